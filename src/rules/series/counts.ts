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

function attainmentLastYear({ path, year }: Assessment): Attainment | null {
  return path.find((step) => step.year === year - 1)?.attainment ?? null;
}

function wasMetLastYear(one: Assessment): boolean {
  const last = attainmentLastYear(one);
  return last === 'met' || last === 'met-early' || last === 'met-kept';
}

function wasMissedLastYear(one: Assessment): boolean {
  const last = attainmentLastYear(one);
  return last === 'not-met' || last === 'regressed';
}

/**
 * Met now, and judged otherwise last year; not where last year had no figure, and not what is told as kept: the tables of a
 * plan that is over say 保持达标 of what was met at its base.
 */
export function isNewlyMet(one: Assessment): boolean {
  return (
    isMet(one) && mannerOf(one) !== 'met-kept' && (wasMissedLastYear(one) || attainmentLastYear(one) === 'nearly-met')
  );
}

/** Lost, and met last year: what was lost in an earlier year is no turn of this one. */
export function isNewlyLost(one: Assessment): boolean {
  return one.attainment === 'regressed' && wasMetLastYear(one);
}

/** Nearly met now, and not met last year. */
export function isNewlyNearly(one: Assessment): boolean {
  return one.attainment === 'nearly-met' && wasMissedLastYear(one);
}

/** Nearly met now, and met last year. */
export function isSlippedToNearly(one: Assessment): boolean {
  return one.attainment === 'nearly-met' && wasMetLastYear(one);
}
