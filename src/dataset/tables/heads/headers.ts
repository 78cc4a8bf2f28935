/**
 * Tables in a sheet, found by their heads: a head is a row that holds 指标名称 and at least one year (or area), with the rows
 * of group heads above it and of finer heads below it. Several tables may stand under or beside one another.
 */
import type { AreaNames } from './area-names.ts';
import { shownText } from '../rows/figure-text.ts';
import type { Grid, GridCell } from '../grid.ts';
import { mergeOf } from '../grid-lookup.ts';
import type { Band, Rows } from './head-rows.ts';
import { bandAround, groupReach, headCells, headText, headingOf } from './head-rows.ts';
import type { ColumnRole, Heading } from './headings.ts';
import { isNameHeading, joinHeadings } from './headings.ts';
import { plainName } from '../rows/plain-name.ts';
import { besideOneAnother } from './side-by-side.ts';
import type { Column, ColumnMeaning, TableFrame } from '../frame.ts';
import { manyTables } from '../limits.ts';

/** The tables of a sheet, from top to bottom and left to right; after `manyTables` of them no more are looked for. */
export function findTables(grid: Grid, areas: AreaNames): readonly TableFrame[] {
  const rows = rowsOf(grid);
  const heads: Head[] = [];
  for (const [row, cells] of rows) {
    if (heads.length >= manyTables) break;
    const names = nameCells(cells).filter((cell) => !heads.some((head) => covers(head, row, cell.column)));
    if (names.length === 0) continue;
    const band = bandAround(grid, rows, row, names, areas);
    const columns = columnsOf(grid, band, rows, areas).filter(
      (one) => !standsInRowsOf(heads, row, one.column, names, rows),
    );
    for (const part of besideOneAnother(columns, names, grid, band, rows)) {
      if (part.some((column) => isYearOrArea(column.meaning)))
        heads.push({ top: band.top, bottom: band.bottom, ...extentOf(part), columns: part });
    }
  }
  const lastRow = grid.cells.at(-1)?.row ?? 0;
  return heads.map((head) => ({ grid, ...head, end: endOf(head, heads, lastRow) }));
}

interface Head extends Pick<Band, 'top' | 'bottom'> {
  readonly left: number;
  readonly right: number;
  readonly columns: readonly Column[];
}

export function rowsOf(grid: Grid): Rows {
  const rows = new Map<number, GridCell[]>();
  for (const cell of grid.cells) {
    const row = rows.get(cell.row);
    if (row === undefined) rows.set(cell.row, [cell]);
    else row.push(cell);
  }
  return new Map([...rows].toSorted(([a], [b]) => a - b));
}

/** 指标名称 where it stands; 指标 alone only in rows without it. */
function nameCells(cells: readonly GridCell[]): readonly GridCell[] {
  const names = cells.filter((cell) => cell.content.kind === 'text' && isNameHeading(cell.content.text));
  const full = names.filter((cell) => plainName(shownText(cell.content)).includes('名称'));
  return full.length > 0 ? full : names;
}

function covers(head: Head, row: number, column: number): boolean {
  return row >= head.top && row <= head.bottom && column >= head.left && column <= head.right;
}

function columnsOf(grid: Grid, band: Band, rows: Rows, areas: AreaNames): readonly Column[] {
  const inBand = [...rows].filter(([row]) => row >= band.top && row <= band.bottom).flatMap(([, cells]) => cells);
  const last = Math.max(...inBand.map((cell) => mergeOf(grid, cell.row, cell.column)?.right ?? cell.column));
  const first = Math.min(...inBand.map((cell) => cell.column));
  const reach = groupReach(grid, band, inBand, areas);
  const columns: Column[] = [];
  for (let column = first; column <= last; column += 1) {
    const own = headCells(grid, band, column);
    if (own.length === 0) continue;
    const group = reach.get(column);
    const path = group === undefined || own.includes(group) ? own : [group, ...own];
    const heading = path.map(headText).join(' ');
    columns.push({ column, heading, meaning: meaningOf(path.map((cell) => headingOf(cell, areas))) });
  }
  return columns;
}

export function meaningOf(path: readonly Heading[]): ColumnMeaning {
  const heading = joinHeadings(path);
  const role = roleOf(heading);
  const { year, area, measure, status } = heading;
  switch (role) {
    case null:
    case 'value':
    case 'numerator':
    case 'denominator': {
      const part = role === 'numerator' || role === 'denominator' ? role : 'value';
      const speaksOfFigures = year !== null || area !== null || role !== null || heading.dimension !== undefined;
      if (heading.unknown !== '' && part === 'value') return { kind: 'unknown', words: heading.unknown };
      if (!speaksOfFigures) return { kind: 'aside' };
      return { kind: 'figure', part, year, area, dimension: heading.dimension ?? null, measure, status };
    }
    case 'base':
      if (heading.unknown !== '') return { kind: 'unknown', words: heading.unknown };
      return { kind: 'figure', part: role, year, area, dimension: heading.dimension ?? null, measure, status };
    case 'target': {
      // 省目标值, 全省目标值: not the plan's own.
      const own = heading.unknown === '' && area === null && heading.dimension === undefined;
      return own ? { kind: role, year, measure } : { kind: 'aside' };
    }
    default:
      return { kind: role };
  }
}

/** 年份 over 2014 and 2015, 性别 over 男 and 女: a group's name, and no column of years or of dimensions. */
function roleOf(heading: Heading): ColumnRole | null {
  const { role } = heading;
  if (role === 'year' && heading.year !== null) return null;
  if ((role === 'dimension' || role === 'class') && heading.dimension !== undefined) return null;
  if (role === 'area' && heading.area !== null) return null;
  if (role === 'name' && (heading.year !== null || heading.area !== null || heading.dimension !== undefined))
    return null;
  return role;
}

function isYearOrArea(meaning: ColumnMeaning): boolean {
  return meaning.kind === 'figure' && meaning.part !== 'base';
}

/** Beside a table that began further up, the same row holds its figures: they are no heads. */
function standsInRowsOf(
  heads: readonly Head[],
  row: number,
  column: number,
  names: readonly GridCell[],
  rows: Rows,
): boolean {
  return heads.some(
    (head) =>
      row > head.bottom &&
      column >= head.left &&
      column <= head.right &&
      !names.some((cell) => cell.column >= head.left && cell.column <= head.right) &&
      (rows.get(row) ?? []).some((cell) =>
        head.columns.some((one) => one.meaning.kind === 'name' && one.column === cell.column),
      ),
  );
}

function extentOf(columns: readonly Column[]): { readonly left: number; readonly right: number } {
  const meant = columns.filter((one) => one.meaning.kind !== 'aside' && one.meaning.kind !== 'unknown');
  return {
    left: Math.min(...meant.map((one) => one.column)),
    right: Math.max(...meant.map((one) => one.column)),
  };
}

function endOf(head: Head, heads: readonly Head[], lastRow: number): number {
  const next = heads
    .filter((other) => other.top > head.bottom && other.left <= head.right && other.right >= head.left)
    .map((other) => other.top - 1);
  return Math.min(lastRow, ...next);
}
