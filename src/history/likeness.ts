/** How alike two texts are: for blocks whose mark was lost when somebody copied, split or joined paragraphs. */

/** 0 for nothing in common, 1 for the same: shared pairs of characters (Dice). */
export function likeness(one: string, other: string): number {
  if (one === other) return 1;
  const [first, second] = [pairsOf(one), pairsOf(other)];
  const total = one.length + other.length - 2;
  if (total <= 0) return 0;
  let shared = 0;
  for (const [pair, count] of first) shared += Math.min(count, second.get(pair) ?? 0);
  return (2 * shared) / total;
}

/** Enough to take a paragraph for the block; below, it is somebody's own. */
export const alike = 0.6;

function pairsOf(text: string): ReadonlyMap<string, number> {
  const pairs = new Map<string, number>();
  for (let at = 0; at + 1 < text.length; at += 1) {
    const pair = text.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}
