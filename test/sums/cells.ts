/** The numbers that people wrote in a round's folder, by place: workbooks read with exceljs, CSV and YAML as text. */
import { Decimal } from 'decimal.js';
import ExcelJS from 'exceljs';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type NumberAt = (origin: string) => readonly Decimal[];

/** Every number that may be meant at `workbooks/教育局.xlsx!年报表!F3` or `plan.yaml:3:8`; none where there is none. */
export async function numbersIn(folder: string, origins: ReadonlySet<string>): Promise<NumberAt> {
  const files = new Set([...origins].flatMap((origin) => (origin.includes('!') ? [origin.split('!')[0] ?? ''] : [])));
  const books = new Map<string, ExcelJS.Workbook>();
  for (const file of files) {
    if (!file.endsWith('.xlsx')) continue;
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(readFileSync(join(folder, file)).buffer as ArrayBuffer);
    books.set(file, book);
  }
  const texts = new Map<string, readonly string[]>();
  const linesOf = (file: string): readonly string[] => {
    const lines = texts.get(file) ?? readFileSync(join(folder, file), 'utf8').split(/\r?\n/u);
    texts.set(file, lines);
    return lines;
  };
  return (origin) => {
    const [file = '', sheet = '', cell = ''] = origin.split('!');
    if (cell === '') return numbersInLine(origin, linesOf);
    const book = books.get(file);
    if (book === undefined) return numbersInText(csvCell(linesOf(file), cell));
    const found = book.getWorksheet(sheet)?.getCell(cell);
    if (found === undefined) return [];
    const { value } = found;
    const plain = typeof value === 'object' && value !== null && 'result' in value ? value.result : value;
    if (typeof plain !== 'number') return numbersInText(found.text);
    const exact = new Decimal(plain);
    if ((found.numFmt ?? '').includes('%')) return [exact.times(100)];
    return countsTenThousands(book.getWorksheet(sheet), found.row) ? [exact.times(10_000)] : [exact];
  };
}

/** 万人, 万元 in the row's 计量单位. */
function countsTenThousands(sheet: ExcelJS.Worksheet | undefined, row: string | number): boolean {
  let found = false;
  sheet?.getRow(Number(row)).eachCell((cell) => {
    if (cell.text.startsWith('万')) found = true;
  });
  return found;
}

function csvCell(lines: readonly string[], cell: string): string {
  const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  const cells = (lines[Number(row) - 1] ?? '').match(/(?<=^|,)(?:"(?:[^"]|"")*"|[^,]*)/gu) ?? [];
  return cells[column - 1] ?? '';
}

/** plan.yaml:3:8, decisions.yaml:9:3: the numbers of the entry that begins there. */
function numbersInLine(origin: string, linesOf: (file: string) => readonly string[]): readonly Decimal[] {
  const [, file = '', line = '', column = '1'] = /^(.+?):(\d+)(?::(\d+))?$/.exec(origin) ?? [];
  if (file === '') return [];
  const text = entryAt(linesOf(file), Number(line) - 1, Number(column) - 1).join('\n');
  const fractions = [...text.matchAll(/(-?\d+)\/(\d+)/gu)].map(([, top = '', bottom = '']) =>
    new Decimal(top).dividedBy(bottom),
  );
  const shares = [...text.matchAll(/(-?\d+(?:\.\d+)?)%/gu)].map(([, percent = '']) =>
    new Decimal(percent).dividedBy(100),
  );
  return [...fractions, ...shares, ...numbersInText(text)];
}

/** The line and all that stand under it. */
function entryAt(lines: readonly string[], first: number, indent: number): readonly string[] {
  const next = lines.findIndex((line, at) => at > first && line.trim() !== '' && line.search(/[^ -]/u) < indent);
  const sibling = lines.findIndex(
    (line, at) => at > first && line.lastIndexOf('- ', indent) === indent - 2 && indent >= 2,
  );
  const ends = [next, sibling, lines.length].filter((at) => at > first);
  return lines.slice(first, Math.min(...ends));
}

function numbersInText(text: string): readonly Decimal[] {
  // A footnote's mark is no digit.
  const plain = text
    .replaceAll(/[①-⑳]/gu, '')
    .normalize('NFKC')
    .replaceAll(/(?<=\d),(?=\d{3})/gu, '');
  return (plain.match(/-?\d+(?:\.\d+)?/gu) ?? []).map((found) => new Decimal(found));
}
