/** A plan's target made comparable: numbers with their printed form, relative ones computed, conditions looked up. */
import { decimal } from '../../indicators/decimals.ts';
import type { TargetCondition, TargetDefinition } from '../../indicators/target-definition.ts';
import type { JudgedCondition, JudgedTarget, TargetWords } from '../assessment.ts';
import { computedLimit, writtenLimit } from './fixed-target.ts';
import { known, unknown } from '../maybe.ts';
import { currentFigure } from '../series/own-series.ts';
import { differenceOf } from '../printed-figure.ts';
import { isNearly, reaches } from './target-test.ts';
import type { Subject } from './subject.ts';

/** The target as it stands in `year`: conditions and bases are looked up as of then. */
export function judgedTarget(subject: Subject, year: number): JudgedTarget {
  if (subject.target === null) return { kind: 'none' };
  const { judged, words } = subject.target;
  if (judged.verdict === 'fixed') return judged.target;
  const { definition } = judged;
  switch (definition.kind) {
    case 'relative':
      return relativeTarget(subject, definition, year, words);
    case 'trend':
      return trendTarget(subject, definition.toward, year, words);
    case 'all-of':
      return { kind: 'all-of', conditions: conditionsOf(subject, definition, year), ...words };
  }
}

type RelativeDefinition = Extract<TargetDefinition, { readonly kind: 'relative' }>;
type AllOfDefinition = Extract<TargetDefinition, { readonly kind: 'all-of' }>;

/** T = the base year's value × (1 + by); where the plan gives no value, the series' figure of that year. */
function relativeTarget(
  subject: Subject,
  definition: RelativeDefinition,
  year: number,
  words: TargetWords,
): JudgedTarget {
  const { by } = definition;
  const comparison = by.isNegative() && !by.isZero() ? '<=' : '>=';
  const point = subject.total.comparableIn(year).points.find((one) => one.year === definition.from.year);
  const from = definition.from.value ?? point?.exact;
  if (from === undefined) return { kind: 'not-computable', because: 'base-not-computable', comparison, ...words };
  const limit = computedLimit(subject.indicator, from.times(decimal(1).plus(by)));
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

/** The conditions with their dimensions' figures as of `year`. */
export function conditionsOf(
  subject: Subject,
  { conditions }: Pick<AllOfDefinition, 'conditions'>,
  year: number,
): readonly JudgedCondition[] {
  return conditions.map((condition) => judgedCondition(subject, condition, year));
}

function judgedCondition(subject: Subject, condition: TargetCondition, year: number): JudgedCondition {
  const { where, comparison } = condition;
  const limit = writtenLimit(subject.indicator, condition.limit);
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
