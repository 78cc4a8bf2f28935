import { describe, expect, it } from 'vitest';
import { evaluateForecasts, type KnownSeries } from '../../../src/rules/trend/evaluation.ts';
import { yearly } from './vectors.ts';

const real = { scale: 'real', bounds: [null, null], decimals: 1 } as const;

const asked = (points: number, years = 1) => ({ lengths: [points], years, level: 0.8 });

describe('one year ahead, from every origin', () => {
  it('takes each run of three and the figure after it', () => {
    // 1 2 3 → 4, 2 3 4 → 8: no change is 1 and 4 off, the drift 0 and 3
    const known: KnownSeries[] = [{ ...real, series: yearly([1, 2, 3, 4, 8]) }];
    const scores = evaluateForecasts(known, asked(3));
    expect(scores.find(({ method }) => method === 'last-value')).toMatchObject({
      points: 3,
      count: 2,
      medianAbsoluteError: 2.5,
      medianScaledError: { verdict: 'value', value: 2.5 }, // both windows move by 1 a year
    });
    expect(scores.find(({ method }) => method === 'drift')).toMatchObject({ count: 2, medianAbsoluteError: 1.5 });
  });

  it('counts what fell into the interval', () => {
    // 1 2 3: q = 1, no residuals; combined 3⅔, se = √(4/5)·√1.5, t₅(0.9) = 1.476: [2.05, 5.28] holds 4.
    // 2 3 4: one more, [3.05, 6.28] does not hold 8.
    const scores = evaluateForecasts([{ ...real, series: yearly([1, 2, 3, 4, 8]) }], asked(3));
    expect(scores.find(({ method }) => method === 'combined')?.coverage).toBe(0.5);
  });

  it('asks nothing of a figure that comes two years later', () => {
    const known: KnownSeries[] = [{ ...real, series: yearly([1, 2, 3, 9], [2001, 2002, 2003, 2005]) }];
    expect(evaluateForecasts(known, asked(3))).toEqual([]);
    // but a gap inside the window is only a longer step
    expect(evaluateForecasts([{ ...real, series: yearly([1, 2, 3], [2001, 2004, 2005]) }], asked(2))).toHaveLength(7);
  });

  it('scales no error by a window that never moved', () => {
    const scores = evaluateForecasts([{ ...real, series: yearly([2, 2, 3]) }], asked(2));
    expect(scores.find(({ method }) => method === 'last-value')).toMatchObject({
      medianAbsoluteError: 1,
      medianScaledError: { verdict: 'undefined' },
      coverage: 0,
    });
  });

  it('does not count a method where it is undefined', () => {
    const scores = evaluateForecasts([{ ...real, series: yearly([1, 0, 3, 4]) }], asked(3));
    expect(scores.map(({ method }) => method)).not.toContain('geometric');
    expect(scores).toHaveLength(6);
  });
});

it('looks further ahead when asked to', () => {
  // 1 2 → 9 two years on; from 2 3 on there is no figure two years later
  const scores = evaluateForecasts([{ ...real, series: yearly([1, 2, 3, 9]) }], asked(2, 2));
  expect(scores.find(({ method }) => method === 'drift')).toMatchObject({ count: 1, medianAbsoluteError: 5 });
});
