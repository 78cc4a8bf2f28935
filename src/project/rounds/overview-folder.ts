/** Where the workbook for the level above is written; what was written there is remembered beside it. */
import { join, resolve } from 'node:path';
import type { OutFolder } from '../out-folder.ts';

export function overviewFolder(given: string | undefined): OutFolder & { readonly shown: string } {
  const folder = resolve(given ?? '.');
  return { folder, state: join(folder, '.fuer', 'overview'), shown: given?.replaceAll('\\', '/') ?? '.' };
}
