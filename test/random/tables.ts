/** The tables of a random round: what each office hands in, what others publish, what was handed in a year ago. */
import type { SheetContent } from '../samples/sheet-writer.ts';
import type { Look } from './cells.ts';
import { otherFigure } from './cells.ts';
import type { Dice } from './dice.ts';
import type { Frame } from './frame.ts';
import type { Grown } from './indicators.ts';
import type { Series } from './series.ts';
import type { Column, Filled, Line, WrittenCell } from './sheet.ts';
import { filled } from './sheet.ts';
import type { PlanId, TrueIndicator } from './truth.ts';
import { planIds } from './truth.ts';

export interface TableFile {
  /** `workbooks/教育局.xlsx` */
  readonly file: string;
  readonly sheets: readonly SheetContent[];
  readonly cells: readonly WrittenCell[];
}

export function tableFilesOf(dice: Dice, frame: Frame, grown: readonly Grown[]): readonly TableFile[] {
  return [
    ...unitTables(dice.fork('units'), frame, grown),
    ...referenceTables(dice.fork('reference'), frame, grown),
    ...historyTables(dice.fork('history'), frame, grown),
  ];
}

function unitTables(dice: Dice, frame: Frame, grown: readonly Grown[]): readonly TableFile[] {
  return frame.units.flatMap((unit) => {
    const own = dice.fork(unit.name);
    const answered = grown.filter(({ indicator }) => indicator.units.includes(unit.name));
    // Another office reports it too, and sometimes otherwise.
    const shared = grown.filter(
      ({ indicator }) => !indicator.units.includes(unit.name) && own.fork(`also ${indicator.code}`).chance(0.02),
    );
    if (answered.length + shared.length === 0 || own.chance(0.06)) return [];
    const file = `workbooks/${unit.name}${own.chance(0.2) ? `三表${frame.year}` : ''}.${own.chance(0.4) ? 'xlsx' : 'csv'}`;
    const annual = annualSheet(own.fork('annual'), frame, file, unit.name, [...answered, ...shared], shared);
    if (file.endsWith('.csv')) return [{ file, sheets: [annual.sheet], cells: annual.cells }];
    const warnings = own.chance(0.4)
      ? planIds.flatMap((plan) => warningSheet(own, frame, file, unit.name, plan, answered, annual.cells))
      : [];
    const sheets = [annual, ...warnings];
    return [{ file, sheets: sheets.map(({ sheet }) => sheet), cells: sheets.flatMap(({ cells }) => cells) }];
  });
}

function annualSheet(
  dice: Dice,
  frame: Frame,
  file: string,
  unit: string,
  grown: readonly Grown[],
  shared: readonly Grown[],
): Filled {
  const years = yearsShown(dice, frame);
  const coded = dice.chance(0.7);
  const areas = dice.chance(0.25) ? frame.areas : [];
  const figures = [
    ...yearColumns(dice, years, frame),
    ...areas.map((area): Column => ({
      heading: `${area.name}${frame.year}年`,
      kind: 'figure',
      area: area.id,
      year: frame.year,
    })),
  ];
  const columns: readonly Column[] = [
    plain(coded ? '代码' : '序号', coded ? 'code' : 'serial'),
    plain('指标名称', 'name'),
    plain('计量单位', 'measure'),
    ...(dice.chance(0.2) ? figures.toReversed() : figures),
    plain('变化说明', 'explanation'),
    ...(dice.chance(0.3) ? [plain('备注', 'remark')] : []),
  ];
  const looks = dice.weighed<Look>(
    [8, 'plain'],
    [2, 'percent'],
    [1, 'full-width'],
    [1, 'grouped'],
    [1, 'footnotes'],
    [1, 'measured'],
  );
  const lines = grown.flatMap((one) => linesOf(one, shared.includes(one) && dice.fork(one.indicator.code).chance(0.5)));
  const title = dice.chance(0.8) ? [`${frame.year}年${frame.area.name}妇女儿童发展重点监测统计年报表`] : [];
  const above = [[`填报单位：${unit}`, `${frame.year + 1}年5月${dice.whole(3, 19)}日`]];
  return filled({
    dice,
    frame,
    file,
    name: file.endsWith('.csv') ? file.slice('workbooks/'.length, -4) : '年报表',
    title,
    above,
    columns,
    lines,
    look: file.endsWith('.csv') && looks === 'percent' ? 'plain' : looks,
    source: 'workbook',
    tableYear: frame.year,
  });
}

/** From the base year on, the last three, the last two, or this year's alone. */
function yearsShown(dice: Dice, frame: Frame): readonly number[] {
  const base = Math.min(frame.plans.women.base, frame.plans.children.base);
  const from = dice.weighed(
    [5, Math.min(base, frame.year - 1)],
    [2, frame.year - 2],
    [2, frame.year - 1],
    [1, frame.year],
  );
  const count = frame.year - from + 1;
  return Array.from({ length: count }, (_, at) => from + at);
}

function yearColumns(dice: Dice, years: readonly number[], frame: Frame): readonly Column[] {
  const style = dice.weighed<'年' | 'bare' | 'relative' | 'digits'>(
    [6, '年'],
    [1, 'bare'],
    [2, 'relative'],
    [1, 'digits'],
  );
  return years.map((year) => ({ heading: yearHeading(year, style, frame.year), kind: 'figure', area: 'own', year }));
}

function yearHeading(year: number, style: '年' | 'bare' | 'relative' | 'digits', now: number): string {
  if (style === 'relative' && year >= now - 1) return year === now ? '本年' : '上年';
  if (style === 'bare') return String(year);
  if (style === 'digits')
    return `${String(year).replace(/\d/g, (digit) => '〇一二三四五六七八九'.charAt(Number(digit)))}年`;
  return `${year}年`;
}

/** 主要定量指标统计监测预警情况表 of one plan: the same figures again, 目标值, 基期值. */
function warningSheet(
  dice: Dice,
  frame: Frame,
  file: string,
  unit: string,
  plan: PlanId,
  grown: readonly Grown[],
  before: readonly WrittenCell[],
): readonly Filled[] {
  const here = grown.filter(({ indicator }) => indicator.plans.includes(plan) && indicator.scale !== 'text');
  if (here.length === 0) return [];
  const { title, base } = frame.plans[plan];
  const columns: readonly Column[] = [
    plain('序号', 'serial'),
    plain('代码', 'code'),
    plain('指标名称', 'name'),
    plain('计量单位', 'measure'),
    plain('目标值', 'target'),
    ...(base < frame.year - 1
      ? [{ heading: '基期值', kind: 'figure', area: 'own', year: base, baseOf: plan } as const]
      : []),
    { heading: '上年', kind: 'figure', area: 'own', year: frame.year - 1 },
    { heading: '本年', kind: 'figure', area: 'own', year: frame.year },
    plain('原因说明及措施', 'explanation'),
  ];
  return [
    filled({
      dice: dice.fork(plan), frame, file, name: plan === 'women' ? '妇女预警情况表' : '儿童预警情况表',
      title: [`《${title}》主要定量指标统计监测预警情况表（${frame.year}年度）`], above: [[`填报单位：${unit}`]],
      columns, lines: here.flatMap((one) => linesOf(one, false)), look: 'plain', source: 'workbook', tableYear: frame.year, before,
    }),
  ]; // prettier-ignore
}

/** Areas' figures as whoever publishes them gives them: areas × years in one table, or a table an area. */
function referenceTables(dice: Dice, frame: Frame, grown: readonly Grown[]): readonly TableFile[] {
  if (frame.areas.length === 0 || grown.length === 0 || dice.chance(0.25)) return [];
  const years = dice.chance(0.5) ? [frame.year - 1, frame.year] : [frame.year];
  const columns: readonly Column[] = [
    plain('指标名称', 'name'),
    plain('计量单位', 'measure'),
    ...frame.areas.flatMap((area) =>
      years.map((year): Column => ({ heading: `${area.name}${year}年`, kind: 'figure', area: area.id, year })),
    ),
  ];
  const lines = grown
    .filter(({ areas }) => areas.size > 0)
    .map((one) => ({ grown: one, indicator: one.indicator, series: one.series, dimension: null }));
  if (lines.length === 0) return [];
  const file = 'reference/各地公布数.csv';
  const { sheet, cells } = filled({
    dice,
    frame,
    file,
    name: '各地公布数',
    title: [],
    above: [],
    columns,
    lines,
    look: 'plain',
    source: 'reference',
    tableYear: frame.year,
  });
  return [{ file, sheets: [sheet], cells }];
}

/** Last years' tables as submitted; some figures were revised since. */
function historyTables(dice: Dice, frame: Frame, grown: readonly Grown[]): readonly TableFile[] {
  const count = dice.weighed([3, 0], [3, 1], [1, 2]);
  return Array.from({ length: count }, (_, at) => frame.year - 1 - at).flatMap((last) => {
    const own = dice.fork(last);
    const columns: readonly Column[] = [
      plain('代码', 'code'),
      plain('指标名称', 'name'),
      plain('计量单位', 'measure'),
      { heading: `${last - 1}年`, kind: 'figure', area: 'own', year: last - 1 },
      { heading: `${last}年`, kind: 'figure', area: 'own', year: last },
    ];
    const lines = grown.flatMap((one) => linesOf(one, own.fork(one.indicator.code).chance(0.06)));
    if (lines.every(({ series }) => !series.has(last))) return [];
    const file = `history/${last}年报表.csv`;
    const { sheet, cells } = filled({
      dice: own,
      frame,
      file,
      name: `${last}年报表`,
      title: [`${last}年${frame.area.name}统计年报表`],
      above: [],
      columns,
      lines,
      look: 'plain',
      source: 'history',
      tableYear: last,
    });
    return [{ file, sheets: [sheet], cells }];
  });
}

function plain(heading: string, kind: Exclude<Column['kind'], 'figure'>): Column {
  return { heading, kind, area: 'own', year: 0 };
}

/** The indicator's row, its 其中 rows, and the counts behind it; `otherwise`: the current figure is another one. */
function linesOf(grown: Grown, otherwise: boolean): readonly Line[] {
  const { indicator, series, parts, support } = grown;
  const year = Math.max(...series.keys());
  const value = series.get(year);
  const changed = otherwise && value !== undefined && !['text', 'yes-no'].includes(indicator.scale);
  const own = changed
    ? new Map([...series, [year, otherFigure(value, indicator)] as const, ...previousToo(series, year, indicator)])
    : series;
  return [
    { grown, indicator, series: own, dimension: null },
    ...[...parts].map(([dimension, part]) => ({ grown, indicator, series: part, dimension })),
    ...support.map((one) => ({ grown, indicator: one.indicator, series: one.series, dimension: null })),
  ];
}

function previousToo(series: Series, year: number, indicator: TrueIndicator): readonly (readonly [number, string])[] {
  const before = series.get(year - 1);
  return before === undefined ? [] : [[year - 1, otherFigure(before, indicator)]];
}
