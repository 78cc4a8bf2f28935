/** The workbench's page as it was bundled: read once, by name. */
import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readBytes } from '../folder-files.ts';
import { programFolders } from '../program-folders.ts';

export type PageFiles = ReadonlyMap<string, Uint8Array>;

/** null where the page was never bundled. Beside the program file when bundled, in dist/ when run from its sources. */
export function readPageFiles(): PageFiles | null {
  const folder = programFolders()
    .flatMap((from) => [join(from, 'page'), ...upwards(from).map((above) => join(above, 'dist', 'page'))])
    .find((path) => statSync(join(path, 'index.html'), { throwIfNoEntry: false })?.isFile() === true);
  if (folder === undefined) return null;
  return new Map(
    readdirSync(folder).flatMap((name) => {
      const reading = readBytes(join(folder, name), 16 * 1024 * 1024);
      return reading.verdict === 'read' ? [[name, reading.bytes] as const] : [];
    }),
  );
}

function upwards(folder: string): readonly string[] {
  return [folder, dirname(folder), dirname(dirname(folder)), dirname(dirname(dirname(folder)))];
}
