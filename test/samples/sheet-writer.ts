/** Writes the samples' workbooks: official tables with head and foot, byte for byte the same from the same source. */
import { unzipSync, zipSync } from 'fflate';
import ExcelJS from 'exceljs';

type CellValue = string | number | null;

export interface SheetCell {
  readonly value: CellValue;
  /** Excel's number format; default: General. */
  readonly format?: string;
}

export interface SheetTable {
  /** Header lines from the top, one list a column; equal neighbours above one another or side by side are merged. */
  readonly headings: readonly (readonly string[])[];
  readonly widths: readonly number[];
  readonly rows: readonly (readonly SheetCell[])[];
}

export interface SheetContent {
  readonly name: string;
  /** Lines above the table: the first is the title, the others run left to right over the width. */
  readonly title: readonly string[];
  readonly above: readonly (readonly string[])[];
  readonly tables: readonly SheetTable[];
  readonly foot: readonly string[];
}

/** The bytes of a workbook; the only dates in it are `saved`. */
export async function workbookBytes(sheets: readonly SheetContent[], saved: Date): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = '演示数据';
  workbook.lastModifiedBy = '演示数据';
  workbook.created = saved;
  workbook.modified = saved;
  for (const sheet of sheets) writeSheet(workbook.addWorksheet(sheet.name), sheet);
  return withFixedTimes(new Uint8Array(await workbook.xlsx.writeBuffer()));
}

function writeSheet(target: ExcelJS.Worksheet, sheet: SheetContent): void {
  const width = Math.max(...sheet.tables.map((table) => table.headings.length));
  let row = 1;
  for (const line of sheet.title) {
    target.mergeCells(row, 1, row, width);
    const cell = target.getCell(row, 1);
    cell.value = line;
    cell.alignment = { horizontal: 'center', vertical: 'middle' };
    cell.font = row === 1 ? small : large;
    row += 1;
  }
  for (const line of sheet.above) {
    for (const [position, words] of line.entries()) {
      const column = Math.min(width, 1 + Math.round((position * width) / line.length));
      target.getCell(row, column).value = words;
    }
    row += 1;
  }
  for (const table of sheet.tables) {
    row = writeTable(target, table, row) + 1;
  }
  for (const line of sheet.foot) {
    target.getCell(row, 1).value = line;
    row += 1;
  }
  const [first] = sheet.tables;
  for (const [position, columnWidth] of (first?.widths ?? []).entries()) {
    target.getColumn(position + 1).width = columnWidth;
  }
}

/** Writes the table from `top` on; the first row below it. */
function writeTable(target: ExcelJS.Worksheet, table: SheetTable, top: number): number {
  const depth = Math.max(...table.headings.map((lines) => lines.length));
  for (const [position, lines] of table.headings.entries()) {
    for (let line = 0; line < depth; line += 1) {
      const cell = target.getCell(top + line, position + 1);
      cell.value = lines[line] ?? null;
      cell.font = strong;
      cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
      cell.border = thin;
    }
  }
  mergeHeadings(target, table.headings, depth, top);
  for (const [offset, cells] of table.rows.entries()) {
    for (const [position, { value, format }] of cells.entries()) {
      const cell = target.getCell(top + depth + offset, position + 1);
      cell.value = value;
      cell.border = thin;
      if (format !== undefined) cell.numFmt = format;
      if (typeof value === 'string') cell.alignment = { vertical: 'middle', wrapText: true };
    }
  }
  return top + depth + table.rows.length;
}

function mergeHeadings(
  target: ExcelJS.Worksheet,
  headings: readonly (readonly string[])[],
  depth: number,
  top: number,
): void {
  if (depth === 1) return;
  let from = 0;
  while (from < headings.length) {
    const lines = headings[from] ?? [];
    let to = from;
    if (lines.length === 1) {
      target.mergeCells(top, from + 1, top + depth - 1, from + 1);
    } else {
      while (headings[to + 1]?.length === lines.length && headings[to + 1]?.[0] === lines[0]) to += 1;
      target.mergeCells(top, from + 1, top, to + 1);
    }
    from = to + 1;
  }
}

const small = { name: '宋体', size: 10 };
const large = { name: '宋体', size: 16, bold: true };
const strong = { name: '宋体', size: 11, bold: true };
const thin: Partial<ExcelJS.Borders> = {
  top: { style: 'thin' },
  left: { style: 'thin' },
  bottom: { style: 'thin' },
  right: { style: 'thin' },
};

/** The clock and the machine's time zone stand in a zip's entries: they all get one time, in the order they came. */
function withFixedTimes(bytes: Uint8Array): Uint8Array {
  const entries = unzipSync(bytes);
  const time = new Date(2016, 4, 18, 12, 0, 0);
  return zipSync(
    Object.fromEntries(
      Object.entries(entries).map(([name, content]) => [
        name,
        [name === 'xl/styles.xml' ? withFontsInOrder(content) : content, { mtime: time, level: 6 }],
      ]),
    ),
  );
}

/** exceljs writes a font's children in an order that the schema of SpreadsheetML does not allow. */
function withFontsInOrder(styles: Uint8Array): Uint8Array {
  const order = ['b', 'i', 'strike', 'condense', 'extend', 'outline', 'shadow', 'u', 'vertAlign', 'sz', 'color', 'name', 'family', 'charset', 'scheme']; // prettier-ignore
  const place = (child: string): number => order.indexOf(/^<(\w+)/.exec(child)?.[1] ?? '');
  const text = new TextDecoder().decode(styles).replace(/<font>(.*?)<\/font>/gs, (_, children: string) => {
    const parts = children.match(/<\w+[^>]*\/>/g) ?? [];
    return `<font>${parts.toSorted((a, b) => place(a) - place(b)).join('')}</font>`;
  });
  return new TextEncoder().encode(text);
}
