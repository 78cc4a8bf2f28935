/** Writes a made-up province to a folder, a round a county: `npx tsx test/province/write-province.ts <folder> [counties] [seed]`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { countyOf } from './province.ts';

const [folder, counties = '122', seed = '1'] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: write-province.ts <folder> [counties] [seed]');
for (let number = 0; number < Number(counties); number += 1) {
  const county = countyOf({ seed: Number(seed), year: 2015 }, number);
  for (const [file, text] of county.files) {
    const path = join(folder, county.folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}
