/** 分年度: what was planned for each year, what came, and how it would have been judged then. */
import type { Limit } from './attainment.ts';
import { attainmentAt, comparableBase, compares, limitOf } from './attainment.ts';
import type { Exact } from './exact.ts';
import { exact, printed, rounded, statistic } from './exact.ts';
import { casesAt, goalFrom, isBeyond, paceAt } from './pace.ts';
import { sayValue } from './saying.ts';
import { baseOf, baseYearOf, currentAt } from './subject.ts';
import type { Subject } from './subject.ts';
import { forecastAt, noForecast } from './trend.ts';
import type { Level } from './warning.ts';
import { warningAt } from './warning.ts';

export interface PathYear {
  readonly year: number;
  readonly planned: string | null;
  readonly value?: string | null;
  readonly attainment?: string;
  readonly onPath?: boolean | null;
  readonly level?: Level;
  readonly forecast?: string | null;
}

export function pathOf(subject: Subject): readonly PathYear[] {
  const { truth, targetYear, indicator } = subject;
  const start = baseYearOf(subject);
  const years = Array.from({ length: Math.max(0, targetYear - start) }, (_, at) => start + 1 + at);
  return years.map((year): PathYear => {
    const planned = plannedIn(subject, year);
    const said = planned === null ? null : printed(planned, indicator.decimals);
    if (year <= truth.year) return { year, planned: said, ...judgedIn(subject, year, planned) };
    const cases = casesAt(subject, truth.year);
    const forecast = noForecast(subject, truth.year, cases) === null ? forecastAt(subject, truth.year, year) : null;
    return {
      year,
      planned: said,
      forecast: forecast === null ? null : printed(statistic(forecast.value), indicator.decimals),
    };
  });
}

/** The level as it would have been judged a year ago; null in the plan's first year. */
export function levelBefore(subject: Subject): Level | null {
  const year = subject.truth.year - 1;
  const start = baseYearOf(subject);
  return year > start ? (judgedIn(subject, year, null).level ?? null) : null;
}

function judgedIn(subject: Subject, year: number, planned: Exact | null): Omit<PathYear, 'year' | 'planned'> {
  const current = currentAt(subject, year);
  const judged = attainmentAt(subject, year);
  const cases = casesAt(subject, current?.year ?? year);
  const pace = paceAt(subject, year, judged.attainment, cases);
  const value =
    subject.indicator.scale === 'text'
      ? sayValue(subject, year, null)
      : current === null || current.carried
        ? null
        : sayValue(subject, year, current.value);
  return {
    value,
    attainment: judged.attainment,
    onPath: current === null || planned === null ? null : isOnPath(subject, current.value, planned),
    level: warningAt(subject, year, judged, pace).level,
  };
}

function isOnPath(subject: Subject, value: Exact, planned: Exact): boolean | null {
  const limit = limitOf(subject);
  if (limit === null) return null;
  const { decimals } = subject.indicator;
  const [now, due] = [rounded(value, decimals), rounded(planned, decimals)];
  if (limit.kind === 'range') return away(now, limit, decimals).lessThanOrEqualTo(away(due, limit, decimals));
  // What is planned on the way is reached when it is touched; a strict target itself is not.
  const isTarget = due.equals(rounded(limit.value, decimals));
  if (isTarget) return compares(now, limit.comparison, due);
  return limit.comparison.startsWith('>') ? now.greaterThanOrEqualTo(due) : now.lessThanOrEqualTo(due);
}

function away(value: Exact, limit: Extract<Limit, { kind: 'range' }>, decimals: number): Exact {
  const [from, to] = [rounded(limit.from, decimals), rounded(limit.to, decimals)];
  if (value.lessThan(from)) return from.minus(value);
  return value.greaterThan(to) ? value.minus(to) : exact(0);
}

/** The milestone, else on the line from base to target; the target itself where the base lies there or beyond. */
function plannedIn(subject: Subject, year: number): Exact | null {
  const { target, plan, indicator, targetYear } = subject;
  const limit = limitOf(subject);
  if (target === null || limit === null) return null;
  const milestone = target.set === 'own' ? indicator.milestones[plan]?.[year] : undefined;
  if (milestone !== undefined) return exact(milestone);
  const base = baseOf(subject) === null ? null : comparableBase(subject, subject.truth.year);
  if (base === null) return null;
  const goal = goalFrom(limit, base.value, subject);
  if (goal === null) return null;
  if (isBeyond(base.value, goal, limit, subject)) return goal;
  if (year >= targetYear) return goal;
  const [passed, planned] = [year - base.year, targetYear - base.year];
  const geometric =
    (indicator.scale === 'rate' || indicator.scale === 'money') && base.value.greaterThan(0) && goal.greaterThan(0);
  return geometric
    ? base.value.times(goal.dividedBy(base.value).pow(exact(passed).dividedBy(planned)))
    : // A third of 0.51 is 0.17: divided first, 1 ÷ 3 would leave a tie a hair short of itself.
      base.value.plus(goal.minus(base.value).times(passed).dividedBy(planned));
}
