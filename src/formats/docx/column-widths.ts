/** How wide a table's columns are and how large its words, so that no number is broken over two lines. */
import type { Block, Inline, TableColumn } from '../../report/model.ts';
import { landscape, portrait, typeAreaWidth } from './look.ts';

type TableBlock = Extract<Block, { kind: 'table' }>;

/** 五号, 小五, 六号. */
export type TablePoints = 10.5 | 9 | 7.5;

export interface TableFit {
  /** Whole twips that add up to the width of the type area. */
  readonly widths: readonly number[];
  readonly points: TablePoints;
}

/** Left and right of a cell's words, together, with the lines between cells and a hair for rounding; in twips. */
export const cellSideMargins = 134;

/**
 * The columns in the proportions asked for, each at least as wide as its numbers, and where there is room as its short
 * words. The size is the largest at which that is possible; where it is not even at the smallest, all columns give way.
 */
export function fitTable(block: TableBlock): TableFit {
  const total = typeAreaWidth(block.landscape ? landscape : portrait);
  const needs = needsOf(block);
  const attempts = block.landscape ? attemptsLandscape : attemptsPortrait;
  for (const { points, comfort } of attempts) {
    const least = needs.map((need) => (comfort ? need.comfortable : need.least) * points * 20 + cellSideMargins);
    if (sum(least) <= total) return { widths: share(block.columns, least, total), points };
  }
  const least = needs.map((need) => need.least * 7.5 * 20 + cellSideMargins);
  return { widths: wholeTwips(least, total), points: 7.5 };
}

interface Attempt {
  readonly points: TablePoints;
  readonly comfort: boolean;
}

const attemptsLandscape: readonly Attempt[] = [
  { points: 9, comfort: true },
  { points: 9, comfort: false },
  { points: 7.5, comfort: true },
  { points: 7.5, comfort: false },
];
const attemptsPortrait: readonly Attempt[] = [{ points: 10.5, comfort: true }, ...attemptsLandscape];

/** In characters of the table's size. */
interface Need {
  readonly least: number;
  readonly comfortable: number;
}

function needsOf(block: TableBlock): readonly Need[] {
  return block.columns.map((column, index) => {
    let least = 1;
    let comfortable = 1;
    for (const line of column.heading) {
      const { width, longestToken } = measure(line);
      least = Math.max(least, longestToken, Math.min(width, 2));
      comfortable = Math.max(comfortable, Math.min(width, 3));
    }
    for (const row of block.rows) {
      if (row.group === true) continue;
      const { width, longestToken } = measure(wordsOf(row.cells[index]));
      least = Math.max(least, longestToken, Math.min(width, 4));
      comfortable = Math.max(comfortable, Math.min(width, 5));
    }
    return { least, comfortable: Math.max(least, comfortable) };
  });
}

function wordsOf(inlines: readonly Inline[] | undefined): string {
  if (inlines === undefined) return '';
  return inlines.length === 1 ? (inlines[0]?.text ?? '') : inlines.map((inline) => inline.text).join('');
}

interface Measured {
  /** As `widthInCharacters` counts. */
  readonly width: number;
  /** The longest run of ASCII without a space, which should not be broken: 108.15, -14.20, 1/10. */
  readonly longestToken: number;
}

/** By units of the string, not by characters: tables have many cells, and a character of two units is as wide as two here. */
function measure(words: string): Measured {
  let width = 0;
  let longest = 0;
  let run = 0;
  for (let position = 0; position < words.length; position += 1) {
    const unit = words.charCodeAt(position);
    width += unit < 0x80 ? 0.5 : 1;
    run = unit > 0x20 && unit < 0x7f ? run + (tokenWidths[unit] ?? 0) : 0;
    if (run > longest) longest = run;
  }
  // A sentence of Latin letters may be broken after all.
  return { width, longestToken: Math.min(longest, 8) };
}

/** Of each ASCII character: half a character in 宋体, and up to this much in the fonts that stand in where it is missing. */
const tokenWidths: readonly number[] = Array.from({ length: 0x80 }, (_, unit) => {
  const character = String.fromCharCode(unit);
  if ('.,:;-/()'.includes(character)) return 0.4;
  return '+%'.includes(character) ? 0.9 : 0.64;
});

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
