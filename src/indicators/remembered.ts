/** What a pure function makes of a value, made once for as long as somebody holds that very value. */
export function rememberedBy<K extends object, V>(compute: (of: K) => V): (of: K) => V {
  const known = new WeakMap<K, { readonly made: V }>();
  return (of) => {
    const kept = known.get(of) ?? { made: compute(of) };
    known.set(of, kept);
    return kept.made;
  };
}
