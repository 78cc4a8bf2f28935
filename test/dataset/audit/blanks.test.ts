import { describe, expect, it } from 'vitest';
import { finding } from '../../../src/diagnostics.ts';
import { formatOrigin } from '../../../src/provenance.ts';
import { cell, datasetOf, findingsOf, indicatorsOf, note, workbook } from '../a-round.ts';

const register = `
indicators:
  - {code: C25, name: 九年义务教育巩固率, plans: [children], domain: 教育, measure: "%", decimals: 2, direction: increase, scale: percent, units: [教育局, 民政局]}
  - {code: W35, name: 村委会成员女性比例, plans: [women], domain: 参与决策和管理, measure: "%", decimals: 2, direction: increase, scale: percent, units: [民政局], trendPolicy: election}
  - {code: W05, name: 孕产妇系统管理率, plans: [women], domain: 健康, measure: "%", decimals: 2, direction: increase, scale: percent, units: [卫生和计划生育局], targets: [{set: own, allOf: [{where: 城市, atLeast: 95}, {where: 农村, atLeast: 87}]}]}
  - {code: B11, name: 活产数, measure: 人, decimals: 0, direction: none, scale: count, units: [卫生局]}
  - {code: C90, name: 校外活动场所, plans: [children], domain: 社会环境, measure: 个, decimals: 0, direction: increase, scale: count, units: [文化局]}
`;
const indicators = indicatorsOf(register);

const blanksOf = (...cells: readonly Parameters<typeof cell>[]) =>
  findingsOf(
    datasetOf({ indicators, workbooks: [workbook('教育局', cells.map((facts) => cell(...facts))), workbook('卫生局', [])] }), // prettier-ignore
    'blank',
  );

describe('figures that units owe', () => {
  it('one finding for each indicator without a figure of the year; election years and support series owe none', () => {
    const blanks = blanksOf();
    expect(blanks.map((one) => [one.indicator, one.unit])).toEqual([
      ['C25', '教育局'],
      ['W05', '卫生局'],
    ]);
    expect(blanks[0]?.message).toBe('“九年义务教育巩固率”（C25）2015年没有数字：没有上报。');
    expect(blanks[0]?.hint).toBe('请联系教育局（李老师，0750-1234567）、民政局补报；确无数据的，请说明原因。');
  });

  it('an indicator that only a unit outside the round answers for is not asked for, and said once', () => {
    const left = findingsOf(datasetOf({ indicators, workbooks: [workbook('教育局', [])] }), 'unlisted-unit');
    expect(left.map((one) => one.message)).toEqual([
      '登记册中有1项指标未纳入本轮：其责任单位（文化局）不在本轮的单位名单里，也没有人上报。',
    ]);
  });

  it.each([
    ['normal', '95.4', 0],
    ['provisional', '95.4', 0],
    ['missing', '', 1],
    ['not-collected', '', 0],
    ['not-carried-out', '', 0],
    ['not-applicable', '', 0],
    // these have their own finding where they were read
    ['unreadable', '', 0],
    ['refused', '', 0],
  ] as const)('a cell that is %s → %i', (status, figure, count) => {
    expect(blanksOf(['E1', 'C25', 2015, figure, { status }]).filter((one) => one.indicator === 'C25')).toHaveLength(
      count,
    );
  });

  it('says the mark and its cell', () => {
    const [blank] = blanksOf(['E1', 'C25', 2015, '', { status: 'missing', word: '缺' }]);
    expect(blank?.message).toContain('没有数字：填“缺”。');
    expect(blank?.origin && formatOrigin(blank.origin)).toBe('workbooks/教育局.xlsx!年报表!E1');
  });

  it('last year’s figure does not stand in for this year’s', () => {
    const found = blanksOf(['D1', 'C25', 2014, '94.8'], ['E2', 'W05', 2015, '96', { dimension: '城市' }]);
    expect(found.map((one) => one.indicator)).toContain('C25');
  });

  it('last year’s table, handed in once more, is no table of this year: asked for once', () => {
    const dataset = datasetOf({ indicators, workbooks: [workbook('教育局', [cell('D1', 'C25', 2014, '94.8')])] });
    expect(findingsOf(dataset, 'blank').filter(({ indicator }) => indicator === 'C25')).toEqual([]);
    expect(findingsOf(dataset, 'missing-workbook').map(({ message }) => message)).toContain(
      '教育局的报表里没有2015年的数字，只有往年的；其负责的指标有1项。',
    );
  });

  it('a target of several conditions needs their groups, not the total', () => {
    const city = ['E2', 'W05', 2015, '96', { dimension: '城市' }] as const;
    const country = ['E3', 'W05', 2015, '88', { dimension: '农村' }] as const;
    const of = (...cells: readonly Parameters<typeof cell>[]) =>
      blanksOf(...cells).filter((one) => one.indicator === 'W05');
    expect(of([...city], [...country])).toEqual([]);
    expect(of([...city])[0]?.message).toContain('“农村”没有数字');
  });

  it('a support series is asked for only where a table has an empty row for it', () => {
    expect(blanksOf(['E9', 'B11', 2015, '']).map((one) => one.indicator)).toContain('B11');
  });
});

describe('a qualitative goal', () => {
  const goal = indicatorsOf(`
indicators:
  - {code: W91, name: 反家庭暴力联动机制, plans: [women], domain: 法律, measure: 定性, decimals: 0, direction: none, scale: text, units: [民政局], targets: [{set: own, qualitative: {criterion: 建立机制}}]}
`);
  const judged = note('民政局', [
    '推进中，已印发文件。',
    { section: '定性目标', indicators: ['W91'], state: '推进中' },
  ]);
  const tableWith = (word: string) => [workbook('民政局', [cell('E1', 'W91', 2015, '', { word })])];

  it('is judged by the word in the note or in the table; without either it is blank', () => {
    expect(findingsOf(datasetOf({ indicators: goal, workbooks: [workbook('民政局', [])] }), 'blank')).toHaveLength(1);
    expect(findingsOf(datasetOf({ indicators: goal, notes: [judged] }), 'blank')).toEqual([]);
    expect(findingsOf(datasetOf({ indicators: goal, workbooks: tableWith('推进中') }), 'blank')).toEqual([]);
  });

  it('judged otherwise in the note than in the table is asked about', () => {
    const differing = (word: string) =>
      findingsOf(datasetOf({ indicators: goal, workbooks: tableWith(word), notes: [judged] }), 'note-figure-differs');
    expect(differing('推进中')).toEqual([]);
    expect(differing('已实现')[0]?.message).toContain('写“推进中”，表中为“已实现”');
  });
});

describe('workbooks and notes that units owe', () => {
  it('a unit that handed in no table is asked for it, not for every indicator', () => {
    const dataset = datasetOf({ indicators, workbooks: [workbook('教育局', [])] });
    expect(findingsOf(dataset, 'blank').map((one) => one.indicator)).toEqual(['C25']);
  });

  it('a unit with indicators that handed in nothing is named once', () => {
    const dataset = datasetOf({ indicators, workbooks: [workbook('教育局', [])] });
    expect(findingsOf(dataset, 'missing-workbook').map((one) => one.unit)).toEqual(['卫生局', '民政局']);
    expect(dataset.received.tables).toEqual(new Set(['教育局']));
  });

  it('key units owe notes on both plans, members none', () => {
    const dataset = datasetOf({ indicators, notes: [note('教育局', ['开展培训。', { plans: ['women'] }])] });
    expect(findingsOf(dataset, 'missing-notes').map((one) => one.message)).toEqual([
      '教育局的文字材料里没有儿童发展规划的内容。',
      '卫生局没有交两个规划的文字材料。',
    ]);
  });

  it('what was handed in and could not be read is not missing', () => {
    const unreadable = (file: string) =>
      finding('unreadable-file', {
        message: '文件损坏。',
        hint: '请重新保存。',
        origin: { kind: 'file', file },
        unit: '卫生局',
      });
    const dataset = datasetOf({
      indicators,
      readingFindings: [unreadable('workbooks/卫生局.xlsx'), unreadable('notes/卫生局.docx')],
    });
    expect(findingsOf(dataset, 'missing-workbook').map((one) => one.unit)).toEqual(['教育局', '民政局']);
    expect(findingsOf(dataset, 'missing-notes').map((one) => one.unit)).toEqual(['教育局']);
    const noteAlone = datasetOf({ indicators, readingFindings: [unreadable('notes/卫生局.docx')] });
    expect(findingsOf(noteAlone, 'missing-workbook').map((one) => one.unit)).toContain('卫生局');
  });

  it('two notes of one unit are taken together', () => {
    const notes = (['women', 'children'] as const).flatMap((plan) =>
      ['教育局', '卫生局'].map((unit) => note(unit, ['开展培训。', { plans: [plan] }])),
    );
    expect(findingsOf(datasetOf({ indicators, notes }), 'missing-notes')).toEqual([]);
  });
});

describe('the groups of a target of several conditions', () => {
  const setOf = (set: string) =>
    indicatorsOf(register.replace('{set: own, allOf: [{where: 城市', `{set: ${set}, allOf: [{where: 城市`));
  const totalOnly = [workbook('卫生局', [cell('E1', 'W05', 2015, '92.9')])];
  const asked = (set: string) =>
    findingsOf(datasetOf({ indicators: setOf(set), workbooks: totalOnly }), 'blank').filter(
      (one) => one.indicator === 'W05',
    );

  it('are asked for where the round judges by that target, and only then', () => {
    expect(asked('own').map((one) => one.message)).toEqual([
      '“孕产妇系统管理率”（W05）2015年“城市”“农村”没有数字：没有上报。',
    ]);
    expect(asked('national')).toEqual([]);
  });
});
