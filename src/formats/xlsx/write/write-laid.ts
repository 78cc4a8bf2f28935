/**
 * A laid-out workbook as an .xlsx file: forms with checks and open cells, returned tables with notes and links. Only the
 * program's own formulas become formulas; everything else is text or a figure.
 */
import ExcelJS from 'exceljs';
import { cellName, rangeName } from '../../../dataset/tables/grid.ts';
import type { CellCheck, CellLook, LaidCell, LaidSheet, LaidWorkbook } from '../../../report/sheet-model.ts';
import { headerText, linesIn, plain, sheetName } from '../read/cell-text.ts';
import { newWorkbook, printedPage } from './new-workbook.ts';
import { onA3, repack } from './repack.ts';

export async function writeLaidWorkbook(model: LaidWorkbook): Promise<Uint8Array> {
  const workbook = newWorkbook();
  workbook.calcProperties.fullCalcOnLoad = true;
  const used = new Set<string>();
  const names = new Map(model.sheets.map((sheet) => [sheet.name, sheetName(sheet.name, used)]));
  for (const sheet of model.sheets) await writeSheet(workbook, sheet, model, names);
  return repack(new Uint8Array(await workbook.xlsx.writeBuffer()), onA3, withRoomForNotes);
}

async function writeSheet(
  workbook: ExcelJS.Workbook,
  sheet: LaidSheet,
  model: LaidWorkbook,
  names: ReadonlyMap<string, string>,
): Promise<void> {
  const worksheet = workbook.addWorksheet(names.get(sheet.name) ?? sheet.name, {
    pageSetup: printedPage(sheet.landscape),
    views: [{ state: 'frozen', xSplit: sheet.frozen.columns, ySplit: sheet.frozen.rows }],
  });
  if (model.header !== null) worksheet.headerFooter.oddHeader = `&C${headerText(model.header)}`;
  worksheet.headerFooter.oddFooter = '&C第 &P 页，共 &N 页';
  if (sheet.titleRows !== null) worksheet.pageSetup.printTitlesRow = sheet.titleRows.join(':');
  for (const [index, column] of sheet.columns.entries()) {
    const written = worksheet.getColumn(index + 1);
    written.width = column.width;
    written.hidden = column.hidden;
  }
  for (const cell of sheet.cells) writeCell(worksheet, cell, names);
  for (const merge of sheet.merges) worksheet.mergeCells(merge.top, merge.left, merge.bottom, merge.right);
  for (const [row, height] of heights(sheet)) worksheet.getRow(row).height = height;
  for (const [index, { range, formula }] of sheet.highlights.entries()) {
    worksheet.addConditionalFormatting({
      ref: rangeName(range),
      rules: [{ type: 'expression', priority: index + 1, formulae: [formula], style: alarm }],
    });
  }
  if (sheet.locked) await worksheet.protect('', mayStill);
}

/** What may be done in a locked sheet: reading, sizing, copying, adding rows. */
const mayStill: Partial<ExcelJS.WorksheetProtection> = {
  selectLockedCells: true,
  selectUnlockedCells: true,
  formatColumns: true,
  formatRows: true,
  insertRows: true,
  autoFilter: true,
};

const alarm: Partial<ExcelJS.Style> = {
  fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: 'FFFF9999' } },
  font: { color: { argb: 'FF9C0006' }, bold: true },
};

function writeCell(worksheet: ExcelJS.Worksheet, model: LaidCell, names: ReadonlyMap<string, string>): void {
  const cell = worksheet.getCell(model.row, model.column);
  const look = looks[model.look];
  const { content } = model;
  switch (content.kind) {
    case 'text':
      cell.value = model.link === null ? plain(content.text) : linked(plain(content.text), model.link, names);
      break;
    case 'number':
      cell.value = isExactNumber(content.text) ? Number(content.text) : content.text;
      break;
    case 'formula':
      cell.value = { formula: content.formula, result: '' };
      break;
    case 'blank':
      break;
  }
  const isFigure = model.decimals !== null || content.kind === 'number';
  const isText = content.kind === 'text' && model.link === null;
  cell.numFmt = isText || look.words === true ? '@' : isFigure ? format(model.decimals) : 'General';
  cell.font = {
    name: look.font ?? '宋体',
    size: look.size ?? 10,
    ...(look.bold === true ? { bold: true } : {}),
    ...(model.link === null ? {} : { underline: true, color: { argb: 'FF0000FF' } }),
  };
  cell.alignment = {
    horizontal: look.align ?? (isFigure ? 'right' : 'left'),
    vertical: 'middle',
    wrapText: true,
  };
  if (look.fill !== undefined) cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: look.fill } };
  if (look.frame === 'box') cell.border = box;
  if (look.frame === 'line') cell.border = { bottom: { style: 'thin' } };
  cell.protection = { locked: !model.open };
  if (model.check !== null) cell.dataValidation = validation(model.check);
  if (model.note !== null) cell.note = { texts: [{ text: plain(model.note) }] };
}

/** Beyond 15 digits a number cell would hold another number. */
function isExactNumber(text: string): boolean {
  return /^[+-]?\d+(\.\d+)?$/.test(text) && text.replace(/\D/g, '').length <= 15;
}

function format(decimals: number | null): string {
  return decimals === null ? 'General' : decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`;
}

function linked(
  text: string,
  { sheet, cell }: NonNullable<LaidCell['link']>,
  names: ReadonlyMap<string, string>,
): ExcelJS.CellFormulaValue {
  // A formula, since exceljs writes links inside a workbook as links out of it as well. Formulas hold texts of 255 letters.
  const words = [...text].slice(0, 100).join('').replaceAll('"', '""');
  const target = `#'${(names.get(sheet) ?? sheet).replaceAll('"', '')}'!${cell}`;
  return { formula: `HYPERLINK("${target}","${words}")`, result: text };
}

interface Look {
  readonly font?: string;
  readonly size?: number;
  readonly bold?: boolean;
  readonly align?: 'left' | 'center' | 'right';
  readonly fill?: string;
  readonly frame?: 'box' | 'line';
  /** Whatever is typed there stays as typed: telephone numbers, codes. */
  readonly words?: boolean;
}

const looks = {
  title: { font: '方正小标宋简体', size: 16, align: 'center' },
  label: { size: 11, align: 'right' },
  heading: { font: '黑体', align: 'center', frame: 'box' },
  group: { font: '黑体', align: 'left', frame: 'box' },
  given: { fill: 'FFF2F2F2', frame: 'box' },
  input: { fill: 'FFFFFFE0', frame: 'box', align: 'right' },
  'words-input': { fill: 'FFFFFFE0', frame: 'box', align: 'left', words: true },
  closed: { fill: 'FFD9D9D9', frame: 'box' },
  line: { size: 11, frame: 'line', align: 'left', words: true },
  prose: { size: 11, align: 'left' },
  'small-print': { size: 8, align: 'left' },
  hint: { fill: 'FFF2F2F2', frame: 'box', align: 'left' },
  'must-mend': { fill: 'FFFF9999', frame: 'box', bold: true },
  'to-explain': { fill: 'FFFFE699', frame: 'box' },
  read: { frame: 'box' },
} as const satisfies Record<CellLook, Look> as Readonly<Record<CellLook, Look>>;

const box: Partial<ExcelJS.Borders> = {
  top: { style: 'thin' },
  left: { style: 'thin' },
  bottom: { style: 'thin' },
  right: { style: 'thin' },
};

function validation(check: CellCheck): ExcelJS.DataValidation {
  const list: ExcelJS.DataValidation = {
    type: 'list',
    formulae: [`"${check.words.join(',')}"`],
    allowBlank: true,
    showInputMessage: check.prompt !== '',
    promptTitle: '填写要求',
    prompt: check.prompt.slice(0, 250),
  };
  return check.kind === 'offer'
    ? { ...list, showErrorMessage: false }
    : {
        ...list,
        showErrorMessage: true,
        errorStyle: 'stop',
        errorTitle: '填写有误',
        error: check.message.slice(0, 220),
      };
}

/** Rows grow with their longest text; text merged over columns has the room of all of them. */
function heights(sheet: LaidSheet): ReadonlyMap<number, number> {
  const rows = new Map<number, number>();
  const merged = new Map(sheet.merges.map((merge) => [cellName(merge.top, merge.left), merge]));
  for (const cell of sheet.cells) {
    if (cell.content.kind !== 'text' || sheet.columns[cell.column - 1]?.hidden === true) continue;
    const last = merged.get(cellName(cell.row, cell.column))?.right ?? cell.column;
    const span = sheet.columns.slice(cell.column - 1, last).filter((column) => !column.hidden);
    const width = span.reduce((sum, column) => sum + column.width, 0);
    const size = looks[cell.look].size ?? 10;
    const height = linesIn(cell.content.text, (width * 10) / size) * size * 1.35 + 5;
    rows.set(cell.row, Math.min(tallest, Math.max(rows.get(cell.row) ?? 18, height)));
  }
  return rows;
}

const tallest = 400;

/** exceljs makes every note two columns wide and four rows high: too little for what stands in ours. */
function withRoomForNotes(drawing: string): string {
  return drawing.replace(/<x:Anchor>([\d, ]+)<\/x:Anchor>/g, (whole, numbers: string) => {
    const [left = 0, leftOff = 0, top = 0, topOff = 0] = numbers.split(',').map(Number);
    if (numbers.split(',').length !== 8) return whole;
    return `<x:Anchor>${[left, leftOff, top, topOff, left + 4, leftOff, top + 8, topOff].join(', ')}</x:Anchor>`;
  });
}
