import { describe, expect, it } from 'vitest';
import { driftSlope, geometricRate, meanYearlyChange } from '../../../src/rules/trend/drift.ts';
import { horizonFactor, squaredResiduals } from '../../../src/rules/trend/interval.ts';
import { drift } from '../../../src/rules/trend/methods.ts';
import { olsLineAt, olsSlope } from '../../../src/rules/trend/ols.ts';
import type { Series } from '../../../src/rules/trend/series.ts';
import { theilSenSlope } from '../../../src/rules/trend/theil-sen.ts';
import type { Outcome } from '../../../src/rules/trend/verdict.ts';
import { trendVectors, yearly } from './vectors.ts';

describe('117 short yearly series of Statistics Canada', () => {
  it('has all of them', () => {
    expect(trendVectors).toHaveLength(117);
    expect(trendVectors.filter((vector) => vector.drift !== undefined)).toHaveLength(89);
  });

  it.each(trendVectors)('$id: the least-squares line of R, to 1e-9', ({ year, value, ols }) => {
    const series = yearly(value, year);
    expectWithin(1e-9, olsSlope(series), ols.slope);
    for (const [index, at] of ols.at.entries()) expectWithin(1e-9, olsLineAt(series, at), ols.fit[index]);
  });

  it.each(trendVectors)('$id: the Theil–Sen slope of SciPy, to 1e-9', ({ year, value, theil_sen }) => {
    expectWithin(1e-9, theilSenSlope(yearly(value, year)), theil_sen.slope);
  });

  it.each(trendVectors.filter(({ cagr }) => cagr))('$id: the mean growth rate, to 1e-9', ({ year, value, cagr }) => {
    const span = (year.at(-1) ?? 0) - (year[0] ?? 0);
    expectWithin(1e-9, geometricRate(value[0] ?? 0, value.at(-1) ?? 0, span), cagr?.cagr);
  });

  it.each(trendVectors.flatMap(({ id, year, value, drift }) => (drift ? [{ id, year, value, published: drift }] : [])))(
    '$id: the random walk with drift of R, to 1e-10',
    ({ year, value, published }) => {
      const series = yearly(value, year);
      expectWithin(1e-10, driftSlope(series), published.slope);
      for (const [index, mean] of published.mean.entries()) {
        expectWithin(1e-10, drift(series, lastYear(series) + index + 1), mean);
      }
    },
  );

  it.each(trendVectors.flatMap(({ id, year, value, drift }) => (drift ? [{ id, year, value, published: drift }] : [])))(
    '$id: residuals and horizon give the textbook interval of R',
    ({ year, value, published }) => {
      const series = yearly(value, year);
      const span = series.length - 1;
      const sigma = Math.sqrt(squaredResiduals(series, published.slope) / (span - 1));
      for (const [index, mean] of published.mean.entries()) {
        const reach = NORMAL_90 * sigma * horizonFactor(index + 1, span);
        expectNumber(1e-9, mean - reach, published.lower80[index]);
        expectNumber(1e-9, mean + reach, published.upper80[index]);
      }
    },
  );

  /** qnorm(0.9) */
  const NORMAL_90 = 1.2815515655446004;
});

describe('by hand', () => {
  it('takes a missing year as a longer step', () => {
    // (16 − 10)/(2016 − 2013)
    expect(driftSlope(yearly([10, 11, 16], [2013, 2014, 2016]))).toEqual({ verdict: 'value', value: 2 });
  });

  it('takes the mean of the two middle slopes when their number is even', () => {
    // slopes of 0, 1, 5, 6 in years 1 to 4: 1, 2.5, 2, 4, 2.5, 1 → ordered 1 1 2 | 2.5 2.5 4 → 2.25
    expect(theilSenSlope(yearly([0, 1, 5, 6]))).toEqual({ verdict: 'value', value: 2.25 });
  });

  it('is not led astray by one wild year', () => {
    expect(theilSenSlope(yearly([1, 2, 3, 400, 5, 6, 7]))).toEqual({ verdict: 'value', value: 1 });
  });

  it('fits a line: 1, 2, 6 has slope 2.5 and stands at 8 a year later', () => {
    const series = yearly([1, 2, 6]);
    expect(olsSlope(series)).toEqual({ verdict: 'value', value: 2.5 });
    expect(olsLineAt(series, 2004)).toEqual({ verdict: 'value', value: 8 });
  });

  it('halves in two years at a rate of 1 − √½', () => {
    expectWithin(1e-15, geometricRate(8, 4, 2), Math.SQRT1_2 - 1);
    expect(meanYearlyChange(8, 4, 2)).toEqual({ verdict: 'value', value: -2 });
  });

  it('says what is missing', () => {
    for (const slope of [driftSlope, theilSenSlope, olsSlope]) {
      expect(slope([])).toEqual({ verdict: 'undefined', because: 'no-points' });
      expect(slope(yearly([3]))).toEqual({ verdict: 'undefined', because: 'one-point' });
      expect(slope(yearly([-1.7e308, 1.7e308]))).toEqual({ verdict: 'undefined', because: 'overflow' });
    }
    expect(meanYearlyChange(1, 2, 0)).toEqual({ verdict: 'undefined', because: 'not-ahead' });
  });
});

function lastYear(series: Series): number {
  return series.at(-1)?.year ?? Number.NaN;
}

function expectWithin(tolerance: number, actual: Outcome, published: number | undefined) {
  expect(actual.verdict).toBe('value');
  if (actual.verdict === 'value') expectNumber(tolerance, actual.value, published);
}

/** Relative; absolute where the published figure is 0 but for the noise of its own computation. */
function expectNumber(tolerance: number, actual: number, published = Number.NaN) {
  const scale = Math.abs(published) < 1e-12 ? 1 : Math.abs(published);
  expect(Math.abs(actual - published)).toBeLessThanOrEqual(tolerance * scale);
}
