/** Section 3: the forecast, its interval, the probability of being counted in 达标率. */
import { studentCdf, studentQuantile } from './chance.ts';
import { comparableBase, keeps, limitOf, onceMet, overshot } from './attainment.ts';
import type { Limit } from './attainment.ts';
import type { Exact } from './exact.ts';
import type { Point, Subject } from './subject.ts';
import { currentAt, cutBefore, pointsUpTo, targetsThatHold } from './subject.ts';

export interface Forecast {
  readonly year: number;
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  readonly probability: number | null;
  readonly clipped: boolean;
}

/** Years that can be compared with `year`, up to it. */
export function comparablePoints(subject: Subject, year: number): readonly Point[] {
  const cut = cutBefore(subject, year);
  return pointsUpTo(subject, year).filter((point) => cut === null || point.year >= cut);
}

interface Scale {
  readonly to: (value: number) => number;
  readonly back: (value: number) => number;
  readonly kind: 'log' | 'logit' | 'plain';
}

const plain: Scale = { to: (value) => value, back: (value) => value, kind: 'plain' };
const log: Scale = { to: Math.log, back: Math.exp, kind: 'log' };
const logit: Scale = {
  to: (value) => (value <= 0 ? -Infinity : value >= 100 ? Infinity : Math.log(value / (100 - value))),
  back: (value) => 100 / (1 + Math.exp(-value)),
  kind: 'logit',
};

function scaleOf(subject: Subject, values: readonly number[], now: number): Scale {
  const { indicator } = subject;
  if (indicator.scale === 'rate' || indicator.scale === 'money')
    return values.every((value) => value > 0) ? log : plain;
  if (
    indicator.scale !== 'percent' ||
    Number(indicator.bounds[0] ?? NaN) !== 0 ||
    Number(indicator.bounds[1] ?? NaN) !== 100
  )
    return plain;
  const inside =
    values.every((value) => value >= 1 && value <= 99) &&
    targetNumbers(subject, now).every((value) => value > 1 && value < 99);
  return inside ? logit : plain;
}

/** Every number that a target of any set asks for, of either plan: one figure has one forecast. */
function targetNumbers(subject: Subject, now: number): readonly number[] {
  const { truth, indicator } = subject;
  const held = indicator.plans.flatMap((plan) => targetsThatHold(truth, indicator, plan));
  return held.flatMap((target) => {
    if (target.rule.kind === 'allOf') return target.rule.conditions.map((one) => Number(one.limit));
    const limit = limitOf({ ...subject, target }, now);
    if (limit === null) return [];
    return limit.kind === 'range' ? [limit.from.toNumber(), limit.to.toNumber()] : [limit.value.toNumber()];
  });
}

/** Slopes of all pairs, the middle one; of an even number the mean of the two in the middle. */
export function theilSen(times: readonly number[], values: readonly number[]): number {
  const slopes = times.flatMap((time, at) =>
    times.slice(at + 1).map((other, further) => ((values[at + 1 + further] ?? 0) - (values[at] ?? 0)) / (other - time)),
  );
  const sorted = slopes.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1
    ? (sorted[Math.floor(middle)] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** Null where the indicator gives none, whatever the plan asks. */
export function forecastAt(subject: Subject, now: number, year: number): Forecast | null {
  const points = comparablePoints(subject, now);
  const last = points.at(-1);
  const first = points[0];
  if (points.length < 2 || last === undefined || first === undefined || last.year !== now) return null;
  const values = points.map((point) => point.value.toNumber());
  const times = points.map((point) => point.year);
  const scale = scaleOf(subject, values, now);
  const z = values.map(scale.to);
  const [start, end] = [z[0] ?? 0, z.at(-1) ?? 0];
  const n = points.length;
  const h = year - now;
  const span = last.year - first.year;
  const drift = (end - start) / span;
  const weight = n === 2 ? 1 / 3 : n === 3 ? 1 / 2 : 2 / 3;
  const centre = end + (h * weight * (drift + theilSen(times, z))) / 2;

  const steps = z
    .slice(1)
    .map((value, at) => ({ dz: value - (z[at] ?? 0), dt: (times[at + 1] ?? 0) - (times[at] ?? 0) }));
  const q = steps.reduce((sum, { dz, dt }) => sum + (dz * dz) / dt, 0) / steps.length;
  const errors = steps.reduce((sum, { dz, dt }) => sum + ((dz - drift * dt) / Math.sqrt(dt)) ** 2, 0);
  const sigma = Math.sqrt((4 * q + errors) / (n + 2));
  const se = sigma * Math.sqrt(h + (h * h) / span);
  const reach = quantile((1 + subject.settings.level) / 2, n + 2) * se;
  const half = 0.5 * 10 ** -subject.indicator.decimals;
  const value = scale.back(centre);
  const lower = Math.min(scale.back(centre - reach), value - half);
  const upper = Math.max(scale.back(centre + reach), value + half);
  const clip = clipperOf(subject);
  return {
    year,
    value: clip(value),
    lower: clip(lower),
    upper: clip(upper),
    probability: year === subject.targetYear ? probabilityOf(subject, now, scale, centre, se, n + 2) : null,
    clipped: clip(value) !== value || clip(lower) !== lower || clip(upper) !== upper,
  };
}

const quantiles = new Map<string, number>();

function quantile(p: number, df: number): number {
  const key = `${p} ${df}`;
  const known = quantiles.get(key) ?? studentQuantile(p, df);
  quantiles.set(key, known);
  return known;
}

function clipperOf({ indicator }: Subject): (value: number) => number {
  const [low, high] = indicator.bounds.map((edge) => (edge === null ? null : Number(edge)));
  return (value) => Math.min(high ?? Infinity, Math.max(low ?? -Infinity, value));
}

/** F(s·(ẑ − g(T′))/se); T′ is the target less the miss that still counts. */
function probabilityOf(
  subject: Subject,
  now: number,
  scale: Scale,
  centre: number,
  se: number,
  df: number,
): number | null {
  const limit = limitOf(subject, now);
  if (limit === null) return null;
  const counted = countedLimit(subject, now, limit);
  const below = (edge: Exact): number => {
    const z = edge.isNegative() && scale.kind === 'log' ? -Infinity : scale.to(edge.toNumber());
    return se === 0 ? (z >= centre ? 1 : 0) : studentCdf((z - centre) / se, df);
  };
  if (counted.kind === 'range') {
    if (se === 0) {
      const [from, to] = [scale.to(counted.from.toNumber()), scale.to(counted.to.toNumber())];
      return centre >= from && centre <= to ? 1 : 0;
    }
    return below(counted.to) - below(counted.from);
  }
  // Above 100 is not reached at 100 that never moves, unless nearly met counts: what just touches is nearly met, by a miss of 0.
  const touches = limit.kind === 'range' || (counted !== limit && !limit.value.isZero());
  const edge = scale.to(counted.value.toNumber());
  if (se === 0 && centre === edge && !touches && (counted.comparison === '>' || counted.comparison === '<')) return 0;
  if (counted.comparison === '<=' || counted.comparison === '<') return below(counted.value);
  if (se === 0) return centre >= edge ? 1 : 0;
  return 1 - below(counted.value);
}

/** What counts in 达标率: nearly met too where the setting says so, save for a `keep` target once met. */
export function countedLimit(subject: Subject, now: number, limit: Limit): Limit {
  const { settings, target } = subject;
  const strict = target !== null && keeps(target.rule) && onceMet(subject, now + 1);
  if (!settings.nearlyMetCounts || strict) return limit;
  const miss = (edge: Exact): Exact => edge.abs().times(settings.nearlyMet);
  if (limit.kind === 'range')
    return { kind: 'range', from: limit.from.minus(miss(limit.from)), to: limit.to.plus(miss(limit.to)) };
  const falling = limit.comparison === '<=' || limit.comparison === '<';
  return { ...limit, value: falling ? limit.value.plus(miss(limit.value)) : limit.value.minus(miss(limit.value)) };
}

/** Why there is no forecast; null where there is one (or two). */
export function noForecast(subject: Subject, now: number, cases: number | null): string | null {
  const { indicator, target, settings, targetYear } = subject;
  const current = currentAt(subject, now);
  const kind = target?.rule.kind;
  if (current === null || current.carried) return 'no-data';
  if (
    kind === 'exists' ||
    kind === 'trend' ||
    kind === 'qualitative' ||
    indicator.scale === 'yes-no' ||
    indicator.scale === 'text'
  )
    return 'kind';
  if (indicator.policy !== 'yearly') return indicator.policy;
  if (cases !== null && cases < settings.smallCount) return 'small-count';
  if (now >= targetYear) return 'plan-over';
  if (comparablePoints(subject, now).length < 2) return 'one-point';
  const [limit, base] = [limitOf(subject, now), comparableBase(subject, now)];
  if (limit?.kind === 'range' && base !== null && overshot(limit, base.value, current.value)) return 'overshot';
  return null;
}
