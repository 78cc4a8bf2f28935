/**
 * A workbook as its reader hands it over: sheets of cells, nothing interpreted yet.
 * Whatever the file was (.xlsx, .xlsm, .csv), these are the only types the rest of the program sees.
 */
export interface WorkbookGrids {
  /** The file as the caller named it, for messages and origins. */
  readonly file: string;
  /** Sheets with cells, in the order of their tabs, hidden ones included. */
  readonly grids: readonly Grid[];
}

export interface Grid {
  readonly name: string;
  readonly visibility: SheetVisibility;
  /** Row by row, left to right. Blank cells and cells covered by a merge are left out. */
  readonly cells: readonly GridCell[];
  /** Never overlapping. */
  readonly merges: readonly GridRange[];
}

/** `veryHidden` sheets can be shown by a macro only, not from the menu. */
export type SheetVisibility = 'visible' | 'hidden' | 'veryHidden';

export interface GridCell {
  /** Counted from 1. */
  readonly row: number;
  /** Counted from 1: A is 1. */
  readonly column: number;
  readonly content: CellContent;
  /** The row or the column is hidden (by hand, by a filter, or by a height or width of 0). */
  readonly hidden: boolean;
  /** The content is the result of a formula, as the program that saved the file worked it out. */
  readonly hasFormula: boolean;
  /** The cell's note, where it has one. */
  readonly comment?: string;
}

export type CellContent =
  | {
      readonly kind: 'number';
      /**
       * The figure as stored, shortened to 15 significant digits as Excel does, as a plain decimal (`0.956`).
       * Not scaled by the format: a cell that shows 95.6% has the text `0.956`.
       * Beyond 10^±40 it keeps an exponent (`1.5e+100`).
       */
      readonly text: string;
      readonly format: NumberFormat;
      /**
       * What the format makes a person see, grouping signs aside: 约95.6, 95.64%, -1.50 for (1.50) and for a red 1.50. Absent where
       * that is the figure as stored.
       */
      readonly shown?: string;
    }
  | {
      readonly kind: 'text';
      /** Everything but the superscript and the struck-through runs; may be '' when a formula's result is the empty text. */
      readonly text: string;
      /** The superscript runs (footnote marks, as in 95.6¹), joined; '' when there are none. */
      readonly superscript: string;
      /** What is struck through beside it, joined; absent where nothing is. */
      readonly struck?: string;
      /** What of the text is written below the line, joined; absent where nothing is. */
      readonly lowered?: string;
    }
  /** All of it is struck through, or the cell's format hides it: to a person nothing stands there that holds. */
  | { readonly kind: 'unseen'; readonly text: string; readonly because: 'struck' | 'hidden' }
  /** The file's own account of the cell cannot be right. */
  | { readonly kind: 'unreadable'; readonly text: string; readonly because: string }
  | {
      readonly kind: 'date';
      /**
       * `2015-12-31`, with `T08:30:00` when it has a time; `08:30:00` for a time of no day; `PT36H0M0S` for a duration.
       * The two days that exist in Excel only are written as Excel shows them: `1900-01-00` and `1900-02-29`.
       */
      readonly iso: string;
      readonly format: NumberFormat;
    }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** An error value such as `#DIV/0!`. */
  | { readonly kind: 'error'; readonly code: string }
  /** A formula whose result the file does not hold: it was never calculated. For a shared formula, that of its first cell. */
  | { readonly kind: 'formula-without-result'; readonly formula: string };

export interface NumberFormat {
  /**
   * How the figure is shown. `percent` is shown × 100 with %; `permille` shows ‰ behind the figure as stored (Excel knows
   * no ‰ scaling); `scaled` is shown ÷ 10^scaleExponent; `text` is the format @.
   */
  readonly kind: 'general' | 'number' | 'percent' | 'permille' | 'scaled' | 'date' | 'text';
  /** The whole format code, all sections, as in the file. */
  readonly code: string;
  /** 3 for `#,##0,`, 6 for `0.0,,`, 4 for `0!.0,` (万); else 0. */
  readonly scaleExponent: number;
  /** Words the format adds to the figure, such as 年 in `0"年"` or % in `0.0"%"`; '' when there are none. */
  readonly literal: string;
}

/** Both ends included, counted from 1. */
export interface GridRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** 1 → A, 27 → AA, 16384 → XFD. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

/** (12, 5) → E12. */
export function cellName(row: number, column: number): string {
  return `${columnName(column)}${row}`;
}

/** E12 → (12, 5); null for what is no cell's name. */
export function placeNamed(name: string): { readonly row: number; readonly column: number } | null {
  const [, letters = '', digits = ''] = /^([A-Z]{1,3})(\d{1,7})$/.exec(name) ?? [];
  if (letters === '') return null;
  const column = [...letters].reduce((before, letter) => before * 26 + letter.charCodeAt(0) - 64, 0);
  return { row: Number(digits), column };
}

/** B2:C4, or B2 when it is one cell. */
export function rangeName(range: GridRange): string {
  const first = cellName(range.top, range.left);
  const last = cellName(range.bottom, range.right);
  return first === last ? first : `${first}:${last}`;
}
