/** Files of tables → what was read from them; a file that cannot be read is a finding with its unit. */
import { unitOfFile } from '../../dataset/tables/heads/reporting-unit.ts';
import type { TableFile } from '../../dataset/sources.ts';
import { readTables } from '../../dataset/tables/tables.ts';
import type { Diagnostic } from '../../diagnostics.ts';
import { finding } from '../../diagnostics.ts';
import type { FileProblem } from '../../formats/package/problem.ts';
import { readWorkbook } from '../../formats/xlsx/read/read.ts';
import type { ReadingNotice } from '../../formats/xlsx/read/reading.ts';
import type { Indicator } from '../../indicators/definition.ts';
import type { Round } from '../../indicators/round.ts';
import type { Origin } from '../../provenance.ts';
import type { KeptByContent } from '../memoize.ts';
import { keepingByContent } from '../memoize.ts';
import { oldFormatFinding } from './old-format.ts';
import type { RoundFile, UnreadFile } from './round-files.ts';

export interface TableFiles {
  readonly tables: readonly TableFile[];
  readonly findings: readonly Diagnostic[];
}

export function readTableFiles(
  files: readonly RoundFile[],
  source: 'workbook' | 'reference' | 'history',
  round: Round,
  indicators: readonly Indicator[],
): TableFiles {
  const { keep } = tablesReadBy(round, indicators);
  const readings = files.map((file) => {
    const read = (): OneTableFile => readTableFile(file, source, round, indicators);
    return file.kind === 'unread' || file.old !== undefined ? read() : keep(`${source} ${file.file}`, file.bytes, read);
  });
  return {
    tables: readings.flatMap((reading) => reading.table ?? []),
    findings: readings.flatMap((reading) => reading.findings),
  };
}

type Keep = KeptByContent<OneTableFile>;

/** By what tables are read with: a workbench reads thirty again and again of which one has changed. */
const kept = new WeakMap<Round, WeakMap<readonly Indicator[], Keep>>();

export function tablesReadBy(round: Round, indicators: readonly Indicator[]): Keep {
  const ofRound = kept.get(round) ?? new WeakMap<readonly Indicator[], Keep>();
  kept.set(round, ofRound);
  const keep: Keep = ofRound.get(indicators) ?? keepingByContent<OneTableFile>(200);
  ofRound.set(indicators, keep);
  return keep;
}

export interface OneTableFile {
  readonly table: TableFile | null;
  readonly findings: readonly Diagnostic[];
}

function readTableFile(
  roundFile: RoundFile,
  source: 'workbook' | 'reference' | 'history',
  round: Round,
  indicators: readonly Indicator[],
): OneTableFile {
  const unit = source === 'workbook' ? unitNameOf(roundFile.file, round) : null;
  if (roundFile.kind === 'unread') return { table: null, findings: [unreadFinding(roundFile, unit)] };
  const { file, old } = roundFile;
  if (old?.kind === 'refused') return { table: null, findings: [refusedFinding(file, old.problem, unit)] };
  const reading = readWorkbook(file, old?.kind === 'workbook' ? old.bytes : roundFile.bytes);
  if (reading.verdict === 'refused') return { table: null, findings: [refusedFinding(file, reading.problem, unit)] };
  return {
    table: { file, reading: readTables(reading.workbook, { round, indicators, source }) },
    findings: [
      ...(old === undefined ? [] : [oldFormatFinding(roundFile, old.oddities, unit)]),
      ...reading.notices.map((notice) => noticeFinding(file, notice, unit)),
    ],
  };
}

export function unreadFinding({ file, level, message, hint }: UnreadFile, unit: string | null): Diagnostic {
  return {
    ...finding('unreadable-file', { message: `${file}：${message}`, hint, origin: { kind: 'file', file }, unit }),
    level,
  };
}

export function refusedFinding(file: string, problem: FileProblem, unit: string | null): Diagnostic {
  const { message, hint } = problem;
  return finding('unreadable-file', {
    message: `${file} 没有读取：${message}`,
    hint,
    origin: placeOf(file, problem),
    unit,
  });
}

/** The unit a file is named for; null where the round knows none. */
export function unitNameOf(file: string, round: Round): string | null {
  return unitOfFile(file, round)?.unit.name ?? null;
}

function noticeFinding(file: string, notice: ReadingNotice, unit: string | null): Diagnostic {
  return finding('left-out-of-workbook', {
    message: notice.message,
    hint: '一般无须处理；其中如有要用的数字，请移到普通单元格里。',
    origin: placeOf(file, notice),
    unit,
  });
}

function placeOf(file: string, { place }: Pick<FileProblem, 'place'>): Origin {
  if (place?.sheet !== undefined && place.cell !== undefined) {
    return { kind: 'cell', file, sheet: place.sheet, cell: place.cell };
  }
  if (place?.sheet !== undefined) return { kind: 'sheet', file, sheet: place.sheet };
  if (place?.line !== undefined) return { kind: 'line', file, line: place.line };
  return { kind: 'file', file };
}
