/** The cells of a table's rows by what their columns are for, merges resolved as a person sees them. */
import type { Origin } from '../../../provenance.ts';
import { readFigure, readFigureText, shownText } from './figure-text.ts';
import type { GridCell } from '../grid.ts';
import { cellName } from '../grid.ts';
import { cellAt } from '../grid-lookup.ts';
import type { ColumnMeaning, TableFrame } from '../frame.ts';
import { narrow, plainName } from './plain-name.ts';

/** The rows under the head that hold anything, each with its cells from left to right. */
export function rowsBelow(frame: TableFrame): ReadonlyMap<number, readonly GridCell[]> {
  const rows = new Map<number, GridCell[]>();
  for (const cell of frame.grid.cells) {
    if (cell.row <= frame.bottom || cell.row > frame.end || cell.column < frame.left || cell.column > frame.right)
      continue;
    const row = rows.get(cell.row);
    if (row === undefined) rows.set(cell.row, [cell]);
    else row.push(cell);
  }
  return rows;
}

/** 甲 乙 丙 1 2 3 or （1）（2）（3） under the heads: the columns' numbers. */
export function isRankRow(frame: TableFrame, cells: readonly GridCell[]): boolean {
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
export function isSection(frame: TableFrame, row: number, cells: readonly GridCell[]): boolean {
  const names = columnsOfKind(frame, 'name');
  const acrossName = names.some((column) => {
    const place = cellAt(frame.grid, row, column);
    return place.kind === 'covered' && place.merge.top === row && !names.includes(place.merge.left);
  });
  const [only] = cells;
  const isWordsForCode =
    only !== undefined &&
    cells.length === 1 &&
    columnsOfKind(frame, 'code', 'serial').includes(only.column) &&
    only.content.kind === 'text' &&
    !/^[a-z]?\d+[a-z]*$/i.test(narrow(only.content.text));
  return (acrossName && !hasFigures(frame, row)) || isWordsForCode;
}

/** Nothing but a name (and perhaps 一、 before it): 健康, and no indicator. */
export function isBare(frame: TableFrame, cells: readonly GridCell[]): boolean {
  const serials = columnsOfKind(frame, 'code', 'serial');
  const names = columnsOfKind(frame, 'name');
  return cells.every(
    (cell) =>
      names.includes(cell.column) ||
      (serials.includes(cell.column) &&
        /^[（(]?[一二三四五六七八九十ⅠⅡⅢⅣⅤ]+[）)]?[、.]?$/.test(shownText(cell.content))),
  );
}

function hasFigures(frame: TableFrame, row: number): boolean {
  return frame.columns.some(
    ({ column, meaning }) => isForFigures(meaning) && cellAt(frame.grid, row, column).kind === 'cell',
  );
}

function isForFigures({ kind }: ColumnMeaning): boolean {
  return kind === 'figure' || kind === 'target' || kind === 'base';
}

export function textsIn(frame: TableFrame, row: number, ...kinds: readonly ColumnMeaning['kind'][]): readonly string[] {
  const cells = columnsOfKind(frame, ...kinds).map((column) => seenAt(frame, row, column));
  return [...new Set(cells)]
    .flatMap((cell) => (cell === null ? [] : [shownText(cell.content)]))
    .filter((text) => text !== '');
}

/** The cell that a person sees at a row's column, also where it is merged from rows above; a name, from columns beside it. */
export function seenAt(frame: TableFrame, row: number, column: number): GridCell | null {
  const place = cellAt(frame.grid, row, column);
  if (place.kind === 'cell') return place.cell;
  if (place.kind === 'blank' || place.merge.top <= frame.bottom) return null;
  const isName = columnsOfKind(frame, 'name').includes(column);
  return isName || place.merge.left === column ? (place.anchor ?? null) : null;
}

export function columnsOfKind(frame: TableFrame, ...kinds: readonly ColumnMeaning['kind'][]): readonly number[] {
  return frame.columns.filter(({ meaning }) => kinds.includes(meaning.kind)).map(({ column }) => column);
}

/** 变化说明; “无” and “—” there say that there is nothing to explain. */
export function explanationOf(frame: TableFrame, row: number): string | null {
  const texts = textsIn(frame, row, 'explanation').filter(
    (text) => !['mark', 'none', 'blank'].includes(readFigureText(text).kind),
  );
  return texts.length === 0 ? null : texts.join('；');
}

export function nameOrigin(frame: TableFrame, row: number, { file }: { readonly file: string }): Origin {
  const cells = columnsOfKind(frame, 'name', 'code').map((column) => seenAt(frame, row, column));
  return originOf(
    frame,
    cells.filter((cell) => cell !== null),
    { file },
  );
}

export function originOf(frame: TableFrame, cells: readonly GridCell[], { file }: { readonly file: string }): Origin {
  const [cell] = cells;
  return cell === undefined
    ? { kind: 'sheet', file, sheet: frame.grid.name }
    : { kind: 'cell', file, sheet: frame.grid.name, cell: cellName(cell.row, cell.column) };
}

/** Some cell under a year is a figure, not only words. */
export function saysFigures(frame: TableFrame, row: number): boolean {
  return columnsOfKind(frame, 'figure').some((column) => {
    const place = cellAt(frame.grid, row, column);
    return place.kind === 'cell' && readFigure(place.cell.content).kind === 'figure';
  });
}
