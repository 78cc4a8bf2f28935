/** The known name most like a mistyped one, for "是否应为…？"; null where nothing comes near. */
export function nearestName(wanted: string, known: readonly string[]): string | null {
  const letters = [...wanted.toLowerCase()];
  let best: string | null = null;
  let most = Math.max(1, Math.floor(wanted.length / 2));
  for (const name of known) {
    if (most < 0) break;
    const distance = distanceWithin(letters, [...name.toLowerCase()], most);
    if (distance === null) continue;
    best = name;
    most = distance - 1;
  }
  return best;
}

/** An office by a mistyped or a shorter name: 城市管理局 of 城市管理和综合执法局; null where none comes near, or several do. */
export function nearestOffice(wanted: string, known: readonly string[]): string | null {
  const near = nearestName(wanted, known);
  if (near !== null) return near;
  const stem = wanted.replace(/^[市县区旗州省](?=..)|(?:局|委员会|委|办公室|办|处|部|中心)$/gu, '');
  const longer = stem.length < 2 ? [] : known.filter((name) => name.startsWith(stem));
  return longer.length === 1 ? (longer[0] ?? null) : null;
}

/**
 * Levenshtein distance over characters, null where it is more than `most`. Only the cells within `most` of the diagonal can
 * count (Ukkonen 1985), and a row that has none ends it: thousands of rows are each held against all names.
 */
function distanceWithin(a: readonly string[], b: readonly string[], most: number): number | null {
  if (Math.abs(a.length - b.length) > most) return null;
  const tooFar = most + 1;
  const row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (const [i, letter] of a.entries()) {
    const first = Math.max(1, i + 1 - most);
    const last = Math.min(b.length, i + 1 + most);
    let before = row[first - 1] ?? tooFar;
    let left = first === 1 ? i + 1 : tooFar;
    row[first - 1] = left;
    let least = left;
    for (let j = first; j <= last; j += 1) {
      // Beyond the band of the row above, nothing can be within reach.
      const up = j === i + 1 + most ? tooFar : (row[j] ?? tooFar);
      const cost = Math.min(up + 1, left + 1, before + (letter === b[j - 1] ? 0 : 1));
      before = up;
      left = cost;
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return null;
  }
  const distance = row[b.length] ?? tooFar;
  return distance > most ? null : distance;
}
