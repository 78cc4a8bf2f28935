/** A text as words: Chinese words, and each figure as one. */

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const figurePattern = /(?<![\w.])[+-]?\d+(?:[.,]\d+)*(?:%|‰)?|\d+(?:[.,]\d+)*(?:%|‰)?/g;

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

export function isFigureToken(token: string): boolean {
  return /^[+-]?\d/.test(token);
}

/** Where each token begins, and where the last one ends. */
export function positionsOf(tokens: readonly string[]): readonly number[] {
  const positions = [0];
  for (const token of tokens) positions.push((positions.at(-1) ?? 0) + token.length);
  return positions;
}

/** Whether two texts differ in more than their figures: a verdict turned, a sentence came or went. */
export function wordingDiffers(one: string, other: string): boolean {
  const words = (text: string): string =>
    tokensOf(text)
      .map((token) => (isFigureToken(token) ? '0' : token))
      .join('');
  return words(one) !== words(other);
}
