/**
 * The past of a round replayed: what would have been forecast from each year for the next one, and what would have been
 * warned one and two years before the verdict; beside what came. Facts only.
 *
 * Each year is seen with the data up to it (`standingOf`), as the figures are known today: a figure revised since is
 * replayed as revised.
 */
import type { Dataset } from '../../dataset/dataset.ts';
import type { Indicator } from '../../indicators/definition.ts';
import type { TargetSet } from '../../indicators/target-definition.ts';
import type { PlanId } from '../../indicators/plan-id.ts';
import type { Attainment, PrintedFigure, WarningLevel } from '../assessment.ts';
import type { Ground } from '../forecast.ts';
import { projectionsOf } from './method-check.ts';
import { projectionMethods } from './methods-table.ts';
import { latestBreak } from '../series/own-series.ts';
import { pathOf, standingsUpTo } from '../pace/path.ts';
import { isMetNow } from '../attainment.ts';
import { standingOf, type Standing } from '../target/judged-year.ts';
import { everySubject, type Subject } from '../target/subject.ts';
import { meanStep, summaryOf, type MethodScore } from '../trend/evaluation.ts';
import { forecastAt } from '../trend/forecast.ts';
import type { MethodId } from '../trend/methods.ts';

export interface Backtest {
  /** By indicator, year and method. */
  readonly forecasts: readonly PastForecast[];
  /** By method and number of points. */
  readonly methods: readonly MethodScore[];
  readonly warnings: readonly PastWarning[];
  readonly tests: readonly WarningTest[];
}

/** Made from the figures up to `from` for the year after, which has come. */
export interface PastForecast {
  readonly indicator: Indicator;
  readonly method: MethodId;
  readonly from: number;
  readonly year: number;
  /** How many figures it was made from. */
  readonly points: number;
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  readonly actual: PrintedFigure;
  /** value − actual, in the figure's units. */
  readonly error: number;
  /** The actual figure lies in the interval. */
  readonly inside: boolean;
  /** The mean yearly step of the figures it was made from, without sign. */
  readonly step: number;
}

/** The level seen from `from`, and how it ended. */
export interface PastWarning {
  readonly indicator: Indicator;
  readonly plan: PlanId;
  readonly targetSet: TargetSet | null;
  readonly from: number;
  /** The year of the verdict: the target year, or the reporting year where that comes before it. */
  readonly year: number;
  readonly ahead: 1 | 2;
  readonly level: WarningLevel;
  readonly met: boolean;
  /** The mean yearly change since the base, going on, misses the target; null where no such line can be drawn. */
  readonly straightLineMisses: boolean | null;
  /**
   * `final` in the target year; `provisional` before it, by whether the planned value of the reporting year was
   * reached: a target that is not due yet is neither reached nor missed.
   */
  readonly verdict: 'final' | 'provisional';
  readonly reached: boolean;
}

export const warningRules = ['red', 'orange', 'yellow', 'blue', 'unmet', 'straight-line'] as const;

/**
 * What is taken for an alarm: a level at least so bad; `unmet`, everything not met at the time; `straight-line`, every
 * indicator whose mean yearly change since the base leads past the target.
 */
export type WarningRule = (typeof warningRules)[number];

/** A rule as a test of what came, over the warnings for which all rules have an answer. */
export interface WarningTest {
  readonly verdict: PastWarning['verdict'];
  readonly ahead: PastWarning['ahead'];
  readonly rule: WarningRule;
  /** Alarm, and missed in the end. */
  readonly caught: number;
  /** No alarm, and missed in the end. */
  readonly overlooked: number;
  /** Alarm, and reached in the end. */
  readonly falseAlarms: number;
  /** No alarm, and reached in the end. */
  readonly quiet: number;
}

export function backtest(dataset: Dataset): Backtest {
  const subjects = everySubject(dataset);
  const forecasts = oncePerIndicator(subjects).flatMap(forecastsOfPast);
  const warnings = subjects.filter(isCounted).flatMap(warningsOfPast);
  return { forecasts, methods: scoresOf(forecasts), warnings, tests: testsOf(warnings) };
}

function isCounted({ dataset, plan, target }: Subject): boolean {
  return target !== null && target.definition.set === dataset.round.plans[plan].judge;
}

/** A forecast takes no target, save for its scale: all subjects of an indicator give the same one. */
function oncePerIndicator(subjects: readonly Subject[]): readonly (readonly Subject[])[] {
  const groups = new Map<string, Subject[]>();
  for (const one of subjects) {
    groups.set(one.indicator.code, [...(groups.get(one.indicator.code) ?? []), one]);
  }
  return [...groups.values()];
}

/** From each year with a figure, a forecast to be made and a comparable figure the year after. */
function forecastsOfPast(subjects: readonly Subject[]): readonly PastForecast[] {
  const [first] = subjects;
  if (first === undefined) return [];
  const { points } = first.total;
  return points.flatMap(({ year }) => {
    const actual = points.find((point) => point.year === year + 1);
    if (actual === undefined || actual.year > first.dataset.round.year) return [];
    if (latestBreak(first.indicator, actual.year) !== latestBreak(first.indicator, year)) return [];
    const ground = subjects.map((subject) => standingOf(subject, year).ground).find((made) => made !== null);
    return ground === undefined ? [] : pastForecasts(ground, actual);
  });
}

function pastForecasts(ground: Ground, actual: PrintedFigure): readonly PastForecast[] {
  const { indicator, settings } = ground.subject;
  const { series, scale, bounds } = ground.trend;
  const { year } = actual;
  const level = settings.intervalLevel.toNumber();
  const came = actual.exact.toNumber();
  return projectionMethods.flatMap((method) => {
    const made = forecastAt({ series, scale, bounds, decimals: indicator.decimals, year, level, method });
    if (made.verdict === 'undefined') return [];
    const { value, lower, upper, points } = made;
    const inside = lower <= came && came <= upper;
    const outcome = { error: value - came, inside, step: meanStep(series) };
    return [{ indicator, method, from: ground.year, year, points, value, lower, upper, actual, ...outcome }];
  });
}

function scoresOf(forecasts: readonly PastForecast[]): readonly MethodScore[] {
  const lengths = [...new Set(forecasts.map(({ points }) => points))].toSorted((a, b) => a - b);
  return lengths.flatMap((points) =>
    projectionMethods.flatMap((method) => {
      const made = forecasts.filter((one) => one.method === method && one.points === points);
      const summary = summaryOf(made.map(({ error, step, inside }) => ({ error: Math.abs(error), step, inside })));
      return summary === null ? [] : [{ method, points, ...summary }];
    }),
  );
}

const yearsAhead = [1, 2] as const;

function warningsOfPast(subject: Subject): readonly PastWarning[] {
  const reporting = subject.dataset.round.year;
  const year = Math.min(subject.targetYear, reporting);
  const standings = standingsUpTo(subject, year);
  const last = standings.get(year);
  if (last === undefined) return [];
  const verdict = year === subject.targetYear ? 'final' : 'provisional';
  const reached = verdict === 'final' ? isReached(subject, last.attainment) : isOnPath(subject, standings, last);
  if (reached === null) return [];
  return yearsAhead.flatMap((ahead): readonly PastWarning[] => {
    const then = standings.get(year - ahead);
    if (then === undefined || then.warning.level === 'grey') return [];
    const { indicator, plan, target } = subject;
    return [
      {
        indicator,
        plan,
        targetSet: target?.definition.set ?? null,
        from: then.year,
        year,
        ahead,
        level: then.warning.level,
        met: isMetNow(then.attainment),
        straightLineMisses: straightLineMisses(then),
        verdict,
        reached,
      },
    ];
  });
}

/** As 达标率 counts: nearly met where the settings say so. */
function isReached({ settings }: Subject, attainment: Attainment): boolean | null {
  if (attainment === 'no-data' || attainment === 'not-applicable') return null;
  return isMetNow(attainment) || (attainment === 'nearly-met' && settings.nearlyMetCounts);
}

function isOnPath(subject: Subject, standings: ReadonlyMap<number, Standing>, last: Standing): boolean | null {
  return pathOf(subject, standings, last).find((step) => step.year === last.year)?.onPath ?? null;
}

function straightLineMisses({ ground, pace }: Standing): boolean | null {
  if (ground === null) return null;
  const line = projectionsOf(ground, pace).find(({ method }) => method === 'arithmetic');
  return line === undefined || line.reachesTarget === null ? null : !line.reachesTarget;
}

function testsOf(warnings: readonly PastWarning[]): readonly WarningTest[] {
  return verdicts.flatMap((verdict) =>
    yearsAhead.flatMap((ahead) => {
      const trials = warnings.filter(
        (one) => one.verdict === verdict && one.ahead === ahead && one.straightLineMisses !== null,
      );
      return trials.length === 0 ? [] : warningRules.map((rule) => ({ verdict, ahead, ...testOf(rule, trials) }));
    }),
  );
}

const verdicts = ['final', 'provisional'] as const;

/** How the alarms of a rule turned out. */
export function testOf(rule: WarningRule, trials: readonly PastWarning[]): Omit<WarningTest, 'verdict' | 'ahead'> {
  const count = (alarm: boolean, reached: boolean) =>
    trials.filter((one) => isAlarm(rule, one) === alarm && one.reached === reached).length;
  return {
    rule,
    caught: count(true, false),
    overlooked: count(false, false),
    falseAlarms: count(true, true),
    quiet: count(false, true),
  };
}

const fromRed = ['red', 'orange', 'yellow', 'blue'] as const;

function isAlarm(rule: WarningRule, one: PastWarning): boolean {
  switch (rule) {
    case 'unmet':
      return !one.met;
    case 'straight-line':
      return one.straightLineMisses === true;
    default:
      return fromRed.slice(0, fromRed.indexOf(rule) + 1).some((level) => level === one.level);
  }
}
