/** Part three: what is none, counted in which field, and equal everywhere is said as it is. */
import { describe, expect, it } from 'vitest';
import { unitText } from './a-unit-report.ts';

const five = `
  W01 | 甲率 | %      | increase | percent | own >= 90 |
  W02 | 乙率 | %      | increase | percent | own >= 90 |
  W03 | 丙率 | %      | increase | percent | own >= 90 |
  W04 | 丁率 | %      | increase | percent | own >= 90 |`;

describe('A side without a strength or a gap', () => {
  it('names the few cases that were counted there', () => {
    const text = unitText({
      year: 2015,
      indicators: `
        code | name | measure | direction | scale | targets | cases${five}
        W05 | 孕产妇死亡率 | 1/10万 | decrease | rate | own <= 20 | W05N
        W05N | 死亡数 | 例 | none | count | |`,
      figures: `
        code | area | 2014 | 2015
        W01 | own | 95.0 | 95.1
        W02 | own | 95.0 | 95.1
        W03 | own | 95.0 | 95.1
        W04 | own | 95.0 | 95.1
        W05 | own | 0.00 | 18.80
        W05N | own | 0 | 1
        W01 | province | | 94.0
        W02 | province | | 94.0
        W03 | province | | 94.0
        W04 | province | | 94.0
        W05 | province | | 9.10`,
    }); // prettier-ignore
    expect(text).toContain('不及1项');
    expect(text).toContain('除小样本的孕产妇死亡率外，没有不及全省平均水平的指标');
  });
});

describe('Places', () => {
  const areas = `
    province 全省   average
    peer-1   开平市 peer
    peer-2   台山市 peer
    peer-3   恩平市 peer`;

  it('among fewer areas are counted apart', () => {
    const text = unitText({
      year: 2015, areas,
      indicators: `
        code | name | measure | direction | scale | targets | cases${five}
        W05 | 戊率 | % | increase | percent | own >= 90 |`,
      figures: `
        code | area | 2014 | 2015
        W01 | own | 95.0 | 95.1
        W02 | own | 95.0 | 95.1
        W03 | own | 95.0 | 95.1
        W04 | own | 95.0 | 95.1
        W05 | own | 95.0 | 95.1
        W01 | peer-1 | | 94.0
        W02 | peer-1 | | 94.0
        W03 | peer-1 | | 96.0
        W04 | peer-1 | | 94.0
        W05 | peer-1 | | 94.0
        W01 | peer-2 | | 94.0
        W02 | peer-2 | | 96.0
        W03 | peer-2 | | 97.0
        W04 | peer-2 | | 94.0
        W05 | peer-2 | | 94.0
        W05 | peer-3 | | 98.0`,
    }); // prettier-ignore
    expect(text).toContain('在鹤山、开平、台山、恩平4市中，戊率居第2位');
    expect(text).toContain('在鹤山、开平、台山3市中，只有这些地区有数据的4项居第1位2项、第2位1项、第3位1项');
    expect(text).not.toContain('可排位次的');
  });

  it('are not told where all are equal', () => {
    const text = unitText({
      year: 2015,
      indicators: `
        code | name | targets
        W01  | 甲率 | own >= 90`,
      figures: `
        code | area | 2014 | 2015
        W01 | own | 95.0 | 95.6
        W01 | province | | 94.0
        W01 | peer-1 | | 95.6
        W01 | peer-2 | | 95.6`,
    }); // prettier-ignore
    expect(text).toContain('与开平市（95.6%）和台山市（95.6%）相同');
    expect(text).not.toContain('并列');
  });
});

describe('Beside another area, what is to stay within a range', () => {
  const round = (own: string, province: string) =>
    unitText({
      year: 2015,
      areas: 'province 全省 average',
      indicators: `
        code | name     | measure | direction | scale   | targets
        W01  | 甲性别比 | 女=100  | range     | real    | own 103..107
        W02  | 乙率     | %       | increase  | percent | own >= 90
        W03  | 丙率     | %       | increase  | percent | own >= 90
        W04  | 丁率     | %       | increase  | percent | own >= 90
        W05  | 戊率     | %       | increase  | percent | own >= 90`,
      figures: `
        code | area     | 2014 | 2015
        W01  | own      | 105.0 | ${own}
        W01  | province |       | ${province}
        W02  | own      | 80.0  | 81.0
        W03  | own      | 80.0  | 81.0
        W04  | own      | 80.0  | 81.0
        W05  | own      | 80.0  | 81.0`,
    }); // prettier-ignore

  it('is told by how far each is from the range, not by how far they are from one another', () => {
    const worse = round('101.0', '106.2');
    expect(worse).toContain('甲性别比（101.0）偏离目标区间2.0，不及全省平均水平（106.2）');
    expect(worse).not.toContain('5.2');
    expect(round('106.0', '109.2')).toContain('甲性别比（106.0）在目标区间以内，优于全省平均水平（109.2）');
  });
});
