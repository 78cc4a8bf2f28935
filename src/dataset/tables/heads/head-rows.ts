/** The rows of a head: 指标名称, the group heads above it and the finer heads below it, and what stands over each column. */
import type { AreaNames } from './area-names.ts';
import { looksLikeArea } from './area-names.ts';
import { isLabel } from './form-labels.ts';
import { shownText } from '../rows/figure-text.ts';
import type { Grid, GridCell, GridRange } from '../grid.ts';
import { cellAt, mergeOf } from '../grid-lookup.ts';
import type { Heading } from './headings.ts';
import { joinHeadings, readHeading } from './headings.ts';
import { plainName } from '../rows/plain-name.ts';
import { tallestHead } from '../limits.ts';
import { yearOfContent } from './years.ts';

/** A sheet's cells by row, top to bottom. */
export type Rows = ReadonlyMap<number, readonly GridCell[]>;

export interface Band {
  readonly top: number;
  readonly bottom: number;
  /** Where 指标名称 stands. */
  readonly names: readonly number[];
  readonly nameRow: number;
}

export function bandAround(grid: Grid, rows: Rows, row: number, names: readonly GridCell[], areas: AreaNames): Band {
  const nameColumns = names.map((cell) => cell.column);
  let bottom = Math.max(row, ...names.map((cell) => mergeOf(grid, cell.row, cell.column)?.bottom ?? row));
  const lowest = bottom + tallestHead;
  while (bottom < lowest && continuesBelow(grid, rows.get(bottom + 1), bottom + 1, nameColumns, areas)) bottom += 1;
  let top = row;
  const band = (from: number): Band => ({ top: from, bottom, names: nameColumns, nameRow: row });
  while (row - top < tallestHead && groupsAbove(grid, rows, top - 1, band(top), areas)) top -= 1;
  return band(top);
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
  const onlyHeads = cells.every(
    (cell) => ['text', 'unseen'].includes(cell.content.kind) || yearOfContent(cell.content) !== null,
  );
  return free && onlyHeads && cells.some((cell) => isFinerHead(headingOf(cell, areas)));
}

/** A measure alone (％) may as well stand in a row without a name. */
function isFinerHead(heading: Heading): boolean {
  return (
    says(heading) &&
    (heading.role !== null || heading.year !== null || heading.area !== null || heading.dimension !== undefined)
  );
}

/**
 * Group heads above: years, areas or other heads that the heads below them do not give themselves.
 * A title is none: it covers 指标名称, or stands above a column that needs no group. A group that is not understood
 * is a group all the same: figures of a foreign area must not be taken for ours.
 */
function groupsAbove(grid: Grid, rows: Rows, row: number, band: Band, areas: AreaNames): boolean {
  const cells = (rows.get(row) ?? []).filter((cell) => spanOf(grid, cell).bottom < band.top);
  return cells.some((cell) => isGroup(grid, rows, cell, band, areas));
}

function isGroup(grid: Grid, rows: Rows, cell: GridCell, band: Band, areas: AreaNames): boolean {
  const { left, right } = spanOf(grid, cell);
  if (band.names.some((column) => column >= left && column <= right)) return false;
  const group = headingOf(cell, areas);
  const below: Heading[] = [];
  for (let column = left; column <= right; column += 1) {
    const path = pathOf(grid, band, column, areas);
    if (path.length > 0) below.push(joinHeadings(path));
    else if (hasFiguresBelow(rows, band, column)) below.push(joinHeadings([]));
  }
  if (below.length === 0 || !below.every(isForFigures)) return false;
  if (says(group)) return below.every((heading) => adds(group, heading, right > left));
  if (looksLikeArea(group.unknown)) return true;
  const text = plainName(shownText(cell.content));
  return right > left && text.length <= 15 && !text.endsWith('表') && group.unknown !== '';
}

/** Nothing stands between the group and the figures: it is the column's only head. */
function hasFiguresBelow(rows: Rows, band: Band, column: number): boolean {
  return (lastRowsOf(rows).get(column) ?? 0) > band.bottom;
}

const lastRows = new WeakMap<Rows, ReadonlyMap<number, number>>();

/** The last row of each column that holds a cell. Rows never change, so this is found out once. */
function lastRowsOf(rows: Rows): ReadonlyMap<number, number> {
  const known = lastRows.get(rows);
  if (known !== undefined) return known;
  const last = new Map<number, number>();
  for (const [row, cells] of rows) for (const cell of cells) last.set(cell.column, row);
  lastRows.set(rows, last);
  return last;
}

function spanOf(grid: Grid, cell: GridCell): GridRange {
  return (
    mergeOf(grid, cell.row, cell.column) ?? { top: cell.row, left: cell.column, bottom: cell.row, right: cell.column }
  );
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

/** A lone 2015年 above 目标值 is the form's year; only a wide one is the target's. */
function adds(group: Heading, below: Heading, isWideGroup: boolean): boolean {
  const isStated = below.role === 'target' || below.role === 'base' || below.role === 'aside';
  return (
    isForFigures(below) &&
    (isWideGroup || !isStated) &&
    ((group.year !== null && below.year === null) ||
      (group.area !== null && below.area === null) ||
      (group.dimension !== undefined && below.dimension === undefined) ||
      (group.role !== null && below.role === null) ||
      group.role === 'aside')
  );
}

export function headingOf(cell: GridCell, areas: AreaNames): Heading {
  const heading = headingAsWritten(cell, areas);
  if (!isUnsure(cell)) return heading;
  const isOfFigures = heading.role === null || heading.role === 'value' || heading.role === 'base';
  return isOfFigures && headText(cell) !== '' ? { ...readHeading('', areas), unknown: headText(cell) } : heading;
}

/** What a head says or said: words that are struck through still name the column that nobody may read. */
export function headText({ content }: GridCell): string {
  return content.kind === 'unseen' ? content.text.trim() : shownText(content);
}

/** Which year is meant is open where letters of the head are struck through or lowered. */
export function isUnsure({ content }: GridCell): boolean {
  return content.kind === 'unseen' || (content.kind === 'text' && (content.struck ?? content.lowered) !== undefined);
}

function headingAsWritten(cell: GridCell, areas: AreaNames): Heading {
  const year = yearOfContent(cell.content);
  const text = year === null ? shownText(cell.content) : `${year}年`;
  return readHeading(isLabel(text) ? '' : text, areas);
}

function pathOf(grid: Grid, band: Band, column: number, areas: AreaNames): readonly Heading[] {
  return headCells(grid, band, column).map((cell) => headingOf(cell, areas));
}

/** The cells of the head over a column, a merged one once; where nothing is merged, a group reaches right to the next. */
export function headCells(grid: Grid, band: Band, column: number): readonly GridCell[] {
  const path: GridCell[] = [];
  for (let row = band.top; row <= band.bottom; row += 1) {
    const place = cellAt(grid, row, column);
    const cell = place.kind === 'cell' ? place.cell : place.kind === 'covered' ? place.anchor : undefined;
    if (cell !== undefined && !path.includes(cell) && !isTitle(grid, band, cell, column)) path.push(cell);
  }
  return path;
}

/** A title that shares a row with group heads reaches over 指标名称, and says nothing of other columns. */
function isTitle(grid: Grid, band: Band, cell: GridCell, column: number): boolean {
  const { left, right, bottom } = spanOf(grid, cell);
  const isOverName = band.names.some((name) => name >= left && name <= right);
  return isOverName && bottom < band.nameRow && !band.names.includes(column);
}

/**
 * Group heads that were not merged: 全省 over 2014年, with nothing over the 2015年 beside it. Such a group reaches right
 * over blank cells, as far as heads follow that need it. Where the row has merged groups, people merged all of them.
 */
export function groupReach(
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
        if (!says(below) || !adds(group, below, false)) break;
        reach.set(column, cell);
      }
    }
  }
  return reach;
}

function isWide(merge: GridRange | undefined): boolean {
  return merge !== undefined && merge.right > merge.left;
}
