import { describe, expect, it } from 'vitest';
import type { Block, Report } from '../../../src/report/model.ts';
import { officialLook } from '../../../src/formats/docx/write/look.ts';
import { lintDocument } from '../../../src/formats/docx/lint/lint.ts';
import { writeReport } from '../../../src/formats/docx/write/write.ts';
import { everything, owed, paragraph, partsOf, report, text } from './reports.ts';
import { commentsOf } from './word-comments.ts';

const bytesOf = async (source: Report): Promise<Uint8Array> =>
  (await writeReport(source, officialLook, { run: 'run' })).bytes;

/** A table in whose rows the same two things are missing. */
const ledger = (id: string): Block => ({
  kind: 'table',
  id,
  caption: [text('处置情况')],
  columns: [
    { heading: ['指标'], width: 2, align: 'left' },
    { heading: ['会商'], width: 2, align: 'left' },
    { heading: ['结果'], width: 2, align: 'left' },
  ],
  rows: Array.from({ length: 40 }, (_, row) => ({
    id: `${id}/${row}`,
    cells: [[text(`指标${row}`)], [owed('会商情况')], [owed('整改结果')]],
  })),
  landscape: false,
  notes: [],
});

describe('A comment beside a placeholder', () => {
  it('says what is missing, who supplies it, where it is written, and that words typed here stay', async () => {
    const bytes = await bytesOf(report([paragraph('a', [text('未达标。'), owed('未达标原因')])]));
    expect(commentsOf(bytes)).toEqual([
      {
        id: '0',
        author: 'fuer',
        text: '缺：未达标原因。\n由卫生局补充，写在 notes/卫生局.md 的“未达标原因”标题下。\n写好后重新生成，这里自动换上。也可以在这里直接改写，重新生成时保留。',
        beside: '【待补充：未达标原因】',
      },
    ]);
    expect(lintDocument(bytes)).toEqual([]);
  });

  it('promises nothing of words typed into a paper that is made anew each time', async () => {
    const letter = report([paragraph('a', [owed('主送机关')])], { kind: 'covering-letter' });
    expect(commentsOf(await bytesOf(letter))[0]?.text).toMatch(/这里自动换上。$/);
  });

  it('has the day under the signature, else the last of the year, and the same bytes twice', async () => {
    const dated = report([paragraph('a', [owed('原因')]), paragraph('date', '2016年5月25日', { role: 'date' })]);
    expect(partsOf(await bytesOf(dated))['word/comments.xml']).toContain('w:date="2016-05-25T00:00:00Z"');
    const undated = report([paragraph('a', [owed('原因')])]);
    expect(partsOf(await bytesOf(undated))['word/comments.xml']).toContain('w:date="2015-12-31T00:00:00Z"');
    expect(await bytesOf(dated)).toEqual(await bytesOf(dated));
  });

  it('stands once in a table for all rows that lack the same, and once in a section', async () => {
    const source: Report = {
      ...report([]),
      sections: [
        { id: 'one', blocks: [paragraph('a', [owed('原因'), owed('原因')]), paragraph('b', [owed('原因')])] },
        { id: 'two', blocks: [paragraph('c', [owed('原因')]), ledger('t1'), ledger('t2')] },
      ],
    };
    const bytes = await bytesOf(source);
    expect(commentsOf(bytes).map(({ beside }) => beside)).toEqual([
      '【待补充：原因】',
      '【待补充：原因】',
      '【待补充：会商情况】',
      '【待补充：整改结果】',
      '【待补充：会商情况】',
      '【待补充：整改结果】',
    ]);
    expect(lintDocument(bytes)).toEqual([]);
  });

  it('is not there where nobody is asked, and then there is no part of comments', async () => {
    const parts = partsOf(await bytesOf(report([paragraph('a', [{ kind: 'placeholder', text: '【此段过长】' }])])));
    expect(parts['word/comments.xml']).toBeUndefined();
    expect(parts['[Content_Types].xml']).not.toContain('comments');
    expect(parts['word/_rels/document.xml.rels']).not.toContain('comments');
  });

  it('keeps what people wrote from breaking it', async () => {
    const odd = { kind: 'placeholder', text: '【待补充：甲】', way: '由“<乙&丙>”补充\ufffe。' } as const;
    const bytes = await bytesOf(report([paragraph('a', [odd])]));
    expect(commentsOf(bytes)[0]?.text).toContain('由“&lt;乙&amp;丙&gt;”补充。');
    expect(lintDocument(bytes)).toEqual([]);
  });
});

it('A report of every kind of block has its comment.', async () => {
  expect(commentsOf(await bytesOf(everything))).toHaveLength(1);
});
