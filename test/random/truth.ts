/** What a random round means: the clean facts behind its files, so that a checker need not read the files again. */

export type PlanId = 'women' | 'children';
export const planIds = ['women', 'children'] as const;
export type TargetSetId = 'own' | 'upper' | 'province' | 'national';

export interface TruePlan {
  readonly title: string;
  readonly base: number;
  readonly target: number;
  readonly judge: TargetSetId;
}

export interface TrueUnit {
  readonly name: string;
  readonly title: string;
  readonly role: 'key' | 'member';
  readonly aliases: readonly string[];
}

export interface TrueArea {
  readonly id: string;
  readonly name: string;
  readonly role: 'average' | 'upper' | 'peer';
  readonly aliases: readonly string[];
}

export type StageId = 'annual' | 'midterm' | 'final';

/** One requirement as YAML writes it, figures as decimal text. */
export type Rule =
  | { readonly kind: 'atLeast' | 'atMost' | 'above' | 'below'; readonly limit: string; readonly keep?: true }
  | { readonly kind: 'between'; readonly from: string; readonly to: string; readonly keep?: true }
  | { readonly kind: 'around'; readonly value: string; readonly tolerance: string }
  | { readonly kind: 'fromBase'; readonly year: number; readonly value: string | null; readonly by: string }
  | { readonly kind: 'allOf'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'trend'; readonly way: 'increase' | 'decrease' }
  | { readonly kind: 'exists' }
  | { readonly kind: 'qualitative'; readonly criterion: string };

export interface Condition {
  readonly where: string;
  readonly kind: 'atLeast' | 'atMost' | 'above' | 'below';
  readonly limit: string;
}

export interface TrueTarget {
  readonly set: TargetSetId;
  readonly rule: Rule;
  /** Written in the YAML; null where the plan's holds. */
  readonly year: number | null;
  /** The plan's own words; null where none are given. */
  readonly text: string | null;
  /** One plan's alone; null for both. Only with the register's new forms. */
  readonly plan: PlanId | null;
  /** A province's name; null anywhere. Only with the register's new forms. */
  readonly of: string | null;
  readonly confirmed: boolean;
  readonly source: string | null;
  readonly file: 'indicators.yaml' | 'plan.yaml';
}

export type ScaleId = 'rate' | 'percent' | 'count' | 'money' | 'real' | 'yes-no' | 'text';
export type PolicyId = 'yearly' | 'election' | 'census' | 'none';

export interface PlanBase {
  readonly year: number;
  readonly value: string;
  /** Written once, without a plan's name. */
  readonly forBoth?: true;
}

export interface TrueIndicator {
  readonly code: string;
  readonly name: string;
  readonly short: string;
  readonly aliases: readonly string[];
  /** Empty for support series. */
  readonly plans: readonly PlanId[];
  /** The register's plans whose city plan leaves it out. */
  readonly omitted: readonly PlanId[];
  readonly domain: Readonly<Partial<Record<PlanId, string>>>;
  readonly measure: string;
  readonly scale: ScaleId;
  readonly decimals: number;
  readonly direction: 'increase' | 'decrease' | 'range' | 'none';
  readonly bounds: readonly [string | null, string | null];
  readonly policy: PolicyId;
  readonly units: readonly string[];
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly cases: string | null;
  readonly jump: string | null;
  readonly targets: readonly TrueTarget[];
  /** plan.yaml's base: one for all of its plans, or by plan (new forms). */
  readonly planBase: Readonly<Partial<Record<PlanId, PlanBase>>>;
  readonly milestones: Readonly<Partial<Record<PlanId, Readonly<Record<number, string>>>>>;
  readonly breaks: readonly number[];
  readonly partial: readonly number[];
  readonly advice: boolean;
}

/** What the program has to take for one figure once all cells and decisions are weighed. */
export interface TrueFigure {
  /** Exact, in the register's measure; for yes-no 1 or 0; null where there is none to use. */
  readonly value: string | null;
  /** Of yes-no and text indicators. */
  readonly word: string | null;
  /** Why there is none; null where there is one. */
  readonly because: 'mark' | 'blank' | 'unreadable' | 'refused' | 'conflict' | null;
  /** Cells that hold it, as the contract writes origins. */
  readonly origins: readonly string[];
  /** No other cell than one under 基期值 says it. */
  readonly asBase: boolean;
}

export interface TrueNote {
  readonly file: string;
  readonly unit: string;
  readonly general: boolean;
  /** The person's words, item by item, as written. */
  readonly items: readonly { readonly section: string | null; readonly text: string }[];
}

export interface Truth {
  readonly seed: number;
  readonly area: { readonly code: string | null; readonly name: string; readonly self: string };
  readonly province: string;
  readonly year: number;
  readonly plans: Readonly<Record<PlanId, TruePlan>>;
  /** As round.yaml writes them; what it does not write follows from the years. */
  readonly stages: Readonly<Partial<Record<PlanId, StageId>>>;
  readonly units: readonly TrueUnit[];
  readonly areas: readonly TrueArea[];
  readonly compiler: string;
  /** Overrides as round.yaml writes them. */
  readonly settings: Readonly<Record<string, string>>;
  /** In register order, support series among them. */
  readonly indicators: readonly TrueIndicator[];
  /** By `figureKey`; what has no entry was written nowhere. */
  readonly figures: ReadonlyMap<string, TrueFigure>;
  readonly notes: readonly TrueNote[];
}

/** `own` for the round's own area, null for the total. */
export function figureKey(code: string, area: string, year: number, dimension: string | null): string {
  return `${code}|${area}|${year}|${dimension ?? ''}`;
}

/** The period of a plan, by its target year. */
export function periodOf(target: number): '2011-2020' | '2021-2030' {
  return target <= 2020 ? '2011-2020' : '2021-2030';
}
