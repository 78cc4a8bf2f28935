import { describe, expect, it } from 'vitest';
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
  reasons,
  statusAt,
  workbook,
} from './a-round.ts';

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
        before: { value: '94.80', origin: { kind: 'cell', file: 'history/2014.xlsx', sheet: '年报表', cell: 'E12' } },
        after: {
          value: '95.00',
          origin: { kind: 'cell', file: 'workbooks/教育局.xlsx', sheet: '年报表', cell: 'D12' },
        },
      },
    ]);
    const [revision] = findingsOf(dataset, 'revision');
    expect(revision?.level).toBe('核实性');
    expect(revision?.unit).toBe('教育局');
    expect(revision?.message).toContain('为 94.80%');
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
  const baseOf = (plan: string, workbooks: NonNullable<RoundParts['workbooks']>): string | undefined => {
    const dataset = datasetOf({ indicators: indicatorsOf(undefined, plan), workbooks });
    const base = dataset.indicators.find((one) => one.code === 'C25')?.base.children;
    return base === undefined ? undefined : `${base.value.toFixed()} ${base.year} ${formatOrigin(base.origin)}`;
  };

  it('is the plan’s, else the tables’ figure of the base year', () => {
    const plan = 'C25: {base: {year: 2013, value: 94}}';
    expect(baseOf(plan, [workbook('教育局', series)])).toBe('94 2013 plan.yaml:1:33');
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

describe('an indicator whose units the round has not', () => {
  const register = `
indicators:
  - {code: C33, name: 儿童基本医疗保险参保率, plans: [children], domain: 健康, measure: "%", decimals: 1, direction: increase, bounds: [0, 100], scale: percent, units: [劳动保障局]}
`;
  const reported = (...units: readonly string[]) =>
    datasetOf({
      indicators: indicatorsOf(register),
      workbooks: units.map((unit) => workbook(unit, [cell('E12', 'C33', 2015, '97.3')])),
    });

  it('is answered for by the one that reports it, and the round is asked about it', () => {
    const dataset = reported('民政局');
    expect(dataset.indicators.map(({ code, units }) => [code, units])).toEqual([['C33', ['民政局']]]);
    expect(dataset.findings.filter(({ code }) => code === 'unlisted-unit').map(({ message }) => message)).toEqual([
      'C33的责任单位登记为劳动保障局，不在本轮的单位名单里；现由上报的民政局作责任单位。',
    ]);
  });

  it('is left as it is where two report it', () => {
    expect(reported('民政局', '教育局').indicators[0]?.units).toEqual(['劳动保障局']);
  });
});
