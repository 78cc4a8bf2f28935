/** A number, or the reason why there is none. Nothing in this folder returns NaN or an infinity. */
export type Outcome = Figure | Undefined;

interface Figure {
  readonly verdict: 'value';
  readonly value: number;
}

export interface Undefined {
  readonly verdict: 'undefined';
  readonly because: Reason;
}

/**
 * - `no-points`, `one-point`: the series is too short for the method.
 * - `not-ahead`: the year asked for is not later than the last year of the series (or no time passes at all).
 * - `non-positive`: growth and logarithms need figures above zero.
 * - `outside-percent`: a logit needs figures strictly between 0 and 100.
 * - `overflow`: the figures are too large for floating-point numbers to hold the result.
 */
export type Reason = 'no-points' | 'one-point' | 'not-ahead' | 'non-positive' | 'outside-percent' | 'overflow';

export function undefinedBecause(because: Reason): Undefined {
  return { verdict: 'undefined', because };
}

/** The number as a figure; whatever floating point could not hold becomes `overflow`. */
export function figure(value: number): Outcome {
  return Number.isFinite(value) ? { verdict: 'value', value } : undefinedBecause('overflow');
}

/** Goes on with a figure, and passes a reason through. */
export function andThen<T>(outcome: Outcome, next: (value: number) => T): T | Undefined {
  return outcome.verdict === 'value' ? next(outcome.value) : outcome;
}
