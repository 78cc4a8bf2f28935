import { describe, expect, it } from 'vitest';
import { checkJson } from '../../src/dataset/check-json.ts';
import { cell, datasetOf, lastYears, note, workbook } from './a-round.ts';

describe('check --json', () => {
  const json = checkJson(
    datasetOf({
      workbooks: [
        workbook('教育局', [
          cell('E12', 'C25', 2015, '95.40'),
          cell('E13', 'C25', 2015, '96', { dimension: '女' }),
          cell('D12', 'C25', 2014, '80'),
        ]),
        workbook('卫生局', [
          cell('E12', 'C25', 2015, '94'),
          cell('E14', 'W02', 2015, '', { status: 'missing', word: '缺' }),
        ]),
      ],
      history: [lastYears('2014', [cell('E12', 'C25', 2014, '80')])],
      notes: [note('教育局', ['开展培训。']), note('卫生局', ['开展培训。'])],
    }),
  );

  it('lists findings by unit in the round’s order, worst first, with their places as text', () => {
    expect(json.findings.map((one) => [one.unit, one.level, one.code])).toEqual([
      ['教育局', '强制性', 'conflict'],
      ['卫生局', '核实性', 'blank'],
    ]);
    expect(json.findings[0]).toMatchObject({
      origin: 'workbooks/教育局.xlsx!年报表!E12',
      related: ['workbooks/卫生局.xlsx!年报表!E12'],
      indicator: 'C25',
    });
    expect(Object.keys(json.findings[0] ?? {})).toEqual([
      'level', 'code', 'message', 'hint', 'origin', 'related', 'unit', 'indicator', 'accept',
    ]); // prettier-ignore
  });

  it('lists every figure read with its cell; a conflict keeps its number, what was not collected has none', () => {
    expect(json.figures).toEqual([
      { origin: 'workbooks/教育局.xlsx!年报表!E12', indicator: 'C25', area: 'own', year: 2015, dimension: null, value: '95.4', status: 'conflict' },
      { origin: 'workbooks/教育局.xlsx!年报表!E13', indicator: 'C25', area: 'own', year: 2015, dimension: '女', value: '96', status: 'normal' },
      { origin: 'workbooks/教育局.xlsx!年报表!D12', indicator: 'C25', area: 'own', year: 2014, dimension: null, value: '80', status: 'normal' },
      { origin: 'workbooks/卫生局.xlsx!年报表!E12', indicator: 'C25', area: 'own', year: 2015, dimension: null, value: '94', status: 'conflict' },
      { origin: 'workbooks/卫生局.xlsx!年报表!E14', indicator: 'W02', area: 'own', year: 2015, dimension: null, value: null, status: 'missing' },
      { origin: 'history/2014.xlsx!年报表!E12', indicator: 'C25', area: 'own', year: 2014, dimension: null, value: '80', status: 'normal' },
    ]); // prettier-ignore
  });
});
