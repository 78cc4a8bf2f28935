/** What stands in the workbook behind a chart of a Word document, and what should. */
import { unzipSync } from 'fflate';
import { readWorkbook } from '../../src/formats/xlsx/read/read.ts';
import type { ChartModel } from '../../src/report/model.ts';

/** Row by row from A1; null for a blank cell. */
export type ChartRows = readonly (readonly (string | number | null)[])[];

/** The names of the series above, a category a row. */
export function modelRows({ categories, series }: ChartModel): ChartRows {
  return [
    [null, ...series.map(({ name }) => name)],
    ...categories.map((category, index) => [category, ...series.map(({ values }) => values[index] ?? null)]),
  ];
}

/** The first sheet behind the document's chart of that number, from 1. */
export function embeddedRows(bytes: Uint8Array, chart: number): ChartRows {
  const workbook = unzipSync(bytes)[`word/embeddings/Microsoft_Excel_Worksheet${chart}.xlsx`];
  if (workbook === undefined) return [];
  const reading = readWorkbook('图.xlsx', workbook);
  if (reading.verdict === 'refused') throw new Error(reading.problem.message);
  const cells = reading.workbook.grids[0]?.cells ?? [];
  const [height, width] = [Math.max(...cells.map(({ row }) => row)), Math.max(...cells.map(({ column }) => column))];
  const rows = Array.from({ length: height }, () => Array.from({ length: width }, (): string | number | null => null));
  for (const { row, column, content } of cells) {
    const line = rows[row - 1];
    if (line === undefined || (content.kind !== 'number' && content.kind !== 'text')) continue;
    line[column - 1] = content.kind === 'number' ? Number(content.text) : content.text;
  }
  return rows;
}
