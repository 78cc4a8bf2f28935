/** The speed of the last three years, which stands beside the pace since the base in the warning workbook. */
import type { Exact } from './exact.ts';
import { casesAt } from './pace.ts';
import { comparablePoints } from './trend.ts';
import type { Subject } from './subject.ts';
import { currentAt } from './subject.ts';

/** In points a year, from the earliest comparable figure of the last three years; null where no speed is spoken of. */
export function recentPerYear(subject: Subject): Exact | null {
  const { year } = subject.truth;
  const current = currentAt(subject, year);
  if (current === null || current.carried || isSilent(subject)) return null;
  const [first] = comparablePoints(subject, year).filter((point) => point.year >= year - 3);
  if (first === undefined || first.year === year) return null;
  return current.value.minus(first.value).dividedBy(year - first.year);
}

/** A plan that is over, elections and censuses, a small count, what is there or not, and words have no speed. */
function isSilent(subject: Subject): boolean {
  const { indicator, target, settings, targetYear, truth } = subject;
  const cases = casesAt(subject, truth.year);
  return (
    truth.year >= targetYear ||
    indicator.policy !== 'yearly' ||
    (cases !== null && cases < settings.smallCount) ||
    ['exists', 'qualitative'].includes(target?.rule.kind ?? '') ||
    ['yes-no', 'text'].includes(indicator.scale)
  );
}
