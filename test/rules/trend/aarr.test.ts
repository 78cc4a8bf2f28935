import { expect, it } from 'vitest';
import { aarrDiscrete, aarrLog } from '../../../src/rules/trend/aarr.ts';
import { geometricRate } from '../../../src/rules/trend/drift.ts';
import type { Outcome } from '../../../src/rules/trend/verdict.ts';
import { publishedRates } from './vectors.ts';

// Which convention reproduces which published rate, and which does not.
it.each([
  { id: 'MDG4_required', from: 3, to: 1, years: 25, digits: 1, log: true, discrete: false },
  { id: 'WHA_stunting_40pct_2012_2025', from: 1, to: 0.6, years: 13, digits: 1, log: true, discrete: true },
  { id: 'WHA_anaemia_50pct', from: 1, to: 0.5, years: 13, digits: 1, log: false, discrete: true },
  { id: 'WHA_LBW_30pct', from: 1, to: 0.7, years: 13, digits: 2, log: true, discrete: false },
  // exclusive breastfeeding is to rise, and is published as a rate of increase
  { id: 'WHA_EBF_38_to_50', from: 50, to: 38, years: 13, digits: 2, log: true, discrete: false },
])('$id: to the printed digit', ({ id, from, to, years, digits, log, discrete }) => {
  const published = publishedRates.find((item) => item.id === id)?.published_pct ?? Number.NaN;
  expect(percent(aarrLog(from, to, years), digits) === published.toFixed(digits)).toBe(log);
  expect(percent(aarrDiscrete(from, to, years), digits) === published.toFixed(digits)).toBe(discrete);
});

it('leaves out no published rate', () => {
  expect(publishedRates).toHaveLength(5);
});

it('takes no rate of reduction from zero, to zero, below it, or in no time', () => {
  for (const rate of [aarrLog, aarrDiscrete, geometricRate]) {
    expect(rate(0, 1, 5)).toEqual({ verdict: 'undefined', because: 'non-positive' });
    expect(rate(1, 0, 5)).toEqual({ verdict: 'undefined', because: 'non-positive' });
    expect(rate(-2, -1, 5)).toEqual({ verdict: 'undefined', because: 'non-positive' });
    expect(rate(2, 1, 0)).toEqual({ verdict: 'undefined', because: 'not-ahead' });
  }
});

it('says overflow, not infinity, where no number holds the rate', () => {
  expect(geometricRate(1e-300, 1e300, 1)).toEqual({ verdict: 'undefined', because: 'overflow' });
});

function percent(rate: Outcome, digits: number): string {
  return rate.verdict === 'value' ? (100 * rate.value).toFixed(digits) : rate.because;
}
