/**
 * Makes the workbooks of samples/heshan-2015 from heshan-figures.csv, indicators.yaml, plan.yaml and round.yaml.
 * After editing a figure: `npx tsx test/samples/make-heshan.ts`. The same source gives the same bytes.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Outcome } from '../../src/diagnostics.ts';
import { layPlanOver } from '../../src/indicators/register/laid-plan.ts';
import { parsePlan } from '../../src/indicators/plan.ts';
import type { PlanId } from '../../src/indicators/plan-id.ts';
import { planIds, planWord } from '../../src/indicators/plan-id.ts';
import { parseRegister } from '../../src/indicators/register/register.ts';
import { fullTitle, parseRound } from '../../src/indicators/round.ts';
import type { SourceText } from '../../src/indicators/yaml/document.ts';
import type { FigureRow } from './figures-source.ts';
import { field, readFigures } from './figures-source.ts';
import type { Sample } from './heshan-cells.ts';
import { cellOf, figureCell, ownTarget, widths } from './heshan-cells.ts';
import type { LayoutColumn, UnitLayout } from './heshan-layouts.ts';
import { unitLayouts } from './heshan-layouts.ts';
import { heshan, heshanFigures, root } from './places.ts';
import type { SheetCell, SheetContent, SheetTable } from './sheet-writer.ts';
import { workbookBytes } from './sheet-writer.ts';

/** Every workbook of the sample: its place in the round, and its bytes. */
export async function heshanWorkbooks(): Promise<ReadonlyMap<string, Uint8Array>> {
  const sample = readSample();
  const files = new Map<string, Uint8Array>();
  for (const layout of unitLayouts) {
    const sheets = unitSheets(layout, sample);
    const bytes = layout.file.endsWith('.csv') ? csvBytes(sheets) : await workbookBytes(sheets, saved);
    files.set(`workbooks/${layout.file}`, bytes);
  }
  for (const [file, sheet] of referenceSheets(sample)) {
    files.set(`reference/${file}`, await workbookBytes([sheet], saved));
  }
  files.set('history/2014年报表.xlsx', await workbookBytes([historySheet(sample)], lastYear));
  return files;
}

const saved = new Date(Date.UTC(2016, 4, 18, 4, 0, 0));
const lastYear = new Date(Date.UTC(2015, 4, 18, 4, 0, 0));
const notice = '演示数据·非官方文件';

function readSample(): Sample {
  return sampleOf(heshan, heshanFigures);
}

/** A round's settings and register, with the rows of figures that its workbooks are made of. */
export function sampleOf(folder: string, figures: string): Sample {
  const round = opened(parseRound(source(join(folder, 'round.yaml'))));
  const register = opened(parseRegister(source(join(root, 'indicators.yaml'))));
  const indicators = opened(layPlanOver(register, opened(parsePlan(source(join(folder, 'plan.yaml')))), round));
  return {
    round: round.value,
    byCode: new Map(indicators.map((one) => [one.code, one])),
    rows: readFigures(figures),
  };
}

function source(file: string): SourceText {
  return { file, text: readFileSync(file, 'utf8') };
}

function opened<T>(outcome: Outcome<T>): T {
  if (outcome.verdict === 'ok') return outcome.value;
  throw new Error(outcome.findings.map((one) => `${one.message}${one.hint}`).join('\n'));
}

function unitSheets(layout: UnitLayout, sample: Sample): readonly SheetContent[] {
  const rows = sample.rows.filter((row) => field(row, 'unit') === layout.unit);
  const annual = annualSheet(layout, rows, sample);
  const { warnings } = layout;
  if (warnings === null) return [annual];
  return [annual, ...planIds.flatMap((plan) => warningSheet(layout, warnings, plan, rows, sample))];
}

function annualSheet(layout: UnitLayout, rows: readonly FigureRow[], sample: Sample): SheetContent {
  const [main, support] = layout.split
    ? [rows.filter((row) => !isSupport(row, sample)), rows.filter((row) => isSupport(row, sample))]
    : [rows, []];
  return {
    ...frameOf(layout, sample),
    name: '年报表',
    title: [notice, '2015年鹤山市妇女儿童发展重点监测统计年报表'],
    tables: [main, support]
      .filter((part) => part.length > 0)
      .map((part) => tableOf(layout.annual, layout, part, sample, layout.grouped)),
  };
}

function warningSheet(
  layout: UnitLayout,
  columns: readonly LayoutColumn[],
  plan: PlanId,
  rows: readonly FigureRow[],
  sample: Sample,
): readonly SheetContent[] {
  const judged = rows.filter((row) => {
    const indicator = sample.byCode.get(field(row, 'code'));
    if (indicator === undefined || field(row, 'dimension') !== '' || !indicator.plans.includes(plan)) return false;
    // Where two units answer for an indicator, the first one's warning table has it.
    const leads = indicator.units[0] === layout.unit;
    return leads && indicator.scale !== 'text' && ownTarget(indicator) !== '';
  });
  if (judged.length === 0) return [];
  const word = planWord[plan];
  return [
    {
      ...frameOf(layout, sample),
      name: `${word}预警情况表`,
      title: [notice, `鹤山市${word}发展规划主要定量指标统计监测预警情况表（2015年度）`],
      tables: [tableOf(columns, layout, judged, sample, false, plan)],
    },
  ];
}

function frameOf(layout: UnitLayout, { round }: Sample): Pick<SheetContent, 'above' | 'foot'> {
  const unit = round.units.find((one) => one.name === layout.unit);
  if (unit === undefined) throw new Error(`round.yaml has no unit ${layout.unit}`);
  return {
    above: [
      ['表号：妇儿统年1表（演示）', '制表机关：鹤山市妇儿工委办公室'],
      [`填报单位：${fullTitle(round, unit)}`, '年度：2015年'],
    ],
    foot: [
      `单位负责人：演示人员　统计负责人：演示人员　填表人：${unit.contact?.name ?? '演示人员'}　联系电话：${unit.contact?.phone ?? ''}　报出日期：${layout.handedIn}`,
      '（单位盖章处）',
    ],
  };
}

function tableOf(
  columns: readonly LayoutColumn[],
  layout: UnitLayout,
  rows: readonly FigureRow[],
  sample: Sample,
  grouped: boolean,
  plan?: PlanId,
): SheetTable {
  let serial = 0;
  let group = '';
  const cells = rows.flatMap((row) => {
    if (field(row, 'dimension') === '') serial += 1;
    const line = columns.map(({ key }) => cellOf(key, row, layout.look, sample, serial, plan));
    const heading = groupOf(row, sample);
    if (!grouped || heading === group) return [line];
    group = heading;
    return [columns.map(({ key }): SheetCell => ({ value: key === 'name' ? heading : null })), line];
  });
  return {
    headings: columns.map((column) => column.heading),
    widths: columns.map(({ key }) => widths[key]),
    rows: cells,
  };
}

function groupOf(row: FigureRow, sample: Sample): string {
  const indicator = sample.byCode.get(field(row, 'code'));
  if (indicator === undefined || field(row, 'dimension') !== '') return '一、妇女发展规划指标';
  if (indicator.plans.length === 0) return '三、支撑数据';
  return indicator.plans[0] === 'women' ? '一、妇女发展规划指标' : '二、儿童发展规划指标';
}

function isSupport(row: FigureRow, sample: Sample): boolean {
  return sample.byCode.get(field(row, 'code'))?.plans.length === 0;
}

/** CSV as Excel saves it: with a byte order mark, CRLF, the head and foot of the table in lines of their own. */
function csvBytes(sheets: readonly SheetContent[]): Uint8Array {
  const lines = sheets.flatMap((sheet) => [
    ...sheet.title.map((line) => [line]),
    ...sheet.above,
    ...sheet.tables.flatMap((table) => [
      table.headings.map((lines) => lines.join('')),
      ...table.rows.map((row) => row.map(({ value }) => String(value ?? ''))),
    ]),
    ...sheet.foot.map((line) => [line]),
  ]);
  const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return new TextEncoder().encode(`\ufeff${lines.map((line) => line.map(quoted).join(',')).join('\r\n')}\r\n`);
}

type ReferenceColumn = readonly [
  column: 'code' | 'name' | 'measure' | `${string} ${'2014' | '2015'}`,
  ...heading: string[],
];

/** The province and the upper city by name alone, the peers side by side and by code. */
function referenceSheets(sample: Sample): ReadonlyMap<string, SheetContent> {
  return new Map([
    [
      '全省.xlsx',
      referenceSheet(sample, '全省妇女儿童发展主要指标', '省妇儿工委办公室（演示）', [
        ['name', '指标名称'],
        ['measure', '计量单位'],
        ['province 2014', '全省2014年'],
        ['province 2015', '全省2015年'],
      ]),
    ],
    [
      '江门市.xlsx',
      referenceSheet(sample, '江门市妇女儿童发展主要指标', '江门市妇儿工委办公室（演示）', [
        ['name', '指标名称'],
        ['measure', '计量单位'],
        ['upper 2014', '江门市', '2014年'],
        ['upper 2015', '江门市', '2015年'],
      ]),
    ],
    [
      '开平市、台山市.xlsx',
      referenceSheet(sample, '同类市妇女儿童发展主要指标', '江门市妇儿工委办公室（演示）', [
        ['code', '代码'],
        ['name', '指标名称'],
        ['measure', '计量单位'],
        ['peer-1 2014', '开平市', '2014年'],
        ['peer-1 2015', '开平市', '2015年'],
        ['peer-2 2014', '台山市', '2014年'],
        ['peer-2 2015', '台山市', '2015年'],
      ]),
    ],
  ]);
}

function referenceSheet(
  sample: Sample,
  title: string,
  issuer: string,
  columns: readonly ReferenceColumn[],
): SheetContent {
  const rows = sample.rows.flatMap((row) => {
    const indicator = sample.byCode.get(field(row, 'code'));
    const figures = columns.filter(([column]) => column.includes(' ') && field(row, column) !== '');
    if (indicator === undefined || figures.length === 0) return [];
    return [
      columns.map(([column]): SheetCell => {
        if (column === 'code' || column === 'name' || column === 'measure') return { value: indicator[column] };
        return figureCell(field(row, column), indicator.measure, 'plain');
      }),
    ];
  });
  return {
    name: '主要指标',
    title: [notice, title],
    above: [[`发布单位：${issuer}`]],
    tables: [
      {
        headings: columns.map(([, ...heading]) => heading),
        widths: columns.map(([column]) => (column === 'name' ? 44 : 11)),
        rows,
      },
    ],
    foot: ['注：数值均为演示用数；空格表示没有取得同口径数据。'],
  };
}

/** Last year's table as it was submitted then: one unit's figure for what two report, the old figure where it was revised. */
function historySheet(sample: Sample): SheetContent {
  const rows = sample.rows.filter((row) => {
    const indicator = sample.byCode.get(field(row, 'code'));
    return indicator !== undefined && (indicator.units.length < 2 || indicator.units[0] === field(row, 'unit'));
  });
  const columns = ['code', 'name', 'measure', '2013', '2014', 'unit'] as const;
  return {
    name: '2014年报表',
    title: [notice, '2014年鹤山市妇女儿童发展重点监测统计年报表（汇总）'],
    above: [['制表机关：鹤山市妇儿工委办公室', '年度：2014年']],
    tables: [
      {
        headings: ['代码', '指标名称', '计量单位', '2013年', '2014年', '责任单位'].map((heading) => [heading]),
        widths: [8, 44, 10, 11, 11, 12],
        rows: rows.map((row) => {
          const then = { ...row, '2014': field(row, '2014 as submitted last year') || field(row, '2014') };
          return columns.map((key) => cellOf(key, then, 'plain', sample, 0, undefined));
        }),
      },
    ],
    foot: ['报出日期：2015年5月18日'],
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [file, bytes] of await heshanWorkbooks()) {
    const path = join(heshan, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  }
}
