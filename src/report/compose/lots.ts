/** Lots of about the same size, none larger than `most`: a list too long for one sentence becomes several. */
export function inLots<T>(list: readonly T[], most: number): readonly (readonly T[])[] {
  const lots = Math.ceil(list.length / most);
  const size = Math.ceil(list.length / Math.max(1, lots));
  return Array.from({ length: lots }, (_, at) => list.slice(at * size, (at + 1) * size));
}
