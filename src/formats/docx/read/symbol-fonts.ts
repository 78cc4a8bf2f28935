/** Fonts whose letters are signs: in Wingdings an l is ●. Their private-use characters are the same signs. */
import { codePoint } from 'dingbat-to-unicode';
import type { Fonts } from './run-look.ts';

/** What stands on the page for one letter; null where the font is none of signs or has no sign there. */
export function signOf(font: string, code: number): string | null {
  const name = font.trim().toLowerCase();
  const place = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  if (!fontsOfSigns.has(name) || place > 0xff) return null;
  return common.get(name)?.[place] ?? codePoint(name, place)?.string ?? null;
}

export function isFontOfSigns(font: string | undefined): boolean {
  return fontsOfSigns.has((font ?? '').trim().toLowerCase());
}

const fontsOfSigns: ReadonlySet<string> = new Set(['symbol', 'wingdings', 'wingdings 2', 'wingdings 3', 'webdings']);

/** Where the library names a newer sign than the fonts of office computers have. */
const common: ReadonlyMap<string, Readonly<Record<number, string>>> = new Map([
  [
    'wingdings',
    {
      0x6c: '●', 0x6e: '■', 0x6f: '□', 0x71: '□', 0x72: '□', 0x73: '◆', 0x74: '◆', 0x75: '◆', 0x77: '◆', 0x78: '☒', 0x9e: '·', 0x9f: '•',
      0xa1: '○', 0xa2: '○', 0xa3: '○', 0xa4: '◉', 0xa7: '▪', 0xa8: '☐', 0xab: '★', 0xd8: '➢', 0xdf: '←', 0xe0: '→', 0xe1: '↑', 0xe2: '↓',
      0xf0: '⇨', 0xfb: '✗', 0xfc: '✓', 0xfd: '☒', 0xfe: '☑',
    },
  ],
  ['wingdings 2', { 0x4f: '✗', 0x50: '✓', 0x51: '☒', 0x52: '☑', 0x53: '☒', 0x54: '☒', 0x97: '●', 0xa2: '■', 0xa3: '☐' }],
  ['webdings', { 0x61: '✓', 0x63: '☐', 0x67: '■', 0x6e: '●', 0x72: '✗' }],
]); // prettier-ignore

export interface ReadSigns {
  readonly text: string;
  /** Private-use characters of fonts of signs that we do not know, as they stand in the text. */
  readonly unknown: readonly string[];
}

/** A run's letters as they stand on the page; other private-use characters are people's own (rare names) and stay. */
export function withSigns(text: string, fonts: Fonts): ReadSigns {
  const ofSigns = [fonts.ascii, fonts.hAnsi, fonts.eastAsia, fonts.cs].some(isFontOfSigns);
  // The usual case, and every letter of it stays.
  if (!ofSigns && !/[\uf000-\uf0ff]/.test(text)) return { text, unknown: [] };
  const unknown: string[] = [];
  const letters = Array.from(text, (letter) => {
    const code = letter.codePointAt(0) ?? 0;
    const isPrivate = code >= 0xf000 && code <= 0xf0ff;
    const fontsHere = isPrivate ? [fonts.hAnsi, fonts.ascii, fonts.eastAsia, fonts.cs] : [fontOf(code, fonts)];
    const found = fontsHere.map((font) => (font === undefined || code < 0x20 ? null : signOf(font, code)));
    const sign = found.find((each) => each !== null);
    if (sign !== undefined && sign !== null) return sign;
    if (isPrivate) unknown.push(letter);
    return letter;
  });
  return { text: letters.join(''), unknown };
}

/** Which of a run's fonts shows a letter (ECMA-376, 17.3.2.26, shortened to what can be a font of signs). */
function fontOf(code: number, fonts: Fonts): string | undefined {
  if (code < 0x80) return fonts.ascii;
  if (code <= 0xff) return fonts.hint === 'eastAsia' ? fonts.eastAsia : fonts.hAnsi;
  return undefined;
}
