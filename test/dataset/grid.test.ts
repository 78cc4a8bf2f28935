import { expect, it } from 'vitest';
import { cellName, columnName, rangeName } from '../../src/dataset/tables/grid.ts';
import type { Grid } from '../../src/dataset/tables/grid.ts';
import { cellAt, mergeOf } from '../../src/dataset/tables/grid-lookup.ts';

it.each([
  [1, 'A'],
  [26, 'Z'],
  [27, 'AA'],
  [52, 'AZ'],
  [53, 'BA'],
  [702, 'ZZ'],
  [703, 'AAA'],
  [16384, 'XFD'],
])('column %d is %s', (column, name) => {
  expect(columnName(column)).toBe(name);
});

it('cells and ranges have names', () => {
  expect(cellName(12, 5)).toBe('E12');
  expect(rangeName({ top: 2, left: 2, bottom: 4, right: 3 })).toBe('B2:C4');
  expect(rangeName({ top: 2, left: 2, bottom: 2, right: 2 })).toBe('B2');
});

it('a place is a cell, covered by a merge, or blank', () => {
  const text = (words: string): Grid['cells'][number]['content'] => ({ kind: 'text', text: words, superscript: '' });
  const head = { row: 1, column: 2, content: text('2015年'), hidden: false, hasFormula: false };
  const foot = { row: 9, column: 2, content: text('填表人'), hidden: false, hasFormula: false };
  const merge = { top: 1, left: 2, bottom: 2, right: 3 };
  const blank = { top: 5, left: 2, bottom: 7, right: 2 };
  const grid: Grid = { name: '年报表', visibility: 'visible', cells: [head, foot], merges: [blank, merge] };
  expect(cellAt(grid, 1, 2)).toEqual({ kind: 'cell', cell: head });
  expect(cellAt(grid, 2, 3)).toEqual({ kind: 'covered', merge, anchor: head });
  expect(cellAt(grid, 6, 2)).toEqual({ kind: 'covered', merge: blank });
  expect(cellAt(grid, 5, 2)).toEqual({ kind: 'blank' });
  expect(cellAt(grid, 3, 3)).toEqual({ kind: 'blank' });
  expect(cellAt(grid, 9, 2)).toEqual({ kind: 'cell', cell: foot });
  expect(mergeOf(grid, 2, 3)).toEqual(merge);
  expect(mergeOf(grid, 8, 2)).toBeUndefined();
});
