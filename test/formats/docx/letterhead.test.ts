import { expect, test } from 'vitest';
import { lintDocument } from '../../../src/formats/docx/lint/lint.ts';
import { paragraph, partsOf, partsWritten, report, watched, written } from './reports.ts';

const letterhead = {
  mark: '鹤山市统计局文件',
  number: '鹤统〔2016〕3号',
  signer: '张三',
  copyTo: '市妇儿工委各成员单位',
  issuer: '鹤山市统计局办公室',
  issued: '2016-06-08',
} as const;

const headed = report([paragraph('p', '正文。'), watched(2), paragraph('q', '后文。')], { letterhead });

test('A report without a letterhead has no first page of its own.', async () => {
  const parts = await partsWritten(report([paragraph('p', '正文。')]));
  expect(parts['word/document.xml']).not.toContain('<w:titlePg');
  expect(Object.keys(parts)).not.toContain('word/headerLetterhead.xml');
});

test('The red head stands on the first page alone, with number and 签发人 above a red line.', async () => {
  const { bytes } = await written(headed);
  const parts = partsOf(bytes);
  const sections = parts['word/document.xml']?.match(/<w:sectPr\b.*?<\/w:sectPr>/gs) ?? [];
  expect(sections.map((one) => one.includes('<w:titlePg/>'))).toEqual([true, false, false]);
  const head = parts['word/headerLetterhead.xml'] ?? '';
  expect(head.replaceAll(/<[^>]*>/g, '')).toContain('鹤山市统计局文件鹤统〔2016〕3号签发人：张三');
  expect(head).toMatch(/<w:bottom w:val="single"[^>]*w:color="FF0000"\/>/);
  // 442 pt for eight characters: 54 pt each would be 432 and fits.
  expect(head).toContain('<w:sz w:val="108"/>');
  expect(lintDocument(bytes)).toEqual([]);
});

test('The imprint is the last thing in the text, between lines.', async () => {
  const body = (await partsWritten(headed))['word/document.xml'] ?? '';
  const last = body.slice(body.lastIndexOf('<w:tbl>'));
  expect(last.replaceAll(/<[^>]*>/g, '')).toBe('抄送：市妇儿工委各成员单位。鹤山市统计局办公室2016年6月8日印发');
});
