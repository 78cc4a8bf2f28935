/**
 * What every method of the trade says of one indicator, side by side: whoever doubts a verdict can see whether another
 * method would have given another. Facts only; which of them decides is said with them.
 */
import type { Dataset } from '../../dataset/dataset.ts';
import type { Indicator } from '../../indicators/definition.ts';
import type { TargetSet } from '../../indicators/target-definition.ts';
import type { PlanId } from '../../indicators/plan-id.ts';
import { aimOf, type Aim } from '../target/aim.ts';
import type { Assessment, JudgedTarget, Maybe, Pace, PaceClass, Reason } from '../assessment.ts';
import type { Ground } from '../forecast.ts';
import { reachesTarget, whyNoAnswer } from '../forecast.ts';
import { known, statistic, unknown } from '../maybe.ts';
import { paceClassOf } from '../pace/pace-class.ts';
import { trendSeries } from '../series/indicator-trend.ts';
import { goalFrom, isNumeric } from '../target/target-test.ts';
import { standingOf, type Standing } from '../target/judged-year.ts';
import { everySubject, type Subject } from '../target/subject.ts';
import { aarrDiscrete, aarrLog } from '../trend/aarr.ts';
import { forecastAt } from '../trend/forecast.ts';
import type { MethodId } from '../trend/methods.ts';
import { assessOpenSdg, type OpenSdgConfig, type OpenSdgStatus } from '../trend/open-sdg.ts';
import type { Undefined } from '../trend/verdict.ts';

export interface MethodsRow {
  readonly indicator: Indicator;
  readonly plan: PlanId;
  readonly targetSet: TargetSet | null;
  readonly target: JudgedTarget;
  readonly year: number;
  /** The ratio that decides the class, and the class as judged: it may be weaker than the ratio's own (non-monotone). */
  readonly decisive: Pace['method'];
  readonly class: PaceClass;
  readonly ratios: readonly RatioByMethod[];
  readonly openSdg: Maybe<OpenSdgRow>;
  readonly rates: readonly RateByMethod[];
  /** The years of the figures that all projections start from; none where no projection is made. */
  readonly years: readonly number[];
  readonly projections: readonly ProjectionByMethod[];
}

/** 进度达标率 by one method, and the class it alone would give. */
export interface RatioByMethod {
  readonly method: Pace['method'];
  readonly ratio: Maybe<{ readonly value: number; readonly class: PaceClass; readonly years: Span }>;
}

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The Open SDG platform's measure, with the plan's base year and target year. */
export interface OpenSdgRow {
  readonly status: OpenSdgStatus;
  /** From −5 to 5. */
  readonly score: number;
  /** As a share of the growth needed; without a target, mean growth a year towards the better side. */
  readonly progress: Maybe<{ readonly value: number }>;
  readonly years: Span;
}

/** An annual rate of reduction, a share a year: positive where the figure falls. */
export interface RateByMethod {
  readonly method: 'aarr-log' | 'aarr-discrete';
  readonly rate: Maybe<{ readonly value: number; readonly years: Span }>;
}

/** A method's figure for one coming year, within the bounds. */
export interface ProjectionByMethod {
  readonly method: MethodId;
  readonly year: number;
  readonly value: Maybe<{ readonly value: number }>;
  readonly reachesTarget: boolean | null;
}

export const projectionMethods = [
  'last-value', 'drift', 'geometric', 'last-change', 'ols', 'theil-sen', 'combined',
] as const satisfies readonly MethodId[]; // prettier-ignore

/** One row an indicator, plan and target set, in register order. */
export function methodsTable(dataset: Dataset): readonly MethodsRow[] {
  return everySubject(dataset).map(methodsOf);
}

/** The Open SDG platform's status of each judgement that has one. */
export function openSdgStatuses(
  dataset: Dataset,
  assessments: readonly Assessment[],
): ReadonlyMap<Assessment, OpenSdgStatus> {
  const keyOf = (code: string, plan: PlanId, set: TargetSet | null): string => `${code}/${plan}/${set ?? ''}`;
  const judged = new Map(assessments.map((one) => [keyOf(one.indicator.code, one.plan, one.targetSet), one] as const));
  return new Map(
    everySubject(dataset).flatMap((subject): readonly (readonly [Assessment, OpenSdgStatus])[] => {
      const set = subject.target?.definition.set ?? null;
      const one = judged.get(keyOf(subject.indicator.code, subject.plan, set));
      if (one === undefined) return [];
      const made = openSdgOf(subject, standingOf(subject, dataset.round.year));
      return made.verdict === 'known' ? [[one, made.status]] : [];
    }),
  );
}

function methodsOf(subject: Subject): MethodsRow {
  const { indicator, plan, dataset } = subject;
  const { year } = dataset.round;
  const now = standingOf(subject, year);
  return {
    indicator,
    plan,
    targetSet: subject.target?.definition.set ?? null,
    target: now.target,
    year,
    decisive: now.pace.method,
    class: now.pace.class,
    ratios: ratiosOf(subject, now.pace),
    openSdg: openSdgOf(subject, now),
    rates: ratesOf(now),
    years: now.ground?.trend.series.map((point) => point.year) ?? [],
    projections: projectionsByMethod(subject, now),
  };
}

function ratiosOf(subject: Subject, pace: Pace): readonly RatioByMethod[] {
  const ratio = (of: Pace['ratioArithmetic']): RatioByMethod['ratio'] => {
    if (of.verdict === 'unknown') return of;
    if (pace.span === null) return unknown('no-base');
    return known({ value: of.value, class: paceClassOf(of.value, subject.settings), years: pace.span });
  };
  return [
    { method: 'arithmetic', ratio: ratio(pace.ratioArithmetic) },
    { method: 'geometric', ratio: ratio(pace.ratioGeometric) },
  ];
}

/** Only of figures that a trend can be read from, and that have a better side. */
function openSdgOf(subject: Subject, now: Standing): MethodsRow['openSdg'] {
  const because = whyNoOpenSdg(subject, now);
  if (because !== null) return unknown(because);
  const config = openSdgConfig(subject, now);
  if (config === null) return unknown('no-direction');
  const made = assessOpenSdg(trendSeries(now.comparable.points), config);
  if (made.verdict === 'not-assessed') return unknown(notAssessed[made.because]);
  const { status, score, progress, base, current } = made;
  return known({
    status,
    score,
    progress: progress.verdict === 'value' ? statistic(progress.value, 'no-trend') : unknown('maintain'),
    years: { from: base.year, to: current.year },
  });
}

const notAssessed = {
  'no-base': 'no-base',
  'no-time': 'same-year-as-base',
  'sign-change': 'geometric-undefined',
  'no-growth-needed': 'maintain',
  'no-rate': 'geometric-undefined',
} as const satisfies Record<Extract<ReturnType<typeof assessOpenSdg>, { verdict: 'not-assessed' }>['because'], Reason>;

function whyNoOpenSdg({ indicator }: Subject, { target, current }: Standing): Reason | null {
  if (current.verdict === 'unknown') return current.because;
  if (indicator.scale === 'text') return 'qualitative';
  if (indicator.scale === 'yes-no') return 'existence';
  switch (target.kind) {
    case 'existence':
    case 'qualitative':
      return target.kind;
    case 'all-of':
      return 'several-conditions';
    case 'not-computable':
      return target.because;
    case 'threshold':
    case 'relative':
    case 'range':
    case 'trend':
    case 'none':
      return null;
  }
}

/**
 * From the base, or as the method has it, where that cannot be compared, the next year that can. Of a range the end on
 * that year's side counts; beyond a natural limit of a share there is nothing to grow to.
 */
function openSdgConfig(subject: Subject, { target, comparable }: Standing): OpenSdgConfig | null {
  const { base } = comparable;
  const from = base.verdict === 'known' ? base.figure : comparable.points[0];
  const goal = isNumeric(target) && from !== undefined ? goalFrom(target, from.rounded) : null;
  const aim = goal === null ? aimOf(subject.indicator, target).kind : sideOf(goal.comparison);
  if (aim !== 'up' && aim !== 'down') return null;
  const limit = aim === 'up' ? subject.indicator.bounds[1] : null;
  return {
    direction: aim === 'up' ? 'positive' : 'negative',
    baseYear: from?.year ?? subject.total.baseYear,
    targetYear: subject.targetYear,
    ...(goal === null ? {} : { target: goal.limit.exact.toNumber() }),
    ...(limit === null ? {} : { limit: limit.toNumber() }),
  };
}

function sideOf(comparison: '>=' | '>' | '<=' | '<'): Aim['kind'] {
  return comparison === '>=' || comparison === '>' ? 'up' : 'down';
}

/** From the comparable base to the figure judged. */
function ratesOf({ current, comparable }: Standing): readonly RateByMethod[] {
  const rate = (take: typeof aarrLog): RateByMethod['rate'] => {
    if (current.verdict === 'unknown') return current;
    const { base } = comparable;
    if (base.verdict === 'unknown') return base;
    const years = { from: base.figure.year, to: current.figure.year };
    const made = take(base.figure.binary, current.figure.binary, years.to - years.from);
    return made.verdict === 'value'
      ? known({ value: made.value, years })
      : unknown(made.because === 'not-ahead' ? 'same-year-as-base' : reasonOf(made));
  };
  return [
    { method: 'aarr-log', rate: rate(aarrLog) },
    { method: 'aarr-discrete', rate: rate(aarrDiscrete) },
  ];
}

/** The year after and the target year, each by every method. */
function projectionsByMethod(subject: Subject, now: Standing): readonly ProjectionByMethod[] {
  const { ground } = now;
  const from = ground?.year ?? now.year;
  const years = [...new Set([from + 1, ...(subject.targetYear > from ? [subject.targetYear] : [])])];
  return years.flatMap((year) =>
    projectionMethods.map((method): ProjectionByMethod => {
      if (ground === null) {
        return { method, year, value: unknown(now.noGround ?? whyNoAnswer(subject)), reachesTarget: null };
      }
      return { method, year, ...projected(ground, method, year) };
    }),
  );
}

function projected(
  ground: Ground,
  method: MethodId,
  year: number,
): Pick<ProjectionByMethod, 'value' | 'reachesTarget'> {
  const { series, scale, bounds } = ground.trend;
  const { indicator, settings } = ground.subject;
  const level = settings.intervalLevel.toNumber();
  const made = forecastAt({ series, scale, bounds, decimals: indicator.decimals, year, level, method });
  if (made.verdict === 'undefined') return { value: unknown(reasonOf(made)), reachesTarget: null };
  return {
    value: statistic(made.value, 'no-trend'),
    reachesTarget: reachesTarget(ground.target, made.value, indicator.decimals),
  };
}

function reasonOf({ because }: Undefined): Reason {
  switch (because) {
    case 'non-positive':
    case 'outside-percent':
      return 'geometric-undefined';
    case 'no-points':
    case 'one-point':
      return 'one-point';
    case 'not-ahead':
    case 'overflow':
      return 'no-trend';
  }
}
