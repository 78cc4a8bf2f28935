/** 主要定量指标统计监测预警情况表: all indicators by 领域, and the unmet and watched year by year (分列), worst first. */
import { wordCell } from '../../indicator-columns.ts';
import { groundsListed } from '../parts/pace-sentences.ts';
import type { Says } from '../../claims/claim.ts';
import type { PlanId } from '../../../indicators/plan-id.ts';
import { warningTitle } from '../../../indicators/handing-in.ts';
import { planWord } from '../../../indicators/plan-id.ts';
import type { Assessment, PathYear } from '../../../rules/assessment.ts';
import type { RoundFacts } from '../../../rules/round-facts.ts';
import { figureInline } from '../../composer.ts';
import { judgedBy, ownFigureId } from '../../figure-id.ts';
import type { IndicatorColumn } from '../../indicator-columns.ts';
import { absent, achievedColumn, recentColumn, textCell } from '../../indicator-columns.ts';
import { Marks } from '../../patterns/inline-marks.ts';
import { voiceOf } from '../../composer.ts';
import type { Inline } from '../../model.ts';
import { printedStatistic } from '../../numbers.ts';
import type { Templates } from '../../patterns/templates.ts';
import { wayToNote } from '../../how-to-supply.ts';
import type { SheetModel, SheetRow, WorkbookModel } from '../../workbook-model.ts';
import type { PlanView } from '../plan-view.ts';
import { groupByDomain, planView, policyFor, quantitative, unitNames } from '../plan-view.ts';
import { isWatched, warned } from '../verdict-words.ts';
import { originsSheet } from './origins-sheet.ts';
import { watched, watchedColumns } from '../tables.ts';
import { doubled, methodColumns } from './method-columns.ts';

export function composeWarningWorkbook(facts: RoundFacts, templates: Templates, plan: PlanId): WorkbookModel {
  const view = warningView(facts, templates, plan);
  const sheets = [everythingSheet(view, null), yearByYearSheet(view)];
  return {
    id: `warning/${plan}`,
    kind: 'warning-table',
    unit: facts.round.compiler,
    plan,
    year: facts.round.year,
    indicators: new Set(view.judged.map((one) => one.indicator.code)),
    sheets,
    origins: originsSheet(sheets),
    header: facts.round.header ?? null,
    draft: sheets.some((sheet) =>
      sheet.rows.some((row) => row.cells.flat().some((inline) => inline.kind === 'placeholder')),
    ),
  };
}

export function warningView(facts: RoundFacts, templates: Templates, plan: PlanId): PlanView {
  const voice = voiceOf(templates, new Marks(), facts.round, `《${planWord[plan]}规划》`);
  return planView(voice, facts, plan, null);
}

/** Every indicator of the plan, or of one unit's part of it. */
export function everythingSheet(view: PlanView, unit: string | null): SheetModel {
  const shown = quantitative(view).filter((one) => unit === null || one.units.includes(unit));
  const columns = [...withRecentPace(watchedColumns(view)), causesColumn(view)];
  return {
    name: unit === null ? '全部指标' : `${planWord[view.plan]}预警情况表`,
    title: warningTitle(view.facts.round, view.plan),
    head: [`填报单位：${unit ?? view.facts.round.compiler}`, `年度：${view.facts.round.year}年`],
    columns: columns.map(toSheetColumn),
    rows: byDomainRows(`warning/${view.plan}`, columns, shown),
    notes: [`“…”表示数据不详或未报送，“—”表示不适用或不能计算；预警等级由轻到重为${levelsLightestFirst(view)}。`],
    foot: unit === null ? [] : ['单位负责人：', '统计负责人：', '填表人：', '联系电话：', '报出日期：', '（盖章）'],
    landscape: true,
    frozenColumns: 2,
  };
}

/** 正常、关注、黄色、橙色、红色 */
function levelsLightestFirst({ voice: { words } }: PlanView): string {
  return (['green', ...warned.toReversed()] as const).map((level) => words.say('level', level, 'short')).join('、');
}

/** Right of the pace since the base. */
function withRecentPace(columns: readonly IndicatorColumn[]): readonly IndicatorColumn[] {
  return columns.flatMap((column) => (column === achievedColumn ? [column, recentColumn] : [column]));
}

function toSheetColumn({ heading, width, align }: IndicatorColumn) {
  return { heading, width: Math.max(6, Math.round(width * 1.15)), align };
}

function byDomainRows(
  id: string,
  columns: readonly IndicatorColumn[],
  shown: readonly Assessment[],
): readonly SheetRow[] {
  return groupByDomain(shown).flatMap((group): readonly SheetRow[] => [
    { id: `${id}/group/${group.domain}`, cells: [textCell(group.domain)], group: true },
    ...group.assessments.map((one) => ({
      id: `${id}/${one.indicator.code}`,
      cells: columns.map((column) => column.cell(one, shown.indexOf(one))),
    })),
  ]);
}

/** 原因说明及措施: the unit's own words; a red or orange indicator without any asks for them. */
function causesColumn(view: PlanView): IndicatorColumn {
  return { heading: ['原因说明及措施'], width: 40, align: 'left', cell: (one) => causesCell(view, one) };
}

function causesCell(view: PlanView, one: Assessment): readonly Inline[] {
  const code = one.indicator.code;
  const policy = policyFor(view, one);
  const explanation = policy?.explanations.get(code);
  const items = [
    ...(policy?.causes.get(code) ?? []),
    ...(policy?.proposals.filter((item) => item.indicators.includes(code)) ?? []),
  ];
  const said: readonly { readonly text: string; readonly origin: (typeof items)[number]['origin'] }[] = [
    ...(explanation === undefined ? [] : [explanation]),
    ...(isWatched(one) || one.attainment === 'no-data' ? items : []),
  ];
  if (said.length > 0) {
    return said.flatMap((words, position): readonly Inline[] => [
      ...(position === 0 ? [] : [{ kind: 'text' as const, text: '\n' }]),
      // Cut out of a list, it ends as a sentence does.
      { kind: 'words', text: words.text.replace(/[；;]\s*$/u, ''), origin: words.origin },
      ...(/[；;]\s*$/u.test(words.text) ? [{ kind: 'text' as const, text: '。' }] : []),
    ]);
  }
  if (one.warning.level !== 'red' && one.warning.level !== 'orange') return textCell('');
  const about = { units: one.units, plan: view.plan, section: '原因分析', about: [one.indicator] } as const;
  return [
    {
      kind: 'placeholder',
      text: `【待补充：原因和措施（${unitNames(one)}）】`,
      way: wayToNote(view.facts, about),
    },
  ];
}

/** 分列: for each year of the plan the planned value, the actual or forecast one, the verdict and the level. */
function yearByYearSheet(view: PlanView): SheetModel {
  const shown = watched(quantitative(view));
  const first = view.span.base + 1;
  const years = Array.from({ length: Math.max(0, view.span.target - first + 1) }, (_, index) => first + index);
  const columns = [
    ...watchedColumns(view).slice(0, 5).map(doubled),
    ...years.flatMap((year) => yearColumns(view, year)),
    doubled({ heading: ['级别变化'], width: 8, align: 'center', cell: (one) => sinceCell(view, one) }),
    doubled({ heading: ['列级依据'], width: 26, align: 'left', cell: (one) => grounds(view, one) }),
    doubled({ heading: ['责任单位'], width: 9, align: 'center', cell: (one) => textCell(unitNames(one)) }),
    ...methodColumns(view, shown),
  ];
  const { words } = view.voice;
  const shownOnes = `${words.say('attainment', 'unmet')}和${words.say('level', 'blue')}指标分年`;
  return {
    name: shownOnes,
    title: `《${view.span.title}》${shownOnes}预警表`,
    head: [`填报单位：${view.facts.round.compiler}`, `年度：${view.facts.round.year}年`],
    columns: columns.map(toSheetColumn),
    rows: shown.map((one, position) => ({
      id: `years/${view.plan}/${one.indicator.code}`,
      cells: columns.map((column) => column.cell(one, position)),
    })),
    notes: [
      '计划值为规划确定的年度值，未确定的按基期到目标匀速推算；报告年以后的年份为预测值，以（预）标明。',
      `右侧各列为各种方法的测算结果，供核对，不改变达标情况和预警等级：进度达标率为至今年均变化占规划期所需年均变化的比重（算术按增减量，几何按增减速度）；推算值以${view.voice.words.method(view.facts.round.settings.forecastMethod)}为准。`,
    ],
    foot: [],
    landscape: true,
    frozenColumns: 2,
  };
}

function yearColumns(view: PlanView, year: number): readonly IndicatorColumn[] {
  const top = `${year}年`;
  const step = (one: Assessment): PathYear | undefined => one.path.find((candidate) => candidate.year === year);
  const isForecast = year > view.facts.round.year;
  return [
    { heading: [top, '计划值'], width: 8, align: 'right', cell: (one) => plannedCell(one, step(one)) },
    {
      heading: [top, isForecast ? '预测值（预）' : '实际值'],
      width: 8,
      align: 'right',
      cell: (one) => (isForecast ? forecastCell(one, step(one)) : actualCell(one, step(one))),
    },
    ...(isForecast
      ? []
      : [
          {
            heading: [top, '达标情况'],
            width: 9,
            align: 'center' as const,
            cell: (one: Assessment) => {
              const verdict = step(one)?.attainment;
              if (verdict === null || verdict === undefined) return textCell(absent);
              return yearWord(view, one, year, 'attainment', verdict);
            },
          },
          {
            heading: [top, '预警等级'],
            width: 8,
            align: 'center' as const,
            cell: (one: Assessment) => {
              const level = step(one)?.level;
              if (level === null || level === undefined) return textCell(absent);
              return yearWord(view, one, year, 'level', level);
            },
          },
        ]),
  ];
}

function plannedCell(one: Assessment, step: PathYear | undefined): readonly Inline[] {
  if (step?.planned.verdict !== 'known') return textCell(absent);
  const milestone = one.indicator.milestones[one.plan]?.get(step.year);
  const origins =
    step.planned.milestone && milestone !== undefined
      ? [milestone.origin]
      : one.target.kind === 'none'
        ? []
        : one.target.origins;
  return [figureInline(step.planned.limit.printed, { kind: 'planned', ...judgedBy(one), year: step.year }, origins)];
}

function actualCell(one: Assessment, step: PathYear | undefined): readonly Inline[] {
  if (step?.actual.verdict !== 'known') return textCell(step?.actual.because === 'carried' ? absent : '…');
  const shown = step.actual.figure;
  return [figureInline(shown.printed, ownFigureId(one, shown.year), shown.origins)];
}

function forecastCell(one: Assessment, step: PathYear | undefined): readonly Inline[] {
  if (step?.forecast.verdict !== 'known') return textCell(absent);
  const origins = one.forecast[0]?.origins ?? [];
  const text = printedStatistic(step.forecast.value, one.indicator.decimals);
  return [figureInline(text, { kind: 'forecast', ...judgedBy(one), year: step.year, part: 'value' }, origins)];
}

function grounds(view: PlanView, one: Assessment): readonly Inline[] {
  const said = groundsListed(view, one).join('；');
  return said === '' ? textCell('') : view.voice.marks.inlines(said);
}

function sinceCell({ voice }: PlanView, one: Assessment): readonly Inline[] {
  const { since } = one.warning;
  return since === null || since === 'unchanged' ? textCell(absent) : wordCell(voice.words, one, 'since', since);
}

/** A year's verdict or level, as it was judged on the data up to that year. */
function yearWord<K extends 'attainment' | 'level'>(
  { voice }: PlanView,
  one: Assessment,
  year: number,
  kind: K,
  is: Says[K],
): readonly Inline[] {
  return wordCell(voice.words, one, kind, is).map((inline) =>
    inline.kind === 'claim' && year !== one.year ? { ...inline, claim: { ...inline.claim, year } } : inline,
  );
}
