import { median, type Series } from './series.ts';
import { figure, undefinedBecause, type Outcome } from './verdict.ts';

/**
 * The Theil–Sen slope: the median of (y_j − y_i)/(t_j − t_i) over all pairs i < j, in units of the value a year.
 *
 * One wild year hardly moves it. The median of an even number of slopes is the mean of the two middle ones.
 * Sources: Theil (1950), Proc. Kon. Ned. Akad. v. Wetensch. A 53; Sen (1968), J. Amer. Statist. Assoc. 63, 1379–1389.
 */
export function theilSenSlope(series: Series): Outcome {
  if (series.length < 2) return undefinedBecause(series.length === 0 ? 'no-points' : 'one-point');
  const slopes = series.flatMap((from, index) =>
    series.slice(index + 1).map((to) => (to.value - from.value) / (to.year - from.year)),
  );
  return slopes.every(Number.isFinite) ? figure(median(slopes)) : undefinedBecause('overflow');
}
