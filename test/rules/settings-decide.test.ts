/** Every number that decides a class or a level is a setting: with another one, the same figures are judged otherwise. */
import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/rules/assessment.ts';
import { judged, type Case } from './judged.ts';

/** Half time of 2013—2017, from 50 to 70: 60 is exactly on the way, and each point is a tenth of it. */
const halfTime = (value: string): Case => ({
  base: 2013,
  target: 2017,
  is: { scale: 'real', base: '50', targets: 'own >= 70' },
  series: `2015 ${value}`,
});

/** Ten years gone and ten to come, from 50 to 70: 53 has 17 to go where 3 were made, 5.7 times as much. */
const slowDecade: Case = {
  base: 2005,
  target: 2025,
  is: { scale: 'real', base: '50', targets: 'own >= 70' },
  series: '2010 51.5, 2015 53',
};

/** On schedule for 75 in 2016 with a probability of 0.494 (logits). */
const onSchedule: Case = { is: { base: '61.2', targets: 'own >= 75' }, series: '2014 66.9, 2015 71.8' };

/** To be built by 2020, and not there. */
const notBuilt = (year: number): Case => ({
  year,
  base: 2010,
  target: 2020,
  is: { scale: 'count', decimals: '0', base: '0', targets: 'own exists' },
  series: `${year} 0`,
});

const classOf = (one: Assessment) => one.pace.class;
const reasonsOf = (one: Assessment) => one.warning.reasons;

describe('A setting decides', () => {
  it.each<readonly [id: string, value: string, of: Case, usually: string, then: string]>([
    ['onSchedule', '0.9', halfTime('59'), 'slightly-behind', 'on-schedule'],
    ['farBehind', '0.7', halfTime('56'), 'slightly-behind', 'far-behind'],
    ['movingAway', '0.1', halfTime('50.5'), 'far-behind', 'moving-away'],
  ])('the class of a ratio (%s %s)', (id, value, of, usually, then) => {
    expect(classOf(judged(of))).toBe(usually);
    expect(classOf(judged({ ...of, settings: { [id]: value } }))).toBe(then);
  });

  it.each<readonly [id: string, value: string, reason: string, of: Case]>([
    ['redMultiplier', '6', 'needs-multiple', slowDecade],
    ['redTimeLeft', '0.4', 'needs-multiple', slowDecade],
    ['redYearsLeft', '1', 'out-of-reach', { ...halfTime('52'), series: '2014 51, 2015 52' }],
    // 54, 58.4, 56.8 towards 60: 3.2 to go, 1.4 a year: 2.29 times
    [
      'orangeMultiplier',
      '2.5',
      'slipping-behind',
      { is: { base: '54', targets: 'own >= 60' }, series: '2014 58.4, 2015 56.8' },
    ],
    ['blueProbability', '0.4', 'uncertain', onSchedule],
  ])('whether a reason holds (%s %s: no longer %s)', (id, value, reason, of) => {
    expect(reasonsOf(judged(of))).toContain(reason);
    expect(reasonsOf(judged({ ...of, settings: { [id]: value } }))).not.toContain(reason);
  });

  it('what is unlikely', () => {
    expect(judged(onSchedule).warning.level).toBe('blue');
    const stricter = judged({ ...onSchedule, settings: { yellowProbability: '0.5' } });
    expect(stricter.warning).toMatchObject({ level: 'yellow', reasons: ['unlikely', 'uncertain', 'method-sensitive'] });
  });

  it.each<readonly [id: string, value: string, of: Case, usually: string, then: string]>([
    ['existenceYellow', '0.4', notBuilt(2015), 'yellow', 'orange'],
    ['existenceOrange', '0.7', notBuilt(2018), 'orange', 'red'],
  ])('how long something may be missing (%s %s)', (id, value, of, usually, then) => {
    expect(judged(of).warning.level).toBe(usually);
    expect(judged({ ...of, settings: { [id]: value } }).warning.level).toBe(then);
  });

  it('what is nearly met: 94 misses 95 by 1.05 %', () => {
    const of: Case = { is: { base: '90', targets: 'own >= 95' }, series: '2015 94' };
    expect(judged(of).attainment).toBe('not-met');
    expect(judged({ ...of, settings: { nearlyMet: '2%' } }).attainment).toBe('nearly-met');
  });

  it('how many cases are few', () => {
    const of: Case = {
      is: { scale: 'rate', direction: 'decrease', base: '20', targets: 'own <= 10', cases: 'B01' },
      series: '2014 18, 2015 17',
      more: ['B01: 2014 8, 2015 7'],
      support: ['B01'],
    };
    expect(classOf(judged(of))).toBe('not-assessable');
    // (17/20)^(1/2) is 7.8 % less a year, (10/20)^(1/3) would be 20.6 %: 38 %
    expect(classOf(judged({ ...of, settings: { smallCount: '5' } }))).toBe('far-behind');
  });

  it('how wide the interval is, and by which method the forecast is made', () => {
    const [usual] = judged(onSchedule).forecast;
    const [wide] = judged({ ...onSchedule, settings: { intervalLevel: '95%' } }).forecast;
    const [drift] = judged({ ...onSchedule, settings: { forecastMethod: 'drift' } }).forecast;
    expect(wide?.level).toBe(0.95);
    expect((wide?.upper ?? 0) - (wide?.lower ?? 0)).toBeGreaterThan((usual?.upper ?? 0) - (usual?.lower ?? 0));
    // (71.8 − 61.2)/2 = 5.3 a year
    expect(drift).toMatchObject({ method: 'drift', value: expect.closeTo(77.1, 10) });
  });
});

describe('What cannot be judged', () => {
  it('is grey where the target hangs on a base that nobody has, and says so', () => {
    const one = judged({
      is: { direction: 'decrease', targets: 'own fromBase 2010 -1/6' },
      series: '2014 12, 2015 11',
    });
    expect(one.warning).toEqual({ level: 'grey', reasons: ['target-not-computable'], since: null, issued: null });
  });
});
