import { expect, test } from 'vitest';
import { mergeHeadings } from '../../../src/formats/docx/write/pieces/headings.ts';

test('Neighbours with one heading become one cell across, a heading of one line one cell down.', () => {
  expect(mergeHeadings([['指标名称'], ['全省', '2014年'], ['全省', '2015年']])).toEqual([
    [
      { text: '指标名称', column: 0, across: 1, down: 'first' },
      { text: '全省', column: 1, across: 2, down: 'single' },
    ],
    [
      { text: '指标名称', column: 0, across: 1, down: 'continued' },
      { text: '2014年', column: 1, across: 1, down: 'single' },
      { text: '2015年', column: 2, across: 1, down: 'single' },
    ],
  ]);
});

test('The same year of two areas stays two cells.', () => {
  const [, years] = mergeHeadings([
    ['全省', '2015年'],
    ['我市', '2015年'],
  ]);
  expect(years?.map((cell) => cell.column)).toEqual([0, 1]);
});

test('A block of equal headings is merged across and down at once.', () => {
  expect(mergeHeadings([['预警'], ['预警'], ['全省', '2015年']])[0]).toEqual([
    { text: '预警', column: 0, across: 2, down: 'first' },
    { text: '全省', column: 2, across: 1, down: 'single' },
  ]);
});

test('A table of one heading line has one heading row.', () => {
  expect(mergeHeadings([['序号'], ['指标名称']])).toHaveLength(1);
});
