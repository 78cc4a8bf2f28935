/**
 * A workbook laid out cell by cell, for people to fill in or to go through: forms and returned tables. Places are
 * counted from 1, as in a grid. Beside it stands workbook-model.ts, for tables that only print.
 */
import type { GridRange } from '../dataset/tables/grid.ts';

export interface LaidWorkbook {
  readonly unit: string;
  readonly sheets: readonly LaidSheet[];
  /** 演示数据·非官方文件: in the print header; null for none. */
  readonly header: string | null;
}

export interface LaidSheet {
  readonly name: string;
  readonly columns: readonly LaidColumn[];
  /** Each place once. */
  readonly cells: readonly LaidCell[];
  readonly merges: readonly GridRange[];
  /** Rows and columns that stay in sight when scrolling. */
  readonly frozen: { readonly rows: number; readonly columns: number };
  /** Rows printed on every page, both ends included. */
  readonly titleRows: readonly [number, number] | null;
  readonly landscape: boolean;
  /** Only open cells can be changed. There is no password: whoever must can lift it. */
  readonly locked: boolean;
  readonly highlights: readonly Highlight[];
}

export interface LaidColumn {
  /** In characters. */
  readonly width: number;
  readonly hidden: boolean;
}

export interface LaidCell {
  readonly row: number;
  readonly column: number;
  readonly content: LaidContent;
  readonly look: CellLook;
  /** Places after the point of a figure; null leaves the format general. */
  readonly decimals: number | null;
  /** Can be changed in a locked sheet. */
  readonly open: boolean;
  readonly check: CellCheck | null;
  /** Stands at the cell as a note. */
  readonly note: string | null;
  /** Leads to a cell of the same workbook. */
  readonly link: { readonly sheet: string; readonly cell: string } | null;
}

export type LaidContent =
  | { readonly kind: 'blank' }
  | { readonly kind: 'text'; readonly text: string }
  /** A plain decimal, not scaled by any format. */
  | { readonly kind: 'number'; readonly text: string }
  /** Without the equals sign; worked out by the program that opens the file. */
  | { readonly kind: 'formula'; readonly formula: string };

/** What a cell is for; how that looks is the writer's. */
export type CellLook =
  | 'title'
  | 'label'
  | 'heading'
  | 'group'
  | 'given'
  | 'input'
  | 'words-input'
  | 'closed'
  | 'line'
  | 'prose'
  | 'small-print'
  | 'hint'
  | 'must-mend'
  | 'to-explain'
  | 'read';

/** What is put into an open cell; `message` says so when something else is. */
export type CellCheck =
  | { readonly kind: 'list'; readonly words: readonly string[]; readonly message: string; readonly prompt: string }
  /** Words to pick from; whatever else is typed is taken too. */
  | { readonly kind: 'offer'; readonly words: readonly string[]; readonly prompt: string };

/** Cells that turn red while `formula` (written for the range's first cell) holds. */
export interface Highlight {
  readonly range: GridRange;
  readonly formula: string;
}
