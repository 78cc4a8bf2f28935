import type { Grid, GridCell, GridRange } from '../../../dataset/tables/grid.ts';
import { cellName, rangeName } from '../../../dataset/tables/grid.ts';
import { indexMerges, mergeAt } from '../../../dataset/tables/grid-lookup.ts';
import { tooLarge } from '../../package/refusals.ts';
import type { KindWords } from '../../package/rules.ts';
import type { ReadingNotice } from './reading.ts';

/** Merges times their columns: what an index of them costs. */
const wideMerges = 2_000_000;

export interface Merged {
  readonly cells: readonly GridCell[];
  readonly merges: readonly GridRange[];
  readonly notices: readonly ReadingNotice[];
}

/**
 * Keeps merges that do not overlap an earlier one and drops what lies covered beneath them, for nobody sees it.
 * Both are told. Throws a Refusal when there are too many.
 */
export function applyMerges(
  sheet: string,
  cells: readonly GridCell[],
  stored: readonly GridRange[],
  words: KindWords,
): Merged {
  const areas = stored.filter(({ top, left, bottom, right }) => top < bottom || left < right);
  const width = areas.reduce((sum, { left, right }) => sum + right - left + 1, 0);
  if (width > wideMerges) throw tooLarge(words, `工作表“${sheet}”里的合并单元格太多`);
  const { kept, overlapping } = separate(areas);
  const index = indexMerges(kept);
  const isCovered = ({ row, column }: GridCell): boolean => {
    const merge = mergeAt(index, row, column);
    return merge !== undefined && (merge.top !== row || merge.left !== column);
  };
  const covered = kept.length === 0 ? [] : cells.filter(isCovered);
  const hidden = new Set(covered);
  return {
    cells: covered.length === 0 ? cells : cells.filter((cell) => !hidden.has(cell)),
    merges: kept,
    notices: [...overlapping.map((range) => overlapNotice(sheet, range)), ...coveredNotices(sheet, covered)],
  };
}

/** Sorted by row, and by row only the last merge of each column can reach down to the next one. */
function separate(areas: readonly GridRange[]): Record<'kept' | 'overlapping', readonly GridRange[]> {
  const lastBottom = new Map<number, number>();
  const kept: GridRange[] = [];
  const overlapping: GridRange[] = [];
  for (const area of areas.toSorted((a, b) => a.top - b.top || a.left - b.left)) {
    const columns = Array.from({ length: area.right - area.left + 1 }, (_, index) => area.left + index);
    if (columns.some((column) => (lastBottom.get(column) ?? 0) >= area.top)) {
      overlapping.push(area);
      continue;
    }
    for (const column of columns) lastBottom.set(column, area.bottom);
    kept.push(area);
  }
  return { kept, overlapping };
}

function overlapNotice(sheet: string, range: GridRange): ReadingNotice {
  return {
    code: 'overlapping-merge',
    message: `合并单元格 ${rangeName(range)} 与别的合并单元格重叠，按没有合并读取，请核对这一处。`,
    place: { sheet, cell: cellName(range.top, range.left) },
  };
}

function coveredNotices(sheet: Grid['name'], covered: readonly GridCell[]): readonly ReadingNotice[] {
  const [first] = covered;
  if (first === undefined) return [];
  const name = cellName(first.row, first.column);
  const others = covered.length > 1 ? `等 ${covered.length} 个单元格` : '';
  return [
    {
      code: 'covered-content',
      message: `${name} ${others}被合并单元格盖住，里面看不见的内容没有读取；如果要用，请取消合并后重填。`.replace(
        '  ',
        ' ',
      ),
      place: { sheet, cell: name },
    },
  ];
}
