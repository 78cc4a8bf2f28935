/** plan.yaml indicator by indicator: what it says of each, for whoever fills it in on a form. */
import type { Outcome } from '../../diagnostics.ts';
import { ok } from '../../diagnostics.ts';
import { decimal } from '../../indicators/decimals.ts';
import type { Indicator } from '../../indicators/definition.ts';
import { domainPlace } from '../../indicators/definition.ts';
import type { PlanId } from '../../indicators/plan-id.ts';
import { planIds } from '../../indicators/plan-id.ts';
import type { PlanEntry, WrittenBase, WrittenMilestones } from '../../indicators/plan.ts';
import { parsePlan } from '../../indicators/plan.ts';
import type { TargetDefinition } from '../../indicators/target-definition.ts';
import { limitSaid } from '../../indicators/target-phrases/limit-said.ts';
import type { RoundFiles } from '../read/round-files.ts';
import { groundOf } from './plan-table.ts';

/** What a form shows and asks of one indicator; everything as it is typed. */
export interface PlanFields {
  /** As the plan words the target; what it is read as stands in `understood`. */
  readonly target: string;
  /** How far around a figure (左右) may be; '' where the target is no such, or where nobody said yet. */
  readonly tolerance: string;
  readonly base: string;
  /** '' for the plan's own base year. */
  readonly baseYear: string;
  /** 2014年70、2015年78 */
  readonly milestones: string;
  readonly lead: string;
  readonly partners: string;
  readonly breaks: string;
  readonly partial: string;
  /** Why the city's plan leaves it out; '' where it does not. */
  readonly omit: string;
}

export interface PlanLine extends PlanFields {
  readonly code: string;
  readonly name: string;
  readonly measure: string;
  readonly domain: string;
  /** The plans that it is in. */
  readonly plans: readonly PlanId[];
  /** Of which of them the line speaks; null where plan.yaml says the same of all. */
  readonly plan: PlanId | null;
  /** null where plan.yaml sets no target of the city's own. */
  readonly understood: string | null;
  /** Who answers by the register. */
  readonly units: string;
  readonly isWritten: boolean;
}

/** In the order of the plans' 领域. */
export function planLinesOf(files: RoundFiles): Outcome<readonly PlanLine[]> {
  const ground = groundOf(files);
  if (ground.verdict === 'failed') return ground;
  const plan = parsePlan({ file: 'plan.yaml', text: files.plan?.text ?? '{}' });
  const entries = plan.verdict === 'ok' ? plan.value.value : {};
  const inOrder = planIds.flatMap((each) =>
    ground.value.indicators
      .filter(({ plans }) => plans[0] === each)
      .toSorted((a, b) => domainPlace(a, each) - domainPlace(b, each) || a.order - b.order),
  );
  return ok(inOrder.flatMap((indicator) => linesOf(indicator, entries[indicator.code])));
}

function linesOf(indicator: Indicator, entry: PlanEntry | undefined): readonly PlanLine[] {
  const lines = indicator.plans.map((plan) => lineOf(indicator, plan, entry));
  const [first, second] = lines;
  if (first === undefined || second === undefined) return lines.map((line) => ({ ...line, plan: null }));
  const isSame = JSON.stringify(fieldsOf(first)) === JSON.stringify(fieldsOf(second));
  return isSame ? [{ ...first, plan: null }] : lines;
}

export function fieldsOf(line: PlanFields): PlanFields {
  const { target, tolerance, base, baseYear, milestones, lead, partners, breaks, partial, omit } = line;
  return { target, tolerance, base, baseYear, milestones, lead, partners, breaks, partial, omit };
}

function lineOf(indicator: Indicator, plan: PlanId, entry: PlanEntry | undefined): PlanLine {
  const own = entry?.targets.find((one) => one.set === 'own' && (one.plan === null || one.plan === plan));
  const base = entry?.base === undefined ? undefined : baseOf(entry.base, plan);
  const units = entry?.units;
  return {
    code: indicator.code,
    name: indicator.name,
    measure: indicator.measure,
    domain: indicator.domain[plan] ?? '',
    plans: indicator.plans,
    plan,
    target: own === undefined ? '' : (own.text ?? bareOf(own)),
    tolerance: own?.kind === 'around' && !own.tolerance.isZero() ? own.tolerance.toFixed() : '',
    understood: own === undefined ? null : said(own, indicator),
    base: base?.value.toFixed() ?? '',
    baseYear: base?.year === undefined ? '' : String(base.year),
    milestones: milestonesSaid(entry?.milestones === undefined ? {} : milestonesOf(entry.milestones, plan)),
    units: [...indicator.units, ...indicator.partners].join('、'),
    lead: units === undefined ? '' : Array.isArray(units) ? units.join('、') : leadOf(units),
    partners: units === undefined || Array.isArray(units) ? '' : partnersOf(units),
    breaks: (entry?.breaks ?? []).join('、'),
    partial: (entry?.partial ?? []).join('、'),
    omit: omitOf(entry?.omit, plan),
    isWritten: entry !== undefined,
  };
}

type Units = NonNullable<PlanEntry['units']>;

function leadOf(units: Units): string {
  return 'lead' in units ? units.lead : '';
}

function partnersOf(units: Units): string {
  return 'lead' in units ? units.with.join('、') : '';
}

function baseOf(base: NonNullable<PlanEntry['base']>, plan: PlanId): WrittenBase | undefined {
  return 'value' in base ? base : base[plan];
}

function milestonesOf(milestones: NonNullable<PlanEntry['milestones']>, plan: PlanId): WrittenMilestones {
  const written = Object.entries(milestones);
  const ofPlan = written.find(([key]) => key === plan)?.[1];
  if (isMilestones(ofPlan)) return ofPlan;
  return Object.fromEntries(written.flatMap(([year, value]) => (isMilestones(value) ? [] : [[year, value]])));
}

function isMilestones(value: unknown): value is WrittenMilestones {
  return typeof value === 'object' && value !== null && Object.keys(value).every((key) => /^\d{4}$/.test(key));
}

function milestonesSaid(milestones: WrittenMilestones): string {
  return Object.entries(milestones)
    .map(([year, value]) => `${year}年${value.toFixed()}`)
    .join('、');
}

function omitOf(omit: PlanEntry['omit'], plan: PlanId): string {
  return typeof omit === 'string' ? omit : (omit?.[plan] ?? '');
}

/** A target that plan.yaml gives without words, as somebody would type its number. */
function bareOf(target: TargetDefinition): string {
  return target.kind === 'threshold' ? target.limit.toFixed() : '';
}

function said(target: TargetDefinition, indicator: Indicator): string {
  if (target.kind !== 'around') return limitSaid(target, indicator);
  const { value, tolerance } = target;
  return aroundSaid(value.toFixed(), tolerance.isZero() ? '' : tolerance.toFixed(), indicator);
}

/** 50左右（%），上下5; without a tolerance it is still to be confirmed. */
export function aroundSaid(value: string, tolerance: string, indicator: Indicator): string {
  return tolerance === ''
    ? limitSaid({ kind: 'around', value: decimal(value), tolerance: null }, indicator)
    : `${value}左右（${indicator.measure}），上下${tolerance}`;
}
