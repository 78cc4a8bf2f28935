import { describe, expect, it } from 'vitest';
import { formatOrigin } from '../../../src/provenance.ts';
import { cell, datasetOf, findingsOf, indicatorsOf, note, workbook } from '../a-round.ts';

const indicators = indicatorsOf(
  `
indicators:
  - {code: C25, name: 九年义务教育巩固率, aliases: [义务教育巩固率], plans: [children], domain: 教育, measure: "%", decimals: 2, direction: increase, scale: percent, units: [教育局]}
  - {code: W02, name: 孕产妇死亡率, plans: [women], domain: 健康, measure: 1/10万, decimals: 2, direction: decrease, scale: rate, units: [卫生局]}
  - {code: W05, name: 孕产妇系统管理率, plans: [women], domain: 健康, measure: "%", decimals: 2, direction: increase, scale: percent, units: [卫生局]}
  - {code: B11, name: 活产数, measure: 人, decimals: 0, direction: none, scale: count, units: [卫生局]}
  - {code: W46, name: 法律援助受援人数, plans: [women], domain: 法律, measure: 人, decimals: 0, direction: increase, scale: count, units: [民政局]}
`,
  'W02: {base: {year: 2013, value: 12.10}}',
);

const workbooks = [
  workbook('教育局', [
    cell('D1', 'C25', 2014, '94.80'),
    cell('E1', 'C25', 2015, '95.43'),
    cell('D2', 'W02', 2014, '9.70'),
    cell('E2', 'W02', 2015, '8.51'),
    cell('E3', 'W05', 2015, '92.10'),
    cell('E4', 'W05', 2015, '95.20', { dimension: '城市' }),
    cell('E5', 'W46', 2015, '1234'),
    cell('D6', 'B11', 2014, '7866'),
    cell('E6', 'B11', 2015, '6534'),
  ]),
];

const differing = (text: string, facts: NonNullable<Parameters<typeof note>[1][1]> = {}) =>
  findingsOf(datasetOf({ indicators, workbooks, notes: [note('教育局', [text, facts])] }), 'note-figure-differs');

describe('a figure in a note that no table has', () => {
  it.each([
    ['2015年九年义务教育巩固率为95.34%。', '95.34%'],
    ['2015年，我市九年义务教育巩固率达到96%，比上年提高0.6个百分点。', '96%'],
    ['九年义务教育巩固率达９６．５％。', '96.5%'],
    ['一是九年义务教育巩固率达到96%。', '96%'],
    ['1.九年义务教育巩固率达到96%。', '96%'],
    ['九年义务教育巩固率由94.8%提高到95.9%。', '95.9%'],
    ['九年义务教育巩固率（C25）从2014年的94.8%上升到2015年的95.9%。', '95.9%'],
    ['孕产妇死亡率比上年下降1.19个十万分点，降至8.15/10万。', '8.15/10万'],
    // last year's figure left in
    ['2015年九年义务教育巩固率为94.80%。', '94.80%'],
    ['今年九年义务教育巩固率为94.80%。', '94.80%'],
    ['2015年投入120万元。九年义务教育巩固率94.80%，达到规划目标。', '94.80%'],
    ['九年义务教育巩固率94.80%，比上年提高0.6个百分点。', '94.80%'],
    ['2013年以来逐年改善。九年义务教育巩固率94.80%。', '94.80%'],
    ['上年孕产妇死亡率为8.51/10万。', '8.51/10万'],
    ['2013年孕产妇死亡率为21.1/10万。', '21.1/10万'],
    ['成效明显。其中，孕产妇死亡率8.15/10万，孕产妇系统管理率92.1%。', '8.15/10万'],
    ['孕产妇死亡率（妇女，卫生局）：2015年为8.15/10万。', '8.15/10万'],
    ['孕产妇系统管理率城市为96.4%、农村为88.9%。', '96.4%'],
    ['全年法律援助受援人数1,324人。', '1,324人'],
    ['2015年九年义务教育巩固率为百分之九十五点三。', '百分之九十五点三'],
    ['全年法律援助受援人数一千三百二十四人。', '一千三百二十四人'],
    ['全年活产6543人，孕产妇保健有保障。', '6543人'],
    ['2015年全市活产7866人。', '7866人'],
    ['教育巩固率由上年的94.8%回升到95.9%。', '95.9%'],
    ['婦女工作有成效：孕產婦死亡率為8.15/10萬。', '8.15/10万'],
  ])('%s', (text, quoted) => {
    const found = differing(text);
    expect(found).toHaveLength(1);
    expect(found[0]?.message).toContain(`为 ${quoted}，表中`);
    expect(found[0]?.origin && formatOrigin(found[0].origin)).toBe('notes/教育局.md:1');
  });

  it.each([
    '义务教育巩固率由上年的94.8%回升到95.4%。',
    '2015年九年义务教育巩固率为百分之九十五点四。',
    '九年义务教育巩固率达九成以上。',
  ])('%s is so', (text) => {
    expect(differing(text)).toEqual([]);
  });

  it('lists each year once, where plan.yaml and the table give the same base', () => {
    const base = workbook('卫生局', [cell('C2', 'W02', 2013, '12.10')]);
    const found = findingsOf(
      datasetOf({
        indicators,
        workbooks: [...workbooks, base],
        notes: [note('教育局', ['孕产妇死亡率为7/10万。', {}])],
      }),
      'note-figure-differs',
    );
    expect(found[0]?.message).toContain('表中各年为 2013年 12.1/10万、2014年 9.7/10万、2015年 8.51/10万。');
  });

  it('names both places, the figure of the year, and the unit that wrote it', () => {
    const [differs] = differing('2015年九年义务教育巩固率为95.34%。');
    expect(differs?.level).toBe('核实性');
    expect(differs?.unit).toBe('教育局');
    expect(differs?.indicator).toBe('C25');
    expect(differs?.message).toContain('表中2015年为 95.43%（workbooks/教育局.xlsx › 年报表 › E1）');
    expect(differs?.origin && formatOrigin(differs.origin)).toBe('notes/教育局.md:1');
    expect(differs?.related.map(formatOrigin)).toEqual(['workbooks/教育局.xlsx!年报表!E1']);
  });
});

describe('no alarm', () => {
  it.each([
    // the figure itself, also in fewer digits, or an earlier year's
    '2015年九年义务教育巩固率为95.43%。',
    '九年义务教育巩固率达95.4%。',
    '义务教育巩固率达95%。',
    '九年义务教育巩固率由94.8%提高到95.43%。',
    '2014年九年义务教育巩固率为94.8%。',
    '2014年开展试点，九年义务教育巩固率94.8%。',
    '义务教育阶段巩固由94.8%提高到95.43%。',
    '基期的孕产妇死亡率为12.1/10万。',
    '2013年孕产妇死亡率为12.1/10万。',
    '城市孕产妇系统管理率为95.2%。',
    '全年法律援助受援人数1234人。',
    '全年活产6534人，比上年减少。',
    '2014年活产7866人。',
    '全年农村活产3210人。',
    '全年活产6600人次检查。',
    // targets and what is to come
    '九年义务教育巩固率达到96%以上的目标。',
    '确保九年义务教育巩固率达到96%。',
    '九年义务教育巩固率目标为96%。',
    '到2016年九年义务教育巩固率达到96%。',
    '孕产妇死亡率控制在15/10万以内。',
    // differences
    '九年义务教育巩固率提高0.63个百分点。',
    '九年义务教育巩固率比上年提高0.63个百分点。',
    '孕产妇死亡率下降12.3%。',
    // other areas, part-years, other people
    '全省九年义务教育巩固率为93.2%。',
    '江门市孕产妇死亡率为9.2/10万。',
    '我市高于全省平均水平，全省孕产妇死亡率为11.56/10万。',
    '流动人口孕产妇死亡率为20.5/10万。',
    '沙坪街道孕产妇系统管理率为99.1%。',
    '上半年孕产妇死亡率为7.5/10万。',
    '截至9月，孕产妇系统管理率为90.1%。',
    // approximate, ranges, lists, other measures
    '九年义务教育巩固率约96%。',
    '九年义务教育巩固率为95%至97%。',
    '九年义务教育巩固率三年分别为94.2%、94.8%、95.6%。',
    '围绕九年义务教育巩固率开展培训30场，覆盖率达80%。',
    '孕产妇死亡率为0.08‰。',
    '法律援助受援人数1.2万人。',
    '法律援助受援人数1300人次。',
    // years without a figure
    '2012年九年义务教育巩固率为93.2%。',
  ])('%s', (text) => {
    expect(differing(text)).toEqual([]);
  });

  it('for plans, proposals and what the reader took for the future', () => {
    const text = '九年义务教育巩固率达到96%。';
    expect(differing(text)).toHaveLength(1);
    expect(differing(text, { future: true })).toEqual([]);
    expect(differing(text, { section: '对策建议' })).toEqual([]);
    expect(differing(text, { section: '下年计划' })).toEqual([]);
  });
});
