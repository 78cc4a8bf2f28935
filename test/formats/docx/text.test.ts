import { expect, test } from 'vitest';
import { createMender, cutText, longestParagraph, sayMended } from '../../../src/formats/docx/text.ts';
import { bodyWritten, paragraph, paragraphWith, report, text, words, written } from './reports.ts';

test.each([
  ['a control character', '甲\u0001乙', 'U+0001'],
  ['half a character', '甲\ud800乙', 'U+D800'],
  ['a non-character', '甲\ufffe乙', 'U+FFFE'],
  ['a non-character of another plane', '甲\u{1ffff}乙', 'U+1FFFF'],
])('%s is left out, and said', (_, dirty, code) => {
  const mender = createMender();
  expect(mender.runContent('opening/1', dirty)).toBe('<w:t xml:space="preserve">甲乙</w:t>');
  expect(mender.mended).toEqual([{ kind: 'cleaned', place: 'opening/1', characters: [code], count: 1 }]);
});

test('Rare characters beyond the first plane stay, and those of old fonts that have no place of their own.', () => {
  const mender = createMender();
  expect(mender.runContent('a', '王\ue863')).toBe('<w:t xml:space="preserve">王\ue863</w:t>');
  expect(mender.runContent('a', '𠮷野')).toBe('<w:t xml:space="preserve">𠮷野</w:t>');
  expect(mender.mended).toEqual([]);
});

test('What XML would take for its own is written as words.', () => {
  expect(createMender().runContent('a', '<管理> & "考核"')).toBe(
    '<w:t xml:space="preserve">&lt;管理&gt; &amp; &quot;考核&quot;</w:t>',
  );
});

test('Every kind of new line is a line break, a tab a tab.', () => {
  const content = createMender().runContent('a', '甲\r\n乙\u2028丙\t丁');
  expect(content.replaceAll(/<w:t [^>]*>|<\/w:t>/g, '')).toBe('甲<w:br/>乙<w:br/>丙<w:tab/>丁');
});

test('Spaces at the ends of words are kept.', async () => {
  expect(await bodyWritten([paragraph('a', [text('甲 '), text(' 乙')])])).toContain(
    '<w:t xml:space="preserve">甲 </w:t>',
  );
});

test('Text is never cut inside a character.', () => {
  expect(cutText('甲𠮷', 2)).toBe('甲');
  expect(cutText('甲𠮷', 3)).toBe('甲𠮷');
});

test('A paragraph that no program would open is cut, visibly, and the cut is reported with its length.', async () => {
  const result = await written(report([paragraph('policy/1', [words('长'.repeat(longestParagraph + 50))])]));
  expect(result.mended).toEqual([
    { kind: 'capped', place: 'policy/1', length: longestParagraph + 50, kept: longestParagraph },
  ]);
  expect(result.mended.map(sayMended).join('')).toContain('只写入前 100000 字');
  const body = await bodyWritten([paragraph('policy/1', [words('长'.repeat(longestParagraph + 50))])]);
  expect(paragraphWith(body, '【此段过长，其后50字未印出，请在原文中分段】')).not.toBe('');
});

test('A paragraph of just the longest length is whole.', async () => {
  const result = await written(report([paragraph('policy/1', [words('长'.repeat(longestParagraph))])]));
  expect(result.mended).toEqual([]);
});
