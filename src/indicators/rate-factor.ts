/** What numerator ÷ denominator is multiplied by to give a rate in its measure. */
import type { Decimal } from './decimals.ts';
import { decimal } from './decimals.ts';
import type { Indicator } from './definition.ts';

/** By how much numerator ÷ denominator is multiplied to give the figure in this measure. */
export const multipliers: Readonly<Record<string, number>> = {
  '%': 100,
  '‰': 1000,
  '1/万': 10_000,
  '1/10万': 100_000,
  '女=100': 100,
  '张/千人': 1000,
  '平方米/人': 1,
  比: 1,
};

/** How many one of a count stands for: 10,000 of 万人. */
export function tenThousands(indicator: Indicator): number {
  return indicator.measure.startsWith('万') ? 10_000 : 1;
}

/** rate = numerator ÷ denominator × factor, each in its own measure; null of a measure that is no quotient. */
export function rateFactor(rate: Indicator, numerator: Indicator, denominator: Indicator): Decimal | null {
  const multiplier = multipliers[rate.measure];
  if (multiplier === undefined) return null;
  return decimal(multiplier).times(tenThousands(numerator)).dividedBy(tenThousands(denominator));
}
