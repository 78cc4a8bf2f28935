/** What a verdict says, whatever the target. */
import type { Attainment } from './assessment.ts';

export function isMetNow(attainment: Attainment): boolean {
  return attainment === 'met-kept' || attainment === 'met-early' || attainment === 'met';
}
