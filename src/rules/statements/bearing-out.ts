/** A statement held against a judgement: borne out, contradicted, or nothing can be said. */
import type { Decimal } from '../../indicators/decimals.ts';
import { rounded } from '../../indicators/decimals.ts';
import type { AreaComparison, Assessment, Attainment, Change } from '../assessment.ts';
import { isMet } from '../series/counts.ts';
import type { Direction, Saying, Since, Size, Span } from './statement.ts';

export type Bearing = 'so' | 'not-so' | 'unknown';

/** `year`: of which it is said. */
export function bearingOf(saying: Saying, one: Assessment, year: number): Bearing {
  switch (saying.kind) {
    case 'goal':
      return year === one.year ? goalBearing(saying, one) : goalOfYear(saying, one, year);
    case 'goal-side':
      return year === one.year ? goalSide(saying, one) : 'unknown';
    case 'bound':
      return boundBearing(saying, one, year);
    case 'from':
      return fromBearing(saying, one);
    case 'change':
      return year === one.year ? changeBearing(saying, one) : 'unknown';
    case 'run':
      return year === one.year ? runBearing(saying, one) : 'unknown';
    case 'place':
      return year === one.year ? placeBearing(saying, one) : 'unknown';
    case 'beside':
      return year === one.year ? besideBearing(saying, one) : 'unknown';
    case 'record':
      return year === one.year ? recordBearing(saying.is, one) : 'unknown';
  }
}

function as(isSo: boolean): Bearing {
  return isSo ? 'so' : 'not-so';
}

/** Of a year without a figure nothing is reached: whoever says so should hand the figure in. */
function isWithoutFigure({ attainment, absence }: Assessment): boolean {
  return attainment === 'no-data' && (absence?.kind === 'not-reported' || absence?.kind === 'marked');
}

function isWithoutPrevious({ change: { previous, difference } }: Assessment): boolean {
  return previous.verdict === 'unknown' && difference.verdict === 'unknown' && difference.because === 'no-previous';
}

type Goal = Extract<Saying, { kind: 'goal' }>;

function goalBearing({ is, set, years }: Goal, one: Assessment): Bearing {
  const { attainment } = one;
  if (isWithoutFigure(one)) return 'not-so';
  if (attainment === 'no-data' || attainment === 'not-applicable' || (set !== null && set !== one.targetSet))
    return 'unknown';
  switch (is) {
    case 'lost':
      return as(attainment === 'regressed');
    case 'not-met':
      return as(!isMet(one));
    case 'nearly-met':
      return as(attainment === 'nearly-met');
    case 'about-met':
      return as(isMet(one) || attainment === 'nearly-met');
    case 'first-met':
      return as(isMet(one) && !one.path.some((step) => step.year < one.year && isReached(step.attainment)));
    case 'beyond':
      return as(isMet(one) && !isJustAtTheLimit(one));
    case 'met':
      return as(isMet(one) && (years === null || reachedInAll(one, years)));
  }
}

function goalOfYear({ is, set }: Goal, one: Assessment, year: number): Bearing {
  const step = one.path.find((each) => each.year === year);
  if (step === undefined || step.attainment === null || (set !== null && set !== one.targetSet)) return 'unknown';
  if (step.attainment === 'no-data' || step.attainment === 'not-applicable') return 'unknown';
  if (is === 'met') return as(isReached(step.attainment));
  return is === 'not-met' ? as(!isReached(step.attainment)) : 'unknown';
}

function isJustAtTheLimit({ target, current }: Assessment): boolean {
  if (current.verdict === 'unknown') return false;
  const { rounded: figure } = current.figure;
  return (target.kind === 'threshold' || target.kind === 'relative') && figure.equals(target.limit.rounded);
}

function reachedInAll(one: Assessment, years: Span): boolean {
  const first = years === 'all' ? -Infinity : one.year - years;
  return one.path.every(
    ({ year, attainment }) => year <= first || year > one.year || attainment === null || attainment === 'no-data' || isReached(attainment),
  ); // prettier-ignore
}

function isReached(attainment: Attainment | null): boolean {
  return attainment === 'met' || attainment === 'met-early' || attainment === 'met-kept';
}

/** 高于规划目标2.1个百分点: by the number itself, whichever side is the good one. */
function goalSide({ side, asked, size, years }: Extract<Saying, { kind: 'goal-side' }>, one: Assessment): Bearing {
  if (isWithoutFigure(one)) return 'not-so';
  const { current, target } = one;
  if (current.verdict === 'unknown' || (target.kind !== 'threshold' && target.kind !== 'relative')) return 'unknown';
  if (asked && side === 'above' && size === null && isMet(one) && !isJustAtTheLimit(one)) return 'so';
  const limit = target.limit.rounded;
  const isOnSide = (figure: Decimal): boolean =>
    side === 'above' ? figure.greaterThan(limit) : figure.lessThan(limit);
  if (!figuresMeant(one, one.year, years).every(isOnSide)) return 'not-so';
  const difference = current.figure.rounded.minus(limit);
  return as(isOnSide(current.figure.rounded) && isOfSize(difference, size, null));
}

function boundBearing(
  { comparison, value, places, years }: Extract<Saying, { kind: 'bound' }>,
  one: Assessment,
  year: number,
): Bearing {
  const figures = figuresMeant(one, year, years);
  const [first] = figures;
  if (first === undefined) return year === one.year && isWithoutFigure(one) ? 'not-so' : 'unknown';
  return as(figures.every((figure) => isWithin(figure, comparison, { value, places }, one)));
}

function figuresMeant(one: Assessment, year: number, years: Span | null): readonly Decimal[] {
  const back = years === null ? 1 : years === 'all' ? year - earliest(one) + 1 : years;
  return Array.from({ length: Math.max(1, back) }, (_, ago) => figureIn(one, year - ago)).filter(
    (figure) => figure !== null,
  );
}

function earliest({ path, base, year }: Assessment): number {
  return Math.min(year, ...path.map((step) => step.year), ...(base.verdict === 'known' ? [base.figure.year] : []));
}

function isWithin(
  figure: Decimal,
  comparison: Extract<Saying, { kind: 'bound' }>['comparison'],
  { value, places }: Pick<Size, 'value' | 'places'>,
  one: Assessment,
): boolean {
  const falls = one.indicator.direction === 'decrease';
  const isReached = falls ? figure.lessThanOrEqualTo(value) : figure.greaterThanOrEqualTo(value);
  switch (comparison) {
    case '>=':
      return figure.greaterThanOrEqualTo(value);
    case '<=':
      return figure.lessThanOrEqualTo(value);
    case '>':
      return figure.greaterThan(value);
    case '<':
      return figure.lessThan(value);
    case 'equal':
      // 99.9% is not 100%.
      return (value.equals(100) ? figure : rounded(figure, places)).equals(value);
    // 约96%, 96%左右 leave a twentieth; 近96% is not above it.
    case 'about':
      // The plan itself says how far 50%左右 goes.
      if (one.target.kind === 'range' && isInRange(figure, one.target) && isInRange(value, one.target)) return true;
      return figure.minus(value).abs().lessThanOrEqualTo(value.abs().times('0.05'));
    case 'reached':
      return isReached;
    case 'nearly':
      return isReached || figure.minus(value).abs().lessThanOrEqualTo(value.abs().times('0.01'));
    case 'just-below':
      return figure.lessThanOrEqualTo(value) && figure.greaterThanOrEqualTo(value.times('0.95'));
  }
}

function isInRange(value: Decimal, { low, high }: Extract<Assessment['target'], { kind: 'range' }>): boolean {
  return value.greaterThanOrEqualTo(low.rounded) && value.lessThanOrEqualTo(high.rounded);
}

/** Of an unnamed year any earlier figure bears it out. */
function fromBearing({ value, places, since }: Extract<Saying, { kind: 'from' }>, one: Assessment): Bearing {
  const then =
    since === 'last-year'
      ? one.year - 1
      : since === 'base'
        ? one.base.verdict === 'known'
          ? one.base.figure.year
          : null
        : since;
  const figures = then === null && since !== null ? [] : then === null ? earlierFigures(one) : [figureIn(one, then)].filter((figure) => figure !== null); // prettier-ignore
  if (figures.length === 0) return 'unknown';
  return as(figures.some((figure) => isWithin(figure, 'equal', { value, places }, one)));
}

function earlierFigures(one: Assessment): readonly Decimal[] {
  return Array.from({ length: one.year - earliest(one) }, (_, back) => figureIn(one, one.year - 1 - back)).filter((figure) => figure !== null); // prettier-ignore
}

type Difference = Change['difference'];

function changeBearing({ direction, since, size }: Extract<Saying, { kind: 'change' }>, one: Assessment): Bearing {
  if (isWithoutFigure(one)) return 'not-so';
  // Against a figure that nobody handed in nothing has changed by so much.
  if (since === 'last-year' && size !== null && isWithoutPrevious(one)) return 'not-so';
  if (since !== null) return moved(one, direction, size, differenceSince(one, since), relativeTo(one, since));
  // 提高2.1个百分点 may be since last year or since the base.
  const both = (['last-year', 'base'] as const).map((from) =>
    moved(one, direction, size, differenceSince(one, from), relativeTo(one, from)),
  );
  if (both.includes('so')) return 'so';
  return both.every((each) => each === 'not-so') ? 'not-so' : 'unknown';
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

/** 持平 is also said of two thousandths of the figure, 基本持平 of a hundredth. */
function isAbout(difference: Decimal, { current }: Assessment, share: string): boolean {
  if (difference.isZero() || current.verdict === 'unknown') return true;
  return difference.abs().lessThanOrEqualTo(current.figure.rounded.abs().times(share));
}

/** In as many digits as the words give; 左右 and 近 leave a fifth. */
function isOfSize(difference: Decimal, size: Size | null, before: Decimal | null): boolean {
  if (size === null) return true;
  const actual = difference.abs();
  const share = before === null || before.isZero() ? null : actual.dividedBy(before.abs()).times(100);
  const amount = size.in === 'points' ? actual : share;
  if (amount === null) return true;
  if (size.loose) return amount.minus(size.value).abs().lessThanOrEqualTo(size.value.times('0.2'));
  return rounded(amount, size.places).equals(size.value);
}

/**
 * Of so many years each went that way; of an unnamed span the last year did, and so did the year before or all since the
 * base.
 */
function runBearing({ direction, years, since }: Extract<Saying, { kind: 'run' }>, one: Assessment): Bearing {
  if (isWithoutFigure(one)) return 'not-so';
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
  if (good === 0 || direction === 'level' || direction === 'about-level') return 0;
  return direction === 'better' ? good : good === 1 ? -1 : 1;
}

/** Among the areas of the round; who is behind the average of a whole is not at its head. */
function placeBearing({ place, among }: Extract<Saying, { kind: 'place' }>, one: Assessment): Bearing {
  const { rank } = one;
  const known = rank.verdict === 'known' ? rank.rank : null;
  const numbered = /^([两三四五六七八九十\d]+)[市县区]$/u.exec(among) !== null;
  if (place === 'first') {
    if (known !== null && known.position > 1) return 'not-so';
    return behindAverage(one, among) ? 'not-so' : known === null ? 'unknown' : 'so';
  }
  if (place === 'front') {
    if (behindAverage(one, among)) return 'not-so';
    return known !== null && !/全[国省]/u.test(among) ? as(known.position * 2 <= known.of + 1) : 'unknown';
  }
  if (place === 'last') return known === null ? 'unknown' : as(known.position === known.of);
  return known !== null && numbered ? as(known.position === place) : 'unknown';
}

function behindAverage({ besideAreas, year }: Assessment, among: string): boolean {
  const role = /全[国省]/u.test(among) ? 'average' : 'upper';
  return besideAreas.comparison.some((other) => other.role === role && other.year === year && other.better === false);
}

function besideBearing({ area, is, size }: Extract<Saying, { kind: 'beside' }>, one: Assessment): Bearing {
  const other = one.besideAreas.comparison.find((each) => isMeant(each, area) && each.year === one.year);
  if (other === undefined) return 'unknown';
  const { value } = other.difference;
  switch (is) {
    case 'above':
      return as(value.greaterThan(0) && isOfSize(value, size, other.figure.rounded));
    case 'below':
      return as(value.lessThan(0) && isOfSize(value, size, other.figure.rounded));
    case 'better':
      return as(other.better === true);
    case 'worse':
      return as(other.better === false);
    case 'at-least':
      return as(other.better !== false);
    case 'equal':
      return as(isAbout(value, one, '0.01'));
  }
}

function isMeant({ areaName, role }: AreaComparison, area: string): boolean {
  if (areaName === area) return true;
  if (area === '全省' || area === '省') return role === 'average' && areaName.includes('省');
  if (area === '全国' || area === '国家') return role === 'average' && areaName.includes('国');
  return area === '全市' && role === 'upper';
}

function recordBearing(is: 'highest' | 'lowest' | 'best', one: Assessment): Bearing {
  const now = figureIn(one, one.year);
  if (now === null) return isWithoutFigure(one) ? 'not-so' : 'unknown';
  const earlier = earlierFigures(one);
  if (earlier.length === 0) return 'unknown';
  const falls = is === 'lowest' || (is === 'best' && one.indicator.direction === 'decrease');
  return as(earlier.every((figure) => (falls ? now.lessThanOrEqualTo(figure) : now.greaterThanOrEqualTo(figure))));
}

function figureIn({ path, current, base, year: now }: Assessment, year: number): Decimal | null {
  if (year === now) return current.verdict === 'known' && !current.carried ? current.figure.rounded : null;
  const step = path.find((each) => each.year === year);
  if (step?.actual.verdict === 'known') return step.actual.figure.rounded;
  return base.verdict === 'known' && base.figure.year === year ? base.figure.rounded : null;
}
