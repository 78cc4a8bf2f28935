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
  textCell,
  unitColumn,
  verdictColumn,
  withItsYear,
  yearColumn,
} from '../indicator-columns.ts';
import type { Block, Inline, TableRow } from '../model.ts';
import type { PlanView } from './plan-view.ts';
import { groupByDomain, quantitative } from './plan-view.ts';
import { isWatched } from './verdict-words.ts';
import { comparedRows, isNews } from './extent.ts';
import { tableIds } from './table-ids.ts';

/** 表：主要定量指标达标情况; of `news` the indicators that a reader is to look at, where `annex` has them all. */
export function attainmentTable(view: PlanView, which: 'all' | 'news' = 'all', annex = '附件'): readonly Block[] {
  const all = quantitative(view);
  const shown = which === 'all' ? all : all.filter(isNews);
  if (shown.length === 0) return [];
  const isExcerpt = shown.length < all.length;
  const notes = isExcerpt ? [`本表摘列尚有差距和本年情况有变的指标，完整的表见${annex}。`] : [];
  return [
    tableBlock(
      tableIds.attainment,
      `${view.voice.planName}主要定量指标达标情况${isExcerpt ? '（摘列）' : ''}`,
      attainmentColumns(view),
      shown,
      true,
      [...notes, ...markNotes(view, shown)],
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

/** The rows of a table of comparison that stay in the text, and where all of them stand. */
export interface ComparisonExcerpt {
  readonly rows: readonly Assessment[];
  readonly area: string;
  readonly annex: string;
}

/** 表：同类指标比较 */
export function comparisonTable(
  view: PlanView,
  page: 'portrait' | 'landscape' = 'portrait',
  excerpt: ComparisonExcerpt | null = null,
): readonly Block[] {
  const shown = excerpt?.rows ?? comparedRows(view);
  const present = new Set(shown.flatMap((one) => one.comparison.map((comparison) => comparison.area)));
  const areas = view.facts.round.areas.filter((area) => present.has(area.id));
  if (shown.length === 0) return [];
  const { year } = view.facts.round;
  const isRanked = shown.some((one) => one.rank.verdict === 'known');
  const columns = [
    serialColumn,
    nameColumn,
    measureColumn,
    { ...yearColumn(view.voice.words, year, view.facts.round.area.name), cell: ownCompared },
    ...areas.flatMap((area) => areaColumns(area.id, area.name)),
    ...(isRanked ? [rankColumn(view.voice.words)] : []),
  ];
  const notes = [
    ...(excerpt === null
      ? []
      : [`本表按差值占${excerpt.area}的比例，摘列两端各三项以内，完整的表见${excerpt.annex}。`]),
    isRanked ? '差值为本市减对方；位次按优劣排列，写作“位次/参加比较的市数”。' : '差值为本市减对方。',
    ...(hasOlderBesideNew(shown) ? ['注明年份的，差值按双方该年的数据计算。'] : []),
    ...noteWhere(shown, columns, '…', '“…”表示无同年同口径数据。'),
  ];
  const landscape = page === 'landscape';
  const caption = `${year}年同类指标比较${excerpt === null ? '' : '（摘列）'}`;
  return [tableBlock(tableIds.comparison, caption, columns, shown, false, notes, landscape)];
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
    withItsYear(one, shown),
  ]);
}

/** 表：重点预警指标表 of a unit: what the table of part one does not have. */
export function paceTable(view: PlanView): readonly Block[] {
  const shown = watched(quantitative(view));
  if (shown.length === 0) return [];
  const { year } = view.facts.round;
  const columns = [
    serialColumn,
    nameColumn,
    measureColumn,
    targetColumn(view.span.target),
    yearColumn(view.voice.words, year),
    gapColumn,
    neededColumn,
    achievedColumn,
    forecastColumn(`${year + 1}年预测`),
    intervalColumn,
    levelColumn(view.voice.words, 'short'),
  ];
  return [tableBlock(tableIds.watched, '重点预警指标表', columns, shown, false, markNotes(view, shown))];
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
    levelColumn(view.voice.words, 'word'),
    unitColumn,
  ];
}

/** 附件: all indicators by 领域, landscape; `title` as the list of annexes names it. */
export function warningAnnex(view: PlanView, title: string): readonly Block[] {
  const shown = quantitative(view);
  if (shown.length === 0) return [];
  const columns =
    view.stage === 'final'
      ? [...progressColumns(view), verdictColumn(view.voice.words), levelColumn(view.voice.words, 'word'), unitColumn]
      : watchedColumns(view);
  return [tableBlock('annex/warning', title, columns, shown, true, markNotes(view, shown), true)];
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
