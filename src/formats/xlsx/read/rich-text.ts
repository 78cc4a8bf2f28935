import type { Refusal } from '../../package/problem.ts';
import { damaged, tooLarge } from '../../package/refusals.ts';
import type { KindWords } from '../../package/rules.ts';
import type { XmlAttributes } from '../../package/xml.ts';

/** Text by what its runs look like: 95.6 with a raised 1 is text 95.6 and superscript 1, never 95.61. */
export interface RichText {
  /** What stands on the line or below it, and is not struck through. */
  readonly text: string;
  readonly superscript: string;
  readonly struck: string;
  /** What of `text` stands below the line. */
  readonly lowered: string;
  /** Longer than a cell can hold: nothing of it is kept. */
  readonly isTooLong: boolean;
}

export function plainRichText(text: string): RichText {
  return { text, superscript: '', struck: '', lowered: '', isTooLong: false };
}

/** The longest text a cell can hold. */
export const longestText = 32_767;

/** Collects the runs of one text element (`si`, `is`, `text`) at a time; phonetic runs are left out. */
export class RichTextCollector {
  readonly #depth: number;
  #text = '';
  #superscript = '';
  #struck = '';
  #lowered = '';
  #isTooLong = false;
  #place: 'line' | 'raised' | 'lowered' = 'line';
  #isStruck = false;

  /** `depth` is how many elements are open at the text element itself. */
  constructor(depth: number) {
    this.#depth = depth;
  }

  open(path: readonly string[], attributes: XmlAttributes): void {
    if (path[this.#depth] !== 's:r') return;
    const inside = path.length - this.#depth;
    if (inside === 1) this.#beginRun();
    if (inside !== 3 || path[this.#depth + 1] !== 's:rPr') return;
    const property = path[this.#depth + 2];
    if (property === 's:strike') this.#isStruck = isOn(attributes.get('val'));
    if (property === 's:vertAlign') {
      const place = attributes.get('val');
      this.#place = place === 'superscript' ? 'raised' : place === 'subscript' ? 'lowered' : 'line';
    }
  }

  add(path: readonly string[], text: string): void {
    const inside = path.length - this.#depth;
    const child = path[this.#depth];
    if (inside === 1 && child === 's:t') this.#addPlain(text);
    else if (inside === 2 && child === 's:r' && path[this.#depth + 1] === 's:t') this.#addRun(text);
  }

  /** The text so far; the next one starts empty. */
  take(): RichText {
    const taken = this.#isTooLong ? { ...plainRichText(''), isTooLong: true } : this.#collected();
    this.#text = '';
    this.#superscript = '';
    this.#struck = '';
    this.#lowered = '';
    this.#isTooLong = false;
    this.#beginRun();
    return taken;
  }

  #beginRun(): void {
    this.#place = 'line';
    this.#isStruck = false;
  }

  #addRun(text: string): void {
    if (this.#isStruck) this.#struck += text;
    else if (this.#place === 'raised') this.#superscript += text;
    else {
      if (this.#place === 'lowered') this.#lowered += text;
      this.#addPlain(text);
    }
    this.#watchLength();
  }

  #addPlain(text: string): void {
    this.#text += text;
    this.#watchLength();
  }

  /** Stops long before the pieces fill the memory. */
  #watchLength(): void {
    if (this.#text.length + this.#superscript.length + this.#struck.length <= longestStored) return;
    this.#isTooLong = true;
    this.#text = '';
    this.#superscript = '';
    this.#struck = '';
    this.#lowered = '';
  }

  #collected(): RichText {
    const [text, superscript, struck, lowered] = [this.#text, this.#superscript, this.#struck, this.#lowered].map(
      (stored) => unescaped(stored),
    );
    const rich = { text: text ?? '', superscript: superscript ?? '', struck: struck ?? '', lowered: lowered ?? '' };
    const isTooLong = rich.text.length + rich.superscript.length + rich.struck.length > longestText;
    return isTooLong ? { ...plainRichText(''), isTooLong } : { ...rich, isTooLong };
  }
}

/** An element that says so by being there, unless its `val` takes it back. */
export function isOn(value: string | undefined): boolean {
  return value === undefined || !/^(?:0|false|off)$/.test(value);
}

/** Stored text may be longer than the text it stands for, as every character may be written as `_x0041_`. */
const longestStored = longestText * '_x0041_'.length;

/** Joins pieces of stored text; stops long before they fill the memory. Throws a Refusal. */
export function extended(stored: string, piece: string, words: KindWords): string {
  if (stored.length + piece.length > longestStored) throw tooLong(words);
  return stored + piece;
}

/** Resolves the `_x000D_` escapes of spreadsheets and cleans the text. Throws a Refusal where it is too long. */
export function plainText(stored: string, words: KindWords): string {
  const text = unescaped(stored);
  if (text.length > longestText) throw tooLong(words);
  return text;
}

/** Resolves the `_x000D_` escapes, and drops what no document can hold. */
function unescaped(stored: string): string {
  return withoutUnprintable(stored.includes('_x') ? stored.replace(/_x([0-9A-F]{4})_/gi, characterOfCode) : stored);
}

function withoutUnprintable(text: string): string {
  return unprintable.test(text) ? text.replace(unprintables, '') : text;
}

/**
 * Drops what no document can hold: control characters other than tab and line breaks, halves of characters,
 * non-characters. Throws a Refusal where the text is longer than a cell can hold.
 */
export function cleanText(stored: string, words: KindWords): string {
  const text = withoutUnprintable(stored);
  if (text.length > longestText) throw tooLong(words);
  return text;
}

const unprintable =
  // oxlint-disable-next-line no-control-regex -- control characters are what this looks for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const unprintables = new RegExp(unprintable, 'g');

function characterOfCode(_: string, code: string): string {
  return String.fromCharCode(Number.parseInt(code, 16));
}

function tooLong(words: KindWords): Refusal {
  return tooLarge(words, `有一段文字超过 ${longestText} 字`);
}

/** A whole number from an attribute, from 0 up to a limit. Throws a Refusal for anything else. */
export function wholeNumber(text: string, limit: number, name: string, words: KindWords): number {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Infinity;
  if (number > limit) throw damaged(words, `${name}“${text.slice(0, 20)}”不对`);
  return number;
}
