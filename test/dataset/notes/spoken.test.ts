/** Notes as people write them who follow no form: chapters and dividers in their own words, several matters on a line. */
import { describe, expect, it } from 'vitest';
import type { NoteSection } from '../../../src/dataset/notes/notes.ts';
import { findingsOf, itemsOf, textsOf } from './a-note.ts';

function placed(name: string, text: string): readonly (readonly [NoteSection, string])[] {
  return itemsOf(name, text).map(({ section, text: words }) => [section, words] as const);
}

describe('a chapter named in spoken words', () => {
  it.each<[string, NoteSection]>([
    ['不足的地方也要说清楚：', '存在问题'],
    ['毛病也不少：', '存在问题'],
    ['难处主要有两条：', '存在问题'],
    ['成绩主要有这么几条：', '主要成效'],
    ['今后的打算：', '下年计划'],
    ['下一步咋办：', '下年计划'],
    ['下步准备：', '下年计划'],
  ])('%s', (heading, section) => {
    expect(placed('教育局.txt', `${heading}\n教师编制少，山区路远。\n`)).toEqual([[section, '教师编制少，山区路远。']]);
    expect(placed('教育局.txt', `${heading}教师编制少，山区路远。\n`)).toEqual([[section, '教师编制少，山区路远。']]);
  });

  it('a numbered heading of the year to come is a plan, whatever else it says', () => {
    const text = '一、工作情况\n建园6所。\n二、2016年冲刺措施\n补办招生，逐校动员。\n';
    expect(placed('教育局.txt', text)).toEqual([
      ['主要做法', '建园6所。'],
      ['下年计划', '补办招生，逐校动员。'],
    ]);
  });

  it('words of a matter are none: 困难家庭：, 问题学生：', () => {
    expect(textsOf('教育局.txt', '困难家庭：逐户走访资助。\n问题学生：逐人结对帮教。\n')).toEqual([
      '困难家庭：逐户走访资助。',
      '问题学生：逐人结对帮教。',
    ]);
  });
});

describe('whom the talk goes on about', () => {
  const text =
    '先说妇女这一块。全年培训120人。\n义诊32场。\n再说娃娃这一块。建成活动室6所。\n下一步咋办：一是给女职工再办培训；二是儿童活动室再建2所。\n';
  it('先说妇女这一块 holds until the next heading, and is no words', () => {
    expect(itemsOf('妇联.txt', text).map(({ text: words, plans }) => [words, plans])).toEqual([
      ['全年培训120人。', ['women']],
      ['义诊32场。', ['women']],
      ['建成活动室6所。', ['children']],
      ['给女职工再办培训；', ['women']],
      ['儿童活动室再建2所。', ['children']],
    ]);
  });

  it('a paragraph that begins with an indicator is about it, whoever else is spoken of', () => {
    const [item] = itemsOf('卫生局.txt', '孕产妇死亡率为0，新生儿抢救也没有失手。\n');
    expect(item?.plans).toEqual(['women']);
  });

  it('a point without a word of its own is about what its line is about', () => {
    const items = itemsOf('妇联.txt', '措施：①培养女干部20名；②2016年3月底前补配到位。\n');
    expect(items.map(({ text: words, plans }) => [words, plans])).toEqual([
      ['培养女干部20名；', ['women']],
      ['2016年3月底前补配到位。', ['women']],
    ]);
  });
});

describe('a cause that names nothing', () => {
  it('is of the plan that the note has just told of', () => {
    const text = '存在问题\n儿童之家覆盖率只有52.3%。\n原因分析\n管理员补贴低，没有人愿意干。\n';
    expect(itemsOf('妇联.txt', text).map(({ section, plans }) => [section, plans])).toEqual([
      ['存在问题', ['children']],
      ['原因分析', ['children']],
    ]);
  });
});

describe('what is no work of the unit', () => {
  it('the formula that opens a letter, and a title with 小结', () => {
    const text =
      '县妇联2015年两纲工作小结\n按照市妇儿工委办公室通知要求，我会认真进行了自查，现将有关情况汇报如下，不妥之处请批评指正。\n举办培训32场，120人参加。\n建成活动室6所。\n';
    expect(textsOf('妇联.txt', text)).toEqual(['举办培训32场，120人参加。', '建成活动室6所。']);
    expect(
      textsOf('妇联.txt', '按照你们的通知，我们对了两遍，现在把情况说一说。\n举办培训32场。\n建成活动室6所。\n'),
    ).toEqual(['举办培训32场。', '建成活动室6所。']);
  });

  it('a line of letters alone above a paragraph sorts what follows, and is asked about', () => {
    const text = '主要做法\n学前教育\n全年新建公办园5所、改扩建11所，新增学位2340个。\n';
    expect(placed('教育局.txt', text)).toEqual([['主要做法', '全年新建公办园5所、改扩建11所，新增学位2340个。']]);
    expect(findingsOf('教育局.txt', text)).toContain('unknown-heading@2');
    expect(textsOf('教育局.txt', '主要做法\n开展入户走访\n全年新建公办园5所、改扩建11所，新增学位2340个。\n')).toEqual([
      '开展入户走访',
      '全年新建公办园5所、改扩建11所，新增学位2340个。',
    ]);
  });
});

describe('what an item goes on to', () => {
  it('a paragraph of it that begins with a plan, or with what is hard, is one', () => {
    const text = '## 主要做法\n- 建园6所，招生240人。\n\n  下一步，再建2所。\n- 办班12期，难处是没有专职教师。\n';
    expect(placed('教育局.md', text)).toEqual([
      ['主要做法', '建园6所，招生240人。'],
      ['下年计划', '下一步，再建2所。'],
      ['主要做法', '办班12期，难处是没有专职教师。'],
    ]);
    expect(placed('教育局.txt', '问题：有的学校没有校医。\n打算在2016年上半年和卫生局一起配齐。\n')).toEqual([
      ['存在问题', '有的学校没有校医。'],
      ['下年计划', '打算在2016年上半年和卫生局一起配齐。'],
    ]);
  });

  it('a figure and where it will go by itself is no plan', () => {
    const text = '一、指标完成情况\n婚检率60.6%，比目标差14.4个百分点，2016年要达标几乎不可能。\n';
    expect(itemsOf('卫生局.txt', text).map(({ future }) => future)).toEqual([false]);
    const plan = '主要做法\n2016年6月底前婚检率力争达到65.5%。\n';
    expect(itemsOf('卫生局.txt', plan).map(({ future }) => future)).toEqual([true]);
  });

  it('the cause of what went wrong is told among the work as well, of a success none', () => {
    const causes = (text: string) => itemsOf('卫生局.txt', text).map(({ reasons = [] }) => reasons);
    expect(causes('婚检率掉到57.4%，主要是婚检门诊停了三个月。\n')).toEqual([[{ code: 'W16', of: 'cause' }]]);
    expect(causes('婚检率达到97.4%，主要是检查点设在了登记处。\n')).toEqual([[]]);
    expect(causes('婚检情况每两年调查一次，2015年没有开展。\n')).toEqual([[{ code: 'W16', of: 'gap' }]]);
  });
});
