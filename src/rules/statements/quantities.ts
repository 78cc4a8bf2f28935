/** Numbers as prose gives them: 96.2%, 百分之九十六, 九成以上, 1.2万人, 3个百分点左右. Patterns are of folded letters. */
import { figureInWords, numberInWords } from '../../dataset/audit/chinese-figures.ts';
import { measurePattern } from '../../dataset/audit/quoted-figures.ts';
import type { Decimal } from '../../indicators/decimals.ts';
import { decimal } from '../../indicators/decimals.ts';
import type { Size } from './statement.ts';

const numeral = String.raw`(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)`;

/** A figure in the indicator's own measure, as the source of a pattern without groups of its own. */
export function quantityPattern(measure: string): string {
  const own = measurePattern(measure);
  if (own === null) return String.raw`${numeral}(?![\d.%‰年月日个项人次万:/])`;
  const parts = shareWords[measure];
  const inMeasure = String.raw`(?:${numeral}|${numberInWords})\s*万?${own}`;
  const inWords =
    parts === undefined ? inMeasure : String.raw`${numeral}\s*${own}|(?:${parts})分之(?:百|${numberInWords})`;
  return measure === '%' ? `(?:${inWords}|[一二三四五六七八九]成[一二三四五六七八九半]?)` : `(?:${inWords})`;
}

const shareWords: Readonly<Record<string, string>> = { '%': '百', '‰': '千', '1/10万': '十万|10万', '1/万': '万' };

/** What the words of a match of `quantityPattern` amount to. */
export function quantityIn(words: string): Decimal | null {
  const tenths = /^([一二三四五六七八九])成([一二三四五六七八九半]?)/u.exec(words);
  if (tenths !== null) {
    const [, whole = '', half = ''] = tenths;
    const more = half === '半' ? decimal(5) : half === '' ? decimal(0) : (figureInWords(half) ?? decimal(0));
    return figureInWords(whole)?.times(10).plus(more) ?? null;
  }
  const share = /分之(.+)$/u.exec(words);
  if (share !== null) return share[1] === '百' ? decimal(100) : figureInWords(share[1] ?? '');
  const digits = /^(\d[\d,]*(?:\.\d+)?)\s*(万(?!分))?/u.exec(words);
  if (digits !== null)
    return decimal((digits[1] ?? '').replaceAll(',', '')).times(digits[2] === undefined ? 1 : 10_000);
  return figureInWords(new RegExp(`^${numberInWords}`, 'u').exec(words)?.[0] ?? '');
}

/** Digits behind the point of the number that the words hold. */
export function placesIn(words: string): number {
  return /\.(\d+)/u.exec(words)?.[1]?.length ?? quantityIn(words)?.decimalPlaces() ?? 0;
}

const points: Readonly<Record<string, string>> = { '%': '百分', '‰': '千分', '1/10万': '十万分', '1/万': '万分' };

/** By how much something changed or differs; without groups of its own. */
export function sizePattern(measure: string): string {
  const own = measurePattern(measure);
  const measures = [String.raw`个(?:百分|千分|万分|十万分)点`, '%', ...(own === null || own === '%' ? [] : [own])];
  return String.raw`(?:约|近|大约|将近|接近|超过|至少)?(?:${numeral}|${numberInWords})\s*(?:${measures.join('|')})(?:左右|多|以上|上下)?`;
}

/** null where the words measure it in another measure than the indicator's. */
export function sizeIn(words: string, measure: string): Size | null {
  const bare = words.replace(/^(?:约|近|大约|将近|接近|超过|至少)/u, '');
  const value = quantityIn(bare);
  if (value === null) return null;
  const places = placesIn(bare);
  const loose = bare !== words || /(?:左右|多|以上|上下)$/u.test(words);
  const point = /个(.+?分)点/u.exec(words)?.[1];
  if (point !== undefined) return points[measure] === point ? { value, places, in: 'points', loose } : null;
  if (!words.includes('%')) return { value, places, in: 'points', loose };
  return { value, places, in: 'share', loose };
}
