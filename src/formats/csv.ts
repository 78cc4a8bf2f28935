import type { Grid, GridCell } from '../dataset/tables/grid.ts';
import type { CsvRecord } from './csv-records.ts';
import { readCsvRecords } from './csv-records.ts';
import { Refusal, at, guarded } from './package/problem.ts';
import { emptyFile, recogniseFile, refusalOfKind } from './package/recognise.ts';
import { damaged, tooLarge } from './package/refusals.ts';
import type { KindWords } from './package/rules.ts';
import { workbookRules } from './package/rules.ts';
import { decodeText } from './text-encoding.ts';
import { lastColumn, lastRow } from './xlsx/read/cell-place.ts';
import type { WorkbookReading } from './xlsx/read/reading.ts';
import { cleanText } from './xlsx/read/rich-text.ts';

const words: KindWords = { ...workbookRules.words, extension: '.xlsx 或 .csv' };
const manyBytes = 64 * 1024 * 1024;
const manyCells = 1_000_000;

/**
 * Reads comma-separated text as a workbook of one sheet named after the file; every cell is text, blank ones are left
 * out. UTF-8, UTF-16 and GBK, with or without a mark; commas, tabs or semicolons.
 */
export function readCsv(file: string, bytes: Uint8Array): WorkbookReading {
  const reading = guarded(() => cellsOf(recordsOf(textOf(bytes))));
  if (reading.verdict === 'refused') return reading;
  const grid: Grid = { name: baseName(file), visibility: 'visible', cells: reading.content, merges: [] };
  return { verdict: 'read', workbook: { file, grids: [grid] }, notices: [] };
}

function textOf(bytes: Uint8Array): string {
  const kind = recogniseFile(bytes);
  if (kind === 'zip') throw packedWorkbook();
  const refusal = kind === 'text' || kind === 'unknown' ? undefined : refusalOfKind(kind, words);
  if (refusal !== undefined) throw refusal;
  if (bytes.length > manyBytes) throw tooLarge(words, '超过 64 MB');
  const decoded = decodeText(bytes);
  if (decoded.verdict === 'refused') throw new Refusal(decoded.problem);
  if (decoded.content.text.trim() === '') throw emptyFile();
  return decoded.content.text;
}

function recordsOf(text: string): readonly CsvRecord[] {
  const reading = readCsvRecords(text, lastRow + 1);
  if (reading.verdict === 'read') return reading.records;
  const { line } = reading;
  return at({ line }, () => {
    throw damaged(words, `第 ${line} 行的引号没有配对，可能没有传完`);
  });
}

/** Rows are counted by records, as Excel and WPS show them. */
function cellsOf(records: readonly CsvRecord[]): readonly GridCell[] {
  if (records.length > lastRow) throw tooLarge(words, `超过 ${lastRow} 行`);
  const cells: GridCell[] = [];
  for (const [index, { line, fields }] of records.entries()) {
    if (fields.length > lastColumn) throw tooLarge(words, `第 ${line} 行超过 ${lastColumn} 列`);
    for (const [position, field] of fields.entries()) {
      const text = at({ line }, () => cleanText(field, words));
      if (text === '') continue;
      const content = { kind: 'text', text, superscript: '' } as const;
      cells.push({ row: index + 1, column: position + 1, content, hidden: false, hasFormula: false });
      if (cells.length > manyCells) throw tooLarge(words, `有内容的单元格超过 ${manyCells} 个`);
    }
  }
  return cells;
}

/** workbooks/卫生局.csv → 卫生局 */
function baseName(file: string): string {
  return file.replace(/^.*[\\/]/, '').replace(/\.csv$/i, '');
}

function packedWorkbook(): Refusal {
  return new Refusal({
    code: 'not-this-kind',
    message: '文件的扩展名是 .csv，内容却是 Excel 工作簿或压缩包。',
    hint: '如果是 Excel 工作簿，请把扩展名改回 .xlsx；如果是压缩包，请先解压。',
  });
}
