/**
 * The numbers of a pace, one formula each. Differences are taken in decimals, so that an exact 3 or 0.95 is one;
 * roots and shares are binary.
 */
import type { Decimal } from '../../indicators/decimals.ts';
import type { Indicator } from '../../indicators/definition.ts';
import type { Maybe, Pace, PrintedFigure } from '../assessment.ts';
import { trendSeries } from '../series/indicator-trend.ts';
import { known, statistic, unknown } from '../maybe.ts';
import type { OwnFigure } from '../printed-figure.ts';
import type { NumericTarget } from '../target/target-test.ts';
import { goalFrom, isTouched, meets } from '../target/target-test.ts';
import { theilSenSlope } from '../trend/theil-sen.ts';

export function methodByScale(indicator: Indicator): Pace['method'] {
  return indicator.scale === 'rate' || indicator.scale === 'money' ? 'geometric' : 'arithmetic';
}

/** Rates and money grow by shares, everything else by amounts; and whatever touches zero does. */
export function methodFor(
  indicator: Indicator,
  base: PrintedFigure,
  current: PrintedFigure,
  limit: Decimal,
): Pace['method'] {
  const positive = [base.exact, current.exact, limit].every((value) => value.greaterThan(0));
  return positive ? methodByScale(indicator) : 'arithmetic';
}

export function geometricRatio(achieved: Pace['achievedRate'], required: Pace['neededRate']): Pace['ratioGeometric'] {
  if (achieved.verdict === 'unknown') return achieved;
  if (required.verdict === 'unknown') return required;
  return statistic(achieved.value / required.value, 'geometric-undefined');
}

/**
 * (to/from)^(1/years) − 1, a share a year; written with log1p and expm1, because ratios of small rates are compared
 * with cut points and the root alone would leave them few sure digits.
 */
export function rateBetween(from: Decimal, to: Decimal, years: number): Maybe<{ readonly value: number }> {
  if (from.lessThanOrEqualTo(0) || to.lessThanOrEqualTo(0)) return unknown('geometric-undefined');
  const growth = to.minus(from).toNumber() / from.toNumber();
  return statistic(Math.expm1(Math.log1p(growth) / years), 'geometric-undefined');
}

export function scheduleOf(targetYear: number, base: PrintedFigure, current: PrintedFigure): Pace['schedule'] {
  return known({ value: (current.year - base.year) / (targetYear - base.year) });
}

export function achievedSince(base: PrintedFigure, current: PrintedFigure) {
  const years = current.year - base.year;
  const done = current.exact.minus(base.exact);
  return {
    achievedPerYear: statistic(done.toNumber() / years, 'geometric-undefined'),
    achievedRate: rateBetween(base.exact, current.exact, years),
    span: { from: base.year, to: current.year },
  };
}

interface Need {
  readonly perYear: Pace['neededPerYear'];
  readonly rate: Pace['neededRate'];
  readonly limit: Decimal;
}

/** From the current figure to the target in the years left: nothing once it is met or touched. */
export function needFrom(targetYear: number, target: NumericTarget, current: PrintedFigure): Need {
  const goal = goalFrom(target, current.rounded);
  const limit = goal?.limit.exact ?? current.exact;
  const done = whyNothingNeeded(target, current);
  if (done !== null) return { perYear: known({ value: 0 }), rate: unknown(done), limit };
  const left = targetYear - current.year;
  return {
    perYear: statistic(limit.minus(current.exact).toNumber() / left, 'geometric-undefined'),
    rate: rateBetween(current.exact, limit, left),
    limit,
  };
}

function whyNothingNeeded(target: NumericTarget, current: PrintedFigure): 'met' | 'touched' | null {
  if (meets(target, current.rounded)) return 'met';
  return isTouched(target, current.rounded) ? 'touched' : null;
}

/** μ = needed ÷ achieved, in one division so that an exact 3 is a 3. Without a move so far it would be infinite. */
export function multiplierOf(
  targetYear: number,
  target: NumericTarget,
  base: PrintedFigure,
  current: PrintedFigure,
): Pace['multiplier'] {
  const nothingNeeded = whyNothingNeeded(target, current);
  if (nothingNeeded !== null) return unknown(nothingNeeded);
  const limit = goalFrom(target, current.rounded)?.limit.exact ?? current.exact;
  const missing = limit.minus(current.exact);
  const done = current.exact.minus(base.exact);
  if (done.isZero()) return unknown('zero-achieved');
  if (missing.times(done).isNegative()) return unknown('against-need');
  const left = targetYear - current.year;
  return statistic(missing.times(current.year - base.year).dividedBy(done.times(left)), 'zero-achieved');
}

/** The median of all slopes since the base runs against the slope between its two ends. */
export function isNonMonotone(points: readonly OwnFigure[], base: PrintedFigure, done: Decimal): boolean {
  const slope = theilSenSlope(trendSeries(points.filter((point) => point.year >= base.year)));
  if (slope.verdict === 'undefined') return false;
  // Two slopes that cancel leave the noise of floating point behind, which has a sign but no meaning.
  const noise = 1e-12 * base.exact.abs().toNumber();
  return Math.abs(slope.value) > noise && Math.sign(slope.value) === -done.comparedTo(0);
}
