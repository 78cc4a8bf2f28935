import quantile from '@stdlib/stats-base-dists-t-quantile';
import { driftSlope } from './drift.ts';
import { endsOf, mean, stepsOf, type Series } from './series.ts';
import { andThen, undefinedBecause, type Undefined } from './verdict.ts';

/** How uncertain a value some years ahead is: its standard error, and the degrees of freedom of its t distribution. */
export interface Uncertainty {
  readonly verdict: 'uncertainty';
  /** In the units of the series given, be they figures or logarithms. 0 when all values are equal. */
  readonly se: number;
  readonly df: number;
}

/**
 * The standard error `years` ahead of the last point of a random walk with drift:
 *
 *     σ² = (4q + Σe_i²)/(n + 2)      se(h) = σ·√(h + h²/(t_n − t_1))      n + 2 degrees of freedom
 *
 * q is the mean of Δz_i²/Δt_i over the steps, e_i = (Δz_i − d·Δt_i)/√Δt_i what the drift slope d leaves of each. The
 * textbook interval (4q left out, n − 2 degrees) has one degree of freedom at three points and jumps between absurdly
 * narrow and absurdly wide. This one borrows the size of the steps as four extra degrees of freedom, in the manner of
 * a scaled inverse χ² prior (Gelman et al., Bayesian Data Analysis, 3rd ed., section 2.6). The four is our choice,
 * measured: `backtest-series` under test/bench prints how often such intervals covered what came.
 */
export function uncertaintyAhead(series: Series, years: number): Uncertainty | Undefined {
  const ends = endsOf(series);
  if (ends === undefined) return undefinedBecause(series.length === 0 ? 'no-points' : 'one-point');
  if (!(years > 0)) return undefinedBecause('not-ahead');
  return andThen(driftSlope(series), (slope) => {
    const df = series.length + 2;
    const borrowed = BORROWED_DEGREES * meanSquaredStep(series);
    const sigma = Math.sqrt((borrowed + squaredResiduals(series, slope)) / df);
    const se = sigma * horizonFactor(years, ends.last.year - ends.first.year);
    return Number.isFinite(se) ? { verdict: 'uncertainty', se, df } : undefinedBecause('overflow');
  });
}

const BORROWED_DEGREES = 4;

/** q: the mean over the steps of Δz²/Δt. */
function meanSquaredStep(series: Series): number {
  return mean(stepsOf(series).map(({ change, years }) => change ** 2 / years));
}

/** Σe²: what a slope leaves of each step, (Δz − slope·Δt)/√Δt, squared and summed. */
export function squaredResiduals(series: Series, slope: number): number {
  return stepsOf(series).reduce((sum, { change, years }) => sum + (change - slope * years) ** 2 / years, 0);
}

/** √(h + h²/span): h steps of noise, and the error of a drift that was estimated over `span` years. */
export function horizonFactor(years: number, span: number): number {
  return Math.sqrt(years + years ** 2 / span);
}

/** How many standard errors to either side hold the share `level` of a t distribution. */
export function tFactor(level: number, df: number): number {
  return quantile((1 + level) / 2, df);
}

export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** The interval, no narrower than `half` to either side of the value: nobody forecasts finer than is printed. */
export function widenedTo(half: number, value: number, interval: Interval): Interval {
  return { lower: Math.min(interval.lower, value - half), upper: Math.max(interval.upper, value + half) };
}
