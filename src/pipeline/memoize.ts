/** Results of pure functions kept for the next call with the same texts: a server or a test reads one register often. */
import { hashOf } from '../history/manifest.ts';

/** `compute` itself, but the last result is given again while the key's text stays the same. */
export function rememberingLast<I, O>(compute: (input: I) => O, textOf: (input: I) => string): (input: I) => O {
  let last: { readonly key: string; readonly result: O } | null = null;
  return (input) => {
    const key = hashOf(textOf(input));
    if (last?.key !== key) last = { key, result: compute(input) };
    return last.result;
  };
}

/** A result computed once, and only where it is asked for. */
export function once<T>(compute: () => T): () => T {
  let result: { readonly value: T } | null = null;
  return () => (result ??= { value: compute() }).value;
}
