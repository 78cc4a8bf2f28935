/** What changed between two lists of words, and how changes of two hands stand to one another. */
import { diffArrays } from 'diff';
import { isFigureToken } from './tokens.ts';

/** Tokens `start` up to `end` of the first text became `to`. */
export interface Hunk {
  readonly start: number;
  readonly end: number;
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** Where `to` begins among the tokens of the second text. */
  readonly there: number;
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

export function hunksBetween(before: readonly string[], after: readonly string[]): readonly Hunk[] {
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
export function figuresApart(hunk: Hunk): readonly Hunk[] {
  const count = (tokens: readonly string[]): number => tokens.filter(isFigureToken).length;
  if (count(hunk.from) === 0 || count(hunk.from) !== count(hunk.to)) return [hunk];
  const [from, to] = [piecesOf(hunk.from), piecesOf(hunk.to)];
  let [start, there] = [hunk.start, hunk.there];
  return from.flatMap((piece, index): readonly Hunk[] => {
    const now = to[index] ?? [];
    const part = { start, end: start + piece.length, from: piece, to: now, there };
    start = part.end;
    there += now.length;
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

/** Whether the person changed something within the span; what was added at its edge is outside. */
export function touches(hunk: Hunk, span: Span): boolean {
  if (span.start === span.end) return hunk.start <= span.start && span.start <= hunk.end;
  if (hunk.start === hunk.end) return span.start < hunk.start && hunk.start < span.end;
  return hunk.start < span.end && span.start < hunk.end;
}

export function overlaps(one: Span, other: Span): boolean {
  if (one.start === one.end) return other.start < one.start && one.start < other.end;
  return one.start < other.end && other.start < one.end;
}

export function isAgreed(hunk: Hunk, byPerson: readonly Hunk[]): boolean {
  return byPerson.some(
    (other) => other.start === hunk.start && other.end === hunk.end && other.to.join('') === hunk.to.join(''),
  );
}

/** The span's place among the person's tokens; null where the person changed what it stands on. */
export function placeIn(span: Span, byPerson: readonly Hunk[]): Span | null {
  if (byPerson.some((other) => overlaps(other, span))) return null;
  const shift = byPerson
    .filter((other) => other.end <= span.start && !(other.start === span.start && other.end === span.start))
    .reduce((sum, { from, to }) => sum + to.length - from.length, 0);
  // What the person put in at this very place stays in front of a figure that is replaced.
  const inFront = byPerson
    .filter((other) => other.start === span.start && other.end === span.start)
    .reduce((sum, { to }) => sum + to.length, 0);
  const start = span.start + shift + inFront;
  return { start, end: start + span.end - span.start };
}
