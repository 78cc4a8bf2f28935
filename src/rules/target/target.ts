/** A plan's target made comparable: numbers with their printed form, relative ones computed, conditions looked up. */
import { decimal } from '../../indicators/decimals.ts';
import type { TargetDefinition } from '../../indicators/definition.ts';
import type { Comparison, JudgedCondition, JudgedTarget, Limit, TargetWords } from '../assessment.ts';
import { computedLimit, thresholdsOf, writtenLimit } from './fixed-target.ts';
import { known, unknown } from '../maybe.ts';
import { currentFigure } from '../series/own-series.ts';
import { differenceOf } from '../printed-figure.ts';
import { isNearly, reaches } from './target-test.ts';
import type { Subject } from './subject.ts';

/** The target as it stands in `year`: conditions and bases are looked up as of then. */
export function judgedTarget(subject: Subject, year: number): JudgedTarget {
  if (subject.target === null) return { kind: 'none' };
  const { definition, words, fixed } = subject.target;
  if (fixed !== null) return fixed;
  if (definition.fromBase !== undefined) return relativeTarget(subject, definition.fromBase, year, words);
  if (definition.trend !== undefined) return trendTarget(subject, definition.trend, year, words);
  return { kind: 'all-of', conditions: conditionsOf(subject, year), ...words };
}

type FromBase = NonNullable<TargetDefinition['fromBase']>;

/** T = the base year's value × (1 + by); where the plan gives no value, the series' figure of that year. */
function relativeTarget(subject: Subject, fromBase: FromBase, year: number, words: TargetWords): JudgedTarget {
  const comparison = fromBase.by.isNegative() && !fromBase.by.isZero() ? '<=' : '>=';
  const point = subject.total.comparableIn(year).points.find((one) => one.year === fromBase.year);
  const from = fromBase.value ?? point?.exact;
  if (from === undefined) return { kind: 'not-computable', because: 'base-not-computable', comparison, ...words };
  const limit = computedLimit(subject.indicator, from.times(decimal(1).plus(fromBase.by)));
  return { kind: 'relative', comparison, limit, ...words };
}

/** 提高 or 降低 means against the base: without one there is nothing to be better than. */
function trendTarget(
  subject: Subject,
  toward: 'increase' | 'decrease',
  year: number,
  words: TargetWords,
): JudgedTarget {
  if (subject.total.comparableIn(year).base.verdict === 'known') return { kind: 'trend', toward, ...words };
  const comparison = toward === 'increase' ? '>' : '<';
  return { kind: 'not-computable', of: 'trend', because: 'base-not-computable', comparison, ...words };
}

export function conditionsOf(subject: Subject, year: number): readonly JudgedCondition[] {
  return (subject.target?.definition.allOf ?? []).flatMap((requirement) =>
    thresholdsOf(requirement).map(({ comparison, value }) =>
      judgedCondition(subject, year, requirement.where, comparison, writtenLimit(subject.indicator, value)),
    ),
  );
}

function judgedCondition(
  subject: Subject,
  year: number,
  where: string,
  comparison: Comparison,
  limit: Limit,
): JudgedCondition {
  const series = subject.dimension(where);
  const current = currentFigure(series, year);
  const base = series.comparableIn(year).base;
  if (current.verdict === 'unknown') {
    const { because } = current;
    return { where, comparison, limit, current, base, met: null, nearly: false, gap: unknown(because) };
  }
  const { figure } = current;
  const met = reaches(comparison, figure.rounded, limit.rounded);
  const nearly = !met && isNearly(figure.rounded, limit.rounded, subject.settings.nearlyMet);
  const target = {
    ...figure,
    exact: limit.exact,
    rounded: limit.rounded,
    origins: subject.target?.words.origins ?? [],
  };
  const gap = known({ difference: differenceOf(subject.indicator, figure, target) });
  return { where, comparison, limit, current: known({ figure }), base, met, nearly, gap };
}
