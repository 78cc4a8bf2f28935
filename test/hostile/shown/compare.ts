/** What the reader made of a random spreadsheet, against the plain statement. */
import { readTables } from '../../../src/dataset/tables/tables.ts';
import { readWorkbook } from '../../../src/formats/xlsx/read/read.ts';
import { register, round } from '../../dataset/reading-round.ts';
import type { Cell, Spreadsheet } from './spreadsheet.ts';
import type { Verdict } from './statement.ts';
import { explanationIn, figureIn, yearIn } from './statement.ts';

export interface Difference {
  readonly seed: number;
  readonly cell: Cell;
  readonly expected: string;
  readonly came: string;
}

/** The plan's years and the ten before its base. */
const years = [2003, 2016] as const;

export function differencesOf(book: Spreadsheet): readonly Difference[] {
  const reading = readWorkbook('workbooks/卫生局.xlsx', book.bytes);
  if (reading.verdict === 'refused') throw new Error(`seed ${book.seed}: ${reading.problem.message}`);
  const tables = readTables(reading.workbook, { round, indicators: register, source: 'workbook' });
  const at = (origin: { readonly kind: string; readonly cell?: string } | null): string => origin?.cell ?? '';
  const observed = new Map(tables.observations.map((one) => [at(one.origin), one]));
  const found = (cell: string): readonly string[] =>
    tables.findings
      .filter((one) => [one.origin, ...one.related].some((origin) => at(origin) === cell))
      .map((one) => one.code);
  // Where no head is left to stand under, the sheet as a whole is told to have no table.
  if (tables.tablesFound === 0) {
    const isTold = tables.findings.some((one) => one.code === 'no-table-found');
    if (!isTold || headYearsOf(book).some((year) => year !== null))
      throw new Error(`seed ${book.seed}: no table, untold`);
    return [];
  }
  const differences: Difference[] = [];
  const compare = (cell: Cell, expected: string, came: string): void => {
    if (expected !== came) differences.push({ seed: book.seed, cell, expected, came });
  };
  const headYears = headYearsOf(book);
  const twice =
    headYears.filter((year) => year !== null).length > new Set(headYears.filter((year) => year !== null)).size;
  for (const [index, head] of book.heads.entries()) {
    if (headYears[index] === null) compare(head, 'told', found(head.at).length > 0 ? 'told' : 'silent');
  }
  for (const row of book.rows) {
    for (const [index, cell] of row.figures.entries()) {
      const year = headYears[index] ?? null;
      const one = observed.get(cell.at);
      // Under 分子 stands the indicator's numerator, which is a figure of its own.
      if (book.heads[index]?.way === 'head: numerators') continue;
      if (year === null || twice) {
        compare(
          cell,
          'not filed',
          one === undefined || one.value === null ? 'not filed' : `${one.year}: ${one.value.toFixed()}`,
        );
        continue;
      }
      const expected = figureIn(cell.kept, row.asked);
      const value = one?.value?.toFixed() ?? null;
      const codes = found(cell.at);
      const came =
        value !== null
          ? `${value}${codes.includes('shown-rounded') ? ' rounded' : ''}`
          : codes.length > 0 && (one?.status === 'unreadable' || one?.status === 'refused')
            ? 'refused'
            : 'absent';
      compare(cell, said(expected), came);
    }
    const explained =
      row.figures.map((cell) => observed.get(cell.at)?.explanation ?? null).find((words) => words !== null) ?? null;
    const expected = explanationIn(row.explanation.kept);
    if (headYears[1] !== null && observed.get(row.figures[1]?.at ?? '') !== undefined)
      compare(row.explanation, String(expected), String(explained));
    const kept = row.explanation.kept;
    const isJunk = expected === null && !['nothing', 'words'].includes(kept.kind);
    if (isJunk) compare(row.explanation, 'told', found(row.explanation.at).length > 0 ? 'told' : 'silent');
  }
  return differences;
}

function headYearsOf(book: Spreadsheet): readonly (number | null)[] {
  return book.heads.map((head) => yearIn(head.kept, years));
}

function said(verdict: Verdict): string {
  return verdict.verdict === 'figure' ? `${verdict.value}${verdict.rounded ? ' rounded' : ''}` : verdict.verdict;
}
