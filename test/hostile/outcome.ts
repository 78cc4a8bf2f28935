/** A file of the corpus read the way the program reads it, and what came of it in one line. */
import type { Diagnostic } from '../../src/diagnostics.ts';
import { formatOrigin } from '../../src/provenance.ts';
import { readNoteFiles } from '../../src/pipeline/read/note-files.ts';
import { readTableFiles } from '../../src/pipeline/read/table-files.ts';
import { layoutRegister, layoutRound } from '../dataset/layouts/layout-round.ts';
import type { HostileFile } from './hostile-file.ts';

export interface Outcome {
  /** `W02/15=8.51`, `W02/15=(unreadable) unreadable-figure@B2`, `拒收：…`, `读入 3 段 table@2`. */
  readonly line: string;
  readonly findings: readonly Diagnostic[];
  readonly milliseconds: number;
}

export function outcomeOf({ file, bytes }: HostileFile): Outcome {
  const content = bytes();
  const start = performance.now();
  const { line, findings } = file.startsWith('notes/') ? noteOutcome(file, content) : tableOutcome(file, content);
  return { line, findings, milliseconds: performance.now() - start };
}

type Read = Pick<Outcome, 'line' | 'findings'>;

function tableOutcome(file: string, bytes: Uint8Array): Read {
  const read = readTableFiles([{ kind: 'read', file, bytes }], 'workbook', layoutRound, layoutRegister);
  const [table] = read.tables;
  const findings = [...read.findings, ...(table?.reading.findings ?? [])];
  if (table === undefined) return { line: refusalIn(findings, file), findings };
  const figures = table.reading.observations.map(({ indicator, area, year, dimension, value, status }) => {
    const where = area === 'own' ? '' : area;
    const figure = value === null ? `(${status})` : value.toFixed();
    return `${indicator}${dimension ?? ''}/${where}${year % 100}=${figure}`;
  });
  const told = findings.filter(({ code }) => code !== 'missing-mark').map((one) => `${one.code}@${placeIn(one)}`);
  return { line: shortened([...figures, ...told]), findings };
}

function noteOutcome(file: string, bytes: Uint8Array): Read {
  const read = readNoteFiles([{ kind: 'read', file, bytes }], layoutRound, layoutRegister);
  const refused = read.findings.some(({ code }) => code === 'unreadable-file');
  if (refused) return { line: refusalIn(read.findings, file), findings: read.findings };
  const items = read.notes.reduce((sum, note) => sum + note.items.length, 0);
  const left = read.findings.filter(({ code }) => code === 'left-out-of-note' || code === 'note-words-unread');
  return { line: shortened([`读入 ${items} 条`, ...left.map((one) => one.message)]), findings: read.findings };
}

function refusalIn(findings: readonly Diagnostic[], file: string): string {
  const refusal = findings.find(({ code }) => code === 'unreadable-file');
  if (refusal === undefined) return '无';
  return `拒收：${refusal.message.replace(`${file} 没有读取：`, '').replace(`${file}：`, '')}`;
}

function placeIn({ origin }: Diagnostic): string {
  if (origin === null) return '';
  return origin.kind === 'cell' ? origin.cell : formatOrigin(origin).replace(/^.*[!/]/, '');
}

function shortened(pieces: readonly string[]): string {
  return pieces.length > 8 ? `${pieces.slice(0, 8).join(' ')} …共 ${pieces.length} 项` : pieces.join(' ');
}
