/** The chart of one indicator: what came, what was planned, and what is forecast, with the interval as a fan. */
import type { Assessment, PathYear } from '../../rules/assessment.ts';
import type { FigureId } from '../figure-id.ts';
import { figureIdText, judgedBy, ownFigureId } from '../figure-id.ts';
import type { ChartModel, ChartSeries } from '../model.ts';
import { measureWords, printedStatistic } from '../numbers.ts';

/** Fewer figures than this show no course. */
const fewestFigures = 3;

/**
 * null where there is no course to be seen (fewer than three figures) or nothing to hold it against (no number planned).
 * Years are real: a missing one leaves a gap.
 */
export function trendChart(one: Assessment): ChartModel | null {
  const years = yearsOf(one);
  const actual = years.map((year) => actualIn(one, year));
  const planned = years.map((year) => plannedIn(one, year));
  const isPlanned = one.path.some((step) => step.planned.verdict === 'known');
  if (actual.filter(isShown).length < fewestFigures || !isPlanned) return null;
  const series = [
    chartSeries('实际值', 'line', actual),
    chartSeries('规划要求', 'dashed', planned),
    ...forecastSeries(one, years),
  ];
  return {
    type: 'line',
    title: '',
    categories: years.map(String),
    series,
    valueAxis: one.indicator.measure,
    alt: altOf(one, years),
    origins: originsOf(one),
  };
}

/** A point of the chart: the number as it is printed, and the id under which it is known. */
interface Shown {
  readonly text: string;
  readonly figure: FigureId;
}

function isShown(point: Shown | null): boolean {
  return point !== null;
}

function chartSeries(name: string, look: ChartSeries['look'], points: readonly (Shown | null)[]): ChartSeries {
  return {
    name,
    look,
    values: points.map((point) => (point === null ? null : Number(point.text))),
    figures: points.map((point) => (point === null ? null : figureIdText(point.figure))),
  };
}

/** From the base, or the first year of the plan, to the target year. */
function yearsOf(one: Assessment): readonly number[] {
  const first = one.base.verdict === 'known' ? one.base.figure.year : one.path[0]?.year;
  const last = Math.max(one.year, one.path.at(-1)?.year ?? one.year);
  if (first === undefined) return [];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function stepIn(one: Assessment, year: number): PathYear | undefined {
  return one.path.find((step) => step.year === year);
}

function actualIn(one: Assessment, year: number): Shown | null {
  const { base } = one;
  const step = stepIn(one, year);
  const found =
    base.verdict === 'known' && base.figure.year === year
      ? base.figure
      : step?.actual.verdict === 'known' && step.actual.figure.year === year
        ? step.actual.figure
        : null;
  return found === null ? null : { text: found.printed, figure: ownFigureId(one, year) };
}

/** The plan starts from the base. */
function plannedIn(one: Assessment, year: number): Shown | null {
  const step = stepIn(one, year);
  if (step?.planned.verdict === 'known') {
    return { text: step.planned.limit.printed, figure: { kind: 'planned', ...judgedBy(one), year } };
  }
  return step === undefined ? actualIn(one, year) : null;
}

/** The forecast and both ends of its interval start from the last figure, so that they open as a fan. */
function forecastSeries(one: Assessment, years: readonly number[]): readonly ChartSeries[] {
  const ends = [
    { name: '预测值', look: 'forecast', end: 'value' },
    { name: '预测下限', look: 'band-low', end: 'lower' },
    { name: '预测上限', look: 'band-high', end: 'upper' },
  ] as const;
  if (!one.path.some((step) => step.forecast.verdict === 'known')) return [];
  return ends.map(({ name, look, end }) =>
    chartSeries(
      name,
      look,
      years.map((year) => (year === one.year ? actualIn(one, year) : forecastIn(one, year, end))),
    ),
  );
}

function forecastIn(one: Assessment, year: number, end: 'value' | 'lower' | 'upper'): Shown | null {
  const forecast = stepIn(one, year)?.forecast;
  if (forecast?.verdict !== 'known') return null;
  return {
    text: printedStatistic(forecast[end], one.indicator.decimals),
    figure: { kind: 'forecast', ...judgedBy(one), year, part: end },
  };
}

/** For those who cannot see it: the figures in order, the target, the forecast with its interval. */
function altOf(one: Assessment, years: readonly number[]): string {
  const unit = measureWords(one.indicator.measure).value;
  const actual = years.flatMap((year) => {
    const point = actualIn(one, year);
    return point === null ? [] : [`${year}年${point.text}${unit}`];
  });
  const target = one.target.kind === 'none' ? '' : `；规划要求${one.target.year}年${one.target.text}`;
  const next = one.forecast[0];
  const said = (value: number): string => `${printedStatistic(value, one.indicator.decimals)}${unit}`;
  const forecast =
    next === undefined ? '' : `；预测${next.year}年${said(next.value)}，区间${said(next.lower)}至${said(next.upper)}`;
  return `${one.indicator.short}折线图：实际值${actual.join('、')}${target}${forecast}。`;
}

function originsOf(one: Assessment): ChartModel['origins'] {
  return [
    ...(one.base.verdict === 'known' ? one.base.figure.origins : []),
    ...one.path.flatMap((step) => (step.actual.verdict === 'known' ? step.actual.figure.origins : [])),
    ...(one.target.kind === 'none' ? [] : one.target.origins),
  ];
}
