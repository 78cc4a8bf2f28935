/** The body of a Word note as paragraphs of words, and what in it is no words. */
import type { PackageParts } from '../../package/package.ts';
import type { XmlAttributes } from '../../package/xml.ts';
import { readPart } from '../../package/xml.ts';
import type { NoteRemarkKind } from '../../../dataset/notes/document.ts';
import { isOn } from './note-styles.ts';

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
}

interface FoundInNote {
  readonly kind: NoteRemarkKind;
  readonly words: string;
  readonly number: number;
}

export interface NoteBody {
  readonly paragraphs: readonly NoteParagraph[];
  readonly found: readonly FoundInNote[];
}

/** Accepts insertions and deletions as if they had been accepted. `hidden`: styles whose words do not show. */
export function readNoteBody(parts: PackageParts, name: string, hidden: ReadonlySet<string>): NoteBody {
  const reading = createReading(hidden);
  readPart(parts, name, {
    open: (path, attributes) => {
      reading.open(path, attributes);
    },
    text: (path, text) => {
      reading.characters(path, text);
    },
    close: (path) => {
      reading.close(path);
    },
  });
  return reading.body();
}

type OpenParagraph = { -readonly [K in keyof NoteParagraph]: NoteParagraph[K] };

/** Inside these, words are not the note's own: named where a kind is given, passed over where not. */
const apart: ReadonlyMap<string, NoteRemarkKind | null> = new Map([
  ['w:tbl', 'table'],
  ['w:txbxContent', 'text-box'],
  ['w:del', 'tracked-change'],
  ['w:moveFrom', 'tracked-change'],
  ['w:pict', 'picture'],
  ['w:object', 'picture'],
  ['w:drawing', 'picture'],
  // The same drawing again for older programs; the reading printed above a word.
  ['mc:Fallback', null],
  ['w:rt', null],
]);

interface Aside {
  readonly depth: number;
  readonly kind: NoteRemarkKind | null;
  words: string;
}

function createReading(hiddenStyles: ReadonlySet<string>) {
  const paragraphs: NoteParagraph[] = [];
  const found = new Map<string, { kind: NoteRemarkKind; words: string; number: number }>();
  let number = 0;
  let paragraph: OpenParagraph | null = null;
  /** Words before a paragraph mark that a tracked change took away: they go on with the next paragraph. */
  let carried = '';
  let markDeleted = false;
  const aside: Aside[] = [];
  let runHidden = false;
  let runBold = false;
  /** The depth of a content control that shows only its prompt. */
  let prompt: number | null = null;
  /** A field's code stands between its beginning and its separator (true); its result is words. */
  const fields: boolean[] = [];

  /** One remark a kind and paragraph; tracked changes once in the document. */
  function remark(kind: NoteRemarkKind, words: string): void {
    const key = kind === 'tracked-change' ? kind : `${kind}/${number}`;
    const known = found.get(key) ?? { kind, words: '', number };
    if (kind !== 'tracked-change') known.words += words;
    found.set(key, known);
  }

  function write(text: string): void {
    if (paragraph === null) return;
    if (runHidden) {
      remark('hidden-text', text);
      return;
    }
    if (text.trim() !== '') paragraph.bold &&= runBold;
    paragraph.text += text;
  }

  function open(path: readonly string[], attributes: XmlAttributes): void {
    const element = path.at(-1) ?? '';
    if (aside.length === 0 && (element === 'w:tbl' || element === 'w:p')) number += 1;
    if (apart.has(element)) {
      if (element === 'w:del' && path.at(-2) === 'w:rPr' && path.at(-3) === 'w:pPr') markDeleted = aside.length === 0;
      aside.push({ depth: path.length, kind: apart.get(element) ?? null, words: '' });
      return;
    }
    if (aside.length > 0 || prompt !== null) return;
    switch (element) {
      case 'w:p':
        paragraph = { number, text: carried, style: null, outline: null, list: null, depth: null, bold: true };
        carried = '';
        break;
      case 'w:r':
        runHidden = false;
        runBold = false;
        break;
      case 'w:ins':
      case 'w:moveTo':
        remark('tracked-change', '');
        break;
      case 'w:showingPlcHdr':
        prompt = path.length - 2;
        break;
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        remark('footnote', '');
        break;
      case 'w:commentReference':
        remark('comment', '');
        break;
      case 'w:fldChar':
        fieldChar(attributes.get('w:fldCharType'));
        break;
      case 'w:br':
      case 'w:cr':
        if (path.at(-2) === 'w:r' && ['textWrapping', undefined].includes(attributes.get('w:type'))) write('\n');
        break;
      case 'w:tab':
        if (path.at(-2) === 'w:r') write('\t');
        break;
      case 'w:noBreakHyphen':
        write('-');
        break;
      default:
        properties(path, element, attributes);
    }
  }

  function fieldChar(type: string | undefined): void {
    if (type === 'begin') fields.push(true);
    if (type === 'separate' && fields.length > 0) fields[fields.length - 1] = false;
    if (type === 'end') fields.pop();
  }

  function properties(path: readonly string[], element: string, attributes: XmlAttributes): void {
    const value = attributes.get('w:val');
    if (path.at(-2) === 'w:rPr' && path.at(-3) === 'w:r') {
      if (element === 'w:vanish') runHidden = isOn(value);
      if (element === 'w:rStyle' && hiddenStyles.has(value ?? '')) runHidden = true;
      if (element === 'w:b') runBold = isOn(value);
    }
    // What a tracked change took away stands deeper, in w:pPrChange.
    if (paragraph === null || !path.includes('w:pPr') || path.includes('w:pPrChange')) return;
    if (element === 'w:pStyle') paragraph.style = value ?? null;
    if (element === 'w:outlineLvl' && /^\d$/.test(value ?? '')) paragraph.outline = Number(value);
    if (element === 'w:numId') paragraph.list = value ?? null;
    if (element === 'w:ilvl') paragraph.depth = Number(value);
  }

  function characters(path: readonly string[], piece: string): void {
    const element = path.at(-1);
    const outermost = aside[0];
    if (outermost !== undefined) {
      if (element === 'w:t' && outermost.words.length < 60) outermost.words += piece;
      return;
    }
    if (element === 'w:t' && prompt === null && !fields.includes(true)) write(piece);
  }

  function close(path: readonly string[]): void {
    const closed = aside.at(-1);
    if (closed?.depth === path.length) {
      aside.pop();
      if (aside.length === 0 && closed.kind !== null) remark(kindOf(closed), closed.words);
      return;
    }
    if (prompt === path.length) prompt = null;
    if (path.at(-1) !== 'w:p' || aside.length > 0 || paragraph === null) return;
    if (markDeleted) carried = paragraph.text;
    else paragraphs.push(paragraph);
    markDeleted = false;
    paragraph = null;
  }

  /** A drawing with words in it is a text box. */
  function kindOf({ kind, words: inside }: Aside & { readonly kind: NoteRemarkKind | null }): NoteRemarkKind {
    return kind === 'picture' && inside !== '' ? 'text-box' : (kind ?? 'picture');
  }

  function body(): NoteBody {
    if (carried !== '') {
      paragraphs.push({ number, text: carried, style: null, outline: null, list: null, depth: null, bold: false });
    }
    return { paragraphs, found: [...found.values()].map((one) => ({ ...one, words: one.words.trim() })) };
  }

  return { open, characters, close, body };
}
