/** Which indicator a row is about: by its code when the register has it, else by name or alias. */
import type { Indicator } from '../../../indicators/definition.ts';
import type { PlanId } from '../../../indicators/plan-id.ts';
import { nearestName } from '../../../indicators/nearest.ts';
import { dimensionNamed } from './dimensions.ts';
import type { Measure } from './measures.ts';
import { knownMeasure, measureOf, scaleBetween } from './measures.ts';
import { plainName, withoutFootnotes } from './plain-name.ts';

/** The register's names in their plain forms. */
export interface IndicatorNames {
  readonly byCode: ReadonlyMap<string, Indicator>;
  readonly byName: ReadonlyMap<string, readonly Indicator[]>;
}

/** A row's name without list number, measure and footnotes. */
export interface RowName {
  readonly written: string;
  /** A code in front of the name: W02 孕产妇死亡率. */
  readonly code: string | null;
  /** Plain writings to look up, the fullest first. */
  readonly names: readonly string[];
  /** The measure in brackets behind the name. */
  readonly measure: { readonly text: string; readonly measure: Measure } | null;
}

export interface RowClues {
  readonly code: string | null;
  readonly name: RowName;
  /** The plan that the sheet's title or the section names. */
  readonly plan: PlanId | null;
  readonly measure: Measure | null;
}

export type Match =
  | {
      readonly verdict: 'indicator';
      readonly indicator: Indicator;
      /** 高中阶段毛入学率（女） or 农村孕产妇系统管理率 where the register has only the whole. */
      readonly dimension: string | null;
      /** The name in the row is that of another indicator than its code. */
      readonly nameSays: Indicator | null;
    }
  | { readonly verdict: 'ambiguous'; readonly candidates: readonly Indicator[] }
  | { readonly verdict: 'unknown'; readonly nearest: NearestIndicator | null };

/** The indicator whose name comes nearest to one that the register lacks. */
export interface NearestIndicator {
  readonly indicator: Indicator;
  /** At most a letter in four is another: a slip rather than a name of its own. */
  readonly isClose: boolean;
}

export function indicatorNames(indicators: readonly Indicator[]): IndicatorNames {
  const byName = new Map<string, readonly Indicator[]>();
  for (const indicator of indicators) {
    const written = [indicator.name, indicator.short, ...indicator.aliases].map(plainName);
    for (const name of new Set(written.flatMap(nameForms))) {
      byName.set(name, [...(byName.get(name) ?? []), indicator]);
    }
  }
  return { byCode: new Map(indicators.map((indicator) => [plainName(indicator.code), indicator])), byName };
}

/** 村委会成员中女性比例 and 村委会成员女性比例 are one name. */
export function nameForms(plain: string): readonly string[] {
  const bare = plain.replace(/中的?(?=女)|的(?=女)/g, '');
  return bare === plain ? [plain] : [plain, bare];
}

/** A longer text is prose, and no indicator's name. */
const longestName = 200;

export function readRowName(text: string): RowName {
  const written = text.slice(0, longestName);
  const withoutNumber = written
    .replace(
      /^[\s\u3000]*(?:[（(]?[一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}[、.．])[\s\u3000]*/u,
      '',
    )
    .replace(
      /^[\s\u3000]*(?:[（(]\d{1,3}[）)]|[\d０-９]{1,3}(?:[、）)]|[.．](?![\d０-９])|[\s\u3000]+(?=[“"《\p{Script=Han}])))[\s\u3000]*/u,
      '',
    );
  const coded = /^[\s\u3000]*([A-Za-z]\d{2,3}[a-zA-Z]{0,2})[\s\u3000、.．:：_-]*(.*)$/u.exec(
    withoutNumber.normalize('NFKC'),
  );
  const name = coded?.[2] ?? withoutNumber;
  const plain = plainName(name);
  const bracket = /^(.+?)[([（［【〔]\s*(?:单位[:：]\s*)?([^()（）[\]［］【】]*)\s*[)\]）］】〕]\s*$/su.exec(
    withoutFootnotes(name.trim()),
  );
  const measure = bracket === null ? null : knownMeasure(bracket[2] ?? '');
  // 1.0—6个月婴儿… is a list number before a figure; 1.5 would be none, but then no name follows.
  const bare = measure !== null && bracket !== null ? [plainName(bracket[1] ?? '')] : [];
  const names = [plainName(written), plain, plain.replace(/^\(.*?\)/, ''), ...withoutListNumber(plain), ...bare];
  names.push(...bare.flatMap(withoutListNumber));
  return {
    written: written.trim(),
    code: coded?.[1] ?? null,
    names: [...new Set(names.flatMap(nameForms))].filter((one) => one !== ''),
    measure: measure === null || bracket === null ? null : { text: (bracket[2] ?? '').trim(), measure },
  };
}

/** 2.5岁以下儿童死亡率 is the second row, of 5岁以下儿童死亡率: a number glued to the name is tried as part of it first. */
function withoutListNumber(plain: string): readonly string[] {
  const bare = plain.replace(/^\d{1,3}[.,、:-]?(?=\d|\p{Script=Han}|[“"])/u, '');
  return bare === plain ? [] : [bare];
}

export function matchRow(names: IndicatorNames, clues: RowClues): Match {
  const code = [clues.code, clues.name.code].find((one) => one !== null && names.byCode.has(plainName(one)));
  const byName = matchName(names, clues);
  if (code !== undefined && code !== null) {
    const indicator = names.byCode.get(plainName(code));
    if (indicator !== undefined)
      return { verdict: 'indicator', indicator, dimension: null, nameSays: otherThan(indicator, byName) };
  }
  return byName;
}

function otherThan(indicator: Indicator, byName: Match): Indicator | null {
  return byName.verdict === 'indicator' && byName.dimension === null && byName.indicator !== indicator
    ? byName.indicator
    : null;
}

function matchName(names: IndicatorNames, clues: RowClues): Match {
  for (const name of clues.name.names) {
    const candidates = names.byName.get(name) ?? [];
    if (candidates.length > 0) return choose(candidates, name, clues, null);
  }
  for (const name of clues.name.names) {
    const part = /^(.+)\((?:其中:?)?([^()]+)\)$/.exec(name);
    const dimension = part === null ? undefined : dimensionNamed(part[2] ?? '');
    const candidates = dimension === undefined ? [] : (names.byName.get(part?.[1] ?? '') ?? []);
    if (candidates.length > 0) return choose(candidates, part?.[1] ?? '', clues, dimension ?? null);
  }
  for (const name of clues.name.names) {
    const part = /^(城市|城镇|农村|乡村|女性|男性)(?:的)?(.+)$/.exec(name);
    const candidates = part === null ? [] : (names.byName.get(part[2] ?? '') ?? []);
    if (candidates.length > 0)
      return choose(candidates, part?.[2] ?? '', clues, dimensionNamed(part?.[1] ?? '') ?? null);
  }
  return { verdict: 'unknown', nearest: nearestIndicator(names, clues) };
}

/** One name, several indicators: told apart by the plan of the sheet, by the measure, by whose full name it is; else open. */
function choose(candidates: readonly Indicator[], name: string, clues: RowClues, dimension: string | null): Match {
  const { plan, measure } = clues;
  const rules: readonly ((indicator: Indicator) => boolean)[] = [
    (indicator) => plan !== null && indicator.plans.includes(plan),
    (indicator) => measure !== null && scaleBetween(measure, measureOf(indicator.measure)) !== null,
    (indicator) => plainName(indicator.name) === name,
  ];
  let left = candidates;
  for (const rule of rules) {
    const kept = left.filter(rule);
    if (kept.length > 0) left = kept;
  }
  const [only] = left;
  return only !== undefined && left.length === 1
    ? { verdict: 'indicator', indicator: only, dimension, nameSays: null }
    : { verdict: 'ambiguous', candidates: left };
}

/** Only a name that shares most of its characters is worth asking about. */
function nearestIndicator(names: IndicatorNames, clues: RowClues): NearestIndicator | null {
  const wanted = clues.name.names.at(-1) ?? '';
  if (wanted.length < 3 || wanted.length > 60) return null;
  const known = knownNearest.get(names) ?? new Map<string, NearestIndicator | null>();
  knownNearest.set(names, known);
  const before = known.get(wanted);
  if (before !== undefined) return before;
  const found = searched(wanted, names);
  known.set(wanted, found);
  return found;
}

/** A name that the register lacks comes back in table after table. */
const knownNearest = new WeakMap<IndicatorNames, Map<string, NearestIndicator | null>>();

function searched(wanted: string, names: IndicatorNames): NearestIndicator | null {
  const near = nearestName(wanted, namesLike(wanted, names));
  if (near === null) return null;
  const shared = [...wanted].filter((letter) => near.includes(letter)).length;
  const longest = Math.max(wanted.length, near.length);
  const indicator = shared * 3 >= longest * 2 ? names.byName.get(near)?.[0] : undefined;
  return indicator === undefined ? null : { indicator, isClose: shared * 4 >= longest * 3 };
}

/** Known names of about the same length with two letters in three from the wanted one. */
function namesLike(wanted: string, names: IndicatorNames): readonly string[] {
  const { list, byLetter } = letterIndex(names);
  const shared = new Uint16Array(list.length);
  for (const letter of new Set(wanted)) {
    for (const at of byLetter.get(letter) ?? []) shared[at] = (shared[at] ?? 0) + 1;
  }
  return list.filter((name, at) => {
    const longest = Math.max(wanted.length, name.length);
    const isOfLength = Math.min(wanted.length, name.length) * 3 >= longest * 2;
    return isOfLength && (shared[at] ?? 0) * 3 >= longest * 2;
  });
}

interface LetterIndex {
  readonly list: readonly string[];
  /** Where in the list the names with a letter stand, once for each time they have it. */
  readonly byLetter: ReadonlyMap<string, readonly number[]>;
}

const letterIndexes = new WeakMap<IndicatorNames, LetterIndex>();

function letterIndex(names: IndicatorNames): LetterIndex {
  const known = letterIndexes.get(names);
  if (known !== undefined) return known;
  const list = [...names.byName.keys()];
  const byLetter = new Map<string, number[]>();
  for (const [at, name] of list.entries()) {
    for (const letter of name) {
      const places = byLetter.get(letter);
      if (places === undefined) byLetter.set(letter, [at]);
      else places.push(at);
    }
  }
  const index = { list, byLetter };
  letterIndexes.set(names, index);
  return index;
}
