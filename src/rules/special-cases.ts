/** What makes a figure special, so that it is told alone and with a word of its own. */
import type { Assessment } from './assessment.ts';

/** A handful of cases behind a rate: one more or less changes the verdict. */
export function isSmall(one: Assessment): boolean {
  return one.pace.flags.includes('small-count') || one.warning.reasons.includes('small-count');
}

/** Of a target with several conditions something is reported, but not all that decides it: there is a figure, and no verdict. */
export function lacksParts({ target, attainment, current }: Assessment): boolean {
  if (target.kind !== 'all-of' || attainment !== 'no-data') return false;
  return current.verdict === 'known' || current.because === 'no-total';
}

/** A gross rate: more than all of them. */
export function exceedsHundred(one: Assessment): boolean {
  return (
    one.indicator.measure === '%' && one.current.verdict === 'known' && one.current.figure.rounded.greaterThan(100)
  );
}

/** Its target asks for a step every year (逐年增加), and this year none was made: that the base was left behind is not all. */
export function stopsThisYear({ target, change: { difference, sense } }: Assessment): boolean {
  if (target.kind !== 'trend' || difference.verdict === 'unknown') return false;
  return /逐年|每年|年年/u.test(target.text) && (sense === 'worse' || sense === 'equal');
}

/** Moves only with elections, and stands where it stood last year. */
export function staysBetweenElections(one: Assessment): boolean {
  return one.indicator.trendPolicy === 'election' && one.change.sense === 'equal';
}
