import { describe, expect, it } from 'vitest';
import { lintDocument } from '../../../src/formats/docx/lint/lint.ts';
import type { Block, Inline, Report } from '../../../src/report/model.ts';
import {
  bodyOf,
  bytesOf,
  edited,
  first,
  linesOf,
  mergedWith,
  partOf,
  replaced,
  smallReport,
  turned,
  written,
} from './edited.ts';
import { paragraph, text } from './reports.ts';
import {
  commentsOf,
  faultsOfComments,
  paraId,
  settledInWord,
  withAnswer,
  withPersonsComment,
} from './word-comments.ts';

const owed = (what: string): Inline => ({
  kind: 'placeholder',
  text: `【待补充：${what}】`,
  way: `由教育局补充，写在 notes/教育局.md 的“${what}”标题下。`,
});
const causes = (...inlines: readonly Inline[]): Block => paragraph('policy/causes', [text('原因在于'), ...inlines]);
const said = (value: typeof first, ...more: readonly Block[]): Report => smallReport(value, more);

const lacking = await written(said(first, causes(owed('原因分析'))));
const stillLacking = await written(said(turned, causes(owed('原因分析'))));
const filled = await written(said(turned, causes(text('外来务工家庭迁离。'))));
const complete = await written(said(first, causes(text('外来务工家庭迁离。'))));

const li = { id: 7, author: '李', text: '请教育局再核' } as const;

describe('The program’s comments beside placeholders', () => {
  it('are no edit: the document becomes the fresh one, comment and all', () => {
    const merged = bytesOf(mergedWith(lacking, stillLacking));
    const unnumbered = (xml: string): string => xml.replaceAll(/(<w:bookmark(?:Start|End) w:id=)"\d+"/g, '$1""');
    expect(unnumbered(bodyOf(merged))).toBe(unnumbered(bodyOf(stillLacking)));
    expect(partOf(merged, 'word/comments.xml')).toBe(partOf(stillLacking, 'word/comments.xml'));
  });

  it('go from the body and from the part when the data fill the placeholder', () => {
    const merged = bytesOf(mergedWith(lacking, filled));
    expect(linesOf(merged)).toEqual(linesOf(filled));
    expect(bodyOf(merged)).not.toContain('w:comment');
    expect(partOf(merged, 'word/comments.xml')).toBe('');
    expect(lintDocument(merged)).toEqual([]);
  });

  it('go too when a person wrote over the placeholder, and what they wrote stays', () => {
    const own = edited(lacking, (xml) => replaced(xml, '【待补充：原因分析】', '两所民办学校停办。'));
    const merged = bytesOf(mergedWith(own, stillLacking));
    expect(linesOf(merged)).toContain('原因在于两所民办学校停办。');
    expect(commentsOf(merged)).toEqual([]);
    expect(faultsOfComments(merged)).toEqual([]);
  });

  it('come with a placeholder that is new, in a document that had no comments', () => {
    const own = edited(complete, (xml) => replaced(xml, '逐人登记去向', '逐户登记去向'));
    const merged = bytesOf(mergedWith(own, stillLacking));
    expect(commentsOf(merged)).toEqual([
      {
        id: '0',
        author: 'fuer',
        text: '缺：原因分析。\n由教育局补充，写在 notes/教育局.md 的“原因分析”标题下。\n写好后重新生成，这里自动换上。也可以在这里直接改写，重新生成时保留。',
        beside: '【待补充：原因分析】',
      },
    ]);
    expect(faultsOfComments(merged)).toEqual([]);
    expect(linesOf(merged)).toContain('一是印发控辍保学工作方案，逐户登记去向。');
  });

  it('stay where only other sentences of an edited paragraph changed', () => {
    const own = edited(lacking, (xml) => replaced(xml, '原因在于', '我局认为，原因在于'));
    const merged = bytesOf(mergedWith(own, stillLacking));
    expect(linesOf(merged)).toContain('我局认为，原因在于【待补充：原因分析】');
    expect(commentsOf(merged).map(({ beside }) => beside)).toEqual(['【待补充：原因分析】']);
  });

  it('keep their number, their name and that they are settled', () => {
    const own = settledInWord(lacking, [0]);
    const merged = bytesOf(mergedWith(own, stillLacking));
    expect(partOf(merged, 'word/comments.xml')).toContain(`w14:paraId="${paraId(0)}"`);
    expect(partOf(merged, 'word/commentsExtended.xml')).toContain('w15:done="1"');
    const gone = bytesOf(mergedWith(own, filled));
    expect(partOf(gone, 'word/commentsExtended.xml')).toBe('');
    expect(lintDocument(gone)).toEqual([]);
    const both = bytesOf(mergedWith(withPersonsComment(own, '高中阶段毛入学率', li), filled));
    expect(commentsOf(both).map(({ author }) => author)).toEqual(['李']);
    expect(partOf(both, 'word/commentsExtended.xml')).not.toContain(paraId(0));
    expect(lintDocument(both).filter((fault) => !fault.includes('CommentReference'))).toEqual([]);
  });

  it('are known again as a word processor saves them', () => {
    const saved = edited(
      lacking,
      (xml) =>
        xml
          .replaceAll('<w:r>', '<w:r w:rsidR="00A1">')
          .replaceAll('<w:commentReference', '<w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference'),
      {
        'word/comments.xml': partOf(lacking, 'word/comments.xml')
          .replaceAll(/<w:pPr>.*?<\/w:pPr>/g, '')
          .replaceAll('<w:p>', '<w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>'),
      },
    );
    expect(commentsOf(bytesOf(mergedWith(saved, filled)))).toEqual([]);
    expect(linesOf(bytesOf(mergedWith(saved, filled)))).toEqual(linesOf(filled));
  });

  it('whose words a person changed are that person’s', () => {
    const own = edited(lacking, (xml) => xml, {
      'word/comments.xml': replaced(
        partOf(lacking, 'word/comments.xml'),
        '缺：原因分析。',
        '缺：原因分析。已问王科长。',
      ),
    });
    const merged = bytesOf(mergedWith(own, filled));
    expect(commentsOf(merged).map((one) => one.text)).toEqual([expect.stringContaining('已问王科长')]);
    expect(faultsOfComments(merged)).toEqual([]);
  });
});

describe('An answer to the program’s comment', () => {
  it.each([
    ['as Word notes it', true],
    ['at the same place, where nothing notes it', false],
  ])('keeps both when the placeholder is filled: %s', (_, known) => {
    const answered = withAnswer(lacking, 0, { id: 5, author: '王', text: '下周报' }, known);
    for (const fresh of [filled, stillLacking]) {
      const merged = bytesOf(mergedWith(answered, fresh));
      expect(commentsOf(merged).map(({ id, author }) => `${id} ${author}`)).toEqual(['0 fuer', '5 王']);
      expect(faultsOfComments(merged)).toEqual([]);
      expect(linesOf(merged)).toEqual(linesOf(fresh));
    }
  });
});

describe('A person’s comment', () => {
  it.each([
    ['a placeholder that is filled', '【待补充：原因分析】', filled],
    ['a placeholder that stays', '【待补充：原因分析】', stillLacking],
    ['a sentence that changes', '九年义务教育巩固率为', filled],
    ['a figure of the table', '高中阶段毛入学率', filled],
  ])('stays to the letter, and so do its marks: on %s', (_, words, fresh) => {
    const own = withPersonsComment(lacking, words, li);
    const merged = bytesOf(mergedWith(own, fresh));
    expect(commentsOf(merged).filter(({ author }) => author === '李')).toEqual([
      { id: '7', author: '李', text: '请教育局再核', beside: expect.any(String) },
    ]);
    expect(faultsOfComments(merged)).toEqual([]);
    expect(linesOf(merged)).toEqual(linesOf(fresh));
    // The new one of ours takes a number of its own.
    expect(new Set(commentsOf(merged).map(({ id }) => id)).size).toBe(commentsOf(merged).length);
  });

  it('and ours, where both are new, get numbers of their own', () => {
    const own = withPersonsComment(complete, '原因在于', { ...li, id: 0 });
    const merged = bytesOf(mergedWith(own, stillLacking));
    expect(commentsOf(merged).map(({ id, author }) => `${id} ${author}`)).toEqual(['0 李', '1 fuer']);
    expect(faultsOfComments(merged)).toEqual([]);
  });

  it.each([
    ['a paragraph', paragraph('policy/more', '二是多方筹资。'), '二是多方筹资'],
    [
      'a table’s row',
      {
        kind: 'table',
        id: 'more',
        caption: [text('表2　其他')],
        columns: [{ heading: ['事项'], width: 1, align: 'left' }],
        rows: [
          { id: 'more/1', cells: [[text('登记')]] },
          { id: 'more/2', cells: [[text('评估')]] },
        ],
        landscape: false,
        notes: [],
      } satisfies Block,
      '登记<',
    ],
  ])('stays with %s that the program no longer writes', async (_, block, words) => {
    const before = await written(said(first, block));
    const own = withPersonsComment(before, words, li);
    const merged = bytesOf(mergedWith(own, await written(said(turned))));
    expect(commentsOf(merged).find(({ author }) => author === '李')?.beside).toBe(
      words.replace('<', '').replace('筹资', '筹资。'),
    );
    expect(linesOf(merged)).not.toContain('评估');
    expect(faultsOfComments(merged)).toEqual([]);
  });
});

it('Rows that a person typed in stay when their table goes.', async () => {
  const table = (id: string, rows: readonly string[]): Block => ({
    kind: 'table',
    id,
    caption: [text('表2　其他')],
    columns: [{ heading: ['事项'], width: 1, align: 'left' }],
    rows: rows.map((row) => ({ id: `${id}/${row}`, cells: [[text(row)]] })),
    landscape: false,
    notes: [],
  });
  const own = edited(await written(said(first, table('more', ['登记', '评估']))), (xml) =>
    replaced(xml, '>登记<', '>登记（王经办）<'),
  );
  expect(linesOf(bytesOf(mergedWith(own, await written(said(turned)))))).toContain('登记（王经办）');
  const others = bytesOf(mergedWith(own, await written(said(turned, table('more', ['走访', '慰问'])))));
  expect(linesOf(others)).toEqual(expect.arrayContaining(['登记（王经办）', '走访', '慰问']));
});
