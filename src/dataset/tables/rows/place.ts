/** The year and area that a row names itself, in a 年份 or 地区 column. */
import { areaNamed } from '../heads/area-names.ts';
import { shownText } from './figure-text.ts';
import type { GridCell } from '../grid.ts';
import type { Row } from './row.ts';
import { columnsOfKind, seenAt } from './row.ts';
import type { TableContext } from '../context.ts';
import { isFarYear } from '../heads/unclear-heads.ts';
import { resolveYear, yearInHeading, yearOfContent } from '../heads/years.ts';

/** null where the table has no such column; an area that is none of the round's has no place here. */
export type RowPlace =
  | { readonly kind: 'place'; readonly year: number | null; readonly area: string | null }
  | { readonly kind: 'foreign-area' | 'far-year'; readonly cell: GridCell };

export function placeOfRow(row: Row): RowPlace {
  const { frame, context } = row;
  const yearCells = columnsOfKind(frame, 'year').flatMap((column) => seenAt(row, column) ?? []);
  const years = yearCells.map((seen) => ({ cell: seen, year: yearOfCell(seen, context) }));
  const named = years.find((one) => one.year !== null);
  if (named !== undefined && named.year !== null && isFarYear(named.year, context.round)) {
    return { kind: 'far-year', cell: named.cell };
  }
  const cell = columnsOfKind(frame, 'area')
    .map((column) => seenAt(row, column))
    .find((seen) => seen !== null);
  const area = cell === undefined || cell === null ? null : areaNamed(shownText(cell.content), context.areas);
  if (cell !== undefined && cell !== null && area === null) return { kind: 'foreign-area', cell };
  return { kind: 'place', year: named?.year ?? null, area };
}

function yearOfCell(cell: GridCell, context: TableContext): number | null {
  const stored = yearOfContent(cell.content);
  if (stored !== null) return stored;
  const named = yearInHeading(shownText(cell.content));
  return named === null || named.rest !== '' ? null : resolveYear(named.mention, context.year);
}
