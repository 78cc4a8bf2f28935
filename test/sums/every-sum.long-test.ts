/** As test/history/explained-sums.test.ts, for judgements by other targets and for more random rounds. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { emptyFolder, fuer } from '../commands/a-round-folder.ts';
import { roundFiles } from '../random/round.ts';
import { checkSums } from './check-sums.ts';
import { sampleJudgedBy } from './samples.ts';

it('of heshan-2015, judged by the targets of the province, comes out as it is printed', async () => {
  const folder = sampleJudgedBy('heshan-2015', 'province', emptyFolder());
  const run = await fuer('explain', folder, '--json');
  const { faults, ...checked } = await checkSums(run.out, folder);
  expect(faults).toEqual([]);
  // A check of nothing would find no fault.
  expect(checked.sums).toBeGreaterThan(2_000);
  expect(checked.numbers).toBeGreaterThan(4_000);
});

it('of five random rounds comes out as it is printed', async () => {
  const sums: number[] = [];
  for (const seed of [9001, 9005, 9010, 7001, 7004]) {
    const folder = emptyFolder();
    for (const [file, bytes] of await roundFiles(seed, { newForms: seed < 9000 })) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), bytes);
    }
    const run = await fuer('explain', folder, '--json');
    const { faults, ...checked } = await checkSums(run.out, folder);
    expect([seed, faults]).toEqual([seed, []]);
    sums.push(checked.sums);
  }
  // Some rounds are small; a check of nothing would find no fault.
  expect(sums.reduce((total, one) => total + one, 0)).toBeGreaterThan(500);
});
