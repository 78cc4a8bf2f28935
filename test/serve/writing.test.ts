/** What the page writes into people's files: the words in their place, everything else as it was. */
import { describe, expect, it } from 'vitest';
import { decisionEntry, withDecision, withoutDecision } from '../../src/dataset/settling/decision-entries.ts';
import { textAt, withTextAt, type Slot } from '../../src/serve/actions/supplement.ts';
import { readWay } from '../../src/pipeline/way-to-write.ts';

const children: Slot = { unit: '教育局', plan: 'children', section: '变化说明', about: 'C25 九年义务教育巩固率' };
const either: Slot = { ...children, plan: null };

describe('Words put into a supplement', () => {
  it('stand under the headings that a note is read by, and are read back', () => {
    const file = withTextAt(null, children, '学籍系统更换。');
    expect(file).toBe('# 儿童发展规划\n\n## 变化说明\n\n### C25 九年义务教育巩固率\n\n学籍系统更换。\n');
    expect(textAt(file, children)).toBe('学籍系统更换。');
  });

  it('replace what stood in their place and nothing else', () => {
    const before =
      '# 妇女发展规划\n\n## 变化说明\n\n- 妇女的话\n\n# 儿童发展规划\n\n## 主要做法\n\n- 做法\n\n## 变化说明\n\n### C25 九年义务教育巩固率\n\n旧的\n\n### C27 高中阶段毛入学率\n\n别的\n';
    expect(withTextAt(before, children, '新的\n两行')).toBe(before.replace('旧的', '新的\n两行'));
  });

  it('go under the heading that is there, before the next', () => {
    const before = '# 儿童发展规划\n\n## 变化说明\n\n### C27 高中阶段毛入学率\n\n别的\n\n## 对策建议\n\n- 建议\n';
    expect(withTextAt(before, children, '新的')).toBe(
      '# 儿童发展规划\n\n## 变化说明\n\n### C27 高中阶段毛入学率\n\n别的\n\n### C25 九年义务教育巩固率\n\n新的\n\n## 对策建议\n\n- 建议\n',
    );
  });

  it('of no plan do not slip under a plan', () => {
    const before = '# 儿童发展规划\n\n## 变化说明\n\n### C25 九年义务教育巩固率\n\n儿童的\n';
    expect(textAt(before, either)).toBe('');
    expect(textAt(before, children)).toBe('儿童的');
    expect(textAt(withTextAt(before, either, '共同的'), children)).toBe('儿童的');
    expect(textAt(withTextAt(before, either, '共同的'), either)).toBe('共同的');
  });

  it('of no plan come before the first plan, so that they are read as of none', () => {
    const file = withTextAt('# 儿童发展规划\n\n## 主要做法\n\n- 做法\n', either, '共同的');
    expect(file.indexOf('共同的')).toBeLessThan(file.indexOf('# 儿童发展规划'));
  });

  it.each(['# 像标题', '### C27 别的', '<!-- 像注释 -->', '---', '  ## 缩进的标题'])('stay words: %s', (words) => {
    const file = withTextAt(null, children, `前\n${words}\n后`);
    expect(textAt(file, children)).toBe(`前\n${words}\n后`);
    expect(withTextAt(file, children, '换了')).toBe(withTextAt(null, children, '换了'));
  });

  it('taken away leave the rest', () => {
    const before = withTextAt(withTextAt(null, children, '甲'), { ...children, about: 'C27 高中阶段毛入学率' }, '乙');
    const after = withTextAt(before, children, '');
    expect(textAt(after, children)).toBe('');
    expect(textAt(after, { ...children, about: 'C27 高中阶段毛入学率' })).toBe('乙');
  });
});

describe('A decision put into decisions.yaml', () => {
  const who = { reason: '来电“确认”: 95.4 # 不是 94', by: '张三', date: '2016-05-20' };
  const entry = decisionEntry(
    {
      kind: 'choose',
      indicator: 'C25',
      year: 2015,
      area: 'own',
      dimension: null,
      value: '95.40',
      from: 'workbooks/教育局.xlsx!年报表!E12',
    },
    who,
    null,
  );
  const text = entry.verdict === 'made' ? entry.text : '';

  it.each([
    ['nothing', null],
    ['an empty list', '[]\n'],
    ['comments alone', '# 说明\n# - accept: …\n'],
    [
      'a list without a last line end',
      '- correct: {indicator: C27, year: 2015, value: 1}\n  reason: a\n  by: b\n  date: 2016-05-01',
    ],
    [
      'a list with a comment behind it',
      '- correct: {indicator: C27, year: 2015, value: 1}\n  reason: a\n  by: b\n  date: 2016-05-01\n# 完\n',
    ],
  ])('stands behind %s', (_, before) => {
    const now = withDecision(before, text);
    if (now.verdict === 'refused') throw new Error(now.message);
    expect(now.text.endsWith(text)).toBe(true);
    if (before !== null && before !== '[]\n') expect(now.text.startsWith(before)).toBe(true);
    // And is taken out again, wherever it stands and however many there are.
    const count = before?.includes('- correct') === true ? 1 : 0;
    const without = withoutDecision(now.text, count);
    expect(without.verdict === 'made' && without.text.trimEnd()).toBe(
      before === '[]\n' ? '' : (before ?? '').trimEnd(),
    );
  });

  it('keeps the figure as it was typed', () => {
    expect(text).toContain('value: 95.40');
  });

  it.each([
    '{a: 1}\n',
    '- 一\n',
    '[{correct: {indicator: C27, year: 2015, value: 1}, reason: a, by: b, date: 2016-05-01}]\n',
  ])('is refused where the file would be spoiled: %s', (before) => {
    expect(withDecision(before, text).verdict).toBe('refused');
  });

  it('is refused with a value that is none', () => {
    const wrong = decisionEntry(
      { kind: 'correct', indicator: 'C25', year: 2015, area: 'own', dimension: null, value: '约95' },
      who,
      null,
    );
    expect(withDecision(null, wrong.verdict === 'made' ? wrong.text : '').verdict).toBe('refused');
  });
});

describe('The way out of a placeholder', () => {
  it.each([
    [
      '由教育局补充，写在 notes/教育局.md 的“儿童发展规划”部分“原因分析”标题下，小标题写“C25 九年义务教育巩固率”。',
      { unit: '教育局', plan: 'children', section: '原因分析', about: 'C25 九年义务教育巩固率' },
    ],
    [
      '由教育局补充，写在 notes/教育局-妇女.md 的“主要做法”标题下。',
      { unit: '教育局', plan: 'women', section: '主要做法', about: null },
    ],
    [
      '由市政局补充，写在 workbooks/市政局.xlsx › 年报表 第11行的“变化说明”栏，或写在 notes/市政局.md 的“儿童发展规划”部分“变化说明”标题下，小标题写“C44a 公园广场儿童活动区数”。写好后重新生成。',
      { unit: '市政局', plan: 'children', section: '变化说明', about: 'C44a 公园广场儿童活动区数' },
    ],
    [
      '由统计局补充，写在 notes/总报告.md 的“摘要”标题下。',
      { unit: '总报告', plan: null, section: '摘要', about: null },
    ],
    ['由统计局补充，写在 ledger.yaml 中该指标那一条的 notice 一项，没有那一条的请加一条。', null],
    ['由统计局补充，写在 round.yaml 的 recipient.units 一项。', null],
  ])('%s', (way, place) => {
    expect(readWay(way)).toEqual(place);
  });
});
