/** Which charts a report shows, with their captions: few, and only where a course or a gap is better seen than read. */
import type { Assessment } from '../../../rules/assessment.ts';
import { isNotMet } from '../../../rules/series/counts.ts';
import { inOrderOfUrgency } from '../../../rules/urgency.ts';
import { comparisonChart } from '../../charts/comparison-chart.ts';
import type { Block, ChartModel } from '../../model.ts';
import { paragraphs, sentence } from '../../paragraphs.ts';
import { trendChart } from '../../charts/trend-chart.ts';
import type { Voice } from '../../composer.ts';
import { names, together } from '../../composer.ts';
import type { PlanView } from '../plan-view.ts';
import { quantitative } from '../plan-view.ts';
import { isWatched } from '../verdict-words.ts';

/** A report on fewer indicators than this tells each of them anyway. */
const fewestIndicators = 5;
const mostInGeneralReport = 2;

/** 重点指标图: of the red and orange the first: what was required of it and what is foreseen stands in no table. */
export function keyIndicatorCharts(view: PlanView): readonly Block[] {
  const counted = quantitative(view).filter((one) => one.attainment !== 'not-applicable');
  if (counted.length < fewestIndicators) return [];
  const hard = counted.filter(({ warning }) => warning.level === 'red' || warning.level === 'orange');
  return trendCharts(view.voice, 'progress', hard, 1);
}

/** 预测图: the worst of both plans, an indicator of both once. */
export function forecastCharts(voice: Voice, counted: readonly Assessment[]): readonly Block[] {
  return trendCharts(voice, 'forecast', onceEach(counted), mostInGeneralReport);
}

function trendCharts(voice: Voice, section: string, from: readonly Assessment[], most: number): readonly Block[] {
  const drawn = inOrderOfUrgency(from.filter((one) => isNotMet(one) || isWatched(one)))
    .flatMap((one) => {
      const chart = trendChart(one);
      return chart === null || yearsWithFigures(chart) < fewestYears ? [] : [{ one, chart }];
    })
    .slice(0, most)
    .map(({ one, chart }) =>
      chartBlock(
        `${section}/chart/${one.plan}/${one.indicator.code}`,
        `${one.indicator.short}的${namesOfSeries(chart)}`,
        chart,
      ),
    );
  return withPointer(voice, `${section}/charts`, '重点指标的变化', drawn);
}

/** A course of fewer years is read quicker in the table. */
const fewestYears = 5;

function yearsWithFigures({ series }: ChartModel): number {
  return series.find(({ look }) => look === 'line')?.values.filter((value) => value !== null).length ?? 0;
}

/** 实际值、规划要求和预测值: what is drawn; the ends of the interval are not named. */
function namesOfSeries({ series }: ChartModel): string {
  return together(series.filter(({ look }) => look !== 'band-low' && look !== 'band-high').map(({ name }) => name));
}

interface Area {
  readonly id: string;
  readonly name: string;
}

/** 比较图: against the province, or whichever area the report compares with first; an indicator of both plans once. */
export function comparisonCharts(views: readonly PlanView[], area: Area | null): readonly Block[] {
  const [first] = views;
  if (area === null || first === undefined) return [];
  const told = views.flatMap((view) => [...quantitative(view), ...view.background]);
  const chart = comparisonChart(onceEach(told), area.id, area.name, first.voice.words);
  if (chart === null) return [];
  const caption = `按百分比计量的指标与${area.name}之差（正数为优，负数为差）`;
  return withPointer(first.voice, 'comparison/charts', `与${area.name}之差`, [
    chartBlock('comparison/chart', caption, chart),
  ]);
}

function onceEach(list: readonly Assessment[]): readonly Assessment[] {
  return list.filter(
    (one, position) => list.findIndex((other) => other.indicator.code === one.indicator.code) === position,
  );
}

function chartBlock(id: string, caption: string, chart: ChartModel): Block {
  return { kind: 'chart', id, caption: [{ kind: 'text', text: caption }], chart };
}

/** 重点指标的变化见图1、图2。 before the charts, which have to be announced where they stand. */
function withPointer(voice: Voice, id: string, what: string, charts: readonly Block[]): readonly Block[] {
  if (charts.length === 0) return [];
  const references = charts.map((chart) => voice.marks.mark({ kind: 'reference', text: '图', to: chart.id }));
  return [
    ...paragraphs(voice, id, [sentence(voice.phrase('见图', 0, { 事项: what, 图列: names(references) }))]),
    ...charts,
  ];
}
