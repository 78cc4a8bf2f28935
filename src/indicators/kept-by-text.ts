/** Pure functions of a short text whose results are kept: the same names and sentences are asked for thousands of times a round. */

/** A cell may hold a whole book, which comes once. */
const longestKept = 1000;
/** A server lives for days: what it has kept by then is let go at once, and worked out again where it is asked for. */
const mostKept = 20_000;

export function keptByText<T>(compute: (text: string) => T): (text: string) => T {
  const kept = new Map<string, T>();
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    const made = compute(text);
    if (kept.size >= mostKept) kept.clear();
    if (text.length <= longestKept) kept.set(text, made);
    return made;
  };
}
