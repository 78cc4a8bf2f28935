/**
 * The form of `fuer assess --methods --json`: one item an indicator, plan and target set, in register order. Numbers are
 * statistics, unrounded; what a method cannot say is null with its reason beside it.
 */
import type { Maybe, Reason } from '../assessment.ts';
import type { MethodsRow, Span } from './methods-table.ts';

type Json = string | number | boolean | null | readonly Json[] | { readonly [field: string]: Json };

export function methodsJson(rows: readonly MethodsRow[]): readonly Json[] {
  return rows.map(rowJson);
}

function rowJson(row: MethodsRow): Json {
  return {
    indicator: row.indicator.code,
    name: row.indicator.name,
    plan: row.plan,
    targetSet: row.targetSet,
    target: row.target.kind === 'none' ? null : { text: row.target.text, year: row.target.year },
    year: row.year,
    decides: row.decisive,
    class: row.class,
    ratios: row.ratios.map(({ method, ratio }) => ({
      method,
      ...orBecause(
        ratio,
        ({ value, class: paceClass, years }) => ({ value, class: paceClass, years: spanJson(years) }),
        {
          value: null,
          class: null,
          years: null,
        },
      ),
    })),
    openSdg: {
      method: 'open-sdg',
      ...orBecause(
        row.openSdg,
        ({ status, score, progress, years }) => ({
          status,
          score,
          progress: progress.verdict === 'known' ? progress.value : null,
          years: spanJson(years),
        }),
        { status: null, score: null, progress: null, years: null },
      ),
    },
    rates: row.rates.map(({ method, rate }) => ({
      method,
      ...orBecause(rate, ({ value, years }) => ({ value, years: spanJson(years) }), { value: null, years: null }),
    })),
    forecast: row.projections.map(({ method, year, value, reachesTarget }) => ({
      method,
      year,
      ...orBecause(value, (known) => ({ value: known.value, reachesTarget, years: row.years }), {
        value: null,
        reachesTarget: null,
        years: null,
      }),
    })),
  };
}

type Fields = Readonly<Record<string, Json>>;

/** The fields with a null reason, or the same fields null with it. */
function orBecause<T extends object>(
  maybe: Maybe<T>,
  say: (known: T) => Fields,
  nothing: Fields,
): Fields & { readonly because: Reason | null } {
  return maybe.verdict === 'known' ? { ...say(maybe), because: null } : { ...nothing, because: maybe.because };
}

function spanJson({ from, to }: Span): Json {
  return [from, to];
}
