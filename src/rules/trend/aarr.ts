import { geometricRate } from './drift.ts';
import { andThen, figure, undefinedBecause, type Outcome } from './verdict.ts';

/**
 * The annual rate of reduction as UN IGME takes it: ln(from/to)/years, a share a year; positive when the value falls.
 *
 * Published tables mix this convention with `aarrDiscrete`; at 4 % a year they differ by a tenth of a point, so each
 * is named by its id (`aarr-log`, `aarr-discrete`). Source: UN Inter-agency Group for Child Mortality Estimation,
 * Levels and Trends in Child Mortality.
 */
export function aarrLog(from: number, to: number, years: number): Outcome {
  if (!(years > 0)) return undefinedBecause('not-ahead');
  if (!(from > 0 && to > 0)) return undefinedBecause('non-positive');
  return figure((Math.log(from) - Math.log(to)) / years);
}

/**
 * The average annual rate of reduction as WHO and UNICEF take it: 1 − (to/from)^(1/years).
 * Source: UNICEF, Technical note: How to calculate Average Annual Rate of Reduction (AARR) of Underweight Prevalence (2007).
 */
export function aarrDiscrete(from: number, to: number, years: number): Outcome {
  return andThen(geometricRate(from, to, years), (growth) => figure(-growth));
}
