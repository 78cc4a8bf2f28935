/**
 * Makes the workbooks of samples/heshan-2016, the closing round, from heshan-figures.csv (2013—2015), heshan-2016-figures.csv
 * and the round's own YAML files. After editing a figure: `npx tsx test/samples/make-heshan-2016.ts`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fullTitle } from '../../src/indicators/round.ts';
import { printed } from '../../src/indicators/decimals.ts';
import type { FigureRow } from './figures-source.ts';
import { field, readFigures } from './figures-source.ts';
import type { Sample } from './heshan-cells.ts';
import { figureCell, ownTarget } from './heshan-cells.ts';
import { sampleOf } from './make-heshan.ts';
import { heshan2016, heshan2016Figures, heshanFigures } from './places.ts';
import type { SheetCell, SheetContent } from './sheet-writer.ts';
import { workbookBytes } from './sheet-writer.ts';

const notice = '演示数据·非官方文件';
const saved = new Date(Date.UTC(2017, 4, 16, 4, 0, 0));
const lastYear = new Date(Date.UTC(2016, 4, 18, 4, 0, 0));

/** Every workbook of the round: its place in it, and its bytes. */
export async function heshan2016Workbooks(): Promise<ReadonlyMap<string, Uint8Array>> {
  const sample = sampleOf(heshan2016, heshan2016Figures);
  const units = [...new Set(sample.rows.map((row) => field(row, 'unit')))];
  const files = new Map<string, Uint8Array>();
  for (const unit of units) files.set(`workbooks/${unit}.xlsx`, await workbookBytes([unitSheet(unit, sample)], saved));
  files.set('reference/全省、江门市.xlsx', await workbookBytes([referenceSheet(sample)], saved));
  files.set('history/2015年报表.xlsx', await workbookBytes([historySheet(sample)], lastYear));
  return files;
}

/** One table a unit: base, target, last year and this year side by side, the explanations behind. */
function unitSheet(unit: string, sample: Sample): SheetContent {
  const rows = sample.rows.filter((row) => field(row, 'unit') === unit);
  const owner = sample.round.units.find((one) => one.name === unit);
  if (owner === undefined) throw new Error(`round.yaml has no unit ${unit}`);
  const headings = ['代码', '指标名称', '计量单位', '目标值', '基期值', '2015年', '2016年', '变化说明'];
  return {
    name: '年报表',
    title: [notice, '2016年鹤山市妇女儿童发展重点监测统计年报表'],
    above: [[`填报单位：${fullTitle(sample.round, owner)}`, '年度：2016年']],
    tables: [
      {
        headings: headings.map((heading) => [heading]),
        widths: [8, 44, 10, 24, 10, 11, 11, 48],
        rows: rows.map((row) => unitRow(row, sample)),
      },
    ],
    foot: ['单位负责人：演示人员　统计负责人：演示人员　填表人：演示人员　报出日期：2017年5月16日', '（单位盖章处）'],
  };
}

function unitRow(row: FigureRow, { byCode }: Sample): readonly SheetCell[] {
  const indicator = byCode.get(field(row, 'code'));
  const dimension = field(row, 'dimension');
  const measure = field(row, 'measure') || (indicator?.measure ?? '');
  const base = indicator?.base[indicator.plans[0] ?? 'women'];
  return [
    { value: dimension === '' ? field(row, 'code') || null : null },
    { value: dimension === '' ? field(row, 'name') || (indicator?.name ?? '') : `　其中：${dimension}` },
    { value: measure },
    { value: (indicator === undefined || dimension !== '' ? '' : ownTarget(indicator)) || null },
    dimension !== '' || indicator === undefined || base === undefined || field(row, 'measure') !== ''
      ? { value: null }
      : figureCell(printed(base.value, indicator.decimals), measure, 'plain'),
    figureCell(field(row, '2015'), measure, 'plain'),
    figureCell(field(row, '2016'), measure, 'plain'),
    { value: field(row, 'explanation') || null },
  ];
}

function referenceSheet({ rows, byCode }: Sample): SheetContent {
  const columns = ['province 2016', 'upper 2016'] as const;
  return {
    name: '主要指标',
    title: [notice, '2016年全省和江门市妇女儿童发展主要指标'],
    above: [['发布单位：江门市妇儿工委办公室（演示）']],
    tables: [
      {
        headings: [['指标名称'], ['计量单位'], ['全省2016年'], ['江门市2016年']],
        widths: [44, 11, 11, 11],
        rows: rows.flatMap((row) => {
          const indicator = byCode.get(field(row, 'code'));
          if (indicator === undefined || columns.every((column) => field(row, column) === '')) return [];
          return [
            [
              { value: indicator.name },
              { value: indicator.measure },
              ...columns.map((column) => figureCell(field(row, column), indicator.measure, 'plain')),
            ],
          ];
        }),
      },
    ],
    foot: ['注：数值均为演示用数；空格表示没有取得同口径数据。'],
  };
}

/** What the round of 2015 ended with: one unit's figure for what two reported. */
function historySheet({ byCode }: Sample): SheetContent {
  const before = readFigures(heshanFigures).filter((row) => {
    const indicator = byCode.get(field(row, 'code'));
    return indicator !== undefined && !(field(row, 'code') === 'W49' && field(row, 'unit') === '卫生局');
  });
  return {
    name: '2015年报表',
    title: [notice, '2015年鹤山市妇女儿童发展重点监测统计年报表（汇总）'],
    above: [],
    tables: [
      {
        headings: [['代码'], ['指标名称'], ['计量单位'], ['2013年'], ['2014年'], ['2015年']],
        widths: [8, 44, 10, 11, 11, 11],
        rows: before.map((row) => {
          const indicator = byCode.get(field(row, 'code'));
          const dimension = field(row, 'dimension');
          const measure = field(row, 'measure') || (indicator?.measure ?? '');
          return [
            { value: dimension === '' ? field(row, 'code') : null },
            { value: dimension === '' ? (indicator?.name ?? '') : `　其中：${dimension}` },
            { value: measure },
            ...['2013', '2014', '2015'].map((year) => figureCell(field(row, year), measure, 'plain')),
          ];
        }),
      },
    ],
    foot: [],
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [file, bytes] of await heshan2016Workbooks()) {
    const place = join(heshan2016, file);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, bytes);
  }
}
