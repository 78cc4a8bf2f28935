/** The paragraphs of an old Word document as a note. */
import type { NoteDocument, NoteLine, NoteRemark } from '../../dataset/notes/document.ts';
import type { Origin } from '../../provenance.ts';

/** Rows of tables end in a tab: a table with a sentence in it is a form and is read cell after cell, another one is named. */
export function oldNote(file: string, paragraphs: readonly string[]): NoteDocument {
  const lines: NoteLine[] = [];
  const remarks: NoteRemark[] = [];
  for (const { first, rows } of stretches(paragraphs)) {
    const origin = (offset: number): Origin => ({ kind: 'block', document: file, block: String(first + offset) });
    const isTable = rows[0] !== undefined && isRow(rows[0]);
    if (isTable && !rows.some((row) => /[。；;]/.test(row))) {
      remarks.push({ kind: 'table', words: rows.join(' ').replaceAll('\t', ' ').trim(), origin: origin(0) });
      continue;
    }
    if (isTable && rows.some((row) => cellsOf(row).length > 1)) {
      remarks.push({ kind: 'layout-table', words: rows.join(' ').replaceAll('\t', ' ').trim(), origin: origin(0) });
    }
    for (const [offset, row] of rows.entries()) {
      for (const text of isTable ? cellsOf(row) : [row.trim()]) {
        if (text !== '') lines.push(lineOf(text, first + offset, origin(offset)));
      }
    }
  }
  return { file, format: 'plain', lines, frontMatter: { others: [] }, remarks };
}

function isRow(paragraph: string): boolean {
  return paragraph.endsWith('\t');
}

function cellsOf(row: string): readonly string[] {
  return row
    .split('\t')
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '');
}

/** Neighbouring rows are one table. */
function stretches(
  paragraphs: readonly string[],
): readonly { readonly first: number; readonly rows: readonly string[] }[] {
  const found: { first: number; rows: string[] }[] = [];
  for (const [index, paragraph] of paragraphs.entries()) {
    const open = found.at(-1);
    if (open !== undefined && isRow(paragraph) && isRow(open.rows[0] ?? '')) open.rows.push(paragraph);
    else found.push({ first: index + 1, rows: [paragraph] });
  }
  return found;
}

function lineOf(text: string, line: number, origin: Origin): NoteLine {
  return { text, line, heading: null, listMarker: null, depth: 0, bold: false, continues: false, origin };
}
