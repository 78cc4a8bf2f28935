/** Part four, forwards: where the figure will stand next year and in the target year, and how likely the target is. */
import { fromFloat, rounded } from '../indicators/decimals.ts';
import type { Indicator } from '../indicators/definition.ts';
import type { Forecast, JudgedTarget, Maybe, Pace, Reason } from './assessment.ts';
import type { IndicatorTrend } from './series/indicator-trend.ts';
import { known, statistic, unknown } from './maybe.ts';
import type { CurrentFigure } from './series/own-series.ts';
import type { NumericTarget } from './target/target-test.ts';
import { isNumeric, meets } from './target/target-test.ts';
import type { Subject } from './target/subject.ts';
import { probabilityOfReaching, type Goal } from './trend/probability.ts';

/** What the forecasts of one subject rest on, as of one year. */
export interface Ground {
  readonly subject: Subject;
  readonly target: JudgedTarget;
  /** The year of the last figure: forecasts begin the year after. */
  readonly year: number;
  readonly trend: IndicatorTrend;
}

/** From two points on, where a trend means anything. */
export function groundOf(
  subject: Subject,
  target: JudgedTarget,
  current: CurrentFigure,
  pace: Pace,
): Maybe<{ readonly ground: Ground }> {
  if (current.verdict === 'unknown') return current;
  const because = whyNoForecast(subject.indicator, target, pace);
  if (because !== null) return unknown(because);
  const { year } = current.figure;
  const made = subject.trendIn(year);
  if (made.verdict === 'unknown') return made;
  const { trend } = made;
  return trend.series.at(-1)?.year === year ? known({ ground: { subject, target, year, trend } }) : unknown('no-trend');
}

/** Targets of which nothing is forecast, and why. */
const withoutForecast = {
  threshold: null,
  relative: null,
  range: null,
  'all-of': null,
  trend: 'trend-only',
  existence: 'existence',
  qualitative: 'qualitative',
  'not-computable': null,
  none: null,
} as const satisfies Record<JudgedTarget['kind'], Reason | null>;

function whyNoForecast(indicator: Indicator, target: JudgedTarget, pace: Pace): Reason | null {
  const byKind = withoutForecast[target.kind];
  if (byKind === 'qualitative' || indicator.scale === 'text') return 'qualitative';
  if (byKind === 'existence' || indicator.scale === 'yes-no') return 'existence';
  if (indicator.trendPolicy === 'election' || indicator.trendPolicy === 'census') return indicator.trendPolicy;
  if (indicator.trendPolicy === 'none') return 'no-trend';
  if (byKind !== null) return byKind;
  if (pace.flags.includes('small-count')) return 'small-count';
  return pace.because === 'overshot' ? 'overshot' : null;
}

/** Why the method of the settings has no answer where there are figures enough. */
export function whyNoAnswer({ settings }: Subject): Reason {
  return settings.forecastMethod === 'geometric' ? 'geometric-undefined' : 'no-trend';
}

/** The year after, and the target year where it is a later one. */
export function forecastsOf(ground: Ground): readonly Forecast[] {
  const next = ground.year + 1;
  const { targetYear } = ground.subject;
  const years = ground.target.kind !== 'none' && targetYear > next ? [next, targetYear] : [next];
  return years.flatMap((year) => {
    const forecast = forecastFor(ground, year);
    return forecast === null ? [] : [forecast];
  });
}

function forecastFor(ground: Ground, year: number): Forecast | null {
  const made = ground.trend.forecastIn(year);
  if (made === null) return null;
  const { value, lower, upper, level, clipped, points } = made;
  return {
    year,
    method: ground.subject.settings.forecastMethod,
    value,
    lower,
    upper,
    level,
    probability: year === ground.subject.targetYear ? chanceOf(ground) : unknown(whyNoChance(ground)),
    clipped,
    points,
    reachesTarget: reachesIn(ground, year),
    origins: ground.trend.origins,
  };
}

function whyNoChance({ target, subject, year }: Ground): Reason {
  switch (target.kind) {
    case 'none':
      return 'no-target';
    case 'not-computable':
      return 'base-not-computable';
    case 'all-of':
      return 'several-conditions';
    case 'trend':
      return 'trend-only';
    case 'existence':
    case 'qualitative':
      return target.kind;
    case 'threshold':
    case 'relative':
    case 'range':
      return subject.targetYear <= year ? 'target-year-reached' : 'not-target-year';
  }
}

/** The probability of reaching the target in the target year. */
export function chanceOf(ground: Ground): Maybe<{ readonly value: number }> {
  const { target, subject, trend } = ground;
  if (!isNumeric(target) || subject.targetYear <= ground.year) return unknown(whyNoChance(ground));
  const { series, scale } = trend;
  const method = subject.settings.forecastMethod;
  const chance = probabilityOfReaching({ series, scale, year: subject.targetYear, method, goal: goalOf(target) });
  return chance.verdict === 'value' ? statistic(chance.value, 'no-trend') : unknown('no-trend');
}

function goalOf(target: NumericTarget): Goal {
  switch (target.kind) {
    case 'range':
      return { comparison: 'in', lower: target.low.exact.toNumber(), upper: target.high.exact.toNumber() };
    case 'threshold':
    case 'relative':
      return { comparison: target.comparison, value: target.limit.exact.toNumber() };
  }
}

/** Whether the forecast of a year reaches the target; null where there is no forecast or no number to reach. */
export function reachesIn(ground: Ground, year: number): boolean | null {
  const made = ground.trend.forecastIn(year);
  return made === null ? null : reachesTarget(ground.target, made.value, ground.subject.indicator.decimals);
}

/** Judged on the printed forecast, as next year's figure will be: nobody reads 95.0 and 达不到95%以上. */
export function reachesTarget(target: JudgedTarget, value: number, decimals: number): boolean | null {
  return isNumeric(target) ? meets(target, rounded(fromFloat(value), decimals)) : null;
}
