/**
 * How a figure is said: its measure's suffix, the unit word of a difference, the verb of a change by direction,
 * the printed form of speeds, shares and multipliers. Rounding of indicator figures happens in indicators/decimals.ts.
 */
import type { Decimal } from '../indicators/decimals.ts';
import { decimal, fromFloat, printed } from '../indicators/decimals.ts';
import type { Indicator } from '../indicators/definition.ts';

interface MeasureWords {
  /** Behind a value: 92.3% */
  readonly value: string;
  /** Before a value: 1:1.31 */
  readonly before?: string;
  /** Behind a difference: 2.7个百分点. In a list the counting word repeats and the rest comes last: 1.73个和5.1个百分点. */
  readonly differenceEach: string;
  readonly differenceLast: string;
  /** Whether amounts of it 增加 rather than 提高. */
  readonly amount: boolean;
}

const rates: Readonly<Record<string, MeasureWords>> = {
  '%': { value: '%', differenceEach: '个', differenceLast: '个百分点', amount: false },
  百分点: { value: '个百分点', differenceEach: '个', differenceLast: '个百分点', amount: false },
  '‰': { value: '‰', differenceEach: '个', differenceLast: '个千分点', amount: false },
  '1/10万': { value: '/10万', differenceEach: '个', differenceLast: '个十万分点', amount: false },
  '1/万': { value: '/万', differenceEach: '个', differenceLast: '个万分点', amount: false },
  '张/千人': { value: '张', differenceEach: '张', differenceLast: '张', amount: true },
  '平方米/人': { value: '平方米', differenceEach: '平方米', differenceLast: '平方米', amount: true },
  '元/月': { value: '元', differenceEach: '元', differenceLast: '元', amount: true },
  岁: { value: '岁', differenceEach: '岁', differenceLast: '岁', amount: false },
  年: { value: '年', differenceEach: '年', differenceLast: '年', amount: false },
  比: { value: '', before: '1:', differenceEach: '', differenceLast: '', amount: false },
  '女=100': { value: '', differenceEach: '', differenceLast: '', amount: false },
  '是/否': { value: '', differenceEach: '', differenceLast: '', amount: false },
  定性: { value: '', differenceEach: '', differenceLast: '', amount: false },
};

/** Counts and money say their own measure. */
export function measureWords(measure: string): MeasureWords {
  return rates[measure] ?? { value: measure, differenceEach: measure, differenceLast: measure, amount: true };
}

/** The size of a difference, without sign (the verb carries it). */
export function magnitude(printedDifference: string): string {
  return printedDifference.replace(/^[-−]/, '');
}

/** Ratios, shares and multipliers: one decimal; an exact whole without (70%, but 73.0% where rounding made it whole). */
export function printedRatio(value: Decimal | number): string {
  const exact = typeof value === 'number' ? fromFloat(value) : value;
  return exact.isInteger() ? exact.toFixed(0) : printed(exact, 1);
}

/** A share of n in total, in percent, from whole numbers: exact wholeness is known. */
export function printedShare(part: number, total: number): string {
  return printedRatio(decimal(part).times(100).dividedBy(total));
}

/** A statistic in the figures' own digits. */
export function printedStatistic(value: number, decimals: number): string {
  return printed(fromFloat(value), decimals);
}

/** Whether a change is small enough for 略: at most 0.1 points of a %, else 0.5 % of last year's figure. */
export function isSlight(indicator: Indicator, difference: Decimal, previous: Decimal): boolean {
  const size = difference.abs();
  if (indicator.measure === '%') return size.lessThanOrEqualTo('0.1');
  if (previous.isZero()) return false;
  return size.dividedBy(previous.abs()).lessThanOrEqualTo('0.005');
}

/** 2016年5月25日, no leading zeros. */
export function sayDate(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** 两项, 三项: a small count of things that were not counted from figures. */
export function countWord(count: number): string {
  return count === 2 ? '两' : chineseNumber(count);
}

/** 鹤山、开平、台山 of 鹤山市、开平市、台山市; names of other kinds of places stay whole. */
export function placeNames(names: readonly string[]): {
  readonly names: readonly string[];
  readonly counted: '市' | '地';
} {
  const cities = names.every((name) => name.length > 2 && name.endsWith('市'));
  return { names: cities ? names.map((name) => name.slice(0, -1)) : names, counted: cities ? '市' : '地' };
}

const digits = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 一 … 九十九, for （一） and 附件 numbering. */
export function chineseNumber(value: number): string {
  if (value < 10) return digits[value] ?? String(value);
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  return `${tens === 1 ? '' : (digits[tens] ?? '')}十${ones === 0 ? '' : (digits[ones] ?? '')}`;
}
