/** Part four, forwards: where the figure will stand next year and in the target year, and how likely the target is. */
import type { Decimal } from '../indicators/decimals.ts';
import { decimal, fromFloat, rounded } from '../indicators/decimals.ts';
import type { Attainment, Forecast, JudgedTarget, Maybe, Pace, Reason, Unsaid } from './assessment.ts';
import { countedGoal, countedMiss, isCounted } from './counted.ts';
import type { IndicatorTrend } from './series/indicator-trend.ts';
import { known, statistic, unknown } from './maybe.ts';
import type { CurrentFigure } from './series/own-series.ts';
import { isNumeric, meets } from './target/target-test.ts';
import type { Subject } from './target/subject.ts';
import { probabilityOfReaching } from './trend/probability.ts';

/** What the forecasts of one subject rest on, as of one year. */
export interface Ground {
  readonly subject: Subject;
  readonly target: JudgedTarget;
  /** The year of the last figure: forecasts begin the year after. */
  readonly year: number;
  /** By what share of the target a figure may miss it and still be counted in 达标率; null: by nothing. */
  readonly miss: Decimal | null;
  readonly trend: IndicatorTrend;
}

/** What of a year's standing decides whether a forecast can be made. */
export interface Standpoint {
  readonly year: number;
  readonly target: JudgedTarget;
  readonly current: CurrentFigure;
  readonly attainment: Attainment;
  readonly pace: Pace;
}

/** From two points on, where a trend means anything and the plan is not over. */
export function groundOf(subject: Subject, at: Standpoint): Maybe<{ readonly ground: Ground }> {
  const { target, current, attainment } = at;
  if (current.verdict === 'unknown') return current;
  const because = whyNoForecast(subject, at);
  if (because !== null) return unknown(because);
  const { year } = current.figure;
  const made = subject.trendIn(year);
  if (made.verdict === 'unknown') return made;
  const { trend } = made;
  if (trend.series.at(-1)?.year !== year) return unknown('no-trend');
  const miss = isNumeric(target) ? countedMiss(target, attainment, subject.settings) : null;
  return known({ ground: { subject, target, year, miss, trend } });
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

function whyNoForecast({ indicator, targetYear }: Subject, { year, target, pace }: Standpoint): Reason | null {
  const byKind = withoutForecast[target.kind];
  if (byKind === 'qualitative' || indicator.scale === 'text') return 'qualitative';
  if (byKind === 'existence' || indicator.scale === 'yes-no') return 'existence';
  if (indicator.trendPolicy === 'election' || indicator.trendPolicy === 'census') return indicator.trendPolicy;
  if (indicator.trendPolicy === 'none') return 'no-trend';
  if (byKind !== null) return byKind;
  if (target.kind === 'not-computable' && target.of === 'trend') return 'trend-only';
  if (year >= targetYear) return 'target-year-reached';
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
    counted: isCountedIn(ground, year),
    unsaid: whyUnsaid(ground, made),
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

/** The probability of being counted in 达标率 in the target year. */
export function chanceOf(ground: Ground): Maybe<{ readonly value: number }> {
  const { target, subject, trend, miss } = ground;
  if (!isNumeric(target) || subject.targetYear <= ground.year) return unknown(whyNoChance(ground));
  const { series, scale } = trend;
  const method = subject.settings.forecastMethod;
  const goal = countedGoal(target, miss);
  const chance = probabilityOfReaching({ series, scale, year: subject.targetYear, method, goal });
  return chance.verdict === 'value' ? statistic(chance.value, 'no-trend') : unknown('no-trend');
}

/** Whether the forecast of a year reaches the target; null where there is no forecast or no number to reach. */
export function reachesIn(ground: Ground, year: number): boolean | null {
  const made = ground.trend.forecastIn(year);
  return made === null ? null : reachesTarget(ground.target, made.value, ground.subject.indicator.decimals);
}

/** Whether the printed forecast of a year would be counted in 达标率; null where there is none or no number to reach. */
export function isCountedIn(ground: Ground, year: number): boolean | null {
  const made = ground.trend.forecastIn(year);
  return made === null ? null : wouldCount(ground, made.value);
}

/** Of any value on the way, as it prints. */
export function wouldCount({ target, miss, subject }: Ground, value: number): boolean | null {
  return isNumeric(target) ? isCounted(target, rounded(fromFloat(value), subject.indicator.decimals), miss) : null;
}

/**
 * Why the text makes no forecast of it: an interval wider than half of it (40 points of a %), or nothing left to come. As
 * printed, like everything that is said of it.
 */
function whyUnsaid(
  { subject, trend }: Ground,
  made: { readonly value: number; readonly lower: number; readonly upper: number },
): Unsaid | null {
  const { measure, decimals, bounds } = subject.indicator;
  const shown = (value: number) => rounded(fromFloat(value), decimals);
  const last = trend.series.at(-1);
  const isBound = (value: number) => bounds.some((bound) => bound !== null && shown(value).equals(bound));
  if (last !== undefined && isBound(last.value)) return 'at-bound';
  if (isBound(made.value)) return 'reaches-bound';
  const width = shown(made.upper).minus(shown(made.lower));
  const widest = measure === '%' ? decimal(widestInPoints) : shown(made.value).abs().times(widestShare);
  return width.greaterThan(widest) ? 'wide-interval' : null;
}

const widestInPoints = 40;
const widestShare = 0.5;

/** Judged on the printed forecast, as next year's figure will be: nobody reads 95.0 and 达不到95%以上. */
export function reachesTarget(target: JudgedTarget, value: number, decimals: number): boolean | null {
  return isNumeric(target) ? meets(target, rounded(fromFloat(value), decimals)) : null;
}
