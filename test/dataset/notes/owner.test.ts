import { describe, expect, it } from 'vitest';
import { readNoteName } from '../../../src/dataset/notes/name.ts';
import { findingsOf, noteOf, read } from './a-note.ts';

describe('whose a note is', () => {
  it.each([
    ['notes/教育局.md', '教育局', false, null],
    ['notes/教育局-妇女.docx', '教育局', false, ['women']],
    ['notes/教育局－儿童.txt', '教育局', false, ['children']],
    ['教育局（妇女）.txt', '教育局', false, ['women']],
    ['notes/总报告.md', '', true, null],
    ['notes/总报告-儿童.md', '', true, ['children']],
    ['notes/教育局-草稿.md', '教育局-草稿', false, null],
  ])('%s', (file, unit, general, plans) => {
    expect(readNoteName(file)).toEqual({ place: null, unit, general, plans });
  });

  it('the name in full and with spaces is the same unit', () => {
    expect(noteOf('鹤山市教育局.md', '- 甲').unit).toBe('教育局');
    expect(noteOf('教 育 局.md', '- 甲').unit).toBe('教育局');
  });

  it('an alias is said', () => {
    expect(noteOf('市教育局.md', '- 甲').unit).toBe('教育局');
    expect(findingsOf('市教育局.md', '- 甲')).toEqual(['renamed-unit']);
  });

  it('an unknown unit is asked about with the nearest, and its note not used', () => {
    const reading = read({ '教肓局.md': '- 甲' });
    expect(reading.notes).toEqual([]);
    expect(reading.findings[0]).toMatchObject({ code: 'unknown-unit', level: '核实性' });
    expect(reading.findings[0]?.hint).toContain('“教育局”');
  });

  it('front matter goes before the name', () => {
    const note = noteOf('附件1.md', '---\nunit: 妇联\nplan: 儿童   # 只写儿童\nyear: 2015\n---\n- 甲\n');
    expect(note).toMatchObject({ unit: '妇联', items: [{ plans: ['children'], origin: { line: 6 } }] });
  });

  it('front matter that cannot be understood is asked about at its line', () => {
    const text = '---\nunit: 妇联\nplan: 老年\nyear: 2014\n备注: 无\n---\n- 帮扶母亲\n';
    expect(findingsOf('妇联.md', text)).toEqual(['unknown-heading@3', 'other-title-year@4', 'unknown-heading@5']);
  });

  it('a title that names another year is asked about; next year’s plan is not', () => {
    expect(findingsOf('教育局.txt', '教育局2014年工作总结\n1、建园。\n')).toEqual(['other-title-year@1']);
    expect(findingsOf('教育局.txt', '教育局2016年工作计划\n1、建园。\n')).toEqual([]);
    expect(findingsOf('教育局.txt', '关于实施《儿童发展规划（2014—2016年）》的报告\n1、建园。\n')).toEqual([]);
  });

  it('a title may name the plan', () => {
    const text = '关于实施《鹤山市儿童发展规划（2014—2016年）》2015年度的情况报告\n1、加强领导。\n';
    expect(noteOf('妇联.txt', text).items[0]).toMatchObject({ plans: ['children'], planUnclear: false });
  });

  it('files of one unit become one note, in order', () => {
    const { notes, findings } = read({ '妇联.md': '- 帮扶母亲', '教育局.md': '- 甲', '妇联-儿童.md': '- 乙' });
    expect(notes.map((note) => [note.unit, note.items.map((item) => item.text)])).toEqual([
      ['妇联', ['帮扶母亲', '乙']],
      ['教育局', ['甲']],
    ]);
    expect(findings).toEqual([]);
  });

  it('the general note is the compiler’s, apart from its own note as a unit', () => {
    const { notes } = read({ '总报告.md': '# 摘要\n- 甲', '统计局.md': '- 乙' });
    expect(notes.map((note) => [note.unit, note.general])).toEqual([
      ['统计局', true],
      ['统计局', false],
    ]);
  });

  it('a file called 总报告 is the general note, whoever its front matter names', () => {
    const { notes, findings } = read({ '总报告.md': '---\nunit: 统计局\nyear: 2015\n---\n# 摘要\n- 甲' });
    expect(notes.map((note) => [note.unit, note.general])).toEqual([['统计局', true]]);
    expect(findings).toEqual([]);
  });

  it('the same note in two files is asked about', () => {
    expect(read({ '教育局.md': '- 甲', '教育局.txt': '甲' }).findings.map((one) => one.code)).toEqual(['two-notes']);
  });

  it.each(['', '\ufeff', '\n \n\u3000\n', '---\nunit: 教育局\n---\n', '<!-- 待填 -->'])(
    'an empty note is a finding (%#)',
    (text) => {
      expect(read({ '教育局.md': text })).toMatchObject({
        notes: [],
        findings: [{ code: 'empty-note', unit: '教育局' }],
      });
    },
  );
});
