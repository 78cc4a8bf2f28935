import { describe, expect, it } from 'vitest';
import { acceptanceLines } from '../../src/dataset/acceptance.ts';
import { observationsJson } from '../../src/dataset/check-json.ts';
import { finding } from '../../src/diagnostics.ts';
import { formatOrigin } from '../../src/provenance.ts';
import type { RoundParts } from './a-round.ts';
import {
  cell,
  datasetOf,
  figureText,
  findingsOf,
  indicatorsOf,
  lastYears,
  note,
  published,
  workbook,
} from './a-round.ts';

const reasons = '\n  reason: 教育局来电更正\n  by: 张三\n  date: 2016-05-20\n';

function statusAt(parts: RoundParts, origin: string): readonly [string | null, string] | undefined {
  const found = observationsJson(datasetOf(parts).observations).find((one) => one.origin === origin);
  return found === undefined ? undefined : [found.value, found.status];
}

describe('one figure for each indicator, area, year and dimension', () => {
  it('cells that agree as decimals make one figure with all their places', () => {
    const dataset = datasetOf({
      workbooks: [workbook('教育局', [cell('E12', 'C25', 2015, '95.4'), cell('H30', 'C25', 2015, '95.40')])],
    });
    const lookup = dataset.figure('C25', 'own', 2015);
    expect(lookup.verdict === 'figure' && lookup.figure.origins.map(formatOrigin)).toEqual([
      'workbooks/教育局.xlsx!年报表!E12',
      'workbooks/教育局.xlsx!年报表!H30',
    ]);
    expect(findingsOf(dataset, 'conflict')).toEqual([]);
  });

  it('a figure goes before an empty cell elsewhere', () => {
    const dataset = datasetOf({
      workbooks: [workbook('教育局', [cell('E12', 'C25', 2015, ''), cell('H30', 'C25', 2015, '95.4')])],
    });
    expect(figureText(dataset, 'C25', 2015)).toBe('95.4');
    expect(findingsOf(dataset, 'blank').filter((one) => one.indicator === 'C25')).toEqual([]);
  });

  it('有 and 是 agree, 有 and 无 do not', () => {
    const indicators = indicatorsOf(`
indicators:
  - {code: C36, name: 儿童福利机构, plans: [children], domain: 福利, measure: 是/否, decimals: 0, direction: increase, scale: yes-no, units: [民政局]}
`);
    const wordsOf = (first: string, second: string): string =>
      figureText(
        datasetOf({
          indicators,
          workbooks: [
            workbook('民政局', [cell('E1', 'C36', 2015, '', { word: first })]),
            workbook('教育局', [cell('E1', 'C36', 2015, '', { word: second })]),
          ],
        }),
        'C36',
        2015,
      );
    expect(wordsOf('有', '是')).toBe('1');
    expect(wordsOf('有', '无')).toBe('conflict');
  });

  it('years lists what figure finds, ascending', () => {
    const dataset = datasetOf({
      workbooks: [
        workbook('教育局', [
          cell('F12', 'C25', 2015, '95.4'),
          cell('E12', 'C25', 2014, ''),
          cell('D12', 'C25', 2013, '94'),
        ]),
      ],
    });
    expect(dataset.years('C25', 'own')).toEqual([2013, 2015]);
    expect(dataset.years('C25', 'province')).toEqual([]);
    expect(figureText(dataset, 'C25', 2014)).toBe('missing');
    expect(figureText(dataset, 'C25', 2012)).toBe('not-reported');
  });
});

describe('a conflict, from the two cells to the decision', () => {
  const twoWorkbooks = {
    workbooks: [
      workbook('教育局', [cell('E12', 'C25', 2015, '95.4')]),
      workbook('教育局-更正', [cell('E12', 'C25', 2015, '94.0')]),
    ],
  };

  it('names both cells and offers the lines for decisions.yaml; there is no figure', () => {
    const dataset = datasetOf(twoWorkbooks);
    expect(figureText(dataset, 'C25', 2015)).toBe('conflict');
    const [conflict] = findingsOf(dataset, 'conflict');
    expect(conflict?.level).toBe('强制性');
    expect(conflict?.unit).toBe('教育局');
    expect(conflict?.message).toBe(
      '“九年义务教育巩固率”（C25）我市2015年的数字不一致：workbooks/教育局.xlsx › 年报表 › E12 为 95.4%；workbooks/教育局-更正.xlsx › 年报表 › E12 为 94%。',
    );
    expect(conflict?.hint).toContain(
      '- choose: {indicator: C25, year: 2015, value: 95.4, from: "workbooks/教育局.xlsx!年报表!E12"}',
    );
    expect(conflict?.hint).toContain(
      '- supersede: {workbook: "workbooks/教育局.xlsx", with: "workbooks/教育局-更正.xlsx"}',
    );
    expect(conflict?.origin && formatOrigin(conflict.origin)).toBe('workbooks/教育局.xlsx!年报表!E12');
    expect(conflict?.related.map(formatOrigin)).toEqual(['workbooks/教育局-更正.xlsx!年报表!E12']);
  });

  it('keeps both numbers in the list of figures', () => {
    expect(statusAt(twoWorkbooks, 'workbooks/教育局.xlsx!年报表!E12')).toEqual(['95.4', 'conflict']);
    expect(statusAt(twoWorkbooks, 'workbooks/教育局-更正.xlsx!年报表!E12')).toEqual(['94', 'conflict']);
  });

  it('is gone once the offered line is pasted and filled in; what was not chosen is refused', () => {
    const line = findingsOf(datasetOf(twoWorkbooks), 'conflict')[0]
      ?.hint.split('\n')
      .find((one) => one.includes('教育局-更正'));
    const parts = { ...twoWorkbooks, decisions: `${line}${reasons}` };
    const dataset = datasetOf(parts);
    expect(figureText(dataset, 'C25', 2015)).toBe('94');
    expect(findingsOf(dataset, 'conflict', 'unmet-decision')).toEqual([]);
    expect(findingsOf(dataset, 'conflict-decided')).toHaveLength(1);
    expect(statusAt(parts, 'workbooks/教育局.xlsx!年报表!E12')).toEqual([null, 'refused']);
    expect(statusAt(parts, 'workbooks/教育局-更正.xlsx!年报表!E12')).toEqual(['94', 'normal']);
  });

  it('is gone once the first workbook is superseded, and all of that workbook is refused', () => {
    const parts = {
      workbooks: [
        workbook('教育局', [cell('E12', 'C25', 2015, '95.4'), cell('D12', 'C25', 2014, '94.8')]),
        workbook('教育局-更正', [cell('E12', 'C25', 2015, '94.0')]),
      ],
      decisions: `- supersede: {workbook: 教育局.xlsx, with: workbooks/教育局-更正.xlsx}${reasons}`,
    };
    const dataset = datasetOf(parts);
    expect(figureText(dataset, 'C25', 2015)).toBe('94');
    expect(figureText(dataset, 'C25', 2014)).toBe('not-reported');
    expect(findingsOf(dataset, 'conflict', 'unmet-decision')).toEqual([]);
    expect(findingsOf(dataset, 'workbook-superseded')).toHaveLength(1);
    expect(statusAt(parts, 'workbooks/教育局.xlsx!年报表!D12')).toEqual([null, 'refused']);
  });

  it('stands between a unit and the publisher of another area’s figures too', () => {
    const dataset = datasetOf({
      workbooks: [workbook('教育局', [cell('G12', 'C25', 2015, '93', { area: 'province' })])],
      reference: [published('全省', [cell('B3', 'C25', 2015, '93.2', { area: 'province' })])],
    });
    const [conflict] = findingsOf(dataset, 'conflict');
    expect(conflict?.message).toContain('全省2015年');
    expect(conflict?.hint).toContain('area: province, value: 93,');
    expect(dataset.figure('C25', 'province', 2015).verdict).toBe('conflict');
  });

  it('stands at the dimension it concerns alone', () => {
    const dataset = datasetOf({
      workbooks: [
        workbook('教育局', [cell('E12', 'C25', 2015, '95'), cell('E13', 'C25', 2015, '96', { dimension: '女' })]),
        workbook('民政局', [cell('E13', 'C25', 2015, '97', { dimension: '女' })]),
      ],
    });
    expect(figureText(dataset, 'C25', 2015)).toBe('95');
    expect(figureText(dataset, 'C25', 2015, '女')).toBe('conflict');
    expect(findingsOf(dataset, 'conflict')[0]?.hint).toContain('dimension: 女');
  });
});

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
    const dataset = datasetOf({ decisions: `- accept: {finding: blank, at: C25}${reasons}` });
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

describe('last years’ tables', () => {
  const history = [lastYears('2014', [cell('E12', 'C25', 2014, '94.8'), cell('D12', 'C25', 2013, '94')])];

  it('fill the years that this round has no cell for', () => {
    const dataset = datasetOf({ workbooks: [workbook('教育局', [cell('E12', 'C25', 2015, '95.4')])], history });
    expect(dataset.years('C25', 'own')).toEqual([2013, 2014, 2015]);
    expect(findingsOf(dataset, 'revision', 'conflict')).toEqual([]);
  });

  it.each(['refused', 'unreadable', 'not-collected', 'missing'] as const)('never fill a cell that is %s', (status) => {
    const dataset = datasetOf({ workbooks: [workbook('教育局', [cell('D12', 'C25', 2014, '', { status })])], history });
    expect(figureText(dataset, 'C25', 2014)).toBe(status);
  });

  it('never fill a conflict', () => {
    const dataset = datasetOf({
      workbooks: [
        workbook('教育局', [cell('D12', 'C25', 2014, '94.8')]),
        workbook('民政局', [cell('D12', 'C25', 2014, '95')]),
      ],
      history,
    });
    expect(figureText(dataset, 'C25', 2014)).toBe('conflict');
  });

  it('the newest of them goes before older ones', () => {
    const older = lastYears('2013', [cell('E12', 'C25', 2013, '93.9'), cell('D12', 'C25', 2012, '93')]);
    const dataset = datasetOf({ history: [older, ...history] });
    expect(figureText(dataset, 'C25', 2013)).toBe('94');
    expect(figureText(dataset, 'C25', 2012)).toBe('93');
    expect(findingsOf(dataset, 'conflict', 'revision')).toEqual([]);
  });

  it('two of one year that differ are a conflict', () => {
    const other = lastYears('2014-民政局', [cell('E12', 'C25', 2014, '95')]);
    expect(figureText(datasetOf({ history: [...history, other] }), 'C25', 2014)).toBe('conflict');
  });
});

describe('a revision', () => {
  const parts = {
    workbooks: [workbook('教育局', [cell('D12', 'C25', 2014, '95'), cell('E12', 'C25', 2015, '95.4')])],
    history: [lastYears('2014', [cell('E12', 'C25', 2014, '94.8')])],
  };

  it('is last year’s figure that differs from last year’s table: used, marked, and asked about at both cells', () => {
    const dataset = datasetOf(parts);
    expect(figureText(dataset, 'C25', 2014)).toBe('95');
    expect(statusAt(parts, 'workbooks/教育局.xlsx!年报表!D12')).toEqual(['95', 'revised']);
    expect(dataset.revisions).toEqual([
      {
        indicator: 'C25',
        area: 'own',
        year: 2014,
        before: { value: '94.8', origin: { kind: 'cell', file: 'history/2014.xlsx', sheet: '年报表', cell: 'E12' } },
        after: { value: '95', origin: { kind: 'cell', file: 'workbooks/教育局.xlsx', sheet: '年报表', cell: 'D12' } },
      },
    ]);
    const [revision] = findingsOf(dataset, 'revision');
    expect(revision?.level).toBe('核实性');
    expect(revision?.unit).toBe('教育局');
    expect(revision?.message).toContain('为 94.8%');
    expect(revision?.hint).toContain('教育局（李老师，0750-1234567）');
    expect(revision?.related.map(formatOrigin)).toEqual(['history/2014.xlsx!年报表!E12']);
  });

  it('is for information once the note explains it', () => {
    const notes = [note('教育局', ['2014年数据按年报修订。', { section: '变化说明', indicators: ['C25'] }])];
    const dataset = datasetOf({ ...parts, notes });
    expect(findingsOf(dataset, 'revision')).toEqual([]);
    expect(findingsOf(dataset, 'revision-explained')[0]?.level).toBe('提示性');
  });

  it('is none when last year’s table is chosen instead', () => {
    const decisions = `- choose: {indicator: C25, year: 2014, value: 94.8, from: "history/2014.xlsx!年报表!E12"}${reasons}`;
    const dataset = datasetOf({ ...parts, decisions });
    expect(figureText(dataset, 'C25', 2014)).toBe('94.8');
    expect(dataset.revisions).toEqual([]);
    expect(statusAt({ ...parts, decisions }, 'workbooks/教育局.xlsx!年报表!D12')).toEqual([null, 'refused']);
  });
});

describe('the base figure', () => {
  const series = [cell('C12', 'C25', 2013, '94.2'), cell('E12', 'C25', 2015, '95.4')];
  const stated = [{ kind: 'base', at: 'B12', indicator: 'C25', text: '94.1' }] as const;
  const baseOf = (plan: string, workbooks: NonNullable<RoundParts['workbooks']>): string | undefined => {
    const dataset = datasetOf({ indicators: indicatorsOf(undefined, plan), workbooks });
    const base = dataset.indicators.find((one) => one.code === 'C25')?.base;
    return base === null || base === undefined
      ? undefined
      : `${base.value.toFixed()} ${base.year} ${formatOrigin(base.origin)}`;
  };

  it('is the plan’s, else the table’s 基期值, else the series at the base year', () => {
    const plan = 'C25: {base: {year: 2013, value: 94}}';
    expect(baseOf(plan, [workbook('教育局', series, { stated })])).toBe('94 2013 plan.yaml:1:33');
    expect(baseOf('{}', [workbook('教育局', series, { stated })])).toBe('94.1 2013 workbooks/教育局.xlsx!年报表!B12');
    expect(baseOf('{}', [workbook('教育局', series)])).toBe('94.2 2013 workbooks/教育局.xlsx!年报表!C12');
    expect(baseOf('{}', [])).toBeUndefined();
  });
});

describe('变化说明', () => {
  const table = workbook('教育局', [cell('E12', 'C25', 2015, '95.4', { explanation: '统计口径调整。' })]);
  const noted = (text: string) => note('教育局', [text, { section: '变化说明', indicators: ['C25'] }]);

  it('of the workbook goes before the note’s, and two different ones are told', () => {
    const dataset = datasetOf({ workbooks: [table], notes: [noted('转入学生增加。')] });
    expect(dataset.explanations.map((one) => one.text)).toEqual(['统计口径调整。']);
    const [two] = findingsOf(dataset, 'two-explanations');
    expect(two?.related.map(formatOrigin)).toEqual(['notes/教育局.md:1']);
  });

  it('is one when both say the same words', () => {
    const dataset = datasetOf({ workbooks: [table], notes: [noted('统计口径 调整')] });
    expect(findingsOf(dataset, 'two-explanations')).toEqual([]);
  });

  it('of the note stands where the workbook has none', () => {
    const plain = workbook('教育局', [cell('E12', 'C25', 2015, '95.4')]);
    const dataset = datasetOf({ workbooks: [plain], notes: [noted('转入学生增加。')] });
    expect(dataset.explanations.map((one) => [one.text, formatOrigin(one.origin)])).toEqual([
      ['转入学生增加。', 'notes/教育局.md:1'],
    ]);
  });
});
