/** Exact figures as the series that the statistics take: binary numbers of 15 digits. */
import type { PrintedFigure } from './assessment.ts';
import type { Series } from './trend/series.ts';
import { seriesOf } from './trend/series.ts';

/** Figures that no measure of this world has (beyond 10^100) are left out, so that nothing overflows. */
export function trendSeries(points: readonly PrintedFigure[]): Series {
  return seriesOf(
    points
      .map((point) => ({ year: point.year, value: Number(point.exact.toPrecision(15)) }))
      .filter(({ value }) => Math.abs(value) < 1e100),
  );
}
