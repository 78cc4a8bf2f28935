/**
 * A target as a plan sets it: one requirement, written under one of several names (`atLeast: 95`, `keep: {…}`) and read
 * as one union, so that a new kind does not compile until every place that judges or words targets knows it.
 */
import { z } from 'zod';
import type { Decimal } from './decimals.ts';
import { decimal } from './decimals.ts';
import { periodId } from './period.ts';
import type { PlanId } from './plan-id.ts';
import { figureText, flagText, fractionText, planId, yearText } from './yaml/written-values.ts';

/** In the order in which they are judged; department is a ministry's own plan. */
export const targetSets = ['own', 'upper', 'province', 'national', 'department'] as const;
export type TargetSet = (typeof targetSets)[number];

/** Whose target a set is, in a column or a message. */
export const targetSetWord = {
  own: '本市',
  upper: '上级市',
  province: '省',
  national: '国家',
  department: '部门',
} as const satisfies Record<TargetSet, string>;

export type Comparison = '<=' | '>=' | '<' | '>';

export type TargetRequirement =
  /** `keep` (达到并保持): once reached never to be lost. */
  | { readonly kind: 'threshold'; readonly comparison: Comparison; readonly limit: Decimal; readonly keep: boolean }
  /** Closed. */
  | { readonly kind: 'range'; readonly low: Decimal; readonly high: Decimal; readonly keep: boolean }
  | { readonly kind: 'around'; readonly value: Decimal; readonly tolerance: Decimal }
  /** The value of `from` × (1 + by); without a value written there, the series' figure of that year. */
  | { readonly kind: 'relative'; readonly from: { readonly year: number; readonly value: Decimal | null }; readonly by: Decimal }
  | { readonly kind: 'all-of'; readonly conditions: readonly TargetCondition[] }
  | { readonly kind: 'trend'; readonly toward: 'increase' | 'decrease' }
  | { readonly kind: 'existence' }
  | { readonly kind: 'qualitative'; readonly criterion: string }; // prettier-ignore

/** A threshold on one dimension (城市, 农村). */
export interface TargetCondition {
  readonly where: string;
  readonly comparison: Comparison;
  readonly limit: Decimal;
}

export interface TargetAbout {
  readonly set: TargetSet;
  /** null: both plans of an indicator of both. */
  readonly plan: PlanId | null;
  /** null: the plan's target year. */
  readonly year: number | null;
  /** The plan period for which it is valid; null: the one that holds its year. */
  readonly period: string | null;
  /** The province whose target it is; null: anybody's. */
  readonly of: string | null;
  /** As the plan words it; printed as it stands. */
  readonly text: string | null;
  /** The document that sets it. */
  readonly source: string | null;
  /** false: heard of and not seen in a document; used in none. */
  readonly confirmed: boolean;
}

export type TargetDefinition = TargetRequirement & TargetAbout;

const limits = {
  atLeast: figureText.optional(),
  atMost: figureText.optional(),
  above: figureText.optional(),
  below: figureText.optional(),
};

const between = z.tuple([figureText, figureText]).refine(([low, high]) => low.lessThanOrEqualTo(high), {
  message: '下限不能大于上限',
});

const about = {
  set: z.enum(targetSets),
  plan: planId.optional(),
  year: yearText.optional(),
  period: periodId.optional(),
  of: z.string().optional(),
  text: z.string().optional(),
  source: z.string().optional(),
  confirmed: flagText.optional(),
};

const targetFields = z.strictObject({
  ...about,
  ...limits,
  between: between.optional(),
  /** Without a tolerance (左右 does not say how far) it is not confirmed. */
  around: z.strictObject({ value: figureText, tolerance: figureText.optional() }).optional(),
  fromBase: z.strictObject({ year: yearText, value: figureText.optional(), by: fractionText }).optional(),
  allOf: z
    .array(
      z.strictObject({ where: z.string(), ...limits }).refine((condition) => thresholdsOf(condition).length > 0, {
        message: '每个条件须写明一个限值，如 atLeast: 95',
      }),
    )
    .min(1)
    .optional(),
  trend: z.enum(['increase', 'decrease']).optional(),
  exists: flagText.refine((exists) => exists, { message: '只能写 true；不要求有的，不必写目标' }).optional(),
  qualitative: z.strictObject({ criterion: z.string() }).optional(),
  keep: z.strictObject({ ...limits, between: between.optional() }).optional(),
});

type WrittenTarget = z.output<typeof targetFields>;
type RequirementName = Exclude<keyof WrittenTarget, keyof typeof about>;

/** Each name under which a requirement can be written, with what it then says; none where it is not written. */
const requirements: { readonly [Name in RequirementName]: (written: WrittenTarget) => readonly TargetRequirement[] } = {
  atLeast: ({ atLeast }) => threshold({ atLeast }),
  atMost: ({ atMost }) => threshold({ atMost }),
  above: ({ above }) => threshold({ above }),
  below: ({ below }) => threshold({ below }),
  between: (written) => range(written),
  around: ({ around }) =>
    around === undefined ? [] : [{ kind: 'around', value: around.value, tolerance: around.tolerance ?? decimal(0) }],
  fromBase: ({ fromBase }) =>
    fromBase === undefined
      ? []
      : [{ kind: 'relative', from: { year: fromBase.year, value: fromBase.value ?? null }, by: fromBase.by }],
  allOf: ({ allOf }) =>
    allOf === undefined
      ? []
      : [
          {
            kind: 'all-of',
            conditions: allOf.flatMap((written) =>
              thresholdsOf(written).map((one) => ({ where: written.where, ...one })),
            ),
          },
        ],
  trend: ({ trend }) => (trend === undefined ? [] : [{ kind: 'trend', toward: trend }]),
  exists: ({ exists }) => (exists === undefined ? [] : [{ kind: 'existence' }]),
  qualitative: ({ qualitative }) => (qualitative === undefined ? [] : [{ kind: 'qualitative', ...qualitative }]),
  keep: ({ keep }) =>
    keep === undefined
      ? []
      : [...threshold(keep), ...range(keep)].map((requirement) => ({ ...requirement, keep: true })),
};

interface WrittenLimits {
  readonly atLeast?: Decimal | undefined;
  readonly atMost?: Decimal | undefined;
  readonly above?: Decimal | undefined;
  readonly below?: Decimal | undefined;
}

type Threshold = Extract<TargetRequirement, { readonly kind: 'threshold' }>;
type Range = Extract<TargetRequirement, { readonly kind: 'range' }>;

const comparisons = { atLeast: '>=', atMost: '<=', above: '>', below: '<' } as const satisfies Record<
  keyof WrittenLimits,
  Comparison
>;

/** Under which name a limit of the comparison is written. */
export function limitName(comparison: Comparison): string {
  return Object.entries(comparisons).find(([, own]) => own === comparison)?.[0] ?? comparison;
}

function thresholdsOf(written: WrittenLimits): readonly Pick<Threshold, 'comparison' | 'limit'>[] {
  return (['atLeast', 'atMost', 'above', 'below'] as const).flatMap((name) => {
    const limit = written[name];
    return limit === undefined ? [] : [{ comparison: comparisons[name], limit }];
  });
}

function threshold(written: WrittenLimits): readonly Threshold[] {
  return thresholdsOf(written).map((one) => ({ kind: 'threshold', ...one, keep: false }));
}

function range({ between: ends }: { readonly between?: readonly [Decimal, Decimal] | undefined }): readonly Range[] {
  return ends === undefined ? [] : [{ kind: 'range', low: ends[0], high: ends[1], keep: false }];
}

export const targetSchema = targetFields.transform((written, context): TargetDefinition => {
  const named = Object.entries(requirements).flatMap(([name, read]) =>
    read(written).map((requirement) => ({ name, requirement })),
  );
  const [only, second] = named;
  if (only === undefined || second !== undefined) {
    context.addIssue({
      code: 'custom',
      message: whyNotOne(
        named.map(({ name }) => name),
        written.keep !== undefined,
      ),
    });
    return z.NEVER;
  }
  return { ...only.requirement, ...aboutOf(written) };
});

function aboutOf(written: WrittenTarget): TargetAbout {
  const { set, plan, year, period, of, text, source, confirmed, around } = written;
  return {
    set,
    plan: plan ?? null,
    year: year ?? null,
    period: period ?? null,
    of: of ?? null,
    text: text ?? null,
    source: source ?? null,
    confirmed: (confirmed ?? true) && (around === undefined || around.tolerance !== undefined),
  };
}

/** What a round's own indicators.yaml may add to a target of the register, which it names by set, year and province. */
const supplementSchema = z.strictObject(about);

export type TargetSupplement = z.output<typeof supplementSchema>;

/** A whole target, or what is added to one. */
export const overlaidTargetSchema = z.union([
  targetSchema.transform((target) => ({ whole: true as const, target })),
  supplementSchema.transform((supplement) => ({ whole: false as const, supplement })),
]);

function whyNotOne(names: readonly string[], kept: boolean): string {
  if (names.length > 0) return `一个目标只能有一种要求，现有 ${names.join('、')}`;
  if (kept) return '达到并保持（keep）须写明一个限值，如 keep: {atLeast: 92}';
  return `目标须写明一种要求（${Object.keys(requirements).join('、')} 之一）`;
}

/** Whether higher is better by a comparison: the limit is reached from below. */
export function isFromBelow(comparison: Comparison): boolean {
  switch (comparison) {
    case '>=':
    case '>':
      return true;
    case '<=':
    case '<':
      return false;
  }
}

/** The parts of the whole that a target asks for by name (城市, 农村); none where it asks for the whole. */
export function partsAsked(target: TargetDefinition): readonly string[] {
  switch (target.kind) {
    case 'all-of':
      return target.conditions.map(({ where }) => where);
    case 'threshold':
    case 'range':
    case 'around':
    case 'relative':
    case 'trend':
    case 'existence':
    case 'qualitative':
      return [];
  }
}

/** Whether a target says which way the figure is to go, and so needs an indicator that has a better side. */
export function asksForDirection(target: TargetDefinition): boolean {
  switch (target.kind) {
    case 'relative':
    case 'trend':
      return true;
    case 'threshold':
    case 'range':
    case 'around':
    case 'all-of':
    case 'existence':
    case 'qualitative':
      return false;
  }
}
