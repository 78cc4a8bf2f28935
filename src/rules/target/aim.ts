/** Which of two figures of an indicator is the better one: by direction, of a range by the distance to it. */
import type { Decimal } from '../../indicators/decimals.ts';
import type { Indicator } from '../../indicators/definition.ts';
import type { JudgedTarget } from '../assessment.ts';
import { signOf } from './target-test.ts';
import { rangeOf, writtenLimit } from './fixed-target.ts';

export type Aim =
  | { readonly kind: 'up' | 'down' }
  | { readonly kind: 'range'; readonly low: Decimal; readonly high: Decimal }
  | { readonly kind: 'none' };

/** The register's direction; where it names none, the one that the target asks for. */
export function aimOf(indicator: Indicator, target: JudgedTarget): Aim {
  if (indicator.direction === 'increase') return { kind: 'up' };
  if (indicator.direction === 'decrease') return { kind: 'down' };
  switch (target.kind) {
    case 'range':
      return { kind: 'range', low: target.low.rounded, high: target.high.rounded };
    case 'threshold':
    case 'relative':
      return { kind: signOf(target.comparison) > 0 ? 'up' : 'down' };
    case 'trend':
      return { kind: target.toward === 'increase' ? 'up' : 'down' };
    case 'all-of':
    case 'existence':
    case 'qualitative':
    case 'not-computable':
    case 'none':
      return indicator.direction === 'range' ? anyRange(indicator) : { kind: 'none' };
  }
}

/** Without a range of its own, an indicator of direction `range` is measured by the one another target names. */
function anyRange(indicator: Indicator): Aim {
  const [range] = indicator.targets.flatMap(({ definition }) => {
    const ends = rangeOf(definition);
    return ends === null ? [] : [ends];
  });
  if (range === undefined) return { kind: 'none' };
  const [low, high] = range;
  return { kind: 'range', low: writtenLimit(indicator, low).rounded, high: writtenLimit(indicator, high).rounded };
}

/** Positive where `a` is better than `b`, negative where worse, 0 where neither. Printed figures. */
export function compareBy(aim: Aim, a: Decimal, b: Decimal): number {
  switch (aim.kind) {
    case 'up':
      return a.comparedTo(b);
    case 'down':
      return b.comparedTo(a);
    case 'range':
      return distance(aim, b).comparedTo(distance(aim, a));
    case 'none':
      return 0;
  }
}

function distance(range: { readonly low: Decimal; readonly high: Decimal }, value: Decimal): Decimal {
  if (value.lessThan(range.low)) return range.low.minus(value);
  return value.greaterThan(range.high) ? value.minus(range.high) : value.minus(value);
}
