/** One row of a table, and what stands in it by what its columns are for, merges resolved as a person sees them. */
import type { Origin } from '../../../provenance.ts';
import type { TableContext } from '../context.ts';
import { readFigure, shownText } from './figure-text.ts';
import type { GridCell } from '../grid.ts';
import { cellAt } from '../grid-lookup.ts';
import type { CellLookup } from '../grid-lookup.ts';
import type { ColumnMeaning, TableFrame } from '../frame.ts';
import { originAt } from '../origins.ts';
import { narrow, plainName } from './plain-name.ts';

export interface Row {
  readonly frame: TableFrame;
  /** Its number in the sheet. */
  readonly at: number;
  /** What it holds within the table, from left to right; at least one cell. */
  readonly cells: readonly GridCell[];
  /** What the table is read with; the unit is the row's own where the row names one. */
  readonly context: TableContext;
}

/** The rows under the head that hold anything. */
export function rowsBelow(frame: TableFrame, context: TableContext): readonly Row[] {
  const rows = new Map<number, GridCell[]>();
  for (const cell of frame.grid.cells) {
    if (cell.row <= frame.bottom || cell.row > frame.end || cell.column < frame.left || cell.column > frame.right)
      continue;
    const row = rows.get(cell.row);
    if (row === undefined) rows.set(cell.row, [cell]);
    else row.push(cell);
  }
  return [...rows].map(([at, cells]) => ({ frame, at, cells, context }));
}

/** 甲 乙 丙 1 2 3 or （1）（2）（3） under the heads: the columns' numbers. */
export function isRankRow({ frame, cells }: Row): boolean {
  const texts = cells.map((cell) => plainName(shownText(cell.content)));
  const numbers = texts.map((text) => Number(/^\(?(\d{1,2})\)?$/.exec(text)?.[1] ?? NaN));
  const inSteps = numbers.every((number, index) => index === 0 || number === (numbers[index - 1] ?? NaN) + 1);
  const names = columnsOfKind(frame, 'name');
  if (cells.length > 2 && inSteps && !Number.isNaN(numbers[0]) && cells.some((cell) => names.includes(cell.column)))
    return true;
  return (
    texts.every((text) => /^(?:[甲乙丙丁戊己庚辛壬癸a-z]|\(?\d{1,2}\)?)$/.test(text)) &&
    texts.some((text) => /^[甲乙丙丁戊a-z]$/.test(text))
  );
}

/** A title merged across the table, or words where only codes stand. */
export function isSection(row: Row): boolean {
  const { frame, cells } = row;
  const names = columnsOfKind(frame, 'name');
  const acrossName = names.some((column) => {
    const place = placeIn(row, column);
    return place.kind === 'covered' && place.merge.top === row.at && !names.includes(place.merge.left);
  });
  const [only] = cells;
  const isWordsForCode =
    only !== undefined &&
    cells.length === 1 &&
    columnsOfKind(frame, 'code', 'serial').includes(only.column) &&
    only.content.kind === 'text' &&
    !/^[a-z]?\d+[a-z]*$/i.test(narrow(only.content.text));
  return (acrossName && !hasFigures(row)) || isWordsForCode;
}

/** Nothing but a name (and perhaps 一、 before it): 健康, and no indicator. */
export function isBare({ frame, cells }: Row): boolean {
  const serials = columnsOfKind(frame, 'code', 'serial');
  const names = columnsOfKind(frame, 'name');
  return cells.every(
    (cell) =>
      names.includes(cell.column) ||
      (serials.includes(cell.column) &&
        /^[（(]?[一二三四五六七八九十ⅠⅡⅢⅣⅤ]+[）)]?[、.]?$/.test(shownText(cell.content))),
  );
}

function hasFigures(row: Row): boolean {
  return columnsOfKind(row.frame, 'figure', 'target').some((column) => placeIn(row, column).kind === 'cell');
}

export function placeIn({ frame, at }: Row, column: number): CellLookup {
  return cellAt(frame.grid, at, column);
}

/** Each cell that a person sees in columns of these kinds, a merged one once. */
export function cellsIn(row: Row, ...kinds: readonly ColumnMeaning['kind'][]): readonly GridCell[] {
  const cells = columnsOfKind(row.frame, ...kinds).flatMap((column) => seenAt(row, column) ?? []);
  return [...new Set(cells)];
}

export function textsIn(row: Row, ...kinds: readonly ColumnMeaning['kind'][]): readonly string[] {
  return cellsIn(row, ...kinds)
    .map((cell) => shownText(cell.content))
    .filter((text) => text !== '');
}

/** The cell that a person sees at a row's column, also where it is merged from rows above; a name, from columns beside it. */
export function seenAt(row: Row, column: number): GridCell | null {
  const place = placeIn(row, column);
  if (place.kind === 'cell') return place.cell;
  if (place.kind === 'blank' || place.merge.top <= row.frame.bottom) return null;
  const isName = columnsOfKind(row.frame, 'name').includes(column);
  return isName || place.merge.left === column ? (place.anchor ?? null) : null;
}

export function columnsOfKind(frame: TableFrame, ...kinds: readonly ColumnMeaning['kind'][]): readonly number[] {
  const ofFrame = columnsKept.get(frame) ?? new Map<string, readonly number[]>();
  columnsKept.set(frame, ofFrame);
  const key = kinds.join();
  const columns =
    ofFrame.get(key) ?? frame.columns.filter(({ meaning }) => kinds.includes(meaning.kind)).map(({ column }) => column);
  ofFrame.set(key, columns);
  return columns;
}

/** Every row asks for the same few. */
const columnsKept = new WeakMap<TableFrame, Map<string, readonly number[]>>();

/** 指标名称 stands in this very row, not in a merge from above. */
export function hasOwnName(row: Row): boolean {
  return columnsOfKind(row.frame, 'name').some((column) => {
    const seen = placeIn(row, column);
    return seen.kind === 'cell' || (seen.kind === 'covered' && seen.merge.top === row.at);
  });
}

export function nameOrigin(row: Row): Origin {
  const [named] = cellsIn(row, 'name', 'code');
  return named === undefined ? { kind: 'sheet', ...sheetOf(row) } : originOfCell(row, named);
}

/** Of a cell, which may be merged from a row above. */
export function originOfCell(row: Row, cell: { readonly row: number; readonly column: number }): Origin {
  return originAt(sheetOf(row), cell);
}

/** Of the row's own place in a column. */
export function originIn(row: Row, column: number): Origin {
  return originAt(sheetOf(row), { row: row.at, column });
}

function sheetOf({ context, frame }: Row): { readonly file: string; readonly sheet: string } {
  return { file: context.file, sheet: frame.grid.name };
}

/** Some cell under a year is a figure, not only words. */
export function saysFigures(row: Row): boolean {
  return columnsOfKind(row.frame, 'figure').some((column) => {
    const place = placeIn(row, column);
    return place.kind === 'cell' && readFigure(place.cell.content).kind === 'figure';
  });
}
