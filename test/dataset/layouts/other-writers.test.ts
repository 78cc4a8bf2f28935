import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { drawnFirst } from './drawn-first.ts';
import { drawnLater } from './drawn-later.ts';
import type { LayoutReading } from './layout-round.ts';
import { readLayout } from './layout-round.ts';
import type { DrawnSheet } from './layout-text.ts';
import { drawn, placesOf } from './layout-text.ts';
import { theFigures } from './one-dataset.ts';
import type { Writing } from './write-drawn.ts';
import { drawnByExceljs, drawnCsv, drawnWorkbook, gbk } from './write-drawn.ts';

function layout(number: string): readonly DrawnSheet[] {
  const text = Object.entries({ ...drawnFirst, ...drawnLater }).find(([name]) => name.startsWith(number))?.[1];
  if (text === undefined) throw new Error(`no layout ${number}`);
  return drawn(text);
}

function expectSame(reading: LayoutReading, places: Readonly<Record<string, string>>): void {
  const problems = reading.findings.filter(({ level }) => level === '强制性').map(({ message }) => message);
  expect(problems).toEqual([]);
  expect(reading.figures).toEqual(theFigures);
  expect(reading.places).toEqual(places);
}

describe('the same dataset in more layouts', () => {
  test.each(Object.entries(drawnLater))('%s', (_, text) => {
    const sheets = drawn(text);
    expectSame(withoutBases(readLayout('workbooks/卫生局.xlsx', drawnWorkbook(sheets))), placesOf(sheets));
  });

  test('基期值 of the warning table are figures of the base year', () => {
    const { figures } = readLayout('workbooks/卫生局.xlsx', drawnWorkbook(layout('30')));
    const bases = Object.entries(figures).flatMap(([place, { value }]) => (isBase(place) ? [`${place} ${value}`] : []));
    expect(bases).toEqual([
      'W01/13 69.5',
      'W02/13 12.1',
      'W05/13 99.7',
      'C03/13 3.6',
      'C07/13 7',
      'B11/13 5010',
      'M01/13 3000000',
      'E01/13 无',
    ]);
  });
});

/** The dataset that all layouts share has no figures of 2013. */
function isBase(place: string): boolean {
  return place.endsWith('/13');
}

function withoutBases(reading: LayoutReading): LayoutReading {
  const only = <T>(places: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(places).filter(([place]) => !isBase(place)));
  return { ...reading, figures: only(reading.figures), places: only(reading.places) };
}

describe('the same dataset saved by LibreOffice', () => {
  const folder = new URL('../../fixtures/layouts/', import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith('.xlsx'));
  test('at least ten times', () => expect(files.length).toBeGreaterThanOrEqual(10));
  test.each(files)('%s', (file) => {
    const sheets = layout(file.slice(0, 2));
    const places = Object.entries(placesOf(sheets)).map(([figure, place]) =>
      // LibreOffice names the sheet of a csv file after the file.
      [figure, file.endsWith('-csv.xlsx') ? place.replace(/^.*!/, `${file.replace('.xlsx', '')}!`) : place],
    );
    const reading = readLayout('workbooks/卫生局.xlsx', new Uint8Array(readFileSync(new URL(file, folder))));
    expectSame(reading, Object.fromEntries(places));
  });
});

describe('the same dataset written by exceljs', () => {
  test.each(['02', '07', '13', '22', '28'])('layout %s', async (number) => {
    const sheets = layout(number);
    expectSame(readLayout('workbooks/卫生局.xlsx', await drawnByExceljs(sheets)), placesOf(sheets));
  });
});

describe('the same dataset in XML as other programs write it', () => {
  test.each<[string, string, Writing]>([
    ['elements behind a prefix', '03', { prefix: 'x' }],
    ['ISO 29500 Strict', '02', { strict: true }],
    ['texts inside the cells', '13', { inline: true }],
    ['cells without names', '06', { unnamed: true }],
    ['days counted from 1904', '11', { from1904: true }],
    ['what WPS adds', '15', { wps: true }],
    ['stored, not packed', '12', { stored: true }],
    ['all of it together', '13', { prefix: 's', inline: true, unnamed: true, from1904: true, wps: true, stored: true }],
  ])('%s', (_, number, writing) => {
    const sheets = layout(number);
    expectSame(readLayout('workbooks/卫生局.xlsm', drawnWorkbook(sheets, writing)), placesOf(sheets));
  });
});

describe('the same dataset as csv', () => {
  const sheet = layout('05')[0];
  const other = layout('12')[0];
  if (sheet === undefined || other === undefined) throw new Error('no sheet');
  const places = (drawnSheet: DrawnSheet): Readonly<Record<string, string>> =>
    placesOf([{ ...drawnSheet, name: '卫生局' }]);
  test.each<[string, Uint8Array, DrawnSheet]>([
    ['UTF-8', Buffer.from(drawnCsv(sheet)), sheet],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${drawnCsv(other)}`), other],
    ['GBK', gbk(drawnCsv(other)), other],
    ['UTF-16', Buffer.from(`\ufeff${drawnCsv(sheet, '\t')}`, 'utf16le'), sheet],
    ['tabs', Buffer.from(drawnCsv(other, '\t')), other],
    ['semicolons and Unix line ends', Buffer.from(drawnCsv(sheet, ';').replaceAll('\r', '')), sheet],
  ])('%s', (_, bytes, from) => {
    const reading = readLayout('workbooks/卫生局.csv', new Uint8Array(bytes));
    expectSame(reading, places(from));
  });
});
