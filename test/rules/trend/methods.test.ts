import { describe, expect, it } from 'vitest';
import { METHODS, type MethodId } from '../../../src/rules/trend/methods.ts';
import { median, seriesOf } from '../../../src/rules/trend/series.ts';
import { yearly } from './vectors.ts';

// 2013: 10, 2014: 12, 2016: 18, forecast for 2018 (h = 2).
// Slopes: 2 (13–14), 8/3 (13–16), 3 (14–16). Line: t̄ = 2014⅓, ȳ = 13⅓,
// Σ(t−t̄)(y−ȳ) = 4⁄3·10⁄3 + 1⁄3·4⁄3 + 5⁄3·14⁄3 = 114⁄9, Σ(t−t̄)² = 42⁄9, b = 114/42 = 19/7.
const series = yearly([10, 12, 18], [2013, 2014, 2016]);

describe('10, 12, (gap), 18, two years on', () => {
  it.each([
    { method: 'last-value', expected: 18 },
    { method: 'drift', expected: 18 + (2 * 8) / 3 },
    { method: 'geometric', expected: 18 * 1.8 ** (2 / 3) },
    { method: 'last-change', expected: 18 + 2 * 3 },
    { method: 'ols', expected: 40 / 3 + (19 / 7) * (11 / 3) },
    { method: 'theil-sen', expected: 18 + (2 * 8) / 3 },
    // three points: half the mean of the two slopes
    { method: 'combined', expected: 18 + (2 * (8 / 3 + 8 / 3)) / 4 },
  ] as const)('$method gives $expected', ({ method, expected }) => {
    const outcome = METHODS[method](series, 2018);
    expect(outcome.verdict === 'value' && outcome.value).toBeCloseTo(expected, 12);
  });
});

describe('how much of the trend the combined method takes on', () => {
  // 2 a year, always
  it.each([
    { points: 2, expected: 12 + 2 / 3 },
    { points: 3, expected: 14 + 1 },
    { points: 4, expected: 16 + 4 / 3 },
    { points: 5, expected: 18 + 4 / 3 },
  ])('at $points points: one year on $expected', ({ points, expected }) => {
    const rising = yearly(
      Array.from({ length: points }, (_, index) => 10 + 2 * index),
      2010,
    );
    const outcome = METHODS.combined(rising, 2010 + points);
    expect(outcome.verdict === 'value' && outcome.value).toBeCloseTo(expected, 12);
  });
});

describe('where a method has nothing to say', () => {
  const ids = Object.keys(METHODS) as MethodId[];

  it.each(ids)('%s says so of an empty series and of years that are past', (method) => {
    expect(METHODS[method]([], 2018)).toEqual({ verdict: 'undefined', because: 'no-points' });
    expect(METHODS[method](series, 2016)).toEqual({ verdict: 'undefined', because: 'not-ahead' });
    expect(METHODS[method](series, 2014)).toEqual({ verdict: 'undefined', because: 'not-ahead' });
  });

  it.each(ids)('%s knows what one point allows', (method) => {
    expect(METHODS[method](yearly([7]), 2018)).toEqual(
      method === 'last-value' ? { verdict: 'value', value: 7 } : { verdict: 'undefined', because: 'one-point' },
    );
  });

  it('geometric has no rate where any value is zero or negative', () => {
    expect(METHODS.geometric(yearly([5, 0, 6]), 2004)).toEqual({ verdict: 'undefined', because: 'non-positive' });
    expect(METHODS.geometric(yearly([5, 6, -1]), 2004)).toEqual({ verdict: 'undefined', because: 'non-positive' });
  });
});

describe('a series', () => {
  it('is put in order of years', () => {
    expect(
      seriesOf([
        { year: 2015, value: 2 },
        { year: 2013, value: 1 },
      ]),
    ).toEqual(yearly([1, 2], [2013, 2015]));
  });

  it('refuses two figures of one year, and what is no figure', () => {
    expect(() => seriesOf(yearly([1, 2], [2013, 2013]))).toThrow('year 2013 stands twice');
    expect(() => seriesOf(yearly([Number.NaN]))).toThrow('is no figure');
  });

  it('has the middle of an even number between the two middle ones', () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([5, 1, 3])).toBe(3);
  });
});
