/**
 * A round from its files to its documents: the table of contents of the whole program. Pure: files come in as bytes
 * with names, documents go out as data; no clock, and the disk only as the shelf that is handed in.
 */
import { acceptFindings } from '../dataset/settling/accepted-findings.ts';
import { buildDataset } from '../dataset/build.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { RoundSources } from '../dataset/sources.ts';
import type { Diagnostic } from '../diagnostics.ts';
import { compareRuns } from '../history/changes.ts';
import type { RunManifest } from '../history/manifest.ts';
import { reasonsOf } from '../history/reasons.ts';
import { recordFigures, recordJudgements } from '../history/snapshot.ts';
import { planIds } from '../indicators/plan-id.ts';
import { composeReports } from '../report/compose/reports.ts';
import { composeAnnualWorkbook, composeUnitTables } from '../report/compose/workbooks/annual-workbook.ts';
import { composeResponsibilityWorkbook } from '../report/compose/workbooks/responsibility-workbook.ts';
import { composeWarningWorkbook } from '../report/compose/workbooks/warning-workbook.ts';
import { checkNoteWording } from '../report/patterns/forbidden-words.ts';
import { proofread, truthOf } from '../report/proofread.ts';
import type { RoundFacts } from '../rules/round-facts.ts';
import { assess } from '../rules/assess.ts';
import type { Assessment } from '../rules/assessment.ts';
import { noteVerdicts } from '../rules/note-verdicts.ts';
import { roundFacts } from '../rules/round-facts.ts';
import { mechanismAtInspection } from '../rules/warning/mechanism.ts';
import type { JudgedDocument, RoundDocument } from './documents.ts';
import { documentsOf } from './documents.ts';
import type { Configuration } from './read/configuration.ts';
import { inputsOf } from './read/inputs.ts';
import { readNoteFiles } from './read/note-files.ts';
import { neighbourTables } from './read/neighbour-rounds.ts';
import type { RoundFiles } from './read/round-files.ts';
import { readTableFiles } from './read/table-files.ts';
import type { RenderedDocuments, RenderOrder } from './render/render-round.ts';
import { renderRound } from './render/render-round.ts';
import type { Judging } from '../formats/docx/merge/beside/contradicted.ts';
import { merging, revisingOf, withRevisions } from './run/merge-edits.ts';
import { withVersionLine } from './version-line.ts';
import { release } from './run/release.ts';
import { remember } from './run/remembering.ts';
import type { MadeDocument, Run, RunOutcome, Shelf } from './run/run.ts';

export interface ComposeChoices {
  /** Documents with open 强制性 findings are made as well, marked 草稿. */
  readonly draft: boolean;
  /** Two general reports, one a plan, instead of one of both. */
  readonly splitGeneral: boolean;
  /** Each unit's three tables as well. */
  readonly unitTables: boolean;
}

/** Where the work stands; of rendering, at which document. */
export type Step = 'read' | 'judge' | 'compose' | { readonly render: string };
/** Before a document is made it is waited for, so that others get their turn; by throwing it ends the work: nothing is written before the end. */
export type Tell = (step: Step) => void | Promise<void>;

export interface PreparedRound {
  readonly dataset: Dataset;
  readonly facts: RoundFacts;
  /** What the round's documents say, and which of them may go out. */
  readonly documents: readonly JudgedDocument[];
}

/** The first half, in memory: read, judge, compose, proofread. */
export function prepareRound(
  configuration: Configuration,
  files: RoundFiles,
  choices: ComposeChoices,
  tell: Tell = () => {},
): PreparedRound {
  tell('read');
  const { dataset: read, assessments } = assessedDataset(configuration, readSources(configuration, files));
  tell('judge');
  const facts = roundFacts(read, assessments);
  tell('compose');
  const composed = composeRound(configuration, facts, choices);
  const dataset = {
    ...read,
    findings: [...read.findings, ...proofread(composed, facts, configuration.templates.words)],
  };
  return { dataset, facts, documents: release(composed, dataset, choices.draft) };
}

export interface BuildOrder extends RenderOrder {
  readonly configuration: Configuration;
  readonly files: RoundFiles;
  readonly choices: ComposeChoices;
  /** Nothing was left out by `wants`: what the last run made besides is outdated. */
  readonly complete: boolean;
  /** What these very files were judged and composed to already, by a workbench that shows it. */
  readonly prepared?: PreparedRound;
}

export interface BuiltRound {
  readonly dataset: Dataset;
  /** Those that were asked for. */
  readonly documents: readonly MadeDocument[];
  readonly outcome: RunOutcome;
  /** What the writers noticed. */
  readonly writingFindings: readonly Diagnostic[];
  /** Why documents were written anew, by name: the figures that changed since the last run. */
  readonly reasons: ReadonlyMap<string, readonly string[]>;
}

/** The whole way: read, judge, compose, proofread; render, merge, record. */
export async function buildRound(order: BuildOrder, shelf: Shelf, tell: Tell = () => {}): Promise<BuiltRound> {
  const prepared = order.prepared ?? prepareRound(order.configuration, order.files, order.choices, tell);
  const rendered = await renderRound(prepared.documents, order, (render) => tell({ render }));
  const judging = { words: order.configuration.templates.words, isSo: truthOf(prepared.facts) };
  const documents = await mergeRound(rendered, prepared.dataset, judging, shelf.runs);
  const outcome = shelf.place(recordOf(prepared, documents, order));
  return {
    dataset: prepared.dataset,
    documents: documents.filter(({ selected }) => selected),
    outcome,
    writingFindings: rendered.findings,
    reasons: reasonsSince(shelf.last, prepared, order.files),
  };
}

/** 1. Every table, every note, put together and audited. */
export function readDataset(configuration: Configuration, files: Pick<RoundFiles, 'folders'>): Dataset {
  return datasetOf(configuration, readSources(configuration, files));
}

/** What the readers find in the round's folders, and in rounds of other areas that it names. */
export function readSources(configuration: Configuration, { folders }: Pick<RoundFiles, 'folders'>): RoundSources {
  const { round, indicators, decisions, promises } = configuration;
  const ours = readTableFiles(folders.workbooks, 'workbook', round, indicators);
  const others = readTableFiles(folders.reference, 'reference', round, indicators);
  const neighbours = neighbourTables(configuration, readDataset);
  const earlier = readTableFiles(folders.history, 'history', round, indicators);
  const written = readNoteFiles(folders.notes, round, indicators, decisions);
  return {
    round,
    indicators,
    workbooks: ours.tables,
    reference: [...others.tables, ...neighbours.tables],
    history: earlier.tables,
    notes: written.notes,
    placeNotes: written.placeNotes,
    decisions,
    promises,
    readingFindings: [
      ...configuration.findings,
      ...ours.findings,
      ...others.findings,
      ...neighbours.findings,
      ...earlier.findings,
      ...written.findings,
      ...checkNoteWording(written.notes),
    ],
  };
}

/** What was read, put together and audited. */
export function datasetOf(
  configuration: Pick<Configuration, 'decisions' | 'templates'>,
  sources: RoundSources,
): Dataset {
  return assessedDataset(configuration, sources).dataset;
}

export interface AssessedDataset {
  readonly dataset: Dataset;
  readonly assessments: readonly Assessment[];
}

/** What units say of their indicators is audited against the judgements, so that these are there with the data. */
export function assessedDataset(
  { decisions, templates: { words } }: Pick<Configuration, 'decisions' | 'templates'>,
  sources: RoundSources,
): AssessedDataset {
  const dataset = buildDataset(sources);
  const assessments = assess(dataset);
  const verdicts = acceptFindings(
    noteVerdicts(dataset, assessments, (is) => words.say('attainment', is)),
    decisions,
  );
  return { dataset: { ...dataset, findings: [...dataset.findings, ...verdicts] }, assessments };
}

/** 2. One judgement for each indicator, plan and target set, and everything else that is decided before it is said. */
export function judgeRound(dataset: Dataset): RoundFacts {
  return roundFacts(dataset);
}

/** 3. What the round's documents say. They are proofread before anybody asks which of them may go out. */
export function composeRound(
  { ledger, templates, round }: Configuration,
  facts: RoundFacts,
  choices: ComposeChoices,
): readonly RoundDocument[] {
  const contents = [
    ...composeReports({
      facts,
      templates,
      ledger: mechanismAtInspection(facts, ledger),
      splitGeneral: choices.splitGeneral,
    }).map((report) => withVersionLine(report, round)),
    ...planIds.map((plan) => composeWarningWorkbook(facts, templates, plan)),
    composeAnnualWorkbook(facts),
    composeResponsibilityWorkbook(facts, templates),
    ...(choices.unitTables
      ? round.units
          .map((unit) => composeUnitTables(facts, templates, unit.name))
          .filter((tables) => tables.indicators.size > 0)
      : []),
  ];
  return documentsOf(contents, round);
}

/** 6. Each new version with the way into the file that a person edited. */
async function mergeRound(
  { documents }: RenderedDocuments,
  dataset: Dataset,
  judging: Judging,
  runs: Shelf['runs'],
): Promise<readonly MadeDocument[]> {
  const mergeInto = await merging(dataset, judging, runs);
  return Promise.all(
    documents.map(async ({ fresh, ...made }) => {
      if (fresh === null) return made;
      const { document } = made.judged;
      const areAsked = fresh !== made.bytes;
      const revising = areAsked ? revisingOf(document.content.kind, dataset.round) : null;
      return { ...made, ...(await withRevisions(mergeInto(document, fresh), revising)) };
    }),
  );
}

/** 7. What the run leaves in the out folder and in its manifest. */
function recordOf(
  { dataset, facts }: PreparedRound,
  documents: readonly MadeDocument[],
  { program, files, complete, choices }: BuildOrder,
): Run {
  return {
    documents,
    facts: {
      program,
      round: dataset.round,
      inputs: inputsOf(files),
      figures: recordFigures(dataset),
      judgements: recordJudgements(facts.assessments),
    },
    // Three tables that were asked for once stay until they are asked for again.
    outdated: ({ kind }) => complete && (kind !== 'three-tables' || choices.unitTables),
  };
}

function reasonsSince(
  last: RunManifest | null,
  prepared: PreparedRound,
  files: RoundFiles,
): ReadonlyMap<string, readonly string[]> {
  if (last === null) return new Map();
  return reasonsOf(compareRuns(last, remember(prepared, inputsOf(files))), prepared.dataset);
}
