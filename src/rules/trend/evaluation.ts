import { forecastAt } from './forecast.ts';
import { METHODS, type MethodId } from './methods.ts';
import { chooseScale, type Bounds, type FigureKind } from './scale.ts';
import { median, type Point, type Series } from './series.ts';

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
  /** |forecast − figure| ÷ |figure|: comparable between series; figures of 0 left out. */
  readonly medianRelativeError: number;
  /** The share of the figures that fell inside the interval. */
  readonly coverage: number;
}

/**
 * Rolling-origin evaluation, one year ahead: wherever a series has `points` figures in a row and the next one exactly
 * a year later, every method forecasts that next figure from those alone.
 *
 * Source: Tashman (2000), Out-of-sample tests of forecasting accuracy, International Journal of Forecasting 16,
 * 437–450. A method that is undefined on a window is not counted there; a row without any count is left out.
 */
export function evaluateForecasts(
  known: readonly KnownSeries[],
  lengths: readonly number[],
  level: number,
): readonly MethodScore[] {
  return lengths.flatMap((points) => {
    const trials = known.flatMap((one) => trialsOf(one, points));
    return METHOD_IDS.flatMap((method) => scoreOf(method, points, level, trials));
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
  readonly next: Point;
}

function trialsOf(known: KnownSeries, points: number): readonly Trial[] {
  return known.series.flatMap((next, index) => {
    const window = known.series.slice(Math.max(0, index - points), index);
    return window.length === points && window.at(-1)?.year === next.year - 1 ? [{ known, window, next }] : [];
  });
}

function scoreOf(method: MethodId, points: number, level: number, trials: readonly Trial[]): readonly MethodScore[] {
  const met = trials.flatMap(({ known, window, next }) => {
    const values = window.map(({ value }) => value);
    const scale = chooseScale({ scale: known.scale, bounds: known.bounds, values, targets: [] });
    const { bounds, decimals } = known;
    const forecast = forecastAt({ series: window, scale, bounds, decimals, year: next.year, level, method });
    if (forecast.verdict === 'undefined') return [];
    const inside = forecast.lower <= next.value && next.value <= forecast.upper;
    return [{ actual: next.value, error: Math.abs(forecast.value - next.value), inside }];
  });
  const comparable = met.filter(({ actual }) => actual !== 0);
  if (comparable.length === 0) return [];
  return [
    {
      method,
      points,
      count: met.length,
      medianAbsoluteError: median(met.map(({ error }) => error)),
      medianRelativeError: median(comparable.map(({ error, actual }) => error / Math.abs(actual))),
      coverage: met.filter(({ inside }) => inside).length / met.length,
    },
  ];
}
