/**
 * Sheets written as a person sees them: a line a row, `|` between cells. `95.6` is a number, `'95.6` a text, `95.6%` a number
 * in a percent format (stored 0.956); `<` and `^` belong to the cell left of or above them; `#DIV/0!` is an error, `=B2/C2` a formula
 * without result, `@2015-12-31` a date, `95.6^{1}` a text with a superscript; `(隐)` before a cell hides its row.
 */
import type {
  CellContent,
  Grid,
  GridCell,
  GridRange,
  NumberFormat,
  WorkbookGrids,
} from '../../src/dataset/tables/grid.ts';
import { decimal } from '../../src/indicators/decimals.ts';

export function workbookOf(file: string, ...grids: readonly Grid[]): WorkbookGrids {
  return { file, grids };
}

export function gridOf(name: string, text: string, visibility: Grid['visibility'] = 'visible'): Grid {
  const lines = text.replace(/^\n|\n\s*$/g, '').split('\n');
  const written = lines.map((line) => line.split('|').map((cell) => cell.trim()));
  const merges = mergesOf(written);
  const cells = written.flatMap((row, index) => cellsOf(row, index + 1));
  return { name, visibility, cells, merges };
}

export function numberFormat(format: Partial<NumberFormat> = {}): NumberFormat {
  return { kind: 'general', code: 'General', scaleExponent: 0, literal: '', ...format };
}

export function textContent(text: string, superscript = ''): CellContent {
  return { kind: 'text', text, superscript };
}

export function numberContent(text: string, format: Partial<NumberFormat> = {}): CellContent {
  const whole = numberFormat(format);
  const shown = shownIn(text, whole);
  return { kind: 'number', text, format: whole, ...(shown === text ? {} : { shown }) };
}

/** What the reader says a person sees: 95.6% for 0.956, 1.2万 for 12000. */
function shownIn(text: string, { kind, scaleExponent, literal }: NumberFormat): string {
  if (kind === 'percent') return `${decimal(text).times(100).toFixed()}%`;
  if (kind === 'permille') return `${text}‰`;
  return `${decimal(text).dividedBy(decimal(10).pow(scaleExponent)).toFixed()}${literal}`;
}

function cellsOf(row: readonly string[], number: number): readonly GridCell[] {
  const hidden = row.some((cell) => cell.startsWith('(隐)'));
  return row.flatMap((written, index) => {
    const text = written.replace(/^\(隐\)/, '');
    if (text === '' || text === '<' || text === '^') return [];
    const content = contentOf(text);
    return [{ row: number, column: index + 1, content, hidden, hasFormula: content.kind === 'formula-without-result' }];
  });
}

function contentOf(text: string): CellContent {
  if (text.startsWith("'")) return textContent(text.slice(1));
  if (text.startsWith('#') && /^#[A-Z]/.test(text)) return { kind: 'error', code: text };
  if (text.startsWith('=')) return { kind: 'formula-without-result', formula: text.slice(1) };
  if (text.startsWith('@'))
    return { kind: 'date', iso: text.slice(1), format: numberFormat({ kind: 'date', code: 'yyyy/m/d' }) };
  const raised = /^(.*)\^\{(.*)\}$/.exec(text);
  if (raised !== null) return textContent(raised[1] ?? '', raised[2] ?? '');
  if (/^-?\d+(\.\d+)?$/.test(text)) return numberContent(text);
  const percent = /^(-?)(\d+)(?:\.(\d+))?%$/.exec(text);
  if (percent !== null) {
    const digits = (percent[2] ?? '').padStart(3, '0');
    const stored = `${percent[1] ?? ''}${digits.slice(0, -2)}.${digits.slice(-2)}${percent[3] ?? ''}`;
    return numberContent(stored.replace(/\.?0+$/, '') || '0', { kind: 'percent', code: '0.0%' });
  }
  return textContent(text);
}

/** `<` widens the cell to its left, `^` heightens the one above; together they fill a rectangle. */
function mergesOf(rows: readonly (readonly string[])[]): readonly GridRange[] {
  const at = (row: number, column: number) => rows[row]?.[column] ?? '';
  return rows.flatMap((row, top) =>
    row.flatMap((cell, left) => {
      if (cell === '<' || cell === '^') return [];
      let right = left;
      while (at(top, right + 1) === '<') right += 1;
      let bottom = top;
      while (at(bottom + 1, left) === '^') bottom += 1;
      if (right === left && bottom === top) return [];
      return [{ top: top + 1, left: left + 1, bottom: bottom + 1, right: right + 1 }];
    }),
  );
}
