/** How much of a sheet is read: far beyond what any office hands in, and little enough for a file made to last for ever. */
import type { Diagnostic } from '../../diagnostics.ts';
import { finding } from '../../diagnostics.ts';
import type { Grid } from './grid.ts';
import type { TableFrame } from './frame.ts';

/** Tables on one sheet. */
export const manyTables = 300;

/** Heads of eight rows are taller than any form's. */
export const tallestHead = 8;

/** Places for figures in one table, blank ones included: each of them is an observation. */
const manyPlaces = 500_000;

export interface TablesWithinLimits {
  readonly frames: readonly TableFrame[];
  readonly findings: readonly Diagnostic[];
}

/** The tables that are read; each one too large is named, and so are those after the last that is looked for. */
export function withinLimits(
  found: readonly TableFrame[],
  grid: Grid,
  file: string,
  unit: string | null,
): TablesWithinLimits {
  const tooMany =
    found.length < manyTables ? [] : [notRead(grid, file, unit, `表头达到 ${manyTables} 个，后面的表没有读取`)];
  const tooLarge = found.filter((frame) => placesIn(frame) > manyPlaces);
  if (tooMany.length + tooLarge.length === 0) return { frames: found, findings: [] };
  const sizes = tooLarge.map((frame) =>
    notRead(grid, file, unit, `第 ${frame.top} 行起的表太大（数字格超过 ${manyPlaces} 个），没有读取`),
  );
  return { frames: found.filter((frame) => !tooLarge.includes(frame)), findings: [...tooMany, ...sizes] };
}

function placesIn(frame: TableFrame): number {
  const figures = frame.columns.filter(({ meaning }) => meaning.kind === 'figure').length;
  const leading = new Set(
    frame.columns.flatMap(({ column, meaning }) => (['name', 'area', 'year'].includes(meaning.kind) ? [column] : [])),
  );
  const rows = new Set<number>();
  for (const { row, column } of frame.grid.cells) {
    if (row > frame.bottom && row <= frame.end && leading.has(column)) rows.add(row);
  }
  return figures * rows.size;
}

function notRead(grid: Grid, file: string, unit: string | null, what: string): Diagnostic {
  return finding('unreadable-file', {
    message: `工作表“${grid.name}”里${what}。`,
    hint: '请删去多余的行列和重复的表，另存后重新放入。',
    origin: { kind: 'sheet', file, sheet: grid.name },
    unit,
  });
}
