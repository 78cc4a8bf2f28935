/** `.fuer/runs/`: the manifests of all runs, so that any of them can be compared with, and a copy of any
 * age finds the version it was made from. Newest number last. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { RunManifest } from '../history/manifest.ts';
import { hashOf, manifestText, parseManifest } from '../history/manifest.ts';
import { makeFolder, writeWhole } from './atomic-write.ts';
import { readBytes } from './folder-files.ts';
import type { OutFolder } from './out-folder.ts';

/** A run like the last one is not kept again. */
export function keepRun(out: Pick<OutFolder, 'state'>, manifest: RunManifest): void {
  const folder = join(out.state, 'runs');
  makeFolder(folder);
  const names = runNames(folder);
  const text = manifestText(manifest);
  const mark = hashOf(text).slice(0, 12);
  const last = names.at(-1);
  if (last?.includes(mark) === true) return;
  const number = Number(last?.slice(0, 6) ?? '0') + 1;
  writeWhole(join(folder, `${String(number).padStart(6, '0')}-${mark}.json.gz`), compressed(text));
}

/** The same bytes on every system: the header's tenth byte would name this one; 255 is “unknown” (RFC 1952). */
function compressed(text: string): Uint8Array {
  const bytes = gzipSync(text);
  bytes[9] = 255;
  return bytes;
}

/** A round may come from anybody: a packed run does not fill the memory. */
const largestRun = 256 * 1024 * 1024;

/** Newest first; what cannot be read is passed over. */
export function keptRuns(state: string): readonly RunManifest[] {
  const folder = join(state, 'runs');
  if (!existsSync(folder)) return [];
  return runNames(folder)
    .toReversed()
    .flatMap((name) => {
      const reading = readBytes(join(folder, name), largestRun);
      if (reading.verdict !== 'read') return [];
      try {
        const manifest = parseManifest(gunzipSync(reading.bytes, { maxOutputLength: largestRun }).toString('utf8'));
        return manifest === null ? [] : [manifest];
      } catch {
        return [];
      }
    });
}

function runNames(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => /^\d{6}-[0-9a-f]{12}\.json\.gz$/.test(name))
    .toSorted();
}
