import type { GridRange } from '../../../dataset/tables/grid.ts';

export const lastRow = 1_048_576;
export const lastColumn = 16_384;

export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

const reference = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/;

/** E12 → row 12, column 5; undefined for what no sheet has. */
export function readCellPlace(text: string): CellPlace | undefined {
  const [, letters, digits] = reference.exec(text) ?? [];
  if (letters === undefined || digits === undefined) return undefined;
  let column = 0;
  for (let index = 0; index < letters.length; index += 1) column = column * 26 + letters.charCodeAt(index) - 64;
  const row = Number(digits);
  return row <= lastRow && column <= lastColumn ? { row, column } : undefined;
}

/** B2:C4 or B2, its corners in any order; undefined for what is no range. */
export function readRange(text: string): GridRange | undefined {
  const corners = text.split(':').map(readCellPlace);
  const first = corners[0];
  const last = corners.length === 1 ? first : corners[1];
  if (first === undefined || last === undefined || corners.length > 2) return undefined;
  return {
    top: Math.min(first.row, last.row),
    left: Math.min(first.column, last.column),
    bottom: Math.max(first.row, last.row),
    right: Math.max(first.column, last.column),
  };
}
