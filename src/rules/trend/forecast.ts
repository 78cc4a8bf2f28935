import { tFactor, uncertaintyAhead, widenedTo } from './interval.ts';
import { drift, METHODS, type Method, type MethodId } from './methods.ts';
import { fromScale, seriesOnScale, type Bounds, type Scale } from './scale.ts';
import type { Series } from './series.ts';
import { undefinedBecause, type Undefined } from './verdict.ts';

/** A value some years ahead, with the interval that holds it with probability `level`. */
export interface Forecast {
  readonly verdict: 'value';
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  readonly level: number;
  /** Standard error and degrees of freedom on the scale the method works in, before clipping. */
  readonly se: number;
  readonly df: number;
  /** The value or an end of the interval passed a bound and was set back to it. */
  readonly clipped: boolean;
  /** How many points it rests on. */
  readonly points: number;
}

/**
 * The forecast of a series for a later year, by one method, with its interval: computed on the scale, carried back,
 * widened to half the last printed digit (`decimals`), and only then clipped to what is possible (`bounds`).
 *
 * `scale` is that of `combined`. The methods of the trade mean the figures as they are: `geometric` is a straight line
 * in logarithms, all others take no scale. From two points on.
 */
export function forecastAt(question: {
  readonly series: Series;
  readonly scale: Scale;
  readonly bounds: Bounds;
  readonly decimals: number;
  readonly year: number;
  readonly level: number;
  readonly method: MethodId;
}): Forecast | Undefined {
  const { series, bounds, level } = question;
  const projection = projectOnScale(question);
  if (projection.verdict === 'undefined') return projection;
  const { scale, z, se, df } = projection;
  const reach = tFactor(level, df) * se;
  const value = fromScale(scale, z);
  const widened = widenedTo(0.5 * 10 ** -question.decimals, value, {
    lower: fromScale(scale, z - reach),
    upper: fromScale(scale, z + reach),
  });
  const within = {
    value: clip(value, bounds),
    lower: clip(widened.lower, bounds),
    upper: clip(widened.upper, bounds),
  };
  if (!Object.values(within).every(Number.isFinite)) return undefinedBecause('overflow');
  const clipped = [value, widened.lower, widened.upper].some((end) => passes(end, bounds));
  return { verdict: 'value', ...within, level, se, df, clipped, points: series.length };
}

/** A method's answer on the scale it works in: z, its standard error, and the degrees of freedom. */
export interface Projection {
  readonly verdict: 'projection';
  readonly scale: Scale;
  readonly z: number;
  readonly se: number;
  readonly df: number;
}

/** Where `forecastAt` and `probabilityOfReaching` start from: the forecast before it is carried back and clipped. */
export function projectOnScale(question: {
  readonly series: Series;
  readonly scale: Scale;
  readonly year: number;
  readonly method: MethodId;
}): Projection | Undefined {
  const { scale, project } = straightenedBy(question.method, question.scale);
  const onScale = seriesOnScale(scale, question.series);
  if (onScale.verdict === 'undefined') return onScale;
  const z = project(onScale.series, question.year);
  if (z.verdict === 'undefined') return z;
  const years = question.year - (onScale.series.at(-1)?.year ?? question.year);
  const uncertainty = uncertaintyAhead(onScale.series, years);
  if (uncertainty.verdict === 'undefined') return uncertainty;
  return { verdict: 'projection', scale, z: z.value, se: uncertainty.se, df: uncertainty.df };
}

function straightenedBy(method: MethodId, scale: Scale): { readonly scale: Scale; readonly project: Method } {
  switch (method) {
    case 'combined':
      return { scale, project: METHODS.combined };
    case 'geometric':
      return { scale: 'log', project: drift };
    case 'last-value':
    case 'drift':
    case 'last-change':
    case 'ols':
    case 'theil-sen':
      return { scale: 'identity', project: METHODS[method] };
  }
}

function clip(value: number, [lower, upper]: Bounds): number {
  const raised = lower === null ? value : Math.max(value, lower);
  return upper === null ? raised : Math.min(raised, upper);
}

/** Beyond a bound by more than the noise of floating point. */
function passes(value: number, [lower, upper]: Bounds): boolean {
  return (lower !== null && value < lower - noise(lower)) || (upper !== null && value > upper + noise(upper));
}

function noise(bound: number): number {
  return 1e-12 * Math.max(1, Math.abs(bound));
}
