/** A text of the program's in which it is known where each figure stands. */
import { isFigureToken, positionsOf } from './tokens.ts';

/** A figure within a text, in UTF-16 positions, the end exclusive. */
export interface MarkedFigure {
  readonly id: string;
  readonly at: number;
  readonly to: number;
}

export interface MarkedText {
  readonly text: string;
  /** In the order of the text. */
  readonly figures: readonly MarkedFigure[];
}

/** A text without figures that could be told. */
export function unmarked(text: string): MarkedText {
  return { text, figures: [] };
}

/** Recorded figures where they stand: each behind the one before it, and never inside a longer number. */
export function markedText(
  text: string,
  figures: readonly { readonly id: string; readonly text: string }[],
): MarkedText {
  const found: MarkedFigure[] = [];
  let from = 0;
  for (const figure of figures) {
    const at = figure.text === '' ? -1 : wholeNumberAt(text, figure.text, from);
    // A caption's figures may stand in the lines below it, which are no part of the text.
    if (at === -1) continue;
    from = at + figure.text.length;
    found.push({ id: figure.id, at, to: from });
  }
  return { text, figures: found };
}

/** A piece of a marked text: figures that do not lie within it whole are left out. */
export function markedSlice({ text, figures }: MarkedText, from: number, to: number): MarkedText {
  return {
    text: text.slice(from, to),
    figures: figures.flatMap(({ id, at, to: end }) =>
      at >= from && end <= to ? [{ id, at: at - from, to: end - from }] : [],
    ),
  };
}

/** Where a number stands as a whole, not as digits of a longer one; -1 where it does not. */
export function wholeNumberAt(text: string, number: string, from: number): number {
  for (let at = text.indexOf(number, from); at !== -1; at = text.indexOf(number, at + 1)) {
    const [before, after] = [
      text.slice(Math.max(0, at - 2), at),
      text.slice(at + number.length, at + number.length + 2),
    ];
    if (/^\D/.test(number) && /\D$/.test(number)) return at;
    if (!/\d$|\d[.,]$/.test(before) && !/^\d|^[.,]\d/.test(after)) return at;
  }
  return -1;
}

/** The id of each token that is a figure; null for words, and for numbers that no figure is. */
export function figureOfTokens(tokens: readonly string[], { figures }: MarkedText): readonly (string | null)[] {
  const positions = positionsOf(tokens);
  return tokens.map((token, index) => {
    if (!isFigureToken(token)) return null;
    const [from, to] = [positions[index] ?? 0, positions[index + 1] ?? 0];
    const inside = figures.filter((figure) => figure.at < to && from < figure.to);
    return inside.length === 1 ? (inside[0]?.id ?? null) : null;
  });
}
