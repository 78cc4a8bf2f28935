/** An indicator's figures as the statistics take them, and what its trend leads to, whatever the target. */
import type { Indicator } from '../../indicators/definition.ts';
import type { Settings } from '../../indicators/settings.ts';
import type { Origin } from '../../provenance.ts';
import type { Maybe } from '../assessment.ts';
import { byYear } from './by-year.ts';
import { known, unknown } from '../maybe.ts';
import type { OwnFigure } from '../printed-figure.ts';
import { forecastAt, type Forecast } from '../trend/forecast.ts';
import { chooseScale, type Bounds, type FigureKind, type Scale } from '../trend/scale.ts';
import type { Series } from '../trend/series.ts';

export interface IndicatorTrend {
  readonly series: Series;
  readonly scale: Scale;
  readonly bounds: Bounds;
  readonly origins: readonly Origin[];
  /** By the method of the settings; null where it has no answer: growth from a zero, figures too large to count with. */
  readonly forecastIn: (year: number) => Forecast | null;
}

/** From two comparable figures on. `targets` are all numbers that the indicator's targets name. */
export function indicatorTrend(
  indicator: Indicator,
  points: readonly OwnFigure[],
  targets: readonly number[],
  settings: Settings,
): Maybe<{ readonly trend: IndicatorTrend }> {
  const kind = figureKind(indicator);
  if (kind === null) return unknown('no-trend');
  const series = trendSeries(points);
  if (series.length < 2) return unknown('one-point');
  const [low, high] = indicator.bounds;
  const bounds: Bounds = [low?.toNumber() ?? null, high?.toNumber() ?? null];
  const scale = chooseScale({ scale: kind, bounds, values: series.map(({ value }) => value), targets });
  const level = settings.intervalLevel.toNumber();
  const { decimals } = indicator;
  const forecastIn = byYear((year) => {
    const made = forecastAt({ series, scale, bounds, decimals, year, level, method: settings.forecastMethod });
    return made.verdict === 'undefined' ? null : made;
  });
  return known({ trend: { series, scale, bounds, origins: points.flatMap((point) => point.origins), forecastIn } });
}

function figureKind({ scale }: Indicator): FigureKind | null {
  return scale === 'yes-no' || scale === 'text' ? null : scale;
}

/** Ascending by year, as the points are. Figures that nothing is measured in (beyond 10^100) would only overflow. */
export function trendSeries(points: readonly OwnFigure[]): Series {
  return points.filter(({ binary }) => Math.abs(binary) < 1e100).map(({ year, binary }) => ({ year, value: binary }));
}
