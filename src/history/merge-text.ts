/**
 * Three versions of one text become one: what the program wrote first, what a person made of it, what the program
 * writes now. The person's words stand; what the program changed elsewhere is taken over; figures are brought up to
 * date where they still stand as they were. Only words that both left alone are ever replaced.
 */
import { diffArrays } from 'diff';

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
}

export function mergeText(base: string, theirs: string, ours: string): TextMerge {
  if (base === ours || theirs === ours) return { edits: [], conflict: false };
  const [old, edited, now] = [tokensOf(base), tokensOf(theirs), tokensOf(ours)];
  const byPerson = hunksBetween(old, edited);
  const byProgram = hunksBetween(old, now).flatMap(figuresApart);
  const sentences = sentenceSpans(old);
  const positions = positionsOf(edited);

  const edits: TextEdit[] = [];
  let conflict = false;
  for (const hunk of byProgram) {
    if (isAgreed(hunk, byPerson)) continue;
    const sentence = enclosing(sentences, hunk);
    const isFree = !byPerson.some((other) => touches(other, sentence));
    const isFigure = hunk.from.length > 0 && [...hunk.from, ...hunk.to].every(isFigureToken);
    const stands = !byPerson.some((other) => overlaps(other, hunk));
    const place = isFree || (isFigure && stands) ? placeIn(hunk, byPerson) : null;
    if (place === null) conflict = true;
    else
      edits.push(withoutSharedMark(theirs, positions[place.start] ?? 0, positions[place.end] ?? 0, hunk.to.join('')));
  }
  return { edits, conflict };
}

/** 93.1% → 94.0%: the mark stays where it is, most often in a run of its own. */
function withoutSharedMark(theirs: string, start: number, end: number, text: string): TextEdit {
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

/** Whether the program's words differ in more than their figures: a verdict turned, a sentence came or went. */
export function wordingDiffers(one: string, other: string): boolean {
  const words = (text: string): string =>
    tokensOf(text)
      .map((token) => (isFigureToken(token) ? '0' : token))
      .join('');
  return words(one) !== words(other);
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const figurePattern = /(?<![\w.])[+-]?\d+(?:[.,]\d+)*(?:%|‰)?|\d+(?:[.,]\d+)*(?:%|‰)?/g;

/** Chinese words, and each figure as one. */
export function tokensOf(text: string): readonly string[] {
  const tokens: string[] = [];
  let at = 0;
  for (const match of text.matchAll(figurePattern)) {
    tokens.push(...wordsOf(text.slice(at, match.index)), match[0]);
    at = match.index + match[0].length;
  }
  return [...tokens, ...wordsOf(text.slice(at))];
}

function wordsOf(text: string): readonly string[] {
  return text === '' ? [] : Array.from(segmenter.segment(text), ({ segment }) => segment);
}

function isFigureToken(token: string): boolean {
  return /^[+-]?\d/.test(token);
}

/** Tokens `start` up to `end` of the first text became `to`; in the second text they begin at `there`. */
interface Hunk {
  readonly start: number;
  readonly end: number;
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly there: number;
}

function hunksBetween(before: readonly string[], after: readonly string[]): readonly Hunk[] {
  const hunks: Hunk[] = [];
  let [here, there] = [0, 0];
  let open: { start: number; there: number; from: string[]; to: string[] } | null = null;
  const close = (): void => {
    if (open !== null) hunks.push({ ...open, end: open.start + open.from.length });
    open = null;
  };
  for (const { added, removed, value } of diffArrays([...before], [...after])) {
    if (!added && !removed) {
      close();
      here += value.length;
      there += value.length;
      continue;
    }
    open ??= { start: here, there, from: [], to: [] };
    if (removed) {
      open.from.push(...value);
      here += value.length;
    } else {
      open.to.push(...value);
      there += value.length;
    }
  }
  close();
  return hunks;
}

/** Where both sides have as many figures, each figure is a change of its own, apart from the words around it. */
function figuresApart(hunk: Hunk): readonly Hunk[] {
  const count = (tokens: readonly string[]): number => tokens.filter(isFigureToken).length;
  if (count(hunk.from) === 0 || count(hunk.from) !== count(hunk.to)) return [hunk];
  const [from, to] = [piecesOf(hunk.from), piecesOf(hunk.to)];
  let start = hunk.start;
  return from.flatMap((piece, index): readonly Hunk[] => {
    const now = to[index] ?? [];
    const part = { start, end: start + piece.length, from: piece, to: now, there: hunk.there };
    start = part.end;
    return piece.join('') === now.join('') ? [] : [part];
  });
}

/** Words, figure, words, figure, …, words: any of the words may be empty. */
function piecesOf(tokens: readonly string[]): readonly (readonly string[])[] {
  const pieces: string[][] = [[]];
  for (const token of tokens) {
    if (isFigureToken(token)) pieces.push([token], []);
    else pieces.at(-1)?.push(token);
  }
  return pieces;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function sentenceSpans(tokens: readonly string[]): readonly Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const [position, token] of tokens.entries()) {
    if (!/[。！？；\n]/.test(token)) continue;
    spans.push({ start, end: position + 1 });
    start = position + 1;
  }
  return start < tokens.length || spans.length === 0 ? [...spans, { start, end: tokens.length }] : spans;
}

/** The sentences that a hunk stands in. What is inserted between two sentences stands in neither. */
function enclosing(sentences: readonly Span[], hunk: Hunk): Span {
  if (hunk.start === hunk.end && sentences.some(({ start, end }) => start === hunk.start || end === hunk.start)) {
    return { start: hunk.start, end: hunk.start };
  }
  const inside = sentences.filter(({ start, end }) => start < Math.max(hunk.end, hunk.start + 1) && hunk.start < end);
  const [first, last] = [inside[0], inside.at(-1)];
  return { start: first?.start ?? hunk.start, end: last?.end ?? hunk.end };
}

/** Whether the person changed something within the span; what was added at its edge is outside. */
function touches(hunk: Hunk, span: Span): boolean {
  if (span.start === span.end) return hunk.start <= span.start && span.start <= hunk.end;
  if (hunk.start === hunk.end) return span.start < hunk.start && hunk.start < span.end;
  return hunk.start < span.end && span.start < hunk.end;
}

function overlaps(one: Hunk, other: Hunk): boolean {
  if (one.start === one.end) return other.start < one.start && one.start < other.end;
  return one.start < other.end && other.start < one.end;
}

function isAgreed(hunk: Hunk, byPerson: readonly Hunk[]): boolean {
  return byPerson.some(
    (other) => other.start === hunk.start && other.end === hunk.end && other.to.join('') === hunk.to.join(''),
  );
}

/** The hunk's place among the person's tokens; null where the person changed what it stands on. */
function placeIn(hunk: Hunk, byPerson: readonly Hunk[]): Span | null {
  if (byPerson.some((other) => overlaps(other, hunk))) return null;
  const shift = byPerson
    .filter((other) => other.end <= hunk.start && !(other.start === hunk.start && other.end === hunk.start))
    .reduce((sum, { from, to }) => sum + to.length - from.length, 0);
  // What the person put in at this very place stays in front of a figure that is replaced.
  const inFront = byPerson
    .filter((other) => other.start === hunk.start && other.end === hunk.start)
    .reduce((sum, { to }) => sum + to.length, 0);
  const start = hunk.start + shift + inFront;
  return { start, end: start + hunk.end - hunk.start };
}

/** Where each token begins, and where the last one ends. */
function positionsOf(tokens: readonly string[]): readonly number[] {
  const positions = [0];
  for (const token of tokens) positions.push((positions.at(-1) ?? 0) + token.length);
  return positions;
}
