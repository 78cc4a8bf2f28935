import { endsOf, type Series } from './series.ts';
import { figure, undefinedBecause, type Outcome } from './verdict.ts';

/**
 * The slope of the random walk with drift: d = (y_n − y_1)/(t_n − t_1), in units of the value a year.
 *
 * It looks at the two ends alone. Source: Hyndman & Athanasopoulos, Forecasting: Principles and Practice, 3rd ed.,
 * section 5.2 (drift method); here over real years instead of positions.
 */
export function driftSlope(series: Series): Outcome {
  const ends = endsOf(series);
  if (ends === undefined) return undefinedBecause(series.length === 0 ? 'no-points' : 'one-point');
  return meanYearlyChange(ends.first.value, ends.last.value, ends.last.year - ends.first.year);
}

/** (to − from)/years: the change that, made every year, leads from one value to the other. */
export function meanYearlyChange(from: number, to: number, years: number): Outcome {
  if (!(years > 0)) return undefinedBecause('not-ahead');
  return figure((to - from) / years);
}

/**
 * (to/from)^(1/years) − 1: the mean yearly growth rate (年均增长速度), as a share: −0.05 is five per cent less a year.
 * Undefined where one of the two values is zero or negative.
 */
export function geometricRate(from: number, to: number, years: number): Outcome {
  if (!(years > 0)) return undefinedBecause('not-ahead');
  if (!(from > 0 && to > 0)) return undefinedBecause('non-positive');
  return figure((to / from) ** (1 / years) - 1);
}
