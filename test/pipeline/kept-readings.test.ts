/** What was read of a file comes back from the text that is kept of it as it was: of random rounds and of the sample. */
import { describe, expect, it } from 'vitest';
import { decimal } from '../../src/indicators/decimals.ts';
import { plainReading, readingOf } from '../../src/pipeline/read/kept-readings.ts';
import { keptNotes } from '../../src/pipeline/read/note-files.ts';
import { tablesReadBy } from '../../src/pipeline/read/table-files.ts';
import { roundInMemory } from '../random/in-memory.ts';
import { seeds } from '../random/seeds.ts';

const again = (reading: unknown): unknown => readingOf(JSON.parse(JSON.stringify(plainReading(reading))));

describe('A reading that is kept', () => {
  it.each(seeds().slice(0, 6))('is the one that was made, seed %i', { timeout: 120_000 }, async (seed) => {
    const { configuration } = await roundInMemory(seed);
    const tables = [...tablesReadBy(configuration.round, configuration.indicators).asked()];
    expect(tables.length).toBeGreaterThan(0);
    for (const [key, reading] of [...tables, ...keptNotes.asked()]) expect(again(reading), key).toEqual(reading);
  });

  it('is none where JSON would give back something else', () => {
    for (const strange of [new Map([[1, 2]]), new Set([1]), NaN, -0, new Date(), { a: [new Map()] }, { '=': '1' }])
      expect(plainReading(strange)).toBeNull();
    for (const value of ['-0', '1e-40', '0.10', '12345678901234567890.123456789'])
      expect(String((again([decimal(value)]) as readonly { valueOf: () => string }[])[0]?.valueOf())).toBe(
        decimal(value).valueOf(),
      );
  });
});
