import { describe, expect, it } from 'vitest';
import { parseRound } from '../../src/indicators/round.ts';
import { formatOrigin } from '../../src/provenance.ts';
import { laid, valueOf } from './laid-register.ts';

const round = valueOf(
  parseRound({
    file: 'round.yaml',
    text: `
area: {name: 云溪市}
year: 2015
plans:
  women:    {title: 妇女发展规划, base: 2013, target: 2016}
  children: {title: 儿童发展规划, base: 2013, target: 2016}
compiler: 统计局
units:
  - {name: 统计局, role: key}
`,
  }),
).value;

const register = `indicators:
  - {code: W04, name: 筛查率, plans: [women], domain: 健康, measure: "%", decimals: 1, direction: increase, bounds: [0, 100], scale: percent}
  - {code: W02, name: 死亡率, plans: [women], domain: 健康, measure: 1/10万, decimals: 2, direction: decrease, scale: rate}
  - {code: W23, name: 女生比例, plans: [women], domain: 教育, measure: "%", decimals: 1, direction: range, bounds: [0, 100], scale: percent}
  - {code: W51, name: 厕位比, plans: [women], domain: 环境, measure: 比, decimals: 2, direction: increase, scale: real}
  - {code: W40, name: 参保人数, plans: [women], domain: 社会保障, measure: 人, decimals: 0, direction: increase, scale: count}
`;

const judged = (plan: string) => {
  const outcome = laid(register, round, plan);
  const [code = ''] = plan.split(':');
  const indicator = valueOf(outcome).find((one) => one.code === code);
  return {
    targets: indicator?.targets.map(({ definition }) => definition.text) ?? [],
    contradicted: indicator?.contradicted,
    told: outcome.findings.map(
      ({ code: id, level, origin, message }) =>
        `${level} ${id} ${origin === null ? '' : formatOrigin(origin)} ${message}`,
    ),
  };
};

describe('A target that contradicts itself is told at its line and judged in no set', () => {
  it.each([
    [
      'the limit on the other side of the direction',
      'W04: {targets: [{set: own, atMost: 80}]}',
      '登记册写的是越高越好',
    ],
    ['a fall asked of what is to rise', 'W04: {targets: [{set: own, trend: decrease}]}', '登记册写的是越高越好'],
    [
      'a share of the wrong sign',
      'W04: {targets: [{set: own, fromBase: {year: 2013, value: 60, by: "-1/6"}}]}',
      '越高越好',
    ],
    ['words on the other side', 'W04: {targets: [{set: own, atLeast: 80, text: 80%以下}]}', '方向与限值相反'],
    [
      '控制在 for what is to be at least',
      'W04: {targets: [{set: own, atLeast: 80, text: 控制在80%}]}',
      '方向与限值相反',
    ],
    ['another number in the words', 'W04: {targets: [{set: own, atLeast: 80, text: 90%以上}]}', '里没有限值 80'],
    [
      'a direction where a number is meant',
      'W04: {targets: [{set: own, atLeast: 80, text: 逐步提高}]}',
      '里没有限值 80',
    ],
    ['a limit that cannot be', 'W04: {targets: [{set: own, atLeast: 990, text: 990%以上}]}', '超出可能的范围（0—100）'],
    [
      'another share in the words',
      'W02: {targets: [{set: own, fromBase: {year: 2013, value: 12, by: "-1/6"}, text: 下降1/3}]}',
      '里没有限值所写的幅度',
    ],
    [
      'a target year before the plan',
      'W04: {targets: [{set: own, year: 2012, atLeast: 80}]}',
      '的年份 2012 不在本市规划期内（2014—2016年）',
    ],
    [
      'a target year behind the plan',
      'W04: {targets: [{set: own, year: 2020, atLeast: 80}]}',
      '的年份 2020 不在本市规划期内（2014—2016年）',
    ],
    [
      'a base of next year',
      'W04: {base: {year: 2016, value: 70}, targets: [{set: own, atLeast: 80}]}',
      '的基期年2016年晚于报告年度2015年',
    ],
    ['the words of the form', 'W04: {targets: [{set: own, atLeast: 80, text: 规划原文}]}', '还是提示用的“规划原文”'],
  ])('%s', (_, plan, why) => {
    const { targets, told, contradicted } = judged(plan);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/^强制性 target-contradiction plan\.yaml:1:\d+ /);
    expect(told[0]).toContain(why);
    expect(targets).toEqual([]);
    expect(contradicted).toBe(true);
  });

  it.each([
    'W04: {targets: [{set: own, atLeast: 80, text: 80%以上}]}',
    'W04: {targets: [{set: own, atLeast: 95, text: 不低于百分之九十五}]}',
    'W04: {targets: [{set: own, atLeast: 90, text: 达到九成以上}]}',
    'W04: {targets: [{set: own, atLeast: 100, text: 实现全覆盖}]}',
    'W04: {targets: [{set: own, keep: {atLeast: 92}, text: 达到并保持在92%以上}]}',
    'W04: {targets: [{set: own, atLeast: 95, text: 到2016年达到95%}]}',
    'W02: {targets: [{set: own, atMost: 15, text: 15/10万以下}]}',
    'W02: {targets: [{set: own, atMost: 15, text: 控制在十万分之十五以内}]}',
    'W02: {targets: [{set: own, fromBase: {year: 2013, value: 12, by: "-1/6"}, text: 以2013年为基数下降六分之一}]}',
    'W02: {targets: [{set: own, fromBase: {year: 2013, value: 12, by: "-20%"}, text: 下降20%}]}',
    'W23: {targets: [{set: own, around: {value: 50, tolerance: 5}, text: 保持在50%左右}]}',
    'W23: {targets: [{set: own, atMost: 55, text: 55%以下}]}',
    'W51: {targets: [{set: own, atLeast: 1.5, text: "1:1.5"}]}',
    'W40: {targets: [{set: own, atLeast: 50000, text: 5万人以上}]}',
    'W04: {base: {year: 2010, value: 60}, targets: [{set: own, atLeast: 80, text: 80%以上}]}',
  ])('but not %s', (plan) => {
    expect(judged(plan)).toMatchObject({ told: [], targets: [expect.anything()] });
  });

  it('左右 beside a limit of one side is to be looked at, and judged', () => {
    const { targets, told } = judged('W04: {targets: [{set: own, atLeast: 85, text: 85%左右}]}');
    expect(told.join()).toContain('核实性 target-wording plan.yaml:1:17');
    expect(targets).toEqual(['85%左右']);
  });

  it('quotes around the words are taken off, and that is said', () => {
    const { targets, told } = judged('W04: {targets: [{set: own, atLeast: 97, text: “97%以上”}]}');
    expect(told.join()).toContain('提示性 text-quotes');
    expect(targets).toEqual(['97%以上']);
  });
});
