/** The tables of a report's text and annex, from the shared columns. */
import type { Assessment } from '../../rules/assessment.ts';
import { inOrderOfUrgency } from '../../rules/urgency.ts';
import type { IndicatorColumn } from '../indicator-columns.ts';
import {
  achievedColumn,
  areaColumns,
  changeColumn,
  forecastColumn,
  gapColumn,
  intervalColumn,
  levelColumn,
  measureColumn,
  nameColumn,
  neededColumn,
  rankColumn,
  serialColumn,
  sinceBaseColumn,
  targetColumn,
  absent,
  targetYearForecastColumn,
  textCell,
  unitColumn,
  verdictColumn,
  withItsYear,
  yearColumn,
} from '../indicator-columns.ts';
import type { Block, Inline, TableRow } from '../model.ts';
import type { PlanView } from './plan-view.ts';
import { groupByDomain, isJudgedHere, quantitative } from './plan-view.ts';
import { isWatched } from './verdict-words.ts';
import { comparedRows } from './extent.ts';
import { tableIds } from './table-ids.ts';

/** 表：主要定量指标达标情况 */
export function attainmentTable(view: PlanView): readonly Block[] {
  const shown = quantitative(view);
  if (shown.length === 0) return [];
  return [
    tableBlock(
      tableIds.attainment,
      `${view.voice.planName}主要定量指标达标情况`,
      attainmentColumns(view),
      shown,
      true,
      markNotes(view, shown),
    ),
  ];
}

function attainmentColumns(view: PlanView): readonly IndicatorColumn[] {
  return [...progressColumns(view), verdictColumn(view.voice.words)];
}

/** What every table of indicators begins with: the target, the figures year by year, the change and the gap. */
function progressColumns(view: PlanView): readonly IndicatorColumn[] {
  return [
    serialColumn,
    nameColumn,
    measureColumn,
    targetColumn(view.span.target),
    ...yearsShown(view).map((year) =>
      yearColumn(view.voice.words, year, year === view.span.base ? `基期${year}年` : `${year}年`),
    ),
    view.stage === 'final' ? sinceBaseColumn : changeColumn,
    gapColumn,
  ];
}

/** The base year and the latest years, at most four columns. */
export function yearsShown(view: PlanView): readonly number[] {
  const last = view.facts.round.year;
  const first = Math.max(view.span.base + 1, last - 2);
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  return [...new Set([Math.min(view.span.base, last), ...years])];
}

/** 表：同类指标比较 */
export function comparisonTable(view: PlanView, page: 'portrait' | 'landscape' = 'portrait'): readonly Block[] {
  const shown = comparedRows(view);
  const present = new Set(shown.flatMap((one) => one.comparison.map((comparison) => comparison.area)));
  const areas = view.facts.round.areas.filter((area) => present.has(area.id));
  if (shown.length === 0) return [];
  const { year } = view.facts.round;
  const isRanked = shown.some((one) => one.rank.verdict === 'known');
  const columns = [
    serialColumn,
    { ...nameColumn, cell: nameWithYear },
    measureColumn,
    { ...yearColumn(view.voice.words, year, view.facts.round.area.name), cell: ownCompared },
    ...areas.flatMap((area) => areaColumns(area.id, area.name, comparedIn)),
    ...(isRanked ? [rankColumn(view.voice.words)] : []),
  ];
  const notes = [
    isRanked ? '差值为本地减对方；位次按优劣排列，写作“位次/参加比较的地区数”。' : '差值为本地减对方。',
    ...(shown.some((one) => comparedIn(one) !== one.year) ? ['指标名称后注明年份的，各地都是该年的数据。'] : []),
    ...(hasOlderBesideNew(shown) ? ['数据后注明年份的，差值按双方该年的数据计算。'] : []),
    ...noteWhere(shown, columns, '…', '“…”表示无同年同口径数据。'),
  ];
  return [tableBlock(tableIds.comparison, `${year}年同类指标比较`, columns, shown, false, notes, page === 'landscape')];
}

/** The one year of all figures of the row, which its name says where it is an earlier one; else the reporting year. */
function comparedIn(one: Assessment): number {
  const [year, ...others] = new Set(one.comparison.map((comparison) => comparison.year));
  return year === undefined || others.length > 0 ? one.year : year;
}

/** 村委会成员女性比例（2014年）: no cell of the row has to say it. */
function nameWithYear(one: Assessment, position: number): readonly Inline[] {
  const year = comparedIn(one);
  const named = nameColumn.cell(one, position);
  return year === one.year ? named : [...named, ...textCell(`（${year}年）`)];
}

/** An indicator that is compared with one area this year and with another at an earlier common year. */
function hasOlderBesideNew(shown: readonly Assessment[]): boolean {
  return shown.some((one) => one.comparison.some((comparison) => comparison.year !== one.comparison[0]?.year));
}

/** The own figures that were compared, each of the year it has in common with an area: 0.48；0.60（2014）. */
function ownCompared(one: Assessment): readonly Inline[] {
  const own = new Map(one.comparison.map((comparison) => [comparison.own.year, comparison.own]));
  if (own.size === 0) return textCell('…');
  return [...own.values()].flatMap((shown, position): readonly Inline[] => [
    ...(position === 0 ? [] : textCell('；')),
    withItsYear(one, shown, comparedIn(one)),
  ]);
}

/** 表：未达标指标表 of a closing report. */
export function unmetTable(view: PlanView, unmet: readonly Assessment[]): readonly Block[] {
  if (unmet.length === 0) return [];
  const columns = [...progressColumns(view), verdictColumn(view.voice.words), unitColumn];
  return [tableBlock(tableIds.unmet, '未达标指标表', columns, unmet, false, markNotes(view, unmet))];
}

/** Red to yellow of all plans in one upright table: the annexes hold every indicator and every column. */
export function severeTable(views: readonly PlanView[]): readonly Block[] {
  const [first] = views;
  const shown = views.flatMap((view) => quantitative(view).filter(isSevere));
  if (first === undefined || shown.length === 0) return [];
  const columns: readonly IndicatorColumn[] = [
    serialColumn,
    nameColumn,
    targetColumn(first.span.target),
    yearColumn(first.voice.words, first.facts.round.year),
    gapColumn,
    neededColumn,
    achievedColumn,
    levelColumn(first.voice.words, 'short'),
    unitColumn,
  ];
  const notes = shown.some((one) => one.current.verdict === 'unknown') ? markNotes(first, shown) : [];
  const groups = views.flatMap((view) => {
    const members = inOrderOfUrgency(quantitative(view).filter(isSevere));
    return members.length === 0 ? [] : [{ title: views.length > 1 ? view.voice.planName : '', members }];
  });
  const table = tableBlock(
    tableIds.watched,
    '重点预警指标表',
    columns,
    groups.flatMap(({ members }) => members),
    false,
    notes,
  );
  if (table.kind !== 'table' || groups.length < 2) return [table];
  // A row that names the plan before each plan's own.
  let from = 0;
  const rows = groups.flatMap(({ title, members }): readonly TableRow[] => {
    const own = table.rows.slice(from, from + members.length);
    from += members.length;
    return [{ id: `${table.id}/group/${title}`, cells: [textCell(title)], group: true }, ...own];
  });
  return [{ ...table, rows }];
}

export function isSevere({ warning: { level }, attainment }: Assessment): boolean {
  return attainment !== 'not-applicable' && (level === 'red' || level === 'orange' || level === 'yellow');
}

export function watched(assessments: readonly Assessment[]): readonly Assessment[] {
  return inOrderOfUrgency(assessments.filter(isWatched));
}

export function watchedColumns(view: PlanView): readonly IndicatorColumn[] {
  return [
    ...progressColumns(view),
    verdictColumn(view.voice.words),
    neededColumn,
    achievedColumn,
    forecastColumn(`${view.facts.round.year + 1}年预测`),
    intervalColumn,
    ...(view.span.target > view.facts.round.year + 1 ? [targetYearForecastColumn(view.span.target)] : []),
    levelColumn(view.voice.words, 'word'),
    unitColumn,
  ];
}

/** 附件: all indicators by 领域, landscape, `watched` behind them, and how `forecast` were made; `title` as the list of annexes names it. */
export function warningAnnex(
  view: PlanView,
  title: string,
  watched: readonly Assessment[] = [],
  forecast: readonly Assessment[] = quantitative(view),
): readonly Block[] {
  const shown = quantitative(view);
  if (shown.length === 0) return [];
  const columns =
    view.stage === 'final'
      ? [...progressColumns(view), verdictColumn(view.voice.words), levelColumn(view.voice.words, 'word'), unitColumn]
      : watchedColumns(view);
  const notes = [...markNotes(view, [...shown, ...watched]), ...methodNotes(view, forecast)];
  const table = tableBlock('annex/warning', title, columns, shown, true, notes, true);
  if (table.kind !== 'table' || watched.length === 0) return [table];
  const group: TableRow = {
    id: 'annex/warning/group/background',
    cells: [textCell('未定目标的监测指标')],
    group: true,
  };
  const rows = watched.map((one, position): TableRow => ({
    id: `annex/warning/${one.plan}/${one.indicator.code}`,
    cells: columns.map((column) => watchedCell(view, column, one, shown.length + position)),
  }));
  return [{ ...table, rows: [...table.rows, group, ...rows] }];
}

/** What another set asks for is no target of this plan: judged by it, a row of 未定目标 would contradict its head. */
function watchedCell(view: PlanView, column: IndicatorColumn, one: Assessment, position: number): readonly Inline[] {
  const isElsewhere = column.judges === true && one.targetSet !== null && !isJudgedHere(view, one);
  return isElsewhere ? textCell(absent) : column.cell(one, position);
}

function tableBlock(
  id: string,
  caption: string,
  columns: readonly IndicatorColumn[],
  shown: readonly Assessment[],
  byDomain: boolean,
  notes: readonly string[],
  landscape = false,
): Block {
  const groups = byDomain ? groupByDomain(shown) : [{ domain: '', assessments: shown }];
  const order = groups.flatMap((group) => group.assessments);
  const rows = groups.flatMap((group): readonly TableRow[] => [
    ...(groups.length > 1 ? [{ id: `${id}/group/${group.domain}`, cells: [textCell(group.domain)], group: true }] : []),
    ...group.assessments.map((one) => ({
      id: `${id}/${one.plan}/${one.indicator.code}`,
      cells: columns.map((column) => column.cell(one, order.indexOf(one))),
    })),
  ]);
  return {
    kind: 'table',
    id,
    caption: [{ kind: 'text', text: caption }],
    columns: columns.map(({ heading, width, align }) => ({ heading, width, align })),
    rows,
    landscape,
    notes: notes.map((note, index) => [{ kind: 'text', text: `${index === 0 ? '注：' : ''}${note}` }]),
  };
}

function markNotes(view: PlanView, shown: readonly Assessment[]): readonly string[] {
  const missing = shown.some((one) => one.current.verdict === 'unknown' || one.change.previous.verdict === 'unknown');
  return [...(missing ? ['“…”表示数据不详或未报送，“—”表示不适用或不能计算。'] : []), ...otherBaseNotes(view, shown)];
}

/** How the combined method reckons; a method of one step is told by its name. */
function methodNotes({ facts, voice }: PlanView, forecast: readonly Assessment[]): readonly string[] {
  const { forecastMethod } = facts.round.settings;
  const points = forecast.flatMap((one) => one.forecast.map((each) => each.points));
  return forecastMethod !== 'combined' || points.length === 0
    ? []
    : [`${voice.words.method(forecastMethod)}：${combinedMethod(points)}`];
}

/** The share of the trend that is taken on, by the years that the forecasts rest on; then the scales. */
function combinedMethod(points: readonly number[]): string {
  const shares = [
    { share: '三分之一', years: '两年', occurs: points.some((count) => count <= 2) },
    { share: '二分之一', years: '三年', occurs: points.includes(3) },
    { share: '三分之二', years: '四年以上', occurs: points.some((count) => count >= 4) },
  ].filter(({ occurs }) => occurs);
  const said = shares.map(({ share, years }) => (shares.length === 1 ? share : `${share}（${years}数据）`)).join('、');
  return `在最近值上逐年加年均增减与中位斜率之平均的${said}；百分比一般先换算为对数几率，比率、金额一般先取对数，推算后换回，并限定在可能的范围内。`;
}

/** Census figures count from another year than the base column's heading says. */
function otherBaseNotes(view: PlanView, shown: readonly Assessment[]): readonly string[] {
  const based = shown.flatMap((one) =>
    one.base.verdict === 'known' && one.base.figure.year !== view.span.base
      ? [{ one, year: one.base.figure.year }]
      : [],
  );
  return [...new Set(based.map(({ year }) => year))].map((year) => {
    const members = based.filter((other) => other.year === year).map(({ one }) => one.indicator.name);
    return `${members.join('、')}的基期为${year}年。`;
  });
}

function noteWhere(
  shown: readonly Assessment[],
  columns: readonly IndicatorColumn[],
  mark: string,
  note: string,
): readonly string[] {
  const stands = shown.some((one) =>
    columns.some((column) => column.cell(one, 0).some((inline) => inline.text === mark)),
  );
  return stands ? [note] : [];
}
