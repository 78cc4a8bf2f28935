/** How officials really write: 无, 存在不足 anywhere, letters with an addressee, shortened goals. */
import { describe, expect, it } from 'vitest';
import { firstSentence } from '../../../src/dataset/notes/sentences.ts';
import { onlyRefers } from '../../../src/dataset/notes/heads/references.ts';
import { deadlineIn } from '../../../src/dataset/notes/time.ts';
import { itemsOf, noteOf } from './a-note.ts';

const told = (file: string, text: string) => itemsOf(file, text).map((item) => [item.section, item.text]);

describe('Where there is nothing to write', () => {
  it.each(['无', '无。', '暂无', '（无）', '没有。'])('%s is no item', (nothing) => {
    expect(told('教育局.md', `## 政策措施\n${nothing}\n## 主要做法\n建园6所。\n`)).toEqual([['主要做法', '建园6所。']]);
  });

  it('words that only begin so are', () => {
    expect(told('教育局.md', '## 主要做法\n无障碍通道改造3处。\n')).toEqual([['主要做法', '无障碍通道改造3处。']]);
  });
});

describe('存在不足 in the midst of work', () => {
  it('is a problem, behind a full stop and as an item of its own', () => {
    expect(told('教育局.md', '## 主要做法\n1. 建园6所。存在不足：教师紧缺。\n2. 招生。\n3. 存在不足：寄宿条件差。\n')).toEqual([
      ['主要做法', '建园6所。'],
      ['存在问题', '存在不足：教师紧缺。'],
      ['主要做法', '招生。'],
      ['存在问题', '存在不足：寄宿条件差。'],
    ]); // prettier-ignore
  });
});

describe('A letter', () => {
  it('has an addressee that is no item, and words that only lead up', () => {
    const note = noteOf(
      '教育局.txt',
      '2015年规划执行情况汇报\n县妇儿工委：\n一年来，我局认真落实规划，现将情况汇报如下：\n一、主要做法\n（一）建园。\n（二）招生。\n',
    );
    expect(note.items.map((item) => item.text)).toEqual(['建园。', '招生。']);
    expect(note.preface?.map((item) => item.text)).toEqual(['一年来，我局认真落实规划，现将情况汇报如下：']);
  });
});

describe('A heading that only points back', () => {
  it('is not printed as words', () => {
    expect(told('教育局.md', '## 对策建议\n### 该指标\n加强督导。\n')).toEqual([['对策建议', '加强督导。']]);
  });
});

describe('Several matters on adjoining lines', () => {
  const about = (text: string) => itemsOf('卫生局.md', text).map(({ text: words, indicators }) => [words, indicators]);

  it('each cause is about the indicator that begins it, loosely named or not', () => {
    expect(about('## 原因分析\n婚检率：宣传跟不上。\n孕产妇死亡率：转诊不及时，婚检率低。\n')).toEqual([
      ['婚检率：宣传跟不上。', ['W16']],
      ['孕产妇死亡率：转诊不及时，婚检率低。', ['W02']],
    ]);
    expect(about('## 对策建议\n婚检：设检查点。孕产妇死亡：逐例评审。\n改厕：建三千座。\n其他同上。\n')).toEqual([
      ['婚检：设检查点。', ['W16']],
      ['孕产妇死亡：逐例评审。', ['W02']],
      ['改厕：建三千座。', []],
      ['其他同上。', []],
    ]);
  });

  it('措施： goes on with what stands above it', () => {
    expect(about('## 对策建议\n婚检：设检查点。\n责任单位：卫生局。\n')).toEqual([
      ['婚检：设检查点。\n责任单位：卫生局。', ['W16']],
    ]);
  });

  it('a heading may name its indicator loosely, and a line its plan or code without brackets', () => {
    expect(about('## 原因分析\n### 婚检\n宣传跟不上。\n')).toEqual([['宣传跟不上。', ['W16']]]);
    expect(about('## 变化说明\nW16 停检两个月。\n')).toEqual([['停检两个月。', ['W16']]]);
    const [women, children] = itemsOf('卫生局.md', '## 主要做法\n妇女：办班两期。\n儿童：查体一次。\n');
    expect([women?.text, women?.plans]).toEqual(['办班两期。', ['women']]);
    expect([children?.text, children?.plans]).toEqual(['查体一次。', ['children']]);
  });

  it('what stands behind another head on the same line is another matter', () => {
    expect(about('## 原因分析\n孕产妇死亡：转诊慢；资金：缺口大。\n')).toEqual([
      ['孕产妇死亡：转诊慢；', ['W02']],
      ['资金：缺口大。', []],
    ]);
  });

  it('the office’s name above its letter is no work', () => {
    const letter = '教育局\n2015年度两个规划落实情况\n一、主要做法\n建园6所。\n';
    expect(told('教育局.txt', letter)).toEqual([['主要做法', '建园6所。']]);
  });

  it('points numbered on one line are items', () => {
    expect(told('教育局.txt', '存在问题\n（一）教师紧缺；（二）校舍不足。\n')).toEqual([
      ['存在问题', '教师紧缺；'],
      ['存在问题', '校舍不足。'],
    ]);
    expect(told('教育局.txt', '存在问题\n一、教师紧缺；二、校舍不足\n')).toEqual([
      ['存在问题', '教师紧缺；'],
      ['存在问题', '校舍不足'],
    ]);
  });

  it('under 两个规划 what names the indicators of one plan alone is of that plan', () => {
    const [item] = itemsOf('卫生局.md', '# 两个规划\n## 主要做法\n- 孕产妇死亡率逐例评审。\n');
    expect(item?.plans).toEqual(['women']);
  });
});

describe('Words that only point elsewhere', () => {
  it.each([
    '同上。',
    '其他同上',
    '其余工作同上年。',
    '出生缺陷：见附件。',
    '其余均同上。',
    '见妇女部分。',
    '详见附件2',
    '同W16',
    '见上文',
  ])('%s', (words) => {
    expect(onlyRefers(words)).toBe(true);
  });

  it.each(['同上海结对。', '见义勇为受表彰。', '同步推进改厕。', '详见附件2，新建6所。'])(
    '%s is no such thing',
    (words) => {
      expect(onlyRefers(words)).toBe(false);
    },
  );
});

describe('Time', () => {
  it('a year with what is to be finished in it is a deadline', () => {
    expect(deadlineIn('争取资金，2016年完成改厕5200户', 2015)).toBe('2016年');
  });

  it('今年没有 is past, though more is promised', () => {
    const [item] = itemsOf('教育局.md', '## 主要做法\n开展普查，偏远乡镇今年没有查到，明年将增加2台车。\n');
    expect(item?.future).toBe(false);
  });
});

describe('The first sentence', () => {
  it('of a title takes the sentence behind it', () => {
    expect(firstSentence('加强领导。成立领导小组，局长任组长。年终总结。')).toBe(
      '加强领导。成立领导小组，局长任组长。',
    );
  });
});
