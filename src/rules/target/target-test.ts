/** Whether a printed figure reaches a printed number, and by how much it misses: in decimals, never in binary. */
import type { Decimal } from '../../indicators/decimals.ts';
import type { Comparison } from '../../indicators/target-definition.ts';
import { isFromBelow } from '../../indicators/target-definition.ts';
import type { JudgedTarget, Limit } from '../assessment.ts';

export function reaches(comparison: Comparison, value: Decimal, limit: Decimal): boolean {
  switch (comparison) {
    case '>=':
      return value.greaterThanOrEqualTo(limit);
    case '>':
      return value.greaterThan(limit);
    case '<=':
      return value.lessThanOrEqualTo(limit);
    case '<':
      return value.lessThan(limit);
  }
}

/** Misses by at most `share` of the limit; of a limit of 0 there is no share. */
export function isNearly(value: Decimal, limit: Decimal, share: Decimal): boolean {
  return !limit.isZero() && value.minus(limit).abs().lessThanOrEqualTo(limit.abs().times(share));
}

type TargetKind = JudgedTarget['kind'];

/** How many numbers a single figure is measured against: the ends of a range are two. A new kind has to say. */
const ends = {
  threshold: 1,
  relative: 1,
  range: 2,
  'all-of': 0,
  trend: 0,
  existence: 0,
  qualitative: 0,
  'not-computable': 0,
  none: 0,
} as const satisfies Record<TargetKind, 0 | 1 | 2>;

type KindsWith<Count> = { [Kind in TargetKind]: (typeof ends)[Kind] extends Count ? Kind : never }[TargetKind];

/** Targets that a single number reaches or misses. */
export type NumericTarget = Extract<JudgedTarget, { readonly kind: KindsWith<1 | 2> }>;

export function isNumeric(target: JudgedTarget): target is NumericTarget {
  return ends[target.kind] > 0;
}

/** Targets of one number, whichever side the figure is on. */
export type LimitTarget = Extract<JudgedTarget, { readonly kind: KindsWith<1> }>;

export function hasLimit(target: JudgedTarget): target is LimitTarget {
  return ends[target.kind] === 1;
}

/** A number to move to, and from which side. */
export interface Goal {
  readonly comparison: Comparison;
  readonly limit: Limit;
}

/** +1 where higher is better, −1 where lower is. */
export function signOf(comparison: Comparison): 1 | -1 {
  return isFromBelow(comparison) ? 1 : -1;
}

/** The number that counts for a figure: the target's, or of a range the nearer end; null inside the range. */
export function goalFrom(target: NumericTarget, value: Decimal): Goal | null {
  switch (target.kind) {
    case 'threshold':
    case 'relative':
      return target;
    case 'range':
      if (value.lessThan(target.low.rounded)) return { comparison: '>=', limit: target.low };
      if (value.greaterThan(target.high.rounded)) return { comparison: '<=', limit: target.high };
      return null;
  }
}

export function meets(target: NumericTarget, value: Decimal): boolean {
  const goal = goalFrom(target, value);
  return goal === null || reaches(goal.comparison, value, goal.limit.rounded);
}

/** A strict target just touched: 95.0 against more than 95. */
export function isTouched(target: NumericTarget, value: Decimal): boolean {
  const goal = goalFrom(target, value);
  return goal !== null && value.equals(goal.limit.rounded) && !meets(target, value);
}
