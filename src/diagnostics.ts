/**
 * Problems as plain values: collected, never thrown. Each says what is wrong, where, and what to do about it,
 * in Chinese, for the clerk who has to act on it. Thrown errors are bugs.
 */
import type { Origin } from './provenance.ts';

/** 强制性 withholds the documents that use the figure; 核实性 marks them 草稿 where a 【待补充】 stands; 提示性 informs. */
export const levels = ['强制性', '核实性', '提示性'] as const;
export type Level = (typeof levels)[number];

/** Every code a finding can have, with the level it has unless an explanation or decision lowers it. */
export const findingLevels = {
  // the round's own files
  'invalid-configuration': '强制性',
  'unknown-template-name': '强制性',
  // the program's own fault: two places disagree, or a place and the data
  'self-check': '强制性',
  'register-overlaid': '提示性',
  'target-contradiction': '强制性',
  'target-wording': '核实性',
  'target-unconfirmed': '核实性',
  'plan-table-unclear': '核实性',
  'plan-entry-kept': '提示性',
  'plan-entry-unused': '核实性',
  'text-quotes': '提示性',
  'no-city-plan': '强制性',
  'unknown-compiler': '强制性',
  // nobody is named to whom tables, reports or the general report go
  'empty-recipient': '核实性',
  'no-own-targets': '强制性',
  'unread-settings': '核实性',
  'packaged-template': '提示性',
  // another area's round that figures are taken from
  'area-round': '核实性',
  'order-not-checked': '提示性',
  // a plan later than every period that the register lists
  'later-period': '核实性',
  'targets-left-aside': '提示性',
  'unconfirmed-indicators': '提示性',
  // reading
  'unreadable-file': '强制性',
  'unreadable-figure': '强制性',
  'no-table-found': '核实性',
  'unknown-unit': '核实性',
  'renamed-unit': '提示性',
  'unknown-indicator': '提示性',
  'unlisted-unit': '提示性',
  'unknown-column': '提示性',
  'ambiguous-indicator': '核实性',
  'serial-for-code': '提示性',
  'hidden-sheet': '提示性',
  'other-title-year': '核实性',
  // handed in on last year's form, or on one made before the register was changed
  'old-form': '核实性',
  'missing-mark': '提示性',
  'left-out-of-workbook': '提示性',
  'old-format': '核实性',
  'unclear-head': '核实性',
  'sheet-without-table': '提示性',
  'nearly-known-name': '核实性',
  'no-explanation': '提示性',
  // figures
  'measure-mismatch': '强制性',
  'out-of-bounds': '强制性',
  'broken-order': '强制性',
  'broken-sum': '强制性',
  'rate-mismatch': '强制性',
  conflict: '强制性',
  'conflict-decided': '提示性',
  'figure-corrected': '提示性',
  'workbook-superseded': '提示性',
  blank: '核实性',
  'shown-rounded': '核实性',
  'count-with-fraction': '核实性',
  'hundredth-of-last-year': '核实性',
  'large-change': '核实性',
  'large-change-explained': '提示性',
  revision: '核实性',
  'revision-explained': '提示性',
  'base-differs': '核实性',
  'target-differs': '核实性',
  'two-explanations': '核实性',
  'definition-change': '核实性',
  'unmet-decision': '核实性',
  accepted: '提示性',
  // notes
  'missing-notes': '核实性',
  'missing-workbook': '核实性',
  'unclear-plan': '核实性',
  'unknown-heading': '提示性',
  'empty-note': '核实性',
  'two-notes': '核实性',
  'unclear-indicator': '提示性',
  'unclear-state': '核实性',
  'unclear-reference': '核实性',
  // ××人次, ____, 【】: meant to be filled in
  'unfilled-blank': '核实性',
  'note-figure-differs': '核实性',
  'note-verdict-differs': '核实性',
  'note-wording': '提示性',
  placeholder: '核实性',
  'left-out-of-note': '提示性',
  'note-words-unread': '核实性',
  'place-note': '提示性',
  // a text under a unit's name that some other place wrote of itself
  'place-words': '核实性',
  // what was typed into a system on the net is not what was to be typed
  'online-difference': '核实性',
  // output
  wording: '提示性',
  'edited-document': '核实性',
  'edit-conflict': '强制性',
  'cannot-replace': '强制性',
} as const satisfies Record<string, Level>;

export type FindingCode = keyof typeof findingLevels;

export interface Diagnostic {
  readonly level: Level;
  readonly code: FindingCode;
  /** What is wrong, with the figures in question; Chinese, one sentence. */
  readonly message: string;
  /** What to do about it; Chinese. */
  readonly hint: string;
  readonly origin: Origin | null;
  readonly related: readonly Origin[];
  /** The unit to ring, where one is known. */
  readonly unit: string | null;
  /** The register's code of the indicator concerned, where one is known. */
  readonly indicator: string | null;
  /** Of a finding on a whole file, the first 8 digits of its SHA-256: it is accepted for this content alone. */
  readonly content?: string;
  /** Of a person's words that the data contradict: those words. */
  readonly quoted?: string;
  /** The sentence in which those words stand. */
  readonly within?: string;
  /** Decided to be left out of the general report, where it is said that something was. */
  readonly omitted?: true;
  /** Of an accepted finding, what it was. */
  readonly acceptedAs?: FindingCode;
}

export interface FindingDetails {
  readonly message: string;
  readonly hint: string;
  readonly origin?: Origin | null | undefined;
  readonly related?: readonly Origin[] | undefined;
  readonly unit?: string | null | undefined;
  readonly indicator?: string | null | undefined;
  readonly content?: string | undefined;
  readonly quoted?: string | undefined;
  readonly within?: string | undefined;
}

export function finding(code: FindingCode, details: FindingDetails): Diagnostic {
  return {
    level: findingLevels[code],
    code,
    message: details.message,
    hint: details.hint,
    origin: details.origin ?? null,
    related: details.related ?? [],
    unit: details.unit ?? null,
    indicator: details.indicator ?? null,
    ...(details.content === undefined ? {} : { content: details.content }),
    ...(details.quoted === undefined ? {} : { quoted: details.quoted }),
    ...(details.within === undefined ? {} : { within: details.within }),
  };
}

/** A result that could be had, with what was noticed on the way; or only the reasons why it could not. */
export type Outcome<T> =
  | { readonly verdict: 'ok'; readonly value: T; readonly findings: readonly Diagnostic[] }
  | { readonly verdict: 'failed'; readonly findings: readonly Diagnostic[] };

export function ok<T>(value: T, findings: readonly Diagnostic[] = []): Outcome<T> {
  return { verdict: 'ok', value, findings };
}

export function failed<T>(findings: readonly Diagnostic[]): Outcome<T> {
  return { verdict: 'failed', findings };
}

/** Names in a message: past six the first three and how many there are, 甲、乙、丙等9栏. */
export function listed(names: readonly string[], counter = '个'): string {
  return names.length > 6 ? `${names.slice(0, 3).join('、')}等${names.length}${counter}` : names.join('、');
}

/** Worst first, then by unit, then by place: the order in which an office works through them. */
export function inOrderOfUrgency(findings: readonly Diagnostic[]): readonly Diagnostic[] {
  return findings
    .map((entry, position) => ({ entry, position }))
    .toSorted((a, b) => levels.indexOf(a.entry.level) - levels.indexOf(b.entry.level) || a.position - b.position)
    .map(({ entry }) => entry);
}
