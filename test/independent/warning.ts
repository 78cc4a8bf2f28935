/** Section 4: the warning level and all of its grounds. */
import type { Attainment, Judged } from './attainment.ts';
import { limitOf, meetingOf } from './attainment.ts';
import { poissonAtLeast } from './chance.ts';
import { exact, rounded, statistic } from './exact.ts';
import type { Pace } from './pace.ts';
import { casesAt } from './pace.ts';
import { baseYearOf, currentAt, cutBefore, ownFigure, ownWord } from './subject.ts';
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
  const grey = greyGrounds(subject, year, judged);
  if (grey.length > 0) return { level: 'grey', reasons: grey };
  const grounds = groundsOf(subject, year, judged.attainment, pace);
  const level = order.find((one) => grounds.some((ground) => ground.level === one)) ?? 'green';
  const sorted = order.flatMap((one) => grounds.filter((ground) => ground.level === one).map(({ reason }) => reason));
  return { level, reasons: [...new Set(sorted)] };
}

function greyGrounds(subject: Subject, year: number, { attainment, because }: Judged): readonly string[] {
  const { target, indicator } = subject;
  const kind = target?.rule.kind;
  const byParts = kind === 'allOf' || kind === 'qualitative';
  const hasData =
    indicator.scale === 'text'
      ? ownWord(subject, year) !== null
      : byParts
        ? attainment !== 'no-data'
        : currentAt(subject, year) !== null;
  const directed = indicator.direction === 'increase' || indicator.direction === 'decrease';
  return [
    ...(hasData ? [] : ['no-data']),
    ...(because === 'base-not-computable' ? ['target-not-computable'] : []),
    ...(because === 'not-measured-since-base' ? ['not-measured-since-base'] : []),
    ...(target === null && !directed ? ['no-direction'] : []),
  ];
}

function groundsOf(subject: Subject, year: number, attainment: Attainment, pace: Pace): readonly Ground[] {
  const { target, targetYear, settings } = subject;
  const kind = target?.rule.kind;
  const cases = casesAt(subject, currentAt(subject, year)?.year ?? year);
  const isSmall = cases !== null && cases < settings.smallCount;
  if (target === null) {
    if (!twoWrong(subject, year)) return [];
    const wrong: Ground = { level: 'blue', reason: 'two-wrong-changes' };
    return isSmall ? [wrong, { level: 'blue', reason: 'small-count' }] : [wrong];
  }
  const isMet = attainment.startsWith('met');
  const counts = isMet || (attainment === 'nearly-met' && settings.nearlyMetCounts);
  const over = year >= targetYear;
  if (over && counts) return [];
  const late: readonly Ground[] =
    over && attainment !== 'nearly-met' ? [{ level: 'red', reason: 'deadline-missed' }] : [];
  if (kind === 'qualitative') return isMet ? [] : [...late, { level: 'blue', reason: 'not-achieved' }];
  if (kind === 'exists')
    return isMet ? [] : [...late, { level: over ? 'red' : existenceLevel(subject, year), reason: 'not-existing' }];
  const ordinary = isMet
    ? metGrounds(subject, year, cases)
    : attainment === 'nearly-met'
      ? nearlyGrounds(pace, over)
      : over
        ? [...late, ...(attainment === 'regressed' ? [{ level: 'orange', reason: 'regressed' } as const] : [])]
        : notMetGrounds(subject, year, attainment, pace, cases);
  return isSmall ? smallGrounds(subject, year, attainment, ordinary) : ordinary;
}

function existenceLevel({ truth, plan, targetYear }: Subject, year: number): Level {
  const { base } = truth.plans[plan];
  const time = exact(year - base).dividedBy(targetYear - base);
  return time.lessThanOrEqualTo('0.5') ? 'yellow' : time.lessThanOrEqualTo('0.8') ? 'orange' : 'red';
}

/**
 * Blue at most, save where the pooled cases lie above the target by more than chance; with the plan over and not counted,
 * grey instead of blue, save that nearly met stays yellow. The grounds stay, their weight does not.
 */
function smallGrounds(
  subject: Subject,
  year: number,
  attainment: Attainment,
  ordinary: readonly Ground[],
): readonly Ground[] {
  if (attainment.startsWith('met'))
    return ordinary.length === 0 ? [] : [...ordinary, { level: 'blue', reason: 'small-count' }];
  const over = year >= subject.targetYear;
  if (over && attainment === 'nearly-met') return ordinary;
  const most = over ? 'grey' : 'blue';
  const light = ordinary.map(({ reason }): Ground => ({ level: most, reason }));
  return pooledAbove(subject, year, attainment)
    ? [{ level: 'orange', reason: 'small-count-above' }, ...light]
    : [{ level: most, reason: 'small-count' }, ...light];
}

function pooledAbove(subject: Subject, year: number, attainment: Attainment): boolean {
  const { indicator } = subject;
  const limit = limitOf(subject, year);
  if (attainment !== 'not-met' && attainment !== 'regressed') return false;
  if (indicator.direction !== 'decrease' || limit?.kind !== 'one-side' || limit.comparison.startsWith('>'))
    return false;
  const start = Math.max(baseYearOf(subject) + 1, cutBefore(subject, year) ?? 0);
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
  const limit = limitOf(subject, year);
  const next = noForecast(subject, year, cases) === null ? forecastAt(subject, year, year + 1) : null;
  const slips =
    limit !== null &&
    next !== null &&
    meetingOf(statistic(next.value), limit, subject.indicator.decimals, subject.settings.nearlyMet) !== 'met';
  return [
    ...(slips ? [{ level: 'blue', reason: 'forecast-slips' } as const] : []),
    ...(twoWrong(subject, year) ? [{ level: 'blue', reason: 'two-wrong-changes' } as const] : []),
  ];
}

function nearlyGrounds(pace: Pace, over: boolean): readonly Ground[] {
  const losing = pace.class === 'moving-away' || pace.class === 'far-behind';
  return [
    ...(losing ? [{ level: 'yellow', reason: 'nearly-met-losing' } as const] : []),
    ...(over ? [{ level: 'yellow', reason: 'nearly-met-deadline' } as const] : []),
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
  // Boundaries in decimals: 3 is not more than 3 for the last bit of a quotient.
  const multiplier =
    pace.multiplier === 'infinite' ? Infinity : pace.multiplier === null ? 0 : statistic(pace.multiplier).toNumber();
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
    // A base at a strict limit is none to keep, and none to reckon from.
    ...ground(
      pace.class === 'not-assessable' || (pace.class === 'maintain' && attainment !== 'regressed'),
      'blue',
      'pace-unknown',
    ),
  ];
}

/** The favourable end of the interval, as printed, against what counts in 达标率. */
function favourableCounts(
  subject: Subject,
  year: number,
  end: { readonly lower: number; readonly upper: number },
): boolean {
  const limit = limitOf(subject, year);
  if (limit === null) return true;
  const counted = countedLimit(subject, year, limit);
  const [lower, upper] = [end.lower, end.upper].map((value) =>
    rounded(statistic(value), subject.indicator.decimals),
  ) as [ReturnType<typeof exact>, ReturnType<typeof exact>];
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
  const limit = limitOf(subject, year);
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
