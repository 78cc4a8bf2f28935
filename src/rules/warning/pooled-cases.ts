/**
 * A handful of cases behind a rate: one year's verdict is chance, several years together are less so. The cases of the
 * last years against those that the target would let expect; Poisson, exact, one-sided.
 */
import cdf from '@stdlib/stats-base-dists-poisson-cdf';
import type { Decimal } from '../../indicators/decimals.ts';
import { decimal, fromFloat } from '../../indicators/decimals.ts';
import { rateFactor } from '../../indicators/rate-factor.ts';
import type { Settings } from '../../indicators/settings.ts';
import { mergeOrigins } from '../../provenance.ts';
import type { JudgedTarget, Maybe, PooledCases } from '../assessment.ts';
import { known, unknown } from '../maybe.ts';
import { latestBreak } from '../series/own-series.ts';
import type { Subject } from '../target/subject.ts';
import { hasLimit, signOf } from '../target/target-test.ts';
import { supportFigure } from '../target/subject.ts';

/** So many cases would rarely come by chance alone if the rate stood at the target. */
export function isAboveByMoreThanChance({ probability }: PooledCases, settings: Settings): boolean {
  return fromFloat(probability).lessThan(settings.pooledChance);
}

/** At most so many years are put together. */
const mostYears = 3;

/**
 * C = cases and E = T × denominators (T unrounded, in the measure's own unit) over the last years after the base and any
 * break, up to `year`, for which both are known; P(X ≥ C) where E is to be expected.
 */
export function pooledCases(
  subject: Subject,
  target: JudgedTarget,
  year: number,
): Maybe<{ readonly pooled: PooledCases }> {
  const limit = upperLimit(subject, target);
  const scale = limit === null ? null : casesPerDenominator(subject, limit);
  if (scale === null) return unknown('not-rare');
  const years = yearsKnown(subject, year);
  if (years.length === 0) return unknown('no-data');
  const cases = sum(years.map((one) => one.cases));
  const expected = sum(years.map((one) => one.denominator)).times(scale);
  return known({
    pooled: {
      years: years.map((one) => one.year).toReversed(),
      cases,
      expected,
      probability: atLeast(cases, expected),
      origins: mergeOrigins(years.map((one) => one.origins)),
    },
  });
}

/** Lower is better, and only too much misses the target. */
function upperLimit({ indicator }: Subject, target: JudgedTarget): Decimal | null {
  if (indicator.direction !== 'decrease') return null;
  return hasLimit(target) && signOf(target.comparison) < 0 ? target.limit.exact : null;
}

/** T in cases for one of the denominator; null where the rate is not of cases. */
function casesPerDenominator({ indicator, dataset }: Subject, limit: Decimal): Decimal | null {
  const of = (code: string | null) => dataset.indicators.find((one) => one.code === code);
  const [cases, denominator] = [of(indicator.cases), of(indicator.denominator)];
  if (cases === undefined || denominator === undefined) return null;
  const factor = rateFactor(indicator, cases, denominator);
  return factor === null ? null : limit.dividedBy(factor);
}

interface YearOfCases {
  readonly year: number;
  readonly cases: Decimal;
  readonly denominator: Decimal;
  readonly origins: ReturnType<typeof mergeOrigins>;
}

/** Latest first. */
function yearsKnown(subject: Subject, last: number): readonly YearOfCases[] {
  const { indicator, total } = subject;
  const first = Math.max(total.baseYear + 1, latestBreak(indicator, last));
  const years: YearOfCases[] = [];
  for (let year = last; year >= first && years.length < mostYears; year -= 1) {
    const cases = supportFigure(subject, indicator.cases, year);
    const denominator = supportFigure(subject, indicator.denominator, year);
    if (cases === null || denominator === null) continue;
    const origins = mergeOrigins([cases.origins, denominator.origins]);
    years.push({ year, cases: cases.value, denominator: denominator.value, origins });
  }
  return years;
}

function sum(values: readonly Decimal[]): Decimal {
  return values.reduce((total, value) => total.plus(value), decimal(0));
}

/** P(X ≥ cases); certain of no cases, impossible where none are expected. */
function atLeast(cases: Decimal, expected: Decimal): number {
  const count = cases.ceil().toNumber();
  if (count <= 0) return 1;
  return expected.greaterThan(0) ? 1 - cdf(count - 1, expected.toNumber()) : 0;
}
