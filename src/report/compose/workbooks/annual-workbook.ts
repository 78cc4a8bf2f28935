/** 重点监测统计年报表, compiled: every unit's indicators and counts with their parts, and the rows that the register lacks. */
import type { FigureLookup, ObservationStatus } from '../../../dataset/observation.ts';
import { printed } from '../../../indicators/decimals.ts';
import type { Indicator } from '../../../indicators/definition.ts';
import { annualTitle } from '../../../indicators/handing-in.ts';
import { planIds, planWord } from '../../../indicators/plan-id.ts';
import type { Round } from '../../../indicators/round.ts';
import type { RoundFacts } from '../../../rules/round-facts.ts';
import type { AnnualRow, AnnualTable, AnnualUnit } from '../../../rules/shown/annual-table.ts';
import type { Origin } from '../../../provenance.ts';
import { figureInline } from '../../composer.ts';
import { textCell } from '../../indicator-columns.ts';
import type { Inline } from '../../model.ts';
import type { Templates } from '../../patterns/templates.ts';
import type { SheetColumn, SheetModel, SheetRow, WorkbookModel } from '../../workbook-model.ts';
import { originsSheet } from './origins-sheet.ts';
import { everythingSheet, warningView } from './warning-workbook.ts';

export function composeAnnualWorkbook({ round, indicators, annual }: RoundFacts): WorkbookModel {
  const sheets = [annualSheet(round, annual, null)];
  return {
    id: 'annual',
    kind: 'annual-table',
    unit: round.compiler,
    plan: null,
    year: round.year,
    indicators: new Set(indicators.map((one) => one.code)),
    sheets,
    origins: originsSheet(sheets),
    header: round.header ?? null,
    draft: false,
  };
}

/** A unit's own lines in the three official tables, ready for signature and seal. */
export function composeUnitTables(facts: RoundFacts, templates: Templates, unit: string): WorkbookModel {
  const { round, indicators, annual } = facts;
  const warnings = planIds
    .map((plan) => everythingSheet(warningView(facts, templates, plan), unit))
    .filter((sheet) => sheet.rows.length > 0);
  return {
    id: `tables/${unit}`,
    kind: 'three-tables',
    unit,
    plan: null,
    year: round.year,
    indicators: new Set(indicators.filter((one) => one.units.includes(unit)).map((one) => one.code)),
    sheets: [annualSheet(round, annual, unit), ...warnings],
    header: round.header ?? null,
    draft: warnings.some((sheet) =>
      sheet.rows.some((row) => row.cells.flat().some((inline) => inline.kind === 'placeholder')),
    ),
  };
}

const marks: Readonly<Record<ObservationStatus, string>> = {
  normal: '', revised: '', provisional: '', 'too-small': '…', 'not-applicable': '—', 'not-collected': '未统计',
  'not-carried-out': '未开展', missing: '', unreadable: '待核', refused: '待核', conflict: '待核',
}; // prettier-ignore

/** `unit` is null for the table of all. */
function annualSheet(round: Round, annual: AnnualTable, unit: string | null): SheetModel {
  const { years } = annual;
  const own = unit === null ? undefined : annual.ofUnit.get(unit);
  const units = unit === null ? annual.together : own === undefined ? [] : [own];
  return {
    name: '年报表',
    title: annualTitle(round),
    head: [`填报单位：${unit ?? round.compiler}`, `年度：${round.year}年`],
    columns: annualColumns(years, unit === null),
    rows: units.flatMap((one) => unitRows(one, years, unit === null)),
    notes: ['空格表示未报送；“…”表示数值很小；“—”表示不适用；“其中”各行为上一行的分项。'],
    foot: ['单位负责人：', '统计负责人：', '填表人：', '联系电话：', '报出日期：', '（盖章）'],
    landscape: true,
    frozenColumns: 2,
  };
}

function annualColumns(years: readonly number[], withUnit: boolean): readonly SheetColumn[] {
  return [
    { heading: ['代码'], width: 8, align: 'center' },
    { heading: ['指标名称'], width: 36, align: 'left' },
    { heading: ['计量单位'], width: 10, align: 'center' },
    ...years.map((year) => ({ heading: [`${year}年`], width: 12, align: 'right' as const })),
    { heading: ['所属规划'], width: 12, align: 'center' },
    { heading: ['数据变化情况说明'], width: 40, align: 'left' },
    { heading: ['核定人'], width: 12, align: 'center' },
    { heading: ['核定日期'], width: 12, align: 'center' },
    ...(withUnit ? [{ heading: ['填报单位'], width: 12, align: 'center' as const }] : []),
  ];
}

function unitRows(
  { unit, rows, foreign }: AnnualUnit,
  years: readonly number[],
  withUnit: boolean,
): readonly SheetRow[] {
  if (rows.length + foreign.length === 0) return [];
  return [
    ...(withUnit ? [{ id: `annual/${unit}`, cells: [textCell(unit)], group: true }] : []),
    ...rows.map((row) => indicatorRow(row, withUnit ? unit : null)),
    ...foreign.map((row, position) => foreignLine(row, position, years, withUnit)),
  ];
}

/** `unit` is null where the table has no column for it. */
function indicatorRow(
  { indicator: one, dimension, figures, explanation, decided }: AnnualRow,
  unit: string | null,
): SheetRow {
  return {
    id: `annual/${one.code}${dimension === null ? '' : `/${dimension}`}`,
    cells: [
      textCell(dimension === null ? one.code : ''),
      textCell(dimension === null ? one.name : `　其中：${dimension}`),
      textCell(one.measure),
      ...figures.map(({ year, found }) => figureCell(found, one, year, dimension)),
      textCell(one.plans.map((plan) => planWord[plan]).join('、')),
      explanation === null ? textCell('') : [{ kind: 'words', text: explanation.text, origin: explanation.origin }],
      decidedCell(decided.map(({ by, origin }) => ({ text: by, origin }))),
      decidedCell(decided.map(({ date, origin }) => ({ text: date, origin }))),
      ...(unit === null ? [] : [textCell(unit)]),
    ],
  };
}

/** Who settled the row's figures, and when; each once. */
function decidedCell(said: readonly { readonly text: string; readonly origin: Origin }[]): readonly Inline[] {
  const once = [...new Map(said.map((one) => [one.text, one])).values()];
  return once.flatMap(({ text, origin }, position): readonly Inline[] => [
    ...(position === 0 ? [] : [{ kind: 'text' as const, text: '、' }]),
    { kind: 'words', text, origin },
  ]);
}

function figureCell(found: FigureLookup, one: Indicator, year: number, dimension: string | null): readonly Inline[] {
  switch (found.verdict) {
    case 'figure': {
      const { figure } = found;
      const text =
        figure.word !== null && (one.scale === 'yes-no' || one.scale === 'text')
          ? figure.word
          : printed(figure.value, one.decimals);
      return [figureInline(text, { kind: 'value', indicator: one.code, area: 'own', year, dimension }, figure.origins)];
    }
    case 'conflict':
      return textCell('待核');
    case 'marked':
      return textCell(marks[found.status]);
    case 'not-reported':
      return textCell('');
  }
}

/** A row the register lacks, as it was handed in: figures under their years, what fits no column under the explanation. */
function foreignLine(
  row: AnnualUnit['foreign'][number],
  position: number,
  years: readonly number[],
  withUnit: boolean,
): SheetRow {
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
      textCell(''),
      textCell(''),
      ...(withUnit ? [textCell(row.unit)] : []),
    ],
  };
}
