/**
 * A workbook model as an .xlsx file. Figures are numbers in their printed digits, everything else is text, so that nothing
 * a person wrote can become a formula. exceljs builds the package; its dates and its one schema error are mended after it.
 */
import ExcelJS from 'exceljs';
import type { Inline } from '../../../report/model.ts';
import type { SheetColumn, SheetModel, SheetRow, WorkbookModel } from '../../../report/workbook-model.ts';
import { headerText, linesIn, numberFormat, plain, sheetName } from '../read/cell-text.ts';
import { newWorkbook, printedPage } from './new-workbook.ts';
import { onA3, repack } from './repack.ts';

export async function writeWorkbook(model: WorkbookModel): Promise<Uint8Array> {
  const workbook = newWorkbook();
  const used = new Set<string>();
  for (const sheet of model.sheets) writeSheet(workbook, sheet, model, sheetName(sheet.name, used));
  if (model.origins !== undefined) {
    const hidden = writeSheet(workbook, model.origins, model, sheetName(model.origins.name, used));
    hidden.state = 'hidden';
    // LibreOffice prints what has an area to print, hidden or not.
    delete hidden.pageSetup.printArea;
  }
  // Sixteen columns stay legible on A3.
  return repack(new Uint8Array(await workbook.xlsx.writeBuffer()), onA3);
}

function writeSheet(
  workbook: ExcelJS.Workbook,
  sheet: SheetModel,
  model: WorkbookModel,
  name: string,
): ExcelJS.Worksheet {
  const worksheet = workbook.addWorksheet(name, {
    pageSetup: printedPage(sheet.landscape),
  });
  const note = [model.draft ? '草稿' : '', model.header ?? ''].filter((text) => text !== '').join('　');
  if (note !== '') worksheet.headerFooter.oddHeader = `&C${headerText(note)}`;
  worksheet.headerFooter.oddFooter = '&C第 &P 页，共 &N 页';
  sheet.columns.forEach((column, index) => {
    worksheet.getColumn(index + 1).width = column.width;
  });
  let row = 0;
  if (note !== '') spanning(worksheet, (row += 1), sheet.columns.length, note, { size: 9, align: 'center' });
  spanning(worksheet, (row += 1), sheet.columns.length, sheet.title, {
    size: 16,
    align: 'center',
    height: 28,
    font: '方正小标宋简体',
  });
  if (sheet.head.length > 0) {
    spanning(worksheet, (row += 1), sheet.columns.length, sheet.head.join('　　'), { size: 11, align: 'left' });
  }
  const firstHeading = row + 1;
  row = writeHeadings(worksheet, sheet.columns, row);
  worksheet.pageSetup.printTitlesRow = `${firstHeading}:${row}`;
  worksheet.views = [{ state: 'frozen', xSplit: sheet.frozenColumns, ySplit: row }];
  for (const line of sheet.rows) writeRow(worksheet, (row += 1), line, sheet.columns);
  sheet.notes.forEach((text, index) => {
    spanning(worksheet, (row += 1), sheet.columns.length, (index === 0 ? '注：' : '　　') + text, {
      size: 9,
      align: 'left',
    });
  });
  if (sheet.foot.length > 0) {
    row += 1;
    spanning(worksheet, (row += 1), sheet.columns.length, sheet.foot.join('　　　　　　'), { size: 11, align: 'left' });
  }
  // On the screen the note stands above the title; on paper every page has it already.
  if (note !== '') worksheet.pageSetup.printArea = `A$2:${worksheet.getColumn(sheet.columns.length).letter}$${row}`;
  return worksheet;
}

interface LineLook {
  readonly size: number;
  readonly align: 'left' | 'center';
  readonly height?: number;
  readonly font?: string;
}

function spanning(worksheet: ExcelJS.Worksheet, row: number, columns: number, text: string, look: LineLook): void {
  const cell = worksheet.getCell(row, 1);
  if (columns > 1) worksheet.mergeCells(row, 1, row, columns);
  cell.value = plain(text);
  cell.font = { name: look.font ?? '宋体', size: look.size };
  cell.alignment = { horizontal: look.align, vertical: 'middle', wrapText: true };
  if (look.height !== undefined) worksheet.getRow(row).height = look.height;
}

/** Heading lines; equal neighbours are merged, across first, then down. */
function writeHeadings(worksheet: ExcelJS.Worksheet, columns: readonly SheetColumn[], above: number): number {
  const depth = Math.max(1, ...columns.map((column) => column.heading.length));
  const text = (line: number, index: number): string =>
    columns[index]?.heading[Math.min(line, (columns[index]?.heading.length ?? 1) - 1)] ?? '';
  for (let line = 0; line < depth; line += 1) {
    for (let index = 0; index < columns.length; index += 1) {
      const cell = worksheet.getCell(above + 1 + line, index + 1);
      cell.value = plain(text(line, index));
      cell.font = { name: '黑体', size: 10 };
      cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
      cell.border = thin;
    }
  }
  for (let line = 0; line < depth; line += 1) {
    const lines = columns.map((column, index) =>
      linesIn(text(line, index), column.width * (depth > 1 && line === 0 ? 2 : 1)),
    );
    worksheet.getRow(above + 1 + line).height = Math.max(18, Math.max(...lines) * lineHeight + 4);
  }
  for (const [top, left, bottom, right] of headingMerges(columns, depth, text)) {
    worksheet.mergeCells(above + 1 + top, left + 1, above + 1 + bottom, right + 1);
  }
  return above + depth;
}

type Range = readonly [top: number, left: number, bottom: number, right: number];

function headingMerges(
  columns: readonly SheetColumn[],
  depth: number,
  text: (line: number, index: number) => string,
): readonly Range[] {
  const merges: Range[] = [];
  if (depth === 1) return merges;
  columns.forEach((_, index) => {
    if (Array.from({ length: depth }, (__, line) => text(line, index)).every((one) => one === text(0, index))) {
      merges.push([0, index, depth - 1, index]);
    }
  });
  const whole = new Set(merges.map(([, left]) => left));
  let start = 0;
  while (start < columns.length) {
    let end = start;
    while (end + 1 < columns.length && !whole.has(end + 1) && !whole.has(start) && text(0, end + 1) === text(0, start))
      end += 1;
    if (end > start) merges.push([0, start, 0, end]);
    start = end + 1;
  }
  return merges;
}

const thin: Partial<ExcelJS.Borders> = {
  top: { style: 'thin' },
  left: { style: 'thin' },
  bottom: { style: 'thin' },
  right: { style: 'thin' },
};

function writeRow(worksheet: ExcelJS.Worksheet, number: number, row: SheetRow, columns: readonly SheetColumn[]): void {
  if (row.group === true) {
    spanning(worksheet, number, columns.length, joined(row.cells[0] ?? []), { size: 10, align: 'left', font: '黑体' });
    worksheet.getCell(number, 1).border = thin;
    return;
  }
  const lines = columns.map((column, index) => linesIn(joined(row.cells[index] ?? []), column.width));
  worksheet.getRow(number).height = Math.min(tallest, Math.max(18, Math.max(...lines) * lineHeight + 4));
  columns.forEach((column, index) => {
    const cell = worksheet.getCell(number, index + 1);
    const inlines = row.cells[index] ?? [];
    const figure = numberIn(inlines);
    if (figure === null) {
      cell.value = plain(joined(inlines));
      cell.numFmt = '@';
    } else {
      cell.value = Number(figure.text);
      cell.numFmt = numberFormat(figure.text);
    }
    cell.font = {
      name: '宋体',
      size: 10,
      ...(inlines.some((inline) => inline.kind === 'placeholder') ? { bold: true } : {}),
    };
    cell.alignment = { horizontal: column.align, vertical: 'middle', wrapText: true };
    cell.border = thin;
    if (inlines.some((inline) => inline.kind === 'placeholder')) {
      cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFF2A8' } };
    }
  });
}

/** A cell that holds one figure and nothing else, where the figure is a number. */
function numberIn(inlines: readonly Inline[]): Inline | null {
  const [only, ...others] = inlines;
  if (only === undefined || others.length > 0 || only.kind !== 'figure') return null;
  // Beyond 15 digits a number cell would show other digits than were printed.
  return /^[+-]?\d+(\.\d+)?$/.test(only.text) && only.text.replace(/\D/g, '').length <= 15 ? only : null;
}

const lineHeight = 13.5;
const tallest = 400;

function joined(inlines: readonly Inline[]): string {
  return inlines.map((inline) => inline.text).join('');
}
