/** How fast the figure moved lately, beside the pace since the base: a plan's pace hides a turn of the last years. */
import type { Maybe, Pace, RecentPace } from '../assessment.ts';
import { known, statistic, unknown } from '../maybe.ts';
import type { OwnFigure } from '../printed-figure.ts';
import type { Subject } from '../target/subject.ts';
import { isWorded } from '../printed-figure.ts';
import { printedSpeed } from './printed-speeds.ts';

/** Over at most so many years. */
const longest = 3;

/** (y_n − y_m)/(t_n − t_m), from the earliest comparable figure of the last three years; points a year. */
export function recentPace(
  { indicator, targetYear }: Pick<Subject, 'indicator' | 'targetYear'>,
  points: readonly OwnFigure[],
  pace: Pace,
): Maybe<{ readonly recent: RecentPace }> {
  if (pace.class === 'not-assessable' && pace.because !== null && !sayable.has(pace.because))
    return unknown(pace.because);
  // Without a target or a base the pace asks no further.
  if (indicator.trendPolicy !== 'yearly' || isWorded(indicator)) return unknown('no-trend');
  if (pace.flags.includes('small-count')) return unknown('small-count');
  const last = points.at(-1);
  const first = points.find((point) => last !== undefined && point.year >= last.year - longest);
  if (last !== undefined && last.year >= targetYear) return unknown('target-year-reached');
  if (last === undefined || first === undefined || first.year === last.year) return unknown('one-point');
  const perYear = statistic(last.exact.minus(first.exact).dividedBy(last.year - first.year), 'no-trend');
  if (perYear.verdict === 'unknown') return perYear;
  const { value } = perYear;
  return known({
    recent: {
      perYear: value,
      printed: printedSpeed(value, indicator.decimals),
      from: first.year,
      to: last.year,
      first,
      last,
    },
  });
}

/** Without a pace against the target there may be one all the same. */
const sayable: ReadonlySet<string> = new Set([
  'no-base', 'base-not-computable', 'no-target', 'series-break', 'same-year-as-base', 'overshot',
]); // prettier-ignore
