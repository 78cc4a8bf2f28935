import { describe, expect, it } from 'vitest';
import { formatOrigin } from '../../../src/provenance.ts';
import { cell, datasetOf, findingsOf, indicatorsOf, lastYears, note, workbook } from '../a-round.ts';

const register = `
indicators:
  - {code: C25, name: 九年义务教育巩固率, plans: [children], domain: 教育, measure: "%", decimals: 1, direction: increase, scale: percent, units: [教育局]}
  - {code: W02, name: 孕产妇死亡率, plans: [women], domain: 健康, measure: 1/10万, decimals: 2, direction: decrease, scale: rate, units: [教育局]}
  - {code: C36, name: 儿童福利机构数, plans: [children], domain: 福利, measure: 个, decimals: 0, direction: increase, scale: count, units: [教育局]}
  - {code: C01, name: 婴儿死亡率, plans: [children], domain: 健康, measure: ‰, decimals: 1, direction: decrease, scale: rate, units: [教育局], audit: {jump: 50%}}
  - {code: C22, name: 毛入园率, plans: [children], domain: 教育, measure: "%", decimals: 1, direction: increase, scale: percent, units: [教育局], audit: {jump: none}}
`;

const changesOf = (code: string, previous: string, current: string, plan = '{}') =>
  findingsOf(
    datasetOf({
      indicators: indicatorsOf(register, plan),
      workbooks: [workbook('教育局', [cell('D1', code, 2014, previous), cell('E1', code, 2015, current)])],
    }),
    'large-change',
  );

describe('a large change against last year', () => {
  it.each([
    // shares in %: 10 points, at the limit or beyond
    ['C25', '85.5', '95.4', 0],
    ['C25', '85.4', '95.4', 1],
    ['C25', '85.3', '95.4', 1],
    ['C25', '95.4', '85.3', 1],
    // printed figures decide: 85.36 prints as 85.4, 95.34 as 95.3
    ['C25', '85.36', '95.34', 0],
    ['C25', '85.36', '95.35', 1],
    // the rest: 30 %
    ['W02', '10.00', '12.99', 0],
    ['W02', '10.00', '13.00', 1],
    // two last digits are noise, however large a share
    ['W02', '0.01', '0.03', 0],
    ['W02', '0.01', '0.04', 1],
    ['W02', '10.00', '13.01', 1],
    ['W02', '10.00', '6.99', 1],
    ['W02', '0', '8.51', 1],
    ['W02', '8.51', '0', 1],
    ['W02', '0', '0', 0],
    // counts below ten move as they like
    ['C36', '3', '9', 0],
    ['C36', '9', '10', 0],
    ['C36', '5', '10', 1],
    ['C36', '40', '5', 1],
    // the register's own limits
    ['C01', '4.0', '5.9', 0],
    ['C01', '4.0', '6.0', 1],
    ['C01', '4.0', '6.1', 1],
    ['C22', '40', '95', 0],
    ['C25', '', '95.4', 0],
    ['C25', '95.4', '', 0],
  ])('%s: %s → %s gives %i findings', (code, previous, current, count) => {
    expect(changesOf(code, previous, current)).toHaveLength(count);
  });

  it('says both figures and both cells, and whom to ask', () => {
    const [change] = changesOf('C25', '80', '95.4');
    expect(change?.message).toBe(
      '“九年义务教育巩固率”（C25）2015年为 95.4%，上年为 80%，升 15.4个百分点，超过 10个百分点，没有变化说明。',
    );
    expect(change?.hint).toContain('教育局（李老师，0750-1234567）');
    expect(change?.origin && formatOrigin(change.origin)).toBe('workbooks/教育局.xlsx!年报表!E1');
    expect(change?.related.map(formatOrigin)).toEqual(['workbooks/教育局.xlsx!年报表!D1']);
  });

  it('is none across a new definition, and one where comparability is only limited', () => {
    expect(changesOf('C25', '80', '95.4', 'C25: {breaks: [2015]}')).toEqual([]);
    expect(changesOf('C25', '80', '95.4', 'C25: {breaks: [2014]}')).toHaveLength(1);
    expect(changesOf('C25', '80', '95.4', 'C25: {partial: [2015]}')).toHaveLength(1);
  });

  it('is taken against last year’s table where this round gives no figure for last year', () => {
    const dataset = datasetOf({
      indicators: indicatorsOf(register),
      workbooks: [workbook('教育局', [cell('E1', 'C25', 2015, '95.4')])],
      history: [lastYears('2014', [cell('E1', 'C25', 2014, '80')])],
    });
    expect(findingsOf(dataset, 'large-change')).toHaveLength(1);
  });

  it('is for information once the workbook or the note explains it', () => {
    const cells = [cell('D1', 'C25', 2014, '80'), cell('E1', 'C25', 2015, '95.4')];
    const explainedCell = cell('E1', 'C25', 2015, '95.4', { explanation: '转入学生增加。' });
    const noted = note('教育局', ['转入学生增加。', { section: '变化说明', indicators: ['C25'] }]);
    for (const parts of [
      { workbooks: [workbook('教育局', [cells[0] ?? explainedCell, explainedCell])] },
      { workbooks: [workbook('教育局', cells)], notes: [noted] },
    ]) {
      const dataset = datasetOf({ indicators: indicatorsOf(register), ...parts });
      expect(findingsOf(dataset, 'large-change')).toEqual([]);
      expect(findingsOf(dataset, 'large-change-explained')[0]?.level).toBe('提示性');
    }
  });
});
