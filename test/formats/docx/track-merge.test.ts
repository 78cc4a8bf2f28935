/** What a merge changes in an edited document, as revisions: accepted it is the merge, rejected the person's own text. */
import { describe, expect, it } from 'vitest';
import { lintDocument } from '../../../src/formats/docx/lint/lint.ts';
import { settled, wordsOf } from '../../../src/formats/docx/revisions/settled-revisions.ts';
import { trackMerge } from '../../../src/formats/docx/revisions/track-merge.ts';
import { bodyOf, bytesOf, edited, first, fixed, mergedWith, paragraphWith, replaced, smallReport, turned, written } from './edited.ts'; // prettier-ignore
import { paragraph } from './reports.ts';

const revising = { author: '妇儿', date: '2016-05-25T00:00:00Z' };
const extra = paragraph('progress/C27', '高中阶段毛入学率持平，须加快进度。');
const foreign =
  '<w:ins w:id="7" w:author="李" w:date="2016-05-20T00:00:00Z"><w:r><w:t>据教育局核实，</w:t></w:r></w:ins>';

/** Revisions of the merge of `theirs` with `fresh`, read back both ways. */
async function tracked(theirs: Uint8Array, fresh: Parameters<typeof written>[0]) {
  const merged = bytesOf(mergedWith(theirs, await written(fresh)));
  const made = trackMerge(theirs, merged, revising);
  if (made.verdict !== 'tracked') throw new Error(made.verdict);
  expect(lintDocument(made.bytes)).toEqual([]);
  expect(wordsOf(settled(bodyOf(made.bytes), 'accepted', '妇儿'))).toBe(wordsOf(bodyOf(merged)));
  return { ...made, body: bodyOf(made.bytes) };
}

const rejects = (body: string, theirs: Uint8Array): void =>
  expect(wordsOf(settled(body, 'rejected', '妇儿'))).toBe(wordsOf(bodyOf(theirs)));

describe('The merge of an edited document as revisions', async () => {
  const own = edited(await written(smallReport(first)), (xml) =>
    replaced(xml, '主要原因是外来务工家庭迁离。', '主要原因是外来务工家庭陆续迁离，已逐户登记。'),
  );

  it('strikes out old figures and words, in the sentence, the table and the closing, and leaves the person’s alone', async () => {
    const { body, left } = await tracked(own, smallReport(turned));
    rejects(body, own);
    expect(left).toEqual([]);
    expect([...body.matchAll(/<w:delText[^>]*>[^<]*93\.1/gu)]).toHaveLength(3);
    expect(body).not.toMatch(/陆续迁离[^<]*<\/w:(?:t|delText)><\/w:r><\/w:(?:ins|del)>/u);
  });

  it.each([
    ['comes', smallReport(first), smallReport(fixed, [extra])],
    ['goes', smallReport(first, [extra]), smallReport(fixed)],
  ])('shows a paragraph that %s', async (_, base, fresh) => {
    const theirs = edited(await written(base), (xml) => replaced(xml, '数据齐全。', '数据基本齐全。'));
    const { body } = await tracked(theirs, fresh);
    rejects(body, theirs);
    expect(body).toMatch(/<w:pPr>(?:(?!<\/w:pPr>).)*<w:rPr><w:(?:ins|del) [^>]*author="妇儿"/su);
  });

  it('shows a row that goes and one that comes', async () => {
    const whole = smallReport(first);
    const less = {
      ...whole,
      sections: whole.sections.map((section) => ({
        ...section,
        blocks: section.blocks.map((block) =>
          block.kind === 'table' ? { ...block, rows: block.rows.filter(({ id }) => id !== 'table/C27') } : block,
        ),
      })),
    };
    for (const [from, to] of [[whole, less], [less, whole]] as const) {
      const theirs = edited(await written(from), (xml) => replaced(xml, '数据齐全。', '数据基本齐全。'));
      const { body } = await tracked(theirs, to);
      rejects(body, theirs);
      expect(body).toMatch(/<w:(?:ins|del) [^>]*author="妇儿"[^>]*\/><\/w:trPr>/u);
    }
  }); // prettier-ignore

  it('keeps a person’s own revisions, and says where it wrote none beside them', async () => {
    const theirs = edited(await written(smallReport(first)), (xml) =>
      xml.replace(/(<w:p(?:\s[^>]*)?>(?:<w:pPr>(?:(?!<\/w:pPr>).)*<\/w:pPr>)?)((?:(?!<\/w:p>).)*九年义务教育巩固率为)/su, `$1${foreign}$2`),
    ); // prettier-ignore
    expect(bodyOf(theirs)).toContain(foreign);
    const { body, left } = await tracked(theirs, smallReport(turned));
    expect(body).toContain(foreign);
    expect(left).toHaveLength(1);
    expect(left[0]).toContain('96.2');
  });

  it('keeps the look of runs that a person made bold, and their attributes', async () => {
    const theirs = edited(await written(smallReport(first)), (xml) => {
      const whole = paragraphWith(xml, '综上，巩固率');
      return replaced(xml, whole, whole.replaceAll('<w:r>', '<w:r w:rsidR="00A1"><w:rPr><w:b/></w:rPr>'));
    });
    const { body } = await tracked(theirs, smallReport(turned));
    rejects(body, theirs);
    expect(body).toMatch(/<w:del [^>]*><w:r><w:rPr><w:b\/><\/w:rPr><w:delText[^>]*>93\.1/u);
  });

  it('is none where there is nothing new', async () => {
    const made = trackMerge(own, own, revising);
    expect(made.verdict === 'tracked' ? bodyOf(made.bytes) : made.verdict).toBe(bodyOf(own));
  });
});
