import { describe, expect, it } from 'vitest';
import { indicatorsConcerned } from '../../../src/dataset/indicators-touched.ts';
import { formatOrigin } from '../../../src/provenance.ts';
import { cell, datasetOf, findingsOf, indicatorsOf, workbook } from '../a-round.ts';

const ratesOf = (rate: string, deaths: string, births: string) =>
  findingsOf(
    datasetOf({
      workbooks: [
        workbook('卫生局', [
          cell('E12', 'W02', 2015, rate),
          cell('D12', 'W02', 2014, '9.71'),
          cell('E13', 'W02N', 2015, deaths),
          cell('E14', 'B11', 2015, births),
        ]),
      ],
    }),
    'rate-mismatch',
  );

describe('a rate is its numerator ÷ denominator to half a last digit', () => {
  it.each([
    // 1 ÷ 11751 × 100000 = 8.5099…
    ['8.51', '1', '11751', 0],
    ['8.50', '1', '11751', 1],
    // 1 ÷ 11758 × 100000 = 8.50485…
    ['8.50', '1', '11758', 0],
    ['8.51', '1', '11758', 1],
    ['85.1', '1', '11751', 1],
    ['0', '0', '11751', 0],
    ['0.01', '0', '11751', 1],
    ['8.51', '0', '0', 0],
    ['8.51', '1', '', 0],
    // 11800 may be 1.18万: 11750 to 11850 births, 8.4388 to 8.5106
    ['8.51', '1', '11800', 0],
    ['8.43', '1', '11800', 1],
  ])('%s/10万 from %s ÷ %s → %i findings', (rate, deaths, births, count) => {
    expect(ratesOf(rate, deaths, births)).toHaveLength(count);
  });

  it('names all three cells and the figure that comes out', () => {
    const [mismatch] = ratesOf('8.5', '2', '11751');
    expect(mismatch?.level).toBe('强制性');
    expect(mismatch?.message).toContain('填报 8.5/10万');
    expect(mismatch?.message).toContain('计算为 17.02/10万');
    expect(mismatch?.origin && formatOrigin(mismatch.origin)).toBe('workbooks/卫生局.xlsx!年报表!E12');
    expect(mismatch?.related.map(formatOrigin)).toEqual([
      'workbooks/卫生局.xlsx!年报表!E13',
      'workbooks/卫生局.xlsx!年报表!E14',
    ]);
  });

  it.each([
    ['%', '95.43', '954', '1000', 1],
    ['%', '95.40', '954', '1000', 0],
    ['‰', '3.25', '13', '4000', 0],
    ['‰', '0.33', '13', '4000', 1],
    ['1/万', '7.5', '3', '4000', 0],
    ['女=100', '112.3', '1123', '1000', 0],
    ['张/千人', '30.5', '305', '10000', 0],
    // no known relation of numerator and denominator to it
    ['元', '5', '305', '10000', 0],
  ])('in %s: %s from %s ÷ %s → %i findings', (measure, rate, top, bottom, count) => {
    const indicators = indicatorsOf(`
indicators:
  - {code: X01, name: 比率, plans: [women], domain: 健康, measure: "${measure}", decimals: 2, direction: none, scale: rate, numerator: X02, denominator: X03}
  - {code: X02, name: 分子, measure: 人, decimals: 0, direction: none, scale: count}
  - {code: X03, name: 分母, measure: 人, decimals: 0, direction: none, scale: count}
`);
    const cells = [cell('E1', 'X01', 2015, rate), cell('E2', 'X02', 2015, top), cell('E3', 'X03', 2015, bottom)];
    const dataset = datasetOf({ indicators, workbooks: [workbook('卫生局', cells)] });
    expect(findingsOf(dataset, 'rate-mismatch')).toHaveLength(count);
  });

  it('a denominator in 万人 counts as ten thousand each, to half its last digit', () => {
    const indicators = indicatorsOf(`
indicators:
  - {code: X01, name: 床位, plans: [women], domain: 健康, measure: 张/千人, decimals: 2, direction: none, scale: rate, numerator: X02, denominator: X03}
  - {code: X02, name: 床位数, measure: 张, decimals: 0, direction: none, scale: count}
  - {code: X03, name: 人口, measure: 万人, decimals: 1, direction: none, scale: count}
`);
    // 305 beds for 9950 to 10050 people: 30.35 to 30.65
    const mismatches = (rate: string) =>
      findingsOf(
        datasetOf({
          indicators,
          workbooks: [
            workbook('民政局', [
              cell('E1', 'X01', 2015, rate),
              cell('E2', 'X02', 2015, '305'),
              cell('E3', 'X03', 2015, '1.0'),
            ]),
          ],
        }),
        'rate-mismatch',
      );
    // 1.0 is stored as 1 and stands for itself
    expect(mismatches('30.5')).toHaveLength(0);
    expect(mismatches('30.9')).toHaveLength(1);
  });

  it('a finding on the numerator or denominator concerns the rate too', () => {
    const dataset = datasetOf({
      workbooks: [
        workbook('卫生局', [cell('E14', 'B11', 2015, '11751')]),
        workbook('民政局', [cell('E14', 'B11', 2015, '11752')]),
      ],
    });
    const [conflict] = findingsOf(dataset, 'conflict');
    expect(conflict && indicatorsConcerned(conflict, dataset.indicators)).toEqual(['W02', 'B11']);
  });
});
