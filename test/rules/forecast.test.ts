import { describe, expect, it } from 'vitest';
import { judged, type Case } from './judged.ts';

describe('worked by hand', () => {
  it.each<[string, Case, readonly number[]]>([
    [
      // z = 2.49321 2.27213 2.14124; d = ts = −0.175985; ẑ = 2.14124 − 0.175985/2; P of at most 15·1.01
      'a rate of 12.1, 9.7, 8.51 in logarithms',
      {
        is: { scale: 'rate', direction: 'decrease', bounds: '0..100000', base: '12.1', targets: 'own <= 15' },
        series: '2014 9.7, 2015 8.51',
      },
      [7.793, 5.784, 10.501, 0.989],
    ],
    [
      // d = ts = 2; ẑ = 92.3 + 1; σ² = (4·4.49 + 0.98)/5; se = √(3.788·1.5); t₅(0.9) = 1.4759; P of 95·0.99 = 94.05:
      // F₅(−0.75/2.3837)
      'a gross rate of 88.3, 89.6, 92.3 as it is',
      { is: { bounds: '0..', base: '88.3', targets: 'own >= 95' }, series: '2014 89.6, 2015 92.3' },
      [93.3, 89.782, 96.818, 0.383],
    ],
  ])('%s', (_, round, [value = 0, lower = 0, upper = 0, chance = 0]) => {
    const [next, ...others] = judged(round).forecast;
    expect(others).toEqual([]);
    expect(next).toMatchObject({ year: 2016, method: 'combined', level: 0.8, points: 3, clipped: false });
    expect(next?.value).toBeCloseTo(value, 3);
    expect(next?.lower).toBeCloseTo(lower, 3);
    expect(next?.upper).toBeCloseTo(upper, 3);
    expect(next?.probability.verdict === 'known' && next.probability.value).toBeCloseTo(chance, 3);
  });

  it('a share of 88.59, 89.18, 89.71 in logits: 89.974 [89.097, 90.789]', () => {
    const [next] = judged({
      is: { decimals: '2', base: '88.59', targets: 'own >= 92' },
      series: '2014 89.18, 2015 89.71',
    }).forecast;
    expect([next?.value, next?.lower, next?.upper].map((value) => value?.toFixed(3))).toEqual([
      '89.974',
      '89.097',
      '90.789',
    ]);
  });

  it('a target of any set at 99 or more takes the logits away', () => {
    // d = ts = 0.56; 89.71 + 0.56/2
    const [next] = judged({
      is: { decimals: '2', base: '88.59', targets: 'own >= 92; national >= 99 @2020' },
      series: '2014 89.18, 2015 89.71',
    }).forecast;
    expect(next?.value).toBeCloseTo(89.71 + 0.28, 10);
  });
});

describe('which forecasts are made', () => {
  const is = { scale: 'real', base: '2010:50', targets: 'own >= 70' };
  const tenYears: Case = { base: 2010, target: 2020, is, series: '2014 58, 2015 60' };

  it('the year after, and the target year, with a probability for that alone', () => {
    expect(judged(tenYears).forecast).toMatchObject([
      { year: 2016, probability: { because: 'not-target-year' } },
      { year: 2020, probability: { verdict: 'known' } },
    ]);
  });

  it('one item where they are the same', () => {
    expect(judged({ ...tenYears, year: 2019, series: '2018 66, 2019 68' }).forecast.map(({ year }) => year)).toEqual([
      2020,
    ]);
  });

  it.each([2020, 2021])('none once the plan is over: seen from %i', (year) => {
    expect(judged({ ...tenYears, year, series: `2015 60, ${year} 68` })).toMatchObject({
      forecast: [],
      noForecast: 'target-year-reached',
    });
  });

  it('without a target none once the plan itself is over', () => {
    const untargeted = { is: { scale: 'real' }, series: '2014 58, 2015 60' };
    expect(judged({ ...untargeted, target: 2015 })).toMatchObject({ forecast: [], noForecast: 'target-year-reached' });
  });

  it('without a target the year after', () => {
    expect(judged({ is: { scale: 'real' }, series: '2014 58, 2015 60' }).forecast).toMatchObject([
      { year: 2016, probability: { because: 'no-target' }, reachesTarget: null },
    ]);
  });

  it('the base joins the series as a point, and so do the years before it', () => {
    expect(judged(tenYears).forecast[0]?.points).toBe(3);
    expect(judged({ ...tenYears, series: '2008 45, 2014 58, 2015 60' }).forecast[0]?.points).toBe(4);
  });

  it('of several conditions the total row, where there is one, without a probability', () => {
    const conditions = {
      is: { base: '88', targets: 'own all 城市>=95 农村>=87' },
      more: ['T01/城市: 2015 94', 'T01/农村: 2015 86'],
    };
    expect(judged({ ...conditions, series: '2014 89, 2015 90' }).forecast).toMatchObject([
      { year: 2016, probability: { because: 'several-conditions' }, reachesTarget: null },
    ]);
    expect(judged(conditions)).toMatchObject({ forecast: [], noForecast: 'no-total' });
  });

  it.each(['2013 10', ''])('none where only a direction is asked for, with a base (%s) or without', (base) => {
    const one = judged({
      is: { scale: 'real', direction: 'decrease', targets: 'own trend decrease' },
      series: [base, '2014 12, 2015 11'].filter((part) => part !== '').join(', '),
    });
    expect(one).toMatchObject({ forecast: [], noForecast: 'trend-only' });
  });

  it('a target that cannot be computed still lets next year be forecast', () => {
    const one = judged({
      is: { scale: 'rate', direction: 'decrease', targets: 'own fromBase 2010 -1/6' },
      series: '2014 12, 2015 11',
    });
    expect(one.forecast).toMatchObject([{ year: 2016, probability: { because: 'base-not-computable' } }]);
  });

  it('none from one point, and it is said', () => {
    expect(judged({ is: { scale: 'real', targets: 'own >= 70' }, series: '2015 60' })).toMatchObject({
      forecast: [],
      noForecast: 'one-point',
    });
  });

  it('none without a figure of the year', () => {
    expect(judged({ ...tenYears, series: '2013 56, 2014 58' })).toMatchObject({ forecast: [], noForecast: 'no-data' });
  });

  it('by the method of the settings: growth from a zero has no answer', () => {
    const settings = { forecastMethod: 'geometric' };
    expect(judged({ ...tenYears, settings }).forecast[0]?.method).toBe('geometric');
    expect(judged({ ...tenYears, settings, is: { ...is, base: '2010:0' } })).toMatchObject({
      forecast: [],
      noForecast: 'geometric-undefined',
    });
  });

  it('does not pass the bounds, and says that it would have', () => {
    const one = judged({ is: { base: '95', targets: 'own >= 99' }, series: '2014 97, 2015 99.5' });
    expect(one.forecast[0]?.value).toBe(100);
    expect(one.pace.flags).toContain('clipped');
  });

  it('reaches the target as it is printed', () => {
    // half of 0.5 a year: 94.46 + 2·0.25 = 94.96 prints 95.0
    const one = judged({
      is: { scale: 'real', base: '93.46', targets: 'own >= 95' },
      series: '2014 93.96, 2015 94.46',
      target: 2017,
    });
    expect(one.forecast.map(({ reachesTarget }) => reachesTarget)).toEqual([false, true]);
    expect(one.forecast[1]?.value).toBeCloseTo(94.96, 10);
  });
});

describe('the probability in the target year is that of being counted in 达标率', () => {
  // 10, 12 a year apart: 12⅔ with a standard error of 2√2 and four degrees of freedom
  const rising = { scale: 'real', base: '2014:10', decimals: '2' };
  const chance = (is: object, settings: Readonly<Record<string, string>> = {}) => {
    const one = judged({ base: 2014, is: { ...rising, ...is }, series: '2015 12', settings });
    const probability = one.forecast.at(-1)?.probability;
    return probability?.verdict === 'known' ? probability.value : null;
  };

  it('half, where the forecast is just so far below the target as is counted as nearly met', () => {
    // 12.6666… ÷ 0.99 = 12.7946…
    expect(chance({ targets: 'own >= 12.794613' })).toBeCloseTo(0.5, 6);
    expect(chance({ targets: 'own >= 12.666667' }, { nearlyMetCounts: '否' })).toBeCloseTo(0.5, 6);
    expect(chance({ targets: 'own >= 12.666667' })).toBeGreaterThan(0.5);
  });

  it('of a range from its lower end less the miss to its upper end and the miss', () => {
    // 12⅔ ± 1.53320627·2√2 hold 80 %: 8.3301 and 17.0032
    const range = { direction: 'range', targets: `own ${8.330104 / 0.99}..${17.003229 / 1.01}` };
    expect(chance(range)).toBeCloseTo(0.8, 5);
    expect(chance(range, { nearlyMetCounts: '否' })).toBeLessThan(0.8);
  });

  it('of a target to be kept that was met once nothing less than the target is counted', () => {
    // met in 2015; 10 → 12 leads to 12⅔ once more
    expect(chance({ targets: 'own keep >= 12' })).toBe(chance({ targets: 'own >= 12' }, { nearlyMetCounts: '否' }));
    // never met: a miss of 1 % is counted like any other
    expect(chance({ targets: 'own keep >= 13' })).toBe(chance({ targets: 'own >= 13' }));
  });

  it('1 or 0 of what never moved', () => {
    const still = { base: 2014, is: { ...rising, base: '2014:12', targets: 'own >= 12.1' }, series: '2015 12' };
    // 12.1·0.99 = 11.979
    expect(judged(still).forecast[0]?.probability).toEqual({ verdict: 'known', value: 1 });
    expect(judged({ ...still, settings: { nearlyMetCounts: '否' } }).forecast[0]?.probability).toEqual({
      verdict: 'known',
      value: 0,
    });
  });

  it('counts what just touches a strict target by whatever miss is counted, by one of 0 too; 0 itself is never nearly met', () => {
    const still = { base: 2014, is: { ...rising, base: '2014:12', targets: 'own > 12' }, series: '2015 12' };
    const at = (settings: Readonly<Record<string, string>>, one: Case = still) =>
      judged({ ...one, settings }).forecast[0]?.probability;
    expect(at({ nearlyMet: '0' })).toEqual({ verdict: 'known', value: 1 });
    expect(at({ nearlyMet: '0', nearlyMetCounts: '否' })).toEqual({ verdict: 'known', value: 0 });
    const nothing = { ...still, is: { ...still.is, base: '2014:0', targets: 'own > 0' }, series: '2015 0' };
    expect(at({}, nothing)).toEqual({ verdict: 'known', value: 0 });
  });
});

describe('what is not put into words', () => {
  const unsaid = (one: Case) => judged(one).forecast[0]?.unsaid;

  it('an interval wider than half of the forecast', () => {
    // two points, 10 and 12: 12⅔ ± 4.34 is 8.67 wide, more than 6.33
    const is = { scale: 'real', measure: '年', base: '2014:10', targets: 'own >= 20' };
    expect(unsaid({ base: 2014, is, series: '2015 12' })).toBe('wide-interval');
    // 10 and 11: 11⅓ ± 2.17 is 4.3 wide, less than 5.65
    expect(unsaid({ base: 2014, is, series: '2015 11' })).toBeNull();
  });

  it('of a % an interval wider than 40 points', () => {
    const is = { bounds: '0..', base: '2014:50', targets: 'own >= 90' };
    // ± 1.5332·√2·step: 18 gives 78.1 wide, 9 gives 39.0
    expect(unsaid({ base: 2014, is, series: '2015 68' })).toBe('wide-interval');
    expect(unsaid({ base: 2014, is, series: '2015 59' })).toBeNull();
  });

  it('what stands at its bound, and what would come to stand there', () => {
    const is = { base: '2014:99.8', targets: 'own >= 95' };
    expect(unsaid({ base: 2014, is, series: '2015 100' })).toBe('at-bound');
    // 99.9 + 0.1/3 = 99.93 prints 99.9; + 0.5/3 from 99.8 prints 100.0
    expect(unsaid({ base: 2014, is, series: '2015 99.9' })).toBeNull();
    expect(unsaid({ base: 2014, is: { ...is, base: '2014:99.3' }, series: '2015 99.8' })).toBe('reaches-bound');
  });
});
