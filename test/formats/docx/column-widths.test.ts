import { expect, test } from 'vitest';
import { cellSideMargins, fitTable } from '../../../src/formats/docx/write/pieces/column-widths.ts';
import type { Block } from '../../../src/report/model.ts';
import { figure, text, watched } from './reports.ts';

type TableBlock = Extract<Block, { kind: 'table' }>;

function table(widths: readonly number[], rows: readonly (readonly string[])[], landscape = false): TableBlock {
  return {
    kind: 'table',
    id: 't',
    caption: [],
    columns: widths.map((width) => ({ heading: ['列'], width, align: 'right' })),
    rows: rows.map((cells, row) => ({
      id: `t/${row}`,
      cells: cells.map((cell, column) => [/\d/.test(cell) ? figure(cell, `${row}/${column}`) : text(cell)]),
    })),
    landscape,
    notes: [],
  };
}

test('Where there is room, columns have the proportions asked for and words of 10.5 pt.', () => {
  // 8,845 twips in ratios 3:1:1.
  expect(fitTable(table([3, 1, 1], [['指标', '1.0', '2.0']]))).toEqual({ widths: [5307, 1769, 1769], points: 10.5 });
});

test('A column that its number would not fit into takes from the others, in their proportions.', () => {
  const { widths, points } = fitTable(table([20, 20, 1], [['甲', '乙', '-12345.67']]));
  // 7 digits of 0.64 and 2 signs of 0.4 characters of 10.5 pt are 1,108.8 twips, with the cell's margins 1,242.8.
  expect(points).toBe(10.5);
  expect(widths[2]).toBeGreaterThanOrEqual(1242);
  expect(widths[0]).toBeCloseTo(widths[1] ?? 0, -1);
  expect(widths.reduce((sum, width) => sum + width, 0)).toBe(8845);
});

test('A table of many figures is set smaller before a number is broken.', () => {
  const row = ['17', '婚前医学检查率', '1/10万', ...Array.from({ length: 7 }, () => '+108.15')];
  const { widths, points } = fitTable(
    table(
      row.map(() => 1),
      [row],
    ),
  );
  expect(points).toBeLessThan(10.5);
  // + is 0.9 of a character wide, a digit 0.64 and a point 0.4, in the fonts that stand in for 宋体.
  const number = (0.9 + 5 * 0.64 + 0.4) * points * 20 + cellSideMargins;
  for (const width of widths.slice(3)) expect(width).toBeGreaterThanOrEqual(Math.floor(number));
});

test('A landscape table is set in 9 pt at most, and its 16 columns fill the page.', () => {
  const block = watched(3);
  if (block.kind !== 'table') throw new Error('the example is a table');
  const { widths, points } = fitTable(block);
  expect(points).toBe(9);
  expect(widths.reduce((sum, width) => sum + width, 0)).toBe(16838 - 1984 - 2098);
});

test('Where nothing helps, all columns give way and still fill the width.', () => {
  const row = Array.from({ length: 16 }, () => '123456789012');
  const { widths, points } = fitTable(
    table(
      row.map(() => 1),
      [row],
    ),
  );
  expect(points).toBe(7.5);
  // The page is turned for it as well.
  expect(widths.reduce((sum, width) => sum + width, 0)).toBe(16838 - 1984 - 2098);
  expect(Math.max(...widths) - Math.min(...widths)).toBeLessThanOrEqual(1);
});

test('A year in brackets is not broken off its bracket, nor a heading of three characters in two.', () => {
  const block = table(
    [1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
    [['甲', '64.0（2014）', ...Array.from({ length: 8 }, () => '1.0')]],
  );
  const headed = { ...block, columns: block.columns.map((column) => ({ ...column, heading: ['开平市'] })) };
  const { widths, points } = fitTable(headed);
  // （ and ） are a character each, four digits 0.64 each.
  expect(widths[1]).toBeGreaterThanOrEqual(Math.floor((2 + 4 * 0.64) * points * 20 + cellSideMargins));
  for (const width of widths) expect(width).toBeGreaterThanOrEqual(Math.floor(3 * points * 20 + cellSideMargins));
});

test('A table of long names beside many figures is set smaller rather than in towers.', () => {
  const names = Array.from({ length: 2 }, (_, row) => [
    '城乡妇女国民体质测定合格率',
    ...Array.from({ length: 11 }, () => `${row}8.85`),
  ]);
  const { widths, points } = fitTable(table([3, ...Array.from({ length: 11 }, () => 1)], names));
  const name = ((widths[0] ?? 0) - cellSideMargins) / (points * 20);
  // 13 characters, on three lines at most.
  expect(name).toBeGreaterThanOrEqual(13 / 3);
});

test('A number gives up its bracket rather than leave the names beside it in towers.', () => {
  const figures = Array.from({ length: 12 }, () => '+12.3');
  const rows = Array.from({ length: 17 }, (_, row) => [
    '适龄残疾儿童义务教育入学率',
    ...(row === 0 ? ['64.0（2014）', ...figures.slice(1)] : figures),
  ]);
  const { widths, points } = fitTable(table([3, ...figures.map(() => 1)], rows));
  // At 7.5 pt 13 columns leave 47.4 characters, the eleven figures take 3.22 each. 64.0（2014） is 6.88 wide as one piece,
  // which leaves the names of 13 characters 5.1 and three lines; as two it is 4.56, which leaves them 7.4 and two lines.
  expect(((widths[1] ?? 0) - cellSideMargins) / (points * 20)).toBeLessThan(6.8);
  expect(((widths[0] ?? 0) - cellSideMargins) / (points * 20)).toBeGreaterThanOrEqual(6.5);
});
