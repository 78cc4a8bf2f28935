/**
 * Text on its way into XML: cleaned once, here, of what a word processor cannot open or would show as a box.
 * What was taken out is written down, because people's words are not changed in silence.
 */
import type { BlockId } from '../../report/model.ts';
import { unwritable } from '../clean-text.ts';

/** What had to be done to a text so that it could be written. */
export type Mended =
  | {
      readonly kind: 'cleaned';
      readonly place: BlockId;
      /** Which characters were left out, by code point (`U+FFFE`), each once, in order of first appearance. */
      readonly characters: readonly string[];
      readonly count: number;
    }
  | {
      readonly kind: 'capped';
      readonly place: BlockId;
      /** In UTF-16 units, as they stood. */
      readonly length: number;
      readonly kept: number;
    };

/** For the person whose text it was. */
export function sayMended(mended: Mended): string {
  switch (mended.kind) {
    case 'cleaned':
      return `段落 ${mended.place} 中有 ${mended.count} 个无法写入 Word 的字符（${mended.characters.join('、')}），已略去；请在原文中删去后重新生成。`;
    case 'capped':
      return `段落 ${mended.place} 长 ${mended.length} 字，超出一段可容纳的长度，只写入前 ${mended.kept} 字；请在原文中分成几段。`;
  }
}

/** Longer paragraphs stop LibreOffice, and no reader gets through them. In UTF-16 units. */
export const longestParagraph = 100_000;

export interface Mender {
  readonly mended: readonly Mended[];
  /** The inside of a run: `w:t` elements, with `w:br` for a new line and `w:tab` for a tab. */
  runContent(place: BlockId, text: string): string;
  /** Text for an attribute or a property that is escaped elsewhere: clean, on one line. */
  line(place: BlockId, text: string): string;
  capped(place: BlockId, length: number, kept: number): void;
}

// Everything that cannot be copied as it stands. Surrogates are looked at again, in pairs.
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const needsCare = /[\u0000-\u001f\u007f-\u009f&<>\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]/;

const newLine = /\r\n?|[\n\u0085\u2028\u2029]/g;

export function createMender(): Mender {
  const mended: Mended[] = [];

  function withoutUnwritable(place: BlockId, text: string): string {
    const found: string[] = [];
    const clean = text.replaceAll(unwritable, (character) => {
      if (character === '\n' || character === '\t') return character;
      found.push(codePoint(character));
      return '';
    });
    if (found.length > 0) mended.push({ kind: 'cleaned', place, characters: [...new Set(found)], count: found.length });
    return clean;
  }

  return {
    mended,
    runContent(place, text) {
      if (!needsCare.test(text)) return wrapped(text);
      const clean = escapeXml(withoutUnwritable(place, text.replaceAll(newLine, '\n')));
      return clean
        .split('\n')
        .map((line) => line.split('\t').map(wrapped).join('<w:tab/>'))
        .join('<w:br/>');
    },
    line(place, text) {
      if (!needsCare.test(text)) return text;
      return withoutUnwritable(place, text.replaceAll(newLine, '\n')).replaceAll(/[\n\t]/g, ' ');
    },
    capped(place, length, kept) {
      mended.push({ kind: 'capped', place, length, kept });
    },
  };
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** The first `length` units of a text, never half a character. */
export function cutText(text: string, length: number): string {
  const cut = text.slice(0, Math.max(0, length));
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
}

function wrapped(text: string): string {
  return text === '' ? '' : `<w:t xml:space="preserve">${text}</w:t>`;
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
