/** Two lists of judgements field by field: strings exactly, statistics to a relative 1e-9. */
import type { Json } from './assessments.ts';

export interface Difference {
  readonly field: string;
  readonly at: string;
  readonly slow: unknown;
  readonly said: unknown;
}

/** Fields that the slow statement does not know: words and places. */
const untold = new Set(['name', 'unit', 'measure', 'because', 'origins']);

export function keyOf(one: Json): string {
  return `${String(one['indicator'])} ${String(one['plan'])} ${String(one['targetSet'])}`;
}

export function differences(
  slow: readonly Json[],
  said: readonly Json[],
): { readonly fields: number; readonly found: readonly Difference[] } {
  const byKey = new Map(said.map((one) => [keyOf(one), one]));
  const found: Difference[] = [];
  let fields = 0;
  for (const one of slow) {
    const other = byKey.get(keyOf(one));
    byKey.delete(keyOf(one));
    if (other === undefined) found.push({ field: 'item', at: keyOf(one), slow: 'judged', said: 'nothing' });
    else fields += compared(one, other, '', keyOf(one), found);
  }
  for (const key of byKey.keys()) found.push({ field: 'item', at: key, slow: 'nothing', said: 'judged' });
  return { fields, found };
}

function compared(slow: unknown, said: unknown, field: string, at: string, found: Difference[]): number {
  if (isRecord(slow) && isRecord(said)) {
    return Object.keys(slow)
      .filter((name) => !untold.has(name))
      .reduce(
        (sum, name) => sum + compared(slow[name], said[name], field === '' ? name : `${field}.${name}`, at, found),
        0,
      );
  }
  if (Array.isArray(slow) && Array.isArray(said)) {
    if (field.endsWith('reasons') || field.endsWith('flags'))
      return compared([...slow].toSorted().join(' '), [...said].toSorted().join(' '), field, at, found);
    if (slow.length !== said.length) {
      found.push({ field: `${field}.length`, at, slow, said });
      return 1;
    }
    return slow.reduce<number>(
      (sum, one, position) => sum + compared(one, said[position], field, `${at} ${label(one)}`, found),
      0,
    );
  }
  if (!same(slow, said)) found.push({ field, at, slow, said });
  return 1;
}

function label(one: unknown): string {
  return isRecord(one) ? String(one['year'] ?? one['where'] ?? one['area'] ?? '') : '';
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function same(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number')
    return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
  return a === b || (a === undefined && b === null) || (a === null && b === undefined);
}
