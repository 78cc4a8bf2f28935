/**
 * What was read of a round's files, as text for the next run: a file whose bytes are as they were, under settings that are as
 * they were, says what it said. Whoever keeps the text answers for it being the one that was written.
 */
import { Decimal, decimal } from '../../indicators/decimals.ts';
import { hashOf } from '../../history/manifest.ts';
import type { Configuration } from './configuration.ts';
import { keptNotes } from './note-files.ts';
import type { RoundFiles } from './round-files.ts';
import type { OneTableFile } from './table-files.ts';
import { tablesReadBy } from './table-files.ts';

type Read = Pick<Configuration, 'round' | 'indicators'>;
type Settings = Pick<RoundFiles, 'round' | 'register' | 'packagedRegister' | 'overlay' | 'plan'>;
type NoteReading = ReturnType<Parameters<typeof keptNotes.keep>[2]>;

interface KeptReadings {
  /** Of everything that tables are read with. */
  readonly settings: string;
  readonly tables: readonly (readonly [key: string, reading: unknown])[];
  readonly notes: readonly (readonly [key: string, reading: unknown])[];
}

/** What this run read, for the next one. */
export function readingsText(configuration: Read, files: Settings): string {
  const kept: KeptReadings = {
    settings: settingsMark(files),
    tables: described(tablesReadBy(configuration.round, configuration.indicators).asked()),
    notes: described(keptNotes.asked()),
  };
  return JSON.stringify(kept);
}

/** Takes up what an earlier run read. `text` is what `readingsText` gave, of the same program. */
export function learnReadings(text: string, configuration: Read, files: Settings): void {
  const kept = JSON.parse(text) as KeptReadings;
  // What was described here has the types that it was described from.
  keptNotes.learn(new Map(kept.notes.map(([key, reading]) => [key, readingOf(reading) as NoteReading])));
  if (kept.settings !== settingsMark(files)) return;
  tablesReadBy(configuration.round, configuration.indicators).learn(
    new Map(kept.tables.map(([key, reading]) => [key, readingOf(reading) as OneTableFile])),
  );
}

function settingsMark({ round, register, packagedRegister, overlay, plan }: Settings): string {
  return hashOf(
    JSON.stringify([round, register, packagedRegister, overlay, plan].map((one) => one && [one.file, one.text])),
  );
}

function described(readings: ReadonlyMap<string, unknown>): readonly (readonly [string, unknown])[] {
  return [...readings].flatMap(([key, reading]) => {
    const plain = plainReading(reading);
    return plain === null ? [] : [[key, plain] as const];
  });
}

/** What JSON can hold of a reading, and `readingOf` gives back; null where it would give back something else. */
export function plainReading(reading: unknown): unknown {
  const plain = plainOf(reading);
  return plain === notPlain ? null : plain;
}

/** JSON with decimals in it, which stand under this key. */
const decimalKey = '=';

/** For what JSON would give back as something else: it is read again. */
const notPlain = Symbol('not plain');

function plainOf(value: unknown): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0) ? value : notPlain;
  if (Decimal.isDecimal(value)) return { [decimalKey]: value.valueOf() };
  if (Array.isArray(value)) {
    const parts = value.map(plainOf);
    return parts.includes(notPlain) ? notPlain : parts;
  }
  if (typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return notPlain;
  const plain: Record<string, unknown> = {};
  for (const [key, part] of Object.entries(value)) {
    if (part === undefined) continue;
    const own = plainOf(part);
    if (own === notPlain || key === decimalKey || key === '__proto__') return notPlain;
    plain[key] = own;
  }
  return plain;
}

export function readingOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(readingOf);
  const written: unknown = Reflect.get(value, decimalKey);
  if (typeof written === 'string') return decimal(written);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, readingOf(part)]));
}
