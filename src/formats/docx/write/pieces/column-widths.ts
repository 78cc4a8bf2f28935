/** How wide a table's columns are and how large its words, so that no number is broken over two lines. */
import type { Block, Inline, TableColumn } from '../../../../report/model.ts';
import { mergeHeadings } from './headings.ts';
import { landscape, portrait, typeAreaWidth } from '../look.ts';
import { heightsAt, lowerRows, type WrappingRow } from './row-height.ts';
import { asciiWidths, narrowestWidths, piecesOf } from './wrapping.ts';

type TableBlock = Extract<Block, { kind: 'table' }>;

/** 五号, 小五, 六号. */
export type TablePoints = 10.5 | 9 | 7.5;

export interface TableFit {
  /** Whole twips that add up to the width asked for. */
  readonly widths: readonly number[];
  readonly points: TablePoints;
}

/** Left and right of a cell's words, together, with the lines between cells and a hair for rounding; in twips. */
export const cellSideMargins = 134;

/**
 * The columns in the proportions asked for, each at least as wide as its numbers and as wide as makes rows lower. The size
 * is the largest at which the numbers fit, or a smaller one that makes the table lower by a quarter; where the numbers do
 * not fit at the smallest, all columns give way. `total` is in twips.
 */
export function fitTable(block: TableBlock, total = typeAreaWidth(isTurned(block) ? landscape : portrait)): TableFit {
  const known = fits.get(block);
  if (known?.total === total) return known.fit;
  const fit = fitOf(block, total);
  fits.set(block, { total, fit });
  return fit;
}

// Asked for twice: where a table is written, and where the pages of a list of contents are reckoned.
const fits = new WeakMap<TableBlock, { readonly total: number; readonly fit: TableFit }>();

/** Meant for a landscape page, or with so many columns that upright its numbers would be broken at any size. */
export function isTurned(block: TableBlock): boolean {
  if (block.landscape) return true;
  const known = turned.get(block);
  if (known !== undefined) return known;
  const least = leastWidths(block, false);
  const isTooWide = roomFor(least, typeAreaWidth(portrait), smallest) < 0;
  turned.set(block, isTooWide);
  return isTooWide;
}

const turned = new WeakMap<TableBlock, boolean>();

/** What is left beside the numbers, in characters of that size. */
function roomFor(least: readonly number[], total: number, points: TablePoints): number {
  return (total - cellSideMargins * least.length) / (points * 20) - sum(least);
}

function fitOf(block: TableBlock, total: number): TableFit {
  const least = leastWidths(block, false);
  const fit = bestFit(block, total, least, false);
  const wider = leastWidths(block, true);
  const whole = wider.every((width, column) => width === least[column]) ? null : bestFit(block, total, wider, true);
  // A number is kept with its bracket, but not where that leaves the names beside it no room.
  const chosen = whole !== null && (fit === null || whole.height <= 1.25 * fit.height) ? whole : fit;
  if (chosen !== null) return { widths: chosen.widths, points: chosen.points };
  return {
    widths: wholeTwips(
      least.map((width) => width * 7.5 * 20 + cellSideMargins),
      total,
    ),
    points: 7.5,
  };
}

/** `whole`: no number is broken off the bracket behind it. null where the columns are too many for that at any size. */
function bestFit(
  block: TableBlock,
  total: number,
  least: readonly number[],
  whole: boolean,
  sizes: readonly TablePoints[] = isTurned(block) ? landscapeSizes : portraitSizes,
): Attempt | null {
  const rows = wrappingRows(block, least, whole);
  let best: Attempt | null = null;
  for (const points of sizes) {
    const character = points * 20;
    const room = roomFor(least, total, points);
    if (room < 0) continue;
    const low = lowerRows(rows, least, room).map((width) => width * character + cellSideMargins);
    const widths = share(block.columns, low, total);
    const inside = widths.map((width) => (width - cellSideMargins) / character);
    const { lines, highest } = heightsAt(rows, inside);
    const attempt = { widths, points, height: lines * points, highest };
    if (best === null || isWorthSmaller(attempt, best)) best = attempt;
  }
  return best;
}

const portraitSizes = [10.5, 9, 7.5] as const satisfies readonly TablePoints[];
const landscapeSizes = [9, 7.5] as const satisfies readonly TablePoints[];
const smallest = 7.5;

interface Attempt extends TableFit {
  /** Of all rows, in points, without what stands between lines. */
  readonly height: number;
  /** Of the highest row, in lines. */
  readonly highest: number;
}

/** Words are set smaller for five lines of text, or so that no name stands in a tower of its own; not for a line or two. */
function isWorthSmaller(smaller: Attempt, larger: Attempt): boolean {
  return smaller.height < (3 / 4) * larger.height && (larger.height - smaller.height >= 100 || larger.highest > 3);
}

/** The headings that stand over one column, and the rows. Words that fit a column as it is cannot make a row lower. */
function wrappingRows(block: TableBlock, least: readonly number[], whole: boolean): readonly WrappingRow[] {
  const cellOf = (words: string, column: number): readonly number[] | null => {
    if (measure(words, whole).widest <= (least[column] ?? 0)) return null;
    return narrowestWidths(piecesOf(words, whole), mostLines);
  };
  const pages = 1 + Math.floor(block.rows.length / rowsOnPage);
  const headings = mergeHeadings(block.columns.map((column) => column.heading)).map((cells) => ({
    times: pages,
    cells: block.columns.map((_, column) => {
      const cell = cells.find((one) => one.column === column);
      return cell === undefined || cell.across > 1 || cell.down === 'continued' ? null : cellOf(cell.text, column);
    }),
  }));
  const rows = block.rows
    .filter((row) => row.group !== true)
    .map((row) => ({
      times: 1,
      cells: block.columns.map((_, column) => cellOf(wordsOf(row.cells[column]), column)),
    }));
  return [...headings, ...rows];
}

const mostLines = 8;
const rowsOnPage = 20;

/** A column each, in characters of the table's size. */
function leastWidths(block: TableBlock, whole: boolean): readonly number[] {
  return block.columns.map((column, index) => {
    let least = 1;
    for (const line of column.heading) {
      const { width, longestPiece } = measure(line, whole);
      least = Math.max(least, longestPiece, headingWidth(width));
    }
    for (const row of block.rows) {
      if (row.group === true) continue;
      const { width, longestPiece } = measure(wordsOf(row.cells[index]), whole);
      least = Math.max(least, longestPiece, Math.min(width, 4));
    }
    return least;
  });
}

/** Two characters for a heading of four, which breaks in the middle; three for others, so that none stands alone. */
function headingWidth(whole: number): number {
  return whole === 4 ? 2 : Math.min(whole, 3);
}

function wordsOf(inlines: readonly Inline[] | undefined): string {
  if (inlines === undefined) return '';
  return inlines.length === 1 ? (inlines[0]?.text ?? '') : inlines.map((inline) => inline.text).join('');
}

interface Measured {
  /** As `widthInCharacters` counts. */
  readonly width: number;
  /** In the fonts that stand in for 宋体 where it is missing. */
  readonly widest: number;
  /** The longest of what should not be broken, a mark that holds on to it included: 108.15, -14.20, 1/10, （2014. */
  readonly longestPiece: number;
}

/** By units of the string, not by characters: tables have many cells, and a character of two units is as wide as two here. */
function measure(words: string, whole: boolean): Measured {
  let width = 0;
  let widest = 0;
  let longest = 0;
  let run = 0;
  for (let position = 0; position < words.length; position += 1) {
    const unit = words.charCodeAt(position);
    width += unit < 0x80 ? 0.5 : 1;
    widest += unit < 0x80 ? (asciiWidths[unit] ?? 0) : 1;
    run = unit > 0x20 && unit < 0x7f ? run + (asciiWidths[unit] ?? 0) : 0;
    if (run > longest) longest = run;
  }
  // Most cells are one number; only what is not needs a look at where it breaks.
  if (longest > 0 && longest < widest) longest = Math.max(...piecesOf(words, whole));
  // A sentence of Latin letters may be broken after all.
  return { width, widest, longestPiece: Math.min(longest, 8) };
}

/** Columns that would be too narrow in their proportion get what they need; the others share what is left. */
function share(columns: readonly TableColumn[], least: readonly number[], total: number): readonly number[] {
  const weights = columns.map((column) => Math.max(column.width, 0.01));
  const fixed = new Set<number>();
  for (;;) {
    const room = total - sum(least.filter((_, index) => fixed.has(index)));
    const weight = sum(weights.filter((_, index) => !fixed.has(index)));
    const widths = least.map((need, index) => (fixed.has(index) ? need : (room * (weights[index] ?? 0)) / weight));
    const narrow = widths.flatMap((width, index) => (!fixed.has(index) && width < (least[index] ?? 0) ? [index] : []));
    if (narrow.length === 0) return wholeTwips(widths, total);
    for (const index of narrow) fixed.add(index);
  }
}

/** Scaled to add up to `total`, rounded by their edges. */
function wholeTwips(widths: readonly number[], total: number): readonly number[] {
  const whole = sum(widths);
  let position = 0;
  let edge = 0;
  return widths.map((width) => {
    position += width;
    const next = Math.round((position / whole) * total);
    const rounded = next - edge;
    edge = next;
    return rounded;
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((whole, each) => whole + each, 0);
}
