import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { lintDocument } from '../../../src/formats/docx/lint/lint.ts';
import { bookmarkName } from '../../../src/formats/docx/names.ts';
import { comparison, owed, paragraph, report, text, written } from './reports.ts';

const name = bookmarkName('block', 'a');

/** A sound document with one change in one part. */
async function faultsAfter(part: string, from: string | RegExp, to: string): Promise<readonly string[]> {
  const { bytes } = await written(report([paragraph('a', '甲'), comparison]));
  const parts = unzipSync(bytes);
  const before = strFromU8(parts[part] ?? new Uint8Array());
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  return lintDocument(zipSync({ ...parts, [part]: strToU8(after) }));
}

const body = 'word/document.xml';

test.each([
  ['a style that is not there', body, '"FuerBody"', '"Nowhere"', 'no style Nowhere'],
  ['a bookmark that does not end', body, /<w:bookmarkEnd w:id="2"\/>/, '', `bookmark ${name} does not end`],
  ['a bookmark that ends twice', body, '</w:body>', '<w:bookmarkEnd w:id="2"/></w:body>', 'ends without beginning'],
  ['two bookmarks of one name', body, /w:name="_b_title[^"]*"/, `w:name="${name}"`, 'is there twice'],
  ['two bookmarks of one number', body, 'w:id="2"', 'w:id="1"', 'bookmark number 1 is there twice'],
  ['a field that does not end', body, '<w:t ', '<w:fldChar w:fldCharType="begin"/><w:t ', '1 fields do not end'],
  ['a link to nowhere', body, '<w:t ', '<w:instrText> REF _b_gone </w:instrText><w:t ', 'no bookmark _b_gone'],
  [
    'a cell without a paragraph',
    body,
    /<w:p><w:pPr><w:pStyle w:val="FuerCellRight"\/>.*?<\/w:p>/,
    '',
    'does not end with',
  ],
  ['a table without rows', body, /<w:tr>.*<\/w:tr>/s, '', 'a table has no rows'],
  ['a row too short', body, /<w:gridSpan w:val="5"\/>/, '', 'fills 1 of 5 columns'],
  ['a part that is not there', body, '<w:t ', '<w:drawing r:id="rId99"/><w:t ', 'no relationship rId99'],
  ['an arrow to nowhere', 'word/_rels/document.xml.rels', 'theme/theme1', 'theme/gone', 'not in the package'],
  [
    'a part without a type',
    '[Content_Types].xml',
    /<Default [^>]*Extension="xml"\/>|<Override [^>]*styles.xml"\/>/g,
    '',
    'word/styles.xml: has no content type',
  ],
  ['a style based on none', 'word/styles.xml', 'w:basedOn w:val="Normal"', 'w:basedOn w:val="Gone"', 'no style Gone'],
])('The lint finds %s.', async (_, part, from, to, fault) => {
  expect((await faultsAfter(part, from, to)).join('\n')).toContain(fault);
});

test('The lint finds a picture of no bytes.', async () => {
  const { bytes } = await written(report([]));
  const faults = lintDocument(zipSync({ ...unzipSync(bytes), 'word/media/image1.png': new Uint8Array() }));
  expect(faults).toEqual(['word/media/image1.png: is empty']);
});

const comments = 'word/comments.xml';

test.each([
  ['a mark of no comment', body, '<w:commentReference w:id="0"/>', '<w:commentReference w:id="9"/>', 'no comment 9'],
  ['a comment without marks', body, /<w:comment[^>]*>/g, '', 'nothing refers to comment 0'],
  ['a comment that does not end', body, '<w:commentRangeEnd w:id="0"/>', '', 'comment 0 does not end'],
  ['a comment that ends only', body, '<w:commentRangeStart w:id="0"/>', '', 'comment 0 ends without beginning'],
  ['a comment referred to twice', body, '</w:body>', '<w:r><w:commentReference w:id="0"/></w:r></w:body>', 'twice'],
  ['a mark outside runs', body, /<w:r>(<w:commentReference [^>]*>)<\/w:r>/, '$1', 'stands in no run'],
  ['two comments of one number', comments, /(<w:comment .*<\/w:comment>)/s, '$1$1', 'comment 0 is there twice'],
  ['a comment without a paragraph', comments, /<w:p>.*<\/w:p>/s, '', 'a comment has no paragraph'],
  ['a comment of nobody', comments, 'w:author="fuer"', 'w:author=""', 'comment 0 has no author'],
  ['a date that is none', comments, /w:date="[^"]*"/, 'w:date="0-00-00T00:00:00Z"', 'has the date 0-00-00'],
])('The lint finds %s.', async (_, part, from, to, fault) => {
  const { bytes } = await written(report([paragraph('a', [text('甲'), owed('乙')])]));
  expect(lintDocument(bytes)).toEqual([]);
  const parts = unzipSync(bytes);
  const after = strFromU8(parts[part] ?? new Uint8Array()).replace(from, to);
  expect(lintDocument(zipSync({ ...parts, [part]: strToU8(after) })).join('\n')).toContain(fault);
});
