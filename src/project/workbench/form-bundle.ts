/** The program of the page forms as it was bundled for browsers. */
import { dirname, join } from 'node:path';
import type { FormBundle } from '../../pipeline/page-form/page-text.ts';
import { readBytes } from '../folder-files.ts';
import { programFolders } from '../program-folders.ts';

/** null where it was never bundled. Beside the program file when bundled, in dist/ when run from its sources. */
export function readFormBundle(): FormBundle | null {
  for (const folder of programFolders().flatMap((from) => [
    join(from, 'form'),
    ...upwards(from).map((above) => join(above, 'dist', 'form')),
  ])) {
    const [script, style] = ['form.js', 'form.css'].map((name) => readBytes(join(folder, name), 16 * 1024 * 1024));
    if (script?.verdict !== 'read' || style?.verdict !== 'read') continue;
    const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
    return { script: text(script.bytes), style: text(style.bytes) };
  }
  return null;
}

function upwards(folder: string): readonly string[] {
  return [folder, dirname(folder), dirname(dirname(folder)), dirname(dirname(dirname(folder)))];
}
