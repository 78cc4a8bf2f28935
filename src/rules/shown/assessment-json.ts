/**
 * The form of `fuer assess --json`: printed figures as decimal strings, statistics as numbers. What cannot be said is
 * null in this JSON alone, with the reason under `because` by the field's path.
 */
import { fromFloat, printed } from '../../indicators/decimals.ts';
import { formatOrigin } from '../../provenance.ts';
import { whyNotApplicable } from '../progress.ts';
import type { Assessment, JudgedTarget, Maybe, PathYear, PooledCases, Reason } from '../assessment.ts';

type Json = string | number | boolean | null | readonly Json[] | { readonly [field: string]: Json };

export function assessmentsJson(assessments: readonly Assessment[]): readonly Json[] {
  return assessments.map(assessmentJson);
}

/** Fields in the contract's order. */
export function assessmentJson(one: Assessment): { readonly [field: string]: Json } {
  const absent = new Absent();
  const fields = {
    indicator: one.indicator.code,
    name: one.indicator.name,
    plan: one.plan,
    domain: one.domain,
    unit: one.units.length === 0 ? null : one.units.join('、'),
    measure: one.indicator.measure,
    targetSet: one.targetSet,
    year: one.year,
    value: absent.or('value', one.current, ({ figure }) => figure.printed),
    valueYear: absent.quietly(one.current, ({ figure }) => figure.year),
    previous: absent.or('previous', one.change.previous, ({ figure }) => figure.printed),
    base: absent.or('base', one.base, ({ figure }) => ({ year: figure.year, value: figure.printed })),
    target: targetJson(one.target, absent),
    attainment: attainmentJson(one, absent),
    gap: absent.or('gap', one.gap, ({ difference }) => difference.printed),
    change: changeJson(one, absent),
    comparison: one.besideAreas.comparison.map(({ area, year, figure, difference, better }) => ({
      area,
      year,
      value: figure.printed,
      difference: difference.printed,
      better,
    })),
    rank: absent.or('rank', one.besideAreas.rank, ({ rank }) => ({ position: rank.position, of: rank.of })),
    pace: paceJson(one, absent),
    path: one.path.map((step) => pathJson(one, step, absent)),
    forecast: forecastJson(one, absent),
    warning: warningJson(one, absent),
    cases: casesJson(one, absent),
  };
  return { ...fields, because: absent.reasons(), origins: originsJson(one), further: furtherJson(one) };
}

/** Collects why fields are null while the fields are written. */
class Absent {
  readonly #reasons = new Map<string, Reason>();

  or<T extends object>(field: string, maybe: Maybe<T>, say: (known: T) => Json): Json {
    if (maybe.verdict === 'known') return say(maybe);
    this.note(field, maybe.because);
    return null;
  }

  /** Null for the same reason as another field that stands beside it. */
  quietly<T extends object>(maybe: Maybe<T>, say: (known: T) => Json): Json {
    return maybe.verdict === 'known' ? say(maybe) : null;
  }

  note(field: string, because: Reason): void {
    this.#reasons.set(field, because);
  }

  reasons(): { readonly [field: string]: Json } {
    return Object.fromEntries(this.#reasons);
  }
}

function targetJson(target: JudgedTarget, absent: Absent): Json {
  if (target.kind === 'none') {
    return { kind: 'none', comparison: null, value: null, year: null, text: null, conditions: null };
  }
  const words = { year: target.year, text: target.text };
  switch (target.kind) {
    case 'threshold':
    case 'relative': {
      const { kind, comparison, limit } = target;
      const kept = target.kind === 'threshold' && target.keep ? { keep: true } : {};
      return { kind, comparison, value: limit.printed, ...words, conditions: null, ...kept };
    }
    case 'range': {
      const value = [target.low.printed, target.high.printed];
      const kept = target.keep ? { keep: true } : {};
      return { kind: 'range', comparison: 'in', value, ...words, conditions: null, ...kept };
    }
    case 'all-of': {
      const conditions = target.conditions.map(({ where, comparison, limit, current, met }, index) => ({
        where,
        comparison,
        value: limit.printed,
        current: absent.or(`target.conditions.${index}.current`, current, ({ figure }) => figure.printed),
        met,
      }));
      return { kind: 'all-of', comparison: null, value: null, ...words, conditions };
    }
    case 'not-computable': {
      absent.note('target.value', target.because);
      return target.of === 'trend'
        ? { kind: 'trend', comparison: null, value: null, ...words, conditions: null }
        : { kind: 'relative', comparison: target.comparison, value: null, ...words, conditions: null };
    }
    case 'trend':
    case 'existence':
    case 'qualitative':
      return { kind: target.kind, comparison: null, value: null, ...words, conditions: null };
  }
}

function attainmentJson(one: Assessment, absent: Absent): Json {
  const because = whyNotApplicable(one.attainment, one.target, one.indicator);
  if (because !== null) absent.note('attainment', because);
  return one.attainment;
}

function changeJson({ change }: Assessment, absent: Absent): Json {
  return {
    difference: absent.or('change.difference', change.difference, ({ difference }) => difference.printed),
    relative: absent.or('change.relative', change.relative, ({ value }) => value),
    sinceBase: absent.or('change.sinceBase', change.sinceBase, ({ difference }) => difference.printed),
    comparability: change.comparability,
  };
}

function paceJson({ pace }: Assessment, absent: Absent): Json {
  if (pace.because !== null) absent.note('pace.class', pace.because);
  const number = (
    field:
      | 'progress'
      | 'schedule'
      | 'ratioArithmetic'
      | 'ratioGeometric'
      | 'achievedPerYear'
      | 'neededPerYear'
      | 'multiplier'
      | 'achievedRate'
      | 'neededRate',
  ) => absent.or(`pace.${field}`, pace[field], ({ value }) => value);
  return {
    method: pace.method,
    progress: number('progress'),
    schedule: number('schedule'),
    ratioArithmetic: number('ratioArithmetic'),
    ratioGeometric: number('ratioGeometric'),
    class: pace.class,
    achievedPerYear: number('achievedPerYear'),
    neededPerYear: number('neededPerYear'),
    multiplier: number('multiplier'),
    achievedRate: number('achievedRate'),
    neededRate: number('neededRate'),
    flags: pace.flags,
  };
}

/** Up to the reporting year what came; after it what is forecast. */
function pathJson(one: Assessment, step: PathYear, absent: Absent): Json {
  const { year } = step;
  const planned = absent.or(`path.${year}.planned`, step.planned, ({ limit }) => limit.printed);
  if (year > one.year) {
    const forecast = absent.or(`path.${year}.forecast`, step.forecast, ({ value }) =>
      printed(fromFloat(value), one.indicator.decimals),
    );
    return { year, planned, forecast };
  }
  const value = absent.or(`path.${year}.value`, step.actual, ({ figure }) => figure.printed);
  return { year, planned, value, attainment: step.attainment, onPath: step.onPath, level: step.level };
}

function forecastJson(one: Assessment, absent: Absent): Json {
  if (one.noForecast !== null) absent.note('forecast', one.noForecast);
  return one.forecast.map(({ year, method, value, lower, upper, level, probability }) => ({
    year,
    method,
    value,
    lower,
    upper,
    level,
    probability: absent.or(`forecast.${year}.probability`, probability, (chance) => chance.value),
  }));
}

function warningJson({ warning, path, year }: Assessment, absent: Absent): Json {
  if (warning.since === null) {
    absent.note('warning.since', path.some((step) => step.year < year) ? 'grey-level' : 'first-year');
  }
  return { level: warning.level, reasons: warning.reasons, since: warning.since };
}

/** Null without a word where the register names no series of cases: there is nothing to be missed. */
function casesJson(one: Assessment, absent: Absent): Json {
  if (one.indicator.cases === null) return null;
  return absent.or('cases', one.cases, ({ count }) => count.toFixed());
}

/** What the contract does not name: null where there is nothing to say, for its own reasons. */
function furtherJson(one: Assessment): Json {
  const { change, outlook, forecast, recent, pooled, lacking } = one;
  const { issued } = one.warning;
  return {
    issued: issued === null ? null : { level: issued.level, recomputed: issued.recomputed },
    outlook,
    noise: change.noise,
    asksExplanation: change.asks,
    unsaid: forecast.map(({ year, unsaid }) => ({ year, because: unsaid })),
    recent:
      recent.verdict === 'known'
        ? { from: recent.recent.from, to: recent.recent.to, perYear: recent.recent.perYear }
        : null,
    pooled: pooled.verdict === 'known' ? pooledJson(pooled.pooled) : null,
    lacking: lacking.verdict === 'known' ? lacking.count.toFixed() : null,
  };
}

function pooledJson({ years, cases, expected, probability }: PooledCases): Json {
  return { years, cases: cases.toFixed(), expected: expected.toNumber(), probability };
}

function originsJson(one: Assessment): { readonly [field: string]: Json } {
  const origins = one.current.verdict === 'known' ? one.current.figure.origins : [];
  return origins[0] === undefined ? {} : { value: formatOrigin(origins[0]) };
}
