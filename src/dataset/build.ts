/** Readings become a dataset: decisions applied, figures settled, history and bases filled in, everything audited. */
import type { Diagnostic, FindingCode } from '../diagnostics.ts';
import { acceptFindings, unmetAcceptances } from './settling/accepted-findings.ts';
import { audit } from './audit.ts';
import type { AuditFacts } from './audit/facts.ts';
import { fillBases } from './settling/base.ts';
import type { Dataset } from './dataset.ts';
import { collectExplanations } from './settling/explanations.ts';
import type { Observation } from './observation.ts';
import { ownArea } from './observation.ts';
import { fileOf, grouped } from './agreement.ts';
import { marksOnceAUnit } from './settling/marks.ts';
import { replaceWorkbooks } from './settling/replacement.ts';
import { revisionFindings } from './settling/revision.ts';
import { matchRulings } from './settling/decisions-matched.ts';
import { refused, settleFigures } from './settling/one-figure.ts';
import { withoutSettled } from './settling/settled-findings.ts';
import type { FormContact } from './tables/heads/form-contact.ts';
import type { RoundSources, TableFile } from './sources.ts';
import { answeredByReporters, indicatorsTakingPart, leftOutFinding } from './taking-part.ts';

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
  const answered = answeredByReporters(sources.indicators, read, round);
  const asked = indicatorsTakingPart(answered.indicators, read, round);
  const indicators = fillBases(asked, settled.figures, round);
  const explained = collectExplanations(indicators, read, notes);
  const explainedCodes = new Set(explained.explanations.map((one) => one.indicator));

  const readingFindings = marksOnceAUnit(
    withoutSettled(
      [...tables.flatMap(({ reading }) => reading.findings), ...sources.readingFindings],
      read,
      rulings.byKey,
      new Set(workbooks.superseded.map(({ file }) => file)),
    ),
  );
  const findings = [
    ...readingFindings,
    ...answered.findings,
    ...leftOutFinding(answered.indicators, asked, round),
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
      explanations: explained.explanations,
      explained: explainedCodes,
      handedIn: handedInBy(workbooks.inForce, sources.readingFindings, round.year),
      historyFiles: new Set(sources.history.map(({ file }) => file)),
      unclearHeads: workbooks.inForce.flatMap(({ reading }) => unclearHeads(reading.findings)),
    }),
    ...workbooks.findings,
    ...rulings.findings,
  ];
  return {
    round,
    indicators,
    observations: inReadingOrder(sources, settled.observations, superseded),
    notes,
    placeNotes: sources.placeNotes ?? [],
    promises: sources.promises ?? [],
    explanations: explained.explanations,
    revisions: settled.revisions,
    decided: decisions.flatMap((one) =>
      one.kind === 'choose' || one.kind === 'correct' ? [{ by: one.by, date: one.date, origin: one.origin }] : [],
    ),
    issuedLevels: sources.history.flatMap(({ reading }) => reading.levels),
    foreignRows: workbooks.inForce.flatMap(({ reading }) => reading.foreignRows),
    received: {
      tables: new Set(
        ofTheYear(workbooks.inForce, round.year).flatMap(({ reading }) =>
          reading.tablesFound > 0 ? (reading.unit ?? []) : [],
        ),
      ),
      notes: new Set(notes.flatMap((note) => (note.general ? [] : [note.unit]))),
    },
    contacts: contactsIn(workbooks.inForce),
    findings: [...acceptFindings(findings, decisions), ...unmetAcceptances(findings, decisions)],
    ...settled.figures,
  };
}

/** The first workbook of a unit that says whom to ring speaks for it. */
function contactsIn(workbooks: readonly TableFile[]): ReadonlyMap<string, FormContact> {
  const said = workbooks.flatMap(({ reading: { unit, contact } }) =>
    unit === null || contact === undefined ? [] : [[unit, contact] as const],
  );
  return new Map(said.toReversed());
}

/** The year a table reports on: its latest with a figure of the own area. */
function yearReported({ reading }: TableFile): number {
  const own = reading.observations.filter((cell) => cell.area === ownArea);
  return Math.max(...(own.length > 0 ? own : reading.observations).map((cell) => cell.year));
}

/** Without those that hold earlier years alone: last year's table, handed in once more, is not this year's. */
function ofTheYear(workbooks: readonly TableFile[], year: number): readonly TableFile[] {
  return workbooks.filter(({ reading: { observations, findings } }) => {
    const own = observations.filter(({ area }) => area === ownArea);
    const isReadWhole = findings.every(({ code }) => code !== 'unclear-head' && code !== 'unknown-column');
    return own.length === 0 || !isReadWhole || own.some((cell) => cell.year >= year);
  });
}

/** Units that handed something in, be it readable or not, or set aside as a place's: nobody is asked for what is there. */
function handedInBy(
  workbooks: readonly TableFile[],
  findings: readonly Diagnostic[],
  year: number,
): AuditFacts['handedIn'] {
  const unread = (folder: string): readonly string[] =>
    findings.flatMap((one) =>
      one.origin !== null && unusedCodes.includes(one.code) && fileOf(one.origin).startsWith(folder)
        ? (one.unit ?? [])
        : [],
    );
  const unitsOf = (tables: readonly TableFile[]): readonly string[] =>
    tables.flatMap(({ reading }) =>
      [reading.unit, ...reading.observations.map((cell) => cell.unit)].flatMap((unit) => unit ?? []),
    );
  const tables = new Set([...unitsOf(ofTheYear(workbooks, year)), ...unread('workbooks/')]);
  return {
    tables,
    earlierAlone: new Set(unitsOf(workbooks).filter((unit) => !tables.has(unit))),
    unreadNotes: new Set(unread('notes/')),
  };
}

function unclearHeads(findings: readonly Diagnostic[]): AuditFacts['unclearHeads'] {
  return findings.flatMap(({ code, origin, unit }) =>
    code === 'unclear-head' && origin?.kind === 'cell' ? [{ file: origin.file, sheet: origin.sheet, unit }] : [],
  );
}

const unusedCodes: readonly FindingCode[] = ['unreadable-file', 'no-table-found', 'place-words'];

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
