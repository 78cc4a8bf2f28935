import { describe, expect, it } from 'vitest';
import { judged } from './judged.ts';

const is = { scale: 'real', base: '88', targets: 'own >= 95' };

describe('against the year before', () => {
  it('takes the difference of the printed figures, and its share of the printed one', () => {
    // 90.05 prints 90.1, 89.94 prints 89.9
    const { change } = judged({ is, series: '2014 89.94, 2015 90.05' });
    expect(change).toMatchObject({
      previous: { figure: { printed: '89.9' } },
      difference: { difference: { printed: '0.2' } },
      sinceBase: { difference: { printed: '2.1' } },
      comparability: 'full',
      sense: 'better',
    });
    expect(change.relative.verdict === 'known' && change.relative.value).toBeCloseTo(0.2 / 89.9, 14);
  });

  it('last year’s figure stands where this year’s is missing, and nothing is subtracted', () => {
    expect(judged({ is, series: '2014 89' }).change).toMatchObject({
      previous: { figure: { printed: '89.0' } },
      difference: { because: 'no-data' },
      sinceBase: { because: 'no-data' },
      comparability: null,
    });
  });

  it('words stand side by side', () => {
    const { change } = judged({ is: { scale: 'yes-no', targets: 'own exists' }, series: '2014 无, 2015 有' });
    expect(change).toMatchObject({ previous: { figure: { printed: '无' } }, difference: { because: 'existence' } });
  });

  it('is never against an older year', () => {
    const { change } = judged({ is, series: '2013 88, 2015 90' });
    expect(change).toMatchObject({
      previous: { because: 'no-previous' },
      difference: { because: 'no-previous' },
      sinceBase: { difference: { printed: '2.0' } },
      comparability: null,
    });
  });

  it('the base is the previous figure in the plan’s first year', () => {
    expect(judged({ is, year: 2014, series: '2014 90' }).change).toMatchObject({
      previous: { figure: { printed: '88.0', year: 2013 } },
      difference: { difference: { printed: '2.0' } },
    });
  });

  it('over a break both figures stand, uncompared', () => {
    expect(judged({ is: { ...is, breaks: '2015' }, series: '2014 89, 2015 90' }).change).toMatchObject({
      previous: { figure: { printed: '89.0' } },
      difference: { because: 'series-break' },
      sinceBase: { because: 'series-break' },
      comparability: 'none',
      sense: 'none',
    });
  });

  it.each(['2015', '2014'])('%s of limited comparability: said, still compared', (partial) => {
    expect(judged({ is: { ...is, partial }, series: '2014 89, 2015 90' }).change).toMatchObject({
      comparability: 'partial',
      difference: { difference: { printed: '1.0' } },
    });
  });

  it('a share of a real zero is not said', () => {
    expect(judged({ is: { scale: 'real' }, series: '2014 0, 2015 3' }).change).toMatchObject({
      difference: { difference: { printed: '3.0' } },
      relative: { because: 'zero-previous' },
    });
  });

  it.each([
    ['increase', '91', 'better'],
    ['increase', '89', 'worse'],
    ['increase', '90.04', 'equal'],
    ['decrease', '91', 'worse'],
    ['none', '91', 'none'],
  ])('direction %s, 90 then %s: %s', (direction, now, sense) => {
    expect(judged({ is: { scale: 'real', direction }, series: `2014 90, 2015 ${now}` }).change.sense).toBe(sense);
  });

  it('a range goes by the distance to it', () => {
    const sense = (before: string, now: string) =>
      judged({
        is: { scale: 'real', direction: 'range', targets: 'own 103..107' },
        series: `2014 ${before}, 2015 ${now}`,
      }).change.sense;
    expect(sense('110', '108')).toBe('better');
    expect(sense('110', '101')).toBe('better');
    expect(sense('104', '106')).toBe('equal');
    expect(sense('106', '108')).toBe('worse');
  });
});

describe('running the wrong way', () => {
  it('counts over the years that have a figure: 2015, 2016 and 2018 are two rises running', () => {
    const { change } = judged({
      base: 2010,
      target: 2020,
      year: 2018,
      is: { direction: 'decrease', targets: 'own <= 4', decimals: '2' },
      series: '2014 2.61, 2015 2.64, 2016 2.73, 2018 3.13',
    });
    expect(change.wrongRun).toBe(3);
    expect(
      judged({
        base: 2010,
        target: 2020,
        year: 2018,
        is: { direction: 'decrease', targets: 'own <= 4', decimals: '2' },
        series: '2014 2.7, 2015 2.64, 2016 2.73, 2018 3.13',
      }).change,
    ).toMatchObject({
      wrongRun: 2,
      wrongRunTotal: { difference: { printed: '0.49' } },
    });
  });

  it.each([
    ['2013 90, 2014 89, 2015 89', 0],
    ['2013 90, 2014 89, 2015 88.96', 0],
    ['2013 90, 2014 90, 2015 89', 1],
    ['2012 91, 2013 90, 2014 89, 2015 88', 3],
    ['2015 90', 0],
  ])('%s: %i', (series, run) => {
    expect(judged({ is: { scale: 'real' }, series }).change.wrongRun).toBe(run);
  });

  it('does not reach over a break', () => {
    expect(
      judged({ is: { scale: 'real', breaks: '2014' }, series: '2012 92, 2013 91, 2014 90, 2015 89' }).change.wrongRun,
    ).toBe(1);
  });
});
