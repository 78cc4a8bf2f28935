/** Whether a printed figure reaches a printed number, and by how much it misses: in decimals, never in binary. */
import type { Decimal } from '../../indicators/decimals.ts';
import type { Comparison, JudgedTarget, Limit } from '../assessment.ts';

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

/** Targets that a single number reaches or misses. */
export type NumericTarget = Extract<JudgedTarget, { readonly kind: 'threshold' | 'relative' | 'range' }>;

export function isNumeric(target: JudgedTarget): target is NumericTarget {
  return target.kind === 'threshold' || target.kind === 'relative' || target.kind === 'range';
}

/** A number to move to, and from which side. */
export interface Goal {
  readonly comparison: Comparison;
  readonly limit: Limit;
}

/** +1 where higher is better, −1 where lower is. */
export function signOf(comparison: Comparison): 1 | -1 {
  return comparison === '>=' || comparison === '>' ? 1 : -1;
}

/** The number that counts for a figure: the target's, or of a range the nearer end; null inside the range. */
export function goalFrom(target: NumericTarget, value: Decimal): Goal | null {
  if (target.kind !== 'range') return target;
  if (value.lessThan(target.low.rounded)) return { comparison: '>=', limit: target.low };
  if (value.greaterThan(target.high.rounded)) return { comparison: '<=', limit: target.high };
  return null;
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
