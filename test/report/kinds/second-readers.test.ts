/** What two fresh readers found in seven rounds nobody had seen, and what was left from readings before: kind by kind. */
import { describe, expect, it } from 'vitest';
import { saysThereIsNone } from '../../../src/report/compose/owed-figures.ts';
import { composeBrief } from '../../../src/report/compose/general/brief.ts';
import { roundFacts } from '../../../src/rules/round-facts.ts';
import { datasetOf } from '../../rules/dataset-from-text.ts';
import { packagedTemplates } from '../templates-on-disk.ts';
import { explained, generalText } from './a-general-report.ts';
import { unitText } from './a-unit-report.ts';

const years = 'code | area | 2013 | 2014 | 2015';

describe('What has come to be nearly met, or is no more than that', () => {
  const round = (w01: string) => ({
    year: 2015,
    indicators: `
      code | name   | base | targets
      W01  | 甲率   | 88.0 | own >= 90
      W02  | 乙率   | 80.0 | own >= 90
      W03  | 丙率   | 80.0 | own >= 90`,
    figures: `${years}
      W01 | own | 88.0 | ${w01} | 89.5
      W02 | own | 80.0 | 85.0 | 91.0
      W03 | own | 80.0 | 85.0 | 86.0`,
  });

  it('is told beside what is newly met', () => {
    expect(unitText(round('87.0'))).toContain('与上年相比，新增达标1项。另有新增基本达标1项。');
    expect(unitText(round('91.0'))).toContain('与上年相比，新增达标1项。另有由达标降为基本达标1项。');
    expect(generalText(round('91.0'))).toContain('由达标降为基本达标1项');
  });

  it('is not told of as newly warned where it came nearer', () => {
    const text = unitText({
      year: 2015, target: 2020,
      indicators: 'code | name | base | targets\nW01 | 甲率 | 80.0 | own >= 90\nW02 | 乙率 | 80.0 | own >= 90\nW03 | 丙率 | 80.0 | own >= 90',
      figures: `${years}\nW01 | own | 80.0 | 85.0 | 89.5\nW02 | own | 80.0 | 85.0 | 91.0\nW03 | own | 80.0 | 85.0 | 91.0`,
    }); // prettier-ignore
    expect(text).not.toContain('新列关注');
  });
});

describe('What is said of elections and censuses', () => {
  const round = (policy: string, w01: string) =>
    unitText({
      year: 2015,
      indicators: `
        code | name   | base | targets    | policy
        W01  | 甲比例 | 30.0 | own >= 40  | ${policy}
        W02  | 乙率   | 80.0 | own >= 90  |`,
      figures: `${years}\nW01 | own | ${w01}\nW02 | own | 80.0 | 85.0 | 91.0`,
    });

  it('is not 只 where the figures moved in other years', () => {
    const moved = round('election', '30.0 | 31.0 | 31.4');
    expect(moved).not.toContain('只在换届年变动');
    expect(moved).toContain('主要在换届年变动');
    expect(round('election', '30.0 | 30.0 | 31.4')).toContain('只在换届年变动');
    expect(round('census', '30.0 | 31.0 | 31.4')).not.toMatch(/只在普查/u);
  });

  it('calls no year one of election whose figure is the year before’s', () => {
    const text = round('election', '30.0 | 30.0 | ');
    expect(text).toContain('沿用');
    expect(text).not.toContain('2014年换届');
  });
});

describe('The results that come first', () => {
  it('are ranked by what the sentence says, what led beyond the target closing no gap, and none that is slower than its plan', () => {
    const text = unitText({
      year: 2015, base: 2010, target: 2020,
      indicators: `code | name | base | targets
        W01 | 甲率 | 70.0 | own >= 90
        W02 | 乙率 | 70.0 | own >= 90
        W03 | 丙率 | 70.0 | own >= 90
        W04 | 丁率 | 70.0 | own >= 90`,
      figures: `code | area | 2010 | 2014 | 2015
        W01 | own | 70.0 | 89.0 | 96.0
        W02 | own | 70.0 | 80.0 | 83.0
        W03 | own | 70.0 | 74.0 | 75.0
        W04 | own | 70.0 | 76.0 | 76.6`,
    }); // prettier-ignore
    expect(text).toContain(
      '进展居前的（按本年弥补的目标差距占规划全程的比例）是乙率（提高3.0个百分点）、甲率（提高7.0个百分点）。',
    );
  });

  it('do not pass for all where small ones are left out', () => {
    const text = unitText({
      year: 2015,
      indicators: 'code | name | base | targets\nW01 | 甲率 | 80.0 | own >= 90\nW02 | 乙率 | 80.0 | own >= 90',
      figures: `${years}\nW01 | own | 80.0 | 81.0 | 81.2\nW02 | own | 80.0 | 82.0 | 85.0`,
    });
    expect(text).toMatch(/乙率（?[^。]*提高3\.0个百分点/u);
    expect(text).not.toContain('甲率（提高0.2');
  });
});

describe('A mean speed that suffices', () => {
  it('does not hide the turn behind it', () => {
    const text = unitText({
      year: 2015, base: 2010, target: 2020,
      indicators: 'code | name | base | targets\nW01 | 甲率 | 40.0 | own >= 50',
      figures: 'code | area | 2010 | 2011 | 2012 | 2013 | 2014 | 2015\nW01 | own | 40.0 | 44.0 | 48.0 | 48.0 | 46.9 | 45.2',
    }); // prettier-ignore
    expect(text).toMatch(/不高于近年速度，但最近已连续两年下降/u);
  });
});

describe('Equal values', () => {
  it('are said once', () => {
    const text = unitText({
      year: 2015,
      indicators: `code | name | base | targets
        W01 | 甲率 | 80.0 | own >= 84
        W02 | 乙率 | 80.0 | own >= 84
        W03 | 丙率 | 80.0 | own >= 90
        W04 | 丁率 | 80.0 | own >= 90
        W05 | 戊率 | 80.0 | own >= 95`,
      figures: `${years}
        W01 | own | 80.0 | 82.0 | 85.0
        W02 | own | 80.0 | 82.0 | 85.0
        W03 | own | 80.0 | 83.0 | 86.0
        W04 | own | 80.0 | 83.0 | 86.5
        W05 | own | 80.0 | 88.0 | 93.0`,
    });
    expect(text).not.toMatch(/分别为85\.0%和85\.0%/u);
    expect(text).toContain('均为85.0%');
  });
});

describe('What was lost in an earlier year', () => {
  it('has not turned this year', () => {
    const text = unitText({
      year: 2015,
      indicators: `code | name | base | targets
        W01 | 甲率 | 95.0 | own >= 90
        W02 | 乙率 | 80.0 | own >= 90`,
      figures: `${years}\nW01 | own | 95.0 | 84.0 | 85.0\nW02 | own | 80.0 | 82.0 | 84.0`,
    });
    expect(text).not.toContain('其中由达标转为未达标');
    expect(text).toContain('以前年份已由达标转为未达标');
  });
});

describe('A figure that the unit says there cannot be', () => {
  const text = (words: string) =>
    generalText(
      {
        year: 2015,
        indicators: 'code | name | base | targets\nW01 | 甲率 | 80.0 | own >= 90\nW02 | 乙率 | 80.0 | own >= 90',
        figures: `${years}\nW01 | own | 80.0 | 82.0 |\nW02 | own | 80.0 | 82.0 | 85.0`,
      },
      { explanations: [explained('W01', words)] },
    );

  it('is not asked for again', () => {
    expect(text('本市未开展该项调查。')).not.toContain('尽快补报');
    expect(text('数据正在核对。')).toContain('尽快补报');
  });

  it.each(['2014年起不再统计。', '我市没有此类机构。', '未单独统计女性数据。', '该指标只在普查年有数。'])(
    '%s',
    (words) => {
      expect(saysThereIsNone(words)).toBe(true);
    },
  );

  it.each(['未完成核对，预计2016年9月补报。', '系统升级，数据未导出。', '因机构调整漏报。'])(
    '%s says no such thing',
    (words) => {
      expect(saysThereIsNone(words)).toBe(false);
    },
  );
});

describe('Papers of a closing or mid-term round', () => {
  it('are not titled by the year', () => {
    const text = { year: 2016, indicators: 'code | name | base | targets\nW01 | 甲率 | 80.0 | own >= 90', figures: `${years} | 2016\nW01 | own | 80.0 | 82.0 | 85.0 | 91.0` };
    const brief = composeBrief(roundFacts(datasetOf(text)), packagedTemplates(), []);
    expect(brief.title.replaceAll('\n', '')).toContain('终期监测评估情况呈阅件');
    expect(brief.title).not.toContain('年度');
  }); // prettier-ignore
});

describe('A goal in words', () => {
  it('is called as the plan words it, where the plan words it', () => {
    const dataset = datasetOf({
      year: 2015,
      indicators: 'code | name | scale | measure | targets\nW91 | 国策纳入干部教育培训 | text | 文字 | own qualitative\nW01 | 甲率 | percent | % | own >= 90',
      figures: `${years}\nW91 | own | | | 推进中\nW01 | own | 80.0 | 82.0 | 85.0`,
    }); // prettier-ignore
    const indicators = dataset.indicators.map((one) => ({
      ...one,
      targets: one.targets.map((target) =>
        target.definition.kind === 'qualitative'
          ? {
              ...target,
              definition: { ...target.definition, criterion: '有教学计划', text: '国策纳入市委党校教学内容' },
            }
          : target,
      ),
    }));
    const text = unitText(
      {
        year: 2015,
        indicators: 'code | name | targets\nW01 | 甲率 | own >= 90',
        figures: `${years}\nW01 | own | 1 | 1 | 1`,
      },
      { ...dataset, indicators },
    );
    expect(text).toContain('“国策纳入市委党校教学内容”（要求：有教学计划）推进中，尚未实现。');
  });
});

describe('Grounds of a level', () => {
  it('are not said again where the figure has just said them', () => {
    const text = generalText({
      year: 2015,
      indicators: 'code | name | base | targets\nW01 | 甲率 | 80.0 | own trend increase\nW02 | 乙率 | 80.0 | own >= 90',
      figures: `${years}\nW01 | own | 80.0 | 81.0 | 80.0\nW02 | own | 80.0 | 88.0 | 92.0`,
    });
    const line = text.split('\n').find((one) => one.includes('未定数值，不作预测')) ?? '';
    expect(line).toContain('与基期2013年持平');
    expect(line).not.toContain('没有进展');
  });
});
