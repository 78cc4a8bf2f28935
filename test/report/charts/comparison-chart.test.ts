import { describe, expect, it } from 'vitest';
import { comparisonChart } from '../../../src/report/charts/comparison-chart.ts';
import { assess } from '../../../src/rules/assess.ts';
import { packagedTemplates } from '../templates-on-disk.ts';
import { datasetOf } from '../../rules/dataset-from-text.ts';

/** code, direction, own figure, the province's. */
type Row = readonly [code: string, direction: string, own: string, province: string];

function chartOf(rows: readonly Row[], measure = '%') {
  const dataset = datasetOf({
    year: 2015,
    indicators: [
      'code | name | direction | measure | targets',
      ...rows.map(([code, direction]) => `${code} | 指标${code} | ${direction} | ${measure} | own >= 1`),
    ].join('\n'),
    figures: [
      'code | area | 2015',
      ...rows.flatMap(([code, , own, province]) => [`${code} | own | ${own}`, `${code} | province | ${province}`]),
    ].join('\n'),
  });
  return comparisonChart(assess(dataset), 'province', '全省', packagedTemplates().words);
}

const five: readonly Row[] = [
  ['T01', 'increase', '90', '92'],
  ['T02', 'decrease', '3', '5.5'],
  ['T03', 'increase', '96', '95'],
  ['T04', 'decrease', '8', '7'],
  ['T05', 'increase', '80', '80'],
];

describe('The chart of differences to the province', () => {
  it('has the better side to the right, for falling indicators as well, best first', () => {
    const chart = chartOf(five);
    expect(chart?.categories).toEqual(['指标T02', '指标T03', '指标T05', '指标T04', '指标T01']);
    expect(chart?.series[0]?.values).toEqual([2.5, 1, 0, -1, -2]);
  });

  it('knows every difference by the id it has in tables and sentences', () => {
    expect(chartOf(five)?.series[0]?.figures[0]).toBe('T02/province-difference/2015/women/own');
  });

  it('says in words who is ahead and who is behind, the widest gap first', () => {
    expect(chartOf(five)?.alt).toBe(
      '与全省之差的条形图，单位百分点，右侧为优。优于全省的：指标T02（2.5）、指标T03（1.0）。不及全省的：指标T01（2.0）、指标T04（1.0）。',
    );
  });

  it('is not drawn for fewer than five, nor for measures that do not stand side by side', () => {
    expect(chartOf(five.slice(1))).toBeNull();
    expect(chartOf(five, '‰')).toBeNull();
  });

  it('shows both ends where there are many', () => {
    const many = Array.from({ length: 20 }, (_, index): Row => [
      `T${index + 10}`,
      'increase',
      String(60 + index),
      '70',
    ]);
    const values = chartOf(many)?.series[0]?.values;
    expect(values).toEqual([9, 8, 7, 6, 5, 4, -5, -6, -7, -8, -9, -10]);
  });
});
