/** A text as the YAML library reads it, every value a text. */
import type { Document, LineCounter } from 'yaml';
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';

/** A file's text with its place in the round, e.g. `plan.yaml`. */
export interface SourceText {
  readonly file: string;
  readonly text: string;
}

export function documentOf(text: string, lineCounter: LineCounter): Document {
  return parseDocument(readable(text), {
    schema: 'failsafe',
    lineCounter,
    // Told apart, with both places.
    uniqueKeys: false,
    // Otherwise the library writes warnings of its own, in English, beside ours.
    logLevel: 'error',
  });
}

/** Non-characters, which stand for nothing, cannot pass for the program's own signs; columns stay where they are. */
function readable(text: string): string {
  return text.replaceAll(/\p{Noncharacter_Code_Point}/gu, '\uFFFD');
}

export interface WrittenValue {
  /** The keys that lead to it; places in lists as numbers. */
  readonly path: readonly string[];
  readonly value: string;
  /** Where it stands in the text. */
  readonly from: number;
  readonly to: number;
}

/** Every single value of a text that was read without mistakes, in its order. */
export function writtenValues(text: string): readonly WrittenValue[] {
  const found: WrittenValue[] = [];
  const walk = (node: unknown, path: readonly string[]): void => {
    if (isScalar(node)) {
      const [from, to] = node.range ?? [0, 0];
      found.push({ path, value: String(node.value), from, to });
    } else if (isMap(node)) {
      for (const { key, value } of node.items) walk(value, [...path, isScalar(key) ? String(key.value) : '']);
    } else if (isSeq(node)) {
      for (const [position, item] of node.items.entries()) walk(item, [...path, String(position)]);
    }
  };
  walk(parseDocument(text, { schema: 'failsafe', logLevel: 'silent' }).contents, []);
  return found;
}
