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

/** `compute` itself, but the last result is given again while every argument is the very same. */
export function rememberingSame<A extends readonly unknown[], O>(compute: (...inputs: A) => O): (...inputs: A) => O {
  let last: { readonly inputs: A; readonly result: O } | null = null;
  return (...inputs) => {
    if (last === null || inputs.some((one, at) => one !== last?.inputs[at]))
      last = { inputs, result: compute(...inputs) };
    return last.result;
  };
}

/** What was made of files, by their names and bytes. */
export interface KeptByContent<O> {
  /** Given again while a file of that name has the same bytes. */
  readonly keep: (name: string, bytes: Uint8Array, compute: () => O) => O;
  /** Learnt elsewhere, by the keys that `asked` gave there. */
  readonly learn: (known: ReadonlyMap<string, O>) => void;
  /** What was asked for since. */
  readonly asked: () => ReadonlyMap<string, O>;
}

/** The oldest of `most` gives way. */
export function keepingByContent<O>(most: number): KeptByContent<O> {
  const kept = new Map<string, O>();
  const asked = new Map<string, O>();
  const remember = (key: string, made: O): void => {
    for (const map of [kept, asked]) {
      map.set(key, made);
      const [oldest] = map.keys();
      if (map.size > most && oldest !== undefined) map.delete(oldest);
    }
  };
  return {
    keep: (name, bytes, compute) => {
      const key = `${name}\n${hashOf(bytes)}`;
      const made = kept.get(key) ?? compute();
      remember(key, made);
      return made;
    },
    learn: (known) => {
      for (const [key, one] of known) kept.set(key, one);
    },
    asked: () => asked,
  };
}

/** A result computed once, and only where it is asked for. */
export function once<T>(compute: () => T): () => T {
  let result: { readonly value: T } | null = null;
  return () => (result ??= { value: compute() }).value;
}
