/** 目标责任分解表: a sheet a unit with every indicator that it leads or helps with, its target and this year's state. */
import type { PlanId } from '../../../indicators/plan-id.ts';
import { planIds, planWord } from '../../../indicators/plan-id.ts';
import type { Assessment } from '../../../rules/assessment.ts';
import type { RoundFacts } from '../../../rules/round-facts.ts';
import { voiceOf } from '../../composer.ts';
import type { IndicatorColumn } from '../../indicator-columns.ts';
import {
  gapColumn,
  levelColumn,
  measureColumn,
  nameColumn,
  serialColumn,
  targetColumn,
  textCell,
  unitColumn,
  verdictColumn,
  yearColumn,
} from '../../indicator-columns.ts';
import { Marks } from '../../patterns/inline-marks.ts';
import type { Templates } from '../../patterns/templates.ts';
import type { SheetModel, SheetRow, WorkbookModel } from '../../workbook-model.ts';
import type { PlanView } from '../plan-view.ts';
import { planView } from '../plan-view.ts';

export function composeResponsibilityWorkbook(facts: RoundFacts, templates: Templates): WorkbookModel {
  const { round } = facts;
  const views = planIds.map((plan) =>
    planView(voiceOf(templates, new Marks(), round, `《${planWord[plan]}规划》`), facts, plan, null),
  );
  return {
    id: 'responsibility',
    kind: 'responsibility-table',
    unit: round.compiler,
    plan: null,
    year: round.year,
    indicators: new Set(views.flatMap(({ judged }) => judged.map((one) => one.indicator.code))),
    sheets: round.units.map(({ name }) => unitSheet(views, name)),
    header: round.header ?? null,
    draft: false,
  };
}

/** Every indicator of the plan that the unit leads, then those that it helps with, in the plan's order. */
export function dutiesOf({ judged }: PlanView, unit: string): readonly Assessment[] {
  return [
    ...judged.filter((one) => one.units.includes(unit)),
    ...judged.filter((one) => !one.units.includes(unit) && one.indicator.partners.includes(unit)),
  ];
}

export const partnersColumn: IndicatorColumn = {
  heading: ['配合单位'],
  width: 10,
  align: 'center',
  cell: (one) => textCell(one.indicator.partners.join('、')),
};

function unitSheet(views: readonly PlanView[], unit: string): SheetModel {
  const { round } = views[0]?.facts ?? { round: null };
  const duties = views.map((view) => ({ view, list: dutiesOf(view, unit) }));
  const none = duties.every(({ list }) => list.length === 0);
  return {
    name: unit,
    title: `${round?.area.name ?? ''}妇女儿童发展规划目标责任分解表（${unit}，${round?.year ?? ''}年度）`,
    head: [`责任单位：${unit}`, `年度：${round?.year ?? ''}年`],
    columns: (views[0] === undefined ? [] : columnsOf(views[0], unit, 'sheet')).map(({ heading, width, align }) => ({
      heading,
      width: Math.max(6, Math.round(width * 1.2)),
      align,
    })),
    rows: duties.flatMap(({ view, list }) => planRows(view, unit, list)),
    notes: [
      ...(none ? ['本单位没有牵头或配合的定量、定性指标。'] : []),
      '目标值按规划原文；基期值、本年值、达标情况和预警等级按本年度监测结果。责任人由责任单位填写。',
    ],
    foot: ['单位负责人：', '责任人：', '联系电话：', '填表日期：'],
    landscape: true,
    frozenColumns: 2,
  };
}

function planRows(view: PlanView, unit: string, list: readonly Assessment[]): readonly SheetRow[] {
  if (list.length === 0) return [];
  const columns = columnsOf(view, unit, view.plan);
  return [
    { id: `duty/${unit}/${view.plan}`, cells: [textCell(`《${view.span.title}》`)], group: true },
    ...list.map((one, position) => ({
      id: `duty/${unit}/${view.plan}/${one.indicator.code}`,
      cells: columns.map((column) => column.cell(one, position)),
    })),
  ];
}

/** Of one plan: its base and its target year; the sheet's heads name no year, since plans may differ in them. */
function columnsOf({ span, facts, voice }: PlanView, unit: string, of: PlanId | 'sheet'): readonly IndicatorColumn[] {
  const year = facts.round.year;
  const domain = (one: Assessment): string => one.domain;
  return [
    serialColumn,
    nameColumn,
    { heading: ['领域'], width: 10, align: 'center', cell: (one) => textCell(domain(one)) },
    measureColumn,
    { ...targetColumn(span.target), heading: ['目标值'] },
    { heading: ['目标年'], width: 7, align: 'center', cell: () => textCell(of === 'sheet' ? '' : `${span.target}年`) },
    yearColumn(voice.words, span.base, '基期值'),
    yearColumn(voice.words, year, `${year}年值`),
    gapColumn,
    verdictColumn(voice.words),
    levelColumn(voice.words, 'word'),
    {
      heading: ['本单位职责'],
      width: 9,
      align: 'center',
      cell: (one) => textCell(one.units.includes(unit) ? '牵头' : '配合'),
    },
    { ...unitColumn, heading: ['牵头单位'] },
    partnersColumn,
    { heading: ['责任人'], width: 9, align: 'center', cell: () => textCell('') },
  ];
}
