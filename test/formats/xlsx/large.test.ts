import { expect, it } from 'vitest';
import { sheetData, workbookFile, workbookParts, zipped } from '../package-files.ts';
import { gridsOf, problemOf } from './readings.ts';

function rows(count: number, columns: readonly string[]): string {
  return Array.from({ length: count }, (_, index) => {
    const cells = columns.map(
      (column, position) => `<c r="${column}${index + 1}"><v>${index * 0.37 + position}</v></c>`,
    );
    return `<row r="${index + 1}">${cells.join('')}</row>`;
  }).join('');
}

it('a workbook of 20,000 rows is read in seconds', { timeout: 8000 }, () => {
  const columns = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'];
  const [grid] = gridsOf(workbookFile(sheetData(rows(20_000, columns))));
  expect(grid?.cells.length).toBe(160_000);
});

it('a workbook of more cells than any city has is refused', { timeout: 20_000 }, () => {
  const row = `<row>${'<c><v>1</v></c>'.repeat(16_384)}</row>`;
  const bytes = zipped(workbookParts(sheetData(row.repeat(62))), 0);
  expect(problemOf(bytes)).toMatchObject({ code: 'too-large', place: { sheet: '年报表' } });
});
