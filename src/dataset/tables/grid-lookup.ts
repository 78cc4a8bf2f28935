import type { Grid, GridCell, GridRange } from './grid.ts';

/**
 * What stands at a place. A covered cell points to the merge and to the cell whose content a person sees there
 * (absent when the merged area is blank).
 */
export type CellLookup =
  | { readonly kind: 'blank' }
  | { readonly kind: 'cell'; readonly cell: GridCell }
  | { readonly kind: 'covered'; readonly merge: GridRange; readonly anchor?: GridCell };

interface GridIndex {
  readonly cells: ReadonlyMap<number, GridCell>;
  readonly merges: MergeIndex;
}

/** For every column, the merges that touch it, from top to bottom. */
export type MergeIndex = ReadonlyMap<number, readonly GridRange[]>;

const columnsOfASheet = 16_384;
/** A grid never changes, so its index is made once. */
const indexes = new WeakMap<Grid, GridIndex>();

/** Resolves merges: row and column are counted from 1. */
export function cellAt(grid: Grid, row: number, column: number): CellLookup {
  const index = indexOf(grid);
  const merge = mergeAt(index.merges, row, column);
  if (merge !== undefined && (merge.top !== row || merge.left !== column)) {
    const anchor = index.cells.get(key(merge.top, merge.left));
    return anchor === undefined ? { kind: 'covered', merge } : { kind: 'covered', merge, anchor };
  }
  const cell = index.cells.get(key(row, column));
  return cell === undefined ? { kind: 'blank' } : { kind: 'cell', cell };
}

/** The merged area that a place belongs to, as its anchor or as a covered cell; undefined where nothing is merged. */
export function mergeOf(grid: Grid, row: number, column: number): GridRange | undefined {
  return mergeAt(indexOf(grid).merges, row, column);
}

/** The merge at a place, in an index of merges that do not overlap. */
export function mergeAt(index: MergeIndex, row: number, column: number): GridRange | undefined {
  const merges = index.get(column) ?? [];
  let low = 0;
  let high = merges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((merges[middle]?.top ?? Infinity) <= row) low = middle + 1;
    else high = middle;
  }
  const last = merges[low - 1];
  return last !== undefined && last.bottom >= row ? last : undefined;
}

/** By column, top to bottom. */
export function indexMerges(merges: readonly GridRange[]): MergeIndex {
  const byColumn = new Map<number, GridRange[]>();
  for (const merge of merges.toSorted((a, b) => a.top - b.top)) {
    for (let column = merge.left; column <= merge.right; column += 1) {
      const touching = byColumn.get(column);
      if (touching === undefined) byColumn.set(column, [merge]);
      else touching.push(merge);
    }
  }
  return byColumn;
}

function indexOf(grid: Grid): GridIndex {
  const known = indexes.get(grid);
  if (known !== undefined) return known;
  const index = {
    cells: new Map(grid.cells.map((cell) => [key(cell.row, cell.column), cell])),
    merges: indexMerges(grid.merges),
  };
  indexes.set(grid, index);
  return index;
}

function key(row: number, column: number): number {
  return row * columnsOfASheet + column - 1;
}
