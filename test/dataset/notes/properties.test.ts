import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NoteDocument } from '../../../src/dataset/notes/document.ts';
import { parseNotes } from '../../../src/dataset/notes/parsing.ts';
import { readNote } from '../../../src/formats/notes-text/read.ts';
import { indicators, read, round } from './a-note.ts';

const words = fc.constantFrom(
  '妇女', '儿童', '将', '继续', '了', '孕产妇死亡率', '婚检率', '［W02］', '[妇女]', '［期限：9月］', '主要做法', '存在问题', '对策建议',
  '一、', '（一）', '1、', '2. ', '- ', '一是', '二是', '。', '；', '，', '：', '\n', '\n\n', '# ', '## ', '**', '*', '`', '<', '|', '　　', '\t',
  '新建6所', '2016年', '年底前', '已实现', '\r\n', '\\', '---', '> ', '　', '①', '【', '】',
); // prettier-ignore
const written = fc.oneof(
  fc.array(words, { maxLength: 60 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
);

describe('whatever is written', () => {
  it('reading never throws, and the same text gives the same reading', () => {
    fc.assert(
      fc.property(written, fc.constantFrom('妇联.md', '妇联.txt', '总报告.md'), (text, name) => {
        const reading = readNote(`notes/${name}`, new TextEncoder().encode(text));
        if (reading.verdict === 'refused') return;
        const parsed = parseNotes([reading.content], { round, indicators });
        expect(parseNotes([reading.content], { round, indicators })).toEqual(parsed);
      }),
      { numRuns: 300 },
    );
  });

  it('every paragraph of every item of a plain note stands in the file, letter for letter', () => {
    // A tag before the full stop is the one thing taken out of the middle of a line.
    const plain = written.map((text) => text.replaceAll(/[\]］】\ufffd]/g, '').replaceAll(/[\ue000-\uf8ff]/g, ''));
    fc.assert(
      fc.property(plain, (text) => {
        const reading = readNote('notes/妇联.txt', new TextEncoder().encode(text));
        if (reading.verdict === 'refused') return;
        const { notes } = parseNotes([reading.content], { round, indicators });
        const items = notes.flatMap((note) => [...note.items, ...(note.preface ?? [])]);
        for (const item of items) for (const line of item.text.split('\n')) expect(text).toContain(line);
      }),
      { numRuns: 300 },
    );
  });

  it('nothing but headings, numbers, tags and titles is lost', () => {
    const sentence = fc.array(fc.constantFrom('建园', '招生', '扩班', '维权', '慰问', '6所'), {
      minLength: 2,
      maxLength: 6,
    });
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 8 }), fc.boolean(), (sentences, numbered) => {
        const lines = sentences.map((pieces, index) => `${numbered ? `${index + 1}、` : ''}${pieces.join('')}。`);
        const texts = read({ '妇联.txt': lines.join('\n') }).notes.flatMap((note) =>
          note.items.map((item) => item.text),
        );
        expect(texts).toEqual(sentences.map((pieces) => `${pieces.join('')}。`));
      }),
      { numRuns: 100 },
    );
  });
});

describe('hostile notes', () => {
  const hostile: Readonly<Record<string, string>> = {
    'a line of 100,000 letters': '妇'.repeat(100_000),
    'a line of 100,000 names': '孕产妇死亡率'.repeat(17_000),
    'a line of 100,000 brackets': '［'.repeat(100_000),
    '2,000 tags': '［W02］'.repeat(2_000),
    '10,000 nested lists on one line': '- '.repeat(10_000),
    '10,000 nested lists': Array.from({ length: 10_000 }, (_, depth) => `${' '.repeat(Math.min(depth, 60))}- 甲`).join(
      '\n',
    ),
    '10,000 quotes': '>'.repeat(10_000),
    '8,000 stars': '*甲 '.repeat(8_000),
    '2,000 headings': '# 主要做法\n'.repeat(2_000),
    '5,000 items': '1、甲\n'.repeat(5_000),
    '10,000 numbers': '1、'.repeat(10_000),
    '一是 5,000 times': '一是二是'.repeat(5_000),
    'dates without end': '2016年'.repeat(5_000),
    'spaces without end': `甲${' '.repeat(100_000)}乙`,
    'brackets never closed': '《'.repeat(10_000) + '（'.repeat(10_000),
  };
  for (const [what, text] of Object.entries(hostile)) {
    // What takes a second on a busy machine takes minutes once some step is quadratic.
    it.each(['妇联.md', '妇联.txt'])(`${what} in %s`, { timeout: 20_000 }, (name) => {
      expect(() => read({ [name]: text })).not.toThrow();
    });
  }

  it('zero bytes and other files under a text’s name are refused, not read', () => {
    const refused = (bytes: readonly number[]) => readNote('notes/妇联.txt', Uint8Array.from(bytes)).verdict;
    expect(refused([0, 1, 2, 3, 0, 0, 0])).toBe('refused');
    expect(refused([...new TextEncoder().encode('%PDF-1.4')])).toBe('refused');
    expect(refused([0x50, 0x4b, 3, 4, 0, 0])).toBe('refused');
  });

  it('a document of no lines from any reader is an empty note', () => {
    const empty: NoteDocument = {
      file: 'notes/妇联.docx',
      format: 'plain',
      lines: [],
      frontMatter: { others: [] },
      remarks: [],
    };
    expect(parseNotes([empty], { round, indicators }).findings.map((one) => one.code)).toEqual(['empty-note']);
  });
});
