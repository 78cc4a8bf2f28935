import type { WorkbookGrids } from '../../../dataset/tables/grid.ts';
import type { FilePlace, FileProblem } from '../../package/problem.ts';

/** A workbook read whole, or refused whole: never half of one. */
export type WorkbookReading =
  | { readonly verdict: 'read'; readonly workbook: WorkbookGrids; readonly notices: readonly ReadingNotice[] }
  | { readonly verdict: 'refused'; readonly problem: FileProblem };

/** Something the reader left aside, which the person who sent the file may want to know. */
export interface ReadingNotice {
  readonly code: 'macros-ignored' | 'sheet-without-cells' | 'covered-content' | 'overlapping-merge';
  readonly message: string;
  readonly place?: FilePlace;
}
