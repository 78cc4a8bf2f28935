import { describe, expect, it } from 'vitest';
import { forecastAt, type Forecast } from '../../../src/rules/trend/forecast.ts';
import { tFactor } from '../../../src/rules/trend/interval.ts';
import { probabilityOfReaching } from '../../../src/rules/trend/probability.ts';
import type { Series } from '../../../src/rules/trend/series.ts';
import { tQuantiles, yearly } from './vectors.ts';

const question = {
  scale: 'identity',
  bounds: [null, null],
  decimals: 2,
  year: 2016,
  level: 0.8,
  method: 'combined',
} as const;

describe('worked by hand', () => {
  it('maternal mortality 12.1, 9.7, 8.51 in logarithms: 7.793 [5.784, 10.501], surely at most 15', () => {
    // z = 2.49321 2.27213 2.14124; d = ts = −0.175985; ẑ = 2.14124 − 0.175985/2 = 2.05325
    const series = yearly([12.1, 9.7, 8.51], 2013);
    const forecast = made({ ...question, series, scale: 'log', bounds: [0, 100000] });
    expectTo3(forecast, 7.793, 5.784, 10.501);
    expect(forecast).toMatchObject({ df: 5, points: 3, level: 0.8, clipped: false });
    // 1 % more is counted with it
    const goal = { comparison: '<=', value: 15.15 } as const;
    const chance = probabilityOfReaching({ ...question, series, scale: 'log', goal });
    expect(chance.verdict === 'value' && chance.value).toBeCloseTo(0.989, 3);
  });

  it('a share of 88.59, 89.18, 89.71 in logits: 89.974 [89.097, 90.789]', () => {
    const series = yearly([88.59, 89.18, 89.71], 2013);
    expectTo3(made({ ...question, series, scale: 'logit', bounds: [0, 100] }), 89.974, 89.097, 90.789);
  });

  it('a gross rate of 88.3, 89.6, 92.3 as it is: 93.300 [89.782, 96.818], 95 or more with 0.254, 94.05 with 0.383', () => {
    // d = ts = 2; q = (1.3² + 2.7²)/2 = 4.49; Σe² = 2·0.7² = 0.98; σ² = (17.96 + 0.98)/5 = 3.788;
    // se = √(3.788·1.5) = 2.38370; t₅(0.9) = 1.475884; reach 3.518
    const series = yearly([88.3, 89.6, 92.3], 2013);
    const forecast = made({ ...question, series, bounds: [0, null] });
    expectTo3(forecast, 93.3, 89.782, 96.818);
    expect(forecast.se).toBeCloseTo(2.3837, 4);
    for (const [value, expected] of [
      [95, 0.254],
      [94.05, 0.383],
    ] as const) {
      const chance = probabilityOfReaching({ ...question, series, goal: { comparison: '>=', value } });
      expect(chance.verdict === 'value' && chance.value).toBeCloseTo(expected, 3);
    }
  });

  it('two points, 10 and 12: four degrees of freedom, all of them borrowed', () => {
    // 12 + 2/3; σ² = 4·4/4 = 4; se = 2·√2; t₄(0.9) = 1.533206
    const forecast = made({ ...question, series: yearly([10, 12], 2014) });
    expect(forecast).toMatchObject({ df: 4, points: 2 });
    expect(forecast.se).toBeCloseTo(2 * Math.SQRT2, 12);
    expectTo3(forecast, 12.667, 12.6667 - 4.3366, 12.6667 + 4.3366);
  });

  it('two points of a gross rate, 88.3, 89.6: 90.033 [87.215, 92.852]', () => {
    // 89.6 + 1.3/3; σ² = 4·1.3²/4, so σ = 1.3; se = 1.3·√2; t₄(0.9) = 1.533206: ± 2.8187
    const series = yearly([88.3, 89.6], 2014);
    expectTo3(made({ ...question, series, bounds: [0, null] }), 90.033, 87.215, 92.852);
  });

  it('five years ahead the drift itself becomes uncertain: √(5 + 25/2) steps', () => {
    const series = yearly([88.3, 89.6, 92.3], 2013);
    expect(made({ ...question, series, year: 2020 }).se).toBeCloseTo(Math.sqrt(3.788 * 17.5), 12);
  });

  it('the mean growth rate is a straight line in logarithms, whatever the scale of the indicator', () => {
    // 8 → 4 in two years, one more: 4·√½
    const forecast = made({ ...question, series: yearly([8, 5, 4], 2013), method: 'geometric' });
    expect(forecast.value).toBeCloseTo(4 * Math.SQRT1_2, 12);
    expect(forecast.lower * forecast.upper).toBeCloseTo(forecast.value ** 2, 12);
  });

  it('the other methods take the figures as they are, whatever the scale of the indicator', () => {
    const forecast = made({ ...question, series: yearly([8, 5, 4], 2013), scale: 'log', method: 'drift' });
    expect(forecast.value).toBe(2);
    expect(forecast.lower + forecast.upper).toBeCloseTo(4, 12);
  });
});

describe('the quantiles of t', () => {
  it.each(tQuantiles)('with $df degrees of freedom at $p agree with R', ({ df, p, t }) => {
    expect(Math.abs(tFactor(2 * p - 1, df) / t - 1)).toBeLessThanOrEqual(1e-10);
  });
});

describe('the ends of what is possible', () => {
  it('sets a forecast over 100 % back to 100 %, and says so', () => {
    // 99.8 + 0.7/2 > 100
    const forecast = made({ ...question, series: yearly([98.4, 99.1, 99.8], 2013), bounds: [0, 100] });
    expect(forecast).toMatchObject({ value: 100, upper: 100, clipped: true });
    expect(forecast.lower).toBeLessThan(100);
  });

  it('sets back an end of the interval alone, and says so', () => {
    const forecast = made({ ...question, series: yearly([98, 99, 99.2], 2013), bounds: [0, 100] });
    expect(forecast.value).toBeCloseTo(99.2 + 0.6 / 2, 12);
    expect(forecast).toMatchObject({ upper: 100, clipped: true });
  });

  it('keeps 100 % every year at 100 %, with half a printed digit below and the one above cut off', () => {
    const series = yearly([100, 100, 100], 2013);
    expect(made({ ...question, series, bounds: [0, 100] })).toMatchObject({
      value: 100,
      lower: 99.995,
      upper: 100,
      se: 0,
      clipped: true,
    });
  });

  it('sets a falling count back to 0', () => {
    expect(made({ ...question, series: yearly([9, 5, 1], 2013), bounds: [0, null] })).toMatchObject({
      value: 0,
      lower: 0,
      clipped: true,
    });
  });

  it('brings a limit in where the way back from the logarithm would overflow', () => {
    const series = yearly([1e-300, 1e300], 2014);
    expect(forecastAt({ ...question, series, scale: 'log' })).toEqual({ verdict: 'undefined', because: 'overflow' });
    expect(made({ ...question, series, scale: 'log', bounds: [0, 1000] })).toMatchObject({
      value: 1000,
      clipped: true,
    });
  });
});

describe('half the last printed digit', () => {
  const still = yearly([5, 5, 5], 2013);

  it.each([
    { decimals: 0, lower: 4.5, upper: 5.5 },
    { decimals: 1, lower: 4.95, upper: 5.05 },
    { decimals: 2, lower: 4.995, upper: 5.005 },
  ])('is the least to either side: $decimals decimals', ({ decimals, lower, upper }) => {
    const forecast = made({ ...question, series: still, decimals });
    expect([forecast.lower, forecast.upper]).toEqual([lower, upper]);
  });

  it('is measured in printed figures, not on the scale', () => {
    const forecast = made({ ...question, series: still, scale: 'log', decimals: 0 });
    expect(forecast.lower).toBeCloseTo(4.5, 12);
    expect(forecast.upper).toBeCloseTo(5.5, 12);
  });
});

describe('no forecast', () => {
  it.each([
    { what: 'no point', series: [], because: 'no-points' },
    { what: 'one point', series: yearly([5], 2015), because: 'one-point' },
    { what: 'a year that is not ahead', series: yearly([5, 6], 2015), because: 'not-ahead' },
  ])('of $what', ({ series, because }) => {
    for (const method of ['combined', 'last-value', 'ols'] as const) {
      expect(forecastAt({ ...question, series, method })).toEqual({ verdict: 'undefined', because });
    }
  });

  it('in logarithms of a zero, in logits of 100 %', () => {
    expect(forecastAt({ ...question, series: yearly([5, 0], 2014), scale: 'log' })).toEqual({
      verdict: 'undefined',
      because: 'non-positive',
    });
    expect(forecastAt({ ...question, series: yearly([98, 100], 2014), scale: 'logit' })).toEqual({
      verdict: 'undefined',
      because: 'outside-percent',
    });
  });
});

function made(asked: Parameters<typeof forecastAt>[0] & { readonly series: Series }): Forecast {
  const forecast = forecastAt(asked);
  if (forecast.verdict === 'undefined') throw new Error(`no forecast: ${forecast.because}`);
  return forecast;
}

function expectTo3({ value, lower, upper }: Forecast, ...expected: readonly [number, number, number]) {
  for (const [index, actual] of [value, lower, upper].entries()) {
    expect(Math.abs(actual - (expected[index] ?? Number.NaN))).toBeLessThanOrEqual(0.00051);
  }
}
