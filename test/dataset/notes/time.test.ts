import { describe, expect, it } from 'vitest';
import { deadlineIn, sentenceTime } from '../../../src/dataset/notes/time.ts';
import { itemsOf } from './a-note.ts';

describe('a sentence’s time, in the round of 2015', () => {
  it.each([
    '2016年将新建幼儿园6所。',
    '下一步，推进校安工程。',
    '继续抓好控辍保学。',
    '進一步發揮婦聯的服務功能。',
    '婦代會將進一步健全制度。',
    '同時將加大宣傳。',
    '力争年底前覆盖率达到90%。',
    '拟投入200万元。',
    '计划新建幼儿园6所。',
    '明年6月底前完成复测。',
    '预计2016年9月补报。',
    '到2016年，巩固率达到96%。',
    '我局将抓好落实。',
    '争取年内建成。',
  ])('future: %s', (sentence) => {
    expect(sentenceTime(sentence, 2015)).toBe('future');
  });

  it.each([
    '新建公办幼儿园6所，新增学位1620个。',
    '2015年印发方案。',
    '已印发方案。',
    '修订了章程。',
    '今年以来举办讲座。',
    '继续实施三年行动计划，新建幼儿园6所。',
    '培训2300人次。',
    '争取到上级资金200万元。',
    '截至年底全部完工。',
    '家长学校建成率提前达到2030年目标。',
  ])('past: %s', (sentence) => {
    expect(sentenceTime(sentence, 2015)).toBe('past');
  });

  it.each([
    '将体育课时列入学校考核。',
    '把家庭教育抓实，为了孩子。',
    '推动男女两性协调发展。',
    '实施学前教育三年行动计划。',
    '了解群众需求。',
    '宣传《2016—2020年规划》。',
    '拟定方案。',
    '落实计划生育政策。',
    '做好已婚育龄妇女服务。',
    '做好宣传工作。',
    '继续教育学时不足。',
    '毕业女生没有继续升学。',
  ])('neither: %s', (sentence) => {
    expect(sentenceTime(sentence, 2015)).toBe('neutral');
  });

  it('both: what was done and what comes of it', () => {
    expect(sentenceTime('已印发方案，将于2016年实施。', 2015)).toBe('mixed');
    expect(sentenceTime('高中阶段毛入学率98.5%，提前实现2020年目标。', 2017)).toBe('past');
    expect(sentenceTime('三项指标全部提前达到2030年目标。', 2022)).toBe('past');
    expect(sentenceTime('三项指标均高于2030年的规划目标。', 2022)).not.toBe('future');
  });
});

describe('an item’s time', () => {
  const futures = (text: string) => itemsOf('教育局.txt', text).map((item) => item.future);

  it('under 主要做法 only what is future throughout is plan', () => {
    const text = '主要做法\n1、新建幼儿园6所。将继续新建2所。\n2、将继续新建2所。力争明年建成。\n3、加强领导。\n';
    expect(futures(text)).toEqual([false, true, false]);
    expect(itemsOf('教育局.txt', text).map((item) => item.section)).toEqual(['主要做法', '主要做法', '主要做法']);
  });

  it('under no heading the greater part counts', () => {
    expect(futures('1、新建幼儿园6所。\n2、下一步将新建2所。方案修订了。将继续招生。\n3、印发了方案。\n')).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('an item that says neither goes with the note as a whole', () => {
    expect(futures('1、加强领导。\n2、继续招生。\n')).toEqual([true, true]);
    expect(futures('1、加强领导。\n2、招生1200人。\n')).toEqual([false, false]);
    expect(futures('1、加强领导。\n2、做好招生。\n')).toEqual([false, false]);
  });

  it('a title may call the whole a plan', () => {
    expect(futures('教育局2016年工作要点\n1、加强领导。\n2、做好招生。\n')).toEqual([true, true]);
  });

  it('proposals and next year’s plan are always plan', () => {
    expect(futures('对策建议\n1、2015年的做法应坚持。\n下年计划\n2、加强领导。\n存在问题\n缺编14名。\n')).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe('a deadline, as written', () => {
  it.each([
    ['于2016年6月底前提出“一人一案”，9月开学前落实', '2016年6月底前'],
    ['9月底前完成', '9月底前'],
    ['9月开学前落实', '9月开学前'],
    ['2016年10月前完成复测', '2016年10月前'],
    ['年底前建成', '年底前'],
    ['2016年底前建成', '2016年底前'],
    ['今年年底以前', '今年年底以前'],
    ['二〇一六年六月底前', '二〇一六年六月底前'],
    ['2016年6月30日前', '2016年6月30日前'],
    ['預計２０１６年９月補報', '２０１６年９月'],
    ['上半年内出台', '上半年内'],
    ['2016年内启动', '2016年内'],
    ['2016年新建6所', '2016年'],
    ['2016年新建6所，9月底前完工', '9月底前'],
    ['力争到2016年降到60%以下', '到2016年'],
  ])('%s', (text, deadline) => {
    expect(deadlineIn(text, 2015)).toBe(deadline);
  });

  it.each(['三个月内办结', '2014年新建6所', '2016年度任务', '自2016年起逐年开展', '加强领导', '学前教育'])(
    'none in %s',
    (text) => {
      expect(deadlineIn(text, 2015)).toBeNull();
    },
  );

  it('a tag goes before the text; what was done has none', () => {
    const [tagged, worded, done] = itemsOf(
      '教育局.txt',
      '对策建议\n1、6月底前提出方案［期限：2016年9月］\n2、6月底前提出方案\n主要做法\n3、2015年6月底前提出了方案\n',
    );
    expect([tagged?.deadline, worded?.deadline, done?.deadline]).toEqual(['2016年9月', '6月底前', null]);
  });
});
