/** Part four, forwards: where the figure will stand next year and in the target year, and how likely the target is. */
import { fromFloat, rounded } from '../indicators/decimals.ts';
import type { Indicator } from '../indicators/definition.ts';
import type { Origin } from '../provenance.ts';
import { mergeOrigins } from '../provenance.ts';
import type { Forecast, JudgedTarget, Maybe, Pace, Reason } from './assessment.ts';
import { known, statistic, unknown } from './maybe.ts';
import type { Comparable, CurrentFigure } from './own-series.ts';
import type { NumericTarget } from './reach.ts';
import { isNumeric, meets } from './reach.ts';
import type { Subject } from './subject.ts';
import { targetNumbers } from './target.ts';
import { trendSeries } from './trend-series.ts';
import { forecastAt } from './trend/forecast.ts';
import { probabilityOfReaching, type Goal } from './trend/probability.ts';
import { chooseScale, type Bounds, type FigureKind, type Scale } from './trend/scale.ts';
import type { Series } from './trend/series.ts';

/** What the forecasts of one subject rest on, as of one year. */
export interface Ground {
  readonly subject: Subject;
  readonly target: JudgedTarget;
  /** The year of the last figure: forecasts begin the year after. */
  readonly year: number;
  readonly series: Series;
  readonly scale: Scale;
  readonly bounds: Bounds;
  readonly origins: readonly Origin[];
}

/** From two points on, where a trend means anything. */
export function groundOf(
  subject: Subject,
  target: JudgedTarget,
  current: CurrentFigure,
  comparable: Comparable,
  pace: Pace,
): Maybe<{ readonly ground: Ground }> {
  const { indicator } = subject;
  if (current.verdict === 'unknown') return current;
  const because = whyNoForecast(indicator, target, pace);
  if (because !== null) return unknown(because);
  const kind = figureKind(indicator);
  if (kind === null) return unknown('no-trend');
  const series = trendSeries(comparable.points);
  if (series.length < 2) return unknown('one-point');
  const { year } = current.figure;
  if (series.at(-1)?.year !== year) return unknown('no-trend');
  const bounds = boundsOf(indicator);
  const values = series.map(({ value }) => value);
  const targets = targetNumbers(subject).map((number) => number.toNumber());
  const scale = chooseScale({ scale: kind, bounds, values, targets });
  const origins = mergeOrigins(comparable.points.map((point) => point.origins));
  return known({ ground: { subject, target, year, series, scale, bounds, origins } });
}

function whyNoForecast(indicator: Indicator, target: JudgedTarget, pace: Pace): Reason | null {
  if (target.kind === 'qualitative' || indicator.scale === 'text') return 'qualitative';
  if (target.kind === 'existence' || indicator.scale === 'yes-no') return 'existence';
  if (indicator.trendPolicy === 'election' || indicator.trendPolicy === 'census') return indicator.trendPolicy;
  if (indicator.trendPolicy === 'none') return 'no-trend';
  if (target.kind === 'trend') return 'trend-only';
  if (pace.flags.includes('small-count')) return 'small-count';
  return pace.because === 'overshot' ? 'overshot' : null;
}

function figureKind({ scale }: Indicator): FigureKind | null {
  return scale === 'yes-no' || scale === 'text' ? null : scale;
}

export function boundsOf(indicator: Indicator): Bounds {
  const [lower, upper] = indicator.bounds;
  return [lower?.toNumber() ?? null, upper?.toNumber() ?? null];
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

/** null where the method has no answer: growth rates from a zero, figures too large to count with. */
export function forecastFor(ground: Ground, year: number): Forecast | null {
  const { settings, indicator } = ground.subject;
  const made = forecastAt({
    series: ground.series,
    scale: ground.scale,
    bounds: ground.bounds,
    decimals: indicator.decimals,
    year,
    level: settings.intervalLevel.toNumber(),
    method: settings.forecastMethod,
  });
  if (made.verdict === 'undefined') return null;
  const { value, lower, upper, level, clipped, points } = made;
  return {
    year,
    method: settings.forecastMethod,
    value,
    lower,
    upper,
    level,
    probability: probabilityFor(ground, year),
    clipped,
    points,
    reachesTarget: reachesTarget(ground.target, value, indicator.decimals),
    origins: ground.origins,
  };
}

/** Of reaching the target in the target year; of no other year, and of none that has come. */
function probabilityFor(ground: Ground, year: number): Forecast['probability'] {
  const { target, subject, series, scale } = ground;
  if (target.kind === 'none') return unknown('no-target');
  if (target.kind === 'not-computable') return unknown('base-not-computable');
  if (!isNumeric(target)) return unknown('several-conditions');
  if (subject.targetYear <= ground.year) return unknown('target-year-reached');
  if (year !== subject.targetYear) return unknown('not-target-year');
  const method = subject.settings.forecastMethod;
  const chance = probabilityOfReaching({ series, scale, year, method, goal: goalOf(target) });
  return chance.verdict === 'value' ? statistic(chance.value, 'no-trend') : unknown('no-trend');
}

function goalOf(target: NumericTarget): Goal {
  if (target.kind === 'range') {
    return { comparison: 'in', lower: target.low.exact.toNumber(), upper: target.high.exact.toNumber() };
  }
  return { comparison: target.comparison, value: target.limit.exact.toNumber() };
}

/** Judged on the printed forecast, as next year's figure will be: nobody reads 95.0 and 达不到95%以上. */
export function reachesTarget(target: JudgedTarget, value: number, decimals: number): boolean | null {
  return isNumeric(target) ? meets(target, rounded(fromFloat(value), decimals)) : null;
}
