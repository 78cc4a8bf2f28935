import { describe, expect, it } from 'vitest';
import { judged, type Case } from './judged.ts';

const atLeast95: Case['is'] = { targets: 'own >= 95', base: '93' };

describe('the verdict on the level', () => {
  it.each<[string, Case, string]>([
    ['met now and at the base: 保持达标', { is: { ...atLeast95, base: '95.2' }, series: '2015 96' }, 'met-kept'],
    ['met now, not at the base, before the target year: 提前达标', { is: atLeast95, series: '2015 96' }, 'met-early'],
    ['met in the target year: 达标', { is: atLeast95, series: '2015 96', target: 2015 }, 'met'],
    ['met after the target year: 达标', { is: atLeast95, series: '2015 96', target: 2014 }, 'met'],
    [
      'kept in the target year is still 保持达标',
      { is: { ...atLeast95, base: '95' }, series: '2015 95', target: 2015 },
      'met-kept',
    ],
    ['exactly the target is met', { is: atLeast95, series: '2015 95' }, 'met-early'],
    ['94.96 prints as 95.0 and is met', { is: atLeast95, series: '2015 94.96' }, 'met-early'],
    [
      'a miss of exactly 1 % (94.05 of 95) is 基本达标',
      { is: { ...atLeast95, decimals: '2' }, series: '2015 94.05' },
      'nearly-met',
    ],
    ['a hundredth more is not', { is: { ...atLeast95, decimals: '2' }, series: '2015 94.04' }, 'not-met'],
    [
      '94.049 prints as 94.05: judged as printed',
      { is: { ...atLeast95, decimals: '2' }, series: '2015 94.049' },
      'nearly-met',
    ],
    [
      'a strict target just touched is 基本达标',
      { is: { targets: 'own > 95', base: '93' }, series: '2015 95' },
      'nearly-met',
    ],
    ['a strict target passed is met', { is: { targets: 'own > 95', base: '93' }, series: '2015 95.1' }, 'met-early'],
    [
      'below 5, falling: 5 only touches',
      { is: { targets: 'own < 5', base: '7', direction: 'decrease' }, series: '2015 5' },
      'nearly-met',
    ],
    [
      'of a target of 0 there is no 1 %',
      { is: { targets: 'own <= 0', base: '3', direction: 'decrease' }, series: '2015 0.1' },
      'not-met',
    ],
    [
      'a strict 0 just touched neither',
      { is: { targets: 'own < 0', base: '3', direction: 'decrease', bounds: '..' }, series: '2015 0' },
      'not-met',
    ],
    [
      'a real zero meets at most 0',
      { is: { targets: 'own <= 0', base: '3', direction: 'decrease' }, series: '2015 0' },
      'met-early',
    ],
    ['not met, met at the base: 由达标转未达标', { is: { ...atLeast95, base: '95' }, series: '2015 90' }, 'regressed'],
    ['not met, met in a year since', { is: atLeast95, series: '2014 95, 2015 90' }, 'regressed'],
    ['not met, met before the base only', { is: atLeast95, series: '2012 96, 2014 94, 2015 90' }, 'not-met'],
    ['基本达标 goes before 由达标转未达标', { is: atLeast95, series: '2014 95, 2015 94.5' }, 'nearly-met'],
    [
      '达到并保持: 95 once reached and 94.5 now is 由达标转未达标, not 基本达标',
      { is: { ...atLeast95, targets: 'own keep >= 95' }, series: '2014 95, 2015 94.5' },
      'regressed',
    ],
    [
      '达到并保持, reached at the base only',
      { is: { targets: 'own keep >= 95', base: '95' }, series: '2014 94, 2015 94.5' },
      'regressed',
    ],
    [
      '达到并保持, never reached yet: 94.5 is 基本达标',
      { is: { ...atLeast95, targets: 'own keep >= 95' }, series: '2014 94, 2015 94.5' },
      'nearly-met',
    ],
    [
      '达到并保持 a range: within once, just outside now',
      { is: { targets: 'own keep 95..98', base: '93' }, series: '2014 96, 2015 98.5' },
      'regressed',
    ],
    ['达到并保持, kept', { is: { targets: 'own keep >= 95', base: '95' }, series: '2015 96' }, 'met-kept'],
    ['never met', { is: atLeast95, series: '2014 93.4, 2015 93.8' }, 'not-met'],
    ['without a base: 提前 and 保持 claim to know it', { is: { targets: 'own >= 95' }, series: '2015 96' }, 'met'],
    ['no figure of the year', { is: atLeast95, series: '2014 96' }, 'no-data'],
    ['a conflict is no figure', { is: atLeast95, series: '2014 96, 2015 !' }, 'no-data'],
    ['an unreadable cell is no figure', { is: atLeast95, series: '2015 ?' }, 'no-data'],
    ['a mark is no figure', { is: atLeast95, series: '2015 未统计' }, 'no-data'],
    ['nothing to reach', { is: {}, series: '2015 96' }, 'not-applicable'],
  ])('%s', (_, round, verdict) => {
    expect(judged(round).attainment).toBe(verdict);
  });
});

describe('kinds of target', () => {
  const injuries = { measure: '1/10万', scale: 'rate', direction: 'decrease', targets: 'own fromBase 2010 -1/6' };

  it('a relative target is the base year’s value less its part, rounded for the verdict', () => {
    // 12.10 × 5/6 = 10.0833… prints 10.08
    const one = judged({ is: injuries, series: '2010 12.1, 2015 10.08' });
    expect(one.target).toMatchObject({ kind: 'relative', comparison: '<=', limit: { printed: '10.08' } });
    expect(one).toMatchObject({ attainment: 'met', gap: { difference: { printed: '0.00' } } });
    expect(one.target.kind === 'relative' && one.target.limit.exact.toFixed(6)).toBe('10.083333');
  });

  it('a relative target takes the plan’s own value of the base year before the series’', () => {
    const one = judged({ is: { ...injuries, targets: 'own fromBase 2010=12 -1/6' }, series: '2010 12.1, 2015 10' });
    expect(one.target).toMatchObject({ limit: { printed: '10.00' } });
  });

  it('a rise on the base asks for at least', () => {
    const one = judged({ is: { targets: 'own fromBase 2010=40 10%' }, series: '2015 44' });
    expect(one).toMatchObject({ target: { comparison: '>=', limit: { printed: '44.0' } }, attainment: 'met' });
  });

  it('a relative target without its base cannot be computed', () => {
    const one = judged({ is: injuries, series: '2015 10' });
    expect(one.target).toMatchObject({ kind: 'not-computable', comparison: '<=' });
    expect(one).toMatchObject({
      attainment: 'not-applicable',
      warning: { level: 'grey', reasons: ['target-not-computable'] },
    });
  });

  it('neither can one whose base stands before a break', () => {
    expect(judged({ is: { ...injuries, breaks: '2014' }, series: '2010 12.1, 2015 10' }).target.kind).toBe(
      'not-computable',
    );
  });

  it.each([
    ['103', '0.0', 'met-early'],
    ['107', '0.0', 'met-early'],
    ['108.5', '1.5', 'not-met'],
    ['102.5', '-0.5', 'nearly-met'],
    ['101.9', '-1.1', 'not-met'],
  ])('a range of 103 to 107 with 110 at the base: %s is %s away and %s', (value, gap, attainment) => {
    const is = { scale: 'real', measure: '女=100', direction: 'range', targets: 'own 103..107', base: '110' };
    expect(judged({ is, series: `2015 ${value}` })).toMatchObject({
      attainment,
      gap: { difference: { printed: gap } },
    });
  });

  it('about 50 with 3 either way is the closed range 47 to 53', () => {
    const is = { direction: 'range', targets: 'own 50±3', base: '47' };
    expect(judged({ is, series: '2015 53' })).toMatchObject({
      target: { kind: 'range', low: { printed: '47' }, high: { printed: '53' }, text: '50%左右' },
      attainment: 'met-kept',
    });
  });

  describe('several conditions', () => {
    const is = { targets: 'own all 城市>=95 农村>=87' };
    it.each([
      ['both met', 'T01/城市: 2013 94, 2015 95', 'T01/农村: 2013 86, 2015 88', 'met-early'],
      [
        'both met, one not at the base, the other unknown then',
        'T01/城市: 2013 94, 2015 95',
        'T01/农村: 2015 88',
        'met-early',
      ],
      [
        'both met, one met at the base, the other unknown then',
        'T01/城市: 2013 95, 2015 95',
        'T01/农村: 2015 88',
        'met',
      ],
      ['both met now and at the base', 'T01/城市: 2013 95, 2015 95', 'T01/农村: 2013 87, 2015 88', 'met-kept'],
      ['one nearly', 'T01/城市: 2013 94, 2015 94.5', 'T01/农村: 2013 86, 2015 88', 'nearly-met'],
      ['one fails', 'T01/城市: 2013 94, 2015 90', 'T01/农村: 2013 86, 2015 88', 'not-met'],
      ['one fails, the other is missing', 'T01/城市: 2013 94, 2015 90', 'T01/农村: 2013 86', 'not-met'],
      ['one nearly, the other is missing', 'T01/城市: 2013 94, 2015 94.5', 'T01/农村: 2013 86', 'not-met'],
      ['one met, the other is missing', 'T01/城市: 2013 94, 2015 96', 'T01/农村: 2013 86', 'no-data'],
      ['met in between, not now', 'T01/城市: 2014 96, 2015 90', 'T01/农村: 2014 90, 2015 88', 'regressed'],
      ['neither there', 'T01/城市: 2013 94', 'T01/农村: 2013 86', 'no-data'],
    ])('%s', (_, town, country, attainment) => {
      expect(judged({ is, more: [town, country] }).attainment).toBe(attainment);
    });

    it('each has its own gap and its own base, and the whole has neither', () => {
      const one = judged({ is, more: ['T01/城市: 2013 94, 2015 95.5', 'T01/农村: 2013 86, 2015 86.5'] });
      expect(one.target).toMatchObject({
        conditions: [
          { where: '城市', met: true, gap: { difference: { printed: '0.5' } }, base: { figure: { printed: '94.0' } } },
          {
            where: '农村',
            met: false,
            gap: { difference: { printed: '-0.5' } },
            base: { figure: { printed: '86.0' } },
          },
        ],
      });
      expect(one).toMatchObject({
        gap: { because: 'several-conditions' },
        current: { because: 'no-total' },
        absence: null,
        noForecast: 'no-total',
      });
    });

    it('a condition on the whole (全市) is met by the total row', () => {
      const one = judged({
        is: { targets: 'own all 全市>=90 农村>=87', base: '88' },
        series: '2015 91',
        more: ['T01/农村: 2015 87'],
      });
      expect(one).toMatchObject({ attainment: 'met-early', current: { figure: { printed: '91.0' } } });
    });
  });

  it.each([
    ['better than the base', '5.1', 'met'],
    ['equal to the base', '5', 'not-met'],
    ['worse than the base', '4.9', 'not-met'],
    ['better only beyond what is printed', '5.04', 'not-met'],
  ])('a direction alone: %s', (_, value, attainment) => {
    const one = judged({ is: { targets: 'own trend increase', base: '5' }, series: `2015 ${value}` });
    expect(one).toMatchObject({ attainment, gap: { because: 'trend-only' } });
  });

  it('a direction alone, better last year and no longer: 由达标转未达标', () => {
    const one = judged({ is: { targets: 'own trend increase', base: '5' }, series: '2014 6, 2015 5' });
    expect(one.attainment).toBe('regressed');
  });

  it.each([
    ['not newer than the base', '2013 5', 'not-applicable', 'grey', ['not-measured-since-base']],
    ['newer than the base', '2013 5, 2014 6', 'met', 'green', []],
  ])('a direction alone, by census, with a figure carried on that is %s', (_, series, attainment, level, reasons) => {
    const one = judged({ is: { targets: 'own trend increase', policy: 'census' }, series });
    expect(one).toMatchObject({ attainment, warning: { level, reasons } });
  });

  it('a number is judged on a figure carried on from the base year', () => {
    const one = judged({ is: { targets: 'own >= 5', policy: 'census' }, series: '2013 5' });
    expect(one).toMatchObject({
      attainment: 'met-kept',
      pace: { class: 'not-assessable' },
      warning: { level: 'green' },
    });
  });

  it('a direction alone without a base cannot be judged', () => {
    const one = judged({ is: { targets: 'own trend decrease' }, series: '2015 5' });
    expect(one).toMatchObject({ target: { kind: 'not-computable', of: 'trend' }, attainment: 'not-applicable' });
  });

  it.each([
    ['yes-no', '是', 'met'],
    ['yes-no', '有', 'met'],
    ['yes-no', '否', 'not-met'],
    ['yes-no', '无', 'not-met'],
    ['count', '1', 'met'],
    ['count', '3', 'met'],
    ['count', '0', 'not-met'],
  ])('existence, scale %s: %s is %s', (scale, value, attainment) => {
    const is = { scale, measure: scale === 'count' ? '所' : '是/否', decimals: '0', targets: 'own exists' };
    expect(judged({ is, series: `2015 ${value}` }).attainment).toBe(attainment);
  });

  it('what existed at the base and still does is kept; what no longer does is lost', () => {
    const is = { scale: 'yes-no', targets: 'own exists' };
    expect(judged({ is, series: '2013 有, 2015 有' }).attainment).toBe('met-kept');
    expect(judged({ is, series: '2013 无, 2015 有' }).attainment).toBe('met-early');
    expect(judged({ is, series: '2013 有, 2015 无' }).attainment).toBe('regressed');
  });

  it.each([
    ['已实现', 'met', 'green'],
    ['　已实现', 'met', 'green'],
    ['推进中', 'not-met', 'blue'],
    ['未启动', 'not-met', 'blue'],
    ['尚可', 'no-data', 'grey'],
  ])('a qualitative goal goes by the unit’s word: %s is %s, %s', (word, attainment, level) => {
    const is = { scale: 'text', measure: '定性', targets: 'own qualitative' };
    expect(judged({ is, series: `2015 ${word}` })).toMatchObject({ attainment, warning: { level } });
  });

  it('a qualitative goal without a word has no data', () => {
    const is = { scale: 'text', measure: '定性', targets: 'own qualitative' };
    expect(judged({ is })).toMatchObject({ attainment: 'no-data', warning: { level: 'grey', reasons: ['no-data'] } });
  });
});

describe('which figure is judged', () => {
  it('an older figure is shown with its year and judged by nobody', () => {
    const one = judged({ is: atLeast95, series: '2014 96' });
    expect(one.older).toMatchObject({ figure: { printed: '96.0', year: 2014 } });
    expect(one).toMatchObject({ absence: { kind: 'not-reported' }, gap: { because: 'no-data' }, comparison: [] });
  });

  it('says what stands in the cell where there is no figure', () => {
    expect(judged({ is: atLeast95, series: '2015 !' }).absence?.kind).toBe('conflict');
    expect(judged({ is: atLeast95, series: '2015 ?' }).absence?.kind).toBe('unreadable');
    expect(judged({ is: atLeast95, series: '2015 未统计' }).absence).toMatchObject({ kind: 'marked' });
  });

  it.each(['election', 'census'])(
    'by %s the latest figure is carried on, with its year and without a change',
    (policy) => {
      const one = judged({ is: { ...atLeast95, policy }, series: '2011 94, 2013 93, 2014 96' });
      expect(one).toMatchObject({
        current: { carried: true, figure: { year: 2014, printed: '96.0' } },
        attainment: 'met-early',
        change: { previous: { because: 'carried' }, sinceBase: { because: 'carried' }, comparability: null },
        pace: { class: 'not-assessable', because: policy },
        noForecast: policy,
      });
    },
  );

  it('no figure is carried over one that was reported and cannot be used, nor over a break', () => {
    expect(judged({ is: { ...atLeast95, policy: 'election' }, series: '2014 96, 2015 !' }).attainment).toBe('no-data');
    expect(judged({ is: { ...atLeast95, policy: 'election', breaks: '2015' }, series: '2014 96' }).attainment).toBe(
      'no-data',
    );
  });

  it('a mark does not stop an election figure from being carried', () => {
    expect(judged({ is: { ...atLeast95, policy: 'election' }, series: '2014 96, 2015 未统计' }).attainment).toBe(
      'met-early',
    );
  });

  it('the base is plan.yaml’s, whatever the table says of that year', () => {
    const one = judged({ is: atLeast95, series: '2013 96, 2015 90' });
    expect(one).toMatchObject({ base: { figure: { printed: '93.0' } }, attainment: 'not-met' });
  });

  it('without one in plan.yaml it is the series’ figure of the plan’s base year', () => {
    const one = judged({ is: { targets: 'own >= 95' }, series: '2013 96, 2015 95' });
    expect(one).toMatchObject({ base: { figure: { year: 2013, printed: '96.0' } }, attainment: 'met-kept' });
  });

  it('a base from before a break is printed, and otherwise missing', () => {
    const one = judged({ is: { ...atLeast95, base: '96', breaks: '2014' }, series: '2014 94, 2015 95' });
    expect(one).toMatchObject({
      base: { figure: { printed: '96.0' } },
      attainment: 'met',
      change: { sinceBase: { because: 'series-break' } },
      pace: { class: 'not-assessable', because: 'series-break', flags: ['series-break'] },
    });
  });
});
