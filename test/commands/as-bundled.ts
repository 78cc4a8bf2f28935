/** The program run from its sources as if it were bundled, at a desk of its own: then it keeps what saves time. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';

/** The mark that a bundled program carries; run from its sources it has none, and keeps no answers. */
export const bundled = globalThis as { FUER_PROGRAM?: string };

/** For the tests around it; the desk's own folder is returned. */
export function asBundled(): string {
  const person = mkdtempSync(join(tmpdir(), 'fuer-person-'));
  const before = process.env['FUER_PERSON'];
  beforeAll(() => {
    bundled.FUER_PROGRAM = 'the program under test';
    process.env['FUER_PERSON'] = person;
  });
  afterAll(() => {
    delete bundled.FUER_PROGRAM;
    if (before === undefined) delete process.env['FUER_PERSON'];
    else process.env['FUER_PERSON'] = before;
    rmSync(person, { recursive: true, force: true });
  });
  return person;
}
