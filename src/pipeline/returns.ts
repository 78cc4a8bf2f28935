/** What goes back to units after a check: their tables with the problems at their cells, and a notice; and the record of it all. */
import { acceptanceLines } from '../dataset/settling/accepted-findings.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { fileOf } from '../dataset/agreement.ts';
import { readWorkbook } from '../formats/xlsx/read/read.ts';
import type { Unit } from '../indicators/round.ts';
import { composeReturnNotice } from '../report/compose/papers/return-notice.ts';
import type { ReadSheet } from '../report/compose/workbooks/returned-workbook.ts';
import { composeReturnedWorkbook } from '../report/compose/workbooks/returned-workbook.ts';
import { composeOpinions } from '../report/compose/papers/review-opinions.ts';
import { composeReviewList } from '../report/compose/papers/review-list.ts';
import { findingsOfUnit } from '../report/compose/forms/unit-hints.ts';
import type { Report } from '../report/model.ts';
import type { LaidWorkbook } from '../report/sheet-model.ts';
import type { Configuration } from './read/configuration.ts';
import { distinctNames, safeNamePart } from './file-names.ts';
import type { RoundFile, RoundFiles } from './read/round-files.ts';
import { unitNameOf } from './read/table-files.ts';

export interface Paper {
  /** Its file name within the folder it goes to. */
  readonly path: string;
  readonly content: LaidWorkbook | Report;
}

/** For each unit with something to mend or to explain: a notice, and its tables where any were read. */
export function composeReturns(dataset: Dataset, files: RoundFiles): readonly Paper[] {
  const names = distinctNames(dataset.round.units.map((unit) => safeNamePart(unit.name)));
  return dataset.round.units.flatMap((unit, position) =>
    returnedTo(unit, names[position] ?? safeNamePart(unit.name), dataset, files),
  );
}

/** 审核记录-2015.docx: findings, explanations, decisions. */
export function composeReview({ round, decisions }: Configuration, dataset: Dataset): Paper {
  return { path: `审核记录-${round.year}.docx`, content: composeReviewList(dataset, decisions) };
}

/** 审核意见.docx: what is open, to be decided on paper and read back. */
export function composeOpinionsPaper(dataset: Dataset): Paper {
  return { path: opinionsName, content: composeOpinions(dataset, (one) => acceptanceLines(one) !== null) };
}

export const opinionsName = '审核意见.docx';

function returnedTo(unit: Unit, name: string, dataset: Dataset, files: RoundFiles): readonly Paper[] {
  const own = workbooksOf(unit, dataset, files);
  const findings = findingsOfUnit(dataset, unit.name, new Set(own.map(({ file }) => file)));
  if (findings.length === 0) return [];
  const sheets = own.flatMap(sheetsOf);
  const annotated = sheets.length === 0 ? null : `${name}.xlsx`;
  const notice = composeReturnNotice(dataset, unit, findings, annotated);
  return [
    ...(annotated === null
      ? []
      : [
          {
            path: annotated,
            content: composeReturnedWorkbook(unit.name, sheets, findings, dataset.round.header ?? null),
          },
        ]),
    { path: `${name}-退回通知.docx`, content: notice },
  ];
}

type ReadFile = Extract<RoundFile, { kind: 'read' }>;

/** The unit's workbooks that are still in force: those whose figures are its own, else those named for it. */
function workbooksOf(
  { name }: Unit,
  { round, observations, findings }: Dataset,
  files: RoundFiles,
): readonly ReadFile[] {
  const unitByFile = new Map(
    observations.flatMap((cell) =>
      cell.source === 'workbook' && cell.unit !== null ? [[fileOf(cell.origin), cell.unit] as const] : [],
    ),
  );
  const superseded = new Set(
    findings.flatMap((one) => (one.code === 'workbook-superseded' && one.origin !== null ? [fileOf(one.origin)] : [])),
  );
  return files.folders.workbooks.filter(
    (file): file is ReadFile =>
      file.kind === 'read' &&
      !superseded.has(file.file) &&
      (unitByFile.get(file.file) ?? unitNameOf(file.file, round)) === name,
  );
}

function sheetsOf({ file, bytes }: ReadFile): readonly ReadSheet[] {
  const reading = readWorkbook(file, bytes);
  return reading.verdict === 'refused' ? [] : reading.workbook.grids.map((grid) => ({ file, grid }));
}
