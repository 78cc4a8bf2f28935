/** The class of a pace by its ratio, and how classes are ordered. */
import { decimal } from '../../indicators/decimals.ts';
import type { Settings } from '../../indicators/settings.ts';
import type { Pace, PaceClass } from '../assessment.ts';

/**
 * ≥ 0.95 on schedule, 0.60–0.95 slightly behind, 0–0.60 far behind, < 0 moving away: the cuts of Eurostat and
 * Statistics Canada, changeable in the settings. Compared in decimals, to the twelve digits that roots leave sure.
 */
export function paceClassOf(ratio: number, settings: Settings): PaceClass {
  const exact = decimal(ratio.toPrecision(12));
  if (exact.greaterThanOrEqualTo(settings.onSchedule)) return 'on-schedule';
  if (exact.greaterThanOrEqualTo(settings.farBehind)) return 'slightly-behind';
  return exact.greaterThanOrEqualTo(settings.movingAway) ? 'far-behind' : 'moving-away';
}

/** The method by shares decides, and by amounts the class would be another. */
export function isClassedByShares(
  { method, ratioArithmetic, ratioGeometric }: Pick<Pace, 'method' | 'ratioArithmetic' | 'ratioGeometric'>,
  settings: Settings,
): boolean {
  if (method !== 'geometric' || ratioArithmetic.verdict === 'unknown' || ratioGeometric.verdict === 'unknown')
    return false;
  return paceClassOf(ratioArithmetic.value, settings) !== paceClassOf(ratioGeometric.value, settings);
}

/** One class weaker, not below far behind. */
export function weakened(paceClass: PaceClass): PaceClass {
  switch (paceClass) {
    case 'on-schedule':
      return 'slightly-behind';
    case 'slightly-behind':
      return 'far-behind';
    default:
      return paceClass;
  }
}

/** Weakest first. What cannot be assessed is weaker than what is known to be on schedule. */
const fromWeakest: readonly PaceClass[] = [
  'moving-away',
  'far-behind',
  'slightly-behind',
  'not-assessable',
  'on-schedule',
  'maintain',
];

export function weakest<T extends { readonly class: PaceClass }>(paces: readonly T[]): T | undefined {
  return paces.toSorted((a, b) => fromWeakest.indexOf(a.class) - fromWeakest.indexOf(b.class))[0];
}
