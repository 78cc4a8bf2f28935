/** Saying that something is known, or why it is not. */
import type { Decimal } from '../indicators/decimals.ts';
import type { Maybe, Reason } from './assessment.ts';

export interface Unknown {
  readonly verdict: 'unknown';
  readonly because: Reason;
}

export function known<T extends object>(fields: T): { readonly verdict: 'known' } & T {
  return { verdict: 'known', ...fields };
}

export function unknown(because: Reason): Unknown {
  return { verdict: 'unknown', because };
}

/** A statistic as a number; one that floating point cannot hold is unknown. Never −0. */
export function statistic(value: Decimal | number, because: Reason): Maybe<{ readonly value: number }> {
  const number = typeof value === 'number' ? value : value.toNumber();
  if (!Number.isFinite(number)) return unknown(because);
  return known({ value: number === 0 ? 0 : number });
}
