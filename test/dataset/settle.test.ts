import { describe, expect, it } from 'vitest';
import { formatOrigin } from '../../src/provenance.ts';
import {
  cell,
  datasetOf,
  figureText,
  findingsOf,
  indicatorsOf,
  published,
  reasons,
  statusAt,
  workbook,
} from './a-round.ts';

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

  it('a formula’s long figure and the one typed from it agree; the exact one is reckoned with', () => {
    const cells = [cell('H30', 'C25', 2015, '95.43'), cell('E12', 'C25', 2015, '95.4283154')];
    const dataset = datasetOf({ workbooks: [workbook('教育局', cells)] });
    expect(figureText(dataset, 'C25', 2015)).toBe('95.4283154');
    expect(findingsOf(dataset, 'conflict')).toEqual([]);
    const other = workbook('教育局', [...cells, cell('J1', 'C25', 2015, '95.42')]);
    expect(figureText(datasetOf({ workbooks: [other] }), 'C25', 2015)).toBe('conflict');
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
