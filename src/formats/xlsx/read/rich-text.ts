import type { Refusal } from '../../package/problem.ts';
import { damaged, tooLarge } from '../../package/refusals.ts';
import type { KindWords } from '../../package/rules.ts';
import type { XmlAttributes } from '../../package/xml.ts';

/** Text with its footnote marks kept apart: 95.6 with a raised 1 is text 95.6 and superscript 1, never 95.61. */
export interface RichText {
  readonly text: string;
  readonly superscript: string;
}

/** The longest text a cell can hold. */
const longestText = 32_767;

/** Collects the runs of one text element (`si`, `is`, `text`) at a time; phonetic runs are left out. */
export class RichTextCollector {
  readonly #depth: number;
  readonly #words: KindWords;
  #text = '';
  #superscript = '';
  #isRaised = false;

  /** `depth` is how many elements are open at the text element itself. */
  constructor(depth: number, words: KindWords) {
    this.#depth = depth;
    this.#words = words;
  }

  open(path: readonly string[], attributes: XmlAttributes): void {
    if (path[this.#depth] !== 's:r') return;
    const inside = path.length - this.#depth;
    if (inside === 1) this.#isRaised = false;
    if (inside === 3 && path[this.#depth + 1] === 's:rPr' && path[this.#depth + 2] === 's:vertAlign') {
      this.#isRaised = attributes.get('val') === 'superscript';
    }
  }

  add(path: readonly string[], text: string): void {
    const inside = path.length - this.#depth;
    const child = path[this.#depth];
    if (inside === 1 && child === 's:t') this.#text = extended(this.#text, text, this.#words);
    else if (inside === 2 && child === 's:r' && path[this.#depth + 1] === 's:t') {
      if (this.#isRaised) this.#superscript = extended(this.#superscript, text, this.#words);
      else this.#text = extended(this.#text, text, this.#words);
    }
  }

  /** The text so far; the next one starts empty. */
  take(): RichText {
    const taken = { text: plainText(this.#text, this.#words), superscript: plainText(this.#superscript, this.#words) };
    this.#text = '';
    this.#superscript = '';
    this.#isRaised = false;
    return taken;
  }
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
  const unescaped = stored.includes('_x') ? stored.replace(/_x([0-9A-F]{4})_/gi, characterOfCode) : stored;
  return cleanText(unescaped, words);
}

/**
 * Drops what no document can hold: control characters other than tab and line breaks, halves of characters,
 * non-characters. Throws a Refusal where the text is longer than a cell can hold.
 */
export function cleanText(stored: string, words: KindWords): string {
  const text = unprintable.test(stored) ? stored.replace(unprintables, '') : stored;
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
