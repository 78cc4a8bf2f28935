/** Which indicators a text names: by code, name, short name or alias. */
import type { Indicator } from '../../indicators/definition.ts';
import { compactText, foldedText, foldName } from '../../indicators/letter-forms.ts';
import { nearestName } from '../../indicators/nearest.ts';
import { rememberedBy } from '../../indicators/remembered.ts';
import { planIds } from '../../indicators/plan-id.ts';
import type { PlanId } from '../../indicators/plan-id.ts';

export interface NameIndex {
  /** Names by their first letter, longest first, letters folded; a name may belong to several indicators. */
  readonly byFirstLetter: ReadonlyMap<string, readonly IndexedName[]>;
  readonly byFoldedCode: ReadonlyMap<string, string>;
  readonly plansByCode: ReadonlyMap<string, Indicator['plans']>;
  readonly names: readonly string[];
  readonly longest: number;
  /** Qualitative goals, whose long names people shorten. */
  readonly goals: readonly { readonly code: string; readonly letters: string }[];
  /** 领域 of the plans' periods. */
  readonly domains: ReadonlySet<string>;
  /** Of a note: the names of what its unit answers for, among which a loosely written one is looked for. */
  readonly own?: readonly OwnName[];
}

interface IndexedName {
  readonly letters: string;
  readonly codes: readonly string[];
}

/** A name, short name or alias of an indicator, letters folded. */
export interface OwnName {
  readonly code: string;
  readonly plans: readonly PlanId[];
  readonly letters: string;
  /** The round sets a target for it: of two that words could mean, the likelier one. */
  readonly hasTarget: boolean;
}

/** A place in a text that names indicators. */
export interface Mention {
  readonly codes: readonly string[];
  readonly start: number;
  readonly end: number;
  /** A name without its end, known by the result behind it: 婚检达到96%. */
  readonly isShort?: true;
}

export const indexNames = rememberedBy(indexOf);

function indexOf(indicators: readonly Indicator[]): NameIndex {
  const codesByName = new Map<string, string[]>();
  for (const indicator of indicators) {
    for (const name of new Set([indicator.name, indicator.short, ...indicator.aliases].map(foldName))) {
      if (name !== '') codesByName.set(name, [...(codesByName.get(name) ?? []), indicator.code]);
    }
  }
  const byFirstLetter = new Map<string, IndexedName[]>();
  for (const [letters, codes] of codesByName) {
    const first = letters.charAt(0);
    byFirstLetter.set(first, [...(byFirstLetter.get(first) ?? []), { letters, codes }]);
  }
  for (const [first, names] of byFirstLetter) {
    byFirstLetter.set(
      first,
      names.toSorted((a, b) => b.letters.length - a.letters.length),
    );
  }
  return {
    byFirstLetter,
    byFoldedCode: new Map(indicators.map((indicator) => [foldName(indicator.code), indicator.code])),
    plansByCode: new Map(indicators.map((indicator) => [indicator.code, indicator.plans])),
    names: indicators.flatMap((indicator) => [indicator.code, indicator.name]),
    goals: indicators
      .filter(({ scale }) => scale === 'text')
      .map(({ code, name }) => ({ code, letters: foldName(name) })),
    longest: Math.max(0, ...[...codesByName.keys()].map((name) => name.length)),
    domains: new Set(
      indicators.flatMap(({ domainOrder }) => planIds.flatMap((plan) => [...(domainOrder[plan] ?? [])])),
    ),
  };
}

/**
 * The places that name indicators, in order: longest names first, none inside or across another; codes where they stand
 * alone (W02, not part of a longer word).
 */
export function mentionsIn(text: string, index: NameIndex): readonly Mention[] {
  const { letters, at } = compactText(text);
  const found: { readonly codes: readonly string[]; readonly from: number; readonly to: number }[] = [];
  for (let from = 0; from < letters.length; from += 1) {
    for (const name of index.byFirstLetter.get(letters.charAt(from)) ?? []) {
      if (letters.startsWith(name.letters, from)) {
        found.push({ codes: name.codes, from, to: from + name.letters.length });
      }
    }
  }
  for (const match of letters.matchAll(/(?<![a-z0-9])[a-z]\d{2,3}[a-z]{0,2}(?![a-z0-9])/g)) {
    const code = index.byFoldedCode.get(match[0]);
    if (code !== undefined) found.push({ codes: [code], from: match.index, to: match.index + match[0].length });
  }
  // C04 18岁以下…: the space parts the code from a name that begins with a digit.
  const spaced = /[a-z]\d/.test(letters) ? foldedText(text) : '';
  for (const match of spaced.matchAll(/(?<![a-z0-9])[a-z]\d{2,3}[a-z]{0,2}(?=\s)/g)) {
    const code = index.byFoldedCode.get(match[0]);
    const from = at.indexOf(match.index);
    if (code !== undefined && from !== -1) found.push({ codes: [code], from, to: from + match[0].length });
  }
  const taken = new Set<number>();
  return found
    .toSorted((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from)
    .filter(({ from, to }) => {
      for (let place = from; place < to; place += 1) if (taken.has(place)) return false;
      for (let place = from; place < to; place += 1) taken.add(place);
      return true;
    })
    .toSorted((a, b) => a.from - b.from)
    .map(({ codes, from, to }) => ({ codes, start: at[from] ?? 0, end: (at[to - 1] ?? 0) + 1 }));
}

/** The one goal that the first words of a text name in part: 学校安全工作责任制 of 学校安全工作责任制和校园周边综合治理机制建立. */
export function goalNamed(text: string, { goals }: NameIndex): string | null {
  const head = foldName(/^[^：:，,。；;\n[［【□☐☑√]*/u.exec(text)?.[0] ?? '').replace(
    /(?:已实现|推进中|未启动)[\s\S]*$/u,
    '',
  );
  if (head.length < shortestHead) return null;
  const [found, ...others] = goals.filter(({ letters }) => letters.includes(head) || head.includes(letters));
  return found === undefined || others.length > 0 ? null : found.code;
}

const shortestHead = 5;

/** The text with something else in place of every mention; `mentions` in order, as `mentionsIn` gives them. */
export function withoutMentions(text: string, mentions: readonly Mention[], instead: string): string {
  const ends = [0, ...mentions.map((mention) => mention.end)];
  return ends.map((end, index) => text.slice(end, mentions[index]?.start ?? text.length)).join(instead);
}

/** The codes a word names as a whole: `W04`, `孕产妇死亡率`; [] where it is neither code nor name. */
export function codesNamed(word: string, index: NameIndex): readonly string[] {
  const folded = foldName(word);
  const code = index.byFoldedCode.get(folded);
  if (code !== undefined) return [code];
  return index.byFirstLetter.get(folded.charAt(0))?.find((name) => name.letters === folded)?.codes ?? [];
}

/** A code's form, whether or not the register has it. */
export function looksLikeCode(word: string): boolean {
  return /^[a-z]\d{2,3}[a-z]{0,2}$/.test(foldName(word));
}

/** The register's code or name most like a mistyped one; null where nothing comes near. */
export function nearestIndicator(word: string, index: NameIndex): string | null {
  return word.length > 40 ? null : nearestName(word, index.names);
}

export function isSupport(code: string, index: NameIndex): boolean {
  return (index.plansByCode.get(code) ?? []).length === 0;
}
