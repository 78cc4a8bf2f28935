/**
 * The register's schema (indicators.yaml) and the types it gives: what is true of an indicator in any city.
 * One schema is the type.
 */
import { z } from 'zod';
import type { Origin } from '../provenance.ts';
import type { Decimal } from './decimals.ts';
import type { PlanId } from './plan-id.ts';
import type { TargetDefinition } from './target-definition.ts';
import { targetSchema } from './target-definition.ts';
import { figureText, planId, wholeText } from './written-values.ts';

export const indicatorSchema = z.strictObject({
  code: z.string().regex(/^[A-Z]\d{2,3}[a-zA-Z]{0,2}$/, '代码应为字母加数字，如 W02、C30a'),
  name: z.string(),
  short: z.string().optional(),
  aliases: z.array(z.string()).default([]),
  plans: z.array(planId).default([]),
  domain: z.union([z.string(), z.partialRecord(planId, z.string())]).optional(),
  measure: z.string(),
  decimals: wholeText,
  direction: z.enum(['increase', 'decrease', 'range', 'none']),
  bounds: z.tuple([z.union([z.literal('null'), figureText]), z.union([z.literal('null'), figureText])]).optional(),
  scale: z.enum(['rate', 'percent', 'count', 'money', 'real', 'yes-no', 'text']),
  targets: z.array(targetSchema).default([]),
  units: z.array(z.string()).default([]),
  numerator: z.string().optional(),
  denominator: z.string().optional(),
  cases: z.string().optional(),
  trendPolicy: z.enum(['yearly', 'election', 'census', 'none']).default('yearly'),
  audit: z
    .strictObject({
      /** `30%` relative, `10` in the measure's own points, `none`. */
      jump: z
        .string()
        .regex(/^(\d+(\.\d+)?%?|none)$/, '应为 30%、10 或 none')
        .optional(),
      /** Codes this figure may not exceed: 新生儿 ≤ 婴儿 ≤ 5岁以下. */
      notAbove: z.array(z.string()).optional(),
    })
    .optional(),
  meaning: z.string().optional(),
  advice: z
    .strictObject({
      hard: z.array(z.string()).optional(),
      behind: z.array(z.string()).optional(),
      kept: z.array(z.string()).optional(),
    })
    .default({}),
});

export const registerSchema = z.strictObject({ indicators: z.array(indicatorSchema).min(1) });

export type IndicatorEntry = z.output<typeof indicatorSchema>;
export type Direction = IndicatorEntry['direction'];
export type Scale = IndicatorEntry['scale'];
export type TrendPolicy = IndicatorEntry['trendPolicy'];

/** A target as one indicator has it, from the register or the city's plan, with its year and place. */
export interface IndicatorTarget {
  readonly definition: TargetDefinition;
  /** The year the target is to be reached. */
  readonly year: number;
  readonly origin: Origin;
}

export interface BaseFigure {
  readonly year: number;
  readonly value: Decimal;
  readonly origin: Origin;
}

/** An indicator of this round: the register's entry with the city's own plan laid over it. */
export interface Indicator {
  readonly code: string;
  readonly name: string;
  readonly short: string;
  readonly aliases: readonly string[];
  /** Empty for support series: counts and populations behind rates. */
  readonly plans: readonly PlanId[];
  /** 领域 by plan. */
  readonly domain: Readonly<Partial<Record<PlanId, string>>>;
  readonly measure: string;
  readonly decimals: number;
  readonly direction: Direction;
  /** What is possible; null where there is no bound on that side. */
  readonly bounds: readonly [Decimal | null, Decimal | null];
  readonly scale: Scale;
  readonly targets: readonly IndicatorTarget[];
  readonly units: readonly string[];
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
  readonly base: BaseFigure | null;
  /** Planned values of single years, own target set. */
  readonly milestones: ReadonlyMap<number, { readonly value: Decimal; readonly origin: Origin }>;
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
