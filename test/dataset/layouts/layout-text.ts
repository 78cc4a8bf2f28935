/**
 * A drawing of a workbook read into cells. `=== name` begins a sheet (`(hidden)` behind it hides it), `|` stands
 * between cells, `<` and `^` belong to the cell left of or above them, `~` in front of a line hides its row.
 * `W05城/省14` is that figure as a plain number; `… as 72.5%` is it typed as this text, `… as percent` in a percent
 * format, `… as formula` the result of one, `… as ÷10000` a number in ten thousands, `… as rich 72.5^①` text with a raised end
 * (`^+` sets the rest lower again). `#2015` is a number, `date:2014-12-31` a date, `error:#N/A` an error.
 */
import { cellName } from '../../../src/dataset/tables/grid.ts';
import { theFigures, usualMark } from './one-dataset.ts';

export type DrawnContent =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'rich'; readonly runs: readonly { readonly text: string; readonly raised: boolean }[] }
  | { readonly kind: 'number'; readonly number: string; readonly format?: string; readonly formula?: boolean }
  | { readonly kind: 'formula-text'; readonly text: string }
  | { readonly kind: 'date'; readonly iso: string }
  | { readonly kind: 'error'; readonly code: string };

export interface DrawnCell {
  readonly row: number;
  readonly column: number;
  readonly content: DrawnContent;
  /** The figure that stands here. */
  readonly figure?: string;
}

export interface DrawnSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly cells: readonly DrawnCell[];
  readonly hiddenRows: readonly number[];
  readonly merges: readonly string[];
}

export function drawn(text: string): readonly DrawnSheet[] {
  const sheets = text.replace(/^\n/, '').split(/^=== /m).slice(1);
  return sheets.map((sheet) => {
    const [title = '', ...lines] = sheet.replace(/\n$/, '').split('\n');
    return sheetOf(title, lines);
  });
}

/** Where each figure stands: `年报表!E5` by figure. */
export function placesOf(sheets: readonly DrawnSheet[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    sheets.flatMap(({ name, cells }) =>
      cells.flatMap(({ figure, row, column }) =>
        figure === undefined ? [] : [[figure, `${name}!${cellName(row, column)}`]],
      ),
    ),
  );
}

function sheetOf(title: string, lines: readonly string[]): DrawnSheet {
  const rows = lines.map((line) =>
    line
      .replace(/^~/, '')
      .split('|')
      .map((cell) => cell.trim()),
  );
  const cells = rows.flatMap((row, above) =>
    row.flatMap((cell, left) => {
      if (['', '<', '^'].includes(cell)) return [];
      return [{ row: above + 1, column: left + 1, ...cellOf(cell.replaceAll('\\n', '\n')) }];
    }),
  );
  return {
    name: title.replace(/ \(hidden\)$/, ''),
    hidden: title.endsWith(' (hidden)'),
    cells,
    hiddenRows: lines.flatMap((line, index) => (line.startsWith('~') ? [index + 1] : [])),
    merges: mergesOf(rows),
  };
}

function cellOf(text: string): Pick<DrawnCell, 'content' | 'figure'> {
  const [, figure, writing] = /^([A-Z]\d\d[城乡]?\/省?1[45])(?: as (.*))?$/s.exec(text) ?? [];
  if (figure === undefined) return { content: plainContent(text) };
  return { figure, content: figureContent(figure, writing) };
}

function plainContent(text: string): DrawnContent {
  if (text.startsWith('#')) return { kind: 'number', number: text.slice(1) };
  if (text.startsWith('date:')) return { kind: 'date', iso: text.slice(5) };
  if (text.startsWith('error:')) return { kind: 'error', code: text.slice(6) };
  if (text.startsWith('rich ')) return richContent(text.slice(5));
  return { kind: 'text', text };
}

function figureContent(figure: string, writing: string | undefined): DrawnContent {
  const expected = theFigures[figure];
  if (expected === undefined) throw new Error(`no figure ${figure}`);
  const shown = expected.value ?? usualMark[expected.status] ?? '';
  const isNumber = /^[\d.]+$/.test(shown);
  if (writing === undefined) return isNumber ? { kind: 'number', number: shown } : { kind: 'text', text: shown };
  if (writing === 'formula') {
    return isNumber ? { kind: 'number', number: shown, formula: true } : { kind: 'formula-text', text: shown };
  }
  if (writing === 'percent') return { kind: 'number', number: String(Number(shown) / 100), format: '0.00%' };
  if (writing === '÷10000') return { kind: 'number', number: String(Number(shown) / 10_000) };
  if (writing.startsWith('rich ')) return richContent(writing.slice(5));
  return { kind: 'text', text: writing };
}

function richContent(text: string): DrawnContent {
  const [first = '', ...rest] = text.split('^');
  const runs = rest.map((run) => {
    const lowered = /^[+*]/.test(run);
    return { text: lowered ? run.slice(1) : run, raised: !lowered };
  });
  return { kind: 'rich', runs: [{ text: first, raised: false }, ...runs] };
}

function mergesOf(rows: readonly (readonly string[])[]): readonly string[] {
  const at = (row: number, column: number): string => rows[row]?.[column] ?? '';
  return rows.flatMap((row, top) =>
    row.flatMap((cell, left) => {
      if (cell === '<' || cell === '^') return [];
      let right = left;
      while (at(top, right + 1) === '<') right += 1;
      let bottom = top;
      while (at(bottom + 1, left) === '^') bottom += 1;
      return right === left && bottom === top
        ? []
        : [`${cellName(top + 1, left + 1)}:${cellName(bottom + 1, right + 1)}`];
    }),
  );
}
