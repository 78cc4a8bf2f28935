/** The file that a thread starts with, beside the bundled program; null where the program runs from its sources. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { programFolders } from '../program-folders.ts';

export function roundWorkerFile(): string | null {
  return (
    programFolders()
      .flatMap((folder) => ['round-worker.js', 'round-worker.cjs'].map((name) => join(folder, name)))
      .find((file) => existsSync(file)) ?? null
  );
}
