/** The order in which what asks for action is told: an order over what was judged, which judges nothing itself. */
import type { Assessment, WarningLevel } from './assessment.ts';

const urgency: Readonly<Record<WarningLevel, number>> = { red: 0, orange: 1, yellow: 2, blue: 3, grey: 4, green: 5 };

/** Worst level first; within a level the contrary direction first, then by rising probability, then register order. */
export function inOrderOfUrgency(assessments: readonly Assessment[]): readonly Assessment[] {
  return assessments.toSorted(
    (a, b) =>
      urgency[a.warning.level] - urgency[b.warning.level] ||
      Number(b.pace.class === 'moving-away') - Number(a.pace.class === 'moving-away') ||
      probabilityOf(a) - probabilityOf(b) ||
      a.indicator.order - b.indicator.order,
  );
}

function probabilityOf(one: Assessment): number {
  for (const forecast of one.forecast) {
    if (forecast.probability.verdict === 'known') return forecast.probability.value;
  }
  return 1;
}

/** Red or orange: what a notice and a meeting are for. */
export function isSerious({ warning }: Assessment): boolean {
  return warning.level === 'red' || warning.level === 'orange';
}
