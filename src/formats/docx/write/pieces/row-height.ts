/** Where a wider column makes a table lower: long names beside short figures get the room that the figures do not need. */

export interface WrappingRow {
  /** How often the row is printed: headings stand on every page. */
  readonly times: number;
  /**
   * A cell each column: the narrowest widths at which its words take 1, 2, … lines; null for words that take one line
   * at any width the column can have.
   */
  readonly cells: readonly (readonly number[] | null)[];
}

/**
 * `least` widened, by no more than `room` together, in steps that each save most for the width they take. What saves no
 * height of its own may still let a neighbour save some: cells that tie for a row’s height are widened one after another.
 */
export function lowerRows(rows: readonly WrappingRow[], least: readonly number[], room: number): readonly number[] {
  const wrapping = rows.filter(({ cells }) => cells.some((cell) => cell !== null));
  const widths = [...least];
  let left = room;
  for (;;) {
    const best = bestStep(wrapping, widths, left);
    if (best === null) return widths;
    left -= best.width - (widths[best.column] ?? 0);
    widths[best.column] = best.width;
  }
}

export interface Heights {
  /** Of all rows, in lines. */
  readonly lines: number;
  /** Of the highest row. */
  readonly highest: number;
}

export function heightsAt(rows: readonly WrappingRow[], widths: readonly number[]): Heights {
  let lines = 0;
  let highest = 1;
  for (const { times, cells } of rows) {
    let most = 1;
    for (const [column, cell] of cells.entries()) most = Math.max(most, linesAt(cell, widths[column] ?? 0));
    lines += times * most;
    highest = Math.max(highest, most);
  }
  return { lines, highest };
}

interface Step {
  readonly column: number;
  readonly width: number;
}

function bestStep(rows: readonly WrappingRow[], widths: readonly number[], room: number): Step | null {
  const lines = rows.map(({ cells }) => standingOf(cells.map((cell, column) => linesAt(cell, widths[column] ?? 0))));
  let best: Step | null = null;
  let bestSaving = 0;
  for (const [column, current] of widths.entries()) {
    for (const width of widerStops(rows, column, current, room)) {
      const saving = savingOf(rows, lines, column, width) / (width - current);
      if (saving <= bestSaving) continue;
      best = { column, width };
      bestSaving = saving;
    }
  }
  return best;
}

/** The widths at which one of the column's cells takes a line less than now. */
function widerStops(rows: readonly WrappingRow[], column: number, current: number, room: number): ReadonlySet<number> {
  const stops = new Set<number>();
  for (const { cells } of rows) {
    for (const width of cells[column] ?? []) if (width > current + hair && width <= current + room) stops.add(width);
  }
  return stops;
}

/** In lines: those the rows become lower by, and a little for lines that only another column still hides. */
function savingOf(rows: readonly WrappingRow[], lines: readonly RowLines[], column: number, width: number): number {
  let saving = 0;
  for (const [index, { cells, times }] of rows.entries()) {
    const cell = cells[column] ?? null;
    const before = lines[index];
    if (cell === null || before === undefined) continue;
    const own = before.of[column] ?? 1;
    const narrower = linesAt(cell, width);
    if (narrower >= own) continue;
    const others = before.highestAt === column ? before.second : before.highest;
    saving += times * (Math.max(own, others) - Math.max(narrower, others) + hidden * (own - narrower));
  }
  return saving;
}

/** How many lines a row's cells take, the most of them and the most of the others. */
interface RowLines {
  readonly of: readonly number[];
  readonly highest: number;
  readonly highestAt: number;
  readonly second: number;
}

function standingOf(lines: readonly number[]): RowLines {
  const highest = Math.max(1, ...lines);
  const highestAt = lines.indexOf(highest);
  const second = lines.reduce((most, count, column) => (column !== highestAt && count > most ? count : most), 1);
  return { of: lines, highest, highestAt, second };
}

const hidden = 0.02;
const hair = 1e-6;

function linesAt(cell: readonly number[] | null, width: number): number {
  if (cell === null) return 1;
  const enough = cell.findIndex((narrowest) => narrowest <= width + hair);
  return enough === -1 ? cell.length + 1 : enough + 1;
}
