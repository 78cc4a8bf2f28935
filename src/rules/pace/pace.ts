/**
 * Part four, backwards: how fast the figure moved since the base against what the target needs. Exact figures, real
 * years. Whether the target is met is judged elsewhere; here it only says that nothing more is needed.
 */
import type { Decimal } from '../../indicators/decimals.ts';
import type { Indicator } from '../../indicators/definition.ts';
import type { Settings } from '../../indicators/settings.ts';
import type {
  Flag,
  JudgedCondition,
  JudgedTarget,
  Maybe,
  Pace,
  PaceClass,
  PrintedFigure,
  Reason,
} from '../assessment.ts';
import { statistic, unknown } from '../maybe.ts';
import type { OwnFigure } from '../printed-figure.ts';
import { isClassedByShares, paceClassOf, weakened, weakest } from './pace-class.ts';
import {
  achievedSince, geometricRatio, isNonMonotone, methodByScale, methodFor, multiplierOf, needFrom, rateBetween, scheduleOf,
} from './pace-numbers.ts'; // prettier-ignore
import type { Goal, NumericTarget } from '../target/target-test.ts';
import { goalFrom, isNumeric, signOf } from '../target/target-test.ts';

export interface PaceQuestion {
  readonly indicator: Indicator;
  readonly target: JudgedTarget;
  readonly targetYear: number;
  readonly current: Maybe<{ readonly figure: PrintedFigure }>;
  /** The comparable one: not from before a break. */
  readonly base: Maybe<{ readonly figure: PrintedFigure }>;
  /** Comparable figures up to the current one, the base among them. */
  readonly points: readonly OwnFigure[];
  /** A break left something out. */
  readonly cut: boolean;
  readonly smallCount: boolean;
  readonly settings: Settings;
}

/**
 * 完成进度 c = (y_n−y_B)/(T−y_B), 时间进度 τ = (t_n−t_B)/(t_T−t_B), 进度达标率 ρ = c/τ; its geometric twin g_a/g_r with
 * g_a = (y_n/y_B)^(1/(t_n−t_B))−1 and g_r = (T/y_B)^(1/(t_T−t_B))−1. ρ is the mean yearly change so far as a share of the
 * mean yearly change that the whole plan needs; the class is taken from the ratio of the default method.
 */
export function paceOf(question: PaceQuestion): Pace {
  const { current, target } = question;
  const because = whyNoNumbers(question);
  if (because !== null || current.verdict === 'unknown') return paceWithout(question, because ?? 'no-data');
  if (target.kind === 'trend') return paceOfTrend(question, target.toward, current.figure);
  if (!isNumeric(target)) return paceWithout(question, 'no-target');
  const base = usableBase(question.base, current.figure);
  if (base.verdict === 'unknown') return paceWithoutBase(question, target, current.figure, base.because);
  const fromBase = goalFrom(target, base.figure.rounded);
  if (fromBase === null || isReachedBy(fromBase, base.figure)) {
    return paceOfMaintaining(question, target, base.figure, current.figure);
  }
  if (isOvershot(fromBase, goalFrom(target, current.figure.rounded))) {
    const pace = paceWithout(question, 'overshot');
    return { ...pace, flags: [...pace.flags, 'overshot'] };
  }
  return paceToward(question, target, fromBase, base.figure, current.figure);
}

/** Targets that no pace leads to, and why. */
const withoutPace = {
  threshold: null,
  relative: null,
  range: null,
  'all-of': null,
  trend: null,
  existence: 'existence',
  qualitative: 'qualitative',
  'not-computable': 'base-not-computable',
  none: 'no-target',
} as const satisfies Record<JudgedTarget['kind'], Reason | null>;

/** Where no number of the pace can be given, the base being there or not. */
function whyNoNumbers({ indicator, target, targetYear, current, smallCount }: PaceQuestion): Reason | null {
  const because = withoutPace[target.kind];
  if (because !== null) return because;
  if (current.verdict === 'unknown') return current.because;
  if (indicator.trendPolicy === 'election' || indicator.trendPolicy === 'census') return indicator.trendPolicy;
  if (indicator.trendPolicy === 'none' || indicator.scale === 'text' || indicator.scale === 'yes-no') return 'no-trend';
  if (smallCount) return 'small-count';
  return current.figure.year >= targetYear ? 'target-year-reached' : null;
}

function usableBase(base: PaceQuestion['base'], current: PrintedFigure): Maybe<{ readonly figure: PrintedFigure }> {
  if (base.verdict === 'unknown') return base;
  return base.figure.year >= current.year ? unknown('same-year-as-base') : base;
}

/** Printed or exact: whoever reads the base as having reached the target must not read 进度 against it. */
function isReachedBy(goal: Goal, base: PrintedFigure): boolean {
  const beyond = (value: Decimal, limit: Decimal) =>
    value.minus(limit).times(signOf(goal.comparison)).greaterThanOrEqualTo(0);
  return beyond(base.exact, goal.limit.exact) || beyond(base.rounded, goal.limit.rounded);
}

/** Below the range at the base and above it now, or the other way round. */
function isOvershot(fromBase: Goal, fromNow: Goal | null): boolean {
  return fromNow !== null && signOf(fromNow.comparison) !== signOf(fromBase.comparison);
}

/**
 * The weakest condition's class, its numbers left to the conditions; a condition that is met and cannot be paced says
 * nothing about the pace.
 */
export function paceOfConditions(
  question: PaceQuestion,
  conditions: readonly JudgedCondition[],
  paces: readonly Pace[],
): Pace {
  const telling = paces.filter((pace, index) => pace.class !== 'not-assessable' || conditions[index]?.met !== true);
  const decisive = weakest(telling) ?? paces[0];
  if (decisive === undefined) return paceWithout(question, 'no-data');
  const whole = paceWithout(question, 'several-conditions');
  return {
    ...whole,
    method: decisive.method,
    class: decisive.class,
    because: decisive.because,
    // A break cuts the total's series too, which the forecast is of.
    flags: [...new Set([...whole.flags, ...paces.flatMap((pace) => pace.flags)])],
  };
}

type Numbers = Omit<Pace, 'method' | 'class' | 'because' | 'flags'>;

function nothing(because: Reason): Numbers {
  const missing = unknown(because);
  return {
    progress: missing,
    schedule: missing,
    ratioArithmetic: missing,
    ratioGeometric: missing,
    achievedPerYear: missing,
    neededPerYear: missing,
    multiplier: missing,
    achievedRate: missing,
    neededRate: missing,
    byShares: false,
    span: null,
  };
}

/** No pace and no number of it, for one reason. */
function paceWithout(question: PaceQuestion, because: Reason): Pace {
  const method = methodByScale(question.indicator);
  return { method, class: 'not-assessable', because, ...nothing(because), flags: flagsOf(question) };
}

function flagsOf(question: PaceQuestion): readonly Flag[] {
  return [
    ...(question.smallCount ? (['small-count'] as const) : []),
    ...(question.cut ? (['series-break'] as const) : []),
  ];
}

/** A direction without a number: better on schedule, equal far behind, worse moving away. */
function paceOfTrend(question: PaceQuestion, toward: 'increase' | 'decrease', current: PrintedFigure): Pace {
  const base = usableBase(question.base, current);
  if (base.verdict === 'unknown') return paceWithout(question, base.because);
  const gained = current.rounded.minus(base.figure.rounded).times(toward === 'increase' ? 1 : -1);
  const paceClass: PaceClass = gained.isZero() ? 'far-behind' : gained.isPositive() ? 'on-schedule' : 'moving-away';
  const plain = paceWithout(question, 'trend-only');
  return { ...plain, ...achievedSince(base.figure, current), class: paceClass, because: null };
}

/** Without a base only what is still needed can be said. */
function paceWithoutBase(question: PaceQuestion, target: NumericTarget, current: PrintedFigure, because: Reason): Pace {
  const pace = paceWithout(question, because);
  const need = needFrom(question.targetYear, target, current);
  return { ...pace, neededPerYear: need.perYear, neededRate: need.rate };
}

function paceOfMaintaining(
  question: PaceQuestion,
  target: NumericTarget,
  base: PrintedFigure,
  current: PrintedFigure,
): Pace {
  const maintained = unknown('maintain');
  const need = needFrom(question.targetYear, target, current);
  const achieved = achievedSince(base, current);
  return {
    ...paceWithout(question, 'maintain'),
    class: 'maintain',
    because: null,
    ...methodAndFlags(question, base, current, need.limit),
    progress: maintained,
    schedule: scheduleOf(question.targetYear, base, current),
    ratioArithmetic: maintained,
    ratioGeometric: maintained,
    ...achieved,
    neededPerYear: need.perYear,
    multiplier: multiplierOf(question.targetYear, target, base, current),
    neededRate: need.rate,
  };
}

/** Said only of what would grow by shares: of everything else nobody expects a rate of growth. */
function methodAndFlags(
  question: PaceQuestion,
  base: PrintedFigure,
  current: PrintedFigure,
  limit: Decimal,
  isPossible = true,
): Pick<Pace, 'method' | 'flags'> {
  const method = isPossible ? methodFor(question.indicator, base, current, limit) : 'arithmetic';
  const isUndefined = method !== methodByScale(question.indicator);
  return { method, flags: [...(isUndefined ? (['geometric-undefined'] as const) : []), ...flagsOf(question)] };
}

function paceToward(
  question: PaceQuestion,
  target: NumericTarget,
  goal: Goal,
  base: PrintedFigure,
  current: PrintedFigure,
): Pace {
  const limit = goal.limit.exact;
  const whole = limit.minus(base.exact);
  const done = current.exact.minus(base.exact);
  const years = { passed: current.year - base.year, planned: question.targetYear - base.year };
  const ratioArithmetic = statistic(
    done.times(years.planned).dividedBy(whole.times(years.passed)),
    'geometric-undefined',
  );
  const achieved = achievedSince(base, current);
  const ratioGeometric = geometricRatio(achieved.achievedRate, rateBetween(base.exact, limit, years.planned));
  const { method, flags } = methodAndFlags(question, base, current, limit, ratioGeometric.verdict === 'known');
  const need = needFrom(question.targetYear, target, current);
  const ratio = method === 'geometric' ? ratioGeometric : ratioArithmetic;
  const steady = ratio.verdict === 'known' ? paceClassOf(ratio.value, question.settings) : 'not-assessable';
  const zigzag = isNonMonotone(question.points, base, done);
  const plain = paceWithout(question, 'geometric-undefined');
  return {
    ...plain,
    method,
    class: zigzag ? weakened(steady) : steady,
    because: ratio.verdict === 'known' ? null : ratio.because,
    progress: statistic(done.toNumber() / whole.toNumber(), 'geometric-undefined'),
    schedule: scheduleOf(question.targetYear, base, current),
    ratioArithmetic,
    ratioGeometric,
    ...achieved,
    neededPerYear: need.perYear,
    multiplier: multiplierOf(question.targetYear, target, base, current),
    neededRate: need.rate,
    flags: [...(zigzag ? (['non-monotone'] as const) : []), ...flags],
    byShares: isClassedByShares({ method, ratioArithmetic, ratioGeometric }, question.settings),
  };
}
