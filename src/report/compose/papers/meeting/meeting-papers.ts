/** 会商材料: a page an indicator: its course, what is missing, the unit's cause to the letter, and blanks for what is agreed. */
import { planWord } from '../../../../indicators/plan-id.ts';
import type { RoundFacts } from '../../../../rules/round-facts.ts';
import type { ActedOn } from '../../../../rules/warning/mechanism.ts';
import { trendChart } from '../../../charts/trend-chart.ts';
import { figureInline } from '../../../composer.ts';
import { lackingHeads } from '../../../derived-figures.ts';
import { judgedBy } from '../../../figure-id.ts';
import { wayToNote } from '../../../how-to-supply.ts';
import type { IndicatorColumn } from '../../../indicator-columns.ts';
import {
  absent,
  achievedColumn,
  forecastColumn,
  gapColumn,
  levelColumn,
  measureColumn,
  neededColumn,
  targetColumn,
  textCell,
  yearColumn,
} from '../../../indicator-columns.ts';
import type { Block, Inline, Report, Section, TableColumn } from '../../../model.ts';
import { chineseNumber } from '../../../numbers.ts';
import type { Templates } from '../../../patterns/templates.ts';
import { finishReport } from '../../numbering-and-names.ts';
import type { PlanView } from '../../plan-view.ts';
import { measureOf, policyFor, unitNames } from '../../plan-view.ts';
import { groundsOf, leadOf, meetingView, partnersOf } from './warned-table.ts';

export function composeMeetingPapers(facts: RoundFacts, templates: Templates, warned: readonly ActedOn[]): Report {
  const { round } = facts;
  return finishReport(facts, {
    id: 'meeting-papers',
    kind: 'meeting-paper',
    unit: round.compiler,
    plan: null,
    title: `${round.area.name}${round.year}年度预警指标会商材料`,
    sections: warned.map((one, position) => page(facts, templates, one, position)),
    indicators: warned.map(({ assessment }) => assessment.indicator.code),
  });
}

function page(facts: RoundFacts, templates: Templates, one: ActedOn, position: number): Section {
  const view = meetingView(facts, templates, one);
  const { assessment } = one;
  const id = `${assessment.plan}/${assessment.indicator.code}`;
  const chart = trendChart(assessment);
  return {
    id: `meeting/${id}`,
    blocks: [
      ...(position === 0 ? [] : [{ kind: 'page-break' as const, id: `meeting/${id}/break` }]),
      {
        kind: 'heading',
        id: `meeting/${id}/heading`,
        level: 1,
        inlines: textCell(
          `${chineseNumber(position + 1)}、${assessment.indicator.name}（${planWord[assessment.plan]}）`,
        ),
      },
      { kind: 'paragraph', id: `meeting/${id}/pointers`, inlines: pointers(id, chart !== null) },
      figuresTable(view, one, id),
      stateTable(view, one, id),
      ...(chart === null
        ? []
        : [
            {
              kind: 'chart' as const,
              id: `meeting/${id}/chart`,
              caption: textCell(`${assessment.indicator.short}的实际值、规划要求和预测值`),
              chart: { ...chart, low: true },
            },
          ]),
      blanks(id),
    ],
  };
}

/** The figures in the columns that every table uses. */
function figuresTable(view: PlanView, { assessment }: ActedOn, id: string): Block {
  const { words } = view.voice;
  const year = view.facts.round.year;
  const columns: readonly IndicatorColumn[] = [
    measureColumn,
    { ...targetColumn(view.span.target), heading: ['规划目标'] },
    yearColumn(words, view.span.base, `基期${view.span.base}年`),
    ...(year - 1 === view.span.base ? [] : [yearColumn(words, year - 1)]),
    yearColumn(words, year),
    gapColumn,
    neededColumn,
    achievedColumn,
    forecastColumn('下年预测'),
    levelColumn(words, 'word'),
  ];
  return {
    kind: 'table',
    id: `meeting/${id}/figures`,
    caption: textCell(`${assessment.indicator.short}的进度`),
    columns,
    rows: [{ id: `meeting/${id}/figures/1`, cells: columns.map((column) => column.cell(assessment, 0)) }],
    landscape: false,
    notes: [],
  };
}

/** What words say of it. */
function stateTable(view: PlanView, one: ActedOn, id: string): Block {
  const facts: readonly (readonly [string, readonly Inline[]])[] = [
    ['列级依据', groundsOf(view, one)],
    ['还缺人数（件数）', lackingOf(view, one)],
    ['牵头单位', leadOf(one)],
    ['配合单位', partnersOf(one)],
    ['原因（单位原文）', causeOf(view, one)],
  ];
  return {
    kind: 'table',
    id: `meeting/${id}/state`,
    caption: textCell(`${one.assessment.indicator.short}的情况`),
    columns: [
      { heading: ['项目'], width: 12, align: 'center' },
      { heading: ['情况'], width: 44, align: 'left' },
    ],
    rows: facts.map(([name, said], position) => ({
      id: `meeting/${id}/state/${position + 1}`,
      cells: [textCell(name), said],
    })),
    landscape: false,
    notes: [],
  };
}

/** 进度见表1、图1，情况见表2，会商定下的措施填入表3。 */
function pointers(id: string, hasChart: boolean): readonly Inline[] {
  const to = (kind: '表' | '图', block: string): Inline => ({
    kind: 'reference',
    text: kind,
    to: `meeting/${id}/${block}`,
  });
  return [
    ...textCell('进度见'),
    to('表', 'figures'),
    ...(hasChart ? [...textCell('、'), to('图', 'chart')] : []),
    ...textCell('，情况见'),
    to('表', 'state'),
    ...textCell('，定下的措施填入'),
    to('表', 'agreed'),
    ...textCell('。'),
  ];
}

function lackingOf(view: PlanView, { assessment }: ActedOn): readonly Inline[] {
  const heads = lackingHeads(assessment);
  const { numerator, says } = assessment.indicator;
  if (heads === null || assessment.parts.verdict === 'unknown' || numerator === null) return textCell(absent);
  return [
    figureInline(heads.toFixed(), { kind: 'lacking', ...judgedBy(assessment) }, assessment.parts.origins),
    ...textCell(`${measureOf(view, numerator)}${says.people === null ? '' : `（${says.people}）`}`),
  ];
}

/** To the letter; nobody's cause is supposed. */
function causeOf(view: PlanView, { assessment }: ActedOn): readonly Inline[] {
  const code = assessment.indicator.code;
  const said = assessment.units.flatMap((unit) => view.policies.get(unit)?.causes.get(code) ?? []);
  if (said.length > 0)
    return said.flatMap(({ text, origin }, position): readonly Inline[] => [
      ...(position === 0 ? [] : textCell('　')),
      { kind: 'words', text, origin },
    ]);
  const explained = policyFor(view, assessment)?.explanations.get(code);
  const about = {
    units: assessment.units,
    plan: view.plan,
    section: '原因分析',
    about: [assessment.indicator],
  } as const;
  return [
    {
      kind: 'placeholder',
      text: `【待补充：原因（${unitNames(assessment)}）】`,
      way: wayToNote(view.facts, about),
    },
    ...(explained === undefined
      ? []
      : [...textCell('变化说明：'), { kind: 'words' as const, text: explained.text, origin: explained.origin }]),
  ];
}

/** Filled in by hand at the meeting: nobody proposes a measure here but those who sit there. */
function blanks(id: string): Block {
  const columns: readonly TableColumn[] = [
    { heading: ['推进措施'], width: 34, align: 'left' },
    { heading: ['完成时限'], width: 11, align: 'center' },
    { heading: ['责任人'], width: 10, align: 'center' },
  ];
  return {
    kind: 'table',
    id: `meeting/${id}/agreed`,
    caption: textCell('会商定下的措施'),
    columns,
    rows: [1, 2, 3].map((row) => ({ id: `meeting/${id}/agreed/${row}`, cells: [[], [], []] })),
    landscape: false,
    notes: [],
  };
}
