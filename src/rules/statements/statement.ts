/**
 * What a unit's prose states as a result: of whom, of when, and what. One grammar reads it (`sayings.ts`, `quantities.ts`),
 * `clauses.ts` finds whom a clause is about, `bearing-out.ts` holds it against the judgement.
 */
import type { Decimal } from '../../indicators/decimals.ts';
import type { Comparison, TargetSet } from '../../indicators/target-definition.ts';

/** `not-up` of 上升势头得到遏制. */
export type Direction = 'up' | 'down' | 'level' | 'about-level' | 'better' | 'worse' | 'not-up' | 'not-down';

/** By how much: in the indicator's own points, or as a share of what it was (提高3% is a share of percentages too). */
export interface Size {
  readonly value: Decimal;
  /** Digits behind the point as written: 3.0 is not 3. */
  readonly places: number;
  readonly in: 'points' | 'share' | 'either';
  /** How far the words leave it open: 约, 左右; 以上, 多; 翻番; 近; 不足. */
  readonly allows: 'nothing' | 'about' | 'more' | 'at-least' | 'less' | 'under';
}

/** 连续三年: how many; `all` of 始终, 历年. */
export type Span = number | 'all';

/** Since when: the year before, the plan's base, a year by its number; null where the words do not tell. */
export type Since = 'last-year' | 'base' | number | null;

/** 三年累计提高 */
export interface YearsBack {
  readonly back: number;
}

export type Saying =
  /** `set`: whose goal is spoken of, where it is another's than the plan's. */
  | {
      readonly kind: 'goal';
      /** `past` of 超过: on the far side of it, which of what should fall may be the bad one. */
      readonly is: 'met' | 'first-met' | 'nearly-met' | 'about-met' | 'beyond' | 'past' | 'not-met' | 'lost';
      readonly set: TargetSet | null;
      readonly years: Span | null;
    }
  | {
      readonly kind: 'goal-side';
      readonly side: 'above' | 'below';
      /** 要求, 标准: who is above these does better than was asked, also where the figure is to fall. */
      readonly asked: boolean;
      readonly size: Size | null;
      readonly years: Span | null;
    }
  /** 距95%的目标还差1.2个百分点; `limit` where the goal's number is given. */
  | { readonly kind: 'goal-gap'; readonly size: Size | null; readonly limit: Decimal | null }
  /** 处于45%—55%的目标区间; without ends the plan's own range. */
  | {
      readonly kind: 'range';
      readonly ends: readonly [low: Decimal, high: Decimal] | null;
      readonly named: 'goal' | 'proper';
    }
  | {
      /** `places`: digits behind the point as written; `first`: no earlier figure was so. */
      readonly kind: 'bound';
      /** `reached`: on the good side of it, `missed`: not; `nearly`: or within a hundredth. */
      readonly comparison: Comparison | 'about' | 'just-below' | 'equal' | 'reached' | 'missed' | 'nearly';
      readonly value: Decimal;
      readonly places: number;
      readonly years: Span | null;
      readonly first?: boolean;
    }
  /** 由2016年的96.3%提高到: what it was before. */
  | { readonly kind: 'from'; readonly value: Decimal; readonly places: number; readonly since: Since }
  | {
      readonly kind: 'change';
      readonly direction: Direction;
      readonly since: Since | YearsBack;
      readonly size: Size | null;
    }
  /** `each` of 逐年: none of the last years went the other way, nor any `since` the one that the sentence begins with. */
  | {
      readonly kind: 'run';
      readonly direction: Direction;
      readonly years: number | 'each' | null;
      readonly since: number | null;
    }
  /** 死亡2例, 比上年多1例 */
  | { readonly kind: 'cases'; readonly is: 'are' | 'more' | 'fewer'; readonly count: Decimal }
  /** 已建成投入使用 */
  | { readonly kind: 'exists'; readonly isThere: boolean }
  /** 呈下降趋势: of an unnamed time. */
  | { readonly kind: 'trend'; readonly to: 'up' | 'down' }
  /** 由升转降: the last year went `to`, the one before did not. */
  | { readonly kind: 'turn'; readonly to: 'up' | 'down' }
  | { readonly kind: 'place'; readonly place: Place; readonly among: string }
  | {
      readonly kind: 'beside';
      readonly area: string;
      readonly is: 'above' | 'below' | 'better' | 'worse' | 'equal' | 'at-least' | 'apart';
      readonly size: Size | null;
    }
  | { readonly kind: 'record'; readonly is: 'highest' | 'lowest' | 'best'; readonly years: number | null };

/** `highest`: by the figure, whichever side is the good one. */
export type Place = 'first' | 'front' | 'last' | 'highest' | 'lowest' | number;

export interface Said {
  readonly saying: Saying;
  /** Where the words stand in the text that was read. */
  readonly start: number;
  readonly end: number;
}
