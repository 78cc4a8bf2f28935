/** Two long texts laid beside each other, letter by letter: which letter of the one is which of the other. */
import { diffArrays } from 'diff';
import type { Letter, PrintedText } from './pages.ts';
import { textOf } from './pages.ts';

/** For each letter of `expected` its place in `printed`, ascending; -1 where it is not there. */
export function lettersIn(expected: string, printed: string): Int32Array {
  const places = new Int32Array(expected.length).fill(-1);
  between(places, { expected, printed }, { from: 0, to: expected.length, start: 0, end: printed.length }, 0);
  return places;
}

interface Texts {
  readonly expected: string;
  readonly printed: string;
}

interface Stretch {
  /** In `expected`. */
  readonly from: number;
  readonly to: number;
  /** In `printed`. */
  readonly start: number;
  readonly end: number;
}

/** Runs of so many letters that stand once in either text hold the texts together: long ones first. */
const lengths = [14, 6] as const;
/** A stretch that no such run divides is compared letter by letter while both sides together are not longer than this. */
const longest = 6_000;

function between(places: Int32Array, texts: Texts, stretch: Stretch, depth: number): void {
  const { from, to, start, end } = stretch;
  if (from >= to || start >= end) return;
  const length = lengths[depth];
  if (length === undefined) {
    byLetters(places, texts, stretch);
    return;
  }
  let [at, stands] = [from, start];
  for (const [mine, other] of anchors(texts, stretch, length)) {
    if (mine < at || other < stands) {
      // Overlapping runs of one course go on where the last one ended.
      if (other - mine !== stands - at || mine + length <= at) continue;
    } else between(places, texts, { from: at, to: mine, start: stands, end: other }, depth + 1);
    for (let step = 0; step < length; step += 1) places[mine + step] = other + step;
    [at, stands] = [mine + length, other + length];
  }
  between(places, texts, { from: at, to, start: stands, end }, depth + 1);
}

/** Runs that stand once on either side, those of them that keep their order. */
function anchors(
  { expected, printed }: Texts,
  { from, to, start, end }: Stretch,
  length: number,
): readonly (readonly [number, number])[] {
  const mine = oncePlaces(expected, from, to, length);
  const others = oncePlaces(printed, start, end, length);
  const pairs: (readonly [number, number])[] = [];
  for (const [run, at] of mine) {
    const other = others.get(run);
    if (at >= 0 && other !== undefined && other >= 0) pairs.push([at, other]);
  }
  return ascending(pairs.toSorted(([a], [b]) => a - b));
}

/** -1 for runs that stand more than once. */
function oncePlaces(text: string, from: number, to: number, length: number): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (let at = from; at + length <= to; at += 1) {
    const run = text.slice(at, at + length);
    places.set(run, places.has(run) ? -1 : at);
  }
  return places;
}

/** The longest course of pairs whose second numbers ascend. */
function ascending(pairs: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const tails: number[] = [];
  const before = new Int32Array(pairs.length).fill(-1);
  for (const [at, [, other]] of pairs.entries()) {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] ?? 0]?.[1] ?? 0) < other) low = middle + 1;
      else high = middle;
    }
    before[at] = low === 0 ? -1 : (tails[low - 1] ?? -1);
    tails[low] = at;
  }
  const course: (readonly [number, number])[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const pair = pairs[at];
    if (pair !== undefined) course.push(pair);
  }
  return course.toReversed();
}

function byLetters(places: Int32Array, { expected, printed }: Texts, { from, to, start, end }: Stretch): void {
  if (to - from + end - start > longest) return;
  const pieces = diffArrays([...unitsOf(expected, from, to)], [...unitsOf(printed, start, end)]);
  let [at, stands] = [from, start];
  for (const { count = 0, added, removed } of pieces) {
    if (added) stands += count;
    else if (removed) at += count;
    else {
      for (let step = 0; step < count; step += 1) places[at + step] = stands + step;
      at += count;
      stands += count;
    }
  }
}

/** UTF-16 units, so that places are those of the text. */
function unitsOf(text: string, from: number, to: number): readonly string[] {
  return text.slice(from, to).split('');
}

/**
 * With the signs that hang over a line's end, which programs print and leave out of the words: a sign that is missing where
 * a line ends between its neighbours is there.
 */
export function withHangingSigns(
  expected: string,
  printed: PrintedText,
  places: Int32Array,
): { readonly printed: PrintedText; readonly places: Int32Array } {
  const letters: Letter[] = [];
  const shifted = new Int32Array(places);
  let from = 0;
  for (const [at, letter] of expected.split('').entries()) {
    const [before, here, after] = [places[at - 1] ?? -1, places[at] ?? -1, places[at + 1] ?? -1];
    if (here !== -1) {
      shifted[at] = here + letters.length - from;
      continue;
    }
    const isHanging = /^[，。；：、！？,.;:!?)）”》]$/u.test(letter) && before !== -1 && after === before + 1;
    if (!isHanging || printed.isJoined(after)) continue;
    letters.push(...printed.letters.slice(from, after), { letter, page: printed.pageAt(before), isJoined: true });
    from = after;
    shifted[at] = letters.length - 1;
  }
  if (from === 0) return { printed, places };
  letters.push(...printed.letters.slice(from));
  return { printed: textOf(letters), places: shifted };
}
