/**
 * What the rules find about one indicator under one plan and one target set. Facts only, no sentences.
 * Printed figures are taken once (四舍五入 to the register's decimals) and everything compared starts from them;
 * statistics are binary numbers, unrounded. What cannot be said is a verdict with its reason.
 */
import type { Noise } from '../dataset/yearly-change.ts';
import type { Decimal } from '../indicators/decimals.ts';
import type { Indicator } from '../indicators/definition.ts';
import type { Comparison, TargetSet } from '../indicators/target-definition.ts';
import type { PlanId } from '../indicators/plan-id.ts';
import type { Origin } from '../provenance.ts';

/** Why something is not said; the ids stand in `assess --json` under `because`. */
export type Reason =
  | 'no-data' | 'no-previous' | 'no-base' | 'no-target' | 'no-direction' | 'background'
  | 'maintain' | 'met' | 'zero-achieved' | 'against-need'
  | 'one-point' | 'election' | 'census' | 'no-trend' | 'existence' | 'trend-only' | 'qualitative' | 'several-conditions'
  | 'small-count' | 'overshot' | 'target-year-reached' | 'same-year-as-base' | 'geometric-undefined' | 'series-break'
  | 'carried' | 'base-not-computable' | 'not-target-year' | 'few-areas' | 'no-total' | 'touched' | 'first-year' | 'grey-level'
  | 'zero-previous' | 'no-wrong-change' | 'no-parts' | 'not-measured-since-base' | 'not-rare' | 'no-lack' | 'total'
  | 'target-contradiction'; // prettier-ignore

export type Maybe<T> = ({ readonly verdict: 'known' } & T) | { readonly verdict: 'unknown'; readonly because: Reason };

/** A figure with its printed form; `rounded` is the printed form as a decimal. */
export interface PrintedFigure {
  readonly exact: Decimal;
  readonly rounded: Decimal;
  readonly printed: string;
  readonly year: number;
  readonly origins: readonly Origin[];
}

/** Something computed from printed figures, with its own printed form (padded to the register's decimals). */
export interface PrintedDifference {
  readonly value: Decimal;
  readonly printed: string;
  readonly origins: readonly Origin[];
}

export const attainments = [
  'met-kept', 'met-early', 'met', 'nearly-met', 'not-met', 'regressed', 'no-data', 'not-applicable',
] as const; // prettier-ignore
export type Attainment = (typeof attainments)[number];

/** A number to be reached; `exact` is unrounded for pace and forecast. */
export interface Limit {
  readonly exact: Decimal;
  readonly rounded: Decimal;
  readonly printed: string;
}

/** A target made comparable: relative ones computed, ranges closed. `keep`: once reached never to be lost. */
export type JudgedTarget =
  | { readonly kind: 'threshold'; readonly comparison: Comparison; readonly limit: Limit; readonly keep: boolean } & TargetWords
  | { readonly kind: 'relative'; readonly comparison: Comparison; readonly limit: Limit } & TargetWords
  | { readonly kind: 'range'; readonly low: Limit; readonly high: Limit; readonly keep: boolean } & TargetWords
  | { readonly kind: 'all-of'; readonly conditions: readonly JudgedCondition[] } & TargetWords
  | { readonly kind: 'trend'; readonly toward: 'increase' | 'decrease' } & TargetWords
  | { readonly kind: 'existence' } & TargetWords
  | { readonly kind: 'qualitative'; readonly criterion: string } & TargetWords
  | { readonly kind: 'not-computable'; readonly of?: 'trend'; readonly because: 'base-not-computable'; readonly comparison: Comparison } & TargetWords
  | { readonly kind: 'none' }; // prettier-ignore

export interface TargetWords {
  readonly set: TargetSet;
  readonly year: number;
  /** As the plan words it; else made from the number (≥95% → 95%以上). */
  readonly text: string;
  readonly origins: readonly Origin[];
}

/** One condition of an all-of target, judged on its dimension. */
export interface JudgedCondition {
  readonly where: string;
  readonly comparison: Comparison;
  readonly limit: Limit;
  readonly current: Maybe<{ readonly figure: PrintedFigure }>;
  readonly base: Maybe<{ readonly figure: PrintedFigure }>;
  readonly met: boolean | null;
  readonly nearly: boolean;
  /** value − limit, from printed figures. */
  readonly gap: Maybe<{ readonly difference: PrintedDifference }>;
}

export type Comparability = 'full' | 'partial' | 'none';

export interface Change {
  /** The previous year's figure; never an older one. */
  readonly previous: Maybe<{ readonly figure: PrintedFigure }>;
  readonly difference: Maybe<{ readonly difference: PrintedDifference }>;
  /** difference ÷ printed previous figure without its sign: positive is a rise, of negative figures too. */
  readonly relative: Maybe<{ readonly value: number }>;
  readonly sinceBase: Maybe<{ readonly difference: PrintedDifference }>;
  readonly comparability: Comparability | null;
  /** Why the change is no news: it is printed, but raises no alarm word and no question. null where it is news or none. */
  readonly noise: Noise | null;
  /** Whether the register asks for an explanation of it, as the audit does. */
  readonly asks: boolean;
  /** Good, bad or neither, by the indicator's direction (a range: by distance). */
  readonly sense: 'better' | 'worse' | 'equal' | 'none';
  /** How many years running up to this one the figure moved the wrong way (0 if not), over recorded successive years. */
  readonly wrongRun: number;
  /** The size of the fall or rise over `wrongRun` changes, from printed figures. */
  readonly wrongRunTotal: Maybe<{ readonly difference: PrintedDifference }>;
}

export interface AreaComparison {
  readonly area: string;
  readonly areaName: string;
  readonly role: 'average' | 'upper' | 'peer';
  readonly year: number;
  /** Own figure of that year. */
  readonly own: PrintedFigure;
  readonly figure: PrintedFigure;
  /** own − area, from printed figures. */
  readonly difference: PrintedDifference;
  readonly better: boolean | null;
}

export interface Rank {
  readonly position: number;
  readonly of: number;
  /** Another area has the same place. */
  readonly shared: boolean;
  readonly areaNames: readonly string[];
}

export type PaceClass =
  'on-schedule' | 'slightly-behind' | 'far-behind' | 'moving-away' | 'maintain' | 'not-assessable';
export type Flag =
  | 'method-sensitive' | 'non-monotone' | 'geometric-undefined' | 'small-count' | 'clipped' | 'overshot' | 'series-break'; // prettier-ignore

export interface Pace {
  readonly method: 'arithmetic' | 'geometric';
  readonly class: PaceClass;
  /** Why the class is not-assessable. */
  readonly because: Reason | null;
  /** 完成进度 (y_n−y_B)/(T−y_B) */
  readonly progress: Maybe<{ readonly value: number }>;
  /** 时间进度 */
  readonly schedule: Maybe<{ readonly value: number }>;
  readonly ratioArithmetic: Maybe<{ readonly value: number }>;
  readonly ratioGeometric: Maybe<{ readonly value: number }>;
  /** Points a year. */
  readonly achievedPerYear: Maybe<{ readonly value: number }>;
  readonly neededPerYear: Maybe<{ readonly value: number }>;
  readonly multiplier: Maybe<{ readonly value: number }>;
  readonly achievedRate: Maybe<{ readonly value: number }>;
  readonly neededRate: Maybe<{ readonly value: number }>;
  readonly flags: readonly Flag[];
  /** By amounts the class would be another: the ratio by shares is what decided, and what is told of the speed. */
  readonly byShares: boolean;
  /** First and last year the achieved speed is taken over. */
  readonly span: { readonly from: number; readonly to: number } | null;
}

/** Points a year, without sign. */
export interface PrintedSpeeds {
  readonly needed: Maybe<{ readonly printed: string }>;
  readonly achieved: Maybe<{ readonly printed: string }>;
  /** needed ÷ achieved of the printed two; above ten (`isLarge`) it is printed as 10, for 10倍以上. */
  readonly multiplier: Maybe<{ readonly value: Decimal; readonly isLarge: boolean; readonly printed: string }>;
}

/** Over the last years, at most three: points a year, with sign; `printed` without. */
export interface RecentPace {
  readonly perYear: number;
  readonly printed: string;
  readonly from: number;
  readonly to: number;
  readonly first: PrintedFigure;
  readonly last: PrintedFigure;
}

export interface Forecast {
  readonly year: number;
  readonly method: string;
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  readonly level: number;
  /** Of being counted in 达标率 in the target year. */
  readonly probability: Maybe<{ readonly value: number }>;
  readonly clipped: boolean;
  readonly points: number;
  /** As printed, and whether it would be counted in 达标率, which nearly met may be. */
  readonly reachesTarget: boolean | null;
  readonly counted: boolean | null;
  /** Why the text makes no forecast of it; tables keep it. */
  readonly unsaid: Unsaid | null;
  readonly origins: readonly Origin[];
}

/** 区间过宽; the figure stands at its bound; the forecast would stand there. */
export type Unsaid = 'wide-interval' | 'at-bound' | 'reaches-bound';

/** The same forecast by other methods, for the report's word on which method decides. */
export interface MethodProjection {
  readonly method: string;
  readonly year: number;
  readonly value: Maybe<{ readonly value: number }>;
  readonly reachesTarget: boolean | null;
}

export const warningLevels = ['grey', 'green', 'blue', 'yellow', 'orange', 'red'] as const;
export type WarningLevel = (typeof warningLevels)[number];

export type WarningReason =
  | 'no-data' | 'target-not-computable' | 'target-contradiction' | 'no-direction'
  | 'moving-away' | 'deadline-missed' | 'out-of-reach' | 'needs-multiple'
  | 'far-behind' | 'regressed' | 'slipping-behind'
  | 'slightly-behind' | 'unlikely'
  | 'forecast-slips' | 'two-wrong-changes' | 'nearly-met' | 'uncertain' | 'method-sensitive' | 'pace-unknown' | 'small-count'
  | 'not-existing' | 'nearly-met-losing' | 'nearly-met-deadline' | 'not-achieved'
  | 'small-count-above' | 'not-measured-since-base'; // prettier-ignore

export interface Warning {
  readonly level: WarningLevel;
  /** All that hold, worst first. */
  readonly reasons: readonly WarningReason[];
  readonly since: 'new' | 'raised' | 'lowered' | 'lifted' | 'unchanged' | null;
  /** What last year's issued table said, and what today's method gives last year; null where there is no such table. */
  readonly issued: {
    readonly level: WarningLevel;
    readonly recomputed: WarningLevel | null;
    readonly origin: Origin;
  } | null;
}

/**
 * What the target year's forecast leads to expect of what is not met: 预期可达标, 达标余地不足, 经努力可望达标, 达标有难度,
 * 达标困难; `strict`: the forecast reaches the target, and the level is orange or red all the same (推算可达标、从严预警).
 */
export type Outlook = 'expected' | 'tight' | 'possible' | 'difficult' | 'hard' | 'strict';

/** Cases of the last years (at most three) after the base, and what the target would let expect. */
export interface PooledCases {
  /** Ascending; years of which cases or denominator are not known are left out. */
  readonly years: readonly number[];
  readonly cases: Decimal;
  /** T × denominators, in cases. */
  readonly expected: Decimal;
  /** Of so many cases or more, if the rate stood at the target. */
  readonly probability: number;
  readonly origins: readonly Origin[];
}

export interface PathYear {
  readonly year: number;
  readonly planned: Maybe<{ readonly limit: Limit; readonly milestone: boolean }>;
  readonly actual: Maybe<{ readonly figure: PrintedFigure }>;
  /** With the ends of its interval. */
  readonly forecast: Maybe<{ readonly value: number; readonly lower: number; readonly upper: number }>;
  readonly attainment: Attainment | null;
  readonly onPath: boolean | null;
  readonly level: WarningLevel | null;
}

export interface Assessment {
  readonly indicator: Indicator;
  readonly plan: PlanId;
  readonly domain: string;
  readonly units: readonly string[];
  /** null without a target. */
  readonly targetSet: TargetSet | null;
  readonly target: JudgedTarget;
  readonly year: number;
  /** The figure judged: the reporting year's, or a carried election or census figure. */
  readonly current: Maybe<{ readonly figure: PrintedFigure; readonly carried: boolean }>;
  /** The unit's own word for qualitative and yes-no indicators. */
  readonly word: string | null;
  /** An older figure, shown with its year where there is none this year; judged by nobody. */
  readonly older: Maybe<{ readonly figure: PrintedFigure }>;
  /** What the cells of the reporting year say where there is no figure: conflict, unreadable, 未统计 … */
  readonly absence: {
    readonly kind: 'not-reported' | 'conflict' | 'unreadable' | 'marked';
    readonly origins: readonly Origin[];
  } | null;
  readonly base: Maybe<{ readonly figure: PrintedFigure }>;
  readonly attainment: Attainment;
  /** printed value − printed target (to the nearer end of a range, 0 inside). */
  readonly gap: Maybe<{ readonly difference: PrintedDifference }>;
  readonly change: Change;
  /** What documents compare: totals (counts of people, sums of money) are left out, they grow with the area. */
  readonly comparison: readonly AreaComparison[];
  readonly rank: Maybe<{ readonly rank: Rank }>;
  /** The figures of all areas, totals too, for whoever knows what to divide by (`assess --json`). */
  readonly besideAreas: {
    readonly comparison: readonly AreaComparison[];
    readonly rank: Maybe<{ readonly rank: Rank }>;
  };
  readonly pace: Pace;
  readonly speeds: PrintedSpeeds;
  /** Beside the plan's pace; it decides nothing. */
  readonly recent: Maybe<{ readonly recent: RecentPace }>;
  readonly path: readonly PathYear[];
  readonly forecast: readonly Forecast[];
  readonly noForecast: Reason | null;
  readonly methods: readonly MethodProjection[];
  readonly warning: Warning;
  /** Outlook word for what is not met; null where none is written. */
  readonly outlook: Outlook | null;
  /** The count behind a rare-event rate, this year and the year before, and the denominator of this year. */
  readonly cases: Maybe<{
    readonly count: Decimal;
    readonly previous: Decimal | null;
    readonly denominator: Decimal | null;
    readonly origins: readonly Origin[];
    readonly previousOrigins: readonly Origin[];
  }>;
  /** Of a handful of cases behind a rate with an upper limit: those of the last years together. */
  readonly pooled: Maybe<{ readonly pooled: PooledCases }>;
  /** Numerator and denominator of this year where the rate can be recomputed. */
  readonly parts: Maybe<{
    readonly numerator: Decimal;
    readonly denominator: Decimal;
    readonly origins: readonly Origin[];
  }>;
  /** How many of the numerator are still lacking for the target. */
  readonly lacking: Maybe<{ readonly count: Decimal }>;
  readonly revision: {
    readonly before: string;
    readonly after: string;
    readonly year: number;
    readonly origins: readonly Origin[];
  } | null;
}
