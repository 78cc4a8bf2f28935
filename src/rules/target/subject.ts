/** What is judged: one indicator under one plan and one target, with everything that is looked up for it. */
import type { NoteItem } from '../../dataset/notes/notes.ts';
import type { GoalState } from '../../indicators/goal-state.ts';
import { achievedState } from '../../indicators/goal-state.ts';
import type { Dataset } from '../../dataset/dataset.ts';
import { dimensionNamed } from '../../dataset/tables/rows/dimensions.ts';
import { ownArea } from '../../dataset/observation.ts';
import type { Decimal } from '../../indicators/decimals.ts';
import { decimal } from '../../indicators/decimals.ts';
import type { Indicator, IndicatorTarget } from '../../indicators/definition.ts';
import type { TargetDefinition } from '../../indicators/target-definition.ts';
import { targetSets } from '../../indicators/target-definition.ts';
import { targetText } from '../../indicators/target-text.ts';
import type { PlanId } from '../../indicators/plan-id.ts';
import { planIds } from '../../indicators/plan-id.ts';
import type { PlanSpan } from '../../indicators/round.ts';
import type { Settings } from '../../indicators/settings.ts';
import type { Origin } from '../../provenance.ts';
import type { Maybe, TargetWords } from '../assessment.ts';
import { byYear } from '../series/by-year.ts';
import type { IndicatorTrend } from '../series/indicator-trend.ts';
import { indicatorTrend } from '../series/indicator-trend.ts';
import type { OwnSeries } from '../series/own-series.ts';
import { isDisputed, ownSeries, withPoint } from '../series/own-series.ts';
import type { FixedOrMoving } from './fixed-target.ts';
import { fixedTarget, targetNumbers } from './fixed-target.ts';

export interface Subject {
  readonly dataset: Dataset;
  readonly settings: Settings;
  readonly indicator: Indicator;
  readonly plan: PlanId;
  readonly span: PlanSpan;
  readonly target: SubjectTarget | null;
  /** The year the target is due; the plan's where there is no target. */
  readonly targetYear: number;
  readonly total: OwnSeries;
  /** By the word of a condition (城市, 农村); words for the whole give the total. */
  readonly dimension: (where: string) => OwnSeries;
  /** The total's trend with the figures up to a year, of whichever target. */
  readonly trendIn: (year: number) => Maybe<{ readonly trend: IndicatorTrend }>;
}

interface SubjectTarget {
  readonly definition: TargetDefinition;
  readonly words: TargetWords;
  /** The target made comparable, where that takes no figure. */
  readonly judged: FixedOrMoving;
}

/** Everything that is judged in a round, in register order: each indicator under each of its plans and targets. */
export function everySubject(dataset: Dataset): readonly Subject[] {
  return dataset.indicators
    .toSorted((a, b) => a.order - b.order)
    .flatMap((indicator) =>
      planIds.filter((plan) => indicator.plans.includes(plan)).map((plan) => ({ indicator, plan })),
    )
    .flatMap(({ indicator, plan }) => subjectsOf(dataset, indicator, plan));
}

/** The indicator's subjects under one plan: one a target, own set first; one without target where there is none. */
export function subjectsOf(dataset: Dataset, indicator: Indicator, plan: PlanId): readonly Subject[] {
  const span = dataset.round.plans[plan];
  const total = withGoalState(dataset, plan, ownSeries(dataset, indicator, null, { plan, year: span.base }));
  const parts = new Map<string, OwnSeries>();
  const dimension = (where: string): OwnSeries => {
    const name = partNamed(where);
    if (name === null) return total;
    const part = parts.get(name) ?? ownSeries(dataset, indicator, name, { plan, year: total.baseYear });
    parts.set(name, part);
    return part;
  };
  const { settings } = dataset.round;
  const trendIn = byYear((year: number) => {
    const { points } = total.comparableIn(year);
    const numbers = targetNumbers(indicator, points).map((number) => number.toNumber());
    return indicatorTrend(indicator, points, numbers, settings);
  });
  const shared = { dataset, settings, indicator, plan, span, total, dimension, trendIn };
  const targets = indicator.targets.filter((target) => target.plan === plan);
  if (targets.length === 0) return [{ ...shared, target: null, targetYear: span.target }];
  return inSetOrder(targets).map(({ definition, origin, year: targetYear }) => {
    const text = targetText(indicator, definition);
    const words: TargetWords = { set: definition.set, year: targetYear, text, origins: [origin] };
    return { ...shared, target: { definition, words, judged: fixedTarget(indicator, definition, words) }, targetYear };
  });
}

/** As tables call the part (城镇 is 城市); null for words that mean the whole. */
function partNamed(where: string): string | null {
  if (where === '全市' || where === '全体') return null;
  const named = dimensionNamed(where);
  return named === undefined ? where : named;
}

function inSetOrder(targets: readonly IndicatorTarget[]): readonly IndicatorTarget[] {
  return targets.toSorted((a, b) => targetSets.indexOf(a.definition.set) - targetSets.indexOf(b.definition.set));
}

/** A qualitative goal whose word stands in no table has the one its units' notes give, if they agree. */
function withGoalState(dataset: Dataset, plan: PlanId, series: OwnSeries): OwnSeries {
  const { indicator } = series;
  const { year } = dataset.round;
  if (indicator.scale !== 'text' || series.points.some((point) => point.year === year)) return series;
  const found = series.lookup(year);
  if (found.verdict !== 'figure' && isDisputed(found)) return series;
  const stated = dataset.notes
    .flatMap((note) => note.items)
    .filter((item) => item.plans.includes(plan))
    .flatMap((item) => statesOf(item, indicator.code).map((word) => ({ state: word, origin: item.origin })));
  const state = stated[0]?.state ?? null;
  if (state === null || stated.some((item) => item.state !== state)) return series;
  const binary = state === achievedState ? 1 : 0;
  const exact = decimal(binary);
  const origins = stated.map((item) => item.origin);
  return withPoint(series, { exact, rounded: exact, printed: state, year, origins, word: state, binary });
}

/** What an item tells of a goal: as a whole, or in one of its sentences. */
function statesOf({ indicators, state, goals = [] }: NoteItem, code: string): readonly GoalState[] {
  return [
    ...(state !== null && indicators.includes(code) ? [state] : []),
    ...goals.filter((told) => told.code === code).map((told) => told.state),
  ];
}

/** A support series' figure of a year: the cases behind a rate, its denominator. */
export function supportFigure(
  subject: Subject,
  code: string | null,
  year: number,
): { readonly value: Decimal; readonly origins: readonly Origin[] } | null {
  if (code === null) return null;
  const found = subject.dataset.figure(code, ownArea, year);
  return found.verdict === 'figure' ? found.figure : null;
}

/** Fewer cases behind the year's rate than a trend can be read from. */
export function isSmallCount(subject: Subject, year: number): boolean {
  const cases = supportFigure(subject, subject.indicator.cases, year);
  return cases !== null && cases.value.lessThan(subject.settings.smallCount);
}
