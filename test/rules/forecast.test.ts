import { describe, expect, it } from 'vitest';
import { judged, type Case } from './judged.ts';

describe('worked by hand', () => {
  it.each<[string, Case, readonly number[]]>([
    [
      // z = 2.49321 2.27213 2.14124; d = ts = −0.175985; ẑ = 2.14124 − 2·0.175985/3
      'a rate of 12.1, 9.7, 8.51 in logarithms',
      {
        is: { scale: 'rate', direction: 'decrease', bounds: '0..100000', base: '12.1', targets: 'own <= 15' },
        series: '2014 9.7, 2015 8.51',
      },
      [7.568, 5.617, 10.197, 0.99],
    ],
    [
      // d = ts = 2; ẑ = 92.3 + 4/3; σ² = (4·4.49 + 0.98)/5; se = √(3.788·1.5); t₅(0.9) = 1.4759; P = F₅(−1.3667/2.3837)
      'a gross rate of 88.3, 89.6, 92.3 as it is',
      { is: { bounds: '0..', base: '88.3', targets: 'own >= 95' }, series: '2014 89.6, 2015 92.3' },
      [93.633, 90.115, 97.151, 0.296],
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

  it('a share of 88.59, 89.18, 89.71 in logits: 90.061 [89.190, 90.869]', () => {
    const [next] = judged({
      is: { decimals: '2', base: '88.59', targets: 'own >= 92' },
      series: '2014 89.18, 2015 89.71',
    }).forecast;
    expect([next?.value, next?.lower, next?.upper].map((value) => value?.toFixed(3))).toEqual([
      '90.061',
      '89.190',
      '90.869',
    ]);
  });

  it('a target of any set at 99 or more takes the logits away', () => {
    // d = ts = 0.56; 89.71 + 2·0.56/3
    const [next] = judged({
      is: { decimals: '2', base: '88.59', targets: 'own >= 92; national >= 99 @2020' },
      series: '2014 89.18, 2015 89.71',
    }).forecast;
    expect(next?.value).toBeCloseTo(89.71 + 1.12 / 3, 10);
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
    // 94.3 + 2·(2·0.5)/3 = 94.97 prints 95.0
    const one = judged({
      is: { scale: 'real', base: '93.3', targets: 'own >= 95' },
      series: '2014 93.8, 2015 94.3',
      target: 2017,
    });
    expect(one.forecast.map(({ reachesTarget }) => reachesTarget)).toEqual([false, true]);
    expect(one.forecast[1]?.value).toBeCloseTo(94.9667, 3);
  });
});
