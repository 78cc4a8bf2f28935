/**
 * The names by which blocks and figures are found again in a document: hidden bookmarks (their names begin with `_`),
 * because bookmarks are what survives every word processor's saving.
 */
import type { BlockId } from '../../report/model.ts';

/** Names of the custom properties by which a document is recognised. */
export const propertyNames = { report: 'fuer.report', run: 'fuer.run' } as const;

/** A block is a paragraph, a caption, a table row; a figure is one printed number. */
export type AnchorKind = 'block' | 'figure';

const prefixes = { block: '_b_', figure: '_f_' } as const satisfies Record<AnchorKind, string>;
const readableLength = 20;

/**
 * `_f_C27_value_2015_0a1b2c3d4e5f`, from the id alone: letters and digits of the id for the eye, a hash of the whole id
 * for the machine. ASCII, at most 40 characters, as Word asks. The second place where one id stands in a document is
 * occurrence 2, `…_2`.
 */
export function bookmarkName(kind: AnchorKind, id: BlockId | string, occurrence = 1): string {
  const name = `${prefixes[kind]}${id.slice(0, readableLength).replaceAll(unreadable, '_')}_${hash(id)}`;
  return occurrence === 1 ? name : `${name}_${occurrence}`;
}

const unreadable = /[^A-Za-z0-9]+/g;

export interface AnchorName {
  readonly kind: AnchorKind;
  /** The name of the first occurrence: `bookmarkName(kind, id)`. */
  readonly base: string;
  readonly occurrence: number;
}

const anchorPattern = /^(_[bf]_[A-Za-z0-9_]*_[0-9a-v]{12})(?:_(\d+))?$/;

/** What a bookmark's name says; null for a bookmark that is not ours. */
export function parseBookmarkName(name: string): AnchorName | null {
  const match = anchorPattern.exec(name);
  const base = match?.[1];
  if (base === undefined) return null;
  return { kind: base.startsWith(prefixes.block) ? 'block' : 'figure', base, occurrence: Number(match?.[2] ?? '1') };
}

/** By which a document's version is told where everything else that says so was lost; null for what is no content id. */
export function contentMarkName(content: string): string | null {
  return /^[0-9a-f]{16}$/.test(content) ? `_v_${content}` : null;
}

/** The content id in such a mark's name; null for any other bookmark. */
export function contentOfMark(name: string): string | null {
  return /^_v_([0-9a-f]{16})$/.exec(name)?.[1] ?? null;
}

/** 60 bits in 12 digits of base 32, mixed as cyrb53 does (public domain): no two of a document's ids meet by chance. */
function hash(id: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let position = 0; position < id.length; position += 1) {
    const unit = id.charCodeAt(position);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return thirtyBits(high) + thirtyBits(low);
}

function thirtyBits(number: number): string {
  return `${pair(number)}${pair(number >>> 10)}${pair(number >>> 20)}`;
}

function pair(number: number): string {
  return pairs[number & 1023] ?? '';
}

// Looked up rather than computed: a report has thousands of names.
const digits = '0123456789abcdefghijklmnopqrstuv';
const pairs: readonly string[] = [...digits].flatMap((first) => [...digits].map((second) => first + second));
