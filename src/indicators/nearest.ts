/** The known name most like a mistyped one, for "是否应为…？"; null where nothing comes near. */
export function nearestName(wanted: string, known: readonly string[]): string | null {
  let best: string | null = null;
  let bestDistance = Math.max(1, Math.floor(wanted.length / 2)) + 0.5;
  for (const name of known) {
    const distance = editDistance(wanted.toLowerCase(), name.toLowerCase());
    if (distance < bestDistance) {
      best = name;
      bestDistance = distance;
    }
  }
  return best;
}

/** Levenshtein distance over characters. */
function editDistance(a: string, b: string): number {
  const from = [...a];
  const to = [...b];
  let row = to.map((_, j) => j + 1);
  let before = 0;
  for (const [i, letter] of from.entries()) {
    const next: number[] = [];
    before = i;
    let left = i + 1;
    for (const [j, other] of to.entries()) {
      const up = row[j] ?? 0;
      const cost = Math.min(up + 1, left + 1, before + (letter === other ? 0 : 1));
      before = up;
      left = cost;
      next.push(cost);
    }
    row = next;
  }
  return row.at(-1) ?? from.length;
}
