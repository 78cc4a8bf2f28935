/**
 * Tables in a sheet, found by their heads: a head is a row that holds 指标名称 and at least one year (or area), with the rows
 * of group heads above it and of finer heads below it. Several tables may stand under or beside one another.
 */
import type { AreaNames } from './area-names.ts';
import { looksLikeArea } from './area-names.ts';
import { isLabel } from './form-labels.ts';
import type { FigureStatus } from './figure-text.ts';
import { shownText } from './figure-text.ts';
import type { Grid, GridCell, GridRange } from './grid.ts';
import { cellAt, mergeOf } from './grid-lookup.ts';
import type { ColumnRole, Heading } from './headings.ts';
import { isNameHeading, joinHeadings, readHeading } from './headings.ts';
import type { Measure } from './measures.ts';
import { plainName } from './plain-name.ts';
import type { YearMention } from './years.ts';
import { yearOfContent } from './years.ts';

/** What the cells below a head are. */
export type ColumnMeaning =
  | { readonly kind: Exclude<ColumnRole, 'value' | 'numerator' | 'denominator' | 'target' | 'base'> }
  | FigureColumn
  | { readonly kind: 'target' | 'base'; readonly year: YearMention | null; readonly measure: Measure | null }
  /** A head that speaks of figures and is not wholly understood: `words` are what is left over. */
  | { readonly kind: 'unknown'; readonly words: string };

export interface FigureColumn {
  readonly kind: 'figure';
  readonly part: 'value' | 'numerator' | 'denominator';
  /** null: the year of the row or of the title. */
  readonly year: YearMention | null;
  /** null: the table's own. */
  readonly area: string | null;
  readonly dimension: string | null;
  readonly measure: Measure | null;
  readonly status: FigureStatus | null;
}

export interface Column {
  readonly column: number;
  /** The heads from top to bottom, as written. */
  readonly heading: string;
  readonly meaning: ColumnMeaning;
}

export interface TableFrame {
  readonly grid: Grid;
  /** First and last row of the head. */
  readonly top: number;
  readonly bottom: number;
  /** Last row that can belong to the table. */
  readonly end: number;
  readonly left: number;
  readonly right: number;
  readonly columns: readonly Column[];
}

/** All tables of a sheet, from top to bottom and left to right. */
export function findTables(grid: Grid, areas: AreaNames): readonly TableFrame[] {
  const rows = rowsOf(grid);
  const heads: Head[] = [];
  for (const [row, cells] of rows) {
    const names = nameCells(cells).filter((cell) => !heads.some((head) => covers(head, row, cell.column)));
    if (names.length === 0) continue;
    const band = bandAround(grid, rows, row, names, areas);
    const columns = columnsOf(grid, band, rows, areas).filter(
      (one) => !standsInRowsOf(heads, row, one.column, names, rows),
    );
    for (const part of besideOneAnother(columns, names, grid, band, rows)) {
      if (part.some((column) => isYearOrArea(column.meaning)))
        heads.push({ ...band, ...extentOf(part), columns: part });
    }
  }
  const lastRow = grid.cells.at(-1)?.row ?? 0;
  return heads.map((head) => ({ grid, ...head, end: endOf(head, heads, lastRow) }));
}

interface Band {
  readonly top: number;
  readonly bottom: number;
}

interface Head extends Band {
  readonly left: number;
  readonly right: number;
  readonly columns: readonly Column[];
}

type Rows = ReadonlyMap<number, readonly GridCell[]>;

function rowsOf(grid: Grid): Rows {
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

function bandAround(grid: Grid, rows: Rows, row: number, names: readonly GridCell[], areas: AreaNames): Band {
  const nameColumns = names.map((cell) => cell.column);
  let bottom = Math.max(row, ...names.map((cell) => mergeOf(grid, cell.row, cell.column)?.bottom ?? row));
  while (continuesBelow(grid, rows.get(bottom + 1), bottom + 1, nameColumns, areas)) bottom += 1;
  let top = row;
  while (groupsAbove(grid, rows, top - 1, { top, bottom }, nameColumns, areas)) top -= 1;
  return { top, bottom };
}

/** Finer heads below: nothing under 指标名称 (save 代码 and 名称), no figures but years. */
function continuesBelow(
  grid: Grid,
  cells: readonly GridCell[] | undefined,
  row: number,
  nameColumns: readonly number[],
  areas: AreaNames,
): boolean {
  if (cells === undefined) return false;
  const free = nameColumns.every((column) => {
    const place = cellAt(grid, row, column);
    if (place.kind === 'covered') return place.merge.top < row;
    return place.kind === 'blank' || ['name', 'code', 'serial'].includes(headingOf(place.cell, areas).role ?? '');
  });
  const onlyHeads = cells.every((cell) => cell.content.kind === 'text' || yearOfContent(cell.content) !== null);
  return free && onlyHeads && cells.some((cell) => says(headingOf(cell, areas)));
}

/**
 * Group heads above: years, areas or other heads that the heads below them do not give themselves.
 * A title is none: it covers 指标名称, or stands above a column that needs no group. A group that is not understood
 * is a group all the same: figures of a foreign area must not be taken for ours.
 */
function groupsAbove(
  grid: Grid,
  rows: Rows,
  row: number,
  band: Band,
  nameColumns: readonly number[],
  areas: AreaNames,
): boolean {
  const cells = (rows.get(row) ?? []).filter((cell) => !isLabel(shownText(cell.content)));
  const groups = cells.filter((cell) => (mergeOf(grid, cell.row, cell.column)?.bottom ?? cell.row) < band.top);
  const judged = groups.map((cell) => {
    const right = mergeOf(grid, cell.row, cell.column)?.right ?? cell.column;
    if (nameColumns.some((column) => column >= cell.column && column <= right)) return 'title';
    const group = headingOf(cell, areas);
    const below: Heading[] = [];
    for (let column = cell.column; column <= right; column += 1)
      below.push(joinHeadings(pathOf(grid, band, column, areas)));
    if (!below.every((heading) => says(heading) && isForFigures(heading))) return 'title';
    if (says(group)) return below.every((heading) => adds(group, heading)) ? 'group' : 'idle';
    if (looksLikeArea(group.unknown)) return 'group';
    const text = plainName(shownText(cell.content));
    return right > cell.column && text.length <= 15 && !text.endsWith('表') ? 'group' : 'idle';
  });
  return judged.includes('group') && !judged.includes('title');
}

function says(heading: Heading): boolean {
  return heading.unknown === '' && (heading.role !== null || heading.year !== null || namesPart(heading));
}

function namesPart(heading: Heading): boolean {
  return heading.area !== null || heading.dimension !== undefined || heading.measure !== null;
}

function isForFigures({ role }: Heading): boolean {
  return role === null || ['value', 'numerator', 'denominator', 'target', 'base', 'aside'].includes(role);
}

function adds(group: Heading, below: Heading): boolean {
  return (
    isForFigures(below) &&
    ((group.year !== null && below.year === null) ||
      (group.area !== null && below.area === null) ||
      (group.dimension !== undefined && below.dimension === undefined) ||
      (group.role !== null && below.role === null) ||
      group.role === 'aside')
  );
}

function headingOf(cell: GridCell, areas: AreaNames): Heading {
  const year = yearOfContent(cell.content);
  const text = year === null ? shownText(cell.content) : `${year}年`;
  return readHeading(isLabel(text) ? '' : text, areas);
}

function pathOf(grid: Grid, band: Band, column: number, areas: AreaNames): readonly Heading[] {
  return headCells(grid, band, column).map((cell) => headingOf(cell, areas));
}

/** The cells of the head over a column, a merged one once; where nothing is merged, a group reaches right to the next. */
function headCells(grid: Grid, band: Band, column: number): readonly GridCell[] {
  const path: GridCell[] = [];
  for (let row = band.top; row <= band.bottom; row += 1) {
    const place = cellAt(grid, row, column);
    const cell = place.kind === 'cell' ? place.cell : place.kind === 'covered' ? place.anchor : undefined;
    if (cell !== undefined && !path.includes(cell)) path.push(cell);
  }
  return path;
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
    const heading = path.map((cell) => shownText(cell.content)).join(' ');
    columns.push({ column, heading, meaning: meaningOf(path.map((cell) => headingOf(cell, areas))) });
  }
  return columns;
}

/**
 * Group heads that were not merged: 全省 over 2014年, with nothing over the 2015年 beside it. Such a group reaches right
 * over blank cells, as far as heads follow that need it. Where the row has merged groups, people merged all of them.
 */
function groupReach(
  grid: Grid,
  band: Band,
  cells: readonly GridCell[],
  areas: AreaNames,
): ReadonlyMap<number, GridCell> {
  const reach = new Map<number, GridCell>();
  for (let row = band.top; row < band.bottom; row += 1) {
    const groups = cells.filter((cell) => cell.row === row);
    if (groups.some((cell) => isWide(mergeOf(grid, cell.row, cell.column)))) continue;
    for (const cell of groups) {
      const group = headingOf(cell, areas);
      if (group.role !== null || !says(group)) continue;
      for (let column = cell.column + 1; cellAt(grid, row, column).kind === 'blank'; column += 1) {
        const below = joinHeadings(pathOf(grid, band, column, areas));
        if (!says(below) || !adds(group, below)) break;
        reach.set(column, cell);
      }
    }
  }
  return reach;
}

function isWide(merge: GridRange | undefined): boolean {
  return merge !== undefined && merge.right > merge.left;
}

function meaningOf(path: readonly Heading[]): ColumnMeaning {
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
    case 'target':
    case 'base': {
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
  if (role === 'name' && heading.year !== null) return null;
  return role;
}

function isYearOrArea(meaning: ColumnMeaning): boolean {
  return meaning.kind === 'figure';
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

/** Tables side by side under one row of heads: cut at a blank column, else where the heads begin again. */
function besideOneAnother(
  columns: readonly Column[],
  names: readonly GridCell[],
  grid: Grid,
  band: Band,
  rows: Rows,
): readonly (readonly Column[])[] {
  const nameColumns = columns.filter((one) => names.some((cell) => cell.column === one.column));
  const repeated = nameColumns
    .slice(1)
    .every((one) => sayTheSame(one.column, nameColumns[0]?.column ?? 0, grid, band, rows));
  if (nameColumns.length < 2 || repeated) return [columns];
  const before = columns.findIndex((one) => one === nameColumns[0]);
  const cuts = nameColumns.slice(1).map((name) => {
    const at = columns.indexOf(name);
    const previous = columns.indexOf(nameColumns[nameColumns.indexOf(name) - 1] ?? name);
    for (let index = at; index > previous; index -= 1) {
      if ((columns[index]?.column ?? 0) - (columns[index - 1]?.column ?? 0) > 1) return index;
    }
    const lead = columns.slice(at - before, at).map((one) => one.meaning.kind);
    const first = columns.slice(0, before).map((one) => one.meaning.kind);
    return lead.join() === first.join() ? at - before : at;
  });
  return [0, ...cuts].map((from, index) => columns.slice(from, cuts[index] ?? columns.length));
}

/** 指标名称 given twice for reading's sake: both columns say the same in every row. */
function sayTheSame(one: number, other: number, grid: Grid, band: Band, rows: Rows): boolean {
  for (const row of rows.keys()) {
    if (row <= band.bottom) continue;
    const [a, b] = [cellAt(grid, row, one), cellAt(grid, row, other)];
    if (
      a.kind === 'cell' &&
      b.kind === 'cell' &&
      plainName(shownText(a.cell.content)) !== plainName(shownText(b.cell.content))
    ) {
      return false;
    }
    if ((a.kind === 'cell') !== (b.kind === 'cell')) return false;
  }
  return true;
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
