/** Where everything stands in a YAML text: the tree of its nodes' places, apart from what they hold. */
import { isMap, isScalar, isSeq, LineCounter } from 'yaml';
import type { Document, Node } from 'yaml';

/** Offsets into the text. Plain JSON, so that it can be kept. */
export type YamlPlaces =
  | { readonly at: number }
  | { readonly at: number; readonly items: readonly (YamlPlaces | null)[] }
  | { readonly at: number; readonly keys: readonly (readonly [key: string, at: number, YamlPlaces | null])[] };

export function placesOf(document: Document): YamlPlaces | null {
  return placesIn(document.contents);
}

function placesIn(node: unknown): YamlPlaces | null {
  if (!isNode(node)) return null;
  const at = node.range?.[0] ?? 0;
  if (isSeq(node)) return { at, items: node.items.map(placesIn) };
  if (!isMap(node)) return { at };
  return {
    at,
    keys: node.items.flatMap(({ key, value }) =>
      isScalar(key) ? [[String(key.value), key.range?.[0] ?? at, placesIn(value)] as const] : [],
    ),
  };
}

/** The place of the deepest written node on `path`. */
export function offsetIn(places: YamlPlaces | null, path: readonly PropertyKey[]): number {
  let node = places;
  let offset = node?.at ?? 0;
  for (const key of path) {
    if (node !== null && 'keys' in node) {
      const found = node.keys.find(([name]) => name === String(key));
      if (found === undefined) return offset;
      const [, at, value]: (typeof node.keys)[number] = found;
      offset = at;
      node = value;
      // A map's own place is that of its first key; its name says more.
      if (node !== null && !('keys' in node) && node.at > 0) offset = node.at;
    } else if (node !== null && 'items' in node) {
      node = node.items[Number(key)] ?? null;
      if (node !== null) offset = node.at;
    } else {
      return offset;
    }
  }
  return offset;
}

/** The counter that reading the text would have filled. */
export function linesOf(text: string): LineCounter {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) lines.addNewLine(end + 1);
  return lines;
}

function isNode(value: unknown): value is Node {
  return isMap(value) || isSeq(value) || isScalar(value);
}
