/** A sheet as rows of words, merged cells repeated, so that a table reads the same from Excel, Word or a pasted range. */
import { decimal } from '../../indicators/decimals.ts';
import type { CellContent, Grid } from '../tables/grid.ts';

export type WordRow = readonly string[];

/** `rows[0]` is the sheet's first row. */
export function gridRows({ cells, merges }: Grid): readonly WordRow[] {
  const rows: string[][] = [];
  const put = (row: number, column: number, words: string): void => {
    const line = (rows[row - 1] ??= []);
    line[column - 1] = words;
  };
  for (const { row, column, content } of cells) put(row, column, wordsOf(content));
  for (const { top, left, bottom, right } of merges) {
    const words = rows[top - 1]?.[left - 1];
    if (words === undefined || bottom - top > mostMerged || right - left > mostMerged) continue;
    for (let row = top; row <= bottom; row += 1) for (let column = left; column <= right; column += 1) put(row, column, words);
  }
  return Array.from({ length: rows.length }, (_, at) => Array.from(rows[at] ?? [], (words) => words ?? ''));
} // prettier-ignore

const mostMerged = 1000;

/** What a person sees of a figure: 0.956 as 95.6%. */
function wordsOf(content: CellContent): string {
  switch (content.kind) {
    case 'number': {
      const { text, format } = content;
      if (!/^-?\d+(\.\d+)?$/.test(text)) return text;
      if (format.kind === 'percent') return `${decimal(text).times(100).toFixed()}%`;
      return format.kind === 'permille' ? `${text}‰` : text;
    }
    case 'text':
      return content.text;
    case 'unreadable':
      return content.text;
    case 'date':
      return content.iso;
    case 'boolean':
      return content.value ? '是' : '否';
    case 'unseen':
    case 'error':
    case 'formula-without-result':
      return '';
  }
}
