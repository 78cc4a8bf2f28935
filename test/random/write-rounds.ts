/**
 * Writes random rounds to a folder, to be read, built and looked at:
 * `npx tsx test/random/write-rounds.ts /tmp/rounds 1 2 3` or `… 1-20`; `--new` with the newer forms.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Forms } from './round.ts';
import { roundFiles } from './round.ts';

/** The round's folder below `folder`, named for its seed. */
async function writeRound(folder: string, seed: number, forms: Forms): Promise<string> {
  const round = join(folder, `round-${seed}`);
  for (const [file, bytes] of await roundFiles(seed, forms)) {
    mkdirSync(dirname(join(round, file)), { recursive: true });
    writeFileSync(join(round, file), bytes);
  }
  return round;
}

const [folder, ...words] = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const forms = { newForms: process.argv.includes('--new') };
const seeds = words.flatMap((word) => {
  const [from = 0, to = from] = word.split('-').map(Number);
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
});
if (folder === undefined || seeds.length === 0)
  console.error('usage: write-rounds.ts <folder> <seed | from-to>… [--new]');
else for (const seed of seeds) console.log(await writeRound(folder, seed, forms));
