/** Readings become a dataset: decisions applied, figures settled, history and bases filled in, everything audited. */
import type { Diagnostic } from '../diagnostics.ts';
import { formatOrigin } from '../provenance.ts';
import { acceptFindings, unmetAcceptances } from './acceptance.ts';
import { audit } from './audit.ts';
import { fillBases } from './base.ts';
import type { Dataset } from './dataset.ts';
import { collectExplanations } from './explanations.ts';
import { keyText } from './figure-index.ts';
import type { Observation } from './observation.ts';
import { ownArea } from './observation.ts';
import { fileOf, grouped } from './reading.ts';
import { replaceWorkbooks } from './replacement.ts';
import { revisionFindings } from './revision.ts';
import type { Ruling } from './rulings.ts';
import { matchRulings } from './rulings.ts';
import { refused, settleFigures } from './settle.ts';
import type { RoundSources, TableFile } from './sources.ts';

export function buildDataset(sources: RoundSources): Dataset {
  const { round, notes, decisions } = sources;
  const workbooks = replaceWorkbooks(sources.workbooks, decisions);
  const tables = [...workbooks.inForce, ...sources.reference, ...sources.history];
  const read = tables.flatMap(({ reading }) => reading.observations);
  const superseded = workbooks.superseded.flatMap(({ reading }) => reading.observations);

  const rulings = matchRulings({ round, indicators: sources.indicators, observations: read, superseded }, decisions);
  const settled = settleFigures(read, {
    round,
    indicators: sources.indicators,
    rulings: rulings.byKey,
    historyYears: new Map(sources.history.map((table) => [table.file, yearReported(table)])),
  });

  const stated = workbooks.inForce.flatMap(({ reading }) => reading.stated);
  const indicators = fillBases(sources.indicators, stated, settled.figures, round);
  const explained = collectExplanations(indicators, read, notes);
  const explainedCodes = new Set(explained.explanations.map((one) => one.indicator));

  const readingFindings = withoutSettled(
    once([...tables.flatMap(({ reading }) => reading.findings), ...sources.readingFindings]),
    read,
    rulings.byKey,
    new Set(workbooks.superseded.map(({ file }) => file)),
  );
  const findings = [
    ...readingFindings,
    ...settled.findings,
    ...revisionFindings(settled.revisions, indicators, explainedCodes, round),
    ...explained.findings,
    ...audit({
      ...settled.figures,
      round,
      indicators,
      observations: settled.observations,
      stated,
      notes,
      explained: explainedCodes,
      handedIn: { tables: unitsOf(workbooks.inForce, sources.readingFindings) },
      historyFiles: new Set(sources.history.map(({ file }) => file)),
    }),
    ...workbooks.findings,
    ...rulings.findings,
  ];
  return {
    round,
    indicators,
    observations: inReadingOrder(sources, settled.observations, superseded),
    notes,
    explanations: explained.explanations,
    revisions: settled.revisions,
    foreignRows: workbooks.inForce.flatMap(({ reading }) => reading.foreignRows),
    received: {
      tables: new Set(
        workbooks.inForce.flatMap(({ reading }) => (reading.tablesFound > 0 ? (reading.unit ?? []) : [])),
      ),
      notes: new Set(notes.flatMap((note) => (note.general ? [] : [note.unit]))),
    },
    findings: [...acceptFindings(findings, decisions), ...unmetAcceptances(findings, decisions)],
    ...settled.figures,
  };
}

/** The year a table reports on: its latest with a figure of the own area. */
function yearReported({ reading }: TableFile): number {
  const own = reading.observations.filter((cell) => cell.area === ownArea);
  return Math.max(...(own.length > 0 ? own : reading.observations).map((cell) => cell.year));
}

/** A unit whose workbook could not be read has handed it in all the same. */
function unitsOf(workbooks: readonly TableFile[], findings: readonly Diagnostic[]): ReadonlySet<string> {
  const unreadable = findings.filter((one) => one.code === 'unreadable-file' || one.code === 'no-table-found');
  return new Set([
    ...workbooks.flatMap(({ reading }) => reading.unit ?? []),
    ...workbooks.flatMap(({ reading }) => reading.observations.flatMap((cell) => cell.unit ?? [])),
    ...unreadable.flatMap((one) => one.unit ?? []),
  ]);
}

/** Readers may hand a finding over both with the table and with the round. */
function once(findings: readonly Diagnostic[]): readonly Diagnostic[] {
  const keyOf = (one: Diagnostic): string =>
    `${one.code}\u0000${one.origin === null ? '' : formatOrigin(one.origin)}\u0000${one.message}`;
  return [...grouped(findings, keyOf).values()].flatMap((same) => same[0] ?? []);
}

/**
 * What was noticed at reading, without what no longer matters: everything in superseded workbooks, and refused cells
 * whose figure the Bureau has decided.
 */
function withoutSettled(
  findings: readonly Diagnostic[],
  read: readonly Observation[],
  rulings: ReadonlyMap<string, Ruling>,
  supersededFiles: ReadonlySet<string>,
): readonly Diagnostic[] {
  return findings.filter((one) => {
    if (one.origin !== null && supersededFiles.has(fileOf(one.origin))) return false;
    if (one.level !== '强制性' || one.origin?.kind !== 'cell') return true;
    const concerned = read.filter((cell) => isRefusedBy(cell, one));
    return concerned.length === 0 || !concerned.every((cell) => rulings.has(keyText(cell)));
  });
}

/** A wrong measure refuses the whole row; the other findings refuse their own cell. */
function isRefusedBy(cell: Observation, one: Diagnostic): boolean {
  if (cell.status !== 'refused' && cell.status !== 'unreadable') return false;
  if (cell.origin.kind !== 'cell' || one.origin?.kind !== 'cell') return false;
  if (cell.origin.file !== one.origin.file || cell.origin.sheet !== one.origin.sheet) return false;
  if (cell.origin.cell === one.origin.cell) return true;
  return (
    one.code === 'measure-mismatch' &&
    cell.indicator === one.indicator &&
    rowOf(cell.origin.cell) === rowOf(one.origin.cell)
  );
}

function rowOf(cell: string): string {
  return cell.replace(/\D/g, '');
}

/** Superseded cells stand where they were read, refused. */
function inReadingOrder(
  sources: RoundSources,
  settled: readonly Observation[],
  superseded: readonly Observation[],
): readonly Observation[] {
  const byFile = grouped([...settled, ...superseded.map(refused)], (cell) => fileOf(cell.origin));
  const files = [...sources.workbooks, ...sources.reference, ...sources.history].map(({ file }) => file);
  const rest = [...byFile.keys()].filter((file) => !files.includes(file));
  return [...new Set(files), ...rest].flatMap((file) => byFile.get(file) ?? []);
}
