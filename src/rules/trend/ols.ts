import { mean, type Series } from './series.ts';
import { andThen, figure, undefinedBecause, type Outcome } from './verdict.ts';

/**
 * The least-squares slope b = Σ(t_i − t̄)(y_i − ȳ) / Σ(t_i − t̄)², in units of the value a year.
 *
 * Years are centred first: squares of numbers around 2015 would cost half the digits.
 * Source: any textbook; agrees with `lm` of R.
 */
export function olsSlope(series: Series): Outcome {
  if (series.length < 2) return undefinedBecause(series.length === 0 ? 'no-points' : 'one-point');
  const middle = centreOf(series);
  const squares = series.reduce((sum, { year }) => sum + (year - middle.year) ** 2, 0);
  const products = series.reduce((sum, { year, value }) => sum + (year - middle.year) * (value - middle.value), 0);
  return figure(products / squares);
}

/** The least-squares line ȳ + b(t − t̄) at a year, inside the series or beyond it. */
export function olsLineAt(series: Series, atYear: number): Outcome {
  const middle = centreOf(series);
  return andThen(olsSlope(series), (slope) => figure(middle.value + slope * (atYear - middle.year)));
}

function centreOf(series: Series) {
  return { year: mean(series.map(({ year }) => year)), value: mean(series.map(({ value }) => value)) };
}
