import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/rules/assessment.ts';
import { printed, fromFloat } from '../../src/indicators/decimals.ts';
import { judged, judgedAll, type Case } from './judged.ts';

describe('year by year', () => {
  it('is straight from the base to the target, with what came and what is forecast', () => {
    // 88.3 + 6.7/3 = 90.53, + 2·6.7/3 = 92.77; 2016: 92.3 + 2/2
    const one = judged({ is: { bounds: '0..', base: '88.3', targets: 'own >= 95' }, series: '2014 89.6, 2015 92.3' });
    expect(lines(one)).toEqual(['2014 90.5 89.6 not-met false', '2015 92.8 92.3 not-met false', '2016 95.0 → 93.3']);
  });

  it('rounds a planned value between two last digits away from zero, below it too', () => {
    // 0.0175 − 0.5175/3 = −0.155
    const is = { scale: 'real', decimals: '2', bounds: '-10..10', direction: 'decrease', base: '0.0175', targets: 'own <= -0.5' };
    expect(lines(judged({ is, series: '2014 -0.1, 2015 -0.3' }))[0]).toBe('2014 -0.16 -0.10 not-met false');
  }); // prettier-ignore

  it('of a rate is straight in logarithms: 20 to 5 in two years passes 10', () => {
    const is = { scale: 'rate', direction: 'decrease', base: '20', targets: 'own <= 5' };
    expect(lines(judged({ base: 2014, is, series: '2015 10' }))[0]).toBe('2015 10.00 10.00 not-met true');
  });

  it('of a rate that touches zero is straight as it is', () => {
    const is = { scale: 'rate', direction: 'decrease', base: '20', targets: 'own <= 0' };
    expect(lines(judged({ base: 2014, is, series: '2015 10' }))[0]).toBe('2015 10.00 10.00 not-met true');
  });

  it('takes the milestone of a year, of the own set only', () => {
    const is = { scale: 'real', base: '50', targets: 'own >= 80; province >= 80', milestones: '2014:55.5' };
    const [own, province] = judgedAll({ is, series: '2014 56, 2015 57' });
    expect(
      own?.path.map(({ planned }) => planned.verdict === 'known' && [planned.limit.printed, planned.milestone]),
    ).toEqual([
      ['55.5', true],
      ['70.0', false],
      ['80.0', false],
    ]);
    expect(province?.path[0]?.planned).toMatchObject({ limit: { printed: '60.0' }, milestone: false });
    expect(own?.path[0]?.onPath).toBe(true);
    expect(province?.path[0]?.onPath).toBe(false);
  });

  it('tells of every year whether it reached what was planned, though the base that the target hangs on came later', () => {
    const one = judged({ is: { base: '2013:50', targets: 'own fromBase 2015 20%' }, series: '2014 56, 2015 60' });
    expect(
      one.path.map(({ year, planned, onPath }) => [year, planned.verdict === 'known' && planned.limit.printed, onPath]),
    ).toEqual([
      [2014, '57.3', false],
      [2015, '64.7', false],
      [2016, '72.0', null],
    ]);
  });

  it('shows a figure that is carried on under its own year alone, and judges the others on it', () => {
    const is = { policy: 'election', base: '2010:20', targets: 'own >= 30' };
    const one = judged({ base: 2010, target: 2016, is, series: '2013 30' });
    expect(one.path.map(({ year, actual, attainment, onPath, level }) => [
      year, actual.verdict === 'known' ? actual.figure.printed : actual.because, attainment, onPath, level,
    ])).toEqual([
      // 21.7, 23.3, … were planned
      [2011, 'carried', 'not-met', false, 'blue'],
      [2012, 'carried', 'not-met', false, 'blue'],
      [2013, '30.0', 'met-early', true, 'green'],
      [2014, 'carried', 'met-early', true, 'green'],
      [2015, 'carried', 'met-early', true, 'green'],
      [2016, 'no-data', null, null, null],
    ]); // prettier-ignore
  });

  it('takes milestones under maintain and without a base too', () => {
    const is = { scale: 'real', targets: 'own >= 80', milestones: '2014:78' };
    const planned = (base: object) => judged({ is: { ...is, ...base }, series: '2014 79' }).path[0];
    for (const base of [{ base: '85' }, {}]) {
      expect(planned(base)).toMatchObject({ planned: { limit: { printed: '78.0' }, milestone: true }, onPath: true });
    }
  });

  it('takes no milestone where the target is no number', () => {
    const is = { scale: 'real', base: '50', targets: 'own trend increase', milestones: '2014:55' };
    expect(judged({ is, series: '2014 56, 2015 57' }).path[0]).toMatchObject({
      planned: { because: 'trend-only' },
      onPath: null,
    });
  });

  it('keeps a milestone of a range by being no farther from the range', () => {
    // 24 to 30 is wanted; the milestone of 22 is 2 away, 32 is as far, 33 is farther
    const is = { scale: 'real', direction: 'range', base: '20', targets: 'own 24..30', milestones: '2014:22 2015:26' };
    const onPath = (series: string) => judged({ is, series }).path.map((step) => step.onPath);
    expect(onPath('2014 22, 2015 27')).toEqual([true, true, null]);
    expect(onPath('2014 32, 2015 24')).toEqual([true, true, null]);
    expect(onPath('2014 33, 2015 23.9')).toEqual([false, false, null]);
  });

  it('is the target itself under maintain', () => {
    expect(
      lines(judged({ is: { scale: 'real', base: '96', targets: 'own >= 95' }, series: '2014 97, 2015 94.9' })),
    ).toEqual(['2014 95.0 97.0 met-kept true', '2015 95.0 94.9 nearly-met false', '2016 95.0 → 94.6']);
  });

  it('of a strict target kept is as strict: 5 is not below 5', () => {
    const is = { scale: 'real', direction: 'decrease', base: '3', targets: 'own < 5' };
    expect(judged({ is, series: '2014 4, 2015 5' }).path.map(({ onPath }) => onPath)).toEqual([true, false, null]);
  });

  it('of a range runs to the end on the base’s side, and is kept on the other by what is no farther from the range', () => {
    const is = { scale: 'real', direction: 'range', base: '113', targets: 'own 103..107' };
    expect(
      judged({ is, series: '2014 110, 2015 101' }).path.map(({ onPath, planned }) => [
        onPath,
        planned.verdict === 'known' && planned.limit.printed,
      ]),
    ).toEqual([
      [true, '111.0'],
      [true, '109.0'],
      [null, '107.0'],
    ]);
    const [, missed] = judged({ is, series: '2014 110, 2015 100.9' }).path;
    expect(missed?.onPath).toBe(false);
  });

  it.each<[string, NonNullable<Case['is']>, string]>([
    ['no base', { targets: 'own >= 95' }, 'no-base'],
    ['no target', { base: '90' }, 'no-target'],
    ['no number', { base: '90', targets: 'own trend increase' }, 'trend-only'],
  ])('%s: nothing planned', (_, is, because) => {
    const { path } = judged({ is, series: '2014 91, 2015 92' });
    expect(path.map(({ planned, onPath }) => [planned, onPath])).toEqual(
      Array.from({ length: 3 }, () => [{ verdict: 'unknown', because }, null]),
    );
  });

  it('a year without a figure has no verdict but 无数据', () => {
    expect(lines(judged({ is: { scale: 'real', base: '88', targets: 'own >= 95' }, series: '2015 92' }))[0]).toBe(
      '2014 90.3 — no-data null',
    );
  });

  it('forecasts every year after the reporting year', () => {
    const one = judged({
      base: 2010,
      target: 2020,
      is: { scale: 'real', base: '50', targets: 'own >= 70' },
      series: '2015 60',
    });
    // 2 a year, of which two points carry on a third
    expect(lines(one).slice(5)).toEqual([
      '2016 62.0 → 60.7',
      '2017 64.0 → 61.3',
      '2018 66.0 → 62.0',
      '2019 68.0 → 62.7',
      '2020 70.0 → 63.3',
    ]);
  });

  it('judges each year on the data up to then', () => {
    // 2011 moves away; 2012 is back on the line, which the data of 2013 do not change
    const one = judged({
      base: 2010,
      target: 2020,
      year: 2013,
      is: { scale: 'real', base: '50', targets: 'own >= 70' },
      series: '2011 49, 2012 54, 2013 49',
    });
    expect(one.path.slice(0, 3).map(({ level }) => level)).toEqual(['red', 'blue', 'red']);
  });
});

describe('the warning against last year’s', () => {
  const tenYears = { base: 2010, target: 2020, year: 2015 };
  const is = { scale: 'real', base: '50', targets: 'own >= 70' };
  it.each([
    // red, orange, yellow and blue are moving away, far behind, slightly behind, and on schedule but uncertain
    ['2014 71, 2015 49', 'new'],
    ['2014 53, 2015 49', 'raised'],
    ['2014 49, 2015 57', 'lowered'],
    ['2014 49, 2015 71', 'lifted'],
    ['2014 49, 2015 48', 'unchanged'],
    ['2014 71, 2015 72', 'unchanged'],
    ['2014 71', null],
    ['2015 71', null],
  ])('%s: %s', (series, since) => {
    expect(judged({ ...tenYears, is, series }).warning.since).toBe(since);
  });

  it('is not said in the plan’s first year', () => {
    expect(judged({ base: 2014, target: 2020, is, series: '2015 49' }).warning.since).toBeNull();
  });

  it('is said after the target year too', () => {
    expect(judged({ base: 2010, target: 2013, is, series: '2014 60, 2015 61' }).warning).toMatchObject({
      level: 'red',
      since: 'unchanged',
    });
  });
});

describe('the warning against last year’s issued table', () => {
  const is = { scale: 'real', base: '50', targets: 'own >= 70' };
  const issuedAs = (level: 'green' | 'blue' | 'yellow' | 'orange' | 'red', series: string) =>
    judged({
      base: 2010,
      target: 2020,
      year: 2015,
      is,
      series,
      issuedLevels: [
        { indicator: 'T01', plan: 'women', year: 2014, level, origin: { kind: 'file', file: 'history/预警.xlsx' } },
      ],
    }).warning;

  it.each([
    // 2014 at 53 is far behind (orange) today; 2015 at 49 moves away (red)
    ['as the method of today gives it', 'orange', '2014 53, 2015 49', 'raised'],
    ['milder, and the figure got worse too', 'yellow', '2014 53, 2015 49', 'raised'],
    ['worse than today’s red, which it was and is', 'orange', '2014 49, 2015 48', 'unchanged'],
    // the issued level was red, today’s method says orange of both years
    ['worse, and only the method differs', 'red', '2014 53, 2015 55', 'unchanged'],
    ['normal, and only the method differs', 'green', '2014 53, 2015 55', 'unchanged'],
  ] as const)('%s (%s): %s is %s', (_, level, series, since) => {
    expect(issuedAs(level, series)).toMatchObject({ since, issued: { level } });
  });
});

/** year planned value attainment onPath; after the reporting year: year planned → forecast */
function lines(one: Assessment): readonly string[] {
  return one.path.map(({ year, planned, actual, forecast, attainment, onPath }) => {
    const plan = planned.verdict === 'known' ? planned.limit.printed : '—';
    if (year > one.year) {
      const ahead = forecast.verdict === 'known' ? printed(fromFloat(forecast.value), one.indicator.decimals) : '—';
      return `${year} ${plan} → ${ahead}`;
    }
    return `${year} ${plan} ${actual.verdict === 'known' ? actual.figure.printed : '—'} ${attainment} ${onPath}`;
  });
}
