/** Whose row it is: an indicator, a part of the indicator above (其中：女), a row the register lacks, or no row of figures. */
import type { Indicator } from '../../../indicators/definition.ts';
import type { PlanId } from '../../../indicators/plan-id.ts';
import { dimensionNamed, dimensionOf, partOfRow } from './dimensions.ts';
import type { IndicatorNames, Match, NearestIndicator, RowName } from './matching.ts';
import { matchRow, readRowName } from './matching.ts';
import type { Measure } from './measures.ts';
import { plainName } from './plain-name.ts';

/** What the cells of a row say about whose it is. */
export interface RowWords {
  /** The texts under 指标名称, left to right: several where it is merged over several columns. */
  readonly names: readonly string[];
  readonly code: string | null;
  /** Of a 分组 or 性别 column; null where the table has none or the cell is blank. */
  readonly group: string | null;
  readonly measure: Measure | null;
  readonly plan: PlanId | null;
}

/** The row above that 其中 rows belong to. */
export type Parent =
  | { readonly kind: 'indicator'; readonly indicator: Indicator }
  | { readonly kind: 'foreign'; readonly name: string }
  | { readonly kind: 'open' };

export type Subject =
  | {
      readonly kind: 'indicator';
      readonly indicator: Indicator;
      readonly dimension: string | null;
      /** 其中 rows and 合计 rows take their measure from the row above. */
      readonly isPart: boolean;
      readonly name: RowName | null;
      readonly nameSays: Indicator | null;
    }
  | { readonly kind: 'ambiguous'; readonly name: string; readonly candidates: readonly Indicator[] }
  | {
      readonly kind: 'unknown';
      readonly name: string;
      readonly nearest: NearestIndicator | null;
      readonly isPart: boolean;
    }
  /** A part of a row that was not understood: said there already. */
  | { readonly kind: 'passed-over' }
  | { readonly kind: 'nameless' };

export function subjectOf(words: RowWords, parent: Parent | null, names: IndicatorNames): Subject {
  const subject = ownSubject(words, parent, names);
  const group = words.group === null ? undefined : dimensionNamed(plainName(partOfRow(words.group).text));
  if (words.group === null || subject.kind !== 'indicator') return subject;
  const dimension = group === undefined ? dimensionOf(partOfRow(words.group).text) : group;
  return { ...subject, dimension: subject.dimension ?? dimension };
}

function ownSubject(words: RowWords, parent: Parent | null, names: IndicatorNames): Subject {
  const last = words.names.at(-1);
  if (last === undefined) return withoutName(words, parent, names);
  const above = words.names.length > 1 ? (parentNamed(words, names) ?? parent) : parent;
  const part = partOfRow(last);
  const name = readRowName(part.text);
  // 城市, 1.城市, 城市（%）
  const dimension = name.names.map(dimensionNamed).find((one) => one !== undefined);
  if (dimension !== undefined) return partOf(above, dimension, words, last, names);
  const match = matchRow(names, {
    code: words.code,
    name,
    plan: words.plan,
    measure: words.measure ?? name.measure?.measure ?? null,
  });
  if (match.verdict === 'unknown' && part.ofWhich && above !== null)
    return partOf(above, dimensionOf(part.text), words, last, names);
  return subjectFrom(match, name);
}

function subjectFrom(match: Match, name: RowName): Subject {
  switch (match.verdict) {
    case 'indicator':
      return { kind: 'indicator', ...pick(match), isPart: false, name };
    case 'ambiguous':
      return { kind: 'ambiguous', name: name.written, candidates: match.candidates };
    case 'unknown':
      return { kind: 'unknown', name: name.written, nearest: match.nearest, isPart: false };
  }
}

function pick(
  match: Extract<Match, { verdict: 'indicator' }>,
): Pick<Extract<Subject, { kind: 'indicator' }>, 'indicator' | 'dimension' | 'nameSays'> {
  return { indicator: match.indicator, dimension: match.dimension, nameSays: match.nameSays };
}

/** The indicator in the first of several name columns, merged over the rows of its parts. */
function parentNamed(words: RowWords, names: IndicatorNames): Parent | null {
  for (const text of words.names.slice(0, -1).toReversed()) {
    const match = matchRow(names, {
      code: words.code,
      name: readRowName(text),
      plan: words.plan,
      measure: words.measure,
    });
    if (match.verdict === 'indicator') return { kind: 'indicator', indicator: match.indicator };
    if (match.verdict === 'ambiguous') return { kind: 'open' };
  }
  return null;
}

/**
 * 女 below an indicator. A code in such a row may repeat the indicator's above, or be that of an indicator of its own
 * (高中阶段毛入学率（女）), whose name then holds the part.
 */
function partOf(
  parent: Parent | null,
  dimension: string | null,
  words: RowWords,
  written: string,
  names: IndicatorNames,
): Subject {
  const coded = words.code === null ? undefined : names.byCode.get(plainName(words.code));
  if (coded !== undefined) {
    const isParent = parent?.kind === 'indicator' && parent.indicator === coded;
    const isOwn = !isParent && dimension !== null && coded.name.includes(dimension);
    return {
      kind: 'indicator',
      indicator: coded,
      dimension: isOwn ? null : dimension,
      isPart: isParent,
      name: null,
      nameSays: null,
    };
  }
  switch (parent?.kind) {
    case 'indicator':
      return { kind: 'indicator', indicator: parent.indicator, dimension, isPart: true, name: null, nameSays: null };
    case 'foreign':
      return { kind: 'unknown', name: `${parent.name}（${written.trim()}）`, nearest: null, isPart: true };
    case 'open':
      return { kind: 'passed-over' };
    case undefined:
      return { kind: 'unknown', name: written.trim(), nearest: null, isPart: true };
  }
}

function withoutName(words: RowWords, parent: Parent | null, names: IndicatorNames): Subject {
  const coded = words.code === null ? undefined : names.byCode.get(plainName(words.code));
  if (coded !== undefined) {
    return { kind: 'indicator', indicator: coded, dimension: null, isPart: false, name: null, nameSays: null };
  }
  if (words.code !== null) return { kind: 'unknown', name: words.code, nearest: null, isPart: false };
  if (words.group === null || parent === null) return { kind: 'nameless' };
  return partOf(parent, null, words, words.group, names);
}
