/**
 * Published tables that have a row for each area (or year) and a column for each indicator: 地区 | 婴儿死亡率（‰） | 孕产妇死亡率.
 * The area of a row is in its 地区 column; the year in a 年份 column, over the figures, or in the title.
 */
import type { Indicator } from '../../../indicators/definition.ts';
import type { AreaNames } from './area-names.ts';
import { shownText } from '../rows/figure-text.ts';
import { isFoot } from './form-labels.ts';
import type { Grid, GridCell } from '../grid.ts';
import type { Rows } from './head-rows.ts';
import { bandAround, headCells, headingOf } from './head-rows.ts';
import type { Column, TableFrame } from '../frame.ts';
import { meaningOf, rowsOf } from './headers.ts';
import type { IndicatorNames } from '../rows/matching.ts';
import { matchRow, readRowName } from '../rows/matching.ts';
import { originAt } from '../origins.ts';
import { rowsBelow } from '../rows/row.ts';
import { readRowFigures } from '../rows/figures.ts';
import type { TableContext, WrittenMeasure } from '../context.ts';
import type { TableRows } from '../rows/rows.ts';
import { placeOfRow } from '../rows/place.ts';

export interface WideTable {
  readonly frame: TableFrame;
  readonly indicators: ReadonlyMap<number, WideColumn>;
}

interface WideColumn {
  readonly indicator: Indicator;
  readonly dimension: string | null;
  readonly measure: WrittenMeasure | null;
}

export function findWideTables(
  grid: Grid,
  file: string,
  areas: AreaNames,
  names: IndicatorNames,
): readonly WideTable[] {
  const rows = rowsOf(grid);
  for (const [row, cells] of rows) {
    const anchors = cells.filter((cell) => ['area', 'year'].includes(headingOf(cell, areas).role ?? ''));
    if (anchors.length === 0) continue;
    const table = wideTableAt(grid, file, rows, row, anchors, areas, names);
    if (table !== null) return [table];
  }
  return [];
}

export function readWideRows({ frame, indicators }: WideTable, context: TableContext): TableRows {
  const foreignAreas: GridCell[] = [];
  const farYears: GridCell[] = [];
  const read = rowsBelow(frame, context).flatMap((row) => {
    const [first] = row.cells;
    if (first === undefined || isFoot(shownText(first.content))) return [];
    const place = placeOfRow(row);
    if (place.kind !== 'place') {
      (place.kind === 'far-year' ? farYears : foreignAreas).push(place.cell);
      return [];
    }
    if (place.area === null && place.year === null) return [];
    return frame.columns.flatMap((column) => {
      const wide = indicators.get(column.column);
      if (wide === undefined) return [];
      const { indicator, dimension, measure } = wide;
      const { year, area } = place;
      const only = { ...row, frame: { ...frame, columns: [column] } };
      const facts = { indicator, dimension, measure, measureToldAbove: false, explanation: null };
      return [readRowFigures({ ...only, ...facts, year, area })];
    });
  });
  return {
    observations: read.flatMap((one) => one.observations),
    stated: [],
    foreignRows: [],
    levels: [],
    findings: read.flatMap((one) => one.findings),
    foreignAreas,
    serials: [],
    hidden: [],
    unlisted: [],
    farYears,
    leftAside: [],
  };
}

function wideTableAt(
  grid: Grid,
  file: string,
  rows: Rows,
  row: number,
  anchors: readonly GridCell[],
  areas: AreaNames,
  names: IndicatorNames,
): WideTable | null {
  const band = bandAround(grid, rows, row, anchors, areas);
  const indicators = new Map<number, WideColumn>();
  const columns: Column[] = [];
  const inBand = grid.cells.filter((cell) => cell.row >= band.top && cell.row <= band.bottom);
  const last = Math.max(
    ...inBand.map((cell) => cell.column),
    ...grid.merges.map((merge) => (merge.top <= band.bottom ? merge.right : 0)),
  );
  for (let column = 1; column <= last; column += 1) {
    const path = headCells(grid, band, column);
    if (path.length === 0) continue;
    const heading = path.map((cell) => shownText(cell.content)).join(' ');
    const wide = path.map((cell) => wideColumn(cell, grid, file, names)).find((one) => one !== null);
    const others = path.filter((cell) => wideColumn(cell, grid, file, names) === null);
    const meaning = meaningOf(others.map((cell) => headingOf(cell, areas)));
    if (wide === undefined || wide === null) {
      if (meaning.kind === 'area' || meaning.kind === 'year') columns.push({ column, heading, meaning });
      continue;
    }
    if (others.length > 0 && meaning.kind !== 'figure') continue;
    const figure = {
      kind: 'figure',
      part: 'value',
      year: null,
      area: null,
      dimension: null,
      measure: null,
      status: null,
    } as const;
    indicators.set(column, wide);
    columns.push({ column, heading, meaning: others.length === 0 ? figure : meaning });
  }
  if (indicators.size === 0) return null;
  const [left, right] = [Math.min(...columns.map((one) => one.column)), Math.max(...columns.map((one) => one.column))];
  const end = grid.cells.at(-1)?.row ?? band.bottom;
  return { frame: { grid, top: band.top, bottom: band.bottom, end, left, right, columns }, indicators };
}

function wideColumn(cell: GridCell, grid: Grid, file: string, names: IndicatorNames): WideColumn | null {
  if (cell.content.kind !== 'text') return null;
  const name = readRowName(cell.content.text);
  const match = matchRow(names, { code: null, name, plan: null, measure: name.measure?.measure ?? null });
  if (match.verdict !== 'indicator') return null;
  const origin = originAt({ file, sheet: grid.name }, cell);
  return {
    indicator: match.indicator,
    dimension: match.dimension,
    measure: name.measure === null ? null : { ...name.measure, origin },
  };
}
