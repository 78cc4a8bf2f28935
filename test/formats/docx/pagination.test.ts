import { expect, test } from 'vitest';
import { estimatePages } from '../../../src/formats/docx/write/pagination.ts';
import { chart, heading, paragraph, report, watched } from './reports.ts';

// The example's title is 21 characters of 22 pt: two lines of 33 pt, and an empty line below them. Of the page's
// 12,756 twips 10,857 are left, 18 lines of 579; every further page has 22.
const line = '字'.repeat(26);

test('Text fills the first page below the title, then goes over to the second.', () => {
  const lines = Array.from({ length: 20 }, (_, index) => paragraph(`p${index + 1}`, line));
  const pages = estimatePages(report(lines));
  expect(pages.get('p18')).toBe(1);
  expect(pages.get('p19')).toBe(2);
});

test('A long paragraph is where it begins.', () => {
  const pages = estimatePages(report([paragraph('long', line.repeat(60)), paragraph('next', line)]));
  // 26 × 60 + 2 characters are 56 lines: 18, 22 and 16 on three pages.
  expect(pages.get('long')).toBe(1);
  expect(pages.get('next')).toBe(3);
});

test('A heading goes over with the paragraph that follows it.', () => {
  const lines = Array.from({ length: 17 }, (_, index) => paragraph(`p${index + 1}`, line));
  const pages = estimatePages(report([...lines, heading('h', 1, '二、政策措施'), paragraph('after', line)]));
  expect(pages.get('h')).toBe(2);
  expect(pages.get('after')).toBe(2);
});

test('Annexes, page breaks and landscape tables begin pages of their own.', () => {
  const pages = estimatePages(
    report([
      paragraph('a', line),
      { kind: 'page-break', id: 'break' },
      paragraph('b', line),
      paragraph('mark', '附件1', { role: 'annex-mark' }),
      watched(3),
      paragraph('mark-2', '附件2', { role: 'annex-mark' }),
    ]),
  );
  expect(['a', 'b', 'mark', 'watched/table', 'mark-2'].map((id) => pages.get(id))).toEqual([1, 2, 3, 3, 4]);
});

test('A chart that does not fit goes over whole.', () => {
  // A chart is 310 px, 232.5 pt, high: two fit below the title, three do not.
  const pages = estimatePages(report([chart('c1'), chart('c2'), chart('c3')]));
  expect(['c1', 'c2', 'c3'].map((id) => pages.get(id))).toEqual([1, 1, 2]);
});

test('Half-width digits take half a character.', () => {
  const lines = Array.from({ length: 18 }, (_, index) => paragraph(`p${index + 1}`, '1'.repeat(52)));
  expect(estimatePages(report([...lines, paragraph('next', line)])).get('next')).toBe(2);
  const longer = lines.map((block, index) => (index === 0 ? paragraph('p1', '1'.repeat(53)) : block));
  expect(estimatePages(report(longer)).get('p18')).toBe(2);
});
