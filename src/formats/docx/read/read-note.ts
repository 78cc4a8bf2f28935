/**
 * Reads a Word note: paragraphs with their automatic numbers, headings by style. Tracked changes are taken as accepted;
 * tables, pictures, hidden text, comments and footnotes are left out, each named at its paragraph.
 */
import type { NoteDocument, NoteLine, NoteRemark } from '../../../dataset/notes/document.ts';
import type { Origin } from '../../../provenance.ts';
import { findMainPart } from '../../package/main-part.ts';
import type { PackageParts } from '../../package/package.ts';
import { openPackage } from '../../package/package.ts';
import type { Guarded } from '../../package/problem.ts';
import { guarded } from '../../package/problem.ts';
import { readRelationships } from '../../package/relationships.ts';
import { documentRules } from '../../package/rules.ts';
import type { PrintedNumber } from './note-numbering.ts';
import { createCounter, readNumbering } from './note-numbering.ts';
import type { NoteParagraph } from './note-paragraphs.ts';
import { readNoteBody } from './note-paragraphs.ts';
import type { NoteStyle } from './note-styles.ts';
import { readNoteStyles } from './note-styles.ts';

/** `file` is the note's place in the round, `notes/教育局.docx`. Lines are numbered by paragraph. */
export function readWordNote(file: string, bytes: Uint8Array): Guarded<NoteDocument> {
  return guarded(() => noteOf(file, openPackage(bytes, documentRules)));
}

function noteOf(file: string, parts: PackageParts): NoteDocument {
  const main = findMainPart(parts, 'document').name;
  const relationships = readRelationships(parts, main);
  const partOfType = (type: string): string => relationships.find((one) => one.type === type)?.target ?? '';
  const styles = readNoteStyles(parts, partOfType('styles'));
  const count = createCounter(readNumbering(parts, partOfType('numbering')));
  const hidden = new Set([...styles].flatMap(([id, style]) => (style.hidden ? [id] : [])));
  const body = readNoteBody(parts, main, hidden);
  const lines = body.paragraphs.flatMap((paragraph) => {
    const style = styles.get(paragraph.style ?? '');
    const list = paragraph.list ?? style?.list ?? null;
    const depth = paragraph.depth ?? style?.depth ?? 0;
    const number = list === null || list === '0' ? null : count(list, depth);
    return linesOf(file, paragraph, style, number, depth);
  });
  const remarks = body.found.map(({ kind, words, number }): NoteRemark => ({
    kind,
    words,
    origin: place(file, number),
  }));
  return { file, format: 'plain', lines, frontMatter: { others: [] }, remarks };
}

function place(file: string, number: number): Origin {
  return { kind: 'block', document: file, block: String(number) };
}

/** Line breaks inside a paragraph go on with it; numbers are put before the words, as they stand on the page. */
function linesOf(
  file: string,
  paragraph: NoteParagraph,
  style: NoteStyle | undefined,
  number: PrintedNumber | null,
  depth: number,
): readonly NoteLine[] {
  const typed = number?.kind === 'typed' ? `${number.text}${/[.．\w]$/.test(number.text) ? ' ' : ''}` : '';
  const heading = headingLevel(paragraph, style);
  return paragraph.text
    .split('\n')
    .filter((text) => text.trim() !== '')
    .map((text, index) => ({
      text: index === 0 ? `${typed}${text.trim()}` : text.trim(),
      line: paragraph.number,
      heading: index === 0 ? heading : null,
      listMarker: number?.kind === 'bullet' && index === 0 ? '•' : null,
      depth: number?.kind === 'bullet' ? depth + 1 : 0,
      bold: paragraph.bold || style?.bold === true,
      continues: index > 0 && heading === null,
      origin: place(file, paragraph.number),
    }));
}

/** A whole sentence in a heading's style is text that somebody wanted to look like that. */
function headingLevel(paragraph: NoteParagraph, style: NoteStyle | undefined): NoteLine['heading'] {
  const outline = paragraph.outline ?? style?.outline ?? null;
  if (outline === null || paragraph.text.trim().length > 60 || /[。；;]/.test(paragraph.text)) return null;
  const levels = [1, 2, 3, 4, 5, 6] as const;
  return levels[outline] ?? null;
}
