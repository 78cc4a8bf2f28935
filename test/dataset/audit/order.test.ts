import { describe, expect, it } from 'vitest';
import { formatOrigin } from '../../../src/provenance.ts';
import { cell, datasetOf, findingsOf, indicatorsOf, lastYears, workbook } from '../a-round.ts';

const indicators = indicatorsOf(`
indicators:
  - {code: C03, name: 新生儿死亡率, plans: [children], domain: 健康, measure: ‰, decimals: 2, direction: decrease, scale: rate, units: [卫生局], audit: {notAbove: [C01, C02]}}
  - {code: C01, name: 婴儿死亡率, plans: [children], domain: 健康, measure: ‰, decimals: 2, direction: decrease, scale: rate, units: [卫生局], audit: {notAbove: [C02]}}
  - {code: C02, name: 5岁以下儿童死亡率, plans: [children], domain: 健康, measure: ‰, decimals: 1, direction: decrease, scale: rate, units: [卫生局]}
`);

const ordersOf = (newborn: string, infant: string, child: string) =>
  findingsOf(
    datasetOf({
      indicators,
      workbooks: [
        workbook('卫生局', [
          cell('E1', 'C03', 2015, newborn),
          cell('E2', 'C01', 2015, infant),
          cell('E3', 'C02', 2015, child),
        ]),
      ],
    }),
    'broken-order',
  );

describe('新生儿 ≤ 婴儿 ≤ 5岁以下', () => {
  it.each([
    ['2.11', '3.25', '4.2', []],
    ['3.25', '3.25', '3.3', []],
    // 3.34 may be a 3.3 of one decimal
    ['2.11', '3.34', '3.3', []],
    ['2.11', '3.36', '3.3', ['C01']],
    ['3.26', '3.25', '4.2', ['C03']],
    ['5.00', '3.25', '4.2', ['C03', 'C03']],
    ['0', '0', '0', []],
    ['3.26', '', '4.2', []],
  ])('%s, %s, %s → %j', (newborn, infant, child, broken) => {
    expect(ordersOf(newborn, infant, child).map((one) => one.indicator)).toEqual(broken);
  });

  it('names both figures and both cells, and withholds', () => {
    const [broken] = ordersOf('3.26', '3.25', '4.2');
    expect(broken?.level).toBe('强制性');
    expect(broken?.unit).toBe('卫生局');
    expect(broken?.message).toContain('“新生儿死亡率”（C03） 3.26‰');
    expect(broken?.message).toContain('“婴儿死亡率”（C01） 3.25‰');
    expect(broken?.origin && formatOrigin(broken.origin)).toBe('workbooks/卫生局.xlsx!年报表!E1');
    expect(broken?.related.map(formatOrigin)).toEqual(['workbooks/卫生局.xlsx!年报表!E2']);
  });

  it('is not asked of years that only last years’ tables give', () => {
    const history = [lastYears('2014', [cell('E1', 'C03', 2014, '5'), cell('E2', 'C01', 2014, '3')])];
    expect(findingsOf(datasetOf({ indicators, history }), 'broken-order')).toEqual([]);
  });
});
