/**
 * What is counted in 达标率: the target itself, and where the settings say so a miss of at most `nearlyMet` of it. Of a
 * target of the kind 达到并保持 that was once met, only the target itself.
 */
import type { Decimal } from '../indicators/decimals.ts';
import { decimal } from '../indicators/decimals.ts';
import type { Attainment } from './assessment.ts';
import { isMetNow } from './attainment.ts';
import type { Goal } from './trend/probability.ts';
import type { Settings } from '../indicators/settings.ts';
import type { NumericTarget } from './target/target-test.ts';
import { goalFrom, isNearly, meets } from './target/target-test.ts';

/**
 * How far a figure may miss and still be counted, as a share of the target; null where only the target itself counts. A
 * miss of 0 is not nothing: what just touches a strict target misses it by 0 and is 基本达标.
 */
export function countedMiss(target: NumericTarget, attainment: Attainment, settings: Settings): Decimal | null {
  const wasMet = isMetNow(attainment) || attainment === 'regressed';
  const kept = isKeep(target) && wasMet;
  return settings.nearlyMetCounts && !kept ? settings.nearlyMet : null;
}

/** 达到并保持: once reached never to be lost. */
export function isKeep(target: NumericTarget): boolean {
  switch (target.kind) {
    case 'threshold':
    case 'range':
      return target.keep;
    case 'relative':
      return false;
  }
}

/** Whether a printed figure would be counted. */
export function isCounted(target: NumericTarget, value: Decimal, miss: Decimal | null): boolean {
  if (meets(target, value)) return true;
  const goal = goalFrom(target, value);
  return goal !== null && miss !== null && isNearly(value, goal.limit.rounded, miss);
}

/**
 * T′ as a goal of the forecast: T (exact) less the miss that is counted with it. A strict target that may be missed at all
 * may also be just touched, save 0, of which nothing is a share.
 */
export function countedGoal(target: NumericTarget, missed: Decimal | null): Goal {
  const miss = missed ?? decimal(0);
  if (target.kind === 'range') {
    const [low, high] = [target.low.exact, target.high.exact];
    return {
      comparison: 'in',
      lower: low.minus(low.abs().times(miss)).toNumber(),
      upper: high.plus(high.abs().times(miss)).toNumber(),
    };
  }
  const limit = target.limit.exact;
  const allowed = limit.abs().times(miss);
  const mayTouch = missed !== null && !limit.isZero();
  if (target.comparison === '>=' || target.comparison === '>') {
    const comparison = mayTouch ? '>=' : target.comparison;
    return { comparison, value: limit.minus(allowed).toNumber() };
  }
  const comparison = mayTouch ? '<=' : target.comparison;
  return { comparison, value: limit.plus(allowed).toNumber() };
}
