/** Which figure holds for an indicator, area, year and dimension: one look-up each, made once. */
import type { FigureLookup } from './observation.ts';

/** What one figure is about. */
export interface FigureKey {
  readonly indicator: string;
  readonly area: string;
  readonly year: number;
  /** null is the total. */
  readonly dimension: string | null;
}

export interface Figures {
  readonly figure: (indicator: string, area: string, year: number, dimension?: string | null) => FigureLookup;
  readonly years: (indicator: string, area: string, dimension?: string | null) => readonly number[];
}

export function keyText(key: FigureKey): string {
  return `${seriesText(key.indicator, key.area, key.dimension)}\u0000${key.year}`;
}

export function indexFigures(lookups: readonly { readonly key: FigureKey; readonly lookup: FigureLookup }[]): Figures {
  const byKey = new Map(lookups.map(({ key, lookup }) => [keyText(key), lookup]));
  const bySeries = new Map<string, number[]>();
  for (const { key, lookup } of lookups) {
    if (lookup.verdict !== 'figure') continue;
    const series = seriesText(key.indicator, key.area, key.dimension);
    const years = bySeries.get(series);
    if (years === undefined) bySeries.set(series, [key.year]);
    else years.push(key.year);
  }
  for (const years of bySeries.values()) years.sort((a, b) => a - b);
  return {
    figure: (indicator, area, year, dimension = null) =>
      byKey.get(keyText({ indicator, area, year, dimension })) ?? { verdict: 'not-reported' },
    years: (indicator, area, dimension = null) => bySeries.get(seriesText(indicator, area, dimension)) ?? [],
  };
}

function seriesText(indicator: string, area: string, dimension: string | null): string {
  return `${indicator}\u0000${area}\u0000${dimension ?? ''}`;
}
