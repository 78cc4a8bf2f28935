/** Numbers as notes write them in words: 百分之八十五点六, 十二, 一点二万; null where the words are no plain number. */
import type { Decimal } from '../../indicators/decimals.ts';
import { decimal } from '../../indicators/decimals.ts';

const digits = '零一二三四五六七八九';
const units: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** A number in words, as the source of a pattern. */
export const numberInWords = '[零〇一二两三四五六七八九十百千万]+(?:点[零〇一二三四五六七八九]+)?';

export function figureInWords(words: string): Decimal | null {
  const [whole = '', fraction] = words.replaceAll('〇', '零').replaceAll('两', '二').split('点');
  const [high, low, ...more] = whole.includes('万') ? whole.split('万') : ['', whole];
  if (more.length > 0 || whole === '') return null;
  const tenThousands = high === '' || high === undefined ? 0 : upToThousands(high);
  const rest = low === undefined || low === '' ? 0 : upToThousands(low);
  if (tenThousands === null || rest === null || (whole.includes('万') && tenThousands === 0)) return null;
  const after = fraction === undefined ? '' : `.${Array.from(fraction, (digit) => digits.indexOf(digit)).join('')}`;
  return decimal(`${tenThousands * 10_000 + rest}${after}`);
}

/** 三百零五 → 305; 一五 and the like are no number but a row of digits. */
function upToThousands(words: string): number | null {
  let sum = 0;
  let digit: number | null = null;
  for (const letter of words) {
    const unit = units[letter];
    const value = digits.indexOf(letter);
    if (unit !== undefined) {
      sum += (digit ?? 1) * unit;
      digit = null;
    } else if (value >= 0) {
      if (digit !== null && digit !== 0) return null;
      digit = value;
    } else return null;
  }
  return sum + (digit ?? 0);
}
