import { describe, expect, it } from 'vitest';
import { headingMeaning, nearestHeading } from '../../../src/dataset/notes/headings.ts';
import { findingsOf, itemsOf, names, noteOf } from './a-note.ts';

const context = { names, area: '鹤山市', year: 2015 };

describe('a heading’s meaning', () => {
  it.each([
    ['一、政策措施', '政策措施'],
    ['（一）出台的主要政策措施', '政策措施'],
    ['主要做法', '主要做法'],
    ['【主要做法】', '主要做法'],
    ['二、2015年主要工作做法和成效', '主要做法'],
    ['1.工作开展情况', '主要做法'],
    ['主要工作', '主要做法'],
    ['工作成效：', '主要成效'],
    ['（二）取得的主要成效。', '主要成效'],
    ['存在问题', '存在问题'],
    ['三、存在的主要问题和困难', '存在问题'],
    ['问题与困难', '存在问题'],
    ['我局工作中存在的不足', '存在问题'],
    ['原因分析', '原因分析'],
    ['未达标指标的原因分析', '原因分析'],
    ['存在问题的原因', '原因分析'],
    ['变化说明', '变化说明'],
    ['数据变化情况说明', '变化说明'],
    ['变化较大指标的说明', '变化说明'],
    ['对策建议', '对策建议'],
    ['四、意见建议', '对策建议'],
    ['下一步工作建议', '对策建议'],
    ['下年计划', '下年计划'],
    ['下一步计划', '下年计划'],
    ['五、下一步工作', '下年计划'],
    ['2016年工作打算', '下年计划'],
    ['定性目标', '定性目标'],
    ['定性目标完成情况', '定性目标'],
    ['摘要', '摘要'],
    ['三、存在的問題', '存在问题'],
    ['對策建議', '对策建议'],
    ['變化說明', '变化说明'],
    ['主 要 做 法', '主要做法'],
  ])('%s is %s', (heading, section) => {
    expect(headingMeaning(heading, context)).toMatchObject({ section, plans: null, indicators: [] });
  });

  it.each([
    ['妇女发展规划', ['women']],
    ['一、儿童发展规划', ['children']],
    ['《鹤山市妇女发展规划（2014—2016年）》', ['women']],
    ['儿童部分', ['children']],
    ['婦女發展規劃', ['women']],
    ['婦女發(fā)展規(guī)劃', ['women']],
    ['共同', ['women', 'children']],
    ['两规划', ['women', 'children']],
    ['两个规划共同部分', ['women', 'children']],
    ['妇女儿童发展规划', ['women', 'children']],
  ])('%s is the heading of a plan', (heading, plans) => {
    expect(headingMeaning(heading, context)).toMatchObject({ plans, section: null });
  });

  it.each([
    ['W02', ['W02']],
    ['孕产妇死亡率', ['W02']],
    ['（一）流动人口孕产妇死亡率：', ['W03']],
    ['W02 孕产妇死亡率', ['W02']],
    ['w02', ['W02']],
    ['高中阶段毛入学率(女)', ['W19']],
    ['婚检率', ['W16']],
    ['W02、W03', ['W02', 'W03']],
  ])('%s names indicators', (heading, indicators) => {
    expect(headingMeaning(heading, context)).toMatchObject({ indicators, section: null });
  });

  it('a plan and a section, or an indicator and a section, may share one heading', () => {
    expect(headingMeaning('儿童发展规划主要做法', context)).toMatchObject({ plans: ['children'], section: '主要做法' });
    expect(headingMeaning('孕产妇死亡率变化说明', context)).toMatchObject({ indicators: ['W02'], section: '变化说明' });
  });

  it('two sections in one heading are both named, the first one first', () => {
    expect(headingMeaning('存在问题及对策建议', context)).toMatchObject({
      section: '存在问题',
      alsoNames: ['对策建议'],
    });
  });

  it.each(['亮点工作', '实施学前教育三年行动计划', '破解入学难问题', '新建幼儿园6所', '', '加强领导'])(
    '“%s” means nothing we know',
    (heading) => {
      expect(headingMeaning(heading, context)).toBeNull();
    },
  );

  it('a mistyped heading has a known one near it', () => {
    expect(nearestHeading('一、主要作法')).toBe('主要做法');
    expect(nearestHeading('原因分晰')).toBe('原因分析');
    expect(nearestHeading('一段很长很长的话，怎么看也不是一个标题，更不像约定的任何一个')).toBeNull();
  });
});

describe('headings in a note', () => {
  it('plan headings hold for what stands under them, whatever the level of the headings below', () => {
    const nested = '# 妇女发展规划\n## 主要做法\n- 甲\n# 儿童发展规划\n## 主要做法\n- 乙\n# 共同\n## 存在问题\n- 丙\n';
    const flat = nested.replaceAll('##', '#');
    for (const text of [nested, flat]) {
      expect(itemsOf('妇联.md', text).map((item) => [item.text, item.plans, item.planUnclear])).toEqual([
        ['甲', ['women'], false],
        ['乙', ['children'], false],
        ['丙', ['women', 'children'], false],
      ]);
    }
  });

  it('a section on the level of the plan headings stands outside them', () => {
    const text = '# 儿童发展规划\n## 主要做法\n- 甲\n# 对策建议\n- 加强领导\n';
    expect(itemsOf('妇联.md', text).map((item) => [item.text, item.planUnclear])).toEqual([
      ['甲', false],
      ['加强领导', true],
    ]);
  });

  it('a plan heading may divide a section', () => {
    const text = '一、主要做法\n（一）妇女发展规划\n甲事。\n（二）儿童发展规划\n乙事。\n二、存在问题\n经费不足。\n';
    expect(itemsOf('妇联.txt', text).map((item) => [item.section, item.text, item.plans.join()])).toEqual([
      ['主要做法', '甲事。', 'women'],
      ['主要做法', '乙事。', 'children'],
      ['存在问题', '经费不足。', 'women,children'],
    ]);
  });

  it('plain lines are headings by their words and numbers', () => {
    const text = '一、主要做法\n甲\n【存在问题】\n乙\n三、下一步工作：\n丙\n变化说明\n孕产妇死亡率丁\n';
    expect(itemsOf('卫生局.txt', text).map((item) => [item.section, item.text])).toEqual([
      ['主要做法', '甲'],
      ['存在问题', '乙'],
      ['下年计划', '丙'],
      ['变化说明', '孕产妇死亡率丁'],
    ]);
  });

  it('words that only chapters are named by, with a colon, open one on the same line', () => {
    const text =
      '二、问题及原因：师资缺。\n三、下步打算：建站。\n主要工作与成效：受理183件。\n【工作成绩】稳定。\n政策保障：出台方案。\n';
    expect(itemsOf('妇联.txt', text).map((item) => [item.section, item.text])).toEqual([
      ['存在问题', '师资缺。'],
      ['下年计划', '建站。'],
      ['主要做法', '受理183件。'],
      ['主要成效', '稳定。'],
      ['主要成效', '政策保障：出台方案。'],
    ]);
    expect(headingMeaning('一、指标完成情况', context)?.section).toBe('主要成效');
    expect(headingMeaning('改进措施', context)?.section).toBe('对策建议');
  });

  it('★ before a chapter’s name is a list’s mark of a heading', () => {
    const text = '★ 存在的问题\n缺编。\n★ 下一步措施\n招聘5名。\n';
    expect(itemsOf('妇联.txt', text).map((item) => [item.section, item.text])).toEqual([
      ['存在问题', '缺编。'],
      ['下年计划', '招聘5名。'],
    ]);
  });

  it('a numbered plan heading holds over the sections without numbers below it', () => {
    const text =
      '（一）妇女发展规划\n主要做法：受理183件。\n存在问题：经费不足。\n（二）儿童发展规划\n主要做法：建站12个。\n';
    expect(itemsOf('妇联.txt', text).map((item) => [item.text, item.plans.join()])).toEqual([
      ['受理183件。', 'women'],
      ['经费不足。', 'women'],
      ['建站12个。', 'children'],
    ]);
  });

  it('2016年怎么干, 村里的做法 are chapters', () => {
    const text = '一、村里的做法\n建站。\n二、2016年怎么干\n招聘5名。\n';
    expect(itemsOf('妇联.txt', text).map((item) => item.section)).toEqual(['典型做法', '下年计划']);
  });

  it('典型 set off by its letters alone heads a case', () => {
    expect(
      itemsOf('妇联.md', '**存在问题**\n\n缺编。\n\n**典型** 白沙镇建队23支。\n').map(({ section, text }) => [
        section,
        text,
      ]),
    ).toEqual([
      ['存在问题', '缺编。'],
      ['典型做法', '白沙镇建队23支。'],
    ]);
  });

  it('妇女发展规划执行情况 heads all that is of that plan; 故事 heads a case', () => {
    const text =
      '一、妇女发展规划执行情况\n主要做法：受理183件。\n故事：三岔村建站。\n二、儿童发展规划执行情况\n主要做法：建站12个。\n';
    expect(itemsOf('妇联.txt', text).map((item) => [item.section, item.plans.join()])).toEqual([
      ['主要做法', 'women'],
      ['典型做法', 'women'],
      ['主要做法', 'children'],
    ]);
  });

  it('1.目标进展 is a chapter of results', () => {
    expect(itemsOf('妇联.txt', '1.目标进展\n达到9项。\n2.存在问题\n缺编。\n').map((item) => item.section)).toEqual([
      '主要成效',
      '存在问题',
    ]);
  });

  it('措施 below problems is what is to be done about them, elsewhere what was done', () => {
    const sections = (text: string): readonly string[] => itemsOf('妇联.txt', text).map((item) => item.section);
    expect(sections('问题：缺编。\n措施：2018年前招聘5名。\n')).toEqual(['存在问题', '对策建议']);
    expect(sections('措施：招聘5名。\n问题：缺编。\n')).toEqual(['政策措施', '存在问题']);
  });

  it('a heading may be followed by its text on the same line', () => {
    const text = '（一）主要做法。一是建园。二是招生。\n（二）存在问题：缺编14名。\n【摘要】一句话。\n';
    expect(itemsOf('教育局.txt', text).map((item) => [item.section, item.text])).toEqual([
      ['主要做法', '建园。'],
      ['主要做法', '招生。'],
      ['存在问题', '缺编14名。'],
      ['摘要', '一句话。'],
    ]);
  });

  it('an item of few words is no heading: 1、政策保障', () => {
    const text = '一、主要做法\n1、政策保障\n2、资金投入\n';
    expect(itemsOf('教育局.txt', text).map((item) => [item.section, item.text])).toEqual([
      ['主要做法', '政策保障'],
      ['主要做法', '资金投入'],
    ]);
  });

  it('a sentence that speaks of problems is no heading', () => {
    const text = '## 主要做法\n\n存在问题不容忽视，已整改\n\n存在问题较多的学校有3所。\n';
    expect(itemsOf('教育局.md', text).map((item) => item.section)).toEqual(['主要做法', '主要做法']);
  });

  it('an unknown heading is asked about, with the one it may mean, and its text is kept as work', () => {
    const text = '# 对策建议\n- 甲\n## 主要作法\n- 乙\n# 亮点工作\n- 丙\n';
    expect(itemsOf('教育局.md', text).map((item) => [item.section, item.text])).toEqual([
      ['对策建议', '甲'],
      ['主要做法', '乙'],
      ['主要做法', '丙'],
    ]);
    expect(findingsOf('教育局.md', text)).toEqual(['unknown-heading@3', 'unknown-heading@5']);
  });

  it('二、亮点工作 beside 一、主要做法 is a heading too', () => {
    const text = '一、主要做法\n甲。\n二、亮点工作\n乙。\n';
    expect(itemsOf('教育局.txt', text).map((item) => item.text)).toEqual(['甲。', '乙。']);
    expect(findingsOf('教育局.txt', text)).toEqual(['unknown-heading@3']);
  });

  it('a sub-heading that is no indicator opens the words below it', () => {
    const text = '# 对策建议\n## （一）补齐短板\n6月底前提出方案。\n';
    expect(itemsOf('教育局.md', text)).toMatchObject([{ text: '补齐短板\n6月底前提出方案。', section: '对策建议' }]);
    expect(findingsOf('教育局.md', text)).toEqual(['unknown-heading@2']);
  });

  it('a sub-heading above a list leads up to it', () => {
    const note = noteOf('教育局.md', '# 对策建议\n## 完善制度\n- 甲\n- 乙\n');
    expect(note.items.map((item) => item.text)).toEqual(['甲', '乙']);
    expect(note.preface?.map((item) => item.text)).toEqual(['完善制度']);
  });

  it('a sub-heading names the indicator of what stands under it', () => {
    const text = [
      '# 原因分析', '## 孕产妇死亡率', '高危孕妇增加。', '## W03', '外来人口增加。', '# 变化说明', '（一）婚检率', '改了政策。',
    ].join('\n'); // prettier-ignore
    expect(itemsOf('卫生局.md', text).map((item) => [item.section, item.indicators, item.plans.join()])).toEqual([
      ['原因分析', ['W02'], 'women'],
      ['原因分析', ['W03'], 'women'],
      ['变化说明', ['W16'], 'women,children'],
    ]);
  });

  it('sections may stand under an indicator', () => {
    const text = '# 孕产妇死亡率\n## 原因分析\n甲。\n## 对策建议\n乙。\n# 九年义务教育巩固率\n## 原因分析\n丙。\n';
    expect(itemsOf('卫生局.md', text).map((item) => [item.section, item.indicators])).toEqual([
      ['原因分析', ['W02']],
      ['对策建议', ['W02']],
      ['原因分析', ['C25']],
    ]);
  });

  it('a mistyped indicator is asked about with its name', () => {
    const text = '# 变化说明\n## 孕产妇死亡串\n甲。\n';
    expect(findingsOf('卫生局.md', text)).toEqual(['unknown-heading@2', 'unclear-indicator@2']);
  });

  it('domains sort text and mean nothing else', () => {
    const text = '# 主要做法\n## 妇女与健康\n- 甲\n## 教育\n- 学生乙\n';
    expect(itemsOf('卫生局.md', text).map((item) => [item.text, item.plans.join()])).toEqual([
      ['甲', 'women'],
      ['学生乙', 'children'],
    ]);
    expect(findingsOf('卫生局.md', text)).toEqual([]);
  });
});
