/** A slice as text and back: decimals, lists without order and lists by key are written so that they come back as such. */
import { Decimal, decimal } from '../../indicators/decimals.ts';
import type { FormSlice } from './slice.ts';

export function sliceText(slice: FormSlice): string {
  return JSON.stringify(written(slice));
}

/** Of a text that `sliceText` wrote: the program and its slice come in one file, from the same hand. */
export function sliceFrom(text: string): FormSlice {
  return read(JSON.parse(text)) as FormSlice;
}

const marks = { decimal: '$decimal', set: '$set', map: '$map' } as const;

function written(value: unknown): unknown {
  if (Decimal.isDecimal(value)) return { [marks.decimal]: value.toString() };
  if (value instanceof Set) return { [marks.set]: [...value].map(written) };
  if (value instanceof Map) return { [marks.map]: [...value].map(([key, one]) => [written(key), written(one)]) };
  if (Array.isArray(value)) return value.map(written);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, written(one)]));
}

function read(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(read);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [only] = entries;
  if (only !== undefined && entries.length === 1) {
    const [mark, inside] = only;
    if (mark === marks.decimal && typeof inside === 'string') return decimal(inside);
    if (mark === marks.set && Array.isArray(inside)) return new Set(inside.map(read));
    if (mark === marks.map && Array.isArray(inside)) {
      return new Map(
        inside.map((pair: unknown) => (Array.isArray(pair) ? [read(pair[0]), read(pair[1])] : [])) as [
          unknown,
          unknown,
        ][],
      );
    }
  }
  return Object.fromEntries(entries.map(([key, one]) => [key, read(one)]));
}
