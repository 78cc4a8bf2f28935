import { expect } from 'vitest';
import type { CellContent, Grid } from '../../../src/dataset/tables/grid.ts';
import { cellName } from '../../../src/dataset/tables/grid.ts';
import type { FileProblem } from '../../../src/formats/package/problem.ts';
import { readWorkbook } from '../../../src/formats/xlsx/read/read.ts';
import type { WorkbookReading } from '../../../src/formats/xlsx/read/reading.ts';

/** The sheets of a workbook that must be readable. */
export function gridsOf(bytes: Uint8Array, file = '卫生局.xlsx'): readonly Grid[] {
  return read(readWorkbook(file, bytes)).workbook.grids;
}

/** The cells of a workbook's first sheet by name. */
export function contentsOf(bytes: Uint8Array): Readonly<Record<string, CellContent>> {
  const cells = gridsOf(bytes)[0]?.cells ?? [];
  return Object.fromEntries(cells.map(({ row, column, content }) => [cellName(row, column), content]));
}

/** Why a workbook that must not be readable was refused. */
export function problemOf(bytes: Uint8Array, file = '卫生局.xlsx'): FileProblem {
  const reading = readWorkbook(file, bytes);
  if (reading.verdict === 'read') return expect.fail('was read');
  return reading.problem;
}

export function read(reading: WorkbookReading): Extract<WorkbookReading, { verdict: 'read' }> {
  if (reading.verdict === 'refused') return expect.fail(`${reading.problem.code}: ${reading.problem.message}`);
  return reading;
}
