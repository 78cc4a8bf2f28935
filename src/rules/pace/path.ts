/** 分年度: what was planned for each year of the plan, what came or will come, and the warning each year would have had. */
import type { Decimal } from '../../indicators/decimals.ts';
import { decimal, fromFloat } from '../../indicators/decimals.ts';
import type { PathYear, Warning, WarningLevel } from '../assessment.ts';
import { whyNoAnswer } from '../forecast.ts';
import { known, unknown } from '../maybe.ts';
import { goalFrom, isNumeric, reaches, signOf, type Goal, type NumericTarget } from '../target/target-test.ts';
import { standingOf, type Standing } from '../target/judged-year.ts';
import type { Subject } from '../target/subject.ts';
import { computedLimit } from '../target/fixed-target.ts';

/** Where the indicator stood in each year from the year after the base to `year`, seen from that year. */
export function standingsUpTo(subject: Subject, year: number): ReadonlyMap<number, Standing> {
  return new Map(yearsAfter(subject.total.baseYear, year).map((each) => [each, standingOf(subject, each)]));
}

/** One entry a year from the year after the base to the target year; years after `now` have a forecast. */
export function pathOf(subject: Subject, standings: ReadonlyMap<number, Standing>, now: Standing): readonly PathYear[] {
  return yearsAfter(subject.total.baseYear, subject.targetYear).map((year) => {
    const planned = plannedFor(subject, now, year);
    const then = standings.get(year);
    return then === undefined ? comingYear(subject, now, year, planned) : pastYear(then, planned, now.target);
  });
}

function yearsAfter(base: number, last: number): readonly number[] {
  return Array.from({ length: Math.max(0, last - base) }, (_, index) => base + 1 + index);
}

type Planned = PathYear['planned'];

/** `target`: today's, which the plan for the year leads to; a base that it hangs on may have come later than the year. */
function pastYear(then: Standing, planned: Planned, target: Standing['target']): PathYear {
  const { year, current, attainment, warning } = then;
  return {
    year,
    planned,
    // Judged on it, but not a figure of this year: it stands under its own.
    actual: current.verdict === 'known' && current.carried ? unknown('carried') : current,
    forecast: unknown('no-data'),
    attainment,
    onPath:
      planned.verdict === 'known' && current.verdict === 'known' && isNumeric(target)
        ? isOnPath(target, planned, current.figure.rounded)
        : null,
    level: warning.level,
  };
}

function comingYear(subject: Subject, now: Standing, year: number, planned: Planned): PathYear {
  const forecast = now.ground?.trend.forecastIn(year) ?? null;
  return {
    year,
    planned,
    actual: unknown('no-data'),
    forecast:
      forecast === null
        ? unknown(now.noGround ?? whyNoAnswer(subject))
        : known({ value: forecast.value, lower: forecast.lower, upper: forecast.upper }),
    attainment: null,
    onPath: null,
    level: null,
  };
}

/**
 * The milestone (of the own set, with a base or without), else straight from the base to the target: by equal amounts, of
 * rates and money by equal shares. Where the target is no number nothing leads to it, milestones neither.
 */
function plannedFor(subject: Subject, now: Standing, year: number): Planned {
  const { target, comparable } = now;
  if (!isNumeric(target)) return unknown(whyNoNumber(target.kind));
  const milestone = target.set === 'own' ? subject.indicator.milestones[subject.plan]?.get(year) : undefined;
  if (milestone !== undefined) {
    return known({ limit: computedLimit(subject.indicator, milestone.value), milestone: true });
  }
  if (comparable.base.verdict === 'unknown') return comparable.base;
  const base = comparable.base.figure;
  const goal = goalFrom(target, base.rounded);
  if (goal === null) return unknown('maintain');
  const value =
    now.pace.class === 'maintain' || isReached(goal, base.exact)
      ? goal.limit.exact
      : onTheWay(subject, base, goal, year);
  return known({ limit: computedLimit(subject.indicator, value), milestone: false });
}

function whyNoNumber(kind: Exclude<Standing['target']['kind'], NumericTarget['kind']>) {
  const reasons = {
    none: 'no-target',
    'not-computable': 'base-not-computable',
    'all-of': 'several-conditions',
    trend: 'trend-only',
    existence: 'existence',
    qualitative: 'qualitative',
  } as const satisfies Record<typeof kind, string>;
  return reasons[kind];
}

function isReached(goal: Goal, base: Decimal): boolean {
  return base.minus(goal.limit.exact).times(signOf(goal.comparison)).greaterThanOrEqualTo(0);
}

function onTheWay(
  subject: Subject,
  base: { readonly exact: Decimal; readonly year: number },
  goal: Goal,
  year: number,
): Decimal {
  const limit = goal.limit.exact;
  // The last step is the target itself: a root would miss it by a hair.
  if (year >= subject.targetYear) return limit;
  const share = (year - base.year) / (subject.targetYear - base.year);
  const { scale } = subject.indicator;
  const inShares = (scale === 'rate' || scale === 'money') && base.exact.greaterThan(0) && limit.greaterThan(0);
  if (!inShares) {
    const whole = limit.minus(base.exact);
    return base.exact.plus(whole.times(year - base.year).dividedBy(subject.targetYear - base.year));
  }
  const value = base.exact.toNumber() * (limit.toNumber() / base.exact.toNumber()) ** share;
  return Number.isFinite(value) ? fromFloat(value) : limit;
}

/**
 * Printed figure against printed plan; where the plan is the target itself, as strictly as the target asks. Of a range what
 * was planned is kept by what is no farther from the range, on whichever side.
 */
function isOnPath(target: NumericTarget, planned: Extract<Planned, { verdict: 'known' }>, value: Decimal): boolean {
  const plan = planned.limit.rounded;
  switch (target.kind) {
    case 'range':
      return distanceTo(target, value).lessThanOrEqualTo(distanceTo(target, plan));
    case 'threshold':
    case 'relative': {
      const { comparison, limit } = target;
      if (plan.equals(limit.rounded)) return reaches(comparison, value, limit.rounded);
      return reaches(signOf(comparison) > 0 ? '>=' : '<=', value, plan);
    }
  }
}

function distanceTo(range: Extract<NumericTarget, { readonly kind: 'range' }>, value: Decimal): Decimal {
  const goal = goalFrom(range, value);
  return goal === null ? decimal(0) : value.minus(goal.limit.rounded).abs();
}

const order = ['green', 'blue', 'yellow', 'orange', 'red'] as const satisfies readonly WarningLevel[];

/** Last year's level as it would have been judged then, and as the issued table gave it. */
export function levelBefore(subject: Subject, standings: ReadonlyMap<number, Standing>, now: Standing): LevelBefore {
  const recomputed = standings.get(now.year - 1)?.warning.level ?? null;
  const { dataset, indicator, plan, target } = subject;
  // The table shows the set that the reports count.
  const isShown = target?.definition.set === dataset.round.plans[plan].judge;
  const found = dataset.issuedLevels.find(
    (one) => one.indicator === indicator.code && one.plan === plan && one.year === now.year - 1,
  );
  const issued =
    found === undefined || !isShown || recomputed === null
      ? null
      : { level: found.level, recomputed, origin: found.origin };
  return { recomputed, issued };
}

export interface LevelBefore {
  readonly recomputed: WarningLevel | null;
  readonly issued: Warning['issued'];
}

/**
 * 新增, 升级, 降级, 解除 against the level that last year's issued table gave, else against last year as it would have been
 * judged then; where the two differ, only what both say: nothing is raised or lowered for the method alone. null in the
 * plan's first year and where either year cannot be judged.
 */
export function warningSince({ recomputed, issued }: LevelBefore, level: WarningLevel): Warning['since'] {
  const against = sinceLevel(issued?.level ?? recomputed, level);
  if (issued === null || issued.level === recomputed || recomputed === null || recomputed === 'grey') return against;
  return isSameWay(against, sinceLevel(recomputed, level)) ? against : against === null ? null : 'unchanged';
}

function isSameWay(one: Warning['since'], other: Warning['since']): boolean {
  const worse = ['new', 'raised'];
  const better = ['lowered', 'lifted'];
  return [worse, better].some((way) => way.some((each) => each === one) && way.some((each) => each === other));
}

function sinceLevel(before: WarningLevel | null, level: WarningLevel): Warning['since'] {
  if (before === null || before === 'grey' || level === 'grey') return null;
  const step = order.indexOf(level) - order.indexOf(before);
  if (step === 0) return 'unchanged';
  if (before === 'green') return 'new';
  if (level === 'green') return 'lifted';
  return step > 0 ? 'raised' : 'lowered';
}
