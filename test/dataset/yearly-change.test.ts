import { describe, expect, it } from 'vitest';
import { equalRates } from '../../src/dataset/yearly-change.ts';
import { decimal } from '../../src/indicators/decimals.ts';
import { cell, datasetOf, findingsOf, indicatorsOf, workbook } from './a-round.ts';
import { assess } from '../../src/rules/assess.ts';

const register = `
indicators:
  - {code: C25, name: 巩固率, plans: [children], domain: 教育, measure: "%", decimals: 1, direction: increase, scale: percent, units: [教育局]}
  - {code: W02, name: 死亡率, plans: [women], domain: 健康, measure: 1/10万, decimals: 2, direction: decrease, scale: rate, units: [教育局], cases: W02N, numerator: W02N, denominator: B11}
  - {code: W02N, name: 死亡人数, measure: 人, decimals: 0, direction: none, scale: count, units: [教育局]}
  - {code: B11, name: 活产数, measure: 人, decimals: 0, direction: none, scale: count, units: [教育局]}
`;

type Pair = readonly [code: string, previous: string, current: string];

function roundOf(...pairs: readonly Pair[]) {
  return datasetOf({
    indicators: indicatorsOf(register, '{}'),
    workbooks: [
      workbook(
        '教育局',
        pairs.flatMap(([code, previous, current], row) => [
          cell(`D${row + 1}`, code, 2014, previous),
          cell(`E${row + 1}`, code, 2015, current),
        ]),
      ),
    ],
  });
}

/** Whether the audit asks, and whether the report does. */
function asked(code: string, ...pairs: readonly Pair[]) {
  const dataset = roundOf(...pairs);
  const audit = findingsOf(dataset, 'large-change').some((one) => one.indicator === code);
  const [one] = assess(dataset).filter(({ indicator }) => indicator.code === code);
  return { audit, report: one?.change.asks, noise: one?.change.noise };
}

describe('a yearly change that asks to be explained', () => {
  it.each([
    ['85.4', '95.3', false],
    ['85.4', '95.4', true],
    ['85.4', '95.5', true],
  ])('%s → %s, of 10 points: the audit and the report agree (%s)', (previous, current, asks) => {
    expect(asked('C25', ['C25', previous, current])).toEqual({ audit: asks, report: asks, noise: null });
  });

  it.each<[string, Pair, Pair, Pair, string | null]>([
    // 1 of 6,000 and 2 of 6,000
    ['one case more or less', ['W02', '16.67', '33.33'], ['W02N', '1', '2'], ['B11', '6000', '6000'], 'one-case'],
    ['fewer than ten cases in both years', ['W02', '16.67', '100'], ['W02N', '1', '6'], ['B11', '6000', '6000'], 'few'],
    // 12 and 18 of as many: P = 0.36
    ['no more than chance', ['W02', '20', '30'], ['W02N', '12', '18'], ['B11', '60000', '60000'], 'chance'],
    // 12 and 36: P = 0.0007
    ['more than chance', ['W02', '20', '60'], ['W02N', '12', '36'], ['B11', '60000', '60000'], null],
    ['two last digits', ['W02', '0.02', '0.04'], ['W02N', '12', '36'], ['B11', '60000', '60000'], 'last-digits'],
  ])('%s', (_, rate, cases, births, noise) => {
    const asks = noise === null;
    expect(asked('W02', rate, cases, births)).toEqual({ audit: asks, report: asks, noise });
  });
});

describe('the conditional test of equal rates', () => {
  const p = (...[a, ofA, b, ofB]: readonly [number, number, number, number]) =>
    equalRates([decimal(a), decimal(ofA)], [decimal(b), decimal(ofB)]);

  it('adds up every split of the cases that is no likelier than the one seen', () => {
    // of four: 1, 4, 6, 4, 1 of 16; three in the second year: 1 + 4 + 4 + 1
    expect(p(1, 6000, 3, 6000)).toBeCloseTo(10 / 16, 12);
    // of six, none in the first year: 2 of 64
    expect(p(0, 6000, 6, 6000)).toBeCloseTo(2 / 64, 12);
  });

  it('takes the share of the denominators: a third of the births, a third of the cases', () => {
    // of three, (2/3)³ = 8/27, 12/27, 6/27, 1/27: two in the larger year is the likeliest
    expect(p(1, 1000, 2, 2000)).toBeCloseTo(1, 12);
    // none in the larger year: 1/27
    expect(p(3, 1000, 0, 2000)).toBeCloseTo(1 / 27, 12);
  });

  it('is the sum over every outcome, taken one by one', () => {
    const logBinomial = (n: number, k: number): number => {
      let sum = 0;
      for (let i = 1; i <= k; i += 1) sum += Math.log((n - k + i) / i);
      return sum;
    };
    for (let seed = 1; seed < 400; seed += 1) {
      const [a, b] = [(seed * 7919) % 97, (seed * 104_729) % 61];
      const [ofA, ofB] = [1000 + ((seed * 31) % 5000), 1000 + ((seed * 17) % 3000)];
      const [n, share] = [a + b, ofB / (ofA + ofB)];
      if (n === 0) continue;
      const log = (k: number): number => logBinomial(n, k) + k * Math.log(share) + (n - k) * Math.log(1 - share);
      let whole = 0;
      for (let k = 0; k <= n; k += 1) if (log(k) <= log(b) + 1e-7) whole += Math.exp(log(k));
      expect(p(a, ofA, b, ofB), `${a}/${ofA} ${b}/${ofB}`).toBeCloseTo(Math.min(1, whole), 10);
    }
  });

  it('has nothing to say without cases or births', () => {
    expect(p(0, 6000, 0, 6000)).toBeNull();
    expect(p(1, 0, 2, 6000)).toBeNull();
  });
});
