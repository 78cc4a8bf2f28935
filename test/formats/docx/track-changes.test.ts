import { describe, expect, it } from 'vitest';
import { recordedBlocks } from '../../../src/history/recorded-blocks.ts';
import { lintDocument } from '../../../src/formats/docx/lint/lint.ts';
import { trackChanges } from '../../../src/formats/docx/revisions/track-changes.ts';
import { bodyOf, first, linesOf, smallReport, turned, written, edited } from './edited.ts';
import { owed, paragraph, text } from './reports.ts';
import { commentsOf } from './word-comments.ts';

const revising = { author: '妇儿', date: '2016-05-25T00:00:00Z' };
const extra = paragraph('progress/C27', '高中阶段毛入学率持平，须加快进度。');

/** What stands after every revision is rejected: insertions out, deletions back. */
function rejected(bytes: Uint8Array): readonly string[] {
  return linesOf(
    edited(bytes, (xml) =>
      xml
        .replaceAll(/<w:p>(?:(?!<\/w:p>).)*<w:rPr><w:ins [^>]*\/><\/w:rPr>.*?<\/w:p>/gs, '')
        .replaceAll(/<w:ins [^>]*[^/]>.*?<\/w:ins>/gs, '')
        .replaceAll(/<w:del [^>]*[^/]>(.*?)<\/w:del>/gs, '$1')
        .replaceAll('w:delText', 'w:t'),
    ),
  );
}

describe('Revisions against an issued version', () => {
  it('read as the new version when accepted, and as the issued one when rejected', async () => {
    const [old, fresh] = [smallReport(first), smallReport(turned)];
    const tracked = trackChanges(await written(fresh), recordedBlocks(old), revising);
    expect(linesOf(tracked)).toEqual(linesOf(await written(fresh)));
    expect(rejected(tracked)).toEqual(linesOf(await written(old)));
    expect(lintDocument(tracked)).toEqual([]);
  });

  it('strike out words, not letters, with author and the round’s date', async () => {
    const tracked = bodyOf(
      trackChanges(await written(smallReport(turned)), recordedBlocks(smallReport(first)), revising),
    );
    expect(tracked).toContain('w:author="妇儿" w:date="2016-05-25T00:00:00Z"');
    expect(tracked).toMatch(/<w:del [^>]*><w:r><w:delText xml:space="preserve">93\.1<\/w:delText>/);
    expect(tracked).not.toContain('>九年</w:delText>');
  });

  it('mark paragraphs that are new and show those that are gone', async () => {
    const [plain, more] = [smallReport(first), smallReport(first, [extra])];
    const added = trackChanges(await written(more), recordedBlocks(plain), revising);
    expect(rejected(added)).toEqual(linesOf(await written(plain)));
    const gone = bodyOf(trackChanges(await written(plain), recordedBlocks(more), revising));
    expect(gone).toContain('高中阶段毛入学率持平，须加快进度。</w:delText>');
  });

  it.each([
    ['the last', 'table/C27'],
    ['the first', 'table/C25'],
  ])('show %s row of a table that is gone, struck out among the others', async (_, id) => {
    const whole = smallReport(first);
    const less = {
      ...whole,
      sections: whole.sections.map((section) => ({
        ...section,
        blocks: section.blocks.map((block) =>
          block.kind === 'table' ? { ...block, rows: block.rows.filter((row) => row.id !== id) } : block,
        ),
      })),
    };
    const tracked = trackChanges(await written(less), recordedBlocks(whole), revising);
    expect(rejected(tracked)).toEqual(linesOf(await written(whole)));
    const accepted = edited(tracked, (xml) =>
      xml.replaceAll(/<w:tr>(?:(?!<\/w:tr>).)*<w:del [^>]*\/><\/w:trPr>.*?<\/w:tr>/gs, ''),
    );
    expect(linesOf(accepted)).toEqual(linesOf(await written(less)));
    expect(lintDocument(tracked)).toEqual([]);
  });

  it('leave the comments beside placeholders where they are', async () => {
    const [old, fresh] = ['一是多方筹资。', '二是加强巡查。'].map((more) =>
      smallReport(first, [paragraph('policy/causes', [text(more), owed('原因')])]),
    );
    if (old === undefined || fresh === undefined) throw new Error('not composed');
    const tracked = trackChanges(await written(fresh), recordedBlocks(old), revising);
    expect(rejected(tracked)).toEqual(linesOf(await written(old)));
    expect(commentsOf(tracked)).toEqual(commentsOf(await written(fresh)));
    expect(lintDocument(tracked)).toEqual([]);
  });

  it('are none where nothing changed', async () => {
    const bytes = await written(smallReport(first));
    expect(bodyOf(trackChanges(bytes, recordedBlocks(smallReport(first)), revising))).toBe(bodyOf(bytes));
  });
});
