/**
 * Reads a Word note: whatever a reader sees, with automatic numbers and headings by style. Tracked changes are taken as
 * accepted; what is left out or cannot be read is named at its paragraph.
 */
import type { NoteDocument, NoteLine, NoteRemark } from '../../../dataset/notes/document.ts';
import type { Origin } from '../../../provenance.ts';
import { findMainPart } from '../../package/main-part.ts';
import type { PackageParts } from '../../package/package.ts';
import { openPackage } from '../../package/package.ts';
import type { Guarded } from '../../package/problem.ts';
import { guarded } from '../../package/problem.ts';
import { recogniseFile } from '../../package/recognise.ts';
import type { Relationship } from '../../package/relationships.ts';
import { readRelationships } from '../../package/relationships.ts';
import { documentRules } from '../../package/rules.ts';
import type { XmlElement } from '../../package/xml-tree.ts';
import { childNamed, elementsOf, readTree } from '../../package/xml-tree.ts';
import { readEmbedded } from './embedded.ts';
import { readNoteBody } from './note-body.ts';
import type { PrintedNumber } from './note-numbering.ts';
import { createCounter, levelOfStyle, readNumbering } from './note-numbering.ts';
import type { NoteStyles } from './note-styles.ts';
import { readNoteStyles } from './note-styles.ts';
import type { Chunk, FoundInNote, NoteParagraph, NoteSources } from './note-words.ts';
import { allText } from './note-words.ts';

/** `file` is the note's place in the round, `notes/教育局.docx`. Lines are numbered by paragraph. */
export function readWordNote(file: string, bytes: Uint8Array): Guarded<NoteDocument> {
  return guarded(() => {
    const note = noteOf(openPackage(bytes, documentRules), 0);
    const lines = note.paragraphs.flatMap((paragraph) => linesOf(file, paragraph));
    const remarks = note.found.map(({ kind, words, number }): NoteRemark => ({
      kind,
      words,
      origin: place(file, number),
    }));
    return { file, format: 'plain', lines, frontMatter: { others: [] }, remarks };
  });
}

/** A paragraph with what its style and its list say of it. */
interface PrintedParagraph extends Pick<NoteParagraph, 'number' | 'text' | 'bold'> {
  readonly outline: number | null;
  readonly mark: PrintedNumber | null;
  readonly depth: number;
}

interface PrintedNote {
  readonly paragraphs: readonly PrintedParagraph[];
  readonly found: readonly FoundInNote[];
}

/** `depth`: in how many other documents this one is embedded. */
function noteOf(parts: PackageParts, depth: number): PrintedNote {
  const main = findMainPart(parts, 'document').name;
  const relationships = readRelationships(parts, main);
  const partOfType = (type: string): string => relationships.find((one) => one.type === type)?.target ?? '';
  const styles = readNoteStyles(parts, partOfType('styles'));
  const numbering = readNumbering(parts, partOfType('numbering'), (id) => styles.byId.get(id)?.list ?? null);
  const count = createCounter(numbering);
  const body = childNamed(readTree(parts, main) ?? undefined, 'w:body');
  if (body === undefined) return { paragraphs: [], found: [] };
  const { paragraphs, found } = readNoteBody(body, sourcesOf(parts, relationships, styles, depth));
  const odd: FoundInNote[] = [];
  const printed = paragraphs.flatMap((paragraph): readonly PrintedParagraph[] => {
    const style = styles.byId.get(paragraph.style ?? styles.standard ?? '');
    const list = paragraph.list ?? style?.list ?? null;
    const byStyle =
      list === null || paragraph.style === null ? null : levelOfStyle(numbering.get(list), paragraph.style);
    const level = paragraph.depth ?? style?.depth ?? byStyle ?? 0;
    const mark = list === null || list === '0' ? null : count(list, level);
    if (paragraph.leftOut) return [];
    if (mark?.kind === 'typed' && mark.unknownForm !== null) {
      odd.push({ kind: 'list-number', words: mark.text, number: paragraph.number });
    }
    const outline = paragraph.outline ?? style?.outline ?? null;
    return [{ ...paragraph, bold: paragraph.bold || style?.look.bold === true, outline, mark, depth: level }];
  });
  return { paragraphs: printed, found: [...found, ...odd] };
}

const deepestEmbedded = 3;

function sourcesOf(
  parts: PackageParts,
  relationships: readonly Relationship[],
  styles: NoteStyles,
  depth: number,
): NoteSources {
  const target = (id: string): string => relationships.find((one) => one.id === id)?.target ?? '';
  const asides = new Map<string, readonly XmlElement[]>();
  const asidesOf = (kind: string): readonly XmlElement[] => {
    const known = asides.get(kind);
    if (known !== undefined) return known;
    const part = relationships.find(({ type }) => type === `${kind}s`)?.target ?? '';
    const root = readTree(parts, part);
    const read = root === null ? [] : elementsOf(root);
    asides.set(kind, read);
    return read;
  };
  return {
    styles,
    asideWords: (kind, id) => {
      const aside = asidesOf(kind).find(({ attributes }) => attributes.get('w:id') === id);
      return aside === undefined ? '' : allText(aside, (name) => name === 'w:t').trim();
    },
    diagramWords: (id) => {
      const diagram = readTree(parts, target(id));
      return diagram === null ? '' : allText(diagram, (name) => name === 'a:t');
    },
    chunk: (id) => {
      const bytes = parts.get(target(id));
      if (bytes === undefined) return null;
      if (recogniseFile(bytes) !== 'zip') return readEmbedded(parts, target(id));
      return depth < deepestEmbedded ? chunkOf(bytes, depth) : null;
    },
  };
}

/** A document in a document; one that cannot be read is named like any other that cannot. */
function chunkOf(bytes: Uint8Array, depth: number): Chunk | null {
  const reading = guarded(() => noteOf(openPackage(bytes, documentRules), depth + 1));
  if (reading.verdict === 'refused') return null;
  const { paragraphs, found } = reading.content;
  return {
    paragraphs: paragraphs.map((paragraph) => ({
      text: `${paragraph.mark?.kind === 'bullet' ? '•' : typedNumber(paragraph.mark)}${paragraph.text}`,
      outline: paragraph.outline,
      bold: paragraph.bold,
    })),
    found,
  };
}

function place(file: string, number: number): Origin {
  return { kind: 'block', document: file, block: String(number) };
}

function typedNumber(mark: PrintedNumber | null): string {
  return mark?.kind === 'typed' ? `${mark.text}${/[.．\w]$/.test(mark.text) ? ' ' : ''}` : '';
}

/** Line breaks inside a paragraph go on with it; numbers are put before the words, as they stand on the page. */
function linesOf(file: string, paragraph: PrintedParagraph): readonly NoteLine[] {
  const { mark, depth, bold, number } = paragraph;
  const heading = headingLevel(paragraph);
  return paragraph.text
    .split('\n')
    .filter((text) => text.trim() !== '')
    .map((text, index) => ({
      text: index === 0 ? `${typedNumber(mark)}${text.trim()}` : text.trim(),
      line: number,
      heading: index === 0 ? heading : null,
      listMarker: mark?.kind === 'bullet' && index === 0 ? '•' : null,
      depth: mark?.kind === 'bullet' ? depth + 1 : 0,
      bold,
      continues: index > 0 && heading === null,
      origin: place(file, number),
    }));
}

/** A whole sentence in a heading's style is text that somebody wanted to look like that. */
function headingLevel({ outline, text }: PrintedParagraph): NoteLine['heading'] {
  if (outline === null || text.trim().length > 60 || /[。；;]/.test(text)) return null;
  const levels = [1, 2, 3, 4, 5, 6] as const;
  return levels[outline] ?? null;
}
