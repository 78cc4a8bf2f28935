/** The annual table's rows as facts: every unit's indicators and counts with their parts, and the rows the register lacks. */
import type { Dataset, DecidedFigure, Explanation, ForeignRow } from '../../dataset/dataset.ts';
import type { FigureLookup } from '../../dataset/observation.ts';
import { ownArea } from '../../dataset/observation.ts';
import type { Indicator } from '../../indicators/definition.ts';
import { planIds } from '../../indicators/plan-id.ts';
import type { Round } from '../../indicators/round.ts';
import { formatOrigin } from '../../provenance.ts';

export interface AnnualTable {
  /** The base year and after, up to the reporting year; at most five. */
  readonly years: readonly number[];
  /** All units together: an indicator of several units stands once, under the first. */
  readonly together: readonly AnnualUnit[];
  /** Each unit's own table, with every indicator that it answers for. */
  readonly ofUnit: ReadonlyMap<string, AnnualUnit>;
}

export interface AnnualUnit {
  readonly unit: string;
  readonly rows: readonly AnnualRow[];
  readonly foreign: readonly ForeignRow[];
}

export interface AnnualRow {
  readonly indicator: Indicator;
  /** null for the indicator itself; 女 … for a part of it. */
  readonly dimension: string | null;
  readonly figures: readonly { readonly year: number; readonly found: FigureLookup }[];
  readonly explanation: Explanation | null;
  /** The Bureau's decisions on its figures, each once. */
  readonly decided: readonly DecidedFigure[];
}

export function annualTable(dataset: Dataset): AnnualTable {
  const years = yearsOf(dataset.round);
  const parts = partsByIndicator(dataset);
  const unitOf = (unit: string, isOwn: (one: Indicator) => boolean): AnnualUnit => ({
    unit,
    rows: dataset.indicators
      .filter((one) => isOwn(one) && (one.plans.length > 0 || hasFigure(dataset, one, years)))
      .flatMap((one) => rowsOf(dataset, one, unit, years, parts.get(one.code) ?? [])),
    foreign: dataset.foreignRows.filter((row) => row.unit === unit),
  });
  const units = unitsInOrder(dataset);
  return {
    years,
    together: units.map((unit) => unitOf(unit, (one) => one.units[0] === unit)),
    ofUnit: new Map(units.map((unit) => [unit, unitOf(unit, (one) => one.units.includes(unit))] as const)),
  };
}

function yearsOf(round: Round): readonly number[] {
  const first = Math.max(Math.min(...planIds.map((plan) => round.plans[plan].base)), round.year - 4);
  return Array.from({ length: Math.max(1, round.year - first + 1) }, (_, index) => first + index);
}

/** The round's order of units; then those that only the register names. */
function unitsInOrder(dataset: Dataset): readonly string[] {
  const known = dataset.round.units.map((unit) => unit.name);
  const named = dataset.indicators.flatMap((one) => one.units);
  return [...new Set([...known, ...named])];
}

function partsByIndicator({ observations }: Dataset): ReadonlyMap<string, readonly string[]> {
  const parts = new Map<string, string[]>();
  for (const { indicator, area, dimension } of observations) {
    if (area !== ownArea || dimension === null) continue;
    const seen = parts.get(indicator) ?? [];
    if (!seen.includes(dimension)) parts.set(indicator, [...seen, dimension]);
  }
  return parts;
}

function hasFigure(dataset: Dataset, one: Indicator, years: readonly number[]): boolean {
  return years.some((year) => dataset.figure(one.code, ownArea, year).verdict === 'figure');
}

function rowsOf(
  dataset: Dataset,
  indicator: Indicator,
  unit: string,
  years: readonly number[],
  parts: readonly string[],
): readonly AnnualRow[] {
  const decisions = new Map((dataset.decided ?? []).map((one) => [formatOrigin(one.origin), one]));
  return [null, ...parts].map((dimension) => {
    const figures = years.map((year) => ({ year, found: dataset.figure(indicator.code, ownArea, year, dimension) }));
    const origins = figures.flatMap(({ found }) => (found.verdict === 'figure' ? found.figure.origins : []));
    return {
      indicator,
      dimension,
      figures,
      explanation:
        dimension === null
          ? (dataset.explanations.find((one) => one.indicator === indicator.code && one.unit === unit) ?? null)
          : null,
      decided: [...new Set(origins.flatMap((origin) => decisions.get(formatOrigin(origin)) ?? []))],
    };
  });
}
