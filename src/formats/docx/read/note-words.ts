/** A Word note while it is read: the paragraph that is open, and what of it is no words. */
import type { NoteRemarkKind } from '../../../dataset/notes/document.ts';
import type { XmlElement } from '../../package/xml-tree.ts';
import type { OpenField } from './note-fields.ts';
import type { NoteStyles } from './note-styles.ts';
import type { RunLook } from './run-look.ts';

export interface NoteParagraph {
  /** Counted from 1 over the body's paragraphs and tables, as a person counts them down the page. */
  readonly number: number;
  readonly text: string;
  readonly style: string | null;
  /** What the paragraph itself says; null leaves it to the style. */
  readonly outline: number | null;
  readonly list: string | null;
  readonly depth: number | null;
  /** All its words are bold by their own runs. */
  readonly bold: boolean;
  /** Of a table of figures: counted with the lists, but not read. */
  readonly leftOut: boolean;
}

export interface FoundInNote {
  readonly kind: NoteRemarkKind;
  readonly words: string;
  readonly number: number;
}

/** What the body points to in other parts. */
export interface NoteSources {
  readonly styles: NoteStyles;
  /** The words of a footnote, an endnote or a comment. */
  asideWords(kind: 'footnote' | 'endnote' | 'comment', id: string): string;
  /** The words of a diagram. */
  diagramWords(relationship: string): string;
  /** The paragraphs of an embedded file; null where it is of a kind that cannot be read. */
  chunk(relationship: string): Chunk | null;
}

export interface Chunk {
  readonly paragraphs: readonly Pick<NoteParagraph, 'text' | 'outline' | 'bold'>[];
  readonly found: readonly Pick<FoundInNote, 'kind' | 'words'>[];
}

type Open<T> = { -readonly [K in keyof T]: T[K] };

export interface OpenParagraph extends Open<NoteParagraph> {
  /** Of text boxes that are anchored in it. */
  readonly below: NoteParagraph[];
}

/** Changed as the reading goes on. */
export interface NoteReading {
  readonly sources: NoteSources;
  paragraphs: NoteParagraph[];
  readonly found: Map<string, Open<FoundInNote>>;
  number: number;
  paragraph: OpenParagraph | null;
  /** Words before a paragraph mark that does not show: they go on with the next paragraph. */
  carried: string;
  /** Inside tables and text boxes, whose paragraphs are not counted. */
  inside: number;
  /** Inside lists of contents. */
  inContents: number;
  readonly fields: OpenField[];
}

export function beginReading(sources: NoteSources): NoteReading {
  return {
    sources,
    paragraphs: [],
    found: new Map(),
    number: 0,
    paragraph: null,
    carried: '',
    inside: 0,
    inContents: 0,
    fields: [],
  };
}

const oncePerDocument: ReadonlySet<NoteRemarkKind> = new Set(['tracked-change', 'contents', 'prompt']);
const manyWords = 200;

/** One remark a kind and paragraph; tracked changes, lists of contents and prompts once in the document. */
export function remark(reading: NoteReading, kind: NoteRemarkKind, words: string, number = reading.number): void {
  const key = oncePerDocument.has(kind) ? kind : `${kind}/${number}`;
  const known = reading.found.get(key) ?? { kind, words: '', number };
  if (known.words.length < manyWords && kind !== 'tracked-change') known.words += words;
  reading.found.set(key, known);
}

/** Words on the page: they go to the open paragraph, or are named where they do not show. */
export function write(reading: NoteReading, text: string, look: Pick<RunLook, 'hidden' | 'struck' | 'bold'>): void {
  const { paragraph } = reading;
  if (paragraph === null || text === '') return;
  const codeOf = reading.fields.findLast((field) => !field.inResult);
  if (codeOf !== undefined) {
    codeOf.swallowed += text;
    return;
  }
  if (reading.inContents > 0 || reading.fields.some((field) => field.isContents)) {
    if (!reading.found.has('contents')) takeHeadingOfContents(reading);
    remark(reading, 'contents', text);
    return;
  }
  if (look.hidden || look.struck) {
    if (text.trim() !== '') remark(reading, look.hidden ? 'hidden-text' : 'struck-text', text);
    return;
  }
  for (const field of reading.fields) field.shows = true;
  if (text.trim() !== '') paragraph.bold &&= look.bold;
  paragraph.text += text;
}

/** 目录 above the list of contents belongs to it. */
function takeHeadingOfContents(reading: NoteReading): void {
  const place = reading.paragraphs.findLastIndex(({ text }) => text.trim() !== '');
  const above = reading.paragraphs[place];
  if (above !== undefined && /^目\s*[录錄次]$/.test(above.text.trim()))
    reading.paragraphs[place] = { ...above, text: '' };
}

/** The text inside an element and all below it. */
export function allText(element: XmlElement, isLetters: (name: string) => boolean): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string') return isLetters(element.name) ? child : '';
      return allText(child, isLetters);
    })
    .join('');
}
