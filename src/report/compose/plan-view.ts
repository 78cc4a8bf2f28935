/** What the composers of one document look at: which assessments it tells of, in which order, with whose words. */
import type { Indicator } from '../../indicators/definition.ts';
import { domainPlace } from '../../indicators/definition.ts';
import type { PlanId } from '../../indicators/plan-id.ts';
import type { PlanSpan, Stage } from '../../indicators/round.ts';
import { stageOf } from '../../indicators/round.ts';
import type { Assessment } from '../../rules/assessment.ts';
import type { PolicyFacts } from '../../rules/policy.ts';
import type { RoundFacts } from '../../rules/round-facts.ts';
import { measureWords } from '../numbers.ts';
import type { AssessmentSet, Condition, Family } from '../../rules/sets.ts';
import type { Voice } from '../composer.ts';
import { planKind } from '../composer.ts';

export interface PlanView {
  readonly voice: Voice;
  /** All that was decided about the round. */
  readonly facts: RoundFacts;
  readonly plan: PlanId;
  /** Whose indicators the document tells of; null for all. */
  readonly unit: string | null;
  readonly span: PlanSpan;
  readonly stage: Stage;
  /** Judged under the set the reports count, by 领域 and register order; quantitative and qualitative. */
  readonly judged: readonly Assessment[];
  /** Watched without a target of that set. */
  readonly background: readonly Assessment[];
  /** The same indicators under other target sets. */
  readonly otherSets: readonly Assessment[];
  /** Words and causes by unit. */
  readonly policies: ReadonlyMap<string, PolicyFacts>;
}

/** `unit`: whose report it is; null where all units are told of. */
export function planView(voice: Voice, facts: RoundFacts, plan: PlanId, unit: string | null): PlanView {
  const span = facts.round.plans[plan];
  const ofPlan = byDomain(
    facts.assessments.filter((one) => one.plan === plan && (unit === null || one.units.includes(unit))),
    plan,
  );
  const policies = new Map([...facts.plans[plan].policies].filter(([speaker]) => unit === null || speaker === unit));
  const judged = ofPlan.filter((one) => one.targetSet === span.judge);
  const judgedCodes = new Set(judged.map((one) => one.indicator.code));
  const seen = new Set<string>();
  const background = ofPlan.filter((one) => {
    if (judgedCodes.has(one.indicator.code) || seen.has(one.indicator.code)) return false;
    seen.add(one.indicator.code);
    return true;
  });
  const otherSets = ofPlan.filter((one) => one.targetSet !== null && one.targetSet !== span.judge);
  const stage = stageOf(facts.round, plan);
  return { voice, facts, plan, unit, span, stage, judged, background, otherSets, policies };
}

/** 全省 only where the round compares with an area of that name, 规划 only where its plans are called so. */
export function partHeading(heading: string, round: RoundFacts['round']): string {
  const average = round.areas.find((area) => area.role === 'average')?.name.replace(/平均(?:水平|值|数)?$/u, '');
  const called = heading.replaceAll('规划', planKind(round));
  if (average === '全省') return called;
  return average === undefined ? called.replace('全省和', '') : called.replace('全省', average);
}

/** A set of what this document tells of, for claims about all or none of it. */
export function setIn(
  view: PlanView,
  of: Family,
  where: readonly Condition[] = [],
  without: readonly Condition[] = [],
): AssessmentSet {
  return { plans: [view.plan], unit: view.unit, of, where, without };
}

/** Whether the reports hold it to a target: one of another set alone judges nothing in them. */
export function isJudgedHere({ facts }: Pick<PlanView, 'facts'>, { plan, targetSet }: Assessment): boolean {
  return targetSet === facts.round.plans[plan].judge;
}

export function quantitative(view: PlanView): readonly Assessment[] {
  return view.judged.filter((one) => one.target.kind !== 'qualitative');
}

/** Why indicators with a target are not judged, where one reason is that of all. */
export function whyUnjudged(members: readonly Assessment[]): { readonly 缺基期: boolean; readonly 无新数据: boolean } {
  return { 缺基期: members.every(lacksBase), 无新数据: members.every((one) => !lacksBase(one)) };
}

/** Its target is worked out from a base that nobody has given; else there has been no new figure since the base. */
export function lacksBase(one: Assessment): boolean {
  return one.target.kind === 'not-computable';
}

export function qualitative(view: PlanView): readonly Assessment[] {
  return view.judged.filter((one) => one.target.kind === 'qualitative');
}

/** The official order of 领域 in the plan's period, then the register's. */
function byDomain(assessments: readonly Assessment[], plan: PlanId): readonly Assessment[] {
  const place = ({ indicator }: Assessment): number => domainPlace(indicator, plan);
  return assessments.toSorted((a, b) => place(a) - place(b) || a.indicator.order - b.indicator.order);
}

export interface DomainGroup {
  readonly domain: string;
  readonly assessments: readonly Assessment[];
}

export function groupByDomain(assessments: readonly Assessment[]): readonly DomainGroup[] {
  const groups = new Map<string, Assessment[]>();
  for (const one of assessments) groups.set(one.domain, [...(groups.get(one.domain) ?? []), one]);
  return [...groups].map(([domain, members]) => ({ domain, assessments: members }));
}

/**
 * Which of a situation's patterns an indicator takes: its place in the register among its unit's and plan's.
 * Not its place in this year's result, so that a changed figure elsewhere leaves its sentence alone.
 */
export function choiceOf(view: PlanView, one: Assessment): number {
  const unit = one.units[0];
  return view.facts.indicators
    .filter((other) => other.plans.includes(view.plan) && (unit === undefined || other.units.includes(unit)))
    .findIndex((other) => other.code === one.indicator.code);
}

/** The plan's first indicator whose target only gives a direction: there the report says what that means. */
export function isFirstTrend(view: PlanView, one: Assessment): boolean {
  return view.judged.find((other) => other.target.kind === 'trend')?.indicator.code === one.indicator.code;
}

/** What no data means for the count is said of the first of them. */
export function isFirstBlank(view: PlanView, one: Assessment): boolean {
  return view.judged.find((other) => other.attainment === 'no-data')?.indicator.code === one.indicator.code;
}

export function indicatorOf(view: PlanView, code: string): Indicator | undefined {
  return view.facts.indicators.find((one) => one.code === code);
}

/** 应入学儿童数: how a support series is called in text. */
export function seriesName(view: PlanView, code: string): string {
  return indicatorOf(view, code)?.short ?? code;
}

/** 人, 例, 所: what a count of this series is followed by. */
export function measureOf(view: PlanView, code: string): string {
  return measureWords(indicatorOf(view, code)?.measure ?? '').value;
}

/** The words of the first responsible unit that has some. */
export function policyFor(view: PlanView, one: Assessment): PolicyFacts | undefined {
  return one.units.map((unit) => view.policies.get(unit)).find((facts) => facts !== undefined);
}

export function unitNames(one: Assessment): string {
  return one.units.join('、');
}
