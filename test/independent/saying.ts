/** How a figure is said: printed to its decimals, 是 or 否, or the unit's word. */
import type { Exact } from './exact.ts';
import { printed } from './exact.ts';
import { ownWord } from './subject.ts';
import type { Subject } from './subject.ts';

/** Printed, or the unit's word. */
export function sayValue(subject: Subject, year: number | null, value: Exact | null): string | null {
  const { scale, decimals } = subject.indicator;
  if (year === null && scale !== 'text') return null;
  if (scale === 'text') return ownWord(subject, year ?? subject.truth.year);
  if (scale === 'yes-no') return value === null ? null : value.greaterThanOrEqualTo(1) ? '是' : '否';
  return value === null ? null : printed(value, decimals);
}
