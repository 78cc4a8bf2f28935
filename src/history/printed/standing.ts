/** What stands on paper in the place of each block of a report. */
import type { RecordedBlock } from '../manifest.ts';
import type { Stood } from '../verification.ts';
import { lettersIn, withHangingSigns } from './alignment.ts';
import type { PrintedText } from './pages.ts';
import { plainLetters } from './pages.ts';
import type { Laid } from './laying.ts';
import { movedParts, startsOf, withGaps } from './laying.ts';
import type { BlockPart } from './parts-of-blocks.ts';
import { isChart, printedParts } from './parts-of-blocks.ts';

export interface PaperBlock extends Stood {
  /** Where it is printed, or where its first difference is; null where it is gone. */
  readonly page: number | null;
}

export interface Paper {
  readonly blocks: readonly PaperBlock[];
  /** Words that no block is, with the block before them. */
  readonly added: readonly { readonly text: string; readonly after: string | null; readonly page: number }[];
}

/** `heads` are the words of tables' headings, which are printed again on every page. */
export function standingOnPaper(blocks: readonly RecordedBlock[], words: PrintedText, heads: readonly string[]): Paper {
  const parts = printedParts(blocks);
  const starts = startsOf(parts);
  const expected = parts.map(({ plain }) => plain).join('');
  const { printed, places } = withHangingSigns(expected, words, lettersIn(expected, words.text));
  const laid = withGaps(parts, starts, places, printed);
  const moved = movedParts(laid, parts, printed);
  const byBlock = new Map<number, number[]>();
  for (const [number, { block }] of parts.entries()) byBlock.set(block, [...(byBlock.get(block) ?? []), number]);
  return {
    blocks: blocks.map((block, number) =>
      paperBlock(block, byBlock.get(number) ?? [], { parts, laid: moved.laid, starts, places, printed }),
    ),
    added: moved.gaps.flatMap(({ from, to, after }) => {
      const text = withoutHeads(printed.text.slice(from, to), heads);
      const near = parts[after];
      const charts = [near, parts[after + 1]].some((part) => {
        const block = part === undefined ? undefined : blocks[part.block];
        return block !== undefined && isChart(block);
      });
      if (charts || !/[\p{L}\p{N}]/u.test(text)) return [];
      const before = near === undefined ? undefined : blocks[near.block];
      return [{ text, after: before?.id ?? null, page: printed.pageAt(from) }];
    }),
  };
}

interface Whole {
  readonly parts: readonly BlockPart[];
  readonly laid: readonly (Laid | null)[];
  readonly starts: readonly number[];
  readonly places: Int32Array;
  readonly printed: PrintedText;
}

/** Less than this share of a block's letters is not the block. */
const leastShare = 0.3;

function paperBlock(block: RecordedBlock, own: readonly number[], whole: Whole): PaperBlock {
  const { parts, laid, printed } = whole;
  const shown = own.flatMap((number) => parts[number] ?? []);
  const before = shown.map(({ plain, separator }) => plain + separator).join('');
  const stands = own.map((number) => {
    const place = laid[number];
    return place === undefined || place === null ? '' : printed.text.slice(place.from, place.to);
  });
  const now = stands.map((text, position) => text + (shown[position]?.separator ?? '')).join('');
  const isGone = before.trim() !== '' && shareOf(own, whole) < leastShare && before !== now;
  return {
    id: block.id,
    before,
    now: isGone ? null : now,
    claims: (block.claims ?? []).flatMap((claim) => {
      const at = plainPlace(claim.at, shown);
      return at === null ? [] : [{ ...claim, text: plainLetters(claim.text), at }];
    }),
    // What stands as it was made is given as it was made, brackets and spaces and all.
    figures: figuresOf(block, shown).map(({ part, from, wanted, ...one }) => {
      const stands = isGone ? null : figureNow(own[part] ?? -1, from, wanted, whole);
      return { ...one, now: stands === wanted ? one.before : stands };
    }),
    page: isGone ? null : pageOf(own, whole),
  };
}

function shareOf(own: readonly number[], { parts, starts, places, laid, printed }: Whole): number {
  let [all, there] = [0, 0];
  for (const number of own) {
    const plain = parts[number]?.plain ?? '';
    const place = laid[number] ?? null;
    all += plain.length;
    if (place !== null && printed.text.slice(place.from, place.to) === plain) there += plain.length;
    else
      for (let at = starts[number] ?? 0; at < (starts[number] ?? 0) + plain.length; at += 1)
        there += (places[at] ?? -1) === -1 ? 0 : 1;
  }
  return all === 0 ? 1 : there / all;
}

/** A place of the remembered text in the text without spaces. */
function plainPlace(at: number, shown: readonly BlockPart[]): number | null {
  let before = 0;
  for (const { at: from, written, plain, separator } of shown) {
    if (at < from + written.length || (at === from + written.length && separator === ''))
      return at < from ? null : before + plainLetters(written.slice(0, at - from)).length;
    before += plain.length + separator.length;
  }
  return null;
}

/** Figures stand in the order of the block's words; a figure of 5 is no part of 2015. */
function figuresOf({ figures }: RecordedBlock, shown: readonly BlockPart[]) {
  let [part, at] = [0, 0];
  return figures.flatMap(({ id, text, origins }) => {
    const wanted = plainLetters(text);
    if (wanted === '') return [];
    for (let number = part; number < shown.length; number += 1) {
      const from = wholePlace(shown[number]?.plain ?? '', wanted, number === part ? at : 0);
      if (from === -1) continue;
      [part, at] = [number, from + wanted.length];
      return [{ id, origins, before: text, wanted, part: number, from }];
    }
    return [];
  });
}

function wholePlace(text: string, wanted: string, start: number): number {
  const isDigit = (letter: string): boolean => /\d/u.test(letter);
  for (let at = text.indexOf(wanted, start); at !== -1; at = text.indexOf(wanted, at + 1)) {
    const [left, right] = [text.charAt(at - 1), text.charAt(at + wanted.length)];
    const cut =
      (isDigit(wanted.charAt(0)) && (isDigit(left) || (left === '.' && isDigit(text.charAt(at - 2))))) ||
      (isDigit(wanted.at(-1) ?? '') && isDigit(right));
    if (!cut) return at;
  }
  return text.indexOf(wanted, start);
}

/** From behind the last letter that still stands before it to the first that stands behind it. */
function figureNow(
  number: number,
  from: number,
  wanted: string,
  { parts, laid, starts, places, printed }: Whole,
): string | null {
  const [part, place] = [parts[number], laid[number]];
  if (part === undefined || place === undefined || place === null) return null;
  const now = printed.text.slice(place.from, place.to);
  if (now === part.plain) return wanted;
  const start = starts[number] ?? 0;
  let [left, right] = [place.from, place.to];
  for (let at = 0; at < from; at += 1) {
    const there = places[start + at] ?? -1;
    if (there >= place.from && there < place.to) left = there + 1;
  }
  for (let at = part.plain.length - 1; at >= from + wanted.length; at -= 1) {
    const there = places[start + at] ?? -1;
    if (there >= place.from && there < place.to) right = there;
  }
  if (isWhole(start + from, wanted, { places, printed })) return wanted;
  const stands = printed.text.slice(left, Math.max(left, right));
  // Words beside it that are otherwise are none of the figure's.
  const [only, ...others] = /^[+-]?\d[\d.]*$/u.test(wanted) ? (stands.match(/[+-]?\d[\d.]*/gu) ?? []) : [];
  if (only !== undefined && others.length === 0) return only;
  return stands === '' ? null : stands;
}

/** Whether a figure stands letter by letter, and is no part of a longer number. */
function isWhole(start: number, wanted: string, { places, printed }: Pick<Whole, 'places' | 'printed'>): boolean {
  const first = places[start] ?? -1;
  if (first === -1) return false;
  for (let step = 1; step < wanted.length; step += 1) if (places[start + step] !== first + step) return false;
  const grew = (beside: string, end: string): boolean => /\d/u.test(beside) && /\d/u.test(end);
  const [left, right] = [first - 1, first + wanted.length];
  const isOwn = (at: number, place: number): boolean => places[at] === place;
  return (
    (isOwn(start - 1, left) || !grew(printed.text.charAt(left), wanted.charAt(0))) &&
    (isOwn(start + wanted.length, right) || !grew(printed.text.charAt(right), wanted.at(-1) ?? ''))
  );
}

function pageOf(own: readonly number[], { parts, laid, starts, places, printed }: Whole): number | null {
  for (const number of own) {
    const [part, place] = [parts[number], laid[number] ?? null];
    if (part === undefined || place === null || printed.text.slice(place.from, place.to) === part.plain) continue;
    const start = starts[number] ?? 0;
    let last = place.from;
    for (let at = start; at < start + part.plain.length; at += 1) {
      const there = places[at] ?? -1;
      if (there === -1 || there > last + 1) break;
      last = there;
    }
    // What is otherwise begins behind the last letter that is not.
    return printed.pageAt(Math.min(last + 1, place.to - 1));
  }
  const first = own.map((number) => laid[number] ?? null).find((place) => place !== null);
  return first === undefined || first === null ? null : printed.pageAt(first.from);
}

/** Without the words of tables' headings, longest first. */
function withoutHeads(text: string, heads: readonly string[]): string {
  const plain = [...new Set(heads.map(plainLetters))]
    .filter((head) => head !== '')
    .toSorted((a, b) => b.length - a.length);
  return plain.reduce((rest, head) => rest.replaceAll(head, ''), text);
}
