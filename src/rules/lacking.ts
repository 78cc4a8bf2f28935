/** How many people, beds or places are still missing from what the target asks for. */
import { rateFactor } from '../indicators/rate-factor.ts';
import type { Assessment, JudgedTarget, Maybe } from './assessment.ts';
import { known, unknown } from './maybe.ts';
import type { Subject } from './target/subject.ts';
import { hasLimit, signOf } from './target/target-test.ts';
import type { Decimal } from '../indicators/decimals.ts';

/**
 * ⌈T × denominator ÷ factor⌉ − numerator, in the numerator's own measure, where the rate has its parts and more of them is
 * better: 95 % of 311 children are 296, 279 are there, 17 are lacking.
 */
export function lackingOf(
  { indicator, dataset }: Subject,
  target: JudgedTarget,
  parts: Assessment['parts'],
): Maybe<{ readonly count: Decimal }> {
  if (parts.verdict === 'unknown') return parts;
  if (indicator.measure !== '%' || indicator.direction !== 'increase') return unknown('no-lack');
  if (!hasLimit(target) || signOf(target.comparison) < 0) return unknown('no-lack');
  const of = (code: string | null) => dataset.indicators.find((one) => one.code === code);
  const [numerator, denominator] = [of(indicator.numerator), of(indicator.denominator)];
  const factor =
    numerator === undefined || denominator === undefined ? null : rateFactor(indicator, numerator, denominator);
  if (factor === null) return unknown('no-parts');
  const count = target.limit.exact.times(parts.denominator).dividedBy(factor).ceil().minus(parts.numerator);
  return count.greaterThan(0) ? known({ count }) : unknown('no-lack');
}
