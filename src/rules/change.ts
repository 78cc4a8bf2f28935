/** How the figure moved: against the previous year, against the base, and how long it has run the wrong way. */
import { yearlyChange } from '../dataset/yearly-change.ts';
import type { Change, JudgedTarget, Maybe, PrintedDifference, Reason } from './assessment.ts';
import type { Aim } from './target/aim.ts';
import { aimOf, compareBy } from './target/aim.ts';
import { known, statistic, unknown } from './maybe.ts';
import type { CurrentFigure } from './series/own-series.ts';
import { latestBreak } from './series/own-series.ts';
import type { OwnFigure } from './printed-figure.ts';
import { differenceOf, isWorded } from './printed-figure.ts';
import type { Subject } from './target/subject.ts';

export function changeOf(subject: Subject, target: JudgedTarget, current: CurrentFigure, year: number): Change {
  const because = whyNoChange(subject, current);
  if (because !== null || current.verdict === 'unknown') {
    return noChange(because ?? 'no-data', previousAlone(subject, current, year));
  }
  const { indicator, total } = subject;
  const { figure } = current;
  const aim = aimOf(indicator, target);
  const { points, base } = total.comparableIn(year);
  const previous = total.points.find((point) => point.year === figure.year - 1);
  const found = yearlyChange({ ...subject.dataset, settings: subject.settings }, indicator, figure.year, null);
  return {
    ...againstPrevious(subject, aim, figure, previous),
    noise: found?.noise ?? null,
    asks: found?.asks ?? false,
    sinceBase:
      base.verdict === 'unknown'
        ? base
        : base.figure.year === figure.year
          ? unknown('same-year-as-base')
          : known({ difference: differenceOf(indicator, figure, base.figure) }),
    ...wrongWay(subject, aim, current, points),
  };
}

function whyNoChange(subject: Subject, current: CurrentFigure) {
  if (current.verdict === 'unknown') return current.because;
  if (current.carried) return 'carried' as const;
  if (!isWorded(subject.indicator)) return null;
  return subject.indicator.scale === 'text' ? ('qualitative' as const) : ('existence' as const);
}

/** Last year's figure stands whether this year's is there or not; only beside a carried one it would mislead. */
function previousAlone(subject: Subject, current: CurrentFigure, year: number): Change['previous'] {
  if (current.verdict === 'known' && current.carried) return unknown('carried');
  const previous = subject.total.points.find((point) => point.year === year - 1);
  return previous === undefined ? unknown('no-previous') : known({ figure: previous });
}

function noChange(because: Reason, previous: Change['previous']): Change {
  const nothing = unknown(because);
  return {
    previous,
    difference: nothing,
    relative: nothing,
    sinceBase: nothing,
    comparability: null,
    noise: null,
    asks: false,
    sense: 'none',
    wrongRun: 0,
    wrongRunTotal: nothing,
  };
}

type AgainstPrevious = Pick<Change, 'previous' | 'difference' | 'relative' | 'comparability' | 'sense'>;

/** Against the year before, never an older one; a break between the two leaves both figures standing, uncompared. */
function againstPrevious(
  subject: Subject,
  aim: Aim,
  figure: OwnFigure,
  previous: OwnFigure | undefined,
): AgainstPrevious {
  if (previous === undefined) {
    const missing = unknown('no-previous');
    return { previous: missing, difference: missing, relative: missing, comparability: null, sense: 'none' };
  }
  const { indicator } = subject;
  if (previous.year < latestBreak(indicator, figure.year)) {
    const cut = unknown('series-break');
    return {
      previous: known({ figure: previous }),
      difference: cut,
      relative: cut,
      comparability: 'none',
      sense: 'none',
    };
  }
  const difference = differenceOf(indicator, figure, previous);
  const partial = indicator.partial.includes(figure.year) || indicator.partial.includes(previous.year);
  return {
    previous: known({ figure: previous }),
    difference: known({ difference }),
    relative: previous.rounded.isZero()
      ? unknown('zero-previous')
      : statistic(difference.value.dividedBy(previous.rounded.abs()), 'zero-previous'),
    comparability: partial ? 'partial' : 'full',
    sense: senseOf(aim, figure, previous),
  };
}

function senseOf(aim: Aim, figure: OwnFigure, previous: OwnFigure): Change['sense'] {
  if (aim.kind === 'none') return 'none';
  const order = compareBy(aim, figure.rounded, previous.rounded);
  if (order === 0) return 'equal';
  return order > 0 ? 'better' : 'worse';
}

/** The latest changes that ran the wrong way one after the other, over the years that have a figure. */
export function wrongRunOf(subject: Subject, aim: Aim, current: CurrentFigure, points: readonly OwnFigure[]): number {
  if (whyNoChange(subject, current) !== null) return 0;
  let run = 0;
  for (let index = points.length - 1; index > 0; index -= 1) {
    const later = points[index];
    const earlier = points[index - 1];
    if (later === undefined || earlier === undefined) break;
    if (compareBy(aim, later.rounded, earlier.rounded) >= 0) break;
    run += 1;
  }
  return run;
}

function wrongWay(
  subject: Subject,
  aim: Aim,
  current: CurrentFigure,
  points: readonly OwnFigure[],
): { readonly wrongRun: number; readonly wrongRunTotal: Maybe<{ readonly difference: PrintedDifference }> } {
  const wrongRun = wrongRunOf(subject, aim, current, points);
  const last = points.at(-1);
  const start = points.at(-1 - wrongRun);
  if (wrongRun === 0 || last === undefined || start === undefined) {
    return { wrongRun, wrongRunTotal: unknown(aim.kind === 'none' ? 'no-direction' : 'no-wrong-change') };
  }
  return { wrongRun, wrongRunTotal: known({ difference: differenceOf(subject.indicator, last, start) }) };
}
