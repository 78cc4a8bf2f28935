import { describe, expect, it } from 'vitest';
import { formatOrigin } from '../../../src/provenance.ts';
import { cell, datasetOf, findingsOf, indicatorsOf, workbook } from '../a-round.ts';

const indicators = indicatorsOf(`
indicators:
  - {code: B01, name: 年末常住人口, measure: 人, decimals: 0, direction: none, scale: count, units: [统计局]}
  - {code: B02, name: 参保人数, measure: 万人, decimals: 2, direction: increase, scale: count, units: [民政局]}
  - {code: W05, name: 孕产妇系统管理率, plans: [women], domain: 健康, measure: "%", decimals: 2, direction: increase, scale: percent, units: [卫生局]}
  - {code: C35, name: 孤儿基本生活保障标准, plans: [children], domain: 福利, measure: 元/月, decimals: 0, direction: increase, scale: money, units: [民政局]}
`);

const sumsOf = (code: string, total: string, parts: readonly (readonly [string, string])[]) =>
  findingsOf(
    datasetOf({
      indicators,
      workbooks: [
        workbook('卫生局', [
          cell('E1', code, 2015, total),
          ...parts.map(([dimension, figure], row) => cell(`E${row + 2}`, code, 2015, figure, { dimension })),
        ]),
      ],
    }),
    'broken-sum',
  );

describe('counts: the parts make the whole, to half a last digit a part', () => {
  it.each([
    ['B01', '10300', '5200', '5100', 0],
    // one person: half a person a part
    ['B01', '10301', '5200', '5100', 0],
    ['B01', '10302', '5200', '5100', 1],
    ['B01', '10200', '5200', '5100', 1],
    ['B02', '2.35', '1.17', '1.17', 0],
    ['B02', '2.36', '1.17', '1.17', 1],
    ['B01', '0', '0', '0', 0],
  ])('%s: %s = 女 %s + 男 %s → %i findings', (code, total, women, men, count) => {
    expect(sumsOf(code, total, [['女', women], ['男', men]])).toHaveLength(count); // prettier-ignore
  });

  it('城市 and 农村 are another division of the same whole', () => {
    const parts = [['女', '5200'], ['男', '5100'], ['城市', '8000'], ['农村', '2000']] as const; // prettier-ignore
    const broken = sumsOf('B01', '10300', parts);
    expect(broken).toHaveLength(1);
    expect(broken[0]?.message).toContain('城市、农村相加为 10000人，与合计 10300人 不符');
    expect(broken[0]?.level).toBe('强制性');
    expect(broken[0]?.related.map(formatOrigin)).toEqual([
      'workbooks/卫生局.xlsx!年报表!E4',
      'workbooks/卫生局.xlsx!年报表!E5',
    ]);
  });

  it.each([
    ['10300', '5200', 0],
    ['10300', '10301', 0],
    ['10300', '10400', 1],
  ])('of one part alone: whole %s, 其中：女 %s → %i findings', (total, women, count) => {
    expect(sumsOf('B01', total, [['女', women]])).toHaveLength(count);
  });

  it('other groups are no division', () => {
    expect(sumsOf('B01', '10300', [['流动人口', '2000'], ['农村', '3000']])).toEqual([]); // prettier-ignore
  });
});

describe('rates: the whole lies between its parts', () => {
  it.each([
    ['92.10', '95.20', '88.40', 0],
    ['95.20', '95.20', '88.40', 0],
    ['95.21', '95.20', '88.40', 1],
    ['88.39', '95.20', '88.40', 1],
    // 构成比: the shares of the parts make up the whole's
    ['100', '61.25', '38.75', 0],
  ])('合计 %s, 城市 %s, 农村 %s → %i findings', (total, city, country, count) => {
    expect(sumsOf('W05', total, [['城市', city], ['农村', country]])).toHaveLength(count); // prettier-ignore
  });

  it('says nothing with one part, nor of money', () => {
    expect(sumsOf('W05', '96', [['城市', '95']])).toEqual([]);
    expect(sumsOf('C35', '900', [['城市', '1000'], ['农村', '950']])).toEqual([]); // prettier-ignore
  });
});

describe('a part that is not one of a whole division', () => {
  it('cannot be more than the whole; less says nothing', () => {
    expect(sumsOf('B01', '10300', [['流动人口', '10302']])[0]?.message).toContain('“流动人口”大于合计 10300人');
    expect(sumsOf('B01', '10300', [['流动人口', '3000']])).toEqual([]);
    expect(sumsOf('B01', '10300', [['流动人口', '9000'], ['残疾人', '2000']])).toEqual([]); // prettier-ignore
  });

  it('of a rate may be above it: rates are neither added nor averaged', () => {
    expect(sumsOf('W05', '92.5', [['流动人口', '97.1']])).toEqual([]);
    // 95.8 and 88.9 have a mean of 92.35: another figure between them is as good
    expect(sumsOf('W05', '94.1', [['城市', '95.8'], ['农村', '88.9']])).toEqual([]); // prettier-ignore
  });
});
