/** The round that a file belongs to: the nearest folder above it with a round.yaml. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** null where there is none within four folders. */
export function roundAbove(path: string): string | null {
  let folder = dirname(path);
  for (let up = 0; up < 4; up += 1) {
    if (existsSync(join(folder, 'round.yaml'))) return folder;
    folder = dirname(folder);
  }
  return null;
}
