/**
 * Figures that sentences and tables work out from an assessment's printed figures, so that who subtracts or divides what
 * stands there gets what stands there. `explain` tells of the same.
 */
import type { Decimal } from '../indicators/decimals.ts';
import { decimal } from '../indicators/decimals.ts';
import { isFromBelow } from '../indicators/target-definition.ts';
import { hasLimit } from '../rules/target/target-test.ts';
import type { Assessment, Forecast, Limit } from '../rules/assessment.ts';
import { isMet } from '../rules/series/counts.ts';
import { printedRatio, printedStatistic } from './numbers.ts';

/** The gap as a share of the limit, in percent; null where there is no limit or it is 0. */
export function gapShare({ target, gap }: Assessment): { readonly percent: Decimal; readonly limit: Limit } | null {
  if (gap.verdict === 'unknown' || !hasLimit(target)) return null;
  const { limit } = target;
  if (limit.rounded.isZero()) return null;
  return { percent: gap.difference.value.abs().times(100).dividedBy(limit.rounded.abs()), limit };
}

/** 完成进度 and 时间进度 in percent, and how far they lie apart as printed. */
export function progressAgainstSchedule({ pace }: Assessment): {
  readonly done: number;
  readonly due: number;
  readonly apart: Decimal;
} | null {
  if (pace.progress.verdict === 'unknown' || pace.schedule.verdict === 'unknown') return null;
  const done = pace.progress.value * 100;
  const due = pace.schedule.value * 100;
  return { done, due, apart: decimal(printedRatio(done)).minus(printedRatio(due)).abs() };
}

/** How far a forecast, as printed, stays from the target, as printed; 0 where it does not, null where none is a number. */
export function shortOfTarget(one: Assessment, value: number): Shortfall | null {
  const shown = decimal(printedStatistic(value, one.indicator.decimals));
  const { target } = one;
  switch (target.kind) {
    case 'threshold':
    case 'relative': {
      const missing = isFromBelow(target.comparison)
        ? target.limit.rounded.minus(shown)
        : shown.minus(target.limit.rounded);
      return { distance: atLeastZero(missing), limit: target.limit };
    }
    case 'range':
      return shown.lessThan(target.low.rounded)
        ? { distance: target.low.rounded.minus(shown), limit: target.low }
        : { distance: atLeastZero(shown.minus(target.high.rounded)), limit: target.high };
    case 'all-of':
    case 'trend':
    case 'existence':
    case 'qualitative':
    case 'not-computable':
    case 'none':
      return null;
  }
}

interface Shortfall {
  readonly distance: Decimal;
  /** The number that is fallen short of. */
  readonly limit: Limit;
}

function atLeastZero(value: Decimal): Decimal {
  return value.isNegative() ? decimal(0) : value;
}

/** The end of a range that a figure inside it is nearer to. */
export function nearerEndOf({ target, current }: Assessment): {
  readonly end: 'low' | 'high';
  readonly limit: Limit;
  readonly distance: Decimal;
} | null {
  if (target.kind !== 'range' || current.verdict === 'unknown') return null;
  const above = current.figure.rounded.minus(target.low.rounded);
  const below = target.high.rounded.minus(current.figure.rounded);
  return above.lessThanOrEqualTo(below)
    ? { end: 'low', limit: target.low, distance: above }
    : { end: 'high', limit: target.high, distance: below };
}

/**
 * How much of the way from base to target the year has closed, from printed figures; null where there was nothing to close
 * at the base or last year, or no such way.
 */
export function closedShare({ target, base, change, indicator }: Assessment): Decimal | null {
  const { previous, difference } = change;
  if (base.verdict === 'unknown' || previous.verdict === 'unknown') return null;
  const way = wayTo(target, base.figure.rounded);
  if (way === null) return null;
  if (difference.verdict === 'unknown' || change.sense !== 'better' || indicator.trendPolicy !== 'yearly') return null;
  const lacking = (value: Decimal): Decimal => (way.isUp ? way.limit.minus(value) : value.minus(way.limit));
  const [whole, before] = [lacking(base.figure.rounded), lacking(previous.figure.rounded)];
  if (!whole.greaterThan(0) || !before.greaterThan(0)) return null;
  const closed = difference.difference.value.abs();
  return (closed.lessThan(before) ? closed : before).dividedBy(whole);
}

/** Where the way from the base leads; of a range to its nearer end. null where there is no such number. */
function wayTo(
  target: Assessment['target'],
  base: Decimal,
): { readonly limit: Decimal; readonly isUp: boolean } | null {
  if (hasLimit(target)) return { limit: target.limit.rounded, isUp: isFromBelow(target.comparison) };
  if (target.kind !== 'range') return null;
  return base.lessThan(target.low.rounded)
    ? { limit: target.low.rounded, isUp: true }
    : { limit: target.high.rounded, isUp: false };
}

/** How many more of the numerator the target takes; null where none are lacking or nobody counts them. */
export function lackingHeads({ lacking }: Assessment): Decimal | null {
  return lacking.verdict === 'known' ? lacking.count : null;
}

/** The end of a forecast's interval that is nearer to the target. */
export function favourablePart(
  { target, indicator }: Assessment,
  forecast: { readonly value: number },
): 'lower' | 'upper' {
  switch (target.kind) {
    case 'range':
      return forecast.value > target.high.rounded.toNumber() ? 'lower' : 'upper';
    case 'threshold':
    case 'relative':
      return isFromBelow(target.comparison) ? 'upper' : 'lower';
    case 'all-of':
    case 'trend':
    case 'existence':
    case 'qualitative':
    case 'not-computable':
    case 'none':
      return indicator.direction === 'decrease' ? 'lower' : 'upper';
  }
}

/**
 * The one forecast that is told: the target year's, which decides; tables give the next year's. Of what is met now, the
 * first year in which it would no longer be.
 */
export function toldForecast(one: Assessment): Forecast | undefined {
  const slips = isMet(one) ? one.forecast.find(({ reachesTarget }) => reachesTarget === false) : undefined;
  return slips ?? one.forecast.at(-1);
}
