/** Goals reached, missed and by how much. */
import type { Decimal } from '../../../indicators/decimals.ts';
import type { Assessment } from '../../assessment.ts';
import { isMet } from '../../series/counts.ts';
import type { Saying, Span } from '../statement.ts';
import type { Bearing } from './figures.ts';
import { as, figuresMeant, isReached, isWithin, isWithoutFigure } from './figures.ts';
import { isOfSize } from './sizes.ts';

type Goal = Extract<Saying, { kind: 'goal' }>;

export function goalBearing({ is, set, years }: Goal, one: Assessment): Bearing {
  const { attainment } = one;
  if (isWithoutFigure(one)) return 'not-so';
  if (attainment === 'no-data' || attainment === 'not-applicable' || (set !== null && set !== one.targetSet))
    return 'unknown';
  switch (is) {
    case 'lost':
      return as(attainment === 'regressed');
    case 'not-met':
      return as(!isMet(one));
    case 'nearly-met':
      return as(attainment === 'nearly-met');
    case 'about-met':
      return as(isMet(one) || attainment === 'nearly-met');
    case 'first-met':
      return as(isMet(one) && !one.path.some((step) => step.year < one.year && isReached(step.attainment)));
    case 'beyond':
      return as(isMet(one) && !isJustAtTheLimit(one));
    case 'past':
      // 超出目标 of a range, and of what should fall, is as often said of who missed it.
      if (!isMet(one) && (one.target.kind === 'range' || one.indicator.direction !== 'increase')) return 'unknown';
      return as(isMet(one) && !isJustAtTheLimit(one));
    case 'met':
      return as(isMet(one) && (years === null || reachedInAll(one, years)));
  }
}

export function goalOfYear({ is, set }: Goal, one: Assessment, year: number): Bearing {
  const step = one.path.find((each) => each.year === year);
  if (step === undefined || step.attainment === null || (set !== null && set !== one.targetSet)) return 'unknown';
  if (step.attainment === 'no-data' || step.attainment === 'not-applicable') return 'unknown';
  if (is === 'met') return as(isReached(step.attainment));
  if (is === 'nearly-met') return as(step.attainment === 'nearly-met');
  if (is === 'about-met') return as(isReached(step.attainment) || step.attainment === 'nearly-met');
  return is === 'not-met' ? as(!isReached(step.attainment)) : 'unknown';
}

function isJustAtTheLimit({ target, current }: Assessment): boolean {
  if (current.verdict === 'unknown') return false;
  const { rounded: figure } = current.figure;
  return (target.kind === 'threshold' || target.kind === 'relative') && figure.equals(target.limit.rounded);
}

function reachedInAll(one: Assessment, years: Span): boolean {
  const first = years === 'all' ? -Infinity : one.year - years;
  return one.path.every(
    ({ year, attainment }) => year <= first || year > one.year || attainment === null || attainment === 'no-data' || isReached(attainment),
  ); // prettier-ignore
}

/** 高于规划目标2.1个百分点: by the number itself, whichever side is the good one. */
export function goalSide(
  { side, asked, size, years }: Extract<Saying, { kind: 'goal-side' }>,
  one: Assessment,
): Bearing {
  if (isWithoutFigure(one)) return 'not-so';
  const { current, target } = one;
  if (current.verdict === 'unknown' || (target.kind !== 'threshold' && target.kind !== 'relative')) return 'unknown';
  if (asked && side === 'above' && size === null && isMet(one) && !isJustAtTheLimit(one)) return 'so';
  const limit = target.limit.rounded;
  const isOnSide = (figure: Decimal): boolean =>
    side === 'above' ? figure.greaterThan(limit) : figure.lessThan(limit);
  if (!figuresMeant(one, one.year, years).every(isOnSide)) return 'not-so';
  const difference = current.figure.rounded.minus(limit);
  return as(isOnSide(current.figure.rounded) && isOfSize(difference, size, null));
}

export function gapBearing({ size, limit }: Extract<Saying, { kind: 'goal-gap' }>, one: Assessment): Bearing {
  if (isWithoutFigure(one)) return 'not-so';
  const { current, target } = one;
  if (current.verdict === 'unknown') return 'unknown';
  const now = current.figure.rounded;
  if (limit !== null) return as(isOfSize(now.minus(limit), size, limit) && !isWithin(now, 'reached', { value: limit, places: 0 }, one)); // prettier-ignore
  if (isMet(one)) return 'not-so';
  if (target.kind !== 'threshold' && target.kind !== 'relative') return 'unknown';
  return as(isOfSize(now.minus(target.limit.rounded), size, target.limit.rounded));
}
