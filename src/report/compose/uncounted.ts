/** A base figure that no longer compares. */
import type { Assessment } from '../../rules/assessment.ts';

/** A base figure is there, and a new definition stands between it and this year. */
export function isBaseOutdated({ base, indicator, year }: Assessment): boolean {
  return base.verdict === 'known' && indicator.breaks.some((first) => base.figure.year < first && first <= year);
}
