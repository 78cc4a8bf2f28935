/** Counts that always add up: how many of a group of assessments stand where, and the rate that is printed with them. */
import type { Decimal } from '../../indicators/decimals.ts';
import { decimal } from '../../indicators/decimals.ts';
import type { Assessment, Attainment } from '../assessment.ts';

export interface AttainmentCounts {
  /** met-kept + met-early + met */
  readonly met: number;
  readonly nearlyMet: number;
  /** not-met + regressed */
  readonly notMet: number;
  readonly noData: number;
  /** The sum of the four. */
  readonly total: number;
  /** 定性目标, counted apart and left out of the total. */
  readonly qualitative: { readonly met: number; readonly notMet: number; readonly noData: number };
  readonly notApplicable: number;
}

export function countAttainment(assessments: readonly Assessment[]): AttainmentCounts {
  const qualitative = assessments.filter((one) => one.target.kind === 'qualitative');
  const counted = assessments.filter((one) => one.target.kind !== 'qualitative');
  const met = counted.filter(isMet).length;
  const nearlyMet = counted.filter((one) => one.attainment === 'nearly-met').length;
  const notMet = counted.filter(isNotMet).length;
  const noData = counted.filter((one) => one.attainment === 'no-data').length;
  return {
    met,
    nearlyMet,
    notMet,
    noData,
    total: met + nearlyMet + notMet + noData,
    qualitative: {
      met: qualitative.filter(isMet).length,
      notMet: qualitative.filter(isNotMet).length,
      noData: qualitative.filter((one) => one.attainment === 'no-data').length,
    },
    notApplicable: counted.filter((one) => one.attainment === 'not-applicable').length,
  };
}

export function isMet(one: Assessment): boolean {
  return one.attainment === 'met-kept' || one.attainment === 'met-early' || one.attainment === 'met';
}

/**
 * How a reached target is told before its year: 保持达标 only where no year since the base fell short; who missed it on the
 * way and is back has simply reached it. The judgement itself stands.
 */
export function mannerOf(one: Assessment): Attainment {
  const { attainment, target, path, year } = one;
  const isUnderWay = 'year' in target && year < target.year;
  const wasLost = path.some(
    (step) =>
      step.year < year &&
      (step.attainment === 'not-met' || step.attainment === 'nearly-met' || step.attainment === 'regressed'),
  );
  return attainment === 'met-kept' && isUnderWay && wasLost ? 'met' : attainment;
}

export function isNotMet(one: Assessment): boolean {
  return one.attainment === 'not-met' || one.attainment === 'regressed';
}

/** 达标率 in percent: met (and nearly met, where the setting counts it) ÷ total, no data included; null for no targets. */
export function attainmentRate(counts: AttainmentCounts, nearlyMetCounts: boolean): Decimal | null {
  if (counts.total === 0) return null;
  return decimal(counts.met + (nearlyMetCounts ? counts.nearlyMet : 0))
    .times(100)
    .dividedBy(counts.total);
}
