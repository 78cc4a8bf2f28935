/** What a reader who knew nothing of the program stumbled over in rounds nobody had seen, kind by kind. */
import { describe, expect, it } from 'vitest';
import { generalText } from './a-general-report.ts';
import { unitText } from './a-unit-report.ts';

const years = 'code | area | 2013 | 2014 | 2015';

describe('What is there or not', () => {
  const round = (value: string) =>
    unitText({
      year: 2015,
      indicators: `
        code | name               | measure | scale  | direction | targets
        W01  | 建成甲服务中心     | 是否    | yes-no | increase  | own exists
        W02  | 独立设置的乙学校建成 | 是否    | yes-no | increase  | own exists
        W03  | 丙保健院达到二级标准 | 是否    | yes-no | increase  | own exists`,
      figures: `
        ${years}
        W01 | own | 无 | 无 | ${value}
        W02 | own | 无 | 无 | ${value}
        W03 | own | 无 | 无 | ${value}`,
    });

  it('is told by its own verb, and never as 达到“建成…”的要求', () => {
    const there = round('有');
    expect(there).toContain('已建成甲服务中心，提前达标。');
    expect(there).toContain('独立设置的乙学校已建成，提前达标。');
    expect(there).toContain('丙保健院达到二级标准一项已实现。');
    const missing = round('无');
    expect(missing).toContain('尚未建成甲服务中心，未达标。');
    expect(missing).toContain('独立设置的乙学校尚未建成，未达标。');
    expect(missing).toContain('丙保健院达到二级标准一项尚未实现。');
    expect(missing).not.toContain('建成要求');
  });
});

describe('A list of what is met in one way', () => {
  it('says 均 of all, and does not pick two of the rest as 等', () => {
    const codes = ['W01', 'W02', 'W03', 'W04', 'W05', 'W06'];
    const text = unitText({
      year: 2015,
      indicators: `code | name | base | targets
        ${codes.map((code) => `${code} | 甲${code}率 | 95.0 | own >= 90`).join('\n')}
        W07 | 乙率 | 80.0 | own >= 90`,
      figures: `${years}
        ${codes.map((code) => `${code} | own | 95.0 | 95.0 | 96.0`).join('\n')}
        W07 | own | 80.0 | 85.0 | 92.0`,
    });
    expect(text).toContain('其余6项均保持达标，数值见附件。');
  });
});

describe('Gaps to other areas', () => {
  it('are 高于 where lower is better: 不及…0.5个千分点 would say that it is lower', () => {
    const codes = ['W01', 'W02', 'W03', 'W04', 'W05'];
    const text = unitText({
      year: 2015,
      indicators: `code | name | measure | scale | direction | base | targets
        ${codes.map((code) => `${code} | 甲${code}死亡率 | ‰ | rate | decrease | 9.00 | own <= 6`).join('\n')}`,
      figures: `${years}
        ${codes.map((code) => `${code} | own | 9.00 | 8.50 | 8.00`).join('\n')}
        ${codes.map((code) => `${code} | province | | | 7.50`).join('\n')}`,
    });
    expect(text).toMatch(/均高于全省平均水平0\.50个千分点/u);
    expect(text).not.toMatch(/不及全省平均水平\d/u);
  });
});

describe('Results of the year', () => {
  it('are none where a figure moved by its last digits, however few improved', () => {
    const text = unitText({
      year: 2015,
      indicators: 'code | name | base | targets\nW01 | 甲率 | 80.0 | own >= 90\nW02 | 乙率 | 80.0 | own >= 90',
      figures: `${years}\nW01 | own | 80.0 | 81.0 | 81.1\nW02 | own | 80.0 | 82.0 | 85.0`,
    });
    expect(text).toContain('从数据看，乙率比上年提高3.0个百分点');
    expect(text).not.toContain('（提高0.1个百分点）');
  });
});

describe('A level of last year that nobody issued', () => {
  it('is said to be reckoned', () => {
    const text = unitText({
      year: 2015,
      indicators: 'code | name | base | targets\nW01 | 甲率 | 80.0 | own >= 90\nW02 | 乙率 | 80.0 | own >= 90',
      figures: `${years}\nW01 | own | 80.0 | 86.0 | 82.0\nW02 | own | 80.0 | 85.0 | 88.0`,
    });
    expect(text).toMatch(/由上年的关注升为红色预警/u);
    expect(text).toContain('上年未发布的级别，按同法测算。');
  });
});

describe('A 领域 of one indicator in the general report', () => {
  it('names it with its figure', () => {
    const text = generalText({
      year: 2015,
      indicators: 'code | name | base | targets\nW01 | 甲率 | 95.0 | own >= 90',
      figures: `${years}\nW01 | own | 95.0 | 95.0 | 96.4`,
    });
    expect(text).toContain('1项指标达标。该指标为甲率（96.4%）。');
  });
});

describe('What was reached once', () => {
  it('is not said never to have been there, nor never to have come into its range', () => {
    const text = unitText({
      year: 2015,
      indicators: `
        code | name       | measure | scale  | direction | base  | targets
        W01  | 甲救助机构 | 个      | count  | increase  | 1     | own exists
        W02  | 乙性别比   | 女=100  | real   | range     | 108.0 | own 103..107`,
      figures: `${years}\nW01 | own | 1 | 1 | 0\nW02 | own | 108.0 | 105.0 | 101.8`,
    });
    expect(text).not.toContain('尚未建成');
    expect(text).toMatch(/甲救助机构为0\.0个，由达标转为未达标。/u);
    expect(text).toContain('已离开“103～107”的目标区间，低于下限1.2。');
  });
});

describe('A part four where nothing is watched', () => {
  it('has no 其他指标, and says the level where nothing can be foreseen', () => {
    const codes = ['W01', 'W02', 'W03', 'W04', 'W05'];
    const text = unitText({
      year: 2015,
      indicators: `code | name | base | targets
        ${codes.map((code) => `${code} | 甲${code}率 | 95.0 | own >= 90`).join('\n')}`,
      figures: `${years}\n${codes.map((code) => `${code} | own | 95.0 | 95.0 | 96.0`).join('\n')}`,
    });
    expect(text).not.toContain('其他指标');
    expect(text).toContain('等5项指标级别正常，应巩固成效。');
  });
});

describe('What no data means for the count', () => {
  it('is said of the first alone', () => {
    const codes = ['W01', 'W02', 'W03', 'W04', 'W05'];
    const text = unitText({
      year: 2015,
      indicators: `code | name | base | targets
        ${codes.map((code) => `${code} | 甲${code}率 | 95.0 | own >= 90`).join('\n')}
        W06 | 乙率 | 95.0 | own >= 90`,
      figures: `${years}
        ${codes.map((code) => `${code} | own | 95.0 | 95.0 |`).join('\n')}
        W06 | own | 95.0 | 95.0 | 96.0`,
    });
    expect(text.match(/不计入达标数/gu)).toHaveLength(1);
    expect(text).toContain('甲W03率2015年无数据，最近数据为2014年的95.0%。');
  });
});

describe('A closing report on what was met, missed and met again', () => {
  it('names the years of one verdict together, and calls it no 保持', () => {
    const text = unitText({
      year: 2016,
      indicators: 'code | name | base | targets\nW01 | 甲率 | 95.0 | own >= 90\nW02 | 乙率 | 80.0 | own >= 90',
      figures: `code | area | 2013 | 2014 | 2015 | 2016
        W01 | own | 95.0 | 85.0 | 84.0 | 96.0
        W02 | own | 80.0 | 85.0 | 88.0 | 92.0`,
    });
    expect(text).toMatch(/甲率[^。]*期满达标，其间2014、2015年未达标。/u);
  });
});
