import { describe, expect, it } from 'vitest';
import { firstSentence, innerPoints, sentencesOf } from '../../../src/dataset/notes/sentences.ts';
import { itemsOf, noteOf, textsOf } from './a-note.ts';

describe('items', () => {
  it('numbered lines under no heading are work, one item a number, 一是 and 二是 inside', () => {
    const text = '1、建园。一是新建6所；二是改建2所。\n2、招生。\n３．扩班。\n';
    expect(itemsOf('教育局.txt', text).map((item) => [item.section, item.text])).toEqual([
      ['主要做法', '建园。一是新建6所；二是改建2所。'],
      ['主要做法', '招生。'],
      ['主要做法', '扩班。'],
    ]);
  });

  it('the outermost kind of number opens items, inner ones stay inside as written', () => {
    const text = '（一）建园。\n1.新建6所。\n2.改建2所。\n（二）招生。\n（1）摸底。\n①登记。\n';
    expect(textsOf('教育局.txt', text)).toEqual(['建园。\n1.新建6所。\n2.改建2所。', '招生。\n（1）摸底。\n①登记。']);
  });

  it('unnumbered paragraphs go on with the numbered item above', () => {
    expect(textsOf('教育局.txt', '1、建园。\n新建6所。\n\n一是镇上4所。\n二是村里2所。\n2、招生。\n')).toEqual([
      '建园。\n新建6所。\n一是镇上4所。\n二是村里2所。',
      '招生。',
    ]);
  });

  it('what stands before 1、 under no heading opens the note and is no item', () => {
    const note = noteOf('教育局.txt', '2015年，我局认真落实规划。\n1、建园。\n2、招生。\n');
    expect(note.items.map((item) => item.text)).toEqual(['建园。', '招生。']);
    expect(note.preface?.map((item) => item.text)).toEqual(['2015年，我局认真落实规划。']);
  });

  it('under a heading it is an item, unless it only announces the list', () => {
    const note = noteOf('教育局.txt', '主要做法\n全市一盘棋。\n主要抓了以下工作：\n1、建园。\n2、招生。\n');
    expect(note.items.map((item) => item.text)).toEqual(['全市一盘棋。', '建园。', '招生。']);
    expect(note.preface?.map((item) => item.text)).toEqual(['主要抓了以下工作：']);
  });

  it('a note of paragraphs without numbers has an item each', () => {
    expect(textsOf('教育局.txt', '建园6所。\n招生1200人。\n')).toEqual(['建园6所。', '招生1200人。']);
    expect(noteOf('教育局.txt', '建园6所。\n').preface).toBeUndefined();
  });

  it('一是 and 二是 that nothing leads up to are numbers of items, on one line or on several', () => {
    const apart = ['缺编。', '缺钱。', '缺地。'];
    expect(textsOf('教育局.txt', '存在问题\n一是缺编。\n二是缺钱。\n三是缺地。\n')).toEqual(apart);
    expect(textsOf('教育局.txt', '存在问题\n一是缺编。二是缺钱。三是缺地。\n')).toEqual(apart);
    expect(textsOf('教育局.txt', '存在问题\n一是缺编。\n')).toEqual(['一是缺编。']);
    expect(textsOf('教育局.txt', '原因分析\n一是缺编。二是缺钱。\n')).toEqual(['一是缺编。二是缺钱。']);
  });

  it('二是 on its own line goes on with 一是 that words lead up to', () => {
    expect(textsOf('教育局.txt', '存在问题\n细说起来：\n一是缺编。\n二是缺钱。\n')).toEqual([
      '细说起来：\n一是缺编。\n二是缺钱。',
    ]);
  });

  it('a paragraph about problems that goes on to the plan is two', () => {
    const sections = (text: string) => itemsOf('教育局.txt', text).map((item) => [item.section, item.text]);
    expect(sections('存在问题：缺编14名。下一步：2016年10月底前招聘。\n')).toEqual([
      ['存在问题', '缺编14名。'],
      ['下年计划', '2016年10月底前招聘。'],
    ]);
    expect(sections('存在问题\n缺编14名。\n下一步，我局将招聘10名。\n')).toEqual([
      ['存在问题', '缺编14名。'],
      ['下年计划', '下一步，我局将招聘10名。'],
    ]);
    expect(sections('存在问题\n缺编14名。2016年，一是招聘10名，5月底前完成。\n')).toEqual([
      ['存在问题', '缺编14名。'],
      ['下年计划', '2016年，一是招聘10名，5月底前完成。'],
    ]);
    expect(sections('主要做法\n建园6所。\n2016年：5月底前完成改建；新增学位120个。\n')[1]).toEqual([
      '下年计划',
      '2016年：5月底前完成改建；新增学位120个。',
    ]);
    expect(sections('存在问题\n2015年，缺编14名。\n')).toEqual([['存在问题', '2015年，缺编14名。']]);
    expect(sections('存在问题\n对下一步工作缺少安排。\n')).toEqual([['存在问题', '对下一步工作缺少安排。']]);
  });

  it('建议 begins a proposal wherever it stands', () => {
    expect(itemsOf('教育局.txt', '主要做法\n建园6所。\n建议将经费列入预算。\n').map((item) => item.future)).toEqual([
      false,
      true,
    ]);
  });

  it('how a report begins by custom leads up to what follows', () => {
    const note = noteOf(
      '教育局.txt',
      '主要做法\n2015年，在市委、市政府的坚强领导下，我局各项工作取得新成效。\n1、建园6所。\n2、招生。\n',
    );
    expect(note.items.map((item) => item.text)).toEqual(['建园6所。', '招生。']);
    expect(note.preface).toHaveLength(1);
    expect(
      textsOf('教育局.txt', '主要做法：一是2015年，我局坚持育人为本，各项工作取得明显成效。二是建园6所。三是招生。\n'),
    ).toEqual(['建园6所。', '招生。']);
  });

  it('a courtesy above the first heading is no work', () => {
    const text = '2015年，我局坚持育人为本，各项工作取得明显成效。\n一、主要做法\n（一）建园6所。\n（二）招生。\n';
    expect(textsOf('教育局.txt', text)).toEqual(['建园6所。', '招生。']);
  });

  it('5. before an age numbers an item too', () => {
    expect(textsOf('卫生局.txt', '主要做法\n4.建站。\n5.5岁以下儿童免费检查。\n')).toEqual([
      '建站。',
      '5岁以下儿童免费检查。',
    ]);
  });

  it('1. before a year numbers an item too', () => {
    expect(textsOf('教育局.txt', '对策建议\n1.2025年8月底前改造。2.扩招300人，9月前完成。3.争创3所。\n')).toEqual([
      '2025年8月底前改造。',
      '扩招300人，9月前完成。',
      '争创3所。',
    ]);
    expect(textsOf('教育局.txt', '对策建议\n1、2025年8月底前改造；2、2025年扩招300人；3、争创3所。\n')).toHaveLength(3);
  });

  it('list items of Markdown are items, nested ones stay inside', () => {
    const text = '## 主要做法\n\n- 建园\n  - 新建\n  - 改建\n- 招生，\n  扩班\n\n  另一段\n\n列表之外。\n';
    expect(textsOf('教育局.md', text)).toEqual([
      '建园\n新建\n改建',
      '招生，\n扩班\n\n另一段'.replace('\n\n', '\n'),
      '列表之外。',
    ]);
  });

  it('numbers inside an item of a numbered list stay', () => {
    expect(textsOf('教育局.md', '1. 建园\n   1. 新建\n   2. 改建\n2. 招生\n')).toEqual([
      '建园\n1. 新建\n2. 改建',
      '招生',
    ]);
  });

  it('lines typed one below the other in Markdown are items where they are numbered, or end in a full stop', () => {
    expect(textsOf('教育局.md', '## 主要做法\n1、建园。\n2、招生。\n')).toEqual(['建园。', '招生。']);
    expect(textsOf('教育局.md', '## 主要做法\n建园。\n招生。\n')).toEqual(['建园。', '招生。']);
    expect(textsOf('教育局.md', '## 主要做法\n新建幼儿园，\n招生。\n')).toEqual(['新建幼儿园，\n招生。']);
  });

  it('figures at the start of a line are no numbers: 1.5, 2015、2016', () => {
    const text = '主要成效\n1.5万名学生受益。\n2015、2016两年新建6所。\n';
    expect(textsOf('教育局.txt', text)).toEqual(['1.5万名学生受益。', '2015、2016两年新建6所。']);
  });

  it('keeps every letter: odd punctuation, half-width commas, typing slips', () => {
    const line = '組織婦女開展各類活動,。同時,科學發(fā)展觀<中華人民共各國>  兩個空格';
    expect(textsOf('妇联.txt', `1、${line}`)).toEqual([line]);
    expect(textsOf('妇联.md', `1、${line}`)).toEqual([line]);
  });

  it('private-use letters are rare names, and stay; a bullet of Word pasted as text is a mark', () => {
    expect(textsOf('教育局.txt', '1、校长王\ue863。\n\uf0b7\n')).toEqual(['校长王\ue863。']);
    expect(textsOf('教育局.txt', '主要做法\n\uf0d8 建园。\n\uf0d8 招生。\n')).toEqual(['建园。', '招生。']);
  });

  it('title, signature, ruled lines and a form’s prompts are no items', () => {
    const text =
      '鹤山市教育局2015年工作情况\n--------\n主要做法\n（请填写本年的主要做法，2—4条）\n建园6所。\n鹤山市教育局\n2016年5月20日\n';
    expect(textsOf('教育局.txt', text)).toEqual(['建园6所。']);
  });

  it('an item remembers the line it begins on', () => {
    expect(itemsOf('教育局.txt', '\n\n1、建园。\n新建。\n\n2、招生。\n').map((item) => item.origin)).toEqual([
      { kind: 'line', file: 'notes/教育局.txt', line: 3 },
      { kind: 'line', file: 'notes/教育局.txt', line: 6 },
    ]);
  });
});

describe('sentences and points', () => {
  it('the first sentence ends with its full stop and the closing quote behind it', () => {
    expect(firstSentence('建园6所。招生。')).toBe('建园6所。');
    expect(firstSentence('他说：“好！”又说')).toBe('他说：“好！”');
    expect(firstSentence('没有句号')).toBe('没有句号');
    expect(firstSentence('加强领导\n成立小组。')).toBe('成立小组。');
    expect(firstSentence('真的？！是。')).toBe('真的？！');
  });

  it('sentences also end at semicolons and paragraphs', () => {
    expect(sentencesOf('建园；招生。\n扩班')).toEqual(['建园；', '招生。', '扩班']);
  });

  it('points are slices of the text', () => {
    const text = '建园。一是新建6所；二是改建2所，投入一定；三是扩班。';
    expect(innerPoints(text)).toEqual(['一是新建6所；', '二是改建2所，投入一定；', '三是扩班。']);
    expect(innerPoints('一是甲\n二是乙')).toEqual(['一是甲', '二是乙']);
    expect(innerPoints('从一是到十是')).toEqual([]);
    expect(innerPoints('一是只有一点。')).toEqual([]);
    expect(innerPoints('二是没有一。三是也没有。')).toEqual([]);
  });
});
