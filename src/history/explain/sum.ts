/**
 * A sum as it can be done again by anyone: plain numbers, ＋ － × ÷ ＾, brackets. Each number knows what it is and whence
 * it comes.
 */
import { decimal } from '../../indicators/decimals.ts';
import type { Origin } from '../../provenance.ts';
import type { FigureIdText } from '../../report/figure-id.ts';

export interface Operand {
  /** Plain digits, as it stands in the sum. */
  readonly value: string;
  /** 本年值（2015年） */
  readonly what: string;
  /** To how many decimals it was rounded before; null where it stands as it was read or counted. */
  readonly rounded: number | null;
  readonly origins: readonly Origin[];
  /** Where it is itself a figure that was worked out. */
  readonly figure: FigureIdText | null;
}

type Sign = '＋' | '－' | '×' | '÷' | '＾';

export type Sum =
  | { readonly kind: 'number'; readonly operand: Operand }
  | { readonly kind: 'operation'; readonly sign: Sign; readonly left: Sum; readonly right: Sum }
  /** 进位取整（…） */
  | { readonly kind: 'raised'; readonly of: Sum }
  /** 四舍五入（…，2） */
  | { readonly kind: 'rounded'; readonly of: Sum; readonly decimals: number }
  /** 取小（… ， …）, 取大（… ， …）: set back to a bound. */
  | { readonly kind: 'bounded'; readonly word: '取小' | '取大'; readonly of: Sum; readonly bound: Sum };

export function number(value: string, what: string, more: Partial<Omit<Operand, 'value' | 'what'>> = {}): Sum {
  return {
    kind: 'number',
    operand: { value: shortened(value), what, rounded: null, origins: [], figure: null, ...more },
  };
}

export function plus(left: Sum, right: Sum): Sum {
  return { kind: 'operation', sign: '＋', left, right };
}

export function minus(left: Sum, right: Sum): Sum {
  return { kind: 'operation', sign: '－', left, right };
}

export function times(left: Sum, right: Sum): Sum {
  return { kind: 'operation', sign: '×', left, right };
}

export function over(left: Sum, right: Sum): Sum {
  return { kind: 'operation', sign: '÷', left, right };
}

export function power(left: Sum, right: Sum): Sum {
  return { kind: 'operation', sign: '＾', left, right };
}

export const one = number('1', '1');

export function inPercent(sum: Sum): Sum {
  return times(sum, number('100', '化为百分数'));
}

/** `a － b` of years: `（2015 － 2013）`. */
export function yearsBetween(from: number, to: number): Sum {
  return minus(number(String(to), '年份'), number(String(from), '年份'));
}

/** `（95.4 － 95）÷ 2 ＝ 0.2` */
export function sumText(sum: Sum, result: string): string {
  return `${textOf(sum)} ＝ ${result}`;
}

/** Every number that comes from somewhere, each once. */
export function operandsOf(sum: Sum): readonly Operand[] {
  const all = numbersIn(sum).filter(({ origins, figure }) => origins.length > 0 || figure !== null);
  const seen = new Map(all.map((operand) => [`${operand.what}|${operand.value}`, operand]));
  return [...seen.values()];
}

function numbersIn(sum: Sum): readonly Operand[] {
  switch (sum.kind) {
    case 'number':
      return [sum.operand];
    case 'operation':
      return [...numbersIn(sum.left), ...numbersIn(sum.right)];
    case 'raised':
    case 'rounded':
      return numbersIn(sum.of);
    case 'bounded':
      return [...numbersIn(sum.of), ...numbersIn(sum.bound)];
  }
}

function textOf(sum: Sum): string {
  switch (sum.kind) {
    case 'number':
      return sum.operand.value.startsWith('-') ? `（${sum.operand.value}）` : sum.operand.value;
    case 'operation':
      return `${partOf(sum.left)} ${sum.sign} ${partOf(sum.right)}`;
    case 'raised':
      return `进位取整（${textOf(sum.of)}）`;
    case 'rounded':
      return `四舍五入（${textOf(sum.of)}，${sum.decimals}）`;
    case 'bounded':
      return `${sum.word}（${textOf(sum.of)}，${textOf(sum.bound)}）`;
  }
}

/** Inner operations stand in brackets: nobody is to guess which goes first. */
function partOf(sum: Sum): string {
  return sum.kind === 'operation' ? `（${textOf(sum)}）` : textOf(sum);
}

/** Fifteen significant digits are as many as anybody checks with; a word stays a word. */
export function shortened(text: string): string {
  return text.length > 16 && /^-?\d+\.\d+$/.test(text) ? decimal(text).toSignificantDigits(15).toFixed() : text;
}
