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
  return measure === '%' ? `(?:${inWords}|${tenths})` : `(?:${inWords})`;
}

const shareWords: Readonly<Record<string, string>> = { '%': '百', '‰': '千', '1/10万': '十万|10万', '1/万': '万' };

/** What the words of a match of `quantityPattern` amount to. */
export function quantityIn(words: string): Decimal | null {
  const inTenths = /^([一二两三四五六七八九])成([一二三四五六七八九半]?)/u.exec(words);
  if (inTenths !== null) {
    const [, whole = '', half = ''] = inTenths;
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

/** By how much something changed or differs, a doubling too; without groups of its own. */
export function sizePattern(measure: string): string {
  const own = measurePattern(measure);
  const measures = [String.raw`个多?(?:百分|千分|万分|十万分)点`, '%', ...(own === null || own === '%' ? [] : [own])];
  const inMeasure = String.raw`(?:${numeral}|${numberInWords})\s*(?:${measures.join('|')})`;
  // 比去年降了2.3: in points, where nothing follows.
  const bare = String.raw`${numeral}(?=\s*(?:$|[,;、)]))`;
  return String.raw`(?:${hedges})?(?:${tenths}|${fraction}|${inMeasure}|(?:${numeral}|${numberInWords})倍|${bare})(?:左右|还多|多|以上|上下|有余|余|强)?`;
}

const hedges = '约|近|大约|将近|接近|超过?|至少|不足|不到|不低于|不少于';
const tenths = '[一二两三四五六七八九]成[一二三四五六七八九半]?';

const fraction = '[二三四五六七八九十]分之[一二三四五六七八九]';

/** 三分之一, in hundredths. */
function fractionIn(words: string): Decimal | null {
  const [, parts = '', taken = ''] =
    new RegExp(`^([二三四五六七八九十])分之([一二三四五六七八九])`, 'u').exec(words) ?? [];
  const [whole, some] = [figureInWords(parts), figureInWords(taken)];
  return whole === null || some === null ? null : some.times(100).dividedBy(whole);
}

/** null where the words measure it in another measure than the indicator's. */
export function sizeIn(words: string, measure: string): Size | null {
  const bare = words.replace(new RegExp(`^(?:${hedges})`, 'u'), '');
  const part = fractionIn(bare);
  if (part !== null) {
    const open = allowedBy(words);
    return { value: part, places: 0, in: measure === '%' ? 'either' : 'share', allows: open === 'nothing' ? 'about' : open }; // prettier-ignore
  }
  const value = quantityIn(bare);
  if (value === null) return null;
  const places = placesIn(bare);
  const allows = allowedBy(words);
  const point = /个多?(.+?分)点/u.exec(words)?.[1];
  if (point !== undefined) return points[measure] === point ? { value, places, in: 'points', allows } : null;
  if (words.includes('倍')) return { value: value.times(100), places: 0, in: 'share', allows };
  // 下降两成 of percentages is said of points as well as of their share.
  if (words.includes('成')) return { value, places: 0, in: measure === '%' ? 'either' : 'share', allows: allows === 'nothing' ? 'about' : allows }; // prettier-ignore
  return { value, places, in: words.includes('%') ? 'share' : 'points', allows };
}

function allowedBy(words: string): Size['allows'] {
  if (/^(?:近|将近|接近)/u.test(words)) return 'less';
  if (/^(?:不足|不到)/u.test(words)) return 'under';
  if (/^(?:超|至少|不低于|不少于)|个多|(?:多|以上|余|强)$/u.test(words)) return 'more';
  return /^(?:约|大约)|(?:左右|上下)$/u.test(words) ? 'about' : 'nothing';
}
