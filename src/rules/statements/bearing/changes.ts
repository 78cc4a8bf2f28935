/** Changes since a year, runs of years, turns. */
import type { Decimal } from '../../../indicators/decimals.ts';
import type { Assessment, Change } from '../../assessment.ts';
import type { Direction, Saying, Since, Size } from '../statement.ts';
import type { Bearing } from './figures.ts';
import { as, figureIn, isWithoutFigure } from './figures.ts';
import { isAbout, isOfSize } from './sizes.ts';

function isWithoutPrevious({ change: { previous, difference } }: Assessment): boolean {
  return previous.verdict === 'unknown' && difference.verdict === 'unknown' && difference.because === 'no-previous';
}

type Difference = Change['difference'];

export function changeBearing(
  { direction, since, size }: Extract<Saying, { kind: 'change' }>,
  one: Assessment,
): Bearing {
  if (isWithoutFigure(one)) return 'not-so';
  // Against a figure that nobody handed in nothing has changed by so much.
  if (since === 'last-year' && size !== null && isWithoutPrevious(one)) return 'not-so';
  // 三年累计提高: from three years back, or over three years this one among them.
  if (typeof since === 'object' && since !== null) {
    const meant = [since.back, since.back - 1].map((back) => one.year - back);
    const base = one.base.verdict === 'known' ? one.base.figure.year : null;
    const froms = base !== null && meant.includes(base) ? [base] : meant;
    return anyOf(froms.map((from) => moved(one, direction, size, differenceSince(one, from), relativeTo(one, from))));
  }
  if (since !== null) return moved(one, direction, size, differenceSince(one, since), relativeTo(one, since));
  // 提高2.1个百分点 may be since last year or since the base.
  const both = (['last-year', 'base'] as const).map((from) =>
    moved(one, direction, size, differenceSince(one, from), relativeTo(one, from)),
  );
  return anyOf(both);
}

function anyOf(bearings: readonly Bearing[]): Bearing {
  if (bearings.includes('so')) return 'so';
  return bearings.every((each) => each === 'not-so') ? 'not-so' : 'unknown';
}

function differenceSince(one: Assessment, since: Exclude<Since, null>): Decimal | null {
  const of = (difference: Difference): Decimal | null =>
    difference.verdict === 'known' ? difference.difference.value : null;
  if (since === 'last-year' || since === one.year - 1) return of(one.change.difference);
  if (since === 'base' || (one.base.verdict === 'known' && one.base.figure.year === since))
    return of(one.change.sinceBase);
  const [now, then] = [figureIn(one, one.year), figureIn(one, since)];
  return now === null || then === null || one.change.comparability === 'none' ? null : now.minus(then);
}

/** The figure that a share is taken of. */
function relativeTo(one: Assessment, since: Exclude<Since, null>): Decimal | null {
  if (since === 'last-year') return figureIn(one, one.year - 1);
  if (since === 'base') return one.base.verdict === 'known' ? one.base.figure.rounded : null;
  return figureIn(one, since);
}

function moved(
  one: Assessment,
  direction: Direction,
  size: Size | null,
  difference: Decimal | null,
  before: Decimal | null,
): Bearing {
  if (difference === null) return 'unknown';
  switch (direction) {
    case 'up':
      return as(difference.greaterThan(0) && isOfSize(difference, size, before));
    case 'down':
      return as(difference.lessThan(0) && isOfSize(difference, size, before));
    case 'not-up':
      return as(!difference.greaterThan(0) || one.change.noise !== null);
    case 'not-down':
      return as(!difference.lessThan(0) || one.change.noise !== null);
    case 'level':
      return as(isAbout(difference, one, '0.002'));
    case 'about-level':
      return as(one.change.noise !== null || isAbout(difference, one, '0.01'));
    case 'better':
    case 'worse': {
      const good = one.indicator.direction === 'increase' ? 1 : one.indicator.direction === 'decrease' ? -1 : 0;
      if (good === 0) return 'unknown';
      return as(Math.sign(difference.toNumber()) === (direction === 'better' ? good : -good));
    }
  }
}

/**
 * Of so many years each went that way; of an unnamed span the last year did, and so did the year before or all since the
 * base.
 */
export function runBearing({ direction, years, since }: Extract<Saying, { kind: 'run' }>, one: Assessment): Bearing {
  if (isWithoutFigure(one)) return 'not-so';
  if (direction === 'level') return stillBearing(years, one);
  const sign = signOf(direction, one);
  const { difference, sinceBase } = one.change;
  if (sign === 0 || (difference.verdict === 'unknown' && (years !== null || sinceBase.verdict === 'unknown')))
    return 'unknown';
  const went = (change: Difference): number =>
    change.verdict === 'unknown' ? sign : Math.sign(change.difference.value.toNumber());
  if (went(difference) !== sign) return 'not-so';
  if (years === null) {
    const [before, earlier] = [figureIn(one, one.year - 1), figureIn(one, one.year - 2)];
    const alsoBefore = before !== null && earlier !== null && Math.sign(before.minus(earlier).toNumber()) === sign;
    return as(went(sinceBase) === sign || alsoBefore);
  }
  const changes = years === 'each' ? (since === null ? yearsOfEach : one.year - since) : years;
  const figures = Array.from({ length: changes + 1 }, (_, back) => figureIn(one, one.year - back));
  return as(
    figures.every((figure, back) => {
      const before = figures[back + 1] ?? null;
      return figure === null || before === null || Math.sign(figure.minus(before).toNumber()) === sign;
    }),
  );
}

/** 逐年 is of every year since the one named (由2020年的…), else of the last, as many as these. */
const yearsOfEach = 3;

/** Up or down by the direction's words; 0 where nothing is better. */
function signOf(direction: Direction, { indicator }: Assessment): 1 | -1 | 0 {
  if (direction === 'up') return 1;
  if (direction === 'down') return -1;
  const good = indicator.direction === 'increase' ? 1 : indicator.direction === 'decrease' ? -1 : 0;
  if (good === 0 || (direction !== 'better' && direction !== 'worse')) return 0;
  return direction === 'better' ? good : good === 1 ? -1 : 1;
}

/** 由降转升: the year before went the other way, or did not move. */
export function turnBearing(to: 'up' | 'down', one: Assessment): Bearing {
  if (isWithoutFigure(one)) return 'not-so';
  const { difference } = one.change;
  if (difference.verdict === 'unknown') return 'unknown';
  const sign = to === 'up' ? 1 : -1;
  if (Math.sign(difference.difference.value.toNumber()) !== sign) return 'not-so';
  const [before, earlier] = [figureIn(one, one.year - 1), figureIn(one, one.year - 2)];
  return before === null || earlier === null ? 'so' : as(Math.sign(before.minus(earlier).toNumber()) !== sign);
}

/** Neither the last year nor the one before went that way, or neither the last year nor all since the base. */
export function trendBearing(to: 'up' | 'down', one: Assessment): Bearing {
  if (isWithoutFigure(one)) return 'not-so';
  const sign = to === 'up' ? 1 : -1;
  const went = (difference: Decimal | null): boolean | null =>
    difference === null ? null : Math.sign(difference.toNumber()) === sign;
  const [before, earlier] = [figureIn(one, one.year - 1), figureIn(one, one.year - 2)];
  const last = went(differenceSince(one, 'last-year'));
  const earlierOnes = [went(before === null || earlier === null ? null : before.minus(earlier)), went(differenceSince(one, 'base'))]; // prettier-ignore
  if (last === null) return 'unknown';
  if (last) return 'so';
  return earlierOnes.includes(false) ? 'not-so' : 'unknown';
}

function stillBearing(years: number | 'each' | null, one: Assessment): Bearing {
  const span = typeof years === 'number' ? years : yearsOfEach;
  const figures = Array.from({ length: span }, (_, back) => figureIn(one, one.year - back)).filter((figure) => figure !== null); // prettier-ignore
  const [now] = figures;
  if (now === undefined || figures.length < 2) return 'unknown';
  return as(figures.every((figure) => isAbout(figure.minus(now), one, '0.002')));
}
