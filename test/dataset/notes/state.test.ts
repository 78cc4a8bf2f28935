import { describe, expect, it } from 'vitest';
import { goalJudgement } from '../../../src/dataset/notes/state.ts';
import { findingsOf, itemsOf, noteOf, read, textsOf } from './a-note.ts';

describe('a qualitative goal', () => {
  it.each([
    ['已实现。建成1所。', '已实现', '建成1所。'],
    ['建成儿童福利机构：推进中，主体封顶。', '推进中', '主体封顶。'],
    ['尚未启动。', '未启动', '。'],
    ['（ ）已实现（ ）推进中（√）未启动', '未启动', ''],
    ['（）已实现（√）推进中（）未启动，已立项', '推进中', '已立项'],
    ['已实现（ ）、推进中（ ）、未启动（√）', '未启动', ''],
    ['[ ] 已实现 [x] 推进中', '推进中', ''],
    ['□已实现 ☑推进中 □未启动', '推进中', ''],
    ['已实现☑ 推进中☐ 未启动☐ 依据：验收合格', '已实现', '依据：验收合格'],
    ['☒已实现 ☐推进中 ☐未启动', '已实现', ''],
    ['（√）已实现', '已实现', ''],
    ['未成年人保护机制已实现，覆盖（含镇村）。', '已实现', '覆盖（含镇村）。'],
  ])('%s', (text, state, evidence) => {
    expect(goalJudgement(text)).toEqual({ state, evidence: evidence.replace(/^。$/, '') });
  });

  it.each([
    '（√）已实现（√）推进中（ ）未启动', '（ ）已实现（ ）推进中（ ）未启动', '已实现：部分推进中', '没有已实现', '未能已实现，推进中', '是否已实现',
    '尚未全部已实现', '（ ）已实现', '（√）已实现推进中', '已实现（√）推进中（√）未启动', '（×）已实现', '建成一所。',
  ])('%s is unclear', (text) => {
    expect(goalJudgement(text)).toBeNull();
  });

  it('that is unclear is a finding at its line', () => {
    expect(findingsOf('妇联.txt', '定性目标\n1、［C36］（√）已实现（√）推进中\n')).toEqual(['unclear-state@2']);
  });
}); // prettier-ignore

describe('headings where they stand', () => {
  it('存在不足 among numbered items is about itself', () => {
    const text = '1、举办健身活动12场。\n2、新建球场3个。\n3、存在不足：场地少。\n4、培训指导员20人。\n';
    expect(itemsOf('教育局.txt', text).map(({ section, text: words }) => [section, words])).toEqual([
      ['主要做法', '举办健身活动12场。'],
      ['主要做法', '新建球场3个。'],
      ['存在问题', '场地少。'],
      ['主要做法', '培训指导员20人。'],
    ]);
  });

  it.each(['存在不足', '存在的主要困难', '问题和不足', '当前存在的薄弱环节', '不足之处', '困难与问题'])('%s heads problems', (heading) => {
    expect(itemsOf('教育局.txt', `1、建园。\n2、${heading}：缺编。\n`).map(({ section }) => section)).toEqual(['主要做法', '存在问题']);
  });

  it.each([
    ['典型做法', '典型做法'], ['典型案例', '典型做法'], ['请示事项', '请示事项'], ['需要上级协调解决的问题', '请示事项'], ['摘要', '摘要'],
  ])('%s is %s', (heading, section) => {
    expect(itemsOf('教育局.md', `# ${heading}\n一村一园。\n`)[0]?.section).toBe(section);
  });
}); // prettier-ignore

describe('what a note leaves unsaid', () => {
  it.each(['同上。', '见上条。', '如前所述，继续推进。', '该项工作已完成。', '其比例提高。'])('%s points to what stands elsewhere', (text) => {
    expect(findingsOf('教育局.txt', `1、建园6所。\n2、${text}\n`)).toEqual(['unclear-reference@2']);
  });

  it.each(['其中，新建6所。', '其他工作。', '应该建园。'])('%s does not', (text) => {
    expect(findingsOf('教育局.txt', `1、建园6所。\n2、${text}\n`)).toEqual([]);
  });

  it('a line that ends in a comma goes on in the next', () => {
    expect(textsOf('教育局.txt', '主要做法\n开展健步走活动，\n举办比赛12场。\n招生。\n')).toEqual(['开展健步走活动，\n举办比赛12场。', '招生。']);
  });

  it('control characters and turned directions are taken out and named, private-use characters stay', () => {
    const { notes, findings } = read({ '教育局.txt': '主要做法\n建\u0007园王\ue863。\n合格率\u202e%5.21\u202c。\n' });
    expect(notes[0]?.items.map(({ text }) => text)).toEqual(['建园王\ue863。', '合格率%5.21。']);
    expect(findings.map(({ code, origin }) => [code, origin])).toEqual([
      ['note-words-unread', { kind: 'line', file: 'notes/教育局.txt', line: 2 }],
      ['note-words-unread', { kind: 'line', file: 'notes/教育局.txt', line: 3 }],
    ]);
  });
}); // prettier-ignore

describe('whose words', () => {
  it("a supplement comes after the unit's own", () => {
    const files = { '教育局-补充.md': '# 主要做法\n补一条。\n', '教育局.md': '# 主要做法\n建园。\n' };
    expect(read(files).notes.map(({ unit, items }) => [unit, items.map(({ text }) => text)])).toEqual([['教育局', ['建园。', '补一条。']]]);
    expect(noteOf('教育局-儿童-补充.md', '补。\n').unit).toBe('教育局');
  });

  it("what a place wrote is kept apart from the unit's own words, and said", () => {
    const { notes, placeNotes, findings } = read({ '教育局.md': '建园。\n', '教育局/沙坪街道.txt': '办班3期。\n', '教育局/沙坪街道-妇女.txt': '帮扶母亲。\n' });
    expect(notes.map(({ items }) => items.map(({ text }) => text))).toEqual([['建园。']]);
    expect(placeNotes.map(({ unit, place, items }) => [unit, place, items.map(({ text }) => text)])).toEqual([['教育局', '沙坪街道', ['办班3期。', '帮扶母亲。']]]);
    expect(findings.map(({ code, unit }) => [code, unit])).toEqual([['place-note', '教育局']]);
  });
}); // prettier-ignore
