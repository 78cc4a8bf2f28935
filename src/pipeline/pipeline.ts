/**
 * A round from its files to its documents: the table of contents of the whole program. Pure: files come in as bytes
 * with names, documents go out as data; no disk, no clock.
 */
import { buildDataset } from '../dataset/build.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { Diagnostic } from '../diagnostics.ts';
import { planIds } from '../indicators/plan-id.ts';
import type { Configuration } from './read/configuration.ts';
import type { RoundDocument } from './documents.ts';
import { documentsOf } from './documents.ts';
import { readNoteFiles } from './read/note-files.ts';
import type { RoundFiles } from './read/round-files.ts';
import { placeholdersIn } from './placeholders.ts';
import { readTableFiles } from './read/table-files.ts';
import { obstaclesTo } from './withholding.ts';
import { composeAnnualWorkbook, composeUnitTables } from '../report/compose/workbooks/annual-workbook.ts';
import { composeReports } from '../report/compose/reports.ts';
import { composeWarningWorkbook } from '../report/compose/workbooks/warning-workbook.ts';
import { checkNoteWording } from '../report/patterns/forbidden-words.ts';
import type { Assessment } from '../rules/assessment.ts';
import { assess } from '../rules/assess.ts';

/** 1. Every table, every note, put together and audited. */
export function readDataset(configuration: Configuration, files: RoundFiles): Dataset {
  const { round, indicators, decisions } = configuration;
  const { workbooks, reference, history, notes } = files.folders;
  const ours = readTableFiles(workbooks, 'workbook', round, indicators);
  const others = readTableFiles(reference, 'reference', round, indicators);
  const earlier = readTableFiles(history, 'history', round, indicators);
  const written = readNoteFiles(notes, round, indicators);
  return buildDataset({
    round,
    indicators,
    workbooks: ours.tables,
    reference: others.tables,
    history: earlier.tables,
    notes: written.notes,
    decisions,
    readingFindings: [
      ...configuration.findings,
      ...ours.findings,
      ...others.findings,
      ...earlier.findings,
      ...written.findings,
      ...checkNoteWording(written.notes),
    ],
  });
}

/** 2. One judgement for each indicator, plan and target set. */
export function assessRound(dataset: Dataset): readonly Assessment[] {
  return assess(dataset);
}

export interface ComposeChoices {
  /** Documents with open 强制性 findings are made as well, marked 草稿. */
  readonly draft: boolean;
  /** Two general reports, one a plan, instead of one of both. */
  readonly splitGeneral: boolean;
  /** Each unit's three tables as well. */
  readonly unitTables: boolean;
}

/** A document with the verdict on it. Of a withheld one only the reasons go out. */
export interface JudgedDocument {
  readonly document: RoundDocument;
  readonly verdict: 'final' | 'draft' | 'withheld';
  /** The 强制性 findings on its figures; of a draft, what is still owed to it as well. */
  readonly because: readonly Diagnostic[];
}

/** 3. What the round's documents say, and which of them may go out. */
export function composeRound(
  configuration: Configuration,
  dataset: Dataset,
  assessments: readonly Assessment[],
  choices: ComposeChoices,
): readonly JudgedDocument[] {
  const { ledger, templates, round } = configuration;
  const contents = [
    ...composeReports({ dataset, assessments, templates, ledger, splitGeneral: choices.splitGeneral }),
    ...planIds.map((plan) => composeWarningWorkbook(dataset, assessments, templates, plan)),
    composeAnnualWorkbook(dataset),
    ...(choices.unitTables
      ? round.units
          .map((unit) => composeUnitTables(dataset, assessments, templates, unit.name))
          .filter((tables) => tables.indicators.size > 0)
      : []),
  ];
  return documentsOf(contents, round).map((document) => judge(document, dataset, choices));
}

function judge(document: RoundDocument, dataset: Dataset, { draft }: ComposeChoices): JudgedDocument {
  const { kind, unit, content } = document;
  const holdings = { kind, unit, indicators: content.indicators };
  const because = obstaclesTo(holdings, dataset.findings, dataset.round, dataset.indicators);
  if (because.length === 0 && !content.draft) return { document, verdict: 'final', because };
  const owed = placeholdersIn(document.path, content);
  if (because.length === 0) return { document, verdict: 'draft', because: owed };
  if (!draft) return { document, verdict: 'withheld', because };
  return {
    document: { ...document, content: { ...content, draft: true } },
    verdict: 'draft',
    because: [...because, ...owed],
  };
}
