/** What rounds out of the ordinary must and must not say; figures small enough to be worked out by hand. */
import { describe, expect, it } from 'vitest';
import type { NoteItem, UnitNote } from '../../../src/dataset/notes/notes.ts';
import { composeReports } from '../../../src/report/compose/reports.ts';
import { plainText } from '../../../src/report/model.ts';
import { faultsIn } from '../../../src/report/proofread.ts';
import { roundFacts } from '../../../src/rules/round-facts.ts';
import type { DatasetText } from '../../rules/dataset-from-text.ts';
import { datasetOf } from '../../rules/dataset-from-text.ts';
import { packagedTemplates } from '../templates-on-disk.ts';

const templates = packagedTemplates();

/** A report's sections as text, a line a paragraph; notes of tables too. */
function written(text: DatasetText, id: string, splitGeneral = false): string {
  const dataset = datasetOf(text);
  const reports = composeReports({ facts: roundFacts(dataset), templates, ledger: [], splitGeneral });
  const report = reports.find((one) => one.id === id);
  if (report === undefined) throw new Error(`no report ${id}`);
  return report.sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => {
      if (block.kind === 'paragraph') return [plainText([...(block.lead ?? []), ...block.inlines])];
      return block.kind === 'table' ? block.notes.map(plainText) : [];
    })
    .join('\n');
}

const unit = '卫生局/women';

describe('Indicators whose targets hang on a base figure nobody has', () => {
  const round: DatasetText = {
    year: 2015,
    indicators: `
      code | name           | targets
      W01  | 婚前医学检查率 | own fromBase 2010 1/10
      W02  | 妇女病筛查率   | own fromBase 2010 1/6
    `,
    figures: `
      code | area | 2014 | 2015
      W01  | own  | 70.4 | 71.2
      W02  | own  | 60.1 | 61.0
    `,
  };

  it('leave both plans without an indicator that can be judged, and nothing is counted as 0项 or 0%', () => {
    const text = written(round, 'general');
    expect(text).toContain('2015年，《规划》没有可以判定的主要定量指标，《规划》（以下合称“两个规划”');
    expect(text).toContain('《妇女规划》有2项因缺少基期值无法判断是否达标。');
    expect(text).not.toMatch(/(?<!\d)0项|达标率|均已达标|上述项数/u);
  });

  it('say the same of one plan in a document of its own', () => {
    const text = written(round, 'general/women', true);
    expect(text).toContain('（以下简称《规划》）没有可以判定的主要定量指标。');
    expect(text).not.toMatch(/(?<!\d)0项|达标率|均已达标|两个规划/u);
  });

  it('ask for the base figures in place of praise', () => {
    expect(written(round, 'general')).toContain('婚前医学检查率、妇女病筛查率缺少基期值，由卫生局尽快补报。');
    const text = written(round, unit);
    expect(text).toContain('婚前医学检查率、妇女病筛查率缺少基期值，须逐项补报。');
    expect(text).toContain('因各项指标缺少基期值，不作速度测算和预警。');
  });

  it('are told of beside those that are counted', () => {
    const text = written(
      {
        ...round,
        indicators: `
          code | name           | base | targets
          W01  | 婚前医学检查率 |      | own fromBase 2010 1/10
          W02  | 妇女病筛查率   | 50.0 | own >= 60
          W03  | 住院分娩率     | 90.0 | own >= 95
        `,
        figures: `
          code | area | 2014 | 2015
          W01  | own  | 70.4 | 71.2
          W02  | own  | 60.1 | 61.0
          W03  | own  | 91.0 | 92.0
        `,
      },
      unit,
    );
    expect(text).toContain(
      '2项主要定量指标中，达标1项、未达标1项。还有1项因缺少基期值无法判断是否达标，不计入上述项数。',
    );
  });
});

describe('Indicators of a census that have no figure newer than their base', () => {
  const round: DatasetText = {
    year: 2015,
    indicators: `
      code | name             | policy | base | targets
      W01  | 女性人均预期寿命 | census | 81.2 | own trend increase
      W02  | 妇女病筛查率     | yearly | 50.0 | own >= 60
      W03  | 住院分娩率       | yearly | 90.0 | own >= 95
    `,
    figures: `
      code | area | 2013 | 2014 | 2015
      W01  | own  | 81.2 |      |
      W02  | own  | 50.0 | 60.1 | 61.0
      W03  | own  | 90.0 | 91.0 | 92.0
    `,
  };

  it('are not judged for want of a newer figure, and nobody is asked for a base that is there', () => {
    const text = written(round, unit);
    expect(text).toContain('还有1项基期以来尚无新数据，暂无法判断是否达标，不计入上述项数。');
    expect(text).toContain('基期以来尚无新数据，无法判断是否达标。');
    expect(text).not.toContain('缺少基期值');
    const general = written(round, 'general');
    expect(general).toContain('基期以来尚无新数据，暂无法判断是否达标');
    expect(general).not.toContain('缺少基期值');
  });

  it('are no plural where there is one', () => {
    const text = written(
      {
        ...round,
        indicators: `
          code | name             | policy | base | targets
          W01  | 女性人均预期寿命 | census | 81.2 | own trend increase
        `,
        figures: `
          code | area | 2013 | 2014 | 2015
          W01  | own  | 81.2 |      |
        `,
      },
      unit,
    );
    expect(text).toContain('因该项指标无法判断是否达标，不作速度测算和预警。');
  });
});

it('Indicators that closed equal parts of their way may stand in any order', () => {
  const facts = roundFacts(
    datasetOf({
      year: 2015,
      indicators: `
        code | name       | base | targets
        W01  | 甲检查率   | 81.0 | own >= 86
        W02  | 乙筛查率   | 8.0  | own >= 9
        W03  | 丙分娩率   | 85.0 | own >= 86
        W04  | 丁管理率   | 85.0 | own >= 86
        W05  | 戊建档率   | 84.0 | own >= 86
      `,
      figures: `
        code | area | 2013 | 2014 | 2015
        W01  | own  | 81.0 | 81.8 | 82.1
        W02  | own  | 8.0  | 8.8  | 9.2
        W03  | own  | 85.0 | 85.8 | 86.2
        W04  | own  | 85.0 | 85.8 | 86.2
        W05  | own  | 84.0 | 84.8 | 85.1
      `,
    }),
  );
  const reports = composeReports({ facts, templates, ledger: [], splitGeneral: false });
  const own = reports.filter(({ id }) => id === unit);
  const contents = own.map((content) => ({ path: 'report.docx', content }));
  expect(JSON.stringify(own)).toContain('进展居前');
  expect(faultsIn(contents, facts, templates.words)).toEqual([]);
});

it('Indicators without any figure have no rate: 0% would be a verdict on nothing', () => {
  const round: DatasetText = {
    year: 2015,
    indicators: `
      code | name           | base | targets
      W01  | 婚前医学检查率 | 62.4 | own >= 85
    `,
    figures: `
      code | area | 2014
      W01  | own  | 70.4
    `,
  };
  expect(written(round, 'general')).not.toMatch(/达标率/u);
  expect(written(round, unit)).toContain('因该项指标无本年数据，不作速度测算和预警。');
});

describe('Once the target’s year has come', () => {
  const round: DatasetText = {
    year: 2016,
    indicators: `
      code | name           | base | targets
      W01  | 婚前医学检查率 | 62.4 | own >= 85
      W02  | 妇女病筛查率   | 80.0 | own >= 95
      W03  | 住院分娩率     | 90.0 | own >= 95
    `,
    figures: `
      code | area | 2014 | 2015 | 2016
      W01  | own  | 70.4 | 71.2 | 72.0
      W02  | own  | 90.0 | 93.1 | 95.0
      W03  | own  | 93.0 | 94.2 | 95.6
    `,
  };

  it('only the result counts: no forecast, no speed, and that it has come is said once', () => {
    const text = written(round, unit);
    expect(text).toContain('《规划》于2016年期满，以下按最终结果评价。');
    expect(text).toContain(
      '婚前医学检查率为72.0%，比基期2013年提高9.6个百分点，距“85%以上”的目标仍差13.0个百分点，规划期满未达标。',
    );
    expect(text).toContain('婚前医学检查率未达标，建议转入下一周期规划，继续监测、继续推进。');
    expect(text).not.toMatch(/2017年|预测(?!警)|速度|比上年|尽快|攻坚/u);
    expect(text.match(/期满，/gu)).toHaveLength(1);
  });

  it('a target that is just reached is not exceeded by 0.0', () => {
    const text = written(round, unit);
    expect(text).toContain('妇女病筛查率为95.0%，比基期2013年提高15.0个百分点，达到“95%以上”的目标，按期达标');
    expect(text).not.toMatch(/(?<![\d.])0\.0个/u);
  });
});

it('In the base year nothing has moved, and nobody misses the year before', () => {
  const text = written(
    {
      year: 2013,
      indicators: `
        code | name           | base | targets
        W01  | 婚前医学检查率 | 62.4 | own trend increase
        W02  | 妇女病筛查率   | 80.0 | own >= 95
      `,
      figures: `
        code | area | 2013
        W01  | own  | 62.4
        W02  | own  | 80.0
      `,
    },
    unit,
  );
  expect(text).not.toMatch(/相反|2012年/u);
});

it('What nobody compares with the province is compared with whom there are figures of', () => {
  const text = written(
    {
      year: 2015,
      indicators: `
        code | name           | base | targets
        W01  | 婚前医学检查率 | 62.4 | own >= 85
        W02  | 妇女病筛查率   | 80.0 | own >= 95
        W03  | 住院分娩率     | 90.0 | own >= 95
        W04  | 系统管理率     | 90.0 | own >= 95
        W05  | 产前检查率     | 90.0 | own >= 95
      `,
      figures: `
        code | area  | 2014 | 2015
        W01  | own   | 70.4 | 71.2
        W02  | own   | 90.0 | 93.1
        W03  | own   | 93.0 | 94.2
        W04  | own   | 93.0 | 94.2
        W05  | own   | 93.0 | 94.2
        W01  | upper |      | 72.8
      `,
    },
    unit,
  );
  expect(text).toContain('婚前医学检查率低于江门市1.6个百分点');
  expect(text).not.toContain('全省');
});

it('A projection that meets the target only by rounding does not deny that more speed is needed', () => {
  // (95.4 − 94.3) / 2 = 0.55 a year; 95.4 + 0.55 = 95.95, printed 96.0; needed are 0.6, 1.09 times as much.
  const text = written(
    {
      year: 2015,
      indicators: `
        code | name             | base | targets
        W01  | 义务教育巩固率   | 94.3 | own >= 96
      `,
      figures: `
        code | area | 2014 | 2015
        W01  | own  | 95.0 | 95.4
      `,
    },
    unit,
  );
  expect(text).toContain('所需速度是近年速度的1.1倍');
  expect(text).toContain('按年均增量法推算为96.0%，四舍五入后等于目标值');
  expect(text).not.toContain('恰可达标');
});

it('Two methods that agree are told together, and the one that decides is named', () => {
  // 71.8 + 4.9 = 76.7 and 71.8 + 5.3 = 77.1, both above 75; the combined forecast stays below.
  const text = written(
    {
      year: 2015,
      indicators: `
        code | name           | base | targets
        W01  | 健康档案使用率 | 61.2 | own >= 75
      `,
      figures: `
        code | area | 2014 | 2015
        W01  | own  | 66.9 | 71.8
      `,
    },
    unit,
  );
  expect(text).toContain(
    '按上年增量法、年均增量法推算分别为76.7%和77.1%，均可达标；各法结论不一，本报告以综合法为准。',
  );
});

it('A target worked out from a base is said with its number', () => {
  // 15.2 × 5/6 = 12.666…
  const text = written(
    {
      year: 2015,
      indicators: `
        code | name       | measure | scale | direction | base  | targets
        W01  | 伤害死亡率 | 1/10万  | rate  | decrease  | 14.00 | own fromBase 2010=15.20 -1/6
      `,
      figures: `
        code | area | 2014  | 2015
        W01  | own  | 14.11 | 12.02
      `,
    },
    unit,
  );
  expect(text).toContain('（12.67/10万）的目标以内');
});

it('Figures of one election are remarked on once, and between elections nothing is 持平', () => {
  const text = written(
    {
      year: 2015,
      indicators: `
        code | name             | policy   | base | targets
        W01  | 村委会女性比例   | election | 28.0 | own >= 30
        W02  | 居委会女性比例   | election | 44.0 | own >= 40
        W03  | 人大代表女性比例 | election | 24.6 | own >= 26
      `,
      figures: `
        code | area | 2014 | 2015
        W01  | own  | 30.4 |
        W02  | own  | 45.0 |
        W03  | own  | 24.6 | 24.6
      `,
    },
    unit,
  );
  expect(text).toContain(
    '村委会女性比例、居委会女性比例均只在换届年变动，2015年沿用2014年换届数据，不以年度增减评价。',
  );
  expect(text).toContain('人大代表女性比例为24.6%，距“26%以上”的目标仍差1.4个百分点。');
  expect(text.match(/不以年度增减评价/gu)).toHaveLength(2);
  expect(text).not.toMatch(/与上年(持平|相同)/u);
});

it('A few cases are given once as the reason for making no forecast', () => {
  const text = written(
    {
      year: 2015,
      indicators: `
        code | name         | measure | scale | direction | base  | cases | targets
        W01  | 孕产妇死亡率 | 1/10万  | rate  | decrease  | 17.06 | W90   | own <= 15
        W90  | 孕产妇死亡数 | 人      | count | decrease  |       |       |
      `,
      figures: `
        code | area | 2014 | 2015
        W01  | own  | 0.00 | 16.11
        W90  | own  | 0    | 1
      `,
    },
    unit,
  );
  expect(text).toContain('即孕产妇死亡率，由达标转为未达标。');
  expect(text).toContain('。由达标转为未达标，本年新列关注（上年为正常）。');
  // Behind its figure and in part four.
  expect(text.match(/属小样本/gu)).toHaveLength(2);
});

describe('A proposal’s deadline', () => {
  function proposing(text: string, deadline: string): string {
    const origin = { kind: 'line', file: 'notes/卫生局.md', line: 3, column: 1 } as const;
    const item: NoteItem = {
      section: '对策建议',
      plans: ['women'],
      planUnclear: false,
      text,
      indicators: ['W01'],
      deadline,
      future: true,
      state: null,
      origin,
    };
    const note: UnitNote = { unit: '卫生局', general: false, items: [item], origin };
    const round: DatasetText = {
      year: 2015,
      indicators: `
        code | name           | base | targets
        W01  | 婚前医学检查率 | 62.4 | own >= 85
      `,
      figures: `
        code | area | 2014 | 2015
        W01  | own  | 66.8 | 71.3
      `,
      notes: [note],
    };
    return written(round, unit);
  }

  it('stands before the full stop of the words', () => {
    expect(proposing('逐户动员。', '2016年9月')).toContain('逐户动员（完成时限：2016年9月）。');
    expect(proposing('逐户动员', '2016年9月')).toContain('逐户动员（完成时限：2016年9月）。');
  });

  it('stands behind any other ending, and not at all where the words say it', () => {
    expect(proposing('落实“一人一案。”', '2016年9月')).toContain('落实“一人一案。”（完成时限：2016年9月）');
    expect(proposing('2016年9月前逐户动员。', '2016年9月')).toContain('2016年9月前逐户动员。');
    expect(proposing('2016年9月前逐户动员。', '2016年9月')).not.toContain('完成时限');
  });
});
