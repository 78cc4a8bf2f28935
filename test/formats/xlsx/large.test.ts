import { expect, it } from 'vitest';
import { guarded } from '../../../src/formats/package/problem.ts';
import { workbookRules } from '../../../src/formats/package/rules.ts';
import { cellBudget } from '../../../src/formats/xlsx/read/sheet-cells.ts';
import { sheetData, workbookFile } from '../package-files.ts';
import { gridsOf } from './readings.ts';

function rows(count: number, columns: readonly string[]): string {
  return Array.from({ length: count }, (_, index) => {
    const cells = columns.map(
      (column, position) => `<c r="${column}${index + 1}"><v>${index * 0.37 + position}</v></c>`,
    );
    return `<row r="${index + 1}">${cells.join('')}</row>`;
  }).join('');
}

it('a workbook of 20,000 rows is read in seconds', { timeout: 20_000 }, () => {
  const columns = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'];
  const [grid] = gridsOf(workbookFile(sheetData(rows(20_000, columns))));
  expect(grid?.cells.length).toBe(160_000);
});

it('cells beyond the limit are refused', () => {
  const budget = cellBudget(2, workbookRules);
  const spent = [1, 2, 3].map(() => guarded(() => budget.spend(1)).verdict);
  expect(spent).toEqual(['read', 'read', 'refused']);
});
