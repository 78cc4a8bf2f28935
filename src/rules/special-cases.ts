/** What makes a figure special, so that it is told alone and with a word of its own. */
import type { Decimal } from '../indicators/decimals.ts';
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

/** Its figures moved in years so near to one another that not each can have been an election's. */
export function movesOffElections(one: Assessment): boolean {
  const years = figuresOf(one).flatMap(({ year, value }, at, all) => {
    const before = all[at - 1];
    return before === undefined || before.year !== year - 1 || before.value.equals(value) ? [] : [year];
  });
  return years.some((year, at) => at > 0 && year - (years[at - 1] ?? 0) < fewestYearsOfTerm);
}

/** Nobody is elected for less. */
const fewestYearsOfTerm = 3;

/** Figures of two years on end: not only a census's. */
export function hasYearlyFigures(one: Assessment): boolean {
  return figuresOf(one).some(({ year }, at, all) => all[at - 1]?.year === year - 1);
}

/** The figure of that year is the one of the year before: nobody was elected then. */
export function isAsYearBefore(one: Assessment, year: number): boolean {
  const figures = figuresOf(one);
  const at = figures.findIndex((each) => each.year === year);
  const [now, before] = [figures[at], figures[at - 1]];
  return now !== undefined && before?.year === year - 1 && before.value.equals(now.value);
}

/** As printed, ascending; the base first, of the years after it those that have one of their own. */
function figuresOf({ base, path }: Assessment): readonly { readonly year: number; readonly value: Decimal }[] {
  const start = base.verdict === 'known' ? [{ year: base.figure.year, value: base.figure.rounded }] : [];
  const later = path.flatMap(({ year, actual }) =>
    actual.verdict === 'known' && year > (start[0]?.year ?? Number.NEGATIVE_INFINITY)
      ? [{ year, value: actual.figure.rounded }]
      : [],
  );
  return [...start, ...later];
}
