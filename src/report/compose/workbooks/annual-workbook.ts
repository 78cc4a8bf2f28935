/** 重点监测统计年报表, compiled: every unit's indicators and counts with their parts, and the rows that the register lacks. */
import type { Dataset, ForeignRow } from '../../../dataset/dataset.ts';
import type { ObservationStatus } from '../../../dataset/observation.ts';
import { ownArea } from '../../../dataset/observation.ts';
import { printed } from '../../../indicators/decimals.ts';
import type { Indicator } from '../../../indicators/definition.ts';
import { planIds, planWord } from '../../../indicators/plan-id.ts';
import type { Assessment } from '../../../rules/assessment.ts';
import { figureInline } from '../../composer.ts';
import { textCell } from '../../indicator-columns.ts';
import type { Inline } from '../../model.ts';
import type { Templates } from '../../patterns/templates.ts';
import type { SheetColumn, SheetModel, SheetRow, WorkbookModel } from '../../workbook-model.ts';
import { everythingSheet, warningView } from './warning-workbook.ts';

export function composeAnnualWorkbook(dataset: Dataset): WorkbookModel {
  return {
    id: 'annual',
    kind: 'annual-table',
    unit: dataset.round.compiler,
    plan: null,
    year: dataset.round.year,
    indicators: new Set(dataset.indicators.map((one) => one.code)),
    sheets: [annualSheet(dataset, null)],
    header: dataset.round.header ?? null,
    draft: false,
  };
}

/** A unit's own lines in the three official tables, ready for signature and seal. */
export function composeUnitTables(
  dataset: Dataset,
  assessments: readonly Assessment[],
  templates: Templates,
  unit: string,
): WorkbookModel {
  const warnings = planIds
    .map((plan) => everythingSheet(warningView(dataset, assessments, templates, plan), unit))
    .filter((sheet) => sheet.rows.length > 0);
  return {
    id: `tables/${unit}`,
    kind: 'three-tables',
    unit,
    plan: null,
    year: dataset.round.year,
    indicators: new Set(dataset.indicators.filter((one) => one.units.includes(unit)).map((one) => one.code)),
    sheets: [annualSheet(dataset, unit), ...warnings],
    header: dataset.round.header ?? null,
    draft: warnings.some((sheet) =>
      sheet.rows.some((row) => row.cells.flat().some((inline) => inline.kind === 'placeholder')),
    ),
  };
}

const marks: Readonly<Record<ObservationStatus, string>> = {
  normal: '', revised: '', provisional: '', 'too-small': '…', 'not-applicable': '—', 'not-collected': '未统计',
  'not-carried-out': '未开展', missing: '', unreadable: '待核', refused: '待核', conflict: '待核',
}; // prettier-ignore

function annualSheet(dataset: Dataset, unit: string | null): SheetModel {
  const { round } = dataset;
  const years = yearsOf(dataset);
  const units = unitsInOrder(dataset).filter((name) => unit === null || name === unit);
  return {
    name: '年报表',
    title: `${round.area.name}${round.year}年妇女儿童发展规划重点监测统计年报表`,
    head: [`填报单位：${unit ?? round.compiler}`, `年度：${round.year}年`],
    columns: annualColumns(years, unit === null),
    rows: units.flatMap((name) => unitRows(dataset, name, years, unit === null)),
    notes: ['空格表示未报送；“…”表示数值很小；“—”表示不适用；“其中”各行为上一行的分项。'],
    foot: ['单位负责人：', '统计负责人：', '填表人：', '联系电话：', '报出日期：', '（盖章）'],
    landscape: true,
    frozenColumns: 2,
  };
}

/** The base year and after, up to the reporting year. */
function yearsOf(dataset: Dataset): readonly number[] {
  const { round } = dataset;
  const first = Math.max(Math.min(...planIds.map((plan) => round.plans[plan].base)), round.year - 4);
  return Array.from({ length: Math.max(1, round.year - first + 1) }, (_, index) => first + index);
}

function annualColumns(years: readonly number[], withUnit: boolean): readonly SheetColumn[] {
  return [
    { heading: ['代码'], width: 8, align: 'center' },
    { heading: ['指标名称'], width: 36, align: 'left' },
    { heading: ['计量单位'], width: 10, align: 'center' },
    ...years.map((year) => ({ heading: [`${year}年`], width: 12, align: 'right' as const })),
    { heading: ['所属规划'], width: 12, align: 'center' },
    { heading: ['数据变化情况说明'], width: 40, align: 'left' },
    ...(withUnit ? [{ heading: ['填报单位'], width: 12, align: 'center' as const }] : []),
  ];
}

/** The round's order of units; then those that only the register names. */
function unitsInOrder(dataset: Dataset): readonly string[] {
  const known = dataset.round.units.map((unit) => unit.name);
  const named = dataset.indicators.flatMap((one) => one.units);
  return [...new Set([...known, ...named])];
}

function unitRows(dataset: Dataset, unit: string, years: readonly number[], withUnit: boolean): readonly SheetRow[] {
  // An indicator of several units is carried once, under the first.
  const own = dataset.indicators.filter((one) => (withUnit ? one.units[0] === unit : one.units.includes(unit)));
  const shown = own.filter((one) => one.plans.length > 0 || hasFigure(dataset, one, years));
  const foreign = dataset.foreignRows.filter((row) => row.unit === unit);
  if (shown.length + foreign.length === 0) return [];
  return [
    ...(withUnit ? [{ id: `annual/${unit}`, cells: [textCell(unit)], group: true }] : []),
    ...shown.flatMap((one) => indicatorRows(dataset, one, unit, years, withUnit)),
    ...foreign.map((row, position) => foreignLine(row, position, years, withUnit)),
  ];
}

function hasFigure(dataset: Dataset, one: Indicator, years: readonly number[]): boolean {
  return years.some((year) => dataset.figure(one.code, ownArea, year).verdict === 'figure');
}

function indicatorRows(
  dataset: Dataset,
  one: Indicator,
  unit: string,
  years: readonly number[],
  withUnit: boolean,
): readonly SheetRow[] {
  const dimensions = [
    ...new Set(
      dataset.observations
        .filter((seen) => seen.indicator === one.code && seen.area === ownArea && seen.dimension !== null)
        .map((seen) => seen.dimension),
    ),
  ];
  return [null, ...dimensions].map((dimension) => ({
    id: `annual/${one.code}${dimension === null ? '' : `/${dimension}`}`,
    cells: [
      textCell(dimension === null ? one.code : ''),
      textCell(dimension === null ? one.name : `　其中：${dimension}`),
      textCell(one.measure),
      ...years.map((year) => figureCell(dataset, one, year, dimension)),
      textCell(one.plans.map((plan) => planWord[plan]).join('、')),
      dimension === null ? explanationCell(dataset, one, unit) : textCell(''),
      ...(withUnit ? [textCell(unit)] : []),
    ],
  }));
}

function figureCell(dataset: Dataset, one: Indicator, year: number, dimension: string | null): readonly Inline[] {
  const found = dataset.figure(one.code, ownArea, year, dimension);
  switch (found.verdict) {
    case 'figure': {
      const { figure } = found;
      const text =
        figure.word !== null && (one.scale === 'yes-no' || one.scale === 'text')
          ? figure.word
          : printed(figure.value, one.decimals);
      return [
        figureInline(text, { kind: 'value', indicator: one.code, area: ownArea, year, dimension }, figure.origins),
      ];
    }
    case 'conflict':
      return textCell('待核');
    case 'marked':
      return textCell(marks[found.status]);
    case 'not-reported':
      return textCell('');
  }
}

function explanationCell(dataset: Dataset, one: Indicator, unit: string): readonly Inline[] {
  const found = dataset.explanations.find((candidate) => candidate.indicator === one.code && candidate.unit === unit);
  return found === undefined ? textCell('') : [{ kind: 'words', text: found.text, origin: found.origin }];
}

/** A row the register lacks, as it was handed in: figures under their years, what fits no column under the explanation. */
function foreignLine(row: ForeignRow, position: number, years: readonly number[], withUnit: boolean): SheetRow {
  const used = new Set<number>();
  const byYear = years.map((year): readonly Inline[] => {
    const at = row.cells.findIndex((cell, index) => !used.has(index) && cell.heading.includes(String(year)));
    const cell = row.cells[at];
    if (cell === undefined) return textCell('');
    used.add(at);
    return [{ kind: 'words', text: cell.text, origin: cell.origin }];
  });
  const rest = row.cells.filter((cell, index) => !used.has(index) && cell.text !== '');
  return {
    id: `annual/foreign/${row.unit}/${position + 1}`,
    cells: [
      textCell(''),
      textCell(row.name),
      textCell(row.measure ?? ''),
      ...byYear,
      textCell('登记册未收录'),
      rest.flatMap((cell, index): readonly Inline[] => [
        { kind: 'text', text: `${index === 0 ? '' : '；'}${cell.heading}：` },
        { kind: 'words', text: cell.text, origin: cell.origin },
      ]),
      ...(withUnit ? [textCell(row.unit)] : []),
    ],
  };
}
