import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { cellName } from '../../src/dataset/tables/grid.ts';
import { readWorkbook } from '../../src/formats/xlsx/read/read.ts';
import { sheetData, workbookFile } from './package-files.ts';

/** The texts of a file by cell, or the code of its refusal. */
function textsOf(bytes: Uint8Array, file = 'workbooks/卫生局.csv'): Readonly<Record<string, string>> | string {
  const reading = readWorkbook(file, bytes);
  if (reading.verdict === 'refused') return reading.problem.code;
  const cells = reading.workbook.grids.flatMap((grid) => grid.cells);
  return Object.fromEntries(
    cells.map(({ row, column, content }) => [
      cellName(row, column),
      content.kind === 'text' ? content.text : content.kind,
    ]),
  );
}

const table = '代码,指标名称,2015年\r\nW02,孕产妇死亡率,8.51\r\n';
const cells = { A1: '代码', B1: '指标名称', C1: '2015年', A2: 'W02', B2: '孕产妇死亡率', C2: '8.51' };
/** 指标,年 in GBK. */
const gbk = Uint8Array.of(0xd6, 0xb8, 0xb1, 0xea, 0x2c, 0xc4, 0xea);

describe('the encoding is found', () => {
  it.each([
    ['UTF-8', strToU8(table)],
    ['UTF-8 with a mark', strToU8(`\ufeff${table}`)],
    ['UTF-16', Buffer.from(table, 'utf16le')],
    ['UTF-16 with a mark', Buffer.from(`\ufeff${table}`, 'utf16le')],
    ['UTF-16 the other way round', Buffer.from(`\ufeff${table}`, 'utf16le').swap16()],
  ])('%s', (_, bytes) => {
    expect(textsOf(bytes)).toEqual(cells);
  });

  it('GBK', () => {
    expect(textsOf(gbk)).toEqual({ A1: '指标', B1: '年' });
  });

  it('and what is in none of them is refused', () => {
    expect(textsOf(Uint8Array.of(0x2c, 0xff, 0xff, 0x2c))).toBe('unknown-encoding');
    expect(textsOf(Uint8Array.of(0x61, 0x2c, 0x01, 0x02))).toBe('unknown-encoding');
    expect(textsOf(Buffer.from(`\ufeff${table}x`, 'utf16le').subarray(0, -1))).toBe('unknown-encoding');
  });

  it('UTF-8 that is cut within a word is not taken for GBK', () => {
    const bytes = strToU8('代码,指标名称,孕产妇死亡率');
    expect(textsOf(bytes.subarray(0, bytes.length - 1))).toBe('damaged');
    expect(textsOf(bytes.subarray(0, bytes.length - 2))).toBe('damaged');
  });
});

describe('fields', () => {
  it.each<[string, string, Readonly<Record<string, string>>]>([
    [
      'quoted ones keep commas, quotes and line breaks',
      '"1,234","说""明""","上\n下"',
      { A1: '1,234', B1: '说"明"', C1: '上\n下' },
    ],
    [
      'a tab behind every field is no delimiter',
      '代码\t,指标名称\t,2015年\t\r\nW04\t,妇女常见病筛查率\t,95.6\t\r\n',
      { A1: '代码', B1: '指标名称', C1: '2015年', A2: 'W04', B2: '妇女常见病筛查率', C2: '95.6' },
    ],
    [
      'tabs between fields that hold commas are one',
      '代码\t2015年\t\nB01\t1,234\t',
      { A1: '代码', B1: '2015年', A2: 'B01', B2: '1,234' },
    ],
    ['blank ones are left out', 'a,,c\n\n,b', { A1: 'a', C1: 'c', B3: 'b' }],
    ['tabs divide, commas in figures stay', 'a\t1,234\nb\t5,678', { A1: 'a', B1: '1,234', A2: 'b', B2: '5,678' }],
    ['semicolons divide', 'a;1\nb;2', { A1: 'a', B1: '1', A2: 'b', B2: '2' }],
    ['the divider may be named in the first line', 'sep=|\na|1,2', { A1: 'a', B1: '1,2' }],
    ['codes protected from Excel lose the protection', '="0012","=""0013"""', { A1: '0012', B1: '0013' }],
    ['quotes within a field are quotes', '5"寸,"甲"乙', { A1: '5"寸', B1: '甲乙' }],
    ['old line ends end lines', 'a\rb', { A1: 'a', A2: 'b' }],
  ])('%s', (_, text, expected) => {
    expect(textsOf(strToU8(text))).toEqual(expected);
  });

  it('a quote that never ends is refused at its line', () => {
    const reading = readWorkbook('卫生局.csv', strToU8('"上\n下",a\nb,"c\nd\n'));
    expect(reading).toMatchObject({ verdict: 'refused', problem: { code: 'damaged', place: { line: 3 } } });
  });
});

it('the sheet is named after the file', () => {
  const reading = readWorkbook('workbooks/卫生局.csv', strToU8('a'));
  expect(reading).toMatchObject({ verdict: 'read', workbook: { grids: [{ name: '卫生局', visibility: 'visible' }] } });
});

it.each([
  ['an empty file', new Uint8Array(), 'empty-file'],
  ['a file of blanks', strToU8('\ufeff \r\n'), 'empty-file'],
  ['a workbook renamed', workbookFile(sheetData('')), 'not-this-kind'],
  ['a PDF renamed', strToU8('%PDF-1.4'), 'not-this-kind'],
  ['a web page renamed', strToU8('<!doctype html><p>'), 'not-this-kind'],
])('%s is refused', (_, bytes, code) => {
  expect(textsOf(bytes)).toBe(code);
});
