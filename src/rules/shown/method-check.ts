/** Whether the usual methods of the trade agree: what each projects for the target year, and the word that they differ. */
import type { Flag, Forecast, Maybe, MethodProjection, Pace } from '../assessment.ts';
import type { Settings } from '../../indicators/settings.ts';
import type { Ground } from '../forecast.ts';
import { reachesTarget } from '../forecast.ts';
import { statistic, unknown } from '../maybe.ts';
import { paceClassOf } from '../pace/pace-class.ts';
import type { MethodId } from '../trend/methods.ts';
import { METHODS } from '../trend/methods.ts';
import type { Bounds } from '../trend/scale.ts';

/**
 * `arithmetic` is the mean yearly change since the base going on (y_n + (t_T−t_n)·achieved); the others are the methods
 * of the trade over all comparable years. None passes the bounds.
 */
export function projectionsOf(ground: Ground, pace: Pace): readonly MethodProjection[] {
  const year = ground.subject.targetYear;
  if (year <= ground.year) return [];
  const made = ground.trend.forecastIn(year);
  const { forecastMethod } = ground.subject.settings;
  const values: readonly (readonly [string, Maybe<{ readonly value: number }>])[] = [
    ['arithmetic', arithmetic(ground, pace, year)],
    ...tradeMethods
      .filter((method) => method !== forecastMethod)
      .map((method) => [method, projected(ground, method, year)] as const),
    ...(made === null ? [] : [[forecastMethod, statistic(made.value, 'no-trend')] as const]),
  ];
  return values.map(([method, value]) => ({
    method,
    year,
    value,
    reachesTarget:
      value.verdict === 'known' ? reachesTarget(ground.target, value.value, ground.subject.indicator.decimals) : null,
  }));
}

const tradeMethods = ['geometric', 'last-change'] as const satisfies readonly MethodId[];

function arithmetic(ground: Ground, pace: Pace, year: number): Maybe<{ readonly value: number }> {
  const last = ground.trend.series.at(-1);
  if (last === undefined || pace.achievedPerYear.verdict === 'unknown') return unknown('no-base');
  return statistic(clip(last.value + (year - last.year) * pace.achievedPerYear.value, ground.trend.bounds), 'no-trend');
}

function projected(ground: Ground, method: MethodId, year: number): Maybe<{ readonly value: number }> {
  const outcome = METHODS[method](ground.trend.series, year);
  if (outcome.verdict === 'value') return statistic(clip(outcome.value, ground.trend.bounds), 'no-trend');
  return unknown(outcome.because === 'non-positive' ? 'geometric-undefined' : 'no-trend');
}

function clip(value: number, [lower, upper]: Bounds): number {
  const raised = lower === null ? value : Math.max(value, lower);
  return upper === null ? raised : Math.min(raised, upper);
}

/**
 * The arithmetic and the geometric ratio give different classes, or the projections differ on whether the target will
 * be reached. Only where a pace was judged: not of what is met or to be maintained.
 */
export function isMethodSensitive(pace: Pace, met: boolean, ground: Ground | null, settings: Settings): boolean {
  if (met || pace.class === 'maintain' || pace.class === 'not-assessable') return false;
  const ratios = [pace.ratioArithmetic, pace.ratioGeometric].flatMap((ratio) =>
    ratio.verdict === 'known' ? [paceClassOf(ratio.value, settings)] : [],
  );
  const compared = ['arithmetic', 'last-change', settings.forecastMethod];
  const verdicts = (ground === null ? [] : projectionsOf(ground, pace)).flatMap(({ method, reachesTarget: reached }) =>
    compared.includes(method) && reached !== null ? [reached] : [],
  );
  return new Set(ratios).size > 1 || new Set(verdicts).size > 1;
}

/** The pace's flags with what the forecasts add, in one order. */
export function allFlags(pace: Pace, sensitive: boolean, forecasts: readonly Forecast[]): readonly Flag[] {
  const added: readonly Flag[] = [
    ...(sensitive ? (['method-sensitive'] as const) : []),
    ...(forecasts.some((forecast) => forecast.clipped) ? (['clipped'] as const) : []),
  ];
  const present = new Set([...pace.flags, ...added]);
  return flagOrder.filter((flag) => present.has(flag));
}

const flagOrder: readonly Flag[] = [
  'method-sensitive',
  'non-monotone',
  'geometric-undefined',
  'small-count',
  'clipped',
  'overshot',
  'series-break',
];
