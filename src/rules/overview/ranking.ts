/**
 * Places of areas by one indicator, and how far each stands from the middle, in spreads of the areas. A place is given only
 * where it says something: not for figures of another definition, on fewer than ten cases, or that chance alone would give.
 */
import { equalRates } from '../../dataset/yearly-change.ts';
import type { Decimal } from '../../indicators/decimals.ts';
import { decimal, fromFloat } from '../../indicators/decimals.ts';
import type { County, JudgedIndicator } from './county.ts';

export type Place =
  | { readonly verdict: 'ranked'; readonly position: number; readonly of: number; readonly distance: number | null }
  | { readonly verdict: 'unranked'; readonly because: WhyUnranked; readonly distance: number | null };

export type WhyUnranked =
  /** This area's figure is of another definition than that of most. */
  | 'other-definition'
  | 'few-cases'
  /** It differs from the middle of the areas, or in its cases from all others together, by no more than chance. */
  | 'noise'
  | 'few-areas'
  | 'no-direction'
  | 'no-figure';

export interface RankedArea {
  readonly area: string;
  readonly indicator: JudgedIndicator;
  readonly place: Place;
}

export interface Ranking {
  readonly code: string;
  readonly name: string;
  readonly measure: string;
  readonly decimals: number;
  /** Of the figures that can be compared; null for none. */
  readonly median: Decimal | null;
  /** Their standard deviation (n − 1); null below three areas. */
  readonly spread: number | null;
  readonly areas: readonly RankedArea[];
}

export interface RankingRules {
  /** P at or above which a difference is put down to chance; the setting `noiseChance`. */
  readonly noiseChance: Decimal;
}

/** By code, in the order of the first area that has it; a figure that both plans judge is ranked once. */
export function rankingsOf(counties: readonly County[], rules: RankingRules): readonly Ranking[] {
  const codes = [...new Set(counties.flatMap(({ judged }) => judged.map(({ code }) => code)))];
  return codes.map((code) => rankingOf(code, counties, rules)).filter(({ areas }) => areas.length > 1);
}

function rankingOf(code: string, counties: readonly County[], rules: RankingRules): Ranking {
  const all = counties.flatMap(({ area, judged }) => {
    const indicator = judged.find((one) => one.code === code);
    return indicator === undefined ? [] : [{ area, indicator }];
  });
  const usual = mostFrequent(all.map(({ indicator }) => indicator.definition));
  const comparable = all.flatMap(({ area, indicator }) =>
    indicator.definition !== usual || indicator.value === null ? [] : [{ area, indicator, value: decimal(indicator.value) }],
  );
  const values = comparable.map(({ value }) => value);
  const median = medianOf(values);
  const spread = spreadOf(values);
  const named = all.find(({ indicator }) => indicator.definition === usual)?.indicator;
  const areas = all.map(({ area, indicator }): RankedArea => {
    const own = comparable.find((one) => one.area === area);
    const others = comparable.filter((one) => one !== own);
    return { area, indicator, place: placeOf(indicator, own?.value ?? null, { usual, others, median, spread }, rules) };
  });
  return { code, name: named?.name ?? code, measure: named?.measure ?? '', decimals: named?.decimals ?? 0, median, spread, areas };
} // prettier-ignore

interface Field {
  readonly usual: string;
  readonly others: readonly { readonly indicator: JudgedIndicator; readonly value: Decimal }[];
  readonly median: Decimal | null;
  readonly spread: number | null;
}

function placeOf(one: JudgedIndicator, value: Decimal | null, field: Field, rules: RankingRules): Place {
  const { usual, others, median, spread } = field;
  const unranked = (because: WhyUnranked, distance: number | null = null): Place => ({ verdict: 'unranked', because, distance }); // prettier-ignore
  if (one.value === null) return unranked('no-figure');
  if (one.definition !== usual || value === null || median === null) return unranked('other-definition');
  if (one.better === null) return unranked('no-direction');
  const sign = one.better === 'higher' ? 1 : -1;
  const distance = spread === null || spread === 0 ? null : (sign * value.minus(median).toNumber()) / spread;
  if (others.length + 1 < fewestAreas) return unranked('few-areas');
  if (one.cases !== null && decimal(one.cases).lessThan(fewestCases)) return unranked('few-cases', distance);
  if (isNoise(one, value, median, others, rules)) return unranked('noise', distance);
  const better = others.filter((other) => (sign === 1 ? other.value.greaterThan(value) : other.value.lessThan(value)));
  return { verdict: 'ranked', position: better.length + 1, of: others.length + 1, distance };
}

const fewestAreas = 3;
const fewestCases = 10;

/** Within two last digits of the middle; or, where the cases are known, no more from all others together than chance gives. */
function isNoise(
  one: JudgedIndicator,
  value: Decimal,
  median: Decimal,
  others: Field['others'],
  { noiseChance }: RankingRules,
): boolean {
  if (
    value
      .minus(median)
      .abs()
      .lessThanOrEqualTo(decimal(2).times(decimal(10).pow(-one.decimals)))
  )
    return true;
  const counted = others.flatMap(({ indicator: { cases, denominator } }) =>
    cases === null || denominator === null ? [] : [[decimal(cases), decimal(denominator)] as const],
  );
  if (one.cases === null || one.denominator === null || counted.length === 0) return false;
  const [cases, denominators] = [0, 1].map((at) => counted.reduce((sum, pair) => sum.plus(pair[at] ?? 0), decimal(0)));
  if (cases === undefined || denominators === undefined) return false;
  const chance = equalRates([decimal(one.cases), decimal(one.denominator)], [cases, denominators]);
  return chance !== null && fromFloat(chance).greaterThanOrEqualTo(noiseChance);
}

function mostFrequent(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? '';
}

function medianOf(values: readonly Decimal[]): Decimal | null {
  const sorted = values.toSorted((a, b) => a.comparedTo(b));
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]];
  return low === undefined || high === undefined ? null : low.plus(high).dividedBy(2);
}

function spreadOf(values: readonly Decimal[]): number | null {
  if (values.length < fewestAreas) return null;
  const mean = values.reduce((sum, value) => sum.plus(value), decimal(0)).dividedBy(values.length);
  const squares = values.reduce((sum, value) => sum.plus(value.minus(mean).pow(2)), decimal(0));
  return Math.sqrt(squares.dividedBy(values.length - 1).toNumber());
}
