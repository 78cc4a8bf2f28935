import { expect, test } from 'vitest';
import { mutantOf, verdictOn } from './mutations.ts';

test(
  'of 4,000 random mutations of XML parts and notes only the program’s own findings come',
  { timeout: 120_000 },
  () => {
    const kinds = { read: 0, refused: 0 };
    const bad: string[] = [];
    for (let seed = 1; seed <= 4000; seed += 1) {
      const verdict = verdictOn(mutantOf(seed));
      if (verdict.kind === 'thrown') bad.push(`seed ${seed}: ${verdict.error}`);
      else {
        kinds[verdict.kind] += 1;
        if (verdict.milliseconds > 10_000) bad.push(`seed ${seed}: ${Math.round(verdict.milliseconds)} ms`);
      }
    }
    expect(bad).toEqual([]);
    expect(kinds.read).toBeGreaterThan(1000);
    expect(kinds.refused).toBeGreaterThan(500);
  },
);
