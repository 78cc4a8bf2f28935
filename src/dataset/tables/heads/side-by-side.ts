/** Tables side by side under one row of heads. */
import { shownText } from '../rows/figure-text.ts';
import type { Grid, GridCell } from '../grid.ts';
import { cellAt } from '../grid-lookup.ts';
import type { Band, Rows } from './head-rows.ts';
import type { Column } from '../frame.ts';
import { plainName } from '../rows/plain-name.ts';

/** Cut at a blank column, else where the heads begin again. */
export function besideOneAnother(
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
