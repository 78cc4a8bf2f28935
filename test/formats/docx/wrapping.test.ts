import { expect, test } from 'vitest';
import { lineCount, narrowestWidths, piecesOf } from '../../../src/formats/docx/write/pieces/wrapping.ts';
import { heightsAt, lowerRows } from '../../../src/formats/docx/write/pieces/row-height.ts';

test('Chinese may be broken anywhere, letters and digits only between tokens.', () => {
  expect(piecesOf('新增率')).toEqual([1, 1, 1]);
  // Four digits of 0.64 in the fonts that stand in.
  expect(piecesOf('2016年')).toEqual([4 * 0.64, 1]);
  expect(piecesOf('ab cd').map((width) => width.toFixed(2))).toEqual(['1.28', '0.64', '1.28']);
});

test('An opening mark begins a line with what follows it, a closing one ends it with what it closes.', () => {
  expect(piecesOf('值（年）率')).toEqual([1, 2 + 1, 1]);
  expect(piecesOf('92%以上').map((width) => width.toFixed(2))).toEqual(['2.18', '1.00', '1.00']);
});

test('A number holds on to the bracket behind it where it is to stay whole.', () => {
  expect(piecesOf('6（1）')).toEqual([0.64, 1 + 0.64 + 1]);
  expect(piecesOf('6（1）', true)).toEqual([0.64 + 1 + 0.64 + 1]);
  expect(piecesOf('值（1）', true)).toEqual([1, 1 + 0.64 + 1]);
});

test('Words take as many lines as they are broken into.', () => {
  const name = piecesOf('三岁以下儿童系统管理率');
  expect(lineCount(name, 11)).toBe(1);
  expect(lineCount(name, 10)).toBe(2);
  expect(lineCount(name, 4)).toBe(3);
  expect(lineCount(piecesOf(''), 4)).toBe(1);
  // One token of 8 × 0.64 = 5.12 characters is broken over two lines of 4.
  expect(lineCount(piecesOf('12345678'), 4)).toBe(2);
});

test('The narrowest widths are those below which a line more is needed.', () => {
  expect(narrowestWidths(piecesOf('三岁以下儿童系统管理率'), 3)).toEqual([11, 5.5 + 0.5, 4]);
});

test('The room goes to the column whose words wrap, not to figures.', () => {
  const name = narrowestWidths(piecesOf('三岁以下儿童系统管理率'), 4);
  const rows = [
    { times: 1, cells: [name, null, null] },
    { times: 1, cells: [name, null, null] },
  ];
  expect(lowerRows(rows, [4, 3, 3], 8)).toEqual([11, 3, 3]);
  expect(heightsAt(rows, [11, 3, 3])).toEqual({ lines: 2, highest: 1 });
  expect(heightsAt(rows, [6, 3, 3])).toEqual({ lines: 4, highest: 2 });
});

test('Cells that tie for the height of a row are widened one after another.', () => {
  const five = narrowestWidths(piecesOf('甲乙丙丁戊'), 3);
  const rows = [{ times: 1, cells: [five, five] }];
  // Either alone saves nothing; both take 2 characters more each.
  expect(lowerRows(rows, [3, 3], 4)).toEqual([5, 5]);
});

test('No more is taken than there is.', () => {
  const name = narrowestWidths(piecesOf('三岁以下儿童系统管理率'), 4);
  const [width = 0] = lowerRows([{ times: 1, cells: [name, null] }], [4, 3], 3);
  expect(width).toBeLessThanOrEqual(7);
  expect(width).toBe(6);
});
