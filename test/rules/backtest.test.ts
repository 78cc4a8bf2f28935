import { describe, expect, it } from 'vitest';
import { backtest, testOf, type Backtest, type PastWarning } from '../../src/rules/shown/backtest.ts';
import { datasetOf } from './dataset-from-text.ts';

/** One plan 2010—2015 that ends in the reporting year, unless said otherwise. */
function replayOf(rows: readonly (readonly [columns: string, figures: string])[], year = 2015): Backtest {
  const years = [2011, 2012, 2013, 2014, 2015].filter((each) => each <= year);
  return backtest(
    datasetOf({
      year,
      base: 2010,
      target: 2015,
      indicators: ['code | base | targets | breaks', ...rows.map(([columns]) => columns)].join('\n'),
      figures: [
        ['code', 'area', ...years].join(' | '),
        ...rows.map(([columns, figures]) => `${columns.split(' | ')[0]} | own | ${figures}`),
      ].join('\n'),
    }),
  );
}

describe('Forecasts of the past', () => {
  // A gross rate would do as well; 50 … 60 lie in [1, 99], so combined works in logits.
  const { forecasts, methods } = replayOf([['T01 | 50 | own >= 60', '52 | 54 | 55 | 58 | 60']]);
  const made = (method: string, from: number) => forecasts.find((one) => one.method === method && one.from === from);

  it('are made from each year with two figures on for the next, with nothing that came later', () => {
    expect([...new Set(forecasts.map(({ from, year, points }) => `${from}→${year} from ${points}`))]).toEqual([
      '2011→2012 from 2',
      '2012→2013 from 3',
      '2013→2014 from 4',
      '2014→2015 from 5',
    ]);
  });

  it('say by how much they missed what came: forecast less figure', () => {
    // last-value 2012: 54, came 55; drift: 54 + (54 − 50)/2 = 56; last-change the same
    expect(made('last-value', 2012)?.error).toBe(-1);
    expect(made('drift', 2012)?.error).toBeCloseTo(1, 10);
    expect(made('last-change', 2013)?.error).toBeCloseTo(56 - 58, 10);
    expect(made('drift', 2012)?.actual.printed).toBe('55.0');
  });

  it('are scored by method and number of points, in mean yearly steps', () => {
    // From three points the mean step is 2 a year: an error of 1 is half a step.
    const score = methods.find((one) => one.method === 'drift' && one.points === 3);
    expect(score).toMatchObject({ count: 1, medianAbsoluteError: expect.closeTo(1, 10) });
    expect(score?.medianScaledError).toEqual({ verdict: 'value', value: expect.closeTo(0.5, 10) });
  });

  it('are compared with figures of the same definition only', () => {
    const broken = replayOf([['T01 | 50 | own >= 60 | 2013', '52 | 54 | 80 | 82 | 83']]);
    // 2012→2013 crosses the break; 2013→2014 has one point of the new definition.
    expect([...new Set(broken.forecasts.map(({ from }) => from))]).toEqual([2011, 2014]);
  });

  it('skip a year without figure: nothing came the year after', () => {
    const gap = replayOf([['T01 | 50 | own >= 60', '52 | 54 |  | 58 | 60']]);
    expect([...new Set(gap.forecasts.map(({ from }) => from))]).toEqual([2011, 2014]);
  });

  it('are counted once for an indicator with several targets', () => {
    const several = replayOf([['T01 | 50 | own >= 60; province >= 70', '52 | 54 | 55 | 58 | 60']]);
    expect(several.forecasts).toHaveLength(forecasts.length);
  });
});

describe('Warnings of the past', () => {
  // T01 falls all the way and misses 60; T02 is early and stays; T03 limps and makes it in the end.
  const { warnings, tests } = replayOf([
    ['T01 | 50 | own >= 60', '49 | 48 | 47 | 46 | 45'],
    ['T02 | 50 | own >= 60', '58 | 62 | 63 | 64 | 65'],
    ['T03 | 50 | own >= 60', '50.5 | 51 | 51.5 | 52 | 61'],
  ]);
  const seen = (code: string, from: number) => warnings.find((one) => one.indicator.code === code && one.from === from);

  it('are those seen one and two years before the verdict of the target year', () => {
    expect(warnings.map(({ indicator, from, year, ahead }) => [indicator.code, from, year, ahead])).toEqual([
      ['T01', 2014, 2015, 1],
      ['T01', 2013, 2015, 2],
      ['T02', 2014, 2015, 1],
      ['T02', 2013, 2015, 2],
      ['T03', 2014, 2015, 1],
      ['T03', 2013, 2015, 2],
    ]);
    expect(warnings.every((one) => one.verdict === 'final')).toBe(true);
  });

  it('are judged on the data up to then', () => {
    expect(seen('T01', 2013)).toMatchObject({ level: 'red', reached: false, met: false, straightLineMisses: true });
    expect(seen('T02', 2013)).toMatchObject({ level: 'green', reached: true, met: true, straightLineMisses: false });
    // 52 after four years of +0.5: one year is left for 8 points. 61 came all the same: a false alarm.
    expect(seen('T03', 2014)).toMatchObject({ level: 'red', reached: true, straightLineMisses: true });
  });

  it('are counted as a test beside both simple rules', () => {
    const told = { caught: 1, overlooked: 0, falseAlarms: 1, quiet: 1 };
    expect(tests.find(({ rule, ahead }) => rule === 'red' && ahead === 1)).toEqual({
      rule: 'red',
      ahead: 1,
      verdict: 'final',
      ...told,
    });
    expect(tests.find(({ rule, ahead }) => rule === 'unmet' && ahead === 1)).toMatchObject(told);
    expect(tests.find(({ rule, ahead }) => rule === 'straight-line' && ahead === 1)).toMatchObject(told);
  });

  it('are measured by the planned value of the year while the target is not due: neither reached nor missed yet', () => {
    // Planned for 2014, straight from 50 to 60: 58. T01 59 is on the path, T02 55 is not.
    const early = replayOf(
      [
        ['T01 | 50 | own >= 60', '52 | 54 | 56 | 59'],
        ['T02 | 50 | own >= 60', '51 | 52 | 53 | 55'],
      ],
      2014,
    );
    expect(
      early.warnings.map(({ indicator, from, verdict, reached }) => [indicator.code, from, verdict, reached]),
    ).toEqual([
      ['T01', 2013, 'provisional', true],
      ['T01', 2012, 'provisional', true],
      ['T02', 2013, 'provisional', false],
      ['T02', 2012, 'provisional', false],
    ]);
  });

  it('are none where the verdict is missing, or where nothing could be said at the time', () => {
    expect(replayOf([['T01 | 50 | own >= 60', '52 | 54 | 56 | 58 | 未统计']]).warnings).toEqual([]);
    const blank = replayOf([['T01 | 50 | own >= 60', '52 | 54 | 56 | 未统计 | 60']]);
    expect(blank.warnings.map(({ from }) => from)).toEqual([2013]);
  });
});

describe('A rule as a test', () => {
  const [indicator] = datasetOf({ year: 2015, indicators: 'code\nT01', figures: 'code | area\nT01 | own' }).indicators;
  const warning = (level: PastWarning['level'], reached: boolean): PastWarning => {
    if (indicator === undefined) throw new Error('no indicator');
    return {
      indicator, plan: 'women', targetSet: 'own', from: 2014, year: 2015, ahead: 1,
      level, met: false, straightLineMisses: level === 'red', verdict: 'final', reached,
    }; // prettier-ignore
  };
  const trials = [warning('red', false), warning('orange', true), warning('yellow', false), warning('green', true)];

  it.each([
    ['red', [1, 1, 0, 2]],
    ['orange', [1, 1, 1, 1]],
    ['yellow', [2, 0, 1, 1]],
    ['unmet', [2, 0, 2, 0]],
    ['straight-line', [1, 1, 0, 2]],
  ] as const)(
    '%s: caught, overlooked, false alarms, quiet are %j',
    (rule, [caught, overlooked, falseAlarms, quiet]) => {
      expect(testOf(rule, trials)).toEqual({ rule, caught, overlooked, falseAlarms, quiet });
    },
  );
});
