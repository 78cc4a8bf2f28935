/** Section 4: the warning level and all of its grounds. */
import type { Attainment, Judged } from './attainment.ts';
import { limitOf, meetingOf } from './attainment.ts';
import { poissonAtLeast } from './chance.ts';
import { exact, rounded } from './exact.ts';
import type { Pace } from './pace.ts';
import { casesAt } from './pace.ts';
import { baseOf, currentAt, cutBefore, ownFigure } from './subject.ts';
import type { Subject } from './subject.ts';
import { comparablePoints, countedLimit, forecastAt, noForecast } from './trend.ts';

export type Level = 'grey' | 'green' | 'blue' | 'yellow' | 'orange' | 'red';
export interface Warning {
  readonly level: Level;
  readonly reasons: readonly string[];
}

interface Ground {
  readonly level: Level;
  readonly reason: string;
}

const order: readonly Level[] = ['red', 'orange', 'yellow', 'blue', 'green', 'grey'];

export function warningAt(subject: Subject, year: number, judged: Judged, pace: Pace): Warning {
  const grey = greyGround(subject, judged);
  if (grey !== null) return { level: 'grey', reasons: [grey] };
  const grounds = groundsOf(subject, year, judged.attainment, pace);
  const level = order.find((one) => grounds.some((ground) => ground.level === one)) ?? 'green';
  const sorted = order.flatMap((one) => grounds.filter((ground) => ground.level === one).map(({ reason }) => reason));
  return { level, reasons: [...new Set(sorted)] };
}

function greyGround(subject: Subject, { attainment, because }: Judged): string | null {
  if (attainment === 'no-data') return 'no-data';
  if (because === 'base-not-computable') return 'target-not-computable';
  if (because === 'not-measured-since-base') return 'not-measured-since-base';
  if (attainment !== 'not-applicable') return null;
  const { direction } = subject.indicator;
  return direction === 'none' || direction === 'range' ? 'no-direction' : null;
}

function groundsOf(subject: Subject, year: number, attainment: Attainment, pace: Pace): readonly Ground[] {
  const { target, targetYear, settings } = subject;
  const over = year >= targetYear;
  const kind = target?.rule.kind;
  if (target === null)
    return currentAt(subject, year) !== null && twoWrong(subject, year)
      ? [{ level: 'blue', reason: 'two-wrong-changes' }]
      : [];
  const isMet = attainment.startsWith('met');
  const counts = isMet || (attainment === 'nearly-met' && settings.nearlyMetCounts);
  if (over) return counts ? [] : overGrounds(subject, year, attainment);
  if (kind === 'qualitative') return isMet ? [] : [{ level: 'blue', reason: 'not-achieved' }];
  if (kind === 'exists') return isMet ? [] : [{ level: existenceLevel(subject, year), reason: 'not-existing' }];
  const cases = casesAt(subject, currentAt(subject, year)?.year ?? year);
  if (cases !== null && cases < settings.smallCount) return smallGrounds(subject, year, attainment, cases);
  if (isMet) return metGrounds(subject, year, cases);
  if (attainment === 'nearly-met') return nearlyGrounds(pace);
  return notMetGrounds(subject, year, attainment, pace, cases);
}

/** Section 5: the plan is over and the target is not counted as met. */
function overGrounds(subject: Subject, year: number, attainment: Attainment): readonly Ground[] {
  if (attainment === 'nearly-met') return [{ level: 'yellow', reason: 'nearly-met-deadline' }];
  const cases = casesAt(subject, currentAt(subject, year)?.year ?? year);
  if (cases !== null && cases < subject.settings.smallCount)
    return pooledAbove(subject, year, attainment, cases)
      ? [{ level: 'orange', reason: 'small-count-above' }]
      : [{ level: 'grey', reason: 'small-count' }];
  return [{ level: 'red', reason: 'deadline-missed' }];
}

function existenceLevel({ truth, plan, targetYear }: Subject, year: number): Level {
  const { base } = truth.plans[plan];
  const time = exact(year - base).dividedBy(targetYear - base);
  return time.lessThanOrEqualTo('0.5') ? 'yellow' : time.lessThanOrEqualTo('0.8') ? 'orange' : 'red';
}

/** Blue at most, save where the pooled cases lie above the target by more than chance. */
function smallGrounds(subject: Subject, year: number, attainment: Attainment, cases: number): readonly Ground[] {
  const small: Ground = { level: 'blue', reason: 'small-count' };
  if (attainment === 'met' || attainment === 'met-kept' || attainment === 'met-early')
    return twoWrong(subject, year) ? [small, { level: 'blue', reason: 'two-wrong-changes' }] : [];
  const other: readonly Ground[] = attainment === 'nearly-met' ? [{ level: 'blue', reason: 'nearly-met' }] : [];
  return pooledAbove(subject, year, attainment, cases)
    ? [{ level: 'orange', reason: 'small-count-above' }, small, ...other]
    : [small, ...other];
}

function pooledAbove(subject: Subject, year: number, attainment: Attainment, _cases: number): boolean {
  const { indicator, plan, truth } = subject;
  const limit = limitOf(subject);
  if (attainment !== 'not-met' && attainment !== 'regressed') return false;
  if (indicator.direction !== 'decrease' || limit?.kind !== 'one-side' || limit.comparison.startsWith('>'))
    return false;
  const start = Math.max((baseOf(subject)?.year ?? truth.plans[plan].base) + 1, cutBefore(subject, year) ?? 0);
  const years = Array.from({ length: Math.max(0, year - start + 1) }, (_, at) => year - at);
  const known = years.flatMap((one) => {
    const [count, people] = [indicator.cases, indicator.denominator].map((code) =>
      code === null ? null : ownFigure(subject, code, one, null),
    );
    return count === null || count === undefined || people === null || people === undefined ? [] : [{ count, people }];
  });
  const pooled = known.slice(0, 3);
  if (pooled.length === 0) return false;
  const count = pooled.reduce((sum, one) => sum + one.count.toNumber(), 0);
  const expected = pooled.reduce(
    (sum, one) => sum + limit.value.times(one.people).dividedBy(per(indicator.measure)).toNumber(),
    0,
  );
  return poissonAtLeast(count, expected) < 0.1;
}

function per(measure: string): number {
  return { '%': 100, '‰': 1000, '1/万': 10000, '1/10万': 100000 }[measure] ?? 1;
}

function metGrounds(subject: Subject, year: number, cases: number | null): readonly Ground[] {
  const limit = limitOf(subject);
  const next = noForecast(subject, year, cases) === null ? forecastAt(subject, year, year + 1) : null;
  const slips =
    limit !== null &&
    next !== null &&
    meetingOf(exact(next.value), limit, subject.indicator.decimals, subject.settings.nearlyMet) !== 'met';
  return [
    ...(slips ? [{ level: 'blue', reason: 'forecast-slips' } as const] : []),
    ...(twoWrong(subject, year) ? [{ level: 'blue', reason: 'two-wrong-changes' } as const] : []),
  ];
}

function nearlyGrounds(pace: Pace): readonly Ground[] {
  const losing = pace.class === 'moving-away' || pace.class === 'far-behind';
  return [
    ...(losing ? [{ level: 'yellow', reason: 'nearly-met-losing' } as const] : []),
    { level: 'blue', reason: 'nearly-met' },
  ];
}

function notMetGrounds(
  subject: Subject,
  year: number,
  attainment: Attainment,
  pace: Pace,
  cases: number | null,
): readonly Ground[] {
  const { settings, targetYear } = subject;
  const makes = noForecast(subject, year, cases) === null;
  const end = makes ? forecastAt(subject, year, targetYear) : null;
  const probability = end?.probability ?? null;
  const multiplier = pace.multiplier === 'infinite' ? Infinity : (pace.multiplier ?? 0);
  const ground = (holds: boolean, level: Level, reason: string): readonly Ground[] =>
    holds ? [{ level, reason }] : [];
  const slightly = pace.class === 'slightly-behind';
  const onSchedule = pace.class === 'on-schedule';
  return [
    ...ground(pace.class === 'moving-away', 'red', 'moving-away'),
    ...ground(targetYear - year <= 2 && end !== null && !favourableCounts(subject, year, end), 'red', 'out-of-reach'),
    ...ground(multiplier > 3 && pace.schedule !== null && pace.schedule >= 0.5, 'red', 'needs-multiple'),
    ...ground(pace.class === 'far-behind', 'orange', 'far-behind'),
    ...ground(attainment === 'regressed', 'orange', 'regressed'),
    ...ground(slightly && lastWrong(subject, year) && multiplier > 2, 'orange', 'slipping-behind'),
    ...ground(
      slightly && (probability === null || settings.yellowBelow >= 1 || probability < settings.yellowBelow),
      'yellow',
      'slightly-behind',
    ),
    ...ground(onSchedule && probability !== null && probability < 0.2, 'yellow', 'unlikely'),
    ...ground(
      slightly && probability !== null && settings.yellowBelow < 1 && probability >= settings.yellowBelow,
      'blue',
      'slightly-behind',
    ),
    ...ground(onSchedule && probability !== null && probability < 0.5, 'blue', 'uncertain'),
    ...ground(onSchedule && pace.flags.has('method-sensitive'), 'blue', 'method-sensitive'),
    ...ground(pace.class === 'not-assessable', 'blue', 'pace-unknown'),
  ];
}

/** The favourable end of the interval, as printed, against what counts in 达标率. */
function favourableCounts(
  subject: Subject,
  year: number,
  end: { readonly lower: number; readonly upper: number },
): boolean {
  const limit = limitOf(subject);
  if (limit === null) return true;
  const counted = countedLimit(subject, year, limit);
  const [lower, upper] = [end.lower, end.upper].map((value) => rounded(exact(value), subject.indicator.decimals)) as [
    ReturnType<typeof exact>,
    ReturnType<typeof exact>,
  ];
  if (counted.kind === 'range') return lower.lessThanOrEqualTo(counted.to) && upper.greaterThanOrEqualTo(counted.from);
  const best = counted.comparison.startsWith('>') ? upper : lower;
  const nearly = subject.settings.nearlyMetCounts && counted !== limit;
  const meeting = meetingOf(best, limit, subject.indicator.decimals, subject.settings.nearlyMet);
  return meeting === 'met' || (nearly && meeting === 'nearly');
}

/** The signs of the changes between neighbouring figures, the latest first: below zero the wrong way. */
function changes(subject: Subject, year: number): readonly number[] {
  const points = comparablePoints(subject, year);
  if (points.at(-1)?.year !== year) return [];
  const { decimals, direction } = subject.indicator;
  const limit = limitOf(subject);
  return points
    .slice(1)
    .map((point, at) => {
      const [before, now] = [points[at]?.value ?? point.value, point.value].map((value) =>
        rounded(value, decimals),
      ) as [ReturnType<typeof exact>, ReturnType<typeof exact>];
      if (direction === 'increase') return now.comparedTo(before);
      if (direction === 'decrease') return before.comparedTo(now);
      if (limit?.kind !== 'range') return 0;
      const away = (value: ReturnType<typeof exact>) =>
        value.lessThan(limit.from)
          ? limit.from.minus(value)
          : value.greaterThan(limit.to)
            ? value.minus(limit.to)
            : exact(0);
      return away(before).comparedTo(away(now));
    })
    .toReversed();
}

function lastWrong(subject: Subject, year: number): boolean {
  return (changes(subject, year)[0] ?? 0) < 0;
}

function twoWrong(subject: Subject, year: number): boolean {
  const [last = 0, before = 0] = changes(subject, year);
  return last < 0 && before < 0;
}

/** Over the order green < blue < yellow < orange < red; null where either is grey. */
export function sinceOf(before: Level | null, now: Level): string | null {
  if (before === null || before === 'grey' || now === 'grey') return null;
  if (before === now) return 'unchanged';
  if (before === 'green') return 'new';
  if (now === 'green') return 'lifted';
  return order.indexOf(now) < order.indexOf(before) ? 'raised' : 'lowered';
}
