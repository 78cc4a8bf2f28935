/** Part one: whether the target is met, judged on the printed level alone, and how far the figure is from it. */
import { achievedState, openStates } from '../indicators/goal-state.ts';
import type { Decimal } from '../indicators/decimals.ts';
import type { Indicator } from '../indicators/definition.ts';
import { printed } from '../indicators/decimals.ts';
import type { Attainment, JudgedCondition, JudgedTarget, Maybe, PrintedDifference } from './assessment.ts';
import { isKeep } from './counted.ts';
import { known, unknown } from './maybe.ts';
import type { CurrentFigure } from './series/own-series.ts';
import { latestBreak } from './series/own-series.ts';
import type { OwnFigure } from './printed-figure.ts';
import type { NumericTarget } from './target/target-test.ts';
import { goalFrom, isNearly, isNumeric, meets, reaches } from './target/target-test.ts';
import type { Subject } from './target/subject.ts';
import { conditionsOf } from './target/target.ts';

/**
 * The verdict of `year`: met now and at the base 保持达标, met now only 提前达标 or 达标 (always where the base is unknown:
 * 提前 and 保持 claim to know it), missed by at most the share of `nearlyMet` 基本达标, missed though met at the base or
 * in any year since 由达标转未达标. Of a target of the kind 达到并保持 the last goes before 基本达标.
 */
export function attainmentOf(subject: Subject, target: JudgedTarget, current: CurrentFigure, year: number): Attainment {
  if (target.kind === 'none' || target.kind === 'not-computable') return 'not-applicable';
  if (isUnmeasuredSinceBase(subject, target, current)) return 'not-applicable';
  switch (verdictNow(subject, target, current)) {
    case 'unknown':
      return 'no-data';
    case 'met':
      return verdictOfMet(atBase(subject, target, year), year < subject.targetYear);
    case 'nearly':
      return isNumeric(target) && isKeep(target) && wasMetBefore(subject, target, current, year)
        ? 'regressed'
        : 'nearly-met';
    case 'missed':
      return wasMetBefore(subject, target, current, year) ? 'regressed' : 'not-met';
  }
}

function verdictOfMet(before: AtBase, isEarly: boolean): Attainment {
  switch (before) {
    case 'met':
      return 'met-kept';
    case 'missed':
      return isEarly ? 'met-early' : 'met';
    case 'unknown':
      return 'met';
  }
}

/** A direction alone asks for something newer than the base: a figure carried on from then or before has not moved. */
function isUnmeasuredSinceBase(subject: Subject, target: JudgedTarget, current: CurrentFigure): boolean {
  if (target.kind !== 'trend' || current.verdict === 'unknown' || !current.carried) return false;
  const { base } = subject.total.comparableIn(current.figure.year);
  return base.verdict === 'known' && current.figure.year <= base.figure.year;
}

/** Why nothing is judged; null where something is. */
export function whyNotApplicable(
  attainment: Attainment,
  target: JudgedTarget,
  { contradicted }: Pick<Indicator, 'contradicted'>,
) {
  if (attainment !== 'not-applicable') return null;
  if (target.kind === 'none') return contradicted ? ('target-contradiction' as const) : ('background' as const);
  return target.kind === 'not-computable' ? target.because : ('not-measured-since-base' as const);
}

type Verdict = 'met' | 'nearly' | 'missed' | 'unknown';
type AllOf = Extract<JudgedTarget, { readonly kind: 'all-of' }>;
type Judgeable = Exclude<JudgedTarget, { readonly kind: 'none' | 'not-computable' }>;

function verdictNow(subject: Subject, target: Judgeable, current: CurrentFigure): Verdict {
  if (target.kind === 'all-of') return verdictOnConditions(target.conditions);
  return current.verdict === 'known' ? verdictOn(subject, target, current.figure) : 'unknown';
}

/** All met; else one that fails decides, even where another is missing; else a missing one leaves it open. */
function verdictOnConditions(conditions: readonly JudgedCondition[]): Verdict {
  if (conditions.length === 0) return 'unknown';
  if (conditions.every((condition) => condition.met === true)) return 'met';
  if (!conditions.some((condition) => condition.met === false)) return 'unknown';
  return conditions.every((condition) => condition.met === true || condition.nearly) ? 'nearly' : 'missed';
}

function verdictOn(
  subject: Subject,
  target: Exclude<Judgeable, { readonly kind: 'all-of' }>,
  figure: OwnFigure,
): Verdict {
  switch (target.kind) {
    case 'threshold':
    case 'relative':
    case 'range': {
      const goal = goalFrom(target, figure.rounded);
      if (goal === null || meets(target, figure.rounded)) return 'met';
      return isNearly(figure.rounded, goal.limit.rounded, subject.settings.nearlyMet) ? 'nearly' : 'missed';
    }
    case 'trend':
      return isBetterThanBase(subject, target.toward, figure) ? 'met' : 'missed';
    case 'existence':
      return figure.word === null
        ? figure.exact.lessThan(1)
          ? 'missed'
          : 'met'
        : verdictOfWord(figure.word, existence);
    case 'qualitative':
      return figure.word === null ? 'unknown' : verdictOfWord(figure.word, achievement);
  }
}

function isBetterThanBase(subject: Subject, toward: 'increase' | 'decrease', figure: OwnFigure): boolean {
  const { base } = subject.total.comparableIn(figure.year);
  if (base.verdict === 'unknown') return false;
  return reaches(toward === 'increase' ? '>' : '<', figure.rounded, base.figure.rounded);
}

const existence = { met: ['是', '有', 'yes', 'true'], missed: ['否', '无', '没有', 'no', 'false'] } as const;
const achievement = { met: [achievedState], missed: openStates } as const;

interface Words {
  readonly met: readonly string[];
  readonly missed: readonly string[];
}

function verdictOfWord(written: string, words: Words): Verdict {
  const word = written.normalize('NFKC').trim().toLowerCase();
  if (words.met.includes(word)) return 'met';
  return words.missed.includes(word) ? 'missed' : 'unknown';
}

type AtBase = 'met' | 'missed' | 'unknown';

/**
 * A base that is unknown, or of an older definition, claims nothing. Of several conditions one that fails decides, else a
 * missing one leaves it open. What only a direction or a unit's own word is asked of is never early or kept.
 */
function atBase(subject: Subject, target: Judgeable, year: number): AtBase {
  switch (target.kind) {
    case 'trend':
    case 'qualitative':
      return 'unknown';
    case 'all-of': {
      const met = target.conditions.map(({ base, comparison, limit }) =>
        base.verdict === 'known' ? reaches(comparison, base.figure.rounded, limit.rounded) : null,
      );
      if (met.includes(false)) return 'missed';
      return met.includes(null) ? 'unknown' : 'met';
    }
    case 'threshold':
    case 'relative':
    case 'range':
    case 'existence': {
      const { base } = subject.total.comparableIn(year);
      if (base.verdict === 'unknown') return 'unknown';
      const verdict = verdictOn(subject, target, base.figure);
      return verdict === 'nearly' ? 'missed' : verdict;
    }
  }
}

function wasMetBefore(subject: Subject, target: Judgeable, current: CurrentFigure, year: number): boolean {
  const { baseYear } = subject.total;
  if (target.kind === 'all-of') {
    return atBase(subject, target, year) === 'met' || wereConditionsMet(subject, target, year);
  }
  const now = current.verdict === 'known' ? current.figure.year : year;
  return subject.total
    .comparableIn(year)
    .points.some((point) => point.year >= baseYear && point.year < now && verdictOn(subject, target, point) === 'met');
}

function wereConditionsMet(subject: Subject, target: AllOf, year: number): boolean {
  const conditions = target.conditions.map(({ where, comparison, limit }) => ({
    where,
    comparison,
    limit: limit.exact,
  }));
  const first = Math.max(subject.total.baseYear, latestBreak(subject.indicator, year));
  for (let earlier = first; earlier < year; earlier += 1) {
    if (verdictOnConditions(conditionsOf(subject, { conditions }, earlier)) === 'met') return true;
  }
  return false;
}

/** value − target, printed figures both; of a range to the nearer end, 0 inside. */
export function gapOf(
  subject: Subject,
  target: JudgedTarget,
  current: CurrentFigure,
): Maybe<{ readonly difference: PrintedDifference }> {
  if (!isNumeric(target)) return unknown(whyNoGap(target));
  if (current.verdict === 'unknown') return current;
  const { figure } = current;
  const goal = goalFrom(target, figure.rounded);
  const value: Decimal = figure.rounded.minus(goal?.limit.rounded ?? figure.rounded);
  const origins = [...figure.origins, ...target.origins];
  return known({ difference: { value, printed: printed(value, subject.indicator.decimals), origins } });
}

function whyNoGap(target: Exclude<JudgedTarget, NumericTarget>) {
  switch (target.kind) {
    case 'all-of':
      return 'several-conditions' as const;
    case 'trend':
      return 'trend-only' as const;
    case 'existence':
    case 'qualitative':
      return target.kind;
    case 'not-computable':
      return 'base-not-computable' as const;
    case 'none':
      return 'no-target' as const;
  }
}
