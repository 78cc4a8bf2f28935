import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Assessment, Maybe, Pace } from '../../src/rules/assessment.ts';
import { judged, type Case } from './judged.ts';

/** 50 in 2010, 70 wanted in 2020: 2 points a year. */
const tenYears: Case = { base: 2010, target: 2020, is: { scale: 'real', base: '50', targets: 'own >= 70' } };

describe('the quantities', () => {
  it('a share of 88.3 that wants 95 within three years and has 92.3 after two', () => {
    // c = 4/6.7, τ = 2/3, ρ = 4·3/(6.7·2); achieved 4/2, needed 2.7/1, μ = 2.7/2
    const { pace } = judged({
      is: { bounds: '0..', base: '88.3', targets: 'own >= 95' },
      series: '2014 89.6, 2015 92.3',
    });
    expect(pace.method).toBe('arithmetic');
    expect(pace.class).toBe('slightly-behind');
    expectNumbers(pace, {
      progress: 4 / 6.7,
      schedule: 2 / 3,
      ratioArithmetic: 12 / 13.4,
      achievedPerYear: 2,
      neededPerYear: 2.7,
      multiplier: 1.35,
    });
    expectNumbers(pace, {
      achievedRate: Math.sqrt(92.3 / 88.3) - 1,
      neededRate: 95 / 92.3 - 1,
      ratioGeometric: (Math.sqrt(92.3 / 88.3) - 1) / (Math.cbrt(95 / 88.3) - 1),
    });
    expect(pace.span).toEqual({ from: 2013, to: 2015 });
    // 92.3 + 2 = 94.3 and 93.6 by 综合法 miss, 92.3 + 2.7 = 95.0 by 上年增量 reaches: the method decides.
    expect(pace.flags).toEqual(['method-sensitive']);
  });

  it('a rate goes by growth: 100 to 81 in two years is 10 % less a year, 90.5 after one is 9.5 %', () => {
    const { pace } = judged({
      base: 2014,
      is: { scale: 'rate', measure: '1/10万', direction: 'decrease', base: '100', targets: 'own <= 81' },
      series: '2015 90.5',
    });
    expectNumbers(pace, { ratioGeometric: 0.95, achievedRate: -0.095, neededRate: 81 / 90.5 - 1, ratioArithmetic: 1 });
    expect(pace).toMatchObject({ method: 'geometric', class: 'on-schedule' });
  });

  it('real years are used: a missing year is a longer step', () => {
    const { pace } = judged({ ...tenYears, year: 2014, series: '2011 51, 2014 58' });
    expectNumbers(pace, { achievedPerYear: 2, neededPerYear: 2, ratioArithmetic: 1, multiplier: 1, schedule: 0.4 });
  });
});

describe('the classes', () => {
  it.each([
    ['0.95', '59.5', 'on-schedule'],
    ['just under', '59.4', 'slightly-behind'],
    ['0.60', '56', 'slightly-behind'],
    ['just under', '55.9', 'far-behind'],
    ['0', '50', 'far-behind'],
    ['just under', '49.9', 'moving-away'],
  ])('ratio %s (%s at half time) is %s', (_, value, paceClass) => {
    expect(judged({ ...tenYears, series: `2015 ${value}` }).pace.class).toBe(paceClass);
  });

  it.each([
    // 0.95 of 2 points at half time; binary (89.05 − 88.1)/2/0.5 is 0.9500000000000028
    ['88.1', '90.1', '89.05', 'on-schedule'],
    // (0.995 − 0.9)/0.2/0.5: binary 0.9499999999999996
    ['0.9', '1.1', '0.995', 'on-schedule'],
    ['0.9', '1.1', '0.96', 'slightly-behind'],
  ])('boundaries are decided in decimals: %s to %s, at half time %s: %s', (base, target, value, paceClass) => {
    const is = { scale: 'real', decimals: '3', base, targets: `own >= ${target}` };
    expect(judged({ ...tenYears, is, series: `2015 ${value}` }).pace.class).toBe(paceClass);
  });

  it('the cuts are settings', () => {
    const settings = { onSchedule: '0.9', farBehind: '0.5' };
    expect(judged({ ...tenYears, settings, series: '2015 59' }).pace.class).toBe('on-schedule');
    expect(judged({ ...tenYears, settings, series: '2015 55' }).pace.class).toBe('slightly-behind');
  });

  it('a median slope against the end-to-end slope is 非单调 and one class weaker', () => {
    const one = judged({ ...tenYears, year: 2015, series: '2011 63, 2012 62, 2013 61, 2014 60, 2015 59.5' });
    // ρ = 0.95; pairs among 2011–2015: ten slopes near −0.9; pairs from 2010: five above 0. Median below 0.
    expect(one.pace).toMatchObject({ class: 'slightly-behind', ratioArithmetic: { value: 0.95 } });
    expect(one.pace.flags).toContain('non-monotone');
  });

  it('non-monotone does not go below far behind', () => {
    const { pace } = judged({ ...tenYears, series: '2011 54, 2012 53, 2013 52.5, 2014 52, 2015 51' });
    expect(pace.class).toBe('far-behind');
    expect(pace.flags).toContain('non-monotone');
  });

  it('slopes that cancel to nothing but floating-point noise are not non-monotone', () => {
    const { pace } = judged({ ...tenYears, year: 2013, series: '2011 50.3, 2012 50, 2013 50.1' });
    expect(pace.flags).not.toContain('non-monotone');
  });
});

describe('edge cases', () => {
  it.each([
    ['target equal to the base, still met', '70', '71', 'met-kept', 0],
    ['base beyond the target, still met', '75', '70', 'met-kept', 0],
    ['base beyond the target, no longer met', '75', '68', 'regressed', 0.4],
  ])('%s: to maintain', (_, base, now, attainment, needed) => {
    const one = judged({ ...tenYears, is: { ...tenYears.is, base }, series: `2015 ${now}` });
    expect(one).toMatchObject({
      attainment,
      pace: { class: 'maintain', because: null, progress: { because: 'maintain' } },
    });
    expectNumbers(one.pace, { neededPerYear: needed, schedule: 0.5 });
    expect(one.pace.multiplier).toEqual({ verdict: 'unknown', because: needed === 0 ? 'met' : 'against-need' });
  });

  it('a strict target equal to the base is to maintain though never met', () => {
    const one = judged({ ...tenYears, is: { scale: 'real', base: '70', targets: 'own > 70' }, series: '2015 69' });
    expect(one).toMatchObject({
      attainment: 'not-met',
      pace: { class: 'maintain' },
      warning: { level: 'blue', reasons: ['pace-unknown'] },
    });
  });

  it.each([
    ['a zero now', '5', '0', '10'],
    ['a change of sign', '-5', '5', '10'],
    ['a target of 0', '-10', '-5', '0'],
  ])('%s: arithmetic, flagged', (_, base, now, target) => {
    const is = { scale: 'money', measure: '元', bounds: '..', base, targets: `own >= ${target}` };
    const { pace } = judged({ ...tenYears, is, series: `2015 ${now}` });
    expect(pace).toMatchObject({ method: 'arithmetic', ratioGeometric: { because: 'geometric-undefined' } });
    expect(pace.ratioArithmetic.verdict).toBe('known');
    expect(pace.flags).toContain('geometric-undefined');
  });

  it('the year of the base itself: not assessable, attainment stands', () => {
    const one = judged({ ...tenYears, year: 2010 });
    expect(one).toMatchObject({
      attainment: 'not-met',
      pace: {
        class: 'not-assessable',
        because: 'same-year-as-base',
        ratioArithmetic: { because: 'same-year-as-base' },
      },
    });
    expectNumbers(one.pace, { neededPerYear: 2 });
  });

  it('base missing: no ratios, but what is needed', () => {
    const one = judged({ ...tenYears, is: { scale: 'real', targets: 'own >= 70' }, series: '2014 59, 2015 60' });
    expect(one).toMatchObject({
      attainment: 'not-met',
      pace: { class: 'not-assessable', because: 'no-base', multiplier: { because: 'no-base' } },
    });
    expectNumbers(one.pace, { neededPerYear: 2 });
    expect(one.forecast.map(({ year }) => year)).toEqual([2016, 2020]);
  });

  it.each([2020, 2021])('target year reached, seen from %i: final verdict, no pace, no forecast', (year) => {
    const one = judged({ ...tenYears, year, series: `2018 64, ${year} 68` });
    expect(one).toMatchObject({
      attainment: 'not-met',
      pace: { class: 'not-assessable', because: 'target-year-reached' },
    });
    expect(one.pace.neededPerYear.verdict).toBe('unknown');
    expect(one.forecast).toEqual([]);
  });

  it('one year left: needed from now is the whole remaining gap', () => {
    const { pace } = judged({ base: 2014, is: { scale: 'real', base: '90', targets: 'own >= 95' }, series: '2015 92' });
    expectNumbers(pace, { neededPerYear: 3, achievedPerYear: 2 });
  });

  it('a range overshot: below at the base, above now', () => {
    const one = judged({
      is: { scale: 'real', direction: 'range', base: '101', targets: 'own 103..107' },
      series: '2014 104, 2015 109',
    });
    expect(one).toMatchObject({
      attainment: 'regressed',
      pace: { class: 'not-assessable', because: 'overshot', flags: ['overshot'] },
    });
    expect(one).toMatchObject({ noForecast: 'overshot', forecast: [] });
  });

  it('a range’s pace goes to the end on the base’s side; a base inside is to maintain', () => {
    const is = { scale: 'real', direction: 'range', targets: 'own 103..107' };
    // 110 → 107 in three years, 108.5 after two: c = 1.5/3, τ = 2/3
    expectNumbers(judged({ is: { ...is, base: '110' }, series: '2015 108.5' }).pace, {
      progress: 0.5,
      ratioArithmetic: 0.75,
      neededPerYear: -1.5,
    });
    expect(judged({ is: { ...is, base: '105' }, series: '2015 108.5' }).pace.class).toBe('maintain');
  });

  it('a strict target just touched: nothing needed, no multiplier', () => {
    const one = judged({ ...tenYears, is: { scale: 'real', base: '50', targets: 'own > 70' }, series: '2015 70' });
    expect(one).toMatchObject({
      attainment: 'nearly-met',
      pace: { multiplier: { because: 'touched' }, neededRate: { because: 'touched' } },
    });
    expectNumbers(one.pace, { neededPerYear: 0 });
  });

  it('met now: nothing needed, no multiplier', () => {
    const { pace } = judged({ ...tenYears, series: '2015 72' });
    expect(pace).toMatchObject({
      multiplier: { because: 'met' },
      neededRate: { because: 'met' },
      class: 'on-schedule',
    });
    expectNumbers(pace, { neededPerYear: 0 });
  });

  it('no move so far counts as infinite, a move against the need as 方向背离', () => {
    expect(judged({ ...tenYears, series: '2015 50' }).pace.multiplier).toMatchObject({ because: 'zero-achieved' });
    expect(judged({ ...tenYears, series: '2015 49' }).pace.multiplier).toMatchObject({ because: 'against-need' });
  });

  it('a break cuts the series', () => {
    const one = judged({
      ...tenYears,
      is: { ...tenYears.is, breaks: '2013' },
      series: '2012 51, 2013 58, 2014 59, 2015 60',
    });
    expect(one.pace).toMatchObject({ because: 'series-break', flags: ['series-break'] });
    expect(one.forecast[0]?.points).toBe(3);
  });

  it.each([
    ['better', '51', 'on-schedule'],
    ['equal', '50', 'far-behind'],
    ['worse', '49', 'moving-away'],
  ])('a direction alone, %s: %s is %s, and only the speed so far is given', (_, now, paceClass) => {
    const one = judged({
      ...tenYears,
      is: { scale: 'real', base: '50', targets: 'own trend increase' },
      series: `2014 50, 2015 ${now}`,
    });
    expect(one.pace).toMatchObject({
      class: paceClass,
      ratioArithmetic: { because: 'trend-only' },
      neededPerYear: { because: 'trend-only' },
    });
    expectNumbers(one.pace, { achievedPerYear: (Number(now) - 50) / 5 });
    expect(one.noForecast).toBe('trend-only');
  });

  it('of several conditions the weakest gives the class, and no numbers', () => {
    const is = { targets: 'own all 城市>=95 农村>=87' };
    // 城市 93 → 95 in three years, 94.2 after two: ρ = 0.9; 农村 80 → 87, 81 after two: ρ = 0.214
    const one = judged({ is, more: ['T01/城市: 2013 93, 2015 94.2', 'T01/农村: 2013 80, 2015 81'] });
    expect(one.pace).toMatchObject({ class: 'far-behind', ratioArithmetic: { because: 'several-conditions' } });
  });

  it('a condition that is met without a base does not hide the other’s pace', () => {
    const is = { targets: 'own all 城市>=95 农村>=87' };
    expect(judged({ is, more: ['T01/城市: 2015 96', 'T01/农村: 2013 80, 2015 81'] }).pace.class).toBe('far-behind');
    expect(judged({ is, more: ['T01/城市: 2015 90', 'T01/农村: 2013 80, 2015 88'] }).pace.class).toBe('not-assessable');
  });

  it('fewer than ten cases: no class, no forecast, the cases given', () => {
    const rare: Case = {
      is: {
        measure: '1/10万',
        scale: 'rate',
        direction: 'decrease',
        base: '20',
        targets: 'own <= 10',
        cases: 'N01',
        denominator: 'N02',
      },
      support: ['N01', 'N02'],
      series: '2014 16, 2015 18',
    };
    const few = judged({ ...rare, more: ['N01: 2014 8, 2015 9', 'N02: 2015 50000'] });
    expect(few).toMatchObject({
      pace: { class: 'not-assessable', because: 'small-count', flags: ['small-count'] },
      noForecast: 'small-count',
    });
    expect(few.cases).toMatchObject({ verdict: 'known' });
    expect(
      few.cases.verdict === 'known' && [few.cases.count, few.cases.previous, few.cases.denominator].map(String),
    ).toEqual(['9', '8', '50000']);
    expect(judged({ ...rare, more: ['N01: 2014 8, 2015 10'] }).pace.class).not.toBe('not-assessable');
  });

  it.each([
    ['yearly trend of no meaning', { policy: 'none' }, 'no-trend'],
    ['election', { policy: 'election' }, 'election'],
    ['census', { policy: 'census' }, 'census'],
  ])('%s: neither class nor forecast', (_, policy, because) => {
    const one = judged({ ...tenYears, is: { ...tenYears.is, ...policy }, series: '2014 59, 2015 60' });
    expect(one).toMatchObject({ pace: { class: 'not-assessable', because }, noForecast: because, forecast: [] });
  });
});

describe('identities', () => {
  const tenths = (low: number, high: number) =>
    fc.integer({ min: low * 10, max: high * 10 }).map((value) => value / 10);
  const plan = fc.record({
    base: tenths(1, 40),
    now: tenths(1, 90),
    target: tenths(41, 90),
    years: fc.integer({ min: 1, max: 9 }),
  });

  it('the ratio is unchanged by y → ky + b', () => {
    fc.assert(
      fc.property(plan, fc.integer({ min: 1, max: 40 }), fc.integer({ min: -500, max: 500 }), (given, k, b) => {
        const moved = { base: given.base * k + b, now: given.now * k + b, target: given.target * k + b };
        expectSame(ratios(given).arithmetic, ratios({ ...given, ...moved }).arithmetic);
      }),
    );
  });

  it('the geometric ratio is unchanged by y → ky', () => {
    fc.assert(
      fc.property(plan, fc.integer({ min: 1, max: 40 }), (given, k) => {
        const scaled = { base: given.base * k, now: given.now * k, target: given.target * k };
        expectSame(ratios(given).geometric, ratios({ ...given, ...scaled }).geometric);
      }),
    );
  });

  it('both ratios have the same sign', () => {
    fc.assert(
      fc.property(plan, (given) => {
        const { arithmetic, geometric } = ratios(given);
        expect(Math.sign(geometric)).toBe(Math.sign(arithmetic));
      }),
    );
  });

  it('μ is 1 exactly when ρ is 1', () => {
    // On the straight line from 10 to 10 + 10·slope, and beside it.
    fc.assert(
      fc.property(
        tenths(1, 8),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: -3, max: 3 }),
        (slope, years, off) => {
          const given = {
            base: 10,
            target: round1(10 + 10 * slope),
            now: round1(10 + years * slope + off / 10),
            years,
          };
          const { arithmetic, multiplier } = ratios(given);
          if (multiplier !== null) expect(multiplier === 1).toBe(arithmetic === 1);
          if (off === 0) expect(multiplier).toBe(1);
        },
      ),
    );
  });

  it('reversing the direction mirrors everything', () => {
    fc.assert(
      fc.property(plan, (given) => {
        const up = paceFor(given, 'own >= ', 'increase');
        const down = paceFor(
          { ...given, base: -given.base, now: -given.now, target: -given.target },
          'own <= ',
          'decrease',
        );
        expect(down.attainment).toBe(up.attainment);
        expect(down.pace.class).toBe(up.pace.class);
        for (const field of ['progress', 'schedule', 'ratioArithmetic', 'multiplier'] as const) {
          expect(numberOf(down.pace[field])).toBe(numberOf(up.pace[field]));
        }
        expect(numberOf(down.pace.neededPerYear)).toBeCloseTo(0 - (numberOf(up.pace.neededPerYear) ?? 0), 12);
      }),
    );
  });
});

interface Given {
  readonly base: number;
  readonly now: number;
  readonly target: number;
  readonly years: number;
}

function paceFor(given: Given, requirement: string, direction: string): Assessment {
  const [base, now, target] = [given.base, given.now, given.target].map((value) => value.toFixed(1));
  const is = { scale: 'real', bounds: '..', direction, base: `2010:${base}`, targets: `${requirement}${target}` };
  const year = 2010 + given.years;
  return judged({ base: 2010, target: 2020, year, is, series: `${year} ${now}` });
}

function ratios(given: Given) {
  const { pace } = paceFor(given, 'own >= ', 'increase');
  return {
    arithmetic: numberOf(pace.ratioArithmetic) ?? Number.NaN,
    geometric: numberOf(pace.ratioGeometric) ?? Number.NaN,
    multiplier: numberOf(pace.multiplier),
  };
}

function numberOf(maybe: Maybe<{ readonly value: number }>): number | null {
  return maybe.verdict === 'known' ? maybe.value : null;
}

function expectSame(a: number, b: number): void {
  expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(a)));
}

function round1(value: number): number {
  return Number(value.toFixed(1));
}

type NumberField = Exclude<
  { [F in keyof Pace]: Pace[F] extends Maybe<{ readonly value: number }> ? F : never }[keyof Pace],
  never
>;

function expectNumbers(pace: Pace, expected: Partial<Record<NumberField, number>>): void {
  for (const [field, value] of Object.entries(expected) as readonly (readonly [NumberField, number])[]) {
    expect(numberOf(pace[field]), field).toBeCloseTo(value, 12);
  }
}
