import { forecastAt } from './forecast.ts';
import { METHODS, type MethodId } from './methods.ts';
import { chooseScale, type Bounds, type FigureKind } from './scale.ts';
import { mean, median, stepsOf, type Point, type Series } from './series.ts';
import { figure, undefinedBecause, type Outcome } from './verdict.ts';

/** A series of the past, with what is known of its figures: enough to forecast it as if it were an indicator. */
export interface KnownSeries {
  readonly series: Series;
  readonly scale: FigureKind;
  readonly bounds: Bounds;
  readonly decimals: number;
}

/** How one method did on all windows of one length. */
export interface MethodScore {
  readonly method: MethodId;
  /** How many points each forecast was made from. */
  readonly points: number;
  /** How many forecasts were made and met by a figure. */
  readonly count: number;
  /** In the units of the figures. */
  readonly medianAbsoluteError: number;
  /**
   * In mean yearly steps of the window it was made from, so that series of different units compare; windows that never
   * moved left out. Source: Hyndman & Koehler (2006), Another look at measures of forecast accuracy, International
   * Journal of Forecasting 22, 679–688 (scaled errors).
   */
  readonly medianScaledError: Outcome;
  /** The share of the figures that fell inside the interval. */
  readonly coverage: number;
}

/** What is asked of every series. */
export interface Trials {
  /** How many points a forecast is made from, each in turn. */
  readonly lengths: readonly number[];
  /** How far ahead. */
  readonly years: number;
  /** Of the interval. */
  readonly level: number;
}

/**
 * Rolling-origin evaluation: wherever a series has so many figures in a row, and one exactly `years` after the last of
 * them, every method forecasts that one from those alone.
 *
 * Source: Tashman (2000), Out-of-sample tests of forecasting accuracy, International Journal of Forecasting 16,
 * 437–450. A method that is undefined on a window is not counted there; a row without any count is left out.
 */
export function evaluateForecasts(known: readonly KnownSeries[], asked: Trials): readonly MethodScore[] {
  return asked.lengths.flatMap((points) => {
    const trials = known.flatMap((one) => trialsOf(one, points, asked.years));
    return METHOD_IDS.flatMap((method) => scoreOf(method, points, asked.level, trials));
  });
}

const METHOD_IDS: readonly MethodId[] = [
  'last-value',
  'drift',
  'geometric',
  'last-change',
  'ols',
  'theil-sen',
  'combined',
] satisfies (keyof typeof METHODS)[];

interface Trial {
  readonly known: KnownSeries;
  readonly window: Series;
  readonly outcome: Point;
}

function trialsOf(known: KnownSeries, points: number, years: number): readonly Trial[] {
  return known.series.flatMap((last, index) => {
    const outcome = known.series.find(({ year }) => year === last.year + years);
    const window = known.series.slice(Math.max(0, index + 1 - points), index + 1);
    return outcome !== undefined && window.length === points ? [{ known, window, outcome }] : [];
  });
}

function scoreOf(method: MethodId, points: number, level: number, trials: readonly Trial[]): readonly MethodScore[] {
  const met = trials.flatMap(({ known, window, outcome }) => {
    const values = window.map(({ value }) => value);
    const scale = chooseScale({ scale: known.scale, bounds: known.bounds, values, targets: [] });
    const { bounds, decimals } = known;
    const forecast = forecastAt({ series: window, scale, bounds, decimals, year: outcome.year, level, method });
    if (forecast.verdict === 'undefined') return [];
    const inside = forecast.lower <= outcome.value && outcome.value <= forecast.upper;
    return [{ error: Math.abs(forecast.value - outcome.value), step: meanStep(window), inside }];
  });
  const summary = summaryOf(met);
  return summary === null ? [] : [{ method, points, ...summary }];
}

/** How a forecast turned out. */
export interface Trialled {
  /** |forecast − figure|, in the figure's units. */
  readonly error: number;
  /** The mean yearly step of the window it was made from, without sign. */
  readonly step: number;
  readonly inside: boolean;
}

/** null of nothing. */
export function summaryOf(trialled: readonly Trialled[]): Omit<MethodScore, 'method' | 'points'> | null {
  if (trialled.length === 0) return null;
  const moving = trialled.filter(({ step }) => step > 0);
  return {
    count: trialled.length,
    medianAbsoluteError: median(trialled.map(({ error }) => error)),
    medianScaledError:
      moving.length === 0
        ? undefinedBecause('no-points')
        : figure(median(moving.map(({ error, step }) => error / step))),
    coverage: trialled.filter(({ inside }) => inside).length / trialled.length,
  };
}

/** The mean size of a yearly step. */
export function meanStep(series: Series): number {
  return mean(stepsOf(series).map(({ change, years }) => Math.abs(change) / years));
}
