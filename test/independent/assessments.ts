/** All judgements of a round in the form of `assess --json`, from its truth alone. */
import type { Truth } from '../random/truth.ts';
import type { Limit } from './attainment.ts';
import { attainmentAt, comparisonOf, limitOf, meetingOf } from './attainment.ts';
import { compareAreas, rankOf } from './comparison.ts';
import type { Exact } from './exact.ts';
import { exact, printed, rounded } from './exact.ts';
import { casesAt, forecastYears, paceAt } from './pace.ts';
import { baseOf, currentAt, cutBefore, ownFigure, ownWord, pointsUpTo, subjectsOf } from './subject.ts';
import type { Subject } from './subject.ts';
import { forecastAt, noForecast } from './trend.ts';
import { levelBefore, pathOf } from './path.ts';
import { sayValue } from './saying.ts';
import { sinceOf, warningAt } from './warning.ts';

export type Json = Readonly<Record<string, unknown>>;

export function slowAssessments(truth: Truth): readonly Json[] {
  return subjectsOf(truth).map(assessment);
}

function assessment(subject: Subject): Json {
  const { truth, indicator, plan, target, targetYear } = subject;
  const { year } = truth;
  const current = currentAt(subject, year);
  const judged = attainmentAt(subject, year);
  const cases = casesAt(subject, current?.year ?? year);
  const pace = paceAt(subject, year, judged.attainment, cases);
  const warning = warningAt(subject, year, judged, pace);
  const path = pathOf(subject);
  const forecasts =
    noForecast(subject, year, cases) === null
      ? forecastYears(subject, year).flatMap((one) => forecastAt(subject, year, one) ?? [])
      : [];
  const value = sayValue(subject, current === null ? null : current.year, current?.value ?? null);
  return {
    indicator: indicator.code,
    plan,
    domain: indicator.domain[plan],
    targetSet: target?.set ?? null,
    year,
    value,
    valueYear: value === null ? null : (current?.year ?? year),
    previous: current?.carried === true ? null : sayValue(subject, year - 1, ownFigureIn(subject, year - 1)),
    base: baseJson(subject),
    target: targetJson(subject, targetYear),
    attainment: judged.attainment,
    gap: gapOf(subject, current?.value ?? null),
    change: changeOf(subject),
    comparison: compareAreas(subject),
    rank: rankOf(subject),
    pace: {
      ...pace,
      multiplier: pace.multiplier === 'infinite' ? null : pace.multiplier,
      flags: [...pace.flags].toSorted(),
    },
    path,
    forecast: forecasts.map((one) => ({
      year: one.year,
      method: 'combined',
      value: one.value,
      lower: one.lower,
      upper: one.upper,
      level: subject.settings.level,
      probability: one.probability,
    })),
    warning: {
      level: warning.level,
      reasons: [...warning.reasons].toSorted(),
      since: sinceOf(levelBefore(subject), warning.level),
    },
    cases: cases === null ? null : printed(exact(cases), 0),
  };
}

/** The figure of a year with the base in place of it. */
function ownFigureIn(subject: Subject, year: number): Exact | null {
  return pointsUpTo(subject, year).find((point) => point.year === year)?.value ?? null;
}

function baseJson(subject: Subject): Json | null {
  const { indicator, truth, plan } = subject;
  if (indicator.scale === 'text') {
    const word = ownWord(subject, truth.plans[plan].base);
    return word === null ? null : { year: truth.plans[plan].base, value: word };
  }
  const base = baseOf(subject);
  return base === null ? null : { year: base.year, value: sayValue(subject, base.year, base.value) };
}

function targetJson(subject: Subject, year: number): Json {
  const { target, indicator, truth } = subject;
  if (target === null) return { kind: 'none', comparison: null, value: null, year: null, conditions: null };
  const { rule } = target;
  const limit = limitOf(subject);
  const shared = { comparison: null, value: null, year, conditions: null };
  switch (rule.kind) {
    case 'trend':
      return { ...shared, kind: 'trend' };
    case 'exists':
      return { ...shared, kind: 'existence' };
    case 'qualitative':
      return { ...shared, kind: 'qualitative' };
    case 'allOf':
      return {
        ...shared,
        kind: 'all-of',
        conditions: rule.conditions.map((one) => {
          const now = ownFigure(subject, indicator.code, truth.year, one.where);
          const asked: Limit = { kind: 'one-side', comparison: comparisonOf(one.kind), value: exact(one.limit) };
          return {
            where: one.where,
            comparison: comparisonOf(one.kind),
            value: plain(exact(one.limit), subject),
            current: now === null ? null : printed(now, indicator.decimals),
            met: now === null ? null : meetingOf(now, asked, indicator.decimals, subject.settings.nearlyMet) === 'met',
          };
        }),
      };
    case 'fromBase':
      return {
        ...shared,
        kind: 'relative',
        comparison: rule.by.startsWith('-') ? '<=' : '>=',
        value: limit?.kind === 'one-side' ? printed(limit.value, indicator.decimals) : null,
      };
    default:
      if (limit?.kind === 'range')
        return {
          ...shared,
          kind: 'range',
          comparison: 'in',
          value: [plain(limit.from, subject), plain(limit.to, subject)],
          ...keepOf(rule),
        };
      return {
        ...shared,
        kind: 'threshold',
        comparison: limit?.comparison ?? null,
        value: limit === null ? null : plain(limit.value, subject),
        ...keepOf(rule),
      };
  }
}

function keepOf(rule: object): Json {
  return 'keep' in rule && rule.keep === true ? { keep: true } : {};
}

/** As it is judged by: to the register's decimals, without zeros behind. */
function plain(value: Exact, { indicator }: Subject): string {
  return rounded(value, indicator.decimals).toFixed();
}

/** value − target, to the nearer end of a range, from printed figures. */
function gapOf(subject: Subject, value: Exact | null): string | null {
  const limit = limitOf(subject);
  const { decimals } = subject.indicator;
  if (value === null || limit === null) return null;
  const figure = rounded(value, decimals);
  if (limit.kind === 'one-side') return printed(figure.minus(rounded(limit.value, decimals)), decimals);
  const [from, to] = [rounded(limit.from, decimals), rounded(limit.to, decimals)];
  if (figure.lessThan(from)) return printed(figure.minus(from), decimals);
  return printed(figure.greaterThan(to) ? figure.minus(to) : exact(0), decimals);
}

function changeOf(subject: Subject): Json {
  const { indicator, truth } = subject;
  const { year } = truth;
  const none = { difference: null, relative: null, sinceBase: null, comparability: null };
  const current = currentAt(subject, year);
  if (current === null || current.carried || indicator.scale === 'yes-no' || indicator.scale === 'text') return none;
  const { decimals } = indicator;
  const now = rounded(current.value, decimals);
  const previous = ownFigureIn(subject, year - 1);
  const base = baseOf(subject);
  const cut = cutBefore(subject, year);
  const sinceBase =
    base === null || base.year >= year || (cut !== null && base.year < cut)
      ? null
      : printed(now.minus(rounded(base.value, decimals)), decimals);
  if (previous === null) return { ...none, sinceBase };
  if (cut === year) return { ...none, sinceBase, comparability: 'none' };
  const then = rounded(previous, decimals);
  const difference = now.minus(then);
  const partial = indicator.partial.includes(year) || indicator.partial.includes(year - 1);
  return {
    difference: printed(difference, decimals),
    relative: then.isZero() ? null : difference.dividedBy(then.abs()).toNumber(),
    sinceBase,
    comparability: partial ? 'partial' : 'full',
  };
}
