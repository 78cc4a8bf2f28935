import { describe, expect, it } from 'vitest';
import { parseDecisions } from '../../src/dataset/settling/decisions.ts';
import { acceptanceLines } from '../../src/dataset/settling/accepted-findings.ts';
import { finding } from '../../src/diagnostics.ts';
import { formatOrigin } from '../../src/provenance.ts';
import { cell, datasetOf, figureText, findingsOf, reasons, statusAt, workbook } from './a-round.ts';

describe('correct', () => {
  const decisions = `- correct: {indicator: C25, year: 2015, value: 95.6}${reasons}`;

  it('sets the figure over what was read; the cell is refused and both are told', () => {
    const parts = { workbooks: [workbook('教育局', [cell('E12', 'C25', 2015, '96.5')])], decisions };
    const dataset = datasetOf(parts);
    const lookup = dataset.figure('C25', 'own', 2015);
    expect(lookup.verdict === 'figure' && lookup.figure.value.toFixed()).toBe('95.6');
    expect(lookup.verdict === 'figure' && lookup.figure.origins.map(formatOrigin)).toEqual(['decisions.yaml:1:3']);
    expect(statusAt(parts, 'workbooks/教育局.xlsx!年报表!E12')).toEqual([null, 'refused']);
    expect(statusAt(parts, 'decisions.yaml:1:3')).toEqual(['95.6', 'normal']);
    const [corrected] = findingsOf(dataset, 'figure-corrected');
    expect(corrected?.level).toBe('提示性');
    expect(corrected?.message).toContain('更正为 95.6%，原为 96.5%');
    expect(corrected?.message).toContain('教育局来电更正（张三，2016-05-20）');
  });

  it('settles a cell that could not be read: its 强制性 finding goes with it', () => {
    const unreadable = finding('unreadable-figure', {
      message: '“95.6？”不能识别。',
      hint: '请改正。',
      origin: { kind: 'cell', file: 'workbooks/教育局.xlsx', sheet: '年报表', cell: 'E12' },
      unit: '教育局',
      indicator: 'C25',
    });
    const workbooks = [
      workbook('教育局', [cell('E12', 'C25', 2015, '', { status: 'unreadable' })], { findings: [unreadable] }),
    ];
    expect(findingsOf(datasetOf({ workbooks }), 'unreadable-figure')).toHaveLength(1);
    expect(figureText(datasetOf({ workbooks }), 'C25', 2015)).toBe('unreadable');
    const settled = datasetOf({ workbooks, decisions });
    expect(findingsOf(settled, 'unreadable-figure')).toEqual([]);
    expect(figureText(settled, 'C25', 2015)).toBe('95.6');
  });

  it('settles a row of the wrong measure only when every figure of the row is decided', () => {
    const mismatch = finding('measure-mismatch', {
      message: '计量单位不符。',
      hint: '请改正。',
      origin: { kind: 'cell', file: 'workbooks/教育局.xlsx', sheet: '年报表', cell: 'C12' },
      indicator: 'C25',
    });
    const workbooks = [
      workbook(
        '教育局',
        [
          cell('E12', 'C25', 2015, '', { status: 'refused' }),
          cell('D12', 'C25', 2014, '', { status: 'refused' }),
          cell('E13', 'C25', 2015, '', { status: 'missing', dimension: '女' }),
        ],
        { findings: [mismatch] },
      ),
    ];
    expect(findingsOf(datasetOf({ workbooks, decisions }), 'measure-mismatch')).toHaveLength(1);
    const both = `${decisions}- correct: {indicator: C25, year: 2014, value: 94.8}${reasons}`;
    expect(findingsOf(datasetOf({ workbooks, decisions: both }), 'measure-mismatch')).toEqual([]);
  });

  it('fills in what nobody reported', () => {
    expect(figureText(datasetOf({ decisions }), 'C25', 2015)).toBe('95.6');
  });
});

describe('decisions that fit nothing are said at their line', () => {
  const workbooks = [workbook('教育局', [cell('E12', 'C25', 2015, '95.4')])];
  it.each([
    ['choose: {indicator: C25, year: 2015, value: 94, from: "workbooks/教育局.xlsx!年报表!E12"}', '现为 95.4'],
    [
      'choose: {indicator: C25, year: 2015, value: 95.4, from: "workbooks/教育局.xlsx!年报表!E13"}',
      '没有“C25”2015年的数字',
    ],
    ['choose: {indicator: C26, year: 2015, value: 95.4, from: "workbooks/教育局.xlsx!年报表!E12"}', '没有代码“C26”'],
    ['correct: {indicator: C25, year: 2018, value: 95.4}', '2018年不在'],
    ['correct: {indicator: C25, year: 2015, area: 全省, value: 95.4}', '没有地区“全省”'],
    ['correct: {indicator: C25, year: 2015, dimension: 农村, value: 95.4}', '没有分组“农村”'],
    ['correct: {indicator: C25, year: 2015, value: 是}', '须用数字'],
    ['correct: {indicator: C25, year: 2015, value: 954}', '超出该指标可能的范围'],
    [
      'supersede: {workbook: workbooks/卫生局.xlsx, with: workbooks/教育局.xlsx}',
      '没有找到工作簿“workbooks/卫生局.xlsx”',
    ],
    ['supersede: {workbook: workbooks/教育局.xlsx, with: workbooks/教育局.xlsx}', '同一个工作簿'],
    ['accept: {finding: large-change, at: "workbooks/教育局.xlsx!年报表!E12"}', '没有这个问题'],
    ['accept: {finding: larg-change, at: "workbooks/教育局.xlsx!年报表!E12"}', '没有“larg-change”这种问题'],
  ])('%s', (decision, why) => {
    const dataset = datasetOf({ workbooks, decisions: `# 2016年\n- ${decision}${reasons}` });
    const [unmet, ...more] = findingsOf(dataset, 'unmet-decision');
    expect(more).toEqual([]);
    expect(unmet?.level).toBe('核实性');
    expect(unmet?.message).toContain(why);
    expect(unmet?.origin && formatOrigin(unmet.origin)).toBe('decisions.yaml:2:3');
    expect(figureText(dataset, 'C25', 2015)).toBe('95.4');
  });

  it('two workbooks cannot supersede each other', () => {
    const dataset = datasetOf({
      workbooks: [...workbooks, workbook('教育局-更正', [cell('E12', 'C25', 2015, '94')])],
      decisions:
        `- supersede: {workbook: 教育局.xlsx, with: 教育局-更正.xlsx}${reasons}` +
        `- supersede: {workbook: 教育局-更正.xlsx, with: 教育局.xlsx}${reasons}`,
    });
    expect(figureText(dataset, 'C25', 2015)).toBe('94');
    expect(findingsOf(dataset, 'unmet-decision')).toHaveLength(1);
  });

  it('of two decisions on one figure the later holds', () => {
    const dataset = datasetOf({
      workbooks,
      decisions:
        `- correct: {indicator: C25, year: 2015, value: 95.5}${reasons}` +
        `- correct: {indicator: C25, year: 2015, value: 95.6}${reasons}`,
    });
    expect(figureText(dataset, 'C25', 2015)).toBe('95.6');
    expect(findingsOf(dataset, 'unmet-decision').map((one) => one.origin && formatOrigin(one.origin))).toEqual([
      'decisions.yaml:1:3',
    ]);
  });

  it('does not ask after findings that only documents raise', () => {
    const decisions = `- accept: {finding: placeholder, at: "教育局-妇女发展规划-2015.docx#policy-1"}${reasons}`;
    expect(findingsOf(datasetOf({ decisions }), 'unmet-decision')).toEqual([]);
  });
});

describe('accept', () => {
  const jump = {
    workbooks: [workbook('教育局', [cell('D12', 'C25', 2014, '80'), cell('E12', 'C25', 2015, '95.4')])],
  };

  it('lowers the finding and keeps its words and the reason, by the line the finding offers', () => {
    const [large] = findingsOf(datasetOf(jump), 'large-change');
    expect(large?.level).toBe('核实性');
    const line = large === undefined ? null : acceptanceLines(large)?.split('\n')[0];
    const dataset = datasetOf({ ...jump, decisions: `${line}${reasons}` });
    expect(findingsOf(dataset, 'large-change', 'unmet-decision')).toEqual([]);
    const [accepted] = findingsOf(dataset, 'accepted');
    expect(accepted?.level).toBe('提示性');
    expect(accepted?.message).toBe(`${large?.message}已接受：教育局来电更正（张三，2016-05-20）。`);
  });

  it('takes a finding without a place by its indicator', () => {
    const handedIn = [workbook('教育局', []), workbook('卫生局', [])];
    const dataset = datasetOf({ workbooks: handedIn, decisions: `- accept: {finding: blank, at: C25}${reasons}` });
    expect(findingsOf(dataset, 'accepted').map((one) => one.indicator)).toEqual(['C25']);
    expect(findingsOf(dataset, 'blank').map((one) => one.indicator)).toEqual(['W02']);
  });

  it('takes no 强制性 finding', () => {
    const dataset = datasetOf({
      workbooks: [
        workbook('教育局', [cell('E12', 'C25', 2015, '95.4')]),
        workbook('民政局', [cell('E12', 'C25', 2015, '94')]),
      ],
      decisions: `- accept: {finding: conflict, at: "workbooks/教育局.xlsx!年报表!E12"}${reasons}`,
    });
    expect(findingsOf(dataset, 'conflict')).toHaveLength(1);
    expect(findingsOf(dataset, 'unmet-decision')[0]?.message).toContain('强制性问题不能接受');
  });
});

describe('Decisions pasted from messages', () => {
  it('stand at whatever depth they were printed, of several kinds together', () => {
    const text = `# 2016年
- accept: {finding: blank, at: "C25"}
  reason: 无数据
  by: 张三
  date: 2016/5/20
    - choose: {indicator: C25, year: 2015, value: 95.4, from: "workbooks/教育局.xlsx!年报表!E12"}
      reason: 来电确认
      by: 张三
      date: 2016-05-20
  - correct: {indicator: C25, year: 2014, value: 94.1}
    reason: 漏计
    by: 张三
    date: 2016-05-20
`;
    const outcome = parseDecisions({ file: 'decisions.yaml', text });
    expect(outcome.findings).toEqual([]);
    expect(outcome.verdict === 'ok' && outcome.value.map(({ kind }) => kind)).toEqual(['accept', 'choose', 'correct']);
  });
});
