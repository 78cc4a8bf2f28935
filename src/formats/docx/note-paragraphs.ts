/** The body of a Word note as paragraphs of words, and what in it is no words. */
import type { PackageParts } from '../package/package.ts';
import type { XmlAttributes } from '../package/xml.ts';
import { readPart } from '../package/xml.ts';
import type { NoteRemarkKind } from '../../dataset/note-document.ts';
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

export interface FoundInNote {
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
      reading.text(path, text);
    },
    close: (path) => {
      reading.close(path);
    },
  });
  return reading.body();
}

interface OpenParagraph {
  -readonly [K in keyof NoteParagraph]: NoteParagraph[K];
}

/** Inside these, words are not the note's own: gathered apart, or passed over. */
const apart: ReadonlyMap<string, NoteRemarkKind | null> = new Map([
  ['w:tbl', 'table'],
  ['w:txbxContent', 'text-box'],
  ['w:del', 'tracked-change'],
  ['w:moveFrom', 'tracked-change'],
  ['mc:Fallback', null],
  ['w:pict', 'picture'],
  ['w:object', 'picture'],
  ['w:drawing', 'picture'],
]);

function createReading(hiddenStyles: ReadonlySet<string>) {
  const paragraphs: NoteParagraph[] = [];
  const found = new Map<string, { kind: NoteRemarkKind; words: string; number: number }>();
  let number = 0;
  let paragraph: OpenParagraph | null = null;
  /** How many elements deep we stand inside something that is kept apart. */
  const aside: { readonly element: string; readonly depth: number; readonly remark: { words: string } | null }[] = [];
  let runHidden = false;
  let runBold = false;
  let placeholder: number | null = null;
  /** A field's code stands between its beginning and its separator; its result is words. */
  const fields: boolean[] = [];

  function remark(kind: NoteRemarkKind): { words: string } {
    const key = `${kind}/${number}`;
    const known = found.get(key) ?? { kind, words: '', number };
    found.set(key, known);
    return known;
  }

  function words(text: string): void {
    if (paragraph === null) return;
    if (runHidden) {
      remark('hidden-text').words += text;
      return;
    }
    if (text.trim() !== '') paragraph.bold &&= runBold;
    paragraph.text += text;
  }

  function open(path: readonly string[], attributes: XmlAttributes): void {
    const element = path.at(-1) ?? '';
    if (aside.length === 0 && (element === 'w:tbl' || element === 'w:p')) number += 1;
    if (apart.has(element) && !(aside.length > 0 && aside.at(-1)?.element === 'w:tbl')) {
      // A deleted paragraph mark inside w:rPr is an empty element of the same name.
      const kind = apart.get(element) ?? null;
      aside.push({ element, depth: path.length, remark: kind === null ? null : remark(kind) });
      return;
    }
    if (aside.length > 0 || placeholder !== null) return;
    switch (element) {
      case 'w:p':
        paragraph = { number, text: '', style: null, outline: null, list: null, depth: null, bold: true };
        break;
      case 'w:r':
        runHidden = false;
        runBold = false;
        break;
      case 'w:ins':
      case 'w:moveTo':
        remark('tracked-change');
        break;
      case 'w:sdtPr':
        break;
      case 'w:showingPlcHdr':
        placeholder = path.length - 2;
        break;
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        remark('footnote');
        break;
      case 'w:commentReference':
        remark('comment');
        break;
      case 'w:fldChar':
        fieldChar(attributes.get('w:fldCharType'));
        break;
      case 'w:br':
      case 'w:cr':
        if (path.at(-2) === 'w:r' && ['textWrapping', undefined].includes(attributes.get('w:type'))) words('\n');
        break;
      case 'w:tab':
        if (path.at(-2) === 'w:r') words('\t');
        break;
      case 'w:noBreakHyphen':
        words('-');
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
    if (paragraph === null || !path.includes('w:pPr')) return;
    const parent = path.at(-2);
    if (parent === 'w:pPr') {
      if (element === 'w:pStyle') paragraph.style = value ?? null;
      if (element === 'w:outlineLvl' && /^\d$/.test(value ?? '')) paragraph.outline = Number(value);
    }
    // The number a tracked change took away stands deeper, in w:pPrChange.
    if (parent === 'w:numPr' && !path.includes('w:pPrChange')) {
      if (element === 'w:numId') paragraph.list = value ?? null;
      if (element === 'w:ilvl') paragraph.depth = Number(value);
    }
  }

  function text(path: readonly string[], piece: string): void {
    const element = path.at(-1);
    if (aside.length > 0) {
      const remarked = aside.find((one) => one.remark !== null)?.remark;
      const isWords = element === 'w:t' || element === 'w:delText';
      if (remarked != null && isWords && remarked.words.length < 60) remarked.words += piece;
      return;
    }
    if (element === 'w:t' && placeholder === null && !fields.includes(true)) words(piece);
  }

  function close(path: readonly string[]): void {
    const element = path.at(-1);
    if (aside.at(-1)?.depth === path.length) {
      aside.pop();
      return;
    }
    if (placeholder !== null && path.length === placeholder) placeholder = null;
    if (element === 'w:p' && aside.length === 0 && paragraph !== null) {
      paragraphs.push(paragraph);
      paragraph = null;
    }
  }

  function body(): NoteBody {
    return { paragraphs, found: [...found.values()].map((one) => ({ ...one, words: one.words.trim() })) };
  }

  return { open, text, close, body };
}
