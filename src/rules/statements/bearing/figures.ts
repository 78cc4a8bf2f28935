/** Figures of a year held against what is said of them, and what all kinds of statements ask of a judgement. */
import type { Decimal } from '../../../indicators/decimals.ts';
import { rounded } from '../../../indicators/decimals.ts';
import type { Assessment, Attainment } from '../../assessment.ts';
import { isMet } from '../../series/counts.ts';
import type { Saying, Size, Span } from '../statement.ts';

export type Bearing = 'so' | 'not-so' | 'unknown';

export function as(isSo: boolean): Bearing {
  return isSo ? 'so' : 'not-so';
}

/** Of a year without a figure nothing is reached: whoever says so should hand the figure in. */
export function isWithoutFigure({ attainment, absence }: Assessment): boolean {
  return attainment === 'no-data' && (absence?.kind === 'not-reported' || absence?.kind === 'marked');
}

export function isReached(attainment: Attainment | null): boolean {
  return attainment === 'met' || attainment === 'met-early' || attainment === 'met-kept';
}

export function boundBearing(
  { comparison, value, places, years, first: isFirst = false }: Extract<Saying, { kind: 'bound' }>,
  one: Assessment,
  year: number,
): Bearing {
  const figures = figuresMeant(one, year, years);
  const [first] = figures;
  if (first === undefined) return year === one.year && isWithoutFigure(one) ? 'not-so' : 'unknown';
  if (!figures.every((figure) => isWithin(figure, comparison, { value, places }, one))) return 'not-so';
  const before = isFirst ? figuresMeant(one, year - 1, 'all') : [];
  const side = comparison === 'equal' ? 'reached' : comparison;
  return as(before.every((figure) => !isWithin(figure, side, { value, places }, one)));
}

export function rangeBearing({ ends, named }: Extract<Saying, { kind: 'range' }>, one: Assessment): Bearing {
  if (isWithoutFigure(one)) return 'not-so';
  const { current, target } = one;
  if (current.verdict === 'unknown') return 'unknown';
  const now = current.figure.rounded;
  if (ends !== null) return as(now.greaterThanOrEqualTo(ends[0]) && now.lessThanOrEqualTo(ends[1]));
  if (one.attainment === 'nearly-met' || one.attainment === 'not-applicable') return 'unknown';
  return target.kind === 'range' || named === 'goal' ? as(isMet(one)) : 'unknown';
}

export function figuresMeant(one: Assessment, year: number, years: Span | null): readonly Decimal[] {
  const back = years === null ? 1 : years === 'all' ? year - earliest(one) + 1 : years;
  return Array.from({ length: Math.max(1, back) }, (_, ago) => figureIn(one, year - ago)).filter(
    (figure) => figure !== null,
  );
}

function earliest({ path, base, year }: Assessment): number {
  return Math.min(year, ...path.map((step) => step.year), ...(base.verdict === 'known' ? [base.figure.year] : []));
}

export function isWithin(
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
    case 'missed':
      return !isReached || figure.equals(value);
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
export function fromBearing({ value, places, since }: Extract<Saying, { kind: 'from' }>, one: Assessment): Bearing {
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

export function recordBearing({ is, years }: Extract<Saying, { kind: 'record' }>, one: Assessment): Bearing {
  const now = figureIn(one, one.year);
  if (now === null) return isWithoutFigure(one) ? 'not-so' : 'unknown';
  const earlier = years === null ? earlierFigures(one) : figuresMeant(one, one.year - 1, years - 1);
  if (earlier.length === 0) return 'unknown';
  const falls = is === 'lowest' || (is === 'best' && one.indicator.direction === 'decrease');
  return as(earlier.every((figure) => (falls ? now.lessThanOrEqualTo(figure) : now.greaterThanOrEqualTo(figure))));
}

export function figureIn({ path, current, base, year: now }: Assessment, year: number): Decimal | null {
  if (year === now) return current.verdict === 'known' && !current.carried ? current.figure.rounded : null;
  const step = path.find((each) => each.year === year);
  if (step?.actual.verdict === 'known') return step.actual.figure.rounded;
  return base.verdict === 'known' && base.figure.year === year ? base.figure.rounded : null;
}

/** The count behind a rate of rare events. */
export function casesBearing(
  { is, count }: Extract<Saying, { kind: 'cases' }>,
  { cases, current }: Assessment,
): Bearing {
  // Nobody counted them, but of none there is no rate.
  const isNone = current.verdict === 'known' && !current.carried && current.figure.rounded.isZero();
  if (cases.verdict === 'unknown' && is === 'are' && isNone && !count.isZero()) return 'not-so';
  if (cases.verdict === 'unknown') return 'unknown';
  if (is === 'are') return as(cases.count.equals(count));
  if (cases.previous === null) return 'unknown';
  const more = cases.count.minus(cases.previous);
  return as(more.equals(is === 'more' ? count : count.negated()));
}

/** Of what the plan wants to be there. */
export function existsBearing(isThere: boolean, { attainment, word, current }: Assessment): Bearing {
  if (!isThere) return as(word === '否' || (current.verdict === 'known' && current.figure.rounded.isZero()));
  if (word === '否' || (current.verdict === 'known' && current.figure.rounded.isZero())) return 'not-so';
  return attainment === 'met' || attainment === 'met-early' || attainment === 'met-kept' ? 'so' : 'unknown';
}
