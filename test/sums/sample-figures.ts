/**
 * What the tables of a round by hand say of each indicator, area and year: workbooks read with exceljs, CSV as text. Reads what
 * the samples hold and no more: one line or two of headings, years in figures, in Chinese or by 上年 and 本年, parts in rows
 * that begin with 其中, per cent by format or sign, notes of a footnote behind a figure.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { parse } from 'yaml';
import type { Exact } from '../independent/exact.ts';
import { exact } from '../independent/exact.ts';
import type { TrueFigure, TrueIndicator } from '../random/truth.ts';
import { figureKey } from '../random/truth.ts';
import type { Frame } from './sample-register.ts';

interface Cell {
  readonly text: string;
  /** In units of the sheet: a share that is shown as per cent is already times a hundred. */
  readonly number: Exact | null;
}

interface Grid {
  readonly origin: string;
  readonly rows: readonly (readonly Cell[])[];
}

interface Said {
  readonly key: string;
  readonly cell: Cell;
  readonly value: Exact | null;
  readonly indicator: TrueIndicator;
  /** 0 this round's, 1 an earlier year's. */
  readonly age: 0 | 1;
}

export async function figuresOf(folder: string, frame: Frame): Promise<ReadonlyMap<string, TrueFigure>> {
  const said = new Map<string, Said[]>();
  for (const [place, age] of [
    ['workbooks', 0],
    ['reference', 0],
    ['history', 1],
  ] as const) {
    for (const grid of await gridsIn(join(folder, place)))
      for (const one of saidIn(grid, frame, age)) said.set(one.key, [...(said.get(one.key) ?? []), one]);
  }
  const chosen = chosenIn(folder);
  return new Map(
    [...said].map(([key, all]) => {
      const now = all.filter(({ age }) => age === 0);
      return [key, chosen.get(key) ?? settled(now.length === 0 ? all : now)];
    }),
  );
}

/** All that say a figure say the same one, to the register's places. */
function settled(all: readonly Said[]): TrueFigure {
  const [first] = all;
  const shared = { origins: [], asBase: false } as const;
  const values = all.flatMap(({ value }) => (value === null ? [] : [value]));
  const places = first?.indicator.decimals ?? 0;
  const different = new Set(values.map((value) => value.toFixed(places)));
  if (different.size > 1) return { ...shared, value: null, word: null, because: 'conflict' };
  const finest = values.toSorted((a, b) => b.decimalPlaces() - a.decimalPlaces())[0];
  if (finest !== undefined) return { ...shared, value: finest.toFixed(), word: wordOf(first), because: null };
  const word = wordOf(first);
  if (first?.indicator.scale === 'text' && word !== null && !marks.has(word))
    return { ...shared, value: null, word, because: null };
  return { ...shared, value: null, word: null, because: word === null ? 'blank' : 'mark' };
}

function wordOf(said: Said | undefined): string | null {
  const text = said?.cell.text ?? '';
  return text === '' ? null : text;
}

const marks = new Set(['—', '－', '-', '…', '未统计', '/']);

/** decisions.yaml, as far as the samples go: a figure chosen. */
function chosenIn(folder: string): ReadonlyMap<string, TrueFigure> {
  const path = join(folder, 'decisions.yaml');
  if (!existsSync(path)) return new Map();
  const decisions = (parse(readFileSync(path, 'utf8')) ?? []) as readonly {
    readonly choose?: { readonly indicator: string; readonly year: number; readonly value: number };
  }[];
  return new Map(
    decisions.flatMap(
      ({ choose }) =>
      choose === undefined
        ? []
        : [[figureKey(choose.indicator, 'own', choose.year, null), { value: String(choose.value), word: null, because: null, origins: [], asBase: false }] as const], // prettier-ignore
    ),
  );
}

async function gridsIn(folder: string): Promise<readonly Grid[]> {
  if (!existsSync(folder)) return [];
  const grids: Grid[] = [];
  for (const file of readdirSync(folder).toSorted()) {
    const bytes = readFileSync(join(folder, file));
    if (file.endsWith('.csv')) grids.push({ origin: file, rows: rowsOfText(bytes.toString('utf8')) });
    if (!file.endsWith('.xlsx')) continue;
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(bytes.buffer as ArrayBuffer);
    for (const sheet of book.worksheets) grids.push({ origin: `${file}!${sheet.name}`, rows: rowsOfSheet(sheet) });
  }
  return grids;
}

function rowsOfText(text: string): Grid['rows'] {
  return text.split(/\r?\n/u).map((line) => line.split(',').map((cell) => cellOf(cell)));
}

function rowsOfSheet(sheet: ExcelJS.Worksheet): Grid['rows'] {
  return Array.from({ length: sheet.rowCount }, (_, at) => {
    const row = sheet.getRow(at + 1);
    return Array.from({ length: sheet.columnCount }, (__, column) => cellAt(row.getCell(column + 1)));
  });
}

function cellAt(cell: ExcelJS.Cell): Cell {
  const { value } = cell;
  const plain = typeof value === 'object' && value !== null && 'result' in value ? value.result : value;
  if (typeof plain !== 'number') return cellOf(cell.text);
  const number = exact(plain.toPrecision(15));
  const isShare = (cell.numFmt ?? '').includes('%');
  return { text: cell.text, number: isShare ? number.times(100) : number };
}

function cellOf(written: string): Cell {
  const text = written.replaceAll(/[①-⑳]/gu, '').normalize('NFKC').trim();
  const plain = text.replaceAll(/(?<=\d),(?=\d{3})/gu, '').replace(/[%‰*]+$/u, '');
  return { text: written.trim(), number: /^-?\d+(?:\.\d+)?$/u.test(plain) ? exact(plain) : null };
}

/** A column that holds figures: of whom and when. */
interface Column {
  readonly at: number;
  readonly area: string;
  readonly year: number;
}

function saidIn({ rows }: Grid, frame: Frame, age: 0 | 1): readonly Said[] {
  const head = rows.findIndex((row) => row.some(({ text }) => text === '指标名称'));
  const [top, under] = [rows[head] ?? [], rows[head + 1] ?? []];
  const isTwoLines = under.some(({ text }) => text === '指标名称');
  const columns = top.flatMap((cell, at) => columnOf(cell.text, isTwoLines ? (under[at]?.text ?? '') : '', at, frame));
  const [codeAt, nameAt, measureAt] = ['代码', '指标名称', '计量单位'].map((name) => top.findIndex(({ text }) => text === name)); // prettier-ignore
  let last: TrueIndicator | null = null;
  return rows.slice(head + (isTwoLines ? 2 : 1)).flatMap((row): readonly Said[] => {
    const name = row[nameAt ?? -1]?.text.replaceAll(/\s/gu, '') ?? '';
    const part = /^(?:其中[:：])?(城市|农村)$/u.exec(name)?.[1] ?? null;
    const found: TrueIndicator | null = part === null ? named(frame, row[codeAt ?? -1]?.text ?? '', name) : last;
    if (found === null) return [];
    last = found;
    const times = row[measureAt ?? -1]?.text.startsWith('万') === true && !found.measure.startsWith('万') ? 10_000 : 1;
    return columns.map(({ at, area, year }) => {
      const cell = row[at] ?? { text: '', number: null };
      return { key: figureKey(found.code, area, year, part), cell, value: valueOf(cell, found, times), indicator: found, age }; // prettier-ignore
    });
  });
}

function valueOf(cell: Cell, { scale }: TrueIndicator, times: number): Exact | null {
  if (scale === 'yes-no' && (cell.text === '是' || cell.text === '否')) return exact(cell.text === '是' ? 1 : 0);
  return cell.number?.times(times) ?? null;
}

function named({ indicators }: Frame, code: string, name: string): TrueIndicator | null {
  const plain = (text: string) => text.replaceAll(/[\s（）()]/gu, '');
  return (
    indicators.find((one) => one.code === code) ??
    indicators.find((one) => [one.name, ...one.aliases, one.short].some((each) => plain(each) === plain(name))) ??
    null
  );
}

/** 基期值 stands in plan.yaml for all that have one; it is read where plan.yaml is silent, of the plans' own year. */
function columnOf(top: string, under: string, at: number, frame: Frame): readonly Column[] {
  const heading = under === '' || under === top ? top : `${top}${under}`;
  if (/目标|增减|差距/u.test(heading) || /^基期值?(?:（\d{4}年）)?$/u.test(heading)) return [];
  const area = frame.areas.find((one) => [one.name, ...one.aliases].some((name) => heading.includes(name)));
  const year = yearOf(heading, frame.year);
  return year === null ? [] : [{ at, area: area?.id ?? 'own', year }];
}

function yearOf(heading: string, now: number): number | null {
  if (heading === '本年') return now;
  if (heading === '上年') return now - 1;
  const digits = heading.replaceAll(/[〇零一二三四五六七八九]/gu, (one) => String('〇一二三四五六七八九'.indexOf(one === '零' ? '〇' : one))); // prettier-ignore
  const found = /(\d{4})年?/u.exec(digits)?.[1];
  return found === undefined ? null : Number(found);
}
