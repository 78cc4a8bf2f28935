/**
 * The records of an old workbook (MS-XLS, BIFF8), walked without reading what they mean: whether they are whole, agree
 * with each other, and hold what the reader behind them does not know of. There is no checksum in these files.
 */
import { Refusal } from '../package/problem.ts';
import { damaged, passwordProtected, saveAs } from '../package/refusals.ts';
import type { KindWords } from '../package/rules.ts';
import { cellName } from '../../dataset/tables/grid.ts';
import { knownRecords } from './known-records.ts';

export interface WalkedWorkbook {
  /** What a person should look at; Chinese, without a full stop. */
  readonly oddities: readonly string[];
  /** Cells with a value, a sheet each, in the order of the tabs. */
  readonly cells: readonly number[];
}

interface BiffRecord {
  readonly id: number;
  readonly at: number;
  readonly body: DataView;
}

const bof = 0x0809;
const eof = 0x000a;
const longest = 8224;

/** Throws a Refusal where the records are not whole. */
export function walkWorkbook(stream: Uint8Array, words: KindWords): WalkedWorkbook {
  const records = recordsOf(stream, words);
  const [first] = records;
  if (first?.id !== bof || first.body.byteLength < 4 || first.body.getUint16(0, true) !== 0x0600) {
    throw new Refusal({
      code: 'old-format',
      message: '这是 Excel 97 以前的格式，本程序不能读取。',
      hint: saveAs(words),
    });
  }
  const globals = records.slice(0, records.findIndex(({ id }) => id === eof) + 1);
  if (globals.some(({ id }) => id === 0x002f)) throw passwordProtected(words);
  const sheets = globals.filter(({ id }) => id === 0x0085);
  const starts = new Map(records.flatMap((record, place) => (record.id === bof ? [[record.at, place] as const] : [])));
  const context: SheetContext = {
    used: new Set(),
    formats: globals.filter(({ id }) => id === 0x00e0).length,
    strings: stringsIn(globals),
    words,
  };
  const read = sheets.map((sheet) => {
    const place = sheet.body.byteLength >= 4 ? starts.get(sheet.body.getUint32(0, true)) : undefined;
    if (place === undefined) throw damaged(words, '工作表的位置不对');
    return walkSheet(sheetRecords(records, place, words), context);
  });
  const streams = records.filter(({ id }) => id === bof).length;
  return {
    oddities: [
      ...formattingOddities(globals),
      ...unknownOddities(records),
      ...(sheets.some(hasOddState) ? ['工作表的隐藏标志不对'] : []),
      ...(context.used.size < context.strings ? ['文字表里有单元格没有用到的文字'] : []),
      ...(streams < sheets.length + 1 ? ['工作表的个数不对'] : []),
      ...read.flatMap(({ oddities }, index) => oddities.map((one) => `第${index + 1}张表${one}`)),
    ],
    cells: read.map(({ cells }) => cells),
  };
}

function recordsOf(stream: Uint8Array, words: KindWords): readonly BiffRecord[] {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const records: BiffRecord[] = [];
  let at = 0;
  let depth = 0;
  while (at + 4 <= stream.length) {
    const id = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    // Behind the last substream there is padding.
    if (depth === 0 && records.length > 0 && id !== bof) break;
    if (length > longest || at + 4 + length > stream.length) throw damaged(words, '里面的记录不完整');
    records.push({ id, at, body: new DataView(stream.buffer, stream.byteOffset + at + 4, length) });
    if (id === bof) depth += 1;
    if (id === eof) depth -= 1;
    at += 4 + length;
  }
  if (depth !== 0) throw damaged(words, '里面的记录不完整');
  if (stream.subarray(at).some((byte) => byte !== 0)) throw damaged(words, '末尾有多余的内容');
  return records;
}

/** A sheet's own records; those of a chart in it stand between a beginning and an end of their own. */
function sheetRecords(records: readonly BiffRecord[], from: number, words: KindWords): readonly BiffRecord[] {
  const own: BiffRecord[] = [];
  let depth = 0;
  for (const record of records.slice(from)) {
    if (record.id === bof) depth += 1;
    if (depth === 1) own.push(record);
    if (record.id === eof) depth -= 1;
    if (depth === 0) return own;
  }
  throw damaged(words, '工作表不完整');
}

interface SheetContext {
  readonly formats: number;
  readonly strings: number;
  /** Texts of the table that cells hold. */
  readonly used: Set<number>;
  readonly words: KindWords;
}

interface Cell {
  readonly row: number;
  readonly column: number;
  readonly format: number;
  readonly hasValue: boolean;
  readonly number: number | null;
}

function walkSheet(
  records: readonly BiffRecord[],
  context: SheetContext,
): { readonly oddities: readonly string[]; readonly cells: number } {
  const cells = records.flatMap((record) => cellsOf(record, context));
  const oddities = new Set<string>();
  let before: Cell | undefined;
  for (const cell of cells) {
    if (cell.format >= context.formats) throw damaged(context.words, '单元格的格式不在表里');
    const follows = before === undefined || cell.row !== before.row || cell.column > before.column;
    if (
      !follows ||
      (before !== undefined && cell.row < before.row && cell.row % 32 !== 0 && isSameBlock(cell, before))
    ) {
      oddities.add(`的单元格次序不对（${cellName(cell.row + 1, cell.column + 1)}）`);
    }
    if (cell.number !== null && isOddNumber(cell.number)) {
      oddities.add(`有位数异常的数字（如 ${cellName(cell.row + 1, cell.column + 1)}）`);
    }
    before = cell;
  }
  for (const place of twice(cells)) oddities.add(`有一格写了两次（${place}）`);
  for (const oddity of rowOddities(records, cells)) oddities.add(oddity);
  if (records.some(hasOddColumn)) oddities.add('的列宽登记不对');
  return { oddities: [...oddities], cells: cells.filter(({ hasValue }) => hasValue).length };
}

/** BoundSheet8 (MS-XLS 2.4.28): visible, hidden or very hidden, a sheet, macros, a chart or code; no other bit is set. */
function hasOddState({ body }: BiffRecord): boolean {
  return body.byteLength >= 6 && (body.getUint8(4) > 2 || ![0, 1, 2, 6].includes(body.getUint8(5)));
}

/** ColInfo (MS-XLS 2.4.53): the bits that hide, fit and outline columns; the reserved ones are zero. */
function hasOddColumn({ id, body }: BiffRecord): boolean {
  return id === 0x007d && body.byteLength >= 10 && (body.getUint16(8, true) & 0xe8_f0) !== 0;
}

/** Rows are written in blocks of 32. */
function isSameBlock(one: Cell, other: Cell): boolean {
  return Math.floor(one.row / 32) === Math.floor(other.row / 32);
}

function cellsOf({ id, body }: BiffRecord, { strings, used, words }: SheetContext): readonly Cell[] {
  const short = (): never => {
    throw damaged(words, '单元格的记录长度不对');
  };
  const one = (hasValue: boolean, number: number | null): readonly Cell[] => [
    {
      row: body.getUint16(0, true),
      column: body.getUint16(2, true),
      format: body.getUint16(4, true),
      hasValue,
      number,
    },
  ];
  switch (id) {
    case 0x0203:
      return body.byteLength === 14 ? one(true, body.getFloat64(6, true)) : short();
    case 0x027e:
      return body.byteLength === 10 ? one(true, rkNumber(body.getUint32(6, true))) : short();
    case 0x00fd:
      if (body.byteLength !== 10) return short();
      if (body.getUint32(6, true) >= strings) throw damaged(words, '单元格的文字不在表里');
      used.add(body.getUint32(6, true));
      return one(true, null);
    case 0x0201:
      return body.byteLength === 6 ? one(false, null) : short();
    case 0x0205:
      return body.byteLength === 8 ? one(true, null) : short();
    case 0x0204:
    case 0x00d6:
      return body.byteLength >= 8 ? one(true, null) : short();
    case 0x0006:
      return body.byteLength >= 20 ? one(true, null) : short();
    case 0x00bd:
    case 0x00be: {
      const width = id === 0x00bd ? 6 : 2;
      const many = (body.byteLength - 6) / width;
      if (!Number.isInteger(many) || many < 1) return short();
      const [row, first, last] = [
        body.getUint16(0, true),
        body.getUint16(2, true),
        body.getUint16(body.byteLength - 2, true),
      ];
      if (last - first + 1 !== many) return short();
      return Array.from({ length: many }, (_, place) => {
        const at = 4 + place * width;
        const number = width === 6 ? rkNumber(body.getUint32(at + 2, true)) : null;
        return { row, column: first + place, format: body.getUint16(at, true), hasValue: width === 6, number };
      });
    }
    default:
      return [];
  }
}

/** A number in four bytes: a whole one or the upper half of one, perhaps in hundredths (MS-XLS, 2.5.217). */
function rkNumber(stored: number): number {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setUint32(4, stored & 0xff_ff_ff_fc, true);
  const value = (stored & 2) === 0 ? bits.getFloat64(0, true) : (stored | 0) >> 2;
  return (stored & 1) === 0 ? value : value / 100;
}

/** More digits than a person or a program types, or a size that no figure has. */
function isOddNumber(number: number): boolean {
  const size = Math.abs(number);
  return (
    !Number.isFinite(number) || Number(number.toPrecision(15)) !== number || size > 1e13 || (size > 0 && size < 1e-7)
  );
}

function twice(cells: readonly Cell[]): readonly string[] {
  const seen = new Set<string>();
  return cells.flatMap(({ row, column }) => {
    const place = cellName(row + 1, column + 1);
    if (seen.has(place)) return [place];
    seen.add(place);
    return [];
  });
}

/** Every row says where its cells begin and end. */
function rowOddities(records: readonly BiffRecord[], cells: readonly Cell[]): readonly string[] {
  const rows = new Map<number, { readonly from: number; readonly to: number }>();
  for (const { id, body } of records) {
    if (id === 0x0208 && body.byteLength >= 16) {
      rows.set(body.getUint16(0, true), { from: body.getUint16(2, true), to: body.getUint16(4, true) });
    }
  }
  if (rows.size === 0) return [];
  const columns = new Map<number, number[]>();
  for (const { row, column } of cells) columns.set(row, [...(columns.get(row) ?? []), column]);
  const outside = [...columns].find(([row, own]) => {
    const said = rows.get(row);
    return said === undefined || own.some((column) => column < said.from || column >= said.to);
  });
  const missing = [...rows].find(([row, { from, to }]) => {
    if (from >= to) return false;
    const own = columns.get(row) ?? [];
    return !own.includes(from) || !own.includes(to - 1);
  });
  const row = outside?.[0] ?? missing?.[0];
  return row === undefined ? [] : [`的行登记与单元格不符（第${row + 1}行）`];
}

function stringsIn(globals: readonly BiffRecord[]): number {
  const table = globals.find(({ id }) => id === 0x00fc);
  return table === undefined || table.body.byteLength < 8 ? 0 : table.body.getUint32(4, true);
}

function formattingOddities(globals: readonly BiffRecord[]): readonly string[] {
  const fonts = globals.filter(({ id, body }) => id === 0x0031 && body.byteLength >= 14);
  const struck = fonts.some(({ body }) => (body.getUint16(2, true) & 0x08) !== 0);
  const raised = fonts.some(({ body }) => body.getUint16(8, true) !== 0);
  return [
    ...(struck ? ['有划去的字，划去的会与其他字连在一起读'] : []),
    ...(raised ? ['有上标或下标，会与其他字连在一起读'] : []),
  ];
}

function unknownOddities(records: readonly BiffRecord[]): readonly string[] {
  const unknown = records.find(({ id }) => !knownRecords.has(id));
  return unknown === undefined ? [] : [`有不认识的记录（${unknown.id.toString(16).toUpperCase()}）`];
}
