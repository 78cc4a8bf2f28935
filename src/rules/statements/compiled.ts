/** Patterns made of parts, compiled once: the same ones are asked of every clause of every note. */
const kept = new Map<string, RegExp>();

export function compiled(source: string, flags: 'u' | 'gu'): RegExp {
  const key = `${flags}${source}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const made = new RegExp(source, flags);
  kept.set(key, made);
  return made;
}
