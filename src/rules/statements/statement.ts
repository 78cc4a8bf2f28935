/**
 * What a unit's prose states as a result: of whom, of when, and what. One grammar reads it (`sayings.ts`, `quantities.ts`),
 * `clauses.ts` finds whom a clause is about, `bearing-out.ts` holds it against the judgement.
 */
import type { Decimal } from '../../indicators/decimals.ts';
import type { Comparison, TargetSet } from '../../indicators/target-definition.ts';

export type Direction = 'up' | 'down' | 'level' | 'about-level' | 'better' | 'worse';

/** By how much: in the indicator's own points, or as a share of what it was (提高3% is a share of percentages too). */
export interface Size {
  readonly value: Decimal;
  /** Digits behind the point as written: 3.0 is not 3. */
  readonly places: number;
  readonly in: 'points' | 'share';
  /** 左右, 近, 约 */
  readonly loose: boolean;
}

/** 连续三年: how many; `all` of 始终, 历年. */
export type Span = number | 'all';

/** Since when: the year before, the plan's base, a year by its number; null where the words do not tell. */
export type Since = 'last-year' | 'base' | number | null;

export type Saying =
  /** `set`: whose goal is spoken of, where it is another's than the plan's. */
  | {
      readonly kind: 'goal';
      readonly is: 'met' | 'first-met' | 'nearly-met' | 'about-met' | 'beyond' | 'not-met' | 'lost';
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
  | {
      /** `places`: digits behind the point as written. */
      readonly kind: 'bound';
      /** `reached`: on the good side of it; `nearly`: or within a hundredth. */
      readonly comparison: Comparison | 'about' | 'just-below' | 'equal' | 'reached' | 'nearly';
      readonly value: Decimal;
      readonly places: number;
      readonly years: Span | null;
    }
  /** 由2016年的96.3%提高到: what it was before. */
  | { readonly kind: 'from'; readonly value: Decimal; readonly places: number; readonly since: Since }
  | { readonly kind: 'change'; readonly direction: Direction; readonly since: Since; readonly size: Size | null }
  /** `each` of 逐年: none of the last years went the other way, nor any `since` the one that the sentence begins with. */
  | {
      readonly kind: 'run';
      readonly direction: Direction;
      readonly years: number | 'each' | null;
      readonly since: number | null;
    }
  | { readonly kind: 'place'; readonly place: 'first' | 'front' | 'last' | number; readonly among: string }
  | {
      readonly kind: 'beside';
      readonly area: string;
      readonly is: 'above' | 'below' | 'better' | 'worse' | 'equal' | 'at-least';
      readonly size: Size | null;
    }
  | { readonly kind: 'record'; readonly is: 'highest' | 'lowest' | 'best' };

export interface Said {
  readonly saying: Saying;
  /** Where the words stand in the text that was read. */
  readonly start: number;
  readonly end: number;
}
