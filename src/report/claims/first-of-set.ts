/** Whether one stands first in a set, by the order that the sentence names. */
import type { Assessment } from '../../rules/assessment.ts';
import { holds as conditionHolds } from '../../rules/sets.ts';
import { hasLimit } from '../../rules/target/target-test.ts';
import type { ClaimOf } from './claim.ts';

/** Each in order closed at least as large a part of its way as the next, and as everyone who is not named. */
export function closedMost(members: readonly Assessment[], all: readonly Assessment[]): boolean {
  const named = members.map(closedPart);
  // Chance, few cases, and what moves away from its target on the whole are no results of the year.
  const others = all
    .filter((one) => !members.includes(one) && !conditionHolds('small-count', one) && one.change.noise === null)
    .filter((one) => one.pace.class !== 'moving-away')
    .map(closedPart);
  return (
    named.every((part, place) => part > 0 && part >= (named[place + 1] ?? 0) - equalParts) &&
    others.every((part) => named.every((shown) => shown >= part - equalParts))
  );
}

/** Parts that differ by less are equal: the same fifth from other figures is a hair off as a binary number. */
const equalParts = 1e-9;

/** Of the distance from base to target, the part that last year still lay on and this year does not; 0 where none did. */
function closedPart({ target, base, change, current, indicator }: Assessment): number {
  if (base.verdict === 'unknown' || current.verdict === 'unknown') return 0;
  const end = endOfWay(target, base.figure.rounded.toNumber());
  if (end === null) return 0;
  if (change.previous.verdict === 'unknown' || change.sense !== 'better') return 0;
  if (change.difference.verdict === 'unknown' || indicator.trendPolicy !== 'yearly') return 0;
  const left = (value: number): number => Math.max(0, end.toward * (end.limit - value));
  const [from, last, now] = [base.figure, change.previous.figure, current.figure].map((shown) =>
    left(shown.rounded.toNumber()),
  );
  return from === undefined || last === undefined || now === undefined || from === 0 ? 0 : (last - now) / from;
}

/** Of a range, the end that the base lay beyond. */
function endOfWay(
  target: Assessment['target'],
  from: number,
): { readonly limit: number; readonly toward: 1 | -1 } | null {
  if (target.kind === 'range') {
    const [low, high] = [target.low.rounded.toNumber(), target.high.rounded.toNumber()];
    return from < low ? { limit: low, toward: 1 } : { limit: high, toward: -1 };
  }
  if (!hasLimit(target)) return null;
  const isRising = target.comparison === '>=' || target.comparison === '>';
  return { limit: target.limit.rounded.toNumber(), toward: isRising ? 1 : -1 };
}

export function firstOf(order: ClaimOf<'first'>['is'], [one, ...others]: readonly Assessment[]): boolean {
  if (one === undefined) return false;
  const sizes = { 'widest-gap': gapShare, 'least-room': (each: Assessment) => -gapShare(each) } as const;
  const size = order === 'widest-gap' || order === 'least-room' ? sizes[order] : null;
  return size === null || others.every((other) => size(one) >= size(other));
}

function gapShare(one: Assessment): number {
  if (one.gap.verdict === 'unknown' || !hasLimit(one.target)) return 0;
  const limit = one.target.limit.rounded;
  return limit.isZero() ? 0 : one.gap.difference.value.abs().dividedBy(limit.abs()).toNumber();
}
