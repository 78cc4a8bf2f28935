/** Which sentence of the new text is which of the old one, whatever order they stand in. */
import { likeness } from '../likeness.ts';
import type { Span } from './hunks.ts';

export interface Sentence extends Span {
  readonly text: string;
  /** Ids of the figures in it. */
  readonly figures: readonly string[];
}

export function sentencesIn(tokens: readonly string[], figures: readonly (string | null)[]): readonly Sentence[] {
  const spans: Span[] = [];
  let start = 0;
  for (const [position, token] of tokens.entries()) {
    if (!/[。！？；\n]/.test(token)) continue;
    spans.push({ start, end: position + 1 });
    start = position + 1;
  }
  if (start < tokens.length || spans.length === 0) spans.push({ start, end: tokens.length });
  return spans.map((span) => ({
    ...span,
    text: tokens.slice(span.start, span.end).join(''),
    figures: figures.slice(span.start, span.end).flatMap((id) => (id === null ? [] : [id])),
  }));
}

/** Sentences of the old text and of the new one that say the same thing, by their places; each is in one pair at most. */
export type SentencePair = readonly [before: number, after: number];

/** Equal ones first, then by the figures in them and by their words. In the order of the new text. */
export function pairSentences(before: readonly Sentence[], after: readonly Sentence[]): readonly SentencePair[] {
  const [taken, pairs] = [new Set<number>(), new Map<number, number>()];
  const pair = (old: number, now: number): void => {
    taken.add(old);
    pairs.set(now, old);
  };
  for (const [now, sentence] of after.entries()) {
    const same = before.findIndex((one, index) => !taken.has(index) && isSame(one, sentence));
    if (same !== -1) pair(same, now);
  }
  const candidates = after.flatMap((sentence, now) =>
    pairs.has(now)
      ? []
      : before.flatMap((one, old) => {
          const score = taken.has(old) ? 0 : kinship(one, sentence);
          return score > 0 ? [{ old, now, score }] : [];
        }),
  );
  for (const { old, now } of candidates.toSorted(
    (a, b) => b.score - a.score || Math.abs(a.old - a.now) - Math.abs(b.old - b.now),
  )) {
    if (!taken.has(old) && !pairs.has(now)) pair(old, now);
  }
  return [...pairs].map(([now, old]) => [old, now] as const).toSorted((a, b) => a[1] - b[1]);
}

function isSame(one: Sentence, other: Sentence): boolean {
  return one.text === other.text && one.figures.join() === other.figures.join();
}

/** 0 for strangers. Figures tell more than words: they are of one indicator. */
function kinship(one: Sentence, other: Sentence): number {
  const shared = one.figures.filter((id) => other.figures.includes(id)).length;
  const likely = likeness(one.text, other.text);
  const total = Math.max(one.figures.length, other.figures.length);
  if (total === 0) return likely >= alikeSentences ? likely : 0;
  if (shared === 0) return 0;
  return shared / total + likely;
}

const alikeSentences = 0.5;

/** Whether the pairs stand in one order in both texts. */
export function keepsOrder(pairs: readonly SentencePair[]): boolean {
  return pairs.every(([old], index) => index === 0 || (pairs[index - 1]?.[0] ?? -1) < old);
}
