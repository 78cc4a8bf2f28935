import { describe, expect, it } from 'vitest';
import { probabilityOfReaching, type Goal } from '../../../src/rules/trend/probability.ts';
import type { Scale } from '../../../src/rules/trend/scale.ts';
import { yearly } from './vectors.ts';

// 10, 12: ẑ = 12⅔, se = 2√2, four degrees of freedom (see the forecast's own example)
const rising = yearly([10, 12], 2014);
const still = yearly([95, 95, 95], 2013);

describe('a series that moves', () => {
  it('is as likely above its forecast as below', () => {
    expect(chance(rising, { comparison: '>=', value: 38 / 3 })).toBeCloseTo(0.5, 12);
    expect(chance(rising, { comparison: '<=', value: 38 / 3 })).toBeCloseTo(0.5, 12);
  });

  it('passes the lower end of its 80 % interval nine times in ten', () => {
    // t₄(0.9) = 1.53320627405894
    const lower = 38 / 3 - 1.53320627405894 * 2 * Math.SQRT2;
    expect(chance(rising, { comparison: '>=', value: lower })).toBeCloseTo(0.9, 10);
    expect(chance(rising, { comparison: 'in', lower, upper: 2 * (38 / 3) - lower })).toBeCloseTo(0.8, 10);
  });

  it('falls into no range that is upside down', () => {
    expect(chance(rising, { comparison: 'in', lower: 14, upper: 13 })).toBe(0);
  });

  it('stays off what a scale cannot hold', () => {
    expect(chance(rising, { comparison: '<=', value: 0 }, 'log')).toBe(0);
    expect(chance(rising, { comparison: '>=', value: -1 }, 'log')).toBe(1);
    expect(chance(rising, { comparison: '>=', value: 100 }, 'logit')).toBe(0);
    expect(chance(rising, { comparison: '<', value: 100 }, 'logit')).toBe(1);
  });
});

describe('a series that never moved', () => {
  it.each([
    [{ comparison: '>=', value: 95 }, 1],
    [{ comparison: '>', value: 95 }, 0],
    [{ comparison: '<=', value: 95 }, 1],
    [{ comparison: '<', value: 95 }, 0],
    [{ comparison: '>=', value: 95.01 }, 0],
    [{ comparison: '<=', value: 94.99 }, 0],
    [{ comparison: 'in', lower: 95, upper: 97 }, 1],
    [{ comparison: 'in', lower: 96, upper: 97 }, 0],
  ] as const)('%o: %d', (goal, expected) => {
    for (const scale of ['identity', 'log', 'logit'] as const) expect(chance(still, goal, scale)).toBe(expected);
  });
});

it('has no probability where there is no forecast', () => {
  const goal: Goal = { comparison: '>=', value: 1 };
  const question = { scale: 'identity', year: 2016, method: 'combined', goal } as const;
  expect(probabilityOfReaching({ ...question, series: yearly([1]) })).toEqual({
    verdict: 'undefined',
    because: 'one-point',
  });
});

function chance(series: typeof still, goal: Goal, scale: Scale = 'identity'): number {
  const outcome = probabilityOfReaching({ series, scale, year: 2016, method: 'combined', goal });
  if (outcome.verdict === 'undefined') throw new Error(`no probability: ${outcome.because}`);
  return outcome.value;
}
