import { describe, expect, it } from 'vitest';
import { cell, datasetOf, findingsOf, indicatorsOf, note, workbook } from '../a-round.ts';

const register = `
indicators:
  - {code: C25, name: 九年义务教育巩固率, plans: [children], domain: 教育, measure: "%", decimals: 2, direction: increase, scale: percent, units: [教育局]}
`;

const changesOf = (explanation: string, plan = '{}') =>
  findingsOf(
    datasetOf({
      indicators: indicatorsOf(register, plan),
      workbooks: [workbook('教育局', [cell('E2', 'C25', 2015, '95.4', { explanation })])],
    }),
    'definition-change',
  );

describe('a change of 口径 that a unit writes of and plan.yaml does not know', () => {
  it.each([
    ['2015年统计口径调整，民办学校计入。', 1],
    ['统计范围扩大到民办学校', 1],
    ['改按常住人口统计', 1],
    ['采用新口径', 1],
    ['调整了计算方法，由抽样改为全面统计。', 1],
    ['调查方法由抽样改为普查，与上年不可比', 1],
    // these say that nothing changed, or something else
    ['口径没有变化，新建学校投入使用。', 0],
    ['与上年口径一致，控辍保学成效明显。', 0],
    ['2014年数已修订，2015年按同一口径填报。', 0],
    ['进城务工人员随迁子女增加。', 0],
  ])('%s → %i', (explanation, count) => {
    expect(changesOf(explanation)).toHaveLength(count);
  });

  it('names the cell, the unit, and both lines that can be written into plan.yaml', () => {
    const [found] = changesOf('统计口径调整');
    expect(found).toMatchObject({ level: '核实性', unit: '教育局', indicator: 'C25' });
    expect(found?.message).toContain('workbooks/教育局.xlsx › 年报表 › E2');
    expect(found?.hint).toContain('breaks: [2015]');
    expect(found?.hint).toContain('partial: [2015]');
  });

  it('is not asked about once plan.yaml has the break, or says that the year is comparable in part', () => {
    expect(changesOf('统计口径调整', 'C25: {breaks: [2015]}')).toEqual([]);
    expect(changesOf('统计口径调整', 'C25: {partial: [2015]}')).toEqual([]);
    expect(changesOf('统计口径调整', 'C25: {breaks: [2010]}')).toHaveLength(1);
  });

  it('is read from the note as well, at its line', () => {
    const dataset = datasetOf({
      indicators: indicatorsOf(register),
      notes: [note('教育局', ['统计口径改变。', { section: '变化说明', indicators: ['C25'] }])],
    });
    expect(findingsOf(dataset, 'definition-change').map((one) => one.message)).toEqual([
      '“九年义务教育巩固率”（C25）的变化说明（notes/教育局.md 第1行）提到统计口径有变，plan.yaml 没有记，报告仍按同一口径与往年比较。',
    ]);
  });
});
