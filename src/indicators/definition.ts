/** The register's schema (indicators.yaml) and the types it gives: what is true of an indicator in any city. */
import { z } from 'zod';
import type { Origin } from '../provenance.ts';
import type { Decimal } from './decimals.ts';
import { periodId, periodSchema } from './period.ts';
import type { PlanId } from './plan-id.ts';
import { planIds } from './plan-id.ts';
import type { TargetDefinition } from './target-definition.ts';
import { overlaidTargetSchema, targetSchema } from './target-definition.ts';
import { figureText, flagText, planId, wholeText } from './yaml/written-values.ts';

const bound = z.union([z.literal('null'), figureText]);

/** One name, or by period; by plan one or the other. */
const domainByPeriod = z.union([z.string(), z.record(periodId, z.string())]);
const domain = z.union([
  z.string(),
  z.partialRecord(planId, domainByPeriod),
  z.record(periodId, z.string(), '应为规划（women、children）或规划期（如 2021-2030）'),
]);

export const unitsSchema = z.union([
  z.array(z.string()),
  z.strictObject({ lead: z.string(), with: z.array(z.string()).default([]) }),
]);

const audit = z.strictObject({
  /** `30%` relative, `10` in the measure's own points, `none`. */
  jump: z
    .string()
    .regex(/^(\d+(\.\d+)?%?|none)$/, '应为 30%、10 或 none')
    .optional(),
  /** Codes this figure may not exceed: 新生儿 ≤ 婴儿 ≤ 5岁以下. */
  notAbove: z.array(z.string()).optional(),
});

const advice = z.strictObject({
  hard: z.array(z.string()).optional(),
  behind: z.array(z.string()).optional(),
  kept: z.array(z.string()).optional(),
});

/** The noun and verb of its headcount (适龄残疾儿童, 入学), and how a no is said (尚未建成…). */
const says = z.strictObject({
  people: z.string().optional(),
  verb: z.string().optional(),
  missing: z.string().optional(),
});

const code = z.string().regex(/^[A-Z]\d{2,3}[a-zA-Z]{0,2}$/, '代码应为字母加数字，如 W02、C30a');

const required = {
  name: z.string(),
  measure: z.string(),
  decimals: wholeText,
  direction: z.enum(['increase', 'decrease', 'range', 'none']),
  scale: z.enum(['rate', 'percent', 'count', 'money', 'real', 'yes-no', 'text']),
};

const optional = {
  short: z.string().optional(),
  aliases: z.array(z.string()).optional(),
  plans: z.array(planId).optional(),
  domain: domain.optional(),
  /** The plan periods it stands in; default all. */
  periods: z.array(periodId).min(1).optional(),
  /** false: from memory, in no form and no document. */
  confirmed: flagText.optional(),
  bounds: z.tuple([bound, bound]).optional(),
  units: unitsSchema.optional(),
  says: says.optional(),
  numerator: z.string().optional(),
  denominator: z.string().optional(),
  cases: z.string().optional(),
  trendPolicy: z.enum(['yearly', 'election', 'census', 'none']).optional(),
  audit: audit.optional(),
  meaning: z.string().optional(),
  advice: advice.optional(),
};

// No defaults in here: what an overlay does not say must stay unsaid.
export const indicatorSchema = z.strictObject({
  code,
  ...required,
  ...optional,
  targets: z.array(targetSchema).optional(),
});

export const registerSchema = z.strictObject({
  periods: z.array(periodSchema).min(1).optional(),
  indicators: z.array(indicatorSchema).min(1),
});

/** A round's own indicators.yaml: any part of an entry; of a new one all that an entry needs, and after which it stands. */
export const overlaySchema = z.strictObject({
  indicators: z
    .array(
      z
        .strictObject({ ...required, ...optional, targets: z.array(overlaidTargetSchema), after: z.string() })
        .partial()
        .extend({ code }),
    )
    .min(1),
});

export type IndicatorEntry = z.output<typeof indicatorSchema>;
export type OverlayEntry = z.output<typeof overlaySchema>['indicators'][number];
export type Direction = IndicatorEntry['direction'];
export type Scale = IndicatorEntry['scale'];
export type TrendPolicy = NonNullable<IndicatorEntry['trendPolicy']>;

/** A target as one indicator has it under one plan, from the register or the city's plan, with its place. */
export interface IndicatorTarget {
  readonly plan: PlanId;
  readonly definition: TargetDefinition;
  /** The year the target is to be reached: its own, else the plan's. */
  readonly year: number;
  readonly origin: Origin;
}

export interface BaseFigure {
  readonly year: number;
  readonly value: Decimal;
  readonly origin: Origin;
}

export interface Milestone {
  readonly value: Decimal;
  readonly origin: Origin;
}

type ByPlan<T> = Readonly<Partial<Record<PlanId, T>>>;

/** An indicator of this round: the register's entry with the city's own plan laid over it. */
export interface Indicator {
  readonly code: string;
  readonly name: string;
  readonly short: string;
  readonly aliases: readonly string[];
  /** Empty for support series: counts and populations behind rates. */
  readonly plans: readonly PlanId[];
  /** 领域 by plan, of the plan's period. */
  readonly domain: ByPlan<string>;
  /** The official order of 领域 in the plan's period, its own among them. */
  readonly domainOrder: ByPlan<readonly string[]>;
  readonly measure: string;
  readonly decimals: number;
  readonly direction: Direction;
  /** What is possible; null where there is no bound on that side. */
  readonly bounds: readonly [Decimal | null, Decimal | null];
  readonly scale: Scale;
  /** Of its plans; those of the register that hold for this round's plans, province and years. */
  readonly targets: readonly IndicatorTarget[];
  /** Its targets contradict themselves and were taken out: until they are put right it is judged in no set. */
  readonly contradicted: boolean;
  /** Who answers for it. */
  readonly units: readonly string[];
  /** 配合单位 */
  readonly partners: readonly string[];
  readonly says: { readonly people: string | null; readonly verb: string | null; readonly missing: string | null };
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly cases: string | null;
  readonly trendPolicy: TrendPolicy;
  /** When a change asks for an explanation. */
  readonly jump: JumpLimit;
  readonly notAbove: readonly string[];
  readonly meaning: string | null;
  readonly advice: {
    readonly hard: readonly string[];
    readonly behind: readonly string[];
    readonly kept: readonly string[];
  };
  /** By plan: the plans may start from different years. */
  readonly base: ByPlan<BaseFigure>;
  /** Planned values of single years, own target set. */
  readonly milestones: ByPlan<ReadonlyMap<number, Milestone>>;
  /** First years of a new definition: nothing is compared across them. */
  readonly breaks: readonly number[];
  /** Years whose comparability is limited: said, still compared. */
  readonly partial: readonly number[];
  /** Place in the register, from 0. */
  readonly order: number;
  readonly origin: Origin;
}

export type JumpLimit =
  | { readonly kind: 'relative'; readonly share: Decimal }
  | { readonly kind: 'points'; readonly points: Decimal }
  | { readonly kind: 'none' };

/** The 领域's place in the official order, from 0; −1 for what stands in none. */
export function domainPlace({ domain, domainOrder }: Indicator, plan: PlanId): number {
  return domainOrder[plan]?.indexOf(domain[plan] ?? '') ?? -1;
}

/** What is said of plans one by one. */
export function byPlan<T>(plans: readonly PlanId[], say: (plan: PlanId) => T | null): ByPlan<T> {
  const said: Partial<Record<PlanId, T>> = {};
  for (const plan of planIds) {
    const one = plans.includes(plan) ? say(plan) : null;
    if (one !== null) said[plan] = one;
  }
  return said;
}
