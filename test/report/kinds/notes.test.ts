/** Units' words stand where they belong, under what they answer, and not beside figures that contradict them. */
import { describe, expect, it } from 'vitest';
import { doubting, explained, generalText, item, written } from './a-general-report.ts';
import { unitText } from './a-unit-report.ts';

const blank = {
  year: 2015,
  indicators: `
    code | name     | base | targets
    W01  | 甲检查率 | 80.0 | own >= 90`,
  figures: `
    code | area | 2013 | 2014
    W01  | own  | 80.0 | 81.0`,
}; // prettier-ignore

describe('Under a figure that is missing', () => {
  it('a reason for a change is no reason, and the question is asked', () => {
    const text = unitText(blank, { explanations: [explained('W01', '高龄产妇比例上升，早产增加。')] });
    expect(text).not.toContain('高龄产妇');
    expect(text).toContain('【待补充：甲检查率2015年无数据的原因和补报时间（卫生局）】');
    expect(generalText(blank, { explanations: [explained('W01', '高龄产妇比例上升，早产增加。')] })).not.toContain('高龄产妇'); // prettier-ignore
  });

  it('words on the figure itself stand, and nobody is asked twice', () => {
    const words = '统计口径正在核对，2016年9月补报。';
    const text = unitText(blank, { explanations: [explained('W01', words)] });
    expect(text).toContain(words);
    expect(text).not.toContain('无数据的原因');
    const general = generalText(blank, { explanations: [explained('W01', words)] });
    expect(general).toContain(words);
    expect(general).not.toContain('尽快补报');
  });
});

describe('A cause that no other part tells', () => {
  const two = {
    year: 2015,
    indicators: `
      code | name     | base | targets
      W01  | 甲筛查率 | 80.0 | own >= 90
      W02  | 乙筛查率 | 80.0 | own >= 90
      W03  | 丙筛查率 | 80.0 | own >= 90`,
    figures: `
      code | area | 2013 | 2014 | 2015
      W01  | own  | 80.0 | 82.0 | 83.5
      W02  | own  | 80.0 | 82.0 | 83.5
      W03  | own  | 80.0 | 91.0 | 92.0`,
  };

  it('of an indicator that is met, and of which of two is not said, stands among the problems once', () => {
    const notes = [
      written(
        '卫生局',
        item('原因分析', '新建检查点尚未全部启用。', { indicators: ['W03'] }),
        item('原因分析', '专职人员缺口较大。'),
      ),
    ];
    const problems = unitText({ ...two, notes })
      .split('\n')
      .filter((line) => /新建检查点尚未全部启用|专职人员缺口较大/u.test(line));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(
      /存在问题.*新建检查点尚未全部启用.*专职人员缺口较大|存在问题.*专职人员缺口较大.*新建检查点尚未全部启用/u,
    );
  });
});

describe('Words that the data contradict', () => {
  const text = {
    year: 2015,
    indicators: `
      code | name     | base | targets
      W01  | 甲筛查率 | 80.0 | own >= 90
      W02  | 乙筛查率 | 80.0 | own >= 90`,
    figures: `
      code | area | 2013 | 2014 | 2015
      W01  | own  | 80.0 | 91.0 | 89.5
      W02  | own  | 80.0 | 91.0 | 92.0`,
    notes: [
      written(
        '卫生局',
        item('主要成效', '甲筛查率由达标转为未达标，原因正在查找。'),
        item('主要成效', '乙筛查率比上年提高，并保持达标。'),
      ),
    ],
  }; // prettier-ignore
  const { findings = [] } = doubting(text);

  it('of several paragraphs are asked about behind their own sentence, and the other paragraphs stay in the general report', () => {
    const words = '甲指标比上年改善。\n乙筛查率未达标，须加强筛查。其余工作有序推进。\n丙工作已经完成。';
    const several = { ...text, notes: [written('卫生局', item('主要成效', words))] };
    const doubted = doubting(several).findings ?? [];
    const [wrong] = doubted.map(({ quoted }) => quoted ?? '');
    expect(doubted).toHaveLength(1);
    const unit = unitText(several, { findings: doubted });
    expect(unit).toContain(`须加强筛查。【待核实：上文“${wrong ?? ''}”与数据不符】其余工作有序推进。`);
    const general = generalText(several, { findings: doubted });
    expect(general).not.toContain('须加强筛查');
  });

  it('are a finding with three ways out, and nothing else is', () => {
    expect(findings.map(({ code, indicator, quoted }) => ({ code, indicator, quoted }))).toEqual([
      { code: 'note-verdict-differs', indicator: 'W01', quoted: '由达标转为未达标' },
    ]);
    expect(findings[0]?.message).toContain('判定为“基本达标”');
    expect(findings[0]?.hint).toMatch(/改正材料.*accept.*print: false/u);
  });

  it('give way to 【待核实】 in the general report and are asked about behind them in the unit’s', () => {
    const general = generalText(text, { findings });
    expect(general).not.toContain('由达标转为未达标，原因');
    expect(general).toContain('【待核实：单位原文“由达标转为未达标”与数据不符，见');
    expect(general).toContain('乙筛查率比上年提高，并保持达标。');
    const unit = unitText(text, { findings });
    expect(unit).toContain('原因正在查找。【待核实：上文“由达标转为未达标”与数据不符】');
  });

  it('stay out where that was decided, and it is said', () => {
    const omitted = findings.map((one) => ({ ...one, code: 'accepted' as const, omitted: true as const }));
    const general = generalText(text, { findings: omitted });
    expect(general).not.toContain('待核实');
    expect(general).not.toContain('原因正在查找');
    expect(general).toContain('卫生局材料中另有1条与数据不符，未予采用。');
    expect(unitText(text, { findings: omitted })).toContain('原因正在查找。');
  });
});

describe('The general report', () => {
  const figures = {
    year: 2015,
    indicators: `
      code | name     | plans          | base | targets
      W01  | 甲检查率 | women          | 60.0 | own >= 90
      C01  | 乙检查率 | children       | 60.0 | own >= 90
      C02  | 丙检查率 | women children | 60.0 | own >= 90`,
    figures: `
      code | area | 2013 | 2014 | 2015
      W01  | own  | 60.0 | 60.5 | 60.6
      C01  | own  | 60.0 | 60.5 | 60.6
      C02  | own  | 60.0 | 89.0 | 91.0`,
  }; // prettier-ignore

  it('sets each measure under its indicator and its author', () => {
    const notes = [
      written(
        '卫生局',
        item('对策建议', '在登记处设检查点。', { indicators: ['W01'], deadline: '2016年8月' }),
        item('对策建议', '逐园核对名册。', { indicators: ['C01'], deadline: '2016年9月' }),
      ),
    ];
    const text = generalText({ ...figures, notes });
    expect(text).toContain('卫生局建议：甲检查率——在登记处设检查点（完成时限：2016年8月）。乙检查率——逐园核对名册');
    expect(text.match(/倒排工期、全力攻坚/gu)).toHaveLength(1);
  });

  it('says for which plan a unit wrote, and tells its problems beside its 摘要', () => {
    const notes = [
      written(
        '卫生局',
        item('摘要', '孕产期保健加强。', { plans: ['women'] }),
        item('摘要', '儿童保健加强。', { plans: ['children'] }),
        item('存在问题', '基层人手不足。'),
      ),
    ];
    const text = generalText({ ...figures, notes });
    expect(text).toContain('（妇女）孕产期保健加强。（儿童）儿童保健加强。');
    expect(text).toContain('卫生局：基层人手不足。');
    expect(text).not.toMatch(/一是孕产期/u);
  });

  it('does not number points that number themselves', () => {
    const notes = [written('卫生局', item('主要做法', '一是建站。二是培训。'), item('主要做法', '开展督查。'))];
    expect(generalText({ ...figures, notes })).toContain('（1）一是建站。二是培训。（2）开展督查。');
  });
});
