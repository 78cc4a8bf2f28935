/** 溯源表 of both samples, as `fuer export` writes them: every sum done again from the cells. */
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { emptyFolder, fuer } from '../commands/a-round-folder.ts';
import { checkTrace } from './check-trace.ts';

it.each(['heshan-2015', 'heshan-2016', 'outline-2018'])('every sum of the 溯源表 of %s comes out', async (sample) => {
  const folder = emptyFolder();
  cpSync('indicators.yaml', join(folder, 'indicators.yaml'));
  const round = join(folder, 'samples', sample);
  cpSync(join('samples', sample), round, { recursive: true });
  const run = await fuer('export', round);
  expect([run.code, run.err]).toEqual([0, '']);
  const out = join(round, 'out', '导出');
  const tables = readdirSync(out).filter((name) => name.startsWith('溯源表-'));
  expect(tables.length).toBeGreaterThan(2);
  const all = { figures: 0, words: 0, sums: 0, numbers: 0, read: 0 };
  for (const name of tables) {
    const { faults, ...checked } = await checkTrace(join(out, name), round);
    expect([name, faults]).toEqual([name, []]);
    for (const key of Object.keys(all) as readonly (keyof typeof all)[]) all[key] += checked[key];
  }
  process.stdout.write(`${sample}: ${tables.length} tables ${JSON.stringify(all)}\n`);
  // A check of nothing would find no fault.
  expect(all.sums).toBeGreaterThan(100);
  expect(all.numbers).toBeGreaterThan(200);
});
