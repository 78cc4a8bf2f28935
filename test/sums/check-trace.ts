/**
 * Does every sum of a 溯源表 again, from the cells that its numbers name, and compares with what is printed. Imports nothing of
 * the program: the workbook is read with exceljs, the round's files by `cells.ts`.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Decimal } from 'decimal.js';
import ExcelJS from 'exceljs';
import { numbersIn } from './cells.ts';
import { evaluate } from './evaluate.ts';

export interface CheckedTrace {
  readonly figures: number;
  readonly words: number;
  /** Sums that were evaluated. */
  readonly sums: number;
  /** Numbers of sums found in the cells, lines or rows that they name. */
  readonly numbers: number;
  /** Figures without a sum, found in the cell that they name. */
  readonly read: number;
  readonly faults: readonly string[];
}

type Row = Readonly<Record<string, string>>;

interface Operand {
  readonly value: string;
  readonly rounded: number | null;
  readonly places: readonly string[];
  /** 名称 of a row of the same table. */
  readonly named: string | null;
}

export async function checkTrace(file: string, folder: string): Promise<CheckedTrace> {
  const rows = await rowsOf(file);
  const operands = new Map(rows.map((row) => [row, operandsOf(row)]));
  const places = rows.flatMap((row) => [...placesOf(row), ...(operands.get(row) ?? []).flatMap((one) => one.places)]);
  const numberAt = await numbersIn(
    folder,
    new Set(places.filter((place) => /[!:]/u.test(place) && !place.startsWith('settings'))),
  );
  const printedAs = new Map<string, Set<string>>();
  for (const row of rows)
    printedAs.set(row['名称'] ?? '', (printedAs.get(row['名称'] ?? '') ?? new Set()).add(row['字样'] ?? ''));
  const faults: string[] = [];
  const counts = { figures: 0, words: 0, sums: 0, numbers: 0, read: 0 };
  for (const row of rows) {
    const isFigure = row['类别'] === '数字';
    counts[isFigure ? 'figures' : 'words'] += 1;
    const fault = (what: string): void =>
      void faults.push(`${basename(file)} ${row['段落或表中的行']} “${row['字样']}”：${what}`);
    for (const heading of ['段落或表中的行', '字样', '年份', '规则', '出处（工作簿!工作表!单元格）']) {
      if ((row[heading] ?? '') === '') fault(`没有${heading}`);
    }
    const formula = row['算式'] ?? '';
    if (formula !== '') {
      counts.sums += 1;
      const { value, said } = evaluate(formula);
      if (value.minus(said).abs().greaterThan(said.abs().times('1e-9').plus('1e-12')))
        fault(`${formula}，实为 ${value.toFixed()}`);
      if (isFigure && !isPrintedAs(value, row['字样'] ?? '')) fault(`${formula} 不印作 ${row['字样']}`);
    }
    for (const operand of operands.get(row) ?? []) {
      counts.numbers += 1;
      if (!isFound(operand, numberAt, printedAs))
        fault(`算式中的 ${operand.value} 不在 ${operand.places.join('、')}${operand.named ?? ''}`);
    }
    if (
      isFigure &&
      formula === '' &&
      (row['规则'] ?? '').startsWith('单元格里的数字') &&
      /^-?\d+(\.\d+)?$/u.test(row['未取整'] ?? '')
    ) {
      counts.read += 1;
      const value = new Decimal(row['未取整'] ?? '');
      if (!placesOf(row).some((place) => numberAt(place).some((each) => each.equals(value))))
        fault(`${value.toFixed()} 不在 ${placesOf(row).join('、')}`);
      else if (!isPrintedAs(value, row['字样'] ?? '')) fault(`${value.toFixed()} 不印作 ${row['字样']}`);
    }
  }
  return { ...counts, faults };
}

async function rowsOf(file: string): Promise<readonly Row[]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(readFileSync(file).buffer as ArrayBuffer);
  const sheet = book.getWorksheet('逐数溯源');
  if (sheet === undefined) throw new Error(`${file} has no such sheet`);
  const texts: string[][] = [];
  sheet.eachRow((row) => {
    texts.push(Array.from({ length: 15 }, (_, at) => shown(row.getCell(at + 1))));
  });
  const head = texts.findIndex((row) => row.includes('字样') && row.includes('算式'));
  const headings = texts[head] ?? [];
  return texts
    .slice(head + 1)
    .filter((row) => ['数字', '判定用语'].includes(row[headings.indexOf('类别')] ?? ''))
    .map((row) => Object.fromEntries(headings.map((heading, at) => [heading, row[at] ?? ''])));
}

/** A number with the places of its format. */
function shown(cell: ExcelJS.Cell): string {
  const { value } = cell;
  if (typeof value !== 'number') return cell.text;
  const places = /0\.(0+)/u.exec(cell.numFmt ?? '')?.[1]?.length ?? 0;
  return /^[+]/u.test(cell.numFmt ?? '') && value > 0 ? `+${value.toFixed(places)}` : value.toFixed(places);
}

function placesOf(row: Row): readonly string[] {
  return (row['出处（工作簿!工作表!单元格）'] ?? '')
    .split('\n')
    .filter((place) => place !== '' && place !== '程序计数');
}

/** 95.4：本年值（2015年），取1位小数，出自 workbooks/教育局.xlsx!年报表!F3 */
function operandsOf(row: Row): readonly Operand[] {
  return (row['算式中的数'] ?? '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Operand => {
      const [, value = '', rest = ''] = /^(-?[\d.]+)：(.*)$/u.exec(line) ?? [];
      const from = / *出自 (.*)$/u.exec(rest)?.[1] ?? '';
      const named = /^“(.*?)”/u.exec(from)?.[1] ?? null;
      const rounded = /，取(?:(整)数|(\d+)位小数)/u.exec(rest);
      return {
        value,
        rounded: rounded === null ? null : Number(rounded[2] ?? '0'),
        places: from
          .replace(/^“.*?”；?/u, '')
          .split('；')
          .filter((place) => place !== ''),
        named,
      };
    });
}

function isFound(
  { value: text, rounded, places, named }: Operand,
  numberAt: (place: string) => readonly Decimal[],
  printedAs: ReadonlyMap<string, ReadonlySet<string>>,
): boolean {
  const value = new Decimal(text);
  if (named !== null) {
    const printed = printedAs.get(named);
    // What this document does not print stands for itself.
    return printed === undefined || [...printed].some((one) => isPrintedAs(value, one) || isFiner(one, value));
  }
  return places.some((place) =>
    numberAt(place).some((each) =>
      (rounded === null ? each.toSignificantDigits(15) : each.toDecimalPlaces(rounded, Decimal.ROUND_HALF_UP)).equals(
        value,
      ),
    ),
  );
}

/** A table prints with more places what a sentence counts with. */
function isFiner(printed: string, value: Decimal): boolean {
  if (!/^[+-]?\d+\.\d+$/u.test(printed)) return false;
  return new Decimal(printed).abs().toDecimalPlaces(value.decimalPlaces(), Decimal.ROUND_HALF_UP).equals(value.abs());
}

/** 四舍五入 to as many places as are printed; sentences leave the sign to the verb. */
function isPrintedAs(value: Decimal, printed: string): boolean {
  const [, sign = '', digits = ''] = /^([+-]?)(\d+(?:\.\d+)?)(?:（\d{4}）)?$/u.exec(printed) ?? [];
  if (digits === '') return false;
  const places = digits.split('.')[1]?.length ?? 0;
  const shownAs = value.toSignificantDigits(14).toDecimalPlaces(places, Decimal.ROUND_HALF_UP);
  return sign === '' ? shownAs.abs().equals(digits) : shownAs.equals(sign === '-' ? `-${digits}` : digits);
}
