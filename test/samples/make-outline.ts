/**
 * Makes the workbook of samples/outline-2018 from outline-figures.csv: national figures as published, with the source
 * of each beside it. After editing: `npx tsx test/samples/make-outline.ts`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FigureRow } from './figures-source.ts';
import { field, readFigures } from './figures-source.ts';
import { outline, outlineFigures } from './places.ts';
import type { SheetCell } from './sheet-writer.ts';
import { workbookBytes } from './sheet-writer.ts';

const saved = new Date(Date.UTC(2019, 10, 29, 4, 0, 0));

export async function outlineWorkbooks(): Promise<ReadonlyMap<string, Uint8Array>> {
  const figures = readFigures(outlineFigures);
  const years = [...new Set(figures.map((row) => field(row, 'year')))].toSorted();
  const lines = [...new Set(figures.map(seriesOf))].flatMap((name) =>
    lineOf(
      figures.filter((row) => seriesOf(row) === name),
      years,
    ),
  );
  const sheet = {
    name: '主要指标',
    title: ['演示数据·非官方文件', '2018年全国妇女儿童发展主要指标（已公布数汇编）'],
    above: [['填报单位：国家统计局', '年度：2018年']],
    tables: [
      {
        headings: ['代码', '指标名称', '计量单位', ...years.map((year) => `${year}年`), '备注'].map((heading) => [
          heading,
        ]),
        widths: [8, 40, 10, ...years.map(() => 9), 90],
        rows: lines,
      },
    ],
    foot: ['注：空格表示没有查到公布数；来源见备注栏。'],
  };
  return new Map([['workbooks/国家统计局.xlsx', await workbookBytes([sheet], saved)]]);
}

function seriesOf(row: FigureRow): string {
  return `${field(row, 'name')}\u0000${field(row, 'dimension')}`;
}

function lineOf(series: readonly FigureRow[], years: readonly string[]): readonly (readonly SheetCell[])[] {
  const [first] = series;
  if (first === undefined) return [];
  const dimension = field(first, 'dimension');
  const sources = series.map((row) => `${field(row, 'year')}年：${field(row, 'source')}`).join('；');
  return [
    [
      { value: dimension === '' ? field(first, 'code') || null : null },
      { value: dimension === '' ? field(first, 'name') : `　其中：${dimension}` },
      { value: field(first, 'measure') },
      ...years.map((year) => figureOf(series.find((row) => field(row, 'year') === year))),
      { value: sources },
    ],
  ];
}

function figureOf(row: FigureRow | undefined): SheetCell {
  if (row === undefined) return { value: null };
  const value = field(row, 'value');
  const places = (value.split('.')[1] ?? '').length;
  return { value: Number(value), format: places === 0 ? '0' : `0.${'0'.repeat(places)}` };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [file, bytes] of await outlineWorkbooks()) {
    const path = join(outline, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  }
}
