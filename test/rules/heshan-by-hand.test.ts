/**
 * The sample round worked by hand, for whoever wants to follow the method with a pencil: base 2013, reporting year 2015,
 * target 2016, so that 时间进度 τ = 2/3 throughout, and one year is left.
 */
import { describe, expect, it } from 'vitest';
import { sampleRound } from '../samples/sample-round.ts';
import type { Assessment } from '../../src/rules/assessment.ts';

const { assessments } = sampleRound('samples/heshan-2015');

function own(code: string): Assessment {
  const found = assessments.find((one) => one.indicator.code === code && one.targetSet === 'own');
  if (found === undefined) throw new Error(`${code} is not in the sample`);
  return found;
}

/** The numbers of a pace; a word where there is none. */
function paceOf(code: string) {
  const { pace, gap, current } = own(code);
  const number = (maybe: typeof pace.progress) => (maybe.verdict === 'known' ? maybe.value : maybe.because);
  return {
    value: current.verdict === 'known' ? current.figure.printed : current.because,
    gap: gap.verdict === 'known' ? gap.difference.printed : gap.because,
    progress: number(pace.progress),
    arithmetic: number(pace.ratioArithmetic),
    geometric: number(pace.ratioGeometric),
    needed: number(pace.neededPerYear),
    achieved: number(pace.achievedPerYear),
    multiplier: number(pace.multiplier),
    class: pace.class,
  };
}

function near(value: number) {
  return expect.closeTo(value, 6);
}

function warningOf(code: string) {
  const { level, reasons } = own(code).warning;
  return [level, ...reasons];
}

/** Next year's forecast, with its interval. */
function forecastOf(code: string) {
  const [next] = own(code).forecast;
  if (next === undefined) throw new Error(`no forecast of ${code}`);
  return [next.value, next.lower, next.upper].map((value) => Number(value.toFixed(2)));
}

describe('The sample worked by hand', () => {
  it('C27 高中阶段毛入学率: 88.6, 90.1, 92.5 towards 95 or more: slightly behind, yellow', () => {
    // c = (92.5 − 88.6)/(95 − 88.6) = 3.9/6.4 = 60.9 %; ρ = c/τ = 91.4 %: from 60 to 95
    expect(paceOf('C27')).toMatchObject({
      value: '92.5',
      gap: '-2.5',
      progress: near(3.9 / 6.4),
      arithmetic: near(3.9 / 2 / (6.4 / 3)),
      achieved: near(1.95),
      needed: near(2.5),
      multiplier: near(2.5 / 1.95),
      class: 'slightly-behind',
    });
    // Gross, so as it is. Slopes 1.5, 1.95, 2.4: median 1.95; drift 1.95; three points, so half of it: 92.5 + 1.95/2 = 93.475.
    // q = (1.5² + 2.4²)/2 = 4.005, Σe² = 2·0.45² = 0.405, σ² = (4·4.005 + 0.405)/5 = 3.285,
    // se = 1.8125·√(1 + 1/2) = 2.2198, t(5 degrees, 90 %) = 1.4759: ± 3.276
    expect(forecastOf('C27')).toEqual([93.47, 90.2, 96.75]);
    // Slightly behind is yellow; 90.1 → 92.5 went the right way, so it is not orange.
    expect(warningOf('C27')).toEqual(['yellow', 'slightly-behind']);
    // 93.5 is less than the 94.05 that would be counted.
    expect(own('C27').outlook).toBe('difficult');
  });

  it('C28 残疾儿童入学率: 88.20, 89.25, 89.74 towards 95 or more: far behind, red', () => {
    // c = 1.54/6.80 = 22.6 %; ρ = 34.0 %: below 60. μ = 5.26/0.77 = 6.8: above 3 with a third of the time left.
    expect(paceOf('C28')).toMatchObject({
      gap: '-5.26',
      progress: near(1.54 / 6.8),
      arithmetic: near((1.54 * 3) / (6.8 * 2)),
      needed: near(5.26),
      achieved: near(0.77),
      multiplier: near(5.26 / 0.77),
      class: 'far-behind',
    });
    // The upper end of the interval stays below 95 with a year left: out of reach. Worst first.
    expect(forecastOf('C28')[2]).toBeLessThan(95);
    expect(warningOf('C28')).toEqual(['red', 'out-of-reach', 'needs-multiple', 'far-behind']);
    expect(own('C28').outlook).toBe('hard');
  });

  it('W16 婚检率: 62.4, 66.8, 71.3 towards 85 or more: the ratio lies a hair under the cut, the multiplier above it', () => {
    // c = 8.9/22.6; ρ = 26.7/45.2 = 59.07 %: far behind; μ = 13.7/4.45 = 3.079 > 3.
    // Geometric: 6.89 % a year against (85/62.4)^(1/3) − 1 = 10.85 %: 63.5 %, another class: method-sensitive.
    expect(paceOf('W16')).toMatchObject({
      gap: '-13.7',
      progress: near(8.9 / 22.6),
      arithmetic: near(26.7 / 45.2),
      geometric: near((Math.sqrt(71.3 / 62.4) - 1) / (Math.cbrt(85 / 62.4) - 1)),
      multiplier: near(13.7 / 4.45),
      class: 'far-behind',
    });
    expect(own('W16').pace.flags).toEqual(['method-sensitive']);
    expect(warningOf('W16')).toEqual(['red', 'out-of-reach', 'needs-multiple', 'far-behind']);
  });

  it('C05 低出生体重发生率: 4.11, 4.28, 4.46 towards 4 or less: moving away, red', () => {
    // Lower is better: c = 0.35/(−0.11) = −3.18. The need points down, what was achieved up: no multiplier.
    expect(paceOf('C05')).toMatchObject({
      gap: '0.46',
      progress: near(0.35 / -0.11),
      arithmetic: near((0.35 * 3) / (-0.11 * 2)),
      needed: near(-0.46),
      achieved: near(0.175),
      multiplier: 'against-need',
      class: 'moving-away',
    });
    expect(warningOf('C05')).toEqual(['red', 'moving-away', 'out-of-reach']);
  });

  it('C33 儿童医保参保率: 96.1, 93.8, 95.2 towards 98 or more: better than last year, and still moving away from the target', () => {
    // c = −0.9/1.9; the last year alone (+1.4) is not the pace.
    expect(paceOf('C33')).toMatchObject({
      gap: '-2.8',
      progress: near(-0.9 / 1.9),
      arithmetic: near((-0.9 * 3) / (1.9 * 2)),
      needed: near(2.8),
      achieved: near(-0.45),
      multiplier: 'against-need',
      class: 'moving-away',
    });
    // 95.2 − 0.45/2 = 94.975, and the interval is wide: its upper end passes 98·0.99 = 97.02, which is counted.
    expect(warningOf('C33')).toEqual(['red', 'moving-away']);
  });

  it('C10 纯母乳喂养率: 54.0, 58.4, 56.8 towards 60 or more: slightly behind and slipping, orange', () => {
    // ρ = (2.8/2)/(6/3) = 70 %; the last change is −1.6, and μ = 3.2/1.4 = 2.29 > 2
    expect(paceOf('C10')).toMatchObject({
      gap: '-3.2',
      progress: near(2.8 / 6),
      arithmetic: near(0.7),
      multiplier: near(3.2 / 1.4),
      class: 'slightly-behind',
    });
    expect(warningOf('C10')).toEqual(['orange', 'slipping-behind', 'slightly-behind']);
  });

  it('C17 儿童保健管理率: 93.6, 94.6, 91.8 against 93 or more: met at the base, lost now: orange without any ratio', () => {
    expect(own('C17').attainment).toBe('regressed');
    // The base is beyond the target, so there is no way to measure: what is left to say is 93 − 91.8 = 1.2 in a year.
    expect(paceOf('C17')).toMatchObject({
      gap: '-1.2',
      progress: 'maintain',
      arithmetic: 'maintain',
      needed: near(1.2),
      achieved: near(-0.9),
      multiplier: 'against-need',
      class: 'maintain',
    });
    expect(warningOf('C17')).toEqual(['orange', 'regressed']);
  });

  it('W18 体质测定合格率: 87.2, 89.1, 88.8 towards 90 or more: slipped, yet not orange, the multiplier being 1.5', () => {
    // ρ = (1.6/2)/(2.8/3) = 85.7 %; μ = 1.2/0.8 = 1.5, not above 2
    expect(paceOf('W18')).toMatchObject({
      gap: '-1.2',
      arithmetic: near((1.6 * 3) / (2.8 * 2)),
      multiplier: near(1.5),
      class: 'slightly-behind',
    });
    expect(own('W18').change.wrongRun).toBe(1);
    expect(warningOf('W18')).toEqual(['yellow', 'slightly-behind']);
  });

  it('C21 出生人口性别比: 118.6, 117.4, 116.4 towards 115 or less: three fifths of the way in two thirds of the time', () => {
    // c = −2.2/−3.6 = 61.1 %; ρ = 91.7 %; μ = 1.4/1.1; combined: slopes −1.2, −1.1, −1.0: 116.4 − 1.1/2 = 115.85
    expect(paceOf('C21')).toMatchObject({
      gap: '1.4',
      progress: near(2.2 / 3.6),
      arithmetic: near(6.6 / 7.2),
      needed: near(-1.4),
      achieved: near(-1.1),
      multiplier: near(1.4 / 1.1),
      class: 'slightly-behind',
    });
    expect(forecastOf('C21')[0]).toBe(115.85);
    expect(warningOf('C21')).toEqual(['yellow', 'slightly-behind']);
  });

  it('C06 出生缺陷发生率: 23.71, 21.08, 19.20 towards half of 34.60: a rate, on schedule by growth and still uncertain', () => {
    // T = 34.60·(1 − 1/2) = 17.30. g_a = (19.20/23.71)^(1/2) − 1 = −10.01 %, g_r = (17.30/23.71)^(1/3) − 1 = −9.97 %
    expect(paceOf('C06')).toMatchObject({
      gap: '1.90',
      geometric: near((Math.sqrt(19.2 / 23.71) - 1) / (Math.cbrt(17.3 / 23.71) - 1)),
      arithmetic: near((4.51 * 3) / (6.41 * 2)),
      needed: near(-1.9),
      achieved: near(-2.255),
      multiplier: near(1.9 / 2.255),
      class: 'on-schedule',
    });
    // In logarithms the steps are −0.1176 and −0.0934, −0.1055 a year: 19.20 times e^(−0.1055/2) is 18.21, above 17.30.
    // The straight line since the base, 19.20 − 2.255 = 16.945, reaches it: the methods differ.
    expect(forecastOf('C06')[0]).toBe(18.21);
    expect(warningOf('C06')).toEqual(['blue', 'uncertain', 'method-sensitive']);
    expect(own('C06').outlook).toBe('tight');
  });

  it('W51 男女厕位比: 1.12, 1.20, 1.31 towards 1.5 or more: exactly half of the way, exactly twice the speed', () => {
    // c = 0.19/0.38 = 1/2; ρ = 3/4; μ = 0.19/0.095 = 2
    expect(paceOf('W51')).toMatchObject({
      gap: '-0.19',
      progress: near(0.5),
      arithmetic: near(0.75),
      multiplier: 2,
      class: 'slightly-behind',
    });
    expect(warningOf('W51')).toEqual(['yellow', 'slightly-behind']);
  });

  it('C25 义务教育巩固率: 94.3, 95.0, 95.4 towards 96 or more: misses by 0.6, less than the 0.96 of one per cent: nearly met, blue', () => {
    // ρ = (1.1/2)/(1.7/3) = 97.1 %: on schedule; one more year of +0.55 is 95.95, printed 96.0: the line reaches, combined (95.4 + 0.55/2 = 95.7)
    // does not; but a miss of 0.96 is counted, and 95.7 lies above 95.04: more likely than not
    expect(own('C25').attainment).toBe('nearly-met');
    expect(paceOf('C25')).toMatchObject({
      gap: '-0.6',
      progress: near(1.1 / 1.7),
      arithmetic: near(3.3 / 3.4),
      multiplier: near(0.6 / 0.55),
      class: 'on-schedule',
    });
    expect(warningOf('C25')).toEqual(['blue', 'nearly-met']);
  });

  it('W04 妇女常见病筛查率: 71.5, 76.8, 83.2 against 80 or more: met before the time, green', () => {
    expect(own('W04').attainment).toBe('met-early');
    // c = 11.7/8.5: more than the whole way; nothing is needed any more
    expect(paceOf('W04')).toMatchObject({
      gap: '3.2',
      progress: near(11.7 / 8.5),
      arithmetic: near(35.1 / 17),
      needed: 0,
      achieved: near(5.85),
      multiplier: 'met',
      class: 'on-schedule',
    });
    expect(warningOf('W04')).toEqual(['green']);
  });

  it('W02 孕产妇死亡率: 17.06, 0.00, 16.11 against 15 or less: one death, and so no trend, blue at most', () => {
    expect(own('W02').attainment).toBe('regressed');
    expect(paceOf('W02')).toMatchObject({ gap: '1.11', progress: 'small-count', class: 'not-assessable' });
    expect(own('W02').forecast).toEqual([]);
    expect(warningOf('W02')).toEqual(['blue', 'small-count', 'regressed', 'pace-unknown']);
  });

  it('C29 随迁子女公办就读比例: no figure of 2015: nothing is judged on the figure of 2014', () => {
    expect(own('C29').attainment).toBe('no-data');
    expect(paceOf('C29')).toMatchObject({ value: 'no-data', gap: 'no-data', class: 'not-assessable' });
    expect(warningOf('C29')).toEqual(['grey', 'no-data']);
  });
});

describe('The sample as a whole', () => {
  it.each(['grey', 'green', 'blue', 'yellow', 'orange', 'red'] as const)('has indicators at level %s', (level) => {
    const found = assessments.filter((one) => one.targetSet === 'own' && one.warning.level === level);
    expect(found.length).toBeGreaterThan(0);
  });

  it('has every pace class and every verdict of a target', () => {
    const judged = assessments.filter((one) => one.targetSet !== null);
    expect([...new Set(judged.map((one) => one.pace.class))].toSorted()).toEqual([
      'far-behind',
      'maintain',
      'moving-away',
      'not-assessable',
      'on-schedule',
      'slightly-behind',
    ]);
    expect([...new Set(judged.map((one) => one.attainment))].toSorted()).toEqual([
      'met',
      'met-early',
      'met-kept',
      'nearly-met',
      'no-data',
      'not-applicable',
      'not-met',
      'regressed',
    ]);
  });

  it('never warns of what is met beyond blue, nor calls a target expected that the forecast misses', () => {
    for (const one of assessments) {
      if (['met', 'met-early', 'met-kept'].includes(one.attainment)) {
        expect(['green', 'blue'], one.indicator.code).toContain(one.warning.level);
      }
      if (one.outlook === 'expected') expect(one.forecast.at(-1)?.counted, one.indicator.code).toBe(true);
    }
  });
});
