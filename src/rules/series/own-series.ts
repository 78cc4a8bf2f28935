/** The own area's figures of one indicator and dimension by year: with the plan's base, and cut where a definition changed. */
import type { Dataset } from '../../dataset/dataset.ts';
import type { Absence, FigureLookup, ObservationStatus } from '../../dataset/observation.ts';
import { ownArea } from '../../dataset/observation.ts';
import type { BaseFigure, Indicator } from '../../indicators/definition.ts';
import type { PlanId } from '../../indicators/plan-id.ts';
import type { Maybe } from '../assessment.ts';
import { byYear } from './by-year.ts';
import { known, unknown } from '../maybe.ts';
import type { OwnFigure } from '../printed-figure.ts';
import { ownFigure, printedFigure } from '../printed-figure.ts';

export interface OwnSeries {
  readonly indicator: Indicator;
  /** Ascending by year; the base stands at its year, whatever the tables say there (plan.yaml holds). */
  readonly points: readonly OwnFigure[];
  /** As printed: also one from before a break. */
  readonly base: OwnFigure | null;
  /** The base's year, else the plan's. */
  readonly baseYear: number;
  /** What the tables say of a year. */
  readonly lookup: (year: number) => FigureLookup;
  /** What may be compared with the figures of a year. */
  readonly comparableIn: (year: number) => Comparable;
}

/** Nothing later than the year, nothing from before the latest break. */
export interface Comparable {
  readonly points: readonly OwnFigure[];
  readonly base: Maybe<{ readonly figure: OwnFigure }>;
  /** A break left something out. */
  readonly cut: boolean;
}

/**
 * `dimension` null is the total, whose base is plan.yaml's for the plan; a dimension's base is its own figure of the base
 * year. `start.year`: where plan.yaml gives no base.
 */
export function ownSeries(
  dataset: Dataset,
  indicator: Indicator,
  dimension: string | null,
  start: { readonly plan: PlanId; readonly year: number },
): OwnSeries {
  const lookup = (year: number) => dataset.figure(indicator.code, ownArea, year, dimension);
  const reported = dataset.years(indicator.code, ownArea, dimension).flatMap((year) => {
    const found = lookup(year);
    return found.verdict === 'figure' ? [ownFigure(indicator, found.figure, year)] : [];
  });
  const given = indicator.base[start.plan] ?? null;
  const baseYear = given?.year ?? start.year;
  const atBase = reported.find((point) => point.year === baseYear) ?? null;
  const planned = given === null || dimension !== null ? null : plannedBase(indicator, given);
  // A base taken over from the table keeps the table's word (有).
  const base =
    planned === null || (typeof atBase?.word === 'string' && atBase.exact.equals(planned.exact)) ? atBase : planned;
  const others = reported.filter((point) => point.year !== baseYear);
  const points = [...others, ...(base === null ? [] : [base])].toSorted((a, b) => a.year - b.year);
  return seriesOfPoints({ indicator, points, base, baseYear, lookup });
}

function seriesOfPoints(series: Omit<OwnSeries, 'comparableIn'>): OwnSeries {
  return { ...series, comparableIn: byYear((year) => comparableUpTo(series, year)) };
}

export function withPoint(series: OwnSeries, point: OwnFigure): OwnSeries {
  return seriesOfPoints({ ...series, points: [...series.points, point].toSorted((a, b) => a.year - b.year) });
}

function plannedBase(indicator: Indicator, base: BaseFigure): OwnFigure {
  return {
    ...printedFigure(indicator, base.value, base.year, [base.origin]),
    word: null,
    binary: base.value.toNumber(),
  };
}

function comparableUpTo(series: Omit<OwnSeries, 'comparableIn'>, year: number): Comparable {
  const first = latestBreak(series.indicator, year);
  const upTo = series.points.filter((point) => point.year <= year);
  const points = upTo.filter((point) => point.year >= first);
  return { points, base: comparableBase(series, first), cut: points.length < upTo.length };
}

/** The first year of the definition that holds in `year`. */
export function latestBreak(indicator: Indicator, year: number): number {
  return Math.max(-Infinity, ...indicator.breaks.filter((first) => first <= year));
}

function comparableBase(series: Pick<OwnSeries, 'base'>, first: number): Comparable['base'] {
  if (series.base === null) return unknown('no-base');
  return series.base.year < first ? unknown('series-break') : known({ figure: series.base });
}

export type CurrentFigure = Maybe<{ readonly figure: OwnFigure; readonly carried: boolean }>;

/**
 * The figure judged in `year`: that year's. Only what moves by election or census carries its latest figure on, and not
 * over a figure that was reported but cannot be used.
 */
export function currentFigure(series: OwnSeries, year: number): CurrentFigure {
  const own = series.points.find((point) => point.year === year);
  if (own !== undefined) return known({ figure: own, carried: false });
  const { trendPolicy } = series.indicator;
  if (trendPolicy !== 'election' && trendPolicy !== 'census') return unknown('no-data');
  const found = series.lookup(year);
  if (found.verdict !== 'figure' && isDisputed(found)) return unknown('no-data');
  const latest = series.comparableIn(year).points.at(-1);
  return latest === undefined ? unknown('no-data') : known({ figure: latest, carried: true });
}

const unusable: readonly ObservationStatus[] = ['unreadable', 'refused', 'conflict'];

/** A figure was given, and cannot be used: otherwise than a blank or a mark. */
export function isDisputed(absence: Absence): boolean {
  return absence.verdict === 'conflict' || (absence.verdict === 'marked' && unusable.includes(absence.status));
}
