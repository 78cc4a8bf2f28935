import type { Point, Series } from './series.ts';

/** How one series is to be assessed; what is left out takes the method's own default. */
export interface OpenSdgConfig {
  /** Whether more or less of it is better. Default negative. */
  readonly direction?: 'positive' | 'negative';
  readonly target?: number;
  /** Default 2030. */
  readonly targetYear?: number;
  /** Default 2015; where that year has no figure, the next one that has. */
  readonly baseYear?: number;
  /** The natural limit of the measure, such as 100 for a share: close to it little movement is left to be made. */
  readonly limit?: number;
}

export type OpenSdgStatus =
  'target_achieved' | 'substantial_progress' | 'moderate_progress' | 'limited_progress' | 'deterioration';

export type OpenSdgAssessment =
  | {
      readonly verdict: 'assessed';
      readonly status: OpenSdgStatus;
      /** From −5 to 5. */
      readonly score: number;
      /** Mean growth a year towards the better side; with a target, as a share of the growth needed. */
      readonly progress: OpenSdgProgress;
      readonly base: Point;
      readonly current: Point;
    }
  | { readonly verdict: 'not-assessed'; readonly because: NotAssessed };

type OpenSdgProgress =
  | { readonly verdict: 'value'; readonly value: number }
  | { readonly verdict: 'undefined'; readonly because: NoProgress };

type NotAssessed = 'no-base' | 'no-time' | 'sign-change' | NoProgress;

/** `no-growth-needed`: the target equals the base; `no-rate`: no growth rate leads from the base to the target. */
type NoProgress = 'no-growth-needed' | 'no-rate';

/**
 * Progress as the Open SDG platform measures it (method id `open-sdg`), which Statistics Canada publishes with every
 * component. Source: open-sdg/sdg-build, sdg/ProgressMeasure.py; Eurostat, Sustainable development in the European
 * Union, annex on the assessment of trends (growth rates, cuts at .95, .6 and 0).
 *
 *     g_a = (y_n/y_B)^(1/(t_n − t_B)) − 1      g_r = (T/y_B)^(1/(t_T − t_B)) − 1
 *     p = sign·s·g_a without a target, sign·s·g_a/|g_r| with one
 */
export function assessOpenSdg(series: Series, config: OpenSdgConfig): OpenSdgAssessment {
  const base = baseOf(series, config.baseYear ?? 2015);
  const current = series.at(-1);
  if (base === undefined || current === undefined) return { verdict: 'not-assessed', because: 'no-base' };
  if (current.year - base.year < 1) return { verdict: 'not-assessed', because: 'no-time' };
  const from = awayFromZero(base.value);
  if (Math.sign(from) * Math.sign(current.value) < 0) return { verdict: 'not-assessed', because: 'sign-change' };

  const s = config.direction === 'positive' ? 1 : -1;
  const observed = growth(from, current.value, current.year - base.year);
  const towardsBetter = (base.value < 0 ? -1 : 1) * s * observed;
  if (!Number.isFinite(towardsBetter)) return { verdict: 'not-assessed', because: 'no-rate' };

  if (config.target === undefined) {
    const cuts = cutsWithoutTarget(base.value, config.limit);
    const score = scoreWithoutTarget(towardsBetter, cuts);
    return {
      verdict: 'assessed',
      status: statusOf(towardsBetter, cuts),
      score,
      progress: { verdict: 'value', value: towardsBetter },
      base,
      current,
    };
  }

  const target = awayFromZero(config.target);
  const progress = progressToTarget(towardsBetter, base, { year: config.targetYear ?? 2030, value: target });
  if (s * (current.value - target) >= 0) {
    return { verdict: 'assessed', status: 'target_achieved', score: 5, progress, base, current };
  }
  if (progress.verdict === 'undefined') return { verdict: 'not-assessed', because: progress.because };
  const status = statusOf(progress.value, CUTS_WITH_TARGET);
  return { verdict: 'assessed', status, score: scoreWithTarget(progress.value), progress, base, current };
}

function baseOf(series: Series, year: number): Point | undefined {
  return series.find((point) => point.year >= year);
}

/** The method's own guard: a rate cannot start from 0 nor lead to it. */
function awayFromZero(value: number): number {
  return value === 0 ? 0.001 : value;
}

/** NaN where no rate leads from one value to the other; both callers look. */
function growth(from: number, to: number, years: number): number {
  if (years <= 0 || to / from < 0) return Number.NaN;
  return (to / from) ** (1 / years) - 1;
}

function progressToTarget(towardsBetter: number, base: Point, target: Point): OpenSdgProgress {
  const needed = growth(awayFromZero(base.value), target.value, target.year - base.year);
  if (needed === 0) return { verdict: 'undefined', because: 'no-growth-needed' };
  const value = towardsBetter / Math.abs(needed);
  return Number.isFinite(value) && Number.isFinite(needed)
    ? { verdict: 'value', value }
    : { verdict: 'undefined', because: 'no-rate' };
}

interface Cuts {
  readonly high: number;
  readonly medium: number;
  readonly low: number;
  /** C, by which the cuts were drawn in: 1 far from the limit, 0 at it. */
  readonly room: number;
}

const CUTS_WITH_TARGET: Cuts = { high: 0.95, medium: 0.6, low: 0, room: 1 };

function cutsWithoutTarget(base: number, limit: number | undefined): Cuts {
  const room = limit === undefined ? 1 : roomBefore(Math.abs(limit), Math.abs(awayFromZero(base)));
  return { high: 0.015 * room, medium: 0.005 * room, low: 0, room };
}

/** C: 1 − (b/l)^4.44 below the limit, the mirror image above it, 1 from twice the limit on. */
function roomBefore(limit: number, base: number): number {
  if (base >= 2 * limit) return 1;
  return base <= limit ? 1 - (base / limit) ** 4.44 : 1 - ((2 * limit - base) / limit) ** 4.44;
}

function statusOf(progress: number, cuts: Cuts): OpenSdgStatus {
  if (progress >= cuts.high) return 'substantial_progress';
  if (progress >= cuts.medium) return 'moderate_progress';
  return progress >= cuts.low ? 'limited_progress' : 'deterioration';
}

function scoreWithoutTarget(progress: number, { high, medium, room }: Cuts): number {
  if (progress < 0) return Math.max(125 * progress - 2.5, -5);
  if (room === 0) return 5;
  if (progress >= high) return Math.min((500 * progress) / room - 5, 5);
  return progress >= medium ? (250 * progress) / room - 1.25 : (500 * progress) / room - 2.5;
}

/** The four decimals are the published method's own. */
function scoreWithTarget(progress: number): number {
  return progress >= CUTS_WITH_TARGET.medium
    ? Math.min(7.1429 * progress - 4.2857, 5)
    : Math.max(4.1667 * progress - 2.5, -5);
}
