import { expect, it } from 'vitest';
import { chooseScale, fromScale, seriesOnScale, toScale } from '../../../src/rules/trend/scale.ts';
import { yearly } from './vectors.ts';

it.each([
  { what: 'a rate above zero', scale: 'rate', bounds: [0, 100000], values: [12.1, 9.7], targets: [15], chosen: 'log' },
  { what: 'a rate with a year of no cases', scale: 'rate', bounds: [0, null], values: [12.1, 0], chosen: 'identity' },
  { what: 'money above zero', scale: 'money', bounds: [0, null], values: [490, 520], chosen: 'log' },
  { what: 'a net share', scale: 'percent', bounds: [0, 100], values: [1, 99], targets: [90], chosen: 'logit' },
  {
    what: 'a share above 99',
    scale: 'percent',
    bounds: [0, 100],
    values: [98, 99.1],
    targets: [90],
    chosen: 'identity',
  },
  { what: 'a share below 1', scale: 'percent', bounds: [0, 100], values: [0.9, 2], targets: [5], chosen: 'identity' },
  {
    what: 'a target of 99',
    scale: 'percent',
    bounds: [0, 100],
    values: [90, 95],
    targets: [95, 99],
    chosen: 'identity',
  },
  { what: 'a target of 1', scale: 'percent', bounds: [0, 100], values: [3, 2], targets: [1], chosen: 'identity' },
  {
    what: 'a gross rate',
    scale: 'percent',
    bounds: [0, null],
    values: [88.3, 92.3],
    targets: [95],
    chosen: 'identity',
  },
  { what: 'a narrower range', scale: 'percent', bounds: [0, 50], values: [20, 30], chosen: 'identity' },
  { what: 'a count', scale: 'count', bounds: [0, null], values: [3, 4], chosen: 'identity' },
  { what: 'a real number', scale: 'real', bounds: [null, null], values: [77.37], chosen: 'identity' },
] as const)('$what is straight on $chosen', ({ chosen, ...figures }) => {
  expect(chooseScale({ targets: [], ...figures })).toBe(chosen);
});

it('puts the middle of a share at 0, and knows no place for its ends', () => {
  expect(toScale('logit', 50)).toEqual({ verdict: 'value', value: 0 });
  expect(toScale('logit', 100)).toEqual({ verdict: 'undefined', because: 'outside-percent' });
  expect(toScale('logit', 0)).toEqual({ verdict: 'undefined', because: 'outside-percent' });
  expect(toScale('log', 1)).toEqual({ verdict: 'value', value: 0 });
  expect(toScale('log', 0)).toEqual({ verdict: 'undefined', because: 'non-positive' });
});

it('comes back to the value it left', () => {
  for (const scale of ['identity', 'log', 'logit'] as const) {
    for (const value of [0.01, 1, 37.5, 99.9]) {
      const z = toScale(scale, value);
      expect(z.verdict === 'value' && fromScale(scale, z.value)).toBeCloseTo(value, 10);
    }
  }
});

it('stays within a share however far it goes', () => {
  expect(fromScale('logit', -1e6)).toBe(0);
  expect(fromScale('logit', 1e6)).toBe(100);
});

it('moves no series of which one value has no place', () => {
  expect(seriesOnScale('log', yearly([3, 0, 2]))).toEqual({ verdict: 'undefined', because: 'non-positive' });
});
