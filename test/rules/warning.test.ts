import { describe, expect, it } from 'vitest';
import { judged, type Case } from './judged.ts';

/** 50 in 2010, 70 wanted in 2020: 2 points a year. */
const is = { scale: 'real', base: '50', targets: 'own >= 70' };
const tenYears: Case = { base: 2010, target: 2020, is };

/** Rising by 2 a year from 50 in 2005: 70 in 2015, 80 wanted in 2020, and nothing less is counted. */
const steady: Case = {
  settings: { nearlyMetCounts: '否' },
  base: 2005,
  target: 2020,
  is: { ...is, targets: 'own >= 80' },
  series: Array.from({ length: 10 }, (_, index) => `${2006 + index} ${52 + 2 * index}`).join(', '),
};

describe('warning levels, by their reasons, worst first', () => {
  it.each<[string, Case, string, readonly string[]]>([
    ['no data', { ...tenYears }, 'grey', ['no-data']],
    ['neither target nor direction', { is: { direction: 'none' }, series: '2015 50' }, 'grey', ['no-direction']],
    [
      'a target that contradicts itself, whatever the direction',
      { is: { contradicted: 'yes' }, series: '2014 48, 2015 50' },
      'grey',
      ['target-contradiction'],
    ],
    ['neither, and no data', { is: { direction: 'none' } }, 'grey', ['no-data', 'no-direction']],
    // 2015: achieved −0.2, no multiplier
    ['moving away', { ...tenYears, series: '2015 49' }, 'red', ['moving-away']],
    ['the target year has come', { ...tenYears, year: 2020, series: '2020 68' }, 'red', ['deadline-missed']],
    [
      // 1.25 a year; 61.7 [60.0, 63.3] in 2020 misses 70; μ = 5/1.25 = 4 with a fifth of the time left; ρ = 0.625
      'two years left, and even the favourable end misses',
      {
        ...tenYears,
        year: 2018,
        series: '2011 51.25, 2012 52.5, 2013 53.75, 2014 55, 2015 56.25, 2016 57.5, 2017 58.75, 2018 60',
        is: { ...is, decimals: '2' },
      },
      'red',
      ['out-of-reach', 'needs-multiple', 'slightly-behind'],
    ],
    [
      'the same where the pace cannot be judged but a forecast can',
      { ...tenYears, year: 2018, is: { scale: 'real', targets: 'own >= 70' }, series: '2016 58, 2017 59, 2018 60' },
      'red',
      ['out-of-reach', 'pace-unknown'],
    ],
    [
      // 62.5 ± 1.5·… : 2018 seen; the upper end prints 64.4, which is no miss of more than 1 % of 65
      'two years left, and the favourable end misses by what is counted all the same',
      {
        ...tenYears,
        year: 2018,
        series: '2011 51.25, 2012 52.5, 2013 53.75, 2014 55, 2015 56.25, 2016 57.5, 2017 58.75, 2018 60',
        is: { ...is, targets: 'own >= 63.9' },
      },
      'yellow',
      ['slightly-behind'],
    ],
    // achieved 0.98 a year, needed 3.02: μ = 3.08, half the time left
    [
      'more than three times the speed, at half time',
      { ...tenYears, series: '2015 54.9' },
      'red',
      ['needs-multiple', 'far-behind'],
    ],
    // achieved 1, needed 3: exactly three times is not more
    ['three times the speed, at half time', { ...tenYears, series: '2015 55' }, 'orange', ['far-behind']],
    // achieved 0.5, needed 3, but 60 % of the time left
    ['six times the speed, early', { ...tenYears, year: 2014, series: '2014 52' }, 'orange', ['far-behind']],
    ['no move at all counts as infinite', { ...tenYears, series: '2015 50' }, 'red', ['needs-multiple', 'far-behind']],
    ['no move at all, early', { ...tenYears, year: 2013, series: '2013 50' }, 'orange', ['far-behind']],
    // ρ = 0.95 at half time: 59.5 + 5·1.9 = 69, and every other method misses 70 too
    ['lost again', { ...tenYears, series: '2014 70, 2015 59.5' }, 'orange', ['regressed', 'uncertain']],
    [
      // 2017: ρ = 9.1/14 = 0.65; achieved 1.3, needed 10.9/3: μ = 2.8
      'slightly behind, the last change the wrong way, μ over 2',
      { ...tenYears, year: 2017, series: '2016 60, 2017 59.1' },
      'orange',
      ['slipping-behind', 'slightly-behind'],
    ],
    [
      'the same with the last change the right way',
      { ...tenYears, year: 2017, series: '2016 58, 2017 59.1' },
      'yellow',
      ['slightly-behind'],
    ],
    ['slightly behind', { ...tenYears, series: '2015 57' }, 'yellow', ['slightly-behind']],
    [
      // 76.67 in 2020, se 3.04: P = F₁₃(−1.10) = 0.146; the straight line reaches 80
      'on schedule, but unlikely',
      steady,
      'yellow',
      ['unlikely', 'uncertain', 'method-sensitive'],
    ],
    [
      // two points, 10 in five years: 63.33 in 2020, σ² = 80/4, se = √20·√10 = 14.1: P = F₄(−5.97/14.1) = 0.35
      'on schedule, and uncertain',
      { ...tenYears, series: '2015 60' },
      'blue',
      ['uncertain', 'method-sensitive'],
    ],
    [
      'nearly met',
      { base: 2010, target: 2020, is: { targets: 'own >= 95', base: '85' }, series: '2015 94.1' },
      'blue',
      ['nearly-met'],
    ],
    [
      'nearly met, and losing',
      { is: { targets: 'own >= 95', base: '94.9' }, series: '2015 94.5' },
      'yellow',
      ['nearly-met-losing', 'nearly-met'],
    ],
    [
      'nearly met in the target year, where that counts as met',
      { target: 2015, is: { targets: 'own >= 95', base: '90' }, series: '2015 94.5' },
      'green',
      [],
    ],
    [
      'met in the target year, two wrong changes: nothing is left to watch',
      { target: 2015, is: { targets: 'own >= 95', base: '99.9' }, series: '2014 99.8, 2015 99.7' },
      'green',
      [],
    ],
    [
      'a qualitative goal not reached in the target year',
      { target: 2015, is: { scale: 'text', targets: 'own qualitative' }, series: '2015 推进中' },
      'red',
      ['deadline-missed', 'not-achieved'],
    ],
    [
      'a direction alone, worse in the target year',
      { target: 2015, is: { ...is, targets: 'own trend increase' }, series: '2014 51, 2015 49' },
      'red',
      ['deadline-missed', 'regressed'],
    ],
    [
      'nearly met in the target year, where it does not',
      {
        target: 2015,
        settings: { nearlyMetCounts: '否' },
        is: { targets: 'own >= 95', base: '90' },
        series: '2015 94.5',
      },
      'yellow',
      ['nearly-met-deadline', 'nearly-met'],
    ],
    // −0.9 a year from 97: 95.2 − 0.6 = 94.6
    [
      'met, next year’s forecast not, two wrong changes',
      { is: { scale: 'real', targets: 'own >= 95', base: '97' }, series: '2014 96.1, 2015 95.2' },
      'blue',
      ['forecast-slips', 'two-wrong-changes'],
    ],
    [
      'met, two wrong changes',
      { is: { scale: 'real', targets: 'own >= 95', base: '99.9' }, series: '2014 99.8, 2015 99.7' },
      'blue',
      ['two-wrong-changes'],
    ],
    [
      'met, one wrong change',
      { is: { scale: 'real', targets: 'own >= 95', base: '99' }, series: '2014 99.8, 2015 99.7' },
      'green',
      [],
    ],
    [
      'met and rising',
      { is: { scale: 'real', targets: 'own >= 95', base: '93' }, series: '2014 96, 2015 97' },
      'green',
      [],
    ],
    [
      'not met, and the pace unknown',
      { is: { scale: 'real', targets: 'own >= 95' }, target: 2020, series: '2015 90' },
      'blue',
      ['pace-unknown'],
    ],
    [
      'by election, not met',
      { ...tenYears, is: { ...is, policy: 'election' }, series: '2011 60' },
      'blue',
      ['pace-unknown'],
    ],
    ['a direction without target', { is: { scale: 'real' }, series: '2013 5, 2014 4, 2015 5' }, 'green', []],
    [
      'a direction without target, one wrong change',
      { is: { scale: 'real' }, series: '2013 5, 2014 5, 2015 4' },
      'green',
      [],
    ],
    [
      'a direction without target, two wrong changes',
      { is: { scale: 'real' }, series: '2013 6, 2014 5, 2015 4' },
      'blue',
      ['two-wrong-changes'],
    ],
    [
      'a direction alone, equal',
      { ...tenYears, is: { ...is, targets: 'own trend increase' }, series: '2015 50' },
      'orange',
      ['far-behind'],
    ],
    [
      'a direction alone, worse',
      { ...tenYears, is: { ...is, targets: 'own trend increase' }, series: '2015 49' },
      'red',
      ['moving-away'],
    ],
    [
      'a direction alone, better',
      { ...tenYears, is: { ...is, targets: 'own trend increase' }, series: '2015 51' },
      'green',
      [],
    ],
  ])('%s', (_, round, level, reasons) => {
    const { warning } = judged(round);
    expect(warning.reasons).toEqual(reasons);
    expect(warning.level).toBe(level);
  });

  it('is blue, not green, where only the methods differ on an indicator on schedule', () => {
    // 妇女常见病筛查率: 75.5 + 2·1.7875 = 79.1 misses 80, 75.5 + 2·8.6 = 92.7 reaches it; ρ = 0.7606/0.8 = 0.951
    const one = judged({
      base: 2010,
      target: 2020,
      year: 2018,
      is: { targets: 'own >= 80', base: '61.2' },
      series: '2017 66.9, 2018 75.5',
    });
    expect(one).toMatchObject({
      pace: { class: 'on-schedule', flags: ['method-sensitive'] },
      warning: { level: 'blue' },
    });
    expect(one.warning.reasons).toContain('method-sensitive');
    const projections = Object.fromEntries(
      one.methods.map(({ method, value }) => [method, value.verdict === 'known' ? value.value : null]),
    );
    expect(projections['arithmetic']).toBeCloseTo(79.075, 10);
    expect(projections['last-change']).toBeCloseTo(92.7, 10);
  });

  it.each([
    [2015, 'yellow', ['not-existing']],
    [2016, 'orange', ['not-existing']],
    [2018, 'orange', ['not-existing']],
    [2019, 'red', ['not-existing']],
    [2020, 'red', ['deadline-missed', 'not-existing']],
  ])('what has to exist and does not, ten years from 2010, in %i: %s', (year, level, reasons) => {
    const one = judged({
      base: 2010,
      target: 2020,
      year,
      is: { scale: 'yes-no', targets: 'own exists' },
      series: `${year} 无`,
    });
    expect(one.warning).toMatchObject({ level, reasons });
  });

  it('what existed and no longer does is at least orange', () => {
    const one = judged({
      base: 2010,
      target: 2020,
      year: 2012,
      is: { scale: 'yes-no', targets: 'own exists' },
      series: '2010 有, 2012 无',
    });
    expect(one.warning).toMatchObject({ level: 'orange', reasons: ['regressed', 'not-existing'] });
  });

  describe('small counts', () => {
    const rare = (is2: object, series: string, year = 2015): Case => ({
      base: 2010,
      target: 2020,
      year,
      is: {
        measure: '1/10万',
        scale: 'rate',
        direction: 'decrease',
        base: '20',
        targets: 'own <= 10',
        cases: 'N01',
        ...is2,
      },
      support: ['N01'],
      series,
      more: [`N01: ${year} 4`],
    });

    it('are blue at most, whatever else holds', () => {
      expect(judged(rare({}, '2014 16, 2015 25')).warning).toMatchObject({
        level: 'blue',
        reasons: ['small-count', 'pace-unknown'],
      });
      expect(judged(rare({}, '2014 9, 2015 25')).warning).toMatchObject({
        level: 'blue',
        reasons: ['small-count', 'regressed', 'pace-unknown'],
      });
      expect(judged(rare({}, '2019 16, 2020 25', 2020)).warning).toMatchObject({
        level: 'grey',
        reasons: ['small-count', 'deadline-missed'],
      });
    });

    it('are green when met', () => {
      expect(judged(rare({}, '2014 12, 2015 9')).warning).toMatchObject({ level: 'green', reasons: [] });
    });
  });
});

describe('the outlook of what is not met', () => {
  it.each<[string, Case, string | null]>([
    // ρ = 1.6; 66 + 5/3·3.2 = 71.3
    ['blue or green, and the forecast reaches the target: 预期可达标', { ...tenYears, series: '2015 66' }, 'expected'],
    ['blue, and the forecast falls short: 达标余地不足', { ...tenYears, series: '2015 60' }, 'tight'],
    // 57 + 5/3·1.4 = 59.3
    ['yellow, and the forecast falls short: 达标有难度', { ...tenYears, series: '2015 57' }, 'difficult'],
    ['yellow though the method of last year reaches it', steady, 'difficult'],
    [
      // d = 3.9, the median of 5, 4.14, 3.9, 2, 1.7, 0.5 is 2.95: 58.5 + 5·2/3·3.425 = 69.9, more than 69.3
      'yellow, and the forecast reaches what is counted: 经努力可望达标',
      { ...tenYears, series: '2000 0, 2014 58, 2015 58.5' },
      'possible',
    ],
    [
      // lost; d = ts = 3.8: 69 + 5/2·3.8 = 78.5
      'orange although the forecast reaches the target: 推算可达标、从严预警',
      { ...tenYears, series: '2014 70, 2015 69' },
      'strict',
    ],
    [
      'red without a forecast: no word',
      { ...tenYears, is: { ...is, targets: 'own trend increase' }, series: '2015 49' },
      null,
    ],
    ['not met once the plan is over: no word', { ...tenYears, year: 2020, series: '2019 66, 2020 68' }, null],
    ['orange: 达标困难', { ...tenYears, series: '2015 55' }, 'hard'],
    ['red: 达标困难', { ...tenYears, series: '2015 49' }, 'hard'],
    ['blue without a forecast: no word', { ...tenYears, is: { ...is, policy: 'election' }, series: '2011 60' }, null],
    ['met: no word', { ...tenYears, series: '2015 71' }, null],
    ['no data: no word', tenYears, null],
    ['a qualitative goal: no word', { is: { scale: 'text', targets: 'own qualitative' }, series: '2015 推进中' }, null],
    [
      'nearly met after the deadline: no word',
      { target: 2015, is: { targets: 'own >= 95', base: '90' }, series: '2015 94.5' },
      null,
    ],
  ])('%s', (_, round, outlook) => {
    expect(judged(round).outlook).toBe(outlook);
  });
});

describe('a setting lets the slightly behind that are likely to be met only be watched', () => {
  // ρ = 0.85, and 69.9 in 2020 is more than the 69.3 that are counted: more likely than not
  const likely: Case = { ...tenYears, series: '2000 0, 2014 58, 2015 58.5' };

  it.each([
    ['1', 'yellow', 'possible'],
    ['0.5', 'blue', 'expected'],
    ['0.9', 'yellow', 'possible'],
  ])('yellowBelow %s: %s', (yellowBelow, level, outlook) => {
    expect(judged({ ...likely, settings: { yellowBelow } })).toMatchObject({
      outlook,
      warning: { level, reasons: ['slightly-behind'] },
    });
  });

  it('not where no probability is to be had', () => {
    const one = judged({
      ...tenYears,
      is: { ...is, targets: 'own all 城市>=70' },
      more: ['T01/城市: 2010 50, 2015 58.5'],
      settings: { yellowBelow: '0.5' },
    });
    expect(one.warning.level).toBe('yellow');
  });
});

describe('a handful of cases, of several years together', () => {
  /** 6,000 births a year, 15/10万 wanted: 0.9 cases a year, 2.7 in three. */
  const rare = (cases: string, over: Partial<Case> = {}, is2: Readonly<Record<string, string>> = {}): Case => ({
    base: 2012,
    target: 2020,
    is: {
      measure: '1/10万', scale: 'rate', direction: 'decrease', base: '30', targets: 'own <= 15', cases: 'N01', denominator: 'B01',
      ...is2,
    }, // prettier-ignore
    support: ['N01', 'B01'],
    series: '2013 16.67, 2014 33.33, 2015 33.33',
    more: [`N01: ${cases}`, 'B01: 2012 6000, 2013 6000, 2014 6000, 2015 6000'],
    ...over,
  });
  const fiveOrSix = '2013 1, 2014 2, 2015 2';

  it('are orange where they lie above the target by more than chance', () => {
    // P(Poisson(2.7) ≥ 6) = 0.0567, ≥ 5 = 0.1371
    expect(judged(rare('2013 2, 2014 2, 2015 2'))).toMatchObject({
      pooled: { pooled: { years: [2013, 2014, 2015], probability: expect.closeTo(0.0567, 4) } },
      warning: { level: 'orange', reasons: ['small-count-above', 'pace-unknown'] },
    });
    expect(judged(rare(fiveOrSix))).toMatchObject({
      pooled: { pooled: { probability: expect.closeTo(0.1371, 4) } },
      warning: { level: 'blue', reasons: ['small-count', 'pace-unknown'] },
    });
  });

  it('leave out the base year, and what a break leaves behind', () => {
    // 2012 is the base: its nine cases do not count; from 2014 on, 4 of 1.8: P = 0.1087
    expect(judged(rare(`2012 9, ${fiveOrSix}`)).pooled).toMatchObject({ pooled: { years: [2013, 2014, 2015] } });
    expect(judged(rare(fiveOrSix, {}, { breaks: '2014' })).pooled).toMatchObject({
      pooled: { years: [2014, 2015], probability: expect.closeTo(0.1087, 4) },
    });
  });

  it('take the latest years of which both cases and births are known', () => {
    expect(judged(rare('2013 1, 2015 2')).pooled).toMatchObject({ pooled: { years: [2013, 2015] } });
  });

  it('say nothing of what is met, of a lower limit and of a range', () => {
    expect(judged(rare('2013 3, 2014 3, 2015 0', { series: '2014 50, 2015 0' })).warning.level).toBe('green');
    const range = { direction: 'range', targets: 'own 5..15' };
    expect(judged(rare('2013 2, 2014 2, 2015 2', {}, range)).warning).toMatchObject({
      level: 'blue',
      reasons: ['small-count', 'pace-unknown'],
    });
  });

  it('decide the closing report: orange, or nothing can be judged', () => {
    const over = { target: 2015 };
    expect(judged(rare('2013 2, 2014 2, 2015 2', over)).warning).toMatchObject({
      level: 'orange',
      reasons: ['small-count-above', 'deadline-missed'],
    });
    expect(judged(rare(fiveOrSix, over)).warning).toMatchObject({
      level: 'grey',
      reasons: ['small-count', 'deadline-missed'],
    });
    const nearly = { ...over, series: '2013 16.67, 2014 33.33, 2015 15.10', settings: { nearlyMetCounts: '否' } };
    expect(judged(rare(fiveOrSix, nearly)).warning.level).toBe('yellow');
  });
});

describe('the favourable end of the interval', () => {
  it('that just touches a strict target reaches what is counted, if nearly met counts at all', () => {
    const falls = (settings: Readonly<Record<string, string>>): Case => ({
      base: 2013, target: 2016, is: { base: '100', targets: 'own > 100' }, series: '2014 100, 2015 95.4', settings,
    }); // prettier-ignore
    expect(judged(falls({ nearlyMet: '0' })).warning.reasons).not.toContain('out-of-reach');
    expect(judged(falls({ nearlyMet: '0', nearlyMetCounts: '否' })).warning.reasons).toContain('out-of-reach');
  });
});
