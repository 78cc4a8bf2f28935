/** Section 2: how fast it goes, how fast it has to. */
import type { Attainment, Limit } from './attainment.ts';
import { comparableBase, comparisonOf, limitOf, meetingOf, overshot } from './attainment.ts';
import type { Exact } from './exact.ts';
import { exact, rounded, statistic } from './exact.ts';
import { comparablePoints, forecastAt, noForecast, theilSen } from './trend.ts';
import type { Point, Subject } from './subject.ts';
import { baseYearOf, currentAt, cutBefore, ownFigure, reportedYears } from './subject.ts';

export type PaceClass =
  'on-schedule' | 'slightly-behind' | 'far-behind' | 'moving-away' | 'maintain' | 'not-assessable';

export interface Pace {
  readonly method: 'arithmetic' | 'geometric';
  readonly progress: number | null;
  readonly schedule: number | null;
  readonly ratioArithmetic: number | null;
  readonly ratioGeometric: number | null;
  readonly class: PaceClass;
  readonly achievedPerYear: number | null;
  readonly neededPerYear: number | null;
  readonly multiplier: number | 'infinite' | null;
  readonly achievedRate: number | null;
  readonly neededRate: number | null;
  readonly flags: ReadonlySet<string>;
}

const nothing = {
  progress: null, schedule: null, ratioArithmetic: null, ratioGeometric: null, achievedPerYear: null, neededPerYear: null,
  multiplier: null, achievedRate: null, neededRate: null,
} as const; // prettier-ignore

export function paceAt(subject: Subject, year: number, attainment: Attainment, cases: number | null): Pace {
  const flags = new Set<string>();
  const cut = cutBefore(subject, year);
  if (cut !== null && reportedYears(subject, year).some((one) => one < cut)) flags.add('series-break');
  const isSmall = cases !== null && cases < subject.settings.smallCount;
  if (isSmall && currentAt(subject, year) !== null) flags.add('small-count');
  if (
    noForecast(subject, year, cases) === null &&
    forecastYears(subject, year).some((one) => forecastAt(subject, year, one)?.clipped === true)
  )
    flags.add('clipped');
  const current = currentAt(subject, year);
  const kind = subject.target?.rule.kind;
  const scale = methodByScale(subject);
  const silent = (): Pace => ({ method: scale, class: 'not-assessable', ...nothing, flags });
  if (subject.target === null || kind === 'exists' || kind === 'qualitative') return silent();
  if (attainment === 'not-applicable' || (attainment === 'no-data' && kind !== 'allOf')) return silent();
  if (year >= subject.targetYear || subject.indicator.policy !== 'yearly' || flags.has('small-count')) return silent();
  if (kind === 'allOf') return { ...silent(), ...weakest(subject, year, flags) };
  if (current === null) return silent();
  if (kind === 'trend') return trendPace(subject, year, current, silent());
  return thresholdPace(subject, year, current, attainment, flags, silent());
}

/** Next year's, and the target year's where there is a target; none once the plan is over. */
export function forecastYears({ target, targetYear }: Subject, now: number): readonly number[] {
  if (now >= targetYear) return [];
  return target === null ? [now + 1] : [...new Set([now + 1, targetYear])];
}

function methodByScale({ indicator }: Subject): 'arithmetic' | 'geometric' {
  return indicator.scale === 'rate' || indicator.scale === 'money' ? 'geometric' : 'arithmetic';
}

/** Of the pace only achieved; better on schedule, equal far behind, worse moving away. */
function trendPace(subject: Subject, year: number, current: Point, silent: Pace): Pace {
  const base = comparableBase(subject, year);
  const way = subject.target?.rule.kind === 'trend' ? subject.target.rule.way : 'increase';
  if (base === null || current.year <= base.year) return silent;
  const [now, then] = [
    rounded(current.value, subject.indicator.decimals),
    rounded(base.value, subject.indicator.decimals),
  ];
  const better = now.comparedTo(then) * (way === 'increase' ? 1 : -1);
  return {
    ...silent,
    class: better > 0 ? 'on-schedule' : better === 0 ? 'far-behind' : 'moving-away',
    ...achieved(base, current),
  };
}

function achieved(base: Point, current: Point): Pick<Pace, 'achievedPerYear' | 'achievedRate'> {
  const years = current.year - base.year;
  const quotient = base.value.isPositive() && !base.value.isZero() ? current.value.dividedBy(base.value) : null;
  return {
    achievedPerYear: current.value.minus(base.value).dividedBy(years).toNumber(),
    achievedRate: quotient !== null && quotient.greaterThan(0) ? quotient.toNumber() ** (1 / years) - 1 : null,
  };
}

/** The end of a range on the figure's side; null where it lies inside, as printed. */
export function goalFrom(limit: Limit, figure: Exact, { indicator }: Subject): Exact | null {
  if (limit.kind === 'one-side') return limit.value;
  const [value, from, to] = [figure, limit.from, limit.to].map((one) => rounded(one, indicator.decimals)) as [
    Exact,
    Exact,
    Exact,
  ];
  if (value.lessThan(from)) return limit.from;
  return value.greaterThan(to) ? limit.to : null;
}

function thresholdPace(
  subject: Subject,
  year: number,
  current: Point,
  attainment: Attainment,
  flags: Set<string>,
  silent: Pace,
): Pace {
  const { targetYear, settings } = subject;
  const limit = limitOf(subject, year);
  if (limit === null) return silent;
  const base = comparableBase(subject, year);
  const isMet = attainment.startsWith('met');
  if (comparablePoints(subject, year).length < 2 && base === null) {
    return { ...silent, ...need(subject, limit, current, null, isMet) };
  }
  if (base === null || current.year <= base.year) return { ...silent, ...need(subject, limit, current, null, isMet) };
  if (limit.kind === 'range' && overshot(limit, base.value, current.value)) {
    flags.add('overshot');
    return silent;
  }
  const goal = goalFrom(limit, base.value, subject);
  const byScale = methodByScale(subject);
  const positive = [base.value, current.value, ...(goal === null ? [] : [goal])].every((value) => value.greaterThan(0));
  const method = byScale === 'geometric' && positive ? 'geometric' : 'arithmetic';
  if (byScale === 'geometric' && !positive) flags.add('geometric-undefined');
  const done = achieved(base, current);
  const schedule = exact(current.year - base.year).dividedBy(targetYear - base.year);
  const needs = need(subject, limit, current, done.achievedPerYear, isMet);
  const shared = { ...silent, ...done, ...needs, method, schedule: schedule.toNumber(), flags } as const;
  if (goal === null || isBeyond(base.value, goal, limit, subject)) return { ...shared, class: 'maintain' };

  const progress = current.value.minus(base.value).dividedBy(goal.minus(base.value));
  const arithmetic = current.value
    .minus(base.value)
    .times(targetYear - base.year)
    .dividedBy(goal.minus(base.value).times(current.year - base.year));
  const geometric = positive ? geometricRatio(base, current, goal, targetYear) : null;
  const ratio = method === 'geometric' && geometric !== null ? exact(geometric) : arithmetic;
  const straight = classOf(ratio, settings);
  const weaker = isNonMonotone(subject, year, base, current);
  if (weaker) flags.add('non-monotone');
  if (
    !isMet &&
    isSensitive(subject, year, base, current, limit, [arithmetic, geometric === null ? null : exact(geometric)])
  )
    flags.add('method-sensitive');
  return {
    ...shared,
    progress: progress.toNumber(),
    ratioArithmetic: arithmetic.toNumber(),
    ratioGeometric: geometric,
    class: weaker ? oneWeaker(straight) : straight,
  };
}

/** T = base, or the base already beyond it, exactly or as printed: what has reached T in print has no way left to go. */
export function isBeyond(base: Exact, goal: Exact, limit: Limit, { indicator }: Subject): boolean {
  if (limit.kind === 'range') return false;
  const pairs = [
    [base, goal] as const,
    [rounded(base, indicator.decimals), rounded(goal, indicator.decimals)] as const,
  ];
  return pairs.some(([figure, asked]) =>
    limit.comparison.startsWith('>') ? figure.greaterThanOrEqualTo(asked) : figure.lessThanOrEqualTo(asked),
  );
}

function need(
  subject: Subject,
  limit: Limit,
  current: Point,
  done: number | null,
  isMet: boolean,
): Pick<Pace, 'neededPerYear' | 'neededRate' | 'multiplier'> {
  if (isMet) return { neededPerYear: 0, neededRate: null, multiplier: null };
  const left = subject.targetYear - current.year;
  const decimals = subject.indicator.decimals;
  const goal = goalFrom(limit, current.value, subject);
  if (goal === null) return { neededPerYear: 0, neededRate: null, multiplier: null };
  const touched = rounded(goal, decimals).equals(rounded(current.value, decimals));
  if (touched) return { neededPerYear: 0, neededRate: null, multiplier: null };
  const needed = goal.minus(current.value).dividedBy(left);
  const rate =
    goal.greaterThan(0) && current.value.greaterThan(0)
      ? goal.dividedBy(current.value).toNumber() ** (1 / left) - 1
      : null;
  const multiplier = done === null ? null : done === 0 ? 'infinite' : needed.toNumber() / done;
  return {
    neededPerYear: needed.toNumber(),
    neededRate: rate,
    multiplier: typeof multiplier === 'number' && multiplier < 0 ? null : multiplier,
  };
}

function geometricRatio(base: Point, current: Point, goal: Exact, targetYear: number): number | null {
  const done = current.value.dividedBy(base.value).toNumber() ** (1 / (current.year - base.year)) - 1;
  const needed = goal.dividedBy(base.value).toNumber() ** (1 / (targetYear - base.year)) - 1;
  return needed === 0 ? null : done / needed;
}

function classOf(ratio: Exact, { onSchedule, farBehind }: Subject['settings']): PaceClass {
  if (ratio.greaterThanOrEqualTo(onSchedule)) return 'on-schedule';
  if (ratio.greaterThanOrEqualTo(farBehind)) return 'slightly-behind';
  return ratio.isNegative() && !ratio.isZero() ? 'moving-away' : 'far-behind';
}

function oneWeaker(one: PaceClass): PaceClass {
  return one === 'on-schedule' ? 'slightly-behind' : one === 'slightly-behind' ? 'far-behind' : one;
}

/** The middle of all slopes from base to last against the slope between the ends. */
function isNonMonotone(subject: Subject, year: number, base: Point, current: Point): boolean {
  const points = comparablePoints(subject, year).filter(
    (point) => point.year >= base.year && point.year <= current.year,
  );
  const slope = theilSen(
    points.map((point) => point.year),
    points.map((point) => point.value.toNumber()),
  );
  return slope * current.value.minus(base.value).toNumber() < 0;
}

/** Whether the two ratios fall into different classes, or the projections differ on reaching T. */
function isSensitive(
  subject: Subject,
  year: number,
  base: Point,
  current: Point,
  limit: Limit,
  ratios: readonly (Exact | null)[],
): boolean {
  const classes = new Set(ratios.flatMap((ratio) => (ratio === null ? [] : [classOf(ratio, subject.settings)])));
  if (classes.size > 1) return true;
  const h = subject.targetYear - current.year;
  const points = comparablePoints(subject, year);
  const before = points.at(-2);
  const arithmetic = current.value.plus(
    current.value
      .minus(base.value)
      .dividedBy(current.year - base.year)
      .times(h),
  );
  const lastChange =
    before === undefined
      ? null
      : current.value.plus(
          current.value
            .minus(before.value)
            .dividedBy(current.year - before.year)
            .times(h),
        );
  const combined = forecastAt(subject, year, subject.targetYear);
  const reached = [arithmetic, lastChange, combined === null ? null : statistic(combined.value)].flatMap((value) =>
    value === null ? [] : [reaches(withinBounds(value, subject), limit, subject)],
  );
  return new Set(reached).size > 1;
}

/** No projection passes what is possible. */
function withinBounds(value: Exact, { indicator }: Subject): Exact {
  const [low, high] = indicator.bounds;
  if (low !== null && value.lessThan(low)) return exact(low);
  return high !== null && value.greaterThan(high) ? exact(high) : value;
}

/** As it would print, so that nobody reads the target's own figure and 达不到 side by side. */
function reaches(value: Exact, limit: Limit, { indicator }: Subject): boolean {
  return meetingOf(value, limit, indicator.decimals, exact(0)) === 'met';
}

/** The weakest of the conditions, each from its own base; one that is met need not be assessed. */
function weakest(subject: Subject, year: number, flags: Set<string>): Pick<Pace, 'class'> {
  const rule = subject.target?.rule;
  if (rule?.kind !== 'allOf') return { class: 'not-assessable' };
  const paces = rule.conditions.flatMap((condition): readonly Pick<Pace, 'class' | 'flags'>[] => {
    const part = partOf(subject, condition.where, condition.kind, condition.limit);
    const current = currentAt(part, year);
    if (current === null) return [{ class: 'not-assessable', flags: new Set() }];
    const limit: Limit = { kind: 'one-side', comparison: comparisonOf(condition.kind), value: exact(condition.limit) };
    const meeting = meetingOf(current.value, limit, subject.indicator.decimals, subject.settings.nearlyMet);
    const one = paceAt(part, year, meeting === 'met' ? 'met' : 'not-met', null);
    return one.class === 'not-assessable' && meeting === 'met' ? [] : [one];
  });
  const order: readonly PaceClass[] = [
    'moving-away',
    'far-behind',
    'slightly-behind',
    'not-assessable',
    'on-schedule',
    'maintain',
  ];
  const worst = order.find((one) => paces.some((pace) => pace.class === one)) ?? 'not-assessable';
  if (paces.some((pace) => pace.class === worst && pace.flags.has('non-monotone'))) flags.add('non-monotone');
  return { class: worst };
}

/** A condition as a subject of its own: its dimension's figures as if they were the total's, the base year's among them. */
function partOf(
  subject: Subject,
  where: string,
  kind: 'atLeast' | 'atMost' | 'above' | 'below',
  limit: string,
): Subject {
  const { truth, indicator, target } = subject;
  const figures = new Map(
    [...truth.figures].flatMap(([key, figure]) => {
      const [code, area, year, dimension] = key.split('|');
      return code === indicator.code && area === 'own' && dimension === where
        ? [[`${code}|own|${year}|`, figure] as const]
        : [];
    }),
  );
  const part = { ...indicator, planBase: {}, cases: null };
  const plans = { ...truth.plans, [subject.plan]: { ...truth.plans[subject.plan], base: baseYearOf(subject) } };
  return {
    ...subject,
    truth: { ...truth, plans, figures },
    indicator: part,
    target: target === null ? null : { ...target, rule: { kind, limit } },
  };
}

export function casesAt(subject: Subject, year: number): number | null {
  const { cases } = subject.indicator;
  const found = cases === null ? null : ownFigure(subject, cases, year, null);
  return found === null ? null : found.toNumber();
}
