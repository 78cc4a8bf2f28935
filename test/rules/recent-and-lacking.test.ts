import { describe, expect, it } from 'vitest';
import { judged } from './judged.ts';

describe('the pace of the last three years', () => {
  const is = { scale: 'real', base: '2005:50', targets: 'own >= 70' };

  it('starts three years back, or at the first figure since', () => {
    // 50 in 2005, 60 in 2012, 63 in 2015: 1 a year lately, 1.3 since the base
    expect(judged({ base: 2005, target: 2020, is, series: '2012 60, 2014 62, 2015 63' }).recent).toMatchObject({
      recent: { from: 2012, to: 2015, perYear: 1, printed: '1.0' },
    });
    expect(judged({ base: 2005, target: 2020, is, series: '2010 60, 2013 61, 2015 62' }).recent).toMatchObject({
      recent: { from: 2013, perYear: 0.5 },
    });
  });

  it('is not said of what moves by election, nor of one figure', () => {
    const election = judged({
      base: 2005,
      target: 2020,
      is: { ...is, policy: 'election' },
      series: '2014 62, 2015 63',
    });
    expect(election.recent).toEqual({ verdict: 'unknown', because: 'election' });
    expect(judged({ base: 2005, target: 2020, is, series: '2015 63' }).recent.verdict).toBe('unknown');
  });

  it('needs no base, so long as the plan runs and nobody waits for an election', () => {
    const trend = { scale: 'real', targets: 'own trend increase' };
    const series = '2013 61, 2015 62';
    expect(judged({ base: 2005, target: 2020, is: trend, series }).recent).toMatchObject({ recent: { perYear: 0.5 } });
    expect(judged({ base: 2005, target: 2015, is: trend, series }).recent.verdict).toBe('unknown');
    const election = { ...trend, policy: 'election' };
    expect(judged({ base: 2005, target: 2020, is: election, series }).recent.verdict).toBe('unknown');
  });
});

describe('who is still lacking', () => {
  const parts = { numerator: 'N01', denominator: 'B01', base: '88', targets: 'own >= 95' };
  const more = ['N01: 2015 279', 'B01: 2015 311'];

  it('is what the target asks of the denominator, rounded up, less who is there', () => {
    // 95 % of 311 is 295.45
    expect(judged({ is: parts, support: ['N01', 'B01'], series: '2015 89.7', more }).lacking).toMatchObject({
      count: expect.objectContaining({}),
    });
    const one = judged({ is: parts, support: ['N01', 'B01'], series: '2015 89.7', more });
    expect(one.lacking.verdict === 'known' && one.lacking.count.toFixed()).toBe('17');
  });

  it('is not said where less is better, or nobody is lacking', () => {
    const down = { ...parts, direction: 'decrease', targets: 'own <= 5' };
    expect(judged({ is: down, support: ['N01', 'B01'], series: '2015 89.7', more }).lacking.verdict).toBe('unknown');
    const met = { ...parts, targets: 'own >= 80' };
    expect(judged({ is: met, support: ['N01', 'B01'], series: '2015 89.7', more }).lacking.verdict).toBe('unknown');
  });
});

describe('multiples of the printed speeds', () => {
  it('who divides gets it: 2.25 a year needed, 0.17 a year made', () => {
    // 0.1667 prints 0.17: 2.25 ÷ 0.17 = 13.2, and above ten only that is said
    const is = { scale: 'real', base: '2012:50', targets: 'own >= 57.25' };
    const one = judged({ base: 2012, target: 2018, is, series: '2015 50.5' });
    expect(one.speeds).toMatchObject({ needed: { printed: '2.25' }, achieved: { printed: '0.17' } });
    expect(one.speeds.multiplier).toMatchObject({ isLarge: true, printed: '10' });
    expect(one.pace.multiplier).toMatchObject({ value: 13.5 });
  });

  it('none where the printed speed is 0, and the gap itself is needed in the last year', () => {
    const is = { scale: 'real', base: '2005:50', targets: 'own >= 60' };
    const slow = judged({ base: 2005, target: 2020, is, series: '2015 50.04' });
    expect(slow.speeds).toMatchObject({ achieved: { printed: '0.0' }, multiplier: { because: 'zero-achieved' } });
    const last = judged({ is: { scale: 'real', base: '90', targets: 'own >= 95' }, series: '2015 92.4' });
    expect(last.speeds).toMatchObject({ needed: { printed: '2.6' }, achieved: { printed: '1.2' } });
    expect(last.speeds.multiplier).toMatchObject({ isLarge: false, printed: '2.2' });
  });
});
