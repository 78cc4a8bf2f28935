/** Section 1: what is asked, and whether a year's figure meets it. */
import type { Condition, Rule } from '../random/truth.ts';
import type { Exact } from './exact.ts';
import { exact, fractionOf, rounded } from './exact.ts';
import type { Point, Subject } from './subject.ts';
import { baseOf, baseYearOf, currentAt, cutBefore, ownFigure, ownWord, pointsUpTo } from './subject.ts';

export type Comparison = '>=' | '<=' | '>' | '<';

/** A number to reach, or two ends to stay between; exact, unrounded. */
export type Limit =
  | { readonly kind: 'one-side'; readonly comparison: Comparison; readonly value: Exact }
  | { readonly kind: 'range'; readonly from: Exact; readonly to: Exact };

export type Meeting = 'met' | 'nearly' | 'not';
export type Attainment =
  'met-kept' | 'met-early' | 'met' | 'nearly-met' | 'regressed' | 'not-met' | 'no-data' | 'not-applicable';

const comparisons = { atLeast: '>=', atMost: '<=', above: '>', below: '<' } as const;

export function comparisonOf(kind: Condition['kind']): Comparison {
  return comparisons[kind];
}

export function keeps(rule: Rule): boolean {
  return 'keep' in rule && rule.keep === true;
}

/** The target as numbers, as far as they were known in `year`; null where it has none, or its base is missing. */
export function limitOf(subject: Subject, year: number = subject.truth.year): Limit | null {
  const rule = subject.target?.rule;
  switch (rule?.kind) {
    case 'atLeast':
    case 'atMost':
    case 'above':
    case 'below':
      return { kind: 'one-side', comparison: comparisonOf(rule.kind), value: exact(rule.limit) };
    case 'between':
      return { kind: 'range', from: exact(rule.from), to: exact(rule.to) };
    case 'around':
      return {
        kind: 'range',
        from: exact(rule.value).minus(rule.tolerance),
        to: exact(rule.value).plus(rule.tolerance),
      };
    case 'fromBase': {
      const share = fractionOf(rule.by);
      const from = rule.value === null ? valueOf(subject, rule.year, year) : exact(rule.value);
      return from === null
        ? null
        : { kind: 'one-side', comparison: share.isNegative() ? '<=' : '>=', value: from.times(share.plus(1)) };
    }
    default:
      return null;
  }
}

/** The series' figure of a year, unless a break up to `now` lies behind it. */
function valueOf(subject: Subject, year: number, now: number): Exact | null {
  const cut = cutBefore(subject, now);
  if (cut !== null && year < cut) return null;
  return pointsUpTo(subject, now).find((point) => point.year === year)?.value ?? null;
}

/** The judged figure and the target, both as printed. */
export function meetingOf(value: Exact, limit: Limit, decimals: number, nearlyMet: Exact): Meeting {
  const figure = rounded(value, decimals);
  if (limit.kind === 'range') {
    const [from, to] = [rounded(limit.from, decimals), rounded(limit.to, decimals)];
    if (figure.greaterThanOrEqualTo(from) && figure.lessThanOrEqualTo(to)) return 'met';
    const end = figure.lessThan(from) ? from : to;
    return isNear(figure, end, nearlyMet) ? 'nearly' : 'not';
  }
  const target = rounded(limit.value, decimals);
  if (compares(figure, limit.comparison, target)) return 'met';
  return isNear(figure, target, nearlyMet) ? 'nearly' : 'not';
}

export function compares(figure: Exact, comparison: Comparison, target: Exact): boolean {
  switch (comparison) {
    case '>=':
      return figure.greaterThanOrEqualTo(target);
    case '<=':
      return figure.lessThanOrEqualTo(target);
    case '>':
      return figure.greaterThan(target);
    case '<':
      return figure.lessThan(target);
  }
}

function isNear(figure: Exact, target: Exact, nearlyMet: Exact): boolean {
  return !target.isZero() && figure.minus(target).abs().lessThanOrEqualTo(target.abs().times(nearlyMet));
}

/** What of one year's figures is met; null for want of data, `unknown` parts of an all-of target among it. */
export function meetingAt(subject: Subject, year: number, now: number = year): Meeting | null {
  const { indicator, target, settings } = subject;
  const rule = target?.rule;
  if (rule === undefined) return null;
  if (rule.kind === 'allOf')
    return allMet(rule.conditions.map((condition) => conditionMeeting(subject, condition, year)));
  if (rule.kind === 'qualitative') return wordMeeting(ownWord(subject, year));
  const current = currentAt(subject, year);
  if (current === null) return null;
  if (rule.kind === 'exists') return current.value.greaterThanOrEqualTo(1) ? 'met' : 'not';
  if (rule.kind === 'trend') return trendMeeting(subject, current, rule.way);
  const limit = limitOf(subject, now);
  return limit === null ? null : meetingOf(current.value, limit, indicator.decimals, settings.nearlyMet);
}

function wordMeeting(word: string | null): Meeting | null {
  return word === null ? null : word === '已实现' ? 'met' : 'not';
}

/** Strictly better than the base, as printed. */
function trendMeeting(subject: Subject, current: Point, way: 'increase' | 'decrease'): Meeting | null {
  const base = comparableBase(subject, current.year);
  if (base === null) return null;
  const [now, then] = [
    rounded(current.value, subject.indicator.decimals),
    rounded(base.value, subject.indicator.decimals),
  ];
  return (way === 'increase' ? now.greaterThan(then) : now.lessThan(then)) ? 'met' : 'not';
}

function conditionMeeting(subject: Subject, condition: Condition, year: number): Meeting | null {
  const value = ownFigure(subject, subject.indicator.code, year, condition.where);
  if (value === null) return null;
  const limit: Limit = { kind: 'one-side', comparison: comparisonOf(condition.kind), value: exact(condition.limit) };
  return meetingOf(value, limit, subject.indicator.decimals, subject.settings.nearlyMet);
}

/** One failing → not, even if another is missing; else a missing one → unknown. */
function allMet(parts: readonly (Meeting | null)[]): Meeting | null {
  if (parts.includes('not')) return 'not';
  // What is only nearly met fails the whole as surely as what is far off; nearly met asks it of each.
  if (parts.includes(null)) return parts.includes('nearly') ? 'not' : null;
  return parts.includes('nearly') ? 'nearly' : 'met';
}

/** The base, unless a break up to `year` lies behind it. */
export function comparableBase(subject: Subject, year: number): Point | null {
  const base = baseOf(subject);
  const cut = cutBefore(subject, year);
  return base === null || (cut !== null && base.year < cut) ? null : base;
}

/** Whether the target was met at the base; null where the base is unknown. */
export function metAtBase(subject: Subject, year: number): boolean | null {
  const { indicator, target, settings } = subject;
  const rule = target?.rule;
  const planBase = baseYearOf(subject);
  const cut = cutBefore(subject, year);
  if (rule?.kind === 'allOf') {
    if (cut !== null && planBase < cut) return null;
    const meeting = allMet(rule.conditions.map((condition) => conditionMeeting(subject, condition, planBase)));
    return meeting === null ? null : meeting === 'met';
  }
  if (rule?.kind === 'qualitative') {
    if (cut !== null && planBase < cut) return null;
    const meeting = wordMeeting(ownWord(subject, planBase));
    return meeting === null ? null : meeting === 'met';
  }
  const base = comparableBase(subject, year);
  if (base === null) return null;
  if (rule?.kind === 'exists') return base.value.greaterThanOrEqualTo(1);
  const limit = limitOf(subject, year);
  return limit === null ? false : meetingOf(base.value, limit, indicator.decimals, settings.nearlyMet) === 'met';
}

/** Met at base or in any year since, before `year`. */
export function onceMet(subject: Subject, year: number): boolean {
  const cut = cutBefore(subject, year);
  const start = Math.max(baseYearOf(subject), cut ?? 0);
  const years = Array.from({ length: Math.max(0, year - start) }, (_, at) => start + at);
  if (metAtBase(subject, year) === true) return true;
  return years.some((one) => {
    if (subject.target?.rule.kind === 'allOf' || subject.target?.rule.kind === 'qualitative')
      return meetingAt(subject, one, year) === 'met';
    const current = currentAt(subject, one);
    return current !== null && !current.carried && meetingAt(subject, one, year) === 'met';
  });
}

export interface Judged {
  readonly attainment: Attainment;
  readonly because: 'no-data' | 'background' | 'base-not-computable' | 'not-measured-since-base' | null;
}

export function attainmentAt(subject: Subject, year: number): Judged {
  const { target, targetYear } = subject;
  if (target === null) return { attainment: 'not-applicable', because: 'background' };
  const { rule } = target;
  // A target that cannot be computed is none to be judged by, with data or without.
  if (rule.kind === 'fromBase' && limitOf(subject, year) === null)
    return { attainment: 'not-applicable', because: 'base-not-computable' };
  const current = currentAt(subject, year);
  if (rule.kind === 'trend') {
    const base = comparableBase(subject, year);
    if (base === null) return { attainment: 'not-applicable', because: 'base-not-computable' };
    if (current?.carried === true && current.year <= base.year)
      return { attainment: 'not-applicable', because: 'not-measured-since-base' };
  }
  if (rule.kind !== 'allOf' && rule.kind !== 'qualitative' && current === null)
    return { attainment: 'no-data', because: 'no-data' };
  const meeting = meetingAt(subject, year);
  if (meeting === null) return { attainment: 'no-data', because: 'no-data' };
  if (meeting === 'met') return { attainment: metWord(subject, year, targetYear), because: null };
  const before = onceMet(subject, year);
  if (keeps(rule) && before) return { attainment: 'regressed', because: null };
  if (meeting === 'nearly') return { attainment: 'nearly-met', because: null };
  return { attainment: before ? 'regressed' : 'not-met', because: null };
}

function metWord(subject: Subject, year: number, targetYear: number): Attainment {
  const kind = subject.target?.rule.kind;
  if (kind === 'trend' || kind === 'qualitative') return 'met';
  const atBase = metAtBase(subject, year);
  if (atBase === null) return 'met';
  if (atBase) return 'met-kept';
  return year < targetYear ? 'met-early' : 'met';
}

/** On the one side of a range at the base, on the other now. */
export function overshot(limit: Extract<Limit, { kind: 'range' }>, base: Exact, now: Exact): boolean {
  return (
    (base.lessThan(limit.from) && now.greaterThan(limit.to)) || (base.greaterThan(limit.to) && now.lessThan(limit.from))
  );
}
