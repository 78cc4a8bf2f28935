import { describe, expect, it } from 'vitest';
import type { NoteDocument } from '../../../src/dataset/notes/document.ts';
import { readNote } from '../../../src/formats/notes-text/read.ts';

function read(text: string, name = '教育局.md'): NoteDocument {
  const reading = readNote(`notes/${name}`, new TextEncoder().encode(text));
  if (reading.verdict === 'refused') throw new Error(reading.problem.message);
  return reading.content;
}

const texts = (text: string, name?: string): readonly string[] => read(text, name).lines.map((line) => line.text);

describe('Markdown', () => {
  it('headings, lists and paragraphs, each line with its place', () => {
    const { lines, format } = read('## 主要做法\n\n- 建园\n  1. 新建\n\n招生，\n扩班。\n');
    expect(format).toBe('markdown');
    expect(
      lines.map((line) => [line.line, line.heading, line.listMarker, line.depth, line.continues, line.text]),
    ).toEqual([
      [1, 2, null, 0, false, '主要做法'],
      [3, null, '- ', 1, false, '建园'],
      [4, null, '1. ', 2, false, '新建'],
      [6, null, null, 0, false, '招生，'],
      [7, null, null, 0, true, '扩班。'],
    ]);
    expect(lines[4]?.origin).toEqual({ kind: 'line', file: 'notes/教育局.md', line: 7 });
  });

  it('emphasis is parsed, not pasted', () => {
    expect(texts('**新建**幼儿园*6*所，`学位`1620个')).toEqual(['新建幼儿园6所，学位1620个']);
    expect(texts('抓好**“三八”**活动')).toEqual(['抓好“三八”活动']);
    expect(texts('写作\\*号')).toEqual(['写作*号']);
    expect(read('**主要做法**\n').lines[0]).toMatchObject({ text: '主要做法', bold: true });
  });

  it('everything else stays what the person typed', () => {
    for (const text of [
      '[W02]: 甲事', '[W02] 甲事［妇女］', '见 http://example.cn/?a=1&amp;b=2 和 [链接](http://example.cn)', '宣传《<中华人民共和国妇女权益保障法>办法》',
      '5 < 6 > 4', '<b>粗</b>', 'A_B_C', '~~删~~',
    ]) expect(texts(text)).toEqual([text]); // prettier-ignore
  });

  it('an indented paragraph is a paragraph, whatever it is indented with', () => {
    expect(texts('    四格缩进\n\n\u3000\u3000全角缩进\n').map((text) => text.trim())).toEqual([
      '四格缩进',
      '全角缩进',
    ]);
  });

  it('#主要做法 without a space is a heading, a ruled line below a paragraph is none', () => {
    expect(
      read('#主要做法\n建园。\n---\n招生。\n').lines.map((line) => [line.heading, line.text, line.continues]),
    ).toEqual([
      [1, '主要做法', false],
      [null, '建园。', false],
      [null, '招生。', false],
    ]);
    expect(read('#1楼是幼儿园\n').lines[0]?.heading).toBeNull();
  });

  it('comments are left out, line breaks kept', () => {
    expect(texts('<!-- 填写说明 -->\n\n建园<!-- 核 -->。<br>招生。\n')).toEqual(['建园。', '招生。']);
  });

  it('tables and pictures are left out and named with their lines', () => {
    const document = read('前文\n\n| 年 | 值 |\n|---|---|\n| 2015 | 1 |\n\n图![示意](a.png)说明\n');
    expect(document.lines.map((line) => line.text)).toEqual(['前文', '图说明']);
    expect(document.remarks.map((remark) => [remark.kind, remark.words, remark.origin])).toEqual([
      ['table', '| 年 | 值 |', { kind: 'line', file: 'notes/教育局.md', line: 3 }],
      ['picture', '示意', { kind: 'line', file: 'notes/教育局.md', line: 7 }],
    ]);
  });

  it('lists deeper than anyone writes are read as plain text, and that is said', () => {
    const document = read(`${'- '.repeat(200)}甲`);
    expect(document.format).toBe('plain');
    expect(document.remarks).toMatchObject([{ kind: 'markup-not-read', origin: { line: 1 } }]);
  });
});

describe('plain text', () => {
  it('every line is a paragraph, with its number in the file', () => {
    const { lines, format } = read('\u3000\u3000一、主要做法\r\n\r\n建园。\r\n', '教育局.txt');
    expect(format).toBe('plain');
    expect(lines.map((line) => [line.line, line.text])).toEqual([
      [1, '一、主要做法'],
      [3, '建园。'],
    ]);
  });

  it('UTF-8 with and without a mark, GBK and UTF-16 are read alike', () => {
    const utf16 = Uint8Array.from([0xff, 0xfe, 0xfa, 0x5e, 0xed, 0x56]);
    const gbk = Uint8Array.from([0xbd, 0xa8, 0xd4, 0xb0, 0xa1, 0xa3]);
    const words = (bytes: Uint8Array): string => {
      const reading = readNote('notes/教育局.txt', bytes);
      return reading.verdict === 'read'
        ? reading.content.lines.map((line) => line.text).join('|')
        : reading.problem.code;
    };
    expect(words(gbk)).toBe('建园。');
    expect(words(utf16)).toBe('建园');
    expect(words(new TextEncoder().encode('\ufeff建园。'))).toBe('建园。');
  });

  it('other files under a text’s name are refused with a way out', () => {
    const reading = readNote('notes/教育局.md', Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0]));
    expect(reading).toMatchObject({ verdict: 'refused', problem: { code: 'not-this-kind' } });
    if (reading.verdict === 'refused') expect(reading.problem.hint).toContain('.docx');
  });
});

describe('front matter', () => {
  it('unit, plan and year in either language; line numbers stay those of the file', () => {
    const document = read('---\n单位：教育局\nplan: "妇女" # 只写妇女\nyear: 2015\n其他\n---\n\n建园。\n');
    expect(document.frontMatter).toMatchObject({
      unit: { text: '教育局', origin: { line: 2 } },
      plan: { text: '妇女', origin: { line: 3 } },
      year: { text: '2015', origin: { line: 4 } },
      others: [{ text: '其他', origin: { line: 5 } }],
    });
    expect(document.lines).toMatchObject([{ text: '建园。', line: 8 }]);
  });

  it('a ruled line at the head without a second one is none', () => {
    expect(read('---\n建园。\n').frontMatter).toEqual({ others: [] });
    expect(texts('---\n建园。\n')).toEqual(['建园。']);
  });
});

describe('a note under an old name', () => {
  it('is no plain text and no web page', () => {
    for (const content of ['建园6所。', '<html><body>建园</body></html>']) {
      const reading = readNote('notes/教育局.doc', new TextEncoder().encode(content));
      expect(reading).toMatchObject({ verdict: 'refused', problem: { code: 'not-this-kind' } });
    }
  });
});
