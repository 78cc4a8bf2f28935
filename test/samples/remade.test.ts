/** The committed workbooks are those that their sources make: whoever edits a figure remakes them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { heshan2016Workbooks } from './make-heshan-2016.ts';
import { heshanWorkbooks } from './make-heshan.ts';
import { outlineWorkbooks } from './make-outline.ts';
import { heshan, heshan2016, outline } from './places.ts';

describe.each([
  ['heshan-2015', heshan, heshanWorkbooks],
  ['heshan-2016', heshan2016, heshan2016Workbooks],
  ['outline-2018', outline, outlineWorkbooks],
])('the workbooks of %s', (_, folder, make) => {
  test('are byte for byte what the script makes of the figures', { timeout: 60_000 }, async () => {
    const stale: string[] = [];
    for (const [file, bytes] of await make()) {
      if (!readFileSync(join(folder, file)).equals(Buffer.from(bytes))) stale.push(file);
    }
    expect(stale).toEqual([]);
  });
});
