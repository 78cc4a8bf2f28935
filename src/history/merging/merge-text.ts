/**
 * Three versions of one text become one: what the program wrote first, what a person made of it, what the program
 * writes now. The person's words stand; what the program changed elsewhere is taken over. A figure in a sentence that
 * the person touched is brought up to date only where the new sentence has a figure of the same id, of the same subject,
 * before the same unit, and has changed in nothing but its figures. Only words that both left alone are ever replaced.
 */
import { figuresApart, hunksBetween, isAgreed, overlaps, placeIn, touches, type Hunk, type Span } from './hunks.ts';
import { figureOfTokens, markedSlice, type MarkedFigure, type MarkedText } from './marked-text.ts';
import { keepsOrder, pairSentences, sentencesIn, type Sentence } from './sentences.ts';
import { isFigureToken, positionsOf, tokensOf } from './tokens.ts';

/** A piece of the person's text to be replaced, in UTF-16 positions; never a piece that the person wrote. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface TextMerge {
  /** In order, not touching one another. */
  readonly edits: readonly TextEdit[];
  /** Both changed the same words: the person's stay, and somebody has to look. */
  readonly conflict: boolean;
  /** The program would set the sentences in another order; the person's was kept. */
  readonly reordered: boolean;
  /** Where the program's figures stand in the merged text. */
  readonly figures: readonly MarkedFigure[];
}

/** The indicators that a sentence names, in its order. */
export type SubjectsIn = (sentence: string) => readonly string[];

const namesNone: SubjectsIn = () => [];

export function mergeText(
  base: MarkedText,
  theirs: string,
  ours: MarkedText,
  subjectsIn: SubjectsIn = namesNone,
): TextMerge {
  if (theirs === ours.text) return { edits: [], conflict: false, reordered: false, figures: ours.figures };
  const merging = prepared(base, theirs, ours);
  if (base.text === ours.text)
    return { edits: [], conflict: false, reordered: false, figures: standing(merging, base, []) };
  if (base.text === theirs) return wholesale(merging, ours);
  return sentenceBySentence(merging, theirs, [base, ours], subjectsIn);
}

interface Merging {
  readonly old: readonly string[];
  readonly now: readonly string[];
  readonly edited: readonly string[];
  readonly byPerson: readonly Hunk[];
  /** Of the tokens of the person's text. */
  readonly positions: readonly number[];
  readonly theirs: string;
}

function prepared(base: MarkedText, theirs: string, ours: MarkedText): Merging {
  const [old, edited, now] = [tokensOf(base.text), tokensOf(theirs), tokensOf(ours.text)];
  return { old, now, edited, byPerson: hunksBetween(old, edited), positions: positionsOf(edited), theirs };
}

/** Nobody changed a word: the new text, by pieces, so that what else is in the paragraph stays. */
function wholesale({ old, now, positions, theirs }: Merging, ours: MarkedText): TextMerge {
  const edits = hunksBetween(old, now)
    .flatMap(figuresApart)
    .map((hunk) => editAt(theirs, positions, hunk, hunk.to.join('')));
  return { edits, conflict: false, reordered: false, figures: ours.figures };
}

function sentenceBySentence(
  merging: Merging,
  theirs: string,
  [base, ours]: readonly [MarkedText, MarkedText],
  subjectsIn: SubjectsIn,
): TextMerge {
  const { old, now, byPerson } = merging;
  const [oldFigures, nowFigures] = [figureOfTokens(old, base), figureOfTokens(now, ours)];
  const [before, after] = [sentencesIn(old, oldFigures), sentencesIn(now, nowFigures)];
  const pairs = pairSentences(before, after);
  const isOrdered = keepsOrder(pairs);
  const outcome: Outcome = { changes: [], conflict: false };
  for (const [one, other] of pairs) {
    const [sentence, next] = [before[one], after[other]];
    if (sentence === undefined || next === undefined) continue;
    const isFree = !byPerson.some((hunk) => touches(hunk, sentence));
    const hunks = withoutLastMark(hunksIn(merging, sentence, next), sentence, !isOrdered);
    if (isFree) take(hunks, merging, outcome);
    // Words that stand in another order may lean on those before them.
    if (isFree && !isOrdered && hunks.some((hunk) => !isFigureOfOne(hunk, oldFigures, nowFigures)))
      outcome.conflict = true;
    if (!isFree) {
      const subjects = [subjectsIn(sentence.text), subjectsIn(theirsOf(sentence, merging))] as const;
      takeFigures(hunks, { merging, oldFigures, nowFigures, isSameSubject: sameSubject(subjects, sentence) }, outcome);
    }
  }
  for (const [index, sentence] of before.entries()) {
    if (pairs.some(([one]) => one === index)) continue;
    const gone = { start: sentence.start, end: sentence.end, from: [], to: [], there: 0 };
    if (isAgreed(gone, byPerson)) continue;
    if (byPerson.some((hunk) => touches(hunk, sentence))) outcome.conflict = true;
    else take([gone], merging, outcome);
  }
  for (const [index, sentence] of after.entries()) {
    if (pairs.some(([, other]) => other === index)) continue;
    const at = placeOfNew(index, pairs, before);
    const added = { start: at, end: at, from: [], to: now.slice(sentence.start, sentence.end), there: sentence.start };
    if (isAgreed(added, byPerson)) continue;
    if (byPerson.some((hunk) => touches(hunk, { start: at, end: at }))) outcome.conflict = true;
    else take([added], merging, outcome);
  }
  const changes = outcome.changes.toSorted((a, b) => a.place.start - b.place.start || a.place.end - b.place.end);
  const edits = changes.map(({ place, hunk }) => editAt(theirs, merging.positions, place, hunk.to.join('')));
  const figures = [...standing(merging, base, changes), ...brought(merging, ours, changes)];
  return { edits, conflict: outcome.conflict, reordered: !isOrdered, figures: figures.toSorted((a, b) => a.at - b.at) };
}

/** A change of the program's, and its place among the person's tokens. */
interface Change {
  readonly hunk: Hunk;
  readonly place: Span;
}

interface Outcome {
  readonly changes: Change[];
  conflict: boolean;
}

/** What the program changed within one sentence, in tokens of the whole old text. */
function hunksIn({ old, now }: Merging, sentence: Sentence, next: Sentence): readonly Hunk[] {
  return hunksBetween(old.slice(sentence.start, sentence.end), now.slice(next.start, next.end))
    .flatMap(figuresApart)
    .map((hunk) => ({
      ...hunk,
      start: hunk.start + sentence.start,
      end: hunk.end + sentence.start,
      there: hunk.there + next.start,
    }));
}

/** Sentences that stay in their order keep the mark at their end as well: 。 or ；. */
function withoutLastMark(hunks: readonly Hunk[], sentence: Span, isKept: boolean): readonly Hunk[] {
  if (!isKept) return hunks;
  return hunks.filter(
    ({ from, to, end }) =>
      end !== sentence.end || from.length !== 1 || !/^[。；]$/.test(from[0] ?? '') || !/^[。；]$/.test(to.join('')),
  );
}

function take(hunks: readonly Hunk[], { byPerson }: Merging, outcome: Outcome): void {
  for (const hunk of hunks) {
    const place = placeIn(hunk, byPerson);
    if (place === null) outcome.conflict = true;
    else outcome.changes.push({ hunk, place });
  }
}

interface Figures {
  readonly merging: Merging;
  readonly oldFigures: readonly (string | null)[];
  readonly nowFigures: readonly (string | null)[];
  readonly isSameSubject: boolean;
}

/** Of a sentence that the person touched: its figures, each by its id, or nothing. */
function takeFigures(
  all: readonly Hunk[],
  { merging, oldFigures, nowFigures, isSameSubject }: Figures,
  outcome: Outcome,
): void {
  const { byPerson } = merging;
  const hunks = all.filter((hunk) => !isAgreed(hunk, byPerson));
  if (hunks.length === 0) return;
  if (!isSameSubject || !hunks.every((hunk) => isFigureOfOne(hunk, oldFigures, nowFigures))) {
    outcome.conflict = true;
    return;
  }
  for (const hunk of hunks) {
    if (isUnitTouched(hunk, merging)) outcome.conflict = true;
    else take([hunk], merging, outcome);
  }
}

/** The word behind a figure says what it counts: 个百分点, 平方米; what is put in between makes it another. */
function isUnitTouched({ end, from }: Hunk, { byPerson, old }: Merging): boolean {
  const unit = { start: end, end: Math.min(end + 1, old.length) };
  const hasOwnUnit = /[%‰]$/.test(from.at(-1) ?? '');
  return byPerson.some((other) => {
    if (unit.end > unit.start && overlaps(other, unit)) return !hasOwnUnit;
    const isBetween = other.start === end && other.end === end;
    return isBetween && !hasOwnUnit && !/^[\p{P}\s]/u.test(other.to.join(''));
  });
}

/** One figure for one figure of the same id. */
function isFigureOfOne(
  { start, end, from, to, there }: Hunk,
  oldFigures: readonly (string | null)[],
  nowFigures: readonly (string | null)[],
): boolean {
  if (from.length !== 1 || to.length !== 1 || end - start !== 1) return false;
  if (!isFigureToken(from[0] ?? '') || !isFigureToken(to[0] ?? '')) return false;
  const id = oldFigures[start] ?? null;
  return id !== null && id === nowFigures[there];
}

/** The person's sentence still speaks of what the program's spoke of; figures of one indicator need no name beside them. */
function sameSubject([old, theirs]: readonly [readonly string[], readonly string[]], { figures }: Sentence): boolean {
  if (old.join('\n') === theirs.join('\n')) return true;
  const isOfOne = new Set(figures.map((id) => id.split('/')[0])).size <= 1;
  return isOfOne && theirs.every((name) => old.includes(name));
}

/** What the person made of a sentence. */
function theirsOf(sentence: Span, { byPerson, edited }: Merging): string {
  const shift = (position: number, isEnd: boolean): number =>
    byPerson
      .filter(({ start, end }) => (isEnd ? start < position : end <= position && start < position))
      .reduce((sum, { from, to }) => sum + to.length - from.length, position);
  return edited.slice(shift(sentence.start, false), shift(sentence.end, true)).join('');
}

/** Where a new sentence goes among the old text's tokens: behind the sentence before it. */
function placeOfNew(index: number, pairs: readonly (readonly [number, number])[], before: readonly Sentence[]): number {
  const previous = pairs.findLast(([, other]) => other < index);
  if (previous !== undefined) return before[previous[0]]?.end ?? 0;
  const next = pairs.find(([, other]) => other > index);
  return next === undefined ? (before.at(-1)?.end ?? 0) : (before[next[0]]?.start ?? 0);
}

/** The old text's figures that still stand in the person's text, in positions of the merged one. */
function standing(merging: Merging, base: MarkedText, changes: readonly Change[]): readonly MarkedFigure[] {
  const { old, byPerson, positions } = merging;
  const starts = positionsOf(old);
  return base.figures.flatMap((figure): readonly MarkedFigure[] => {
    const token = starts.findLastIndex((start) => start <= figure.at);
    const place = placeIn({ start: token, end: token + 1 }, byPerson);
    // A figure of several words stands in no single token.
    if (place === null || figure.to > (starts[token + 1] ?? 0)) return [];
    if (changes.some(({ place: other }) => other.start < place.end && place.start < other.end)) return [];
    const at = (positions[place.start] ?? 0) + (figure.at - (starts[token] ?? 0));
    const shifted = at + shiftBefore(merging, changes, place.start);
    return [{ id: figure.id, at: shifted, to: shifted + figure.to - figure.at }];
  });
}

/** The figures that come with the changes. */
function brought(merging: Merging, ours: MarkedText, changes: readonly Change[]): readonly MarkedFigure[] {
  const starts = positionsOf(merging.now);
  return changes.flatMap(({ hunk, place }): readonly MarkedFigure[] => {
    const from = starts[hunk.there] ?? 0;
    const piece = markedSlice(ours, from, starts[hunk.there + hunk.to.length] ?? from);
    const offset = (merging.positions[place.start] ?? 0) + shiftBefore(merging, changes, place.start, hunk);
    return piece.figures.map(({ id, at, to }) => ({ id, at: at + offset, to: to + offset }));
  });
}

/** By how many characters changes in front of a token of the person's move it. */
function shiftBefore(
  { positions }: Merging,
  changes: readonly Change[],
  token: number,
  own: Hunk | null = null,
): number {
  let shift = 0;
  for (const { hunk, place } of changes) {
    if (hunk === own || place.start > token || (place.start === token && place.end > token)) break;
    shift += hunk.to.join('').length - ((positions[place.end] ?? 0) - (positions[place.start] ?? 0));
  }
  return shift;
}

/** 93.1% → 94.0%: the mark stays where it is, most often in a run of its own. */
function editAt(theirs: string, positions: readonly number[], place: Span, text: string): TextEdit {
  const [start, end] = [positions[place.start] ?? 0, positions[place.end] ?? 0];
  const mark = text.at(-1) ?? '';
  const shared = end > start && (mark === '%' || mark === '‰') && theirs[end - 1] === mark;
  return shared ? { start, end: end - 1, text: text.slice(0, -1) } : { start, end, text };
}

export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let at = 0;
  for (const edit of edits) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}
