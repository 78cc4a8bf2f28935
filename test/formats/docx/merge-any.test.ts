/** Whatever a person does to a document, nothing they typed is lost, and merging twice changes nothing more. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bytesOf, edited, first, fixed, linesOf, mergedWith, smallReport, turned, written } from './edited.ts';
import { paragraph, text } from './reports.ts';
import { commentsOf, faultsOfComments, withCommentAt } from './word-comments.ts';

const [before, after, met] = await Promise.all([first, fixed, turned].map((said) => written(smallReport(said))));
if (before === undefined || after === undefined || met === undefined) throw new Error('not written');

type Edit = (xml: string) => string;

const paragraphs = (xml: string): readonly string[] => xml.match(/<w:p>.*?<\/w:p>/gs) ?? [];
const texts = (xml: string): readonly string[] => xml.match(/<w:t [^>]*>[^<]+<\/w:t>/g) ?? [];
const at = <T>(list: readonly T[], position: number): T | undefined => list[position % Math.max(1, list.length)];
const changeAt = (xml: string, piece: string | undefined, now: string): string =>
  piece === undefined ? xml : xml.replace(piece, () => now);

const typed = '某人手写';
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(fc.nat(), fc.nat()).map(([which, where]): Edit => (xml) => {
    const run = at(texts(xml), which);
    const words = run?.replace(/<[^>]*>/g, '') ?? '';
    const cut = where % (words.length + 1);
    return changeAt(xml, run, `<w:t xml:space="preserve">${words.slice(0, cut)}${typed}${words.slice(cut)}</w:t>`);
  }),
  fc.nat().map((which): Edit => (xml) => {
    const old = at(paragraphs(xml), which);
    return changeAt(xml, old, `${old ?? ''}<w:p><w:r><w:t>${typed}的一段。</w:t></w:r></w:p>`);
  }),
  // A cell keeps at least one paragraph.
  fc.nat().map((which): Edit => (xml) => {
    const outside = paragraphs(xml.replace(/<w:tbl>.*?<\/w:tbl>/gs, ''));
    return changeAt(xml, at(outside, which), '');
  }),
  fc.nat().map((which): Edit => (xml) => {
    const run = at(xml.match(/<w:r><w:t [^>]*>/g) ?? [], which);
    return changeAt(xml, run, (run ?? '').replace('<w:r>', '<w:r><w:rPr><w:b/></w:rPr>'));
  }),
);

const count = (text: string): number => text.split(typed).length - 1;

it('any edits survive any data fix, and a second merge has nothing to do', () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), fc.constantFrom(after, met), (edits, fresh) => {
      const own = edited(before, (xml) => edits.reduce((now, change) => change(now), xml));
      const bytes = bytesOf(mergedWith(own, fresh));
      expect(count(linesOf(bytes).join('\n'))).toBe(count(linesOf(own).join('\n')));
      expect(mergedWith(bytes, fresh).verdict).toBe('current');
    }),
    { numRuns: 60 },
  );
});

const owed = (what: string) =>
  ({ kind: 'placeholder', text: `【待补充：${what}】`, way: `由教育局补充，写在“${what}”标题下。` }) as const;
const lacking = await written(
  smallReport(first, [
    paragraph('policy/causes', [text('原因在于'), owed('原因')]),
    paragraph('policy/causes/2', [text('此外，'), owed('原因'), owed('时限')]),
  ]),
);
const later = await Promise.all([
  // The same is missing; one thing less; nothing; the sentences are gone.
  written(
    smallReport(turned, [
      paragraph('policy/causes', [text('原因在于'), owed('原因')]),
      paragraph('policy/causes/2', [text('此外，'), owed('原因'), owed('时限')]),
    ]),
  ),
  written(
    smallReport(fixed, [
      paragraph('policy/causes', [text('原因在于'), text('家庭迁离。')]),
      paragraph('policy/causes/2', [text('此外，'), owed('时限'), owed('责任单位')]),
    ]),
  ),
  written(smallReport(first, [paragraph('policy/causes', [text('原因在于'), text('家庭迁离。')])])),
  written(smallReport(turned)),
]);

/** From one run to the same or a later one, whatever stands between. */
const remark = fc.tuple(fc.nat(), fc.nat());

it('whatever people comment and type, no word of theirs is lost, and comments and marks fit together', () => {
  fc.assert(
    fc.property(
      fc.array(edit, { maxLength: 4 }),
      fc.array(remark, { maxLength: 4 }),
      fc.constantFrom(...later),
      (edits, remarks, fresh) => {
        const typedIn = edited(lacking, (xml) => edits.reduce((now, change) => change(now), xml));
        const own = remarks.reduce(
          (now, [from, to], index) =>
            withCommentAt(now, from, to, { id: 3 + 2 * index, author: '李', text: `第${index + 1}条` }),
          typedIn,
        );
        const bytes = bytesOf(mergedWith(own, fresh));
        const theirs = (of: Uint8Array): readonly string[] =>
          commentsOf(of).flatMap(({ id, author, text: said }) => (author === '李' ? [`${id} ${said}`] : []));
        expect(theirs(bytes)).toEqual(theirs(own));
        expect(faultsOfComments(bytes)).toEqual([]);
        expect(count(linesOf(bytes).join('\n'))).toBe(count(linesOf(own).join('\n')));
        expect(mergedWith(bytes, fresh).verdict).toBe('current');
      },
    ),
    { numRuns: 30 },
  );
});
