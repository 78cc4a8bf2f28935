/** One area's round as the level above sees it: plain values, so that it can be handed from thread to thread. */
import { planIds, type PlanId } from '../../indicators/plan-id.ts';
import type { Assessment, Attainment, WarningLevel } from '../assessment.ts';
import type { RoundFacts } from '../round-facts.ts';
import { isSerious } from '../urgency.ts';
import type { ActedOn } from '../warning/mechanism.ts';
import { isGiven } from '../warning/mechanism.ts';

export interface County {
  readonly area: string;
  readonly year: number;
  readonly handedIn: readonly HandedIn[];
  readonly judged: readonly JudgedIndicator[];
  /** Of the plans, whether nearly met counts in 达标率. */
  readonly nearlyMetCounts: boolean;
  readonly mechanism: readonly CarriedOut[];
}

export interface HandedIn {
  readonly unit: string;
  readonly tables: 'in' | 'part' | 'unreadable' | 'missing' | 'not-owed';
  /** The day on which they came, and that on which they were due; null where round.yaml gives none. */
  readonly received: string | null;
  readonly due: string | null;
  readonly given: number;
  readonly owed: number;
  /** Findings of the unit by level. */
  readonly findings: { readonly 强制性: number; readonly 核实性: number };
}

/** An indicator under one plan and the target set that its reports count. */
export interface JudgedIndicator {
  readonly code: string;
  readonly name: string;
  readonly plan: PlanId;
  readonly domain: string;
  readonly units: readonly string[];
  readonly attainment: Attainment;
  readonly isQualitative: boolean;
  readonly level: WarningLevel;
  /** What the figure is: equal texts for figures that can be set beside each other. */
  readonly definition: string;
  readonly measure: string;
  readonly decimals: number;
  readonly better: 'higher' | 'lower' | null;
  /** This year's figure as printed; null where there is none, or only an older one. */
  readonly value: string | null;
  /** Behind the figure, in cases; null where they are not known. */
  readonly cases: string | null;
  readonly denominator: string | null;
}

/** A red or orange warning, and what the ledger tells of it. */
export interface CarriedOut {
  readonly code: string;
  readonly name: string;
  readonly plan: PlanId;
  readonly level: WarningLevel;
  readonly notice: boolean;
  readonly meeting: boolean;
  readonly actions: boolean;
  readonly result: ActedOn['result'];
}

export function judgedOf({
  assessments,
  round,
}: Pick<RoundFacts, 'assessments' | 'round'>): readonly JudgedIndicator[] {
  return planIds.flatMap((plan) =>
    assessments
      .filter((one) => one.plan === plan && one.targetSet === round.plans[plan].judge)
      .map((one) => judgedIndicator(one, round.year)),
  );
}

export function carriedOutOf(mechanism: readonly ActedOn[]): readonly CarriedOut[] {
  return mechanism
    .filter(({ assessment }) => isSerious(assessment))
    .map(({ assessment, entry, result }) => ({
      code: assessment.indicator.code,
      name: assessment.indicator.name,
      plan: assessment.plan,
      level: assessment.warning.level,
      notice: isGiven(entry?.notice),
      meeting: isGiven(entry?.meeting),
      actions: (entry?.actions ?? []).length > 0,
      result,
    }));
}

function judgedIndicator(one: Assessment, year: number): JudgedIndicator {
  const { indicator, current, cases } = one;
  const isThisYears = current.verdict === 'known' && current.figure.year === year;
  const known = isThisYears && cases.verdict === 'known' ? cases : null;
  return {
    code: indicator.code,
    name: indicator.name,
    plan: one.plan,
    domain: one.domain,
    units: one.units,
    attainment: one.attainment,
    isQualitative: one.target.kind === 'qualitative',
    level: one.warning.level,
    definition: definitionOf(one),
    measure: indicator.measure,
    decimals: indicator.decimals,
    better: betterOf(one),
    value: isThisYears ? current.figure.rounded.toFixed(indicator.decimals) : null,
    cases: known?.count.toFixed() ?? null,
    denominator: known?.denominator?.toFixed() ?? null,
  };
}

/** Name, measure, direction and what is divided by what: where one differs, the figures are of different things. */
function definitionOf({ indicator }: Assessment): string {
  const { name, measure, direction, numerator, denominator, cases } = indicator;
  return [name, measure, direction, numerator ?? '', denominator ?? '', cases ?? ''].join('｜');
}

function betterOf({ indicator }: Assessment): JudgedIndicator['better'] {
  switch (indicator.direction) {
    case 'increase':
      return 'higher';
    case 'decrease':
      return 'lower';
    default:
      return null;
  }
}
