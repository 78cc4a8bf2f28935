/** `compute`, worked out once for each year it is asked for. */
export function byYear<T>(compute: (year: number) => T): (year: number) => T {
  const known = new Map<number, { readonly result: T }>();
  return (year) => {
    const found = known.get(year) ?? { result: compute(year) };
    known.set(year, found);
    return found.result;
  };
}
