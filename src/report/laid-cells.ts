/** Cells of laid-out sheets by what they are for, so that those who compose name only what differs. */
import type { CellCheck, CellLook, LaidCell, LaidContent } from './sheet-model.ts';

/** A cell of text; an empty one still has its look. */
export function textAt(row: number, column: number, look: CellLook, text: string): LaidCell {
  return cellAt(row, column, look, text === '' ? { kind: 'blank' } : { kind: 'text', text }, null);
}

/** A figure as a number in so many places. */
export function figureAt(row: number, column: number, look: CellLook, figure: string, decimals: number): LaidCell {
  return cellAt(row, column, look, { kind: 'number', text: figure }, decimals);
}

export function formulaAt(
  row: number,
  column: number,
  look: CellLook,
  formula: string,
  decimals: number | null,
): LaidCell {
  return cellAt(row, column, look, { kind: 'formula', formula }, decimals);
}

/** For a person to fill in or to change. */
export function opened(cell: LaidCell, check: CellCheck | null): LaidCell {
  return { ...cell, open: true, check };
}

/** A text that leads to a cell of another sheet. */
export function linkAt(
  row: number,
  column: number,
  look: CellLook,
  text: string,
  link: NonNullable<LaidCell['link']>,
): LaidCell {
  return { ...textAt(row, column, look, text), link };
}

function cellAt(row: number, column: number, look: CellLook, content: LaidContent, decimals: number | null): LaidCell {
  return { row, column, content, look, decimals, open: false, check: null, note: null, link: null };
}
