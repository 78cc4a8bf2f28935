import { describe, expect, it } from 'vitest';
import { formatOrigin } from '../../../src/provenance.ts';
import { cell, datasetOf, findingsOf, indicatorsOf, workbook } from '../a-round.ts';

const register = (measure = '%', direction = 'increase') => `
indicators:
  - {code: C25, name: 九年义务教育巩固率, plans: [children], domain: 教育, measure: "${measure}", decimals: 1, direction: ${direction}, scale: percent, units: [教育局]}
`;

describe('the base year’s figure against plan.yaml', () => {
  const basesOf = (series: string) =>
    findingsOf(
      datasetOf({
        indicators: indicatorsOf(register(), 'C25: {base: {year: 2013, value: 94.2}}'),
        workbooks: [workbook('教育局', series === '' ? [] : [cell('C1', 'C25', 2013, series)])],
      }),
      'base-differs',
    ).map((one) => one.origin && formatOrigin(one.origin));

  it.each([
    ['94.20', []],
    ['94.24', []],
    ['94.3', ['C1']],
    ['', []],
  ])('2013年 %s → %j', (series, cells) => {
    expect(basesOf(series)).toEqual(cells.map((at) => `workbooks/教育局.xlsx!年报表!${at}`));
  });
});

describe('目标值 against plan.yaml, by its numbers', () => {
  const targetsOf = (target: string, text: string, measure = '%') => {
    const falling = /atMost|by: "-/.test(target);
    return findingsOf(
      datasetOf({
        indicators: indicatorsOf(
          register(measure, falling ? 'decrease' : 'increase'),
          `C25: {base: {year: 2013, value: 12}, targets: [${target}, {set: province, ${falling ? 'atMost' : 'atLeast'}: 93}]}`,
        ),
        workbooks: [workbook('教育局', [], { stated: [{ at: 'F1', indicator: 'C25', text }] })],
      }),
      'target-differs',
    );
  };

  it.each([
    ['{set: own, atLeast: 95, text: 95%以上}', '95%以上', 0],
    ['{set: own, atLeast: 95}', '≥95', 0],
    ['{set: own, atLeast: 95}', '≥９５％', 0],
    ['{set: own, atLeast: 95}', '95.0', 0],
    ['{set: own, atLeast: 95}', '达到95%', 0],
    ['{set: own, atLeast: 95}', '不低于95%（2016年）', 0],
    ['{set: own, atLeast: 95}', '96%以上', 1],
    // the province's target is not the plan's
    ['{set: own, atLeast: 95}', '93%以上', 1],
    ['{set: own, atLeast: 95}', '95%以下', 1],
    ['{set: own, atMost: 10}', '≤10', 0],
    ['{set: own, atMost: 10}', '控制在10以内', 0],
    ['{set: own, atMost: 10}', '10以上', 1],
    ['{set: own, between: [103, 107]}', '103-107', 0],
    ['{set: own, between: [103, 107]}', '103—110', 1],
    ['{set: own, around: {value: 50, tolerance: 2}}', '50%左右', 0],
    ['{set: own, around: {value: 50, tolerance: 2}}', '45%左右', 1],
    ['{set: own, allOf: [{where: 城市, atLeast: 95}, {where: 农村, atLeast: 87}]}', '城市95%，农村87%', 0],
    ['{set: own, allOf: [{where: 城市, atLeast: 95}, {where: 农村, atLeast: 87}]}', '城市95%，农村85%', 1],
    ['{set: own, trend: increase}', '逐步提高', 0],
    ['{set: own, trend: increase}', '降低', 1],
    ['{set: own, trend: increase}', '90', 1],
    ['{set: own, fromBase: {year: 2013, by: "-1/6"}}', '比2013年下降1/6', 0],
    ['{set: own, fromBase: {year: 2013, by: "-1/6"}}', '比2013年下降1/3', 1],
    ['{set: own, fromBase: {year: 2013, by: "-1/6"}}', '10', 0],
    ['{set: own, fromBase: {year: 2013, by: "-1/6"}}', '9', 1],
    ['{set: own, exists: true}', '每县1所', 0],
    ['{set: own, atLeast: 95}', '', 0],
  ])('%s and “%s” → %i findings', (target, text, count) => {
    expect(targetsOf(target, text)).toHaveLength(count);
  });

  it('the measure’s own ten thousands are no target', () => {
    expect(targetsOf('{set: own, atMost: 15}', '15/10万以下', '1/10万')).toEqual([]);
    expect(targetsOf('{set: own, atMost: 15}', '20/10万以下', '1/10万')).toHaveLength(1);
  });

  it('names the cell and the plan’s line, and says that the plan holds', () => {
    const [differs] = targetsOf('{set: own, atLeast: 95, text: 95%以上}', '96%以上');
    expect(differs?.level).toBe('核实性');
    expect(differs?.message).toContain(
      '写“96%以上”（workbooks/教育局.xlsx › 年报表 › F1），与规划目标“95%以上”（plan.yaml 第1行',
    );
    expect(differs?.hint).toContain('按规划目标评价');
  });
});
