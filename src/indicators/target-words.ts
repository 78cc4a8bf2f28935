/** What the words of a target say of its number and its side: 95%以上, 不低于九成, 1:1.5, 控制在六分之一以内. */
import type { Decimal } from './decimals.ts';
import { decimal } from './decimals.ts';

/** Half-width, without spaces and the measure's own numbers (/10万, 1/万). */
export function plainTargetText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/>=|=>/g, '≥')
    .replace(/<=|=</g, '≤')
    .replace(/(?:1?\/|每)10?万(?![\d.])/g, '')
    .replace(/十万分之|万分之/g, '');
}

export const risingWords = /提高|上升|增加|增长|延长|扩大|升高/;
export const fallingWords = /降低|下降|减少|缩小|控制/;

export function asksForLess(text: string): boolean {
  return /以下|以内|≤|<|不高于|不超过|低于|控制在/.test(text) && !/不低于/.test(text);
}

export function asksForMore(text: string): boolean {
  return /以上|≥|>|不低于|不少于|高于|超过|至少/.test(text) && !/不高于|不超过/.test(text);
}

/** Arabic numbers without years: 2020年, （2016年）. */
export function numbersIn(text: string): readonly Decimal[] {
  return [...withoutYears(text).matchAll(/\d+(?:\.\d+)?/g)].map(([number]) => decimal(number));
}

function withoutYears(text: string): string {
  return text.replace(/(?:19|20)\d\d年/g, '');
}

/** Every number that the words may mean: also 5万, 1/6, 3:2, 六分之一, 百分之九十五, 九成, 一半. */
export function meantNumbers(text: string): readonly Decimal[] {
  const bare = withoutYears(text.normalize('NFKC').replace(/\s/g, ''));
  const tens = [...bare.matchAll(/(\d+(?:\.\d+)?)(万|亿)/g)].map(([, number = '0', unit]) =>
    decimal(number).times(unit === '万' ? 10_000 : 100_000_000),
  );
  const fractions = [...bare.matchAll(/(\d+)\/(\d+)/g)].flatMap(([, top = '0', bottom = '0']) =>
    Number(bottom) === 0 ? [] : [decimal(top).dividedBy(decimal(bottom))],
  );
  // 3:2 is 1.5 of one to the other, and two thirds of the other to the one.
  const ratios = [...bare.matchAll(/(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)/g)].flatMap(([, first = '0', second = '0']) => {
    const [one, other] = [decimal(first), decimal(second)];
    return one.isZero() || other.isZero() ? [] : [one.dividedBy(other), other.dividedBy(one)];
  });
  const shares = [
    ...bare.matchAll(/([零一二两三四五六七八九十百千万\d]+)分之([零一二两三四五六七八九十百千点\d.]+)/g),
  ].flatMap(([, bottom = '', top = '']) => {
    const [part, whole] = [chineseNumber(top), chineseNumber(bottom)];
    return part === null ? [] : [part, ...(whole === null || whole.isZero() ? [] : [part.dividedBy(whole)])];
  });
  const tenths = [...bare.matchAll(/([一二两三四五六七八九十])成/g)].flatMap(
    ([, number = '']) => chineseNumber(number)?.times(10) ?? [],
  );
  const words = [...bare.matchAll(/[零一二两三四五六七八九十百千]+/g)].flatMap(([word]) => chineseNumber(word) ?? []);
  return [
    ...numbersIn(bare), ...tens, ...fractions, ...ratios, ...shares, ...tenths, ...words,
    ...(/一半|半数|过半/.test(bare) ? [decimal(50), decimal('0.5')] : []),
  ]; // prettier-ignore
}

const digits = '零一二三四五六七八九';
const places: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000 };

/** 九十五, 十二, 一百零五, 点 as the decimal point; null for what is no number. */
export function chineseNumber(written: string): Decimal | null {
  if (/^\d+(?:\.\d+)?$/.test(written)) return decimal(written);
  const [whole = '', part] = written.replaceAll('两', '二').split('点');
  let sum = 0;
  let digit = 0;
  for (const letter of whole) {
    const value = digits.indexOf(letter);
    const place = places[letter];
    if (value >= 0) digit = value;
    else if (place !== undefined) {
      sum += (digit === 0 ? 1 : digit) * place;
      digit = 0;
    } else return null;
  }
  const behind = part === undefined ? '' : [...part].map((letter) => digits.indexOf(letter)).join('');
  return decimal(behind === '' ? sum + digit : `${sum + digit}.${behind}`);
}
