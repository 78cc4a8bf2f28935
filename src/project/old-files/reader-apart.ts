/**
 * Files whose libraries were never made for what means harm (.xls, .et, .doc, .wps, .pdf) are read in a process of their own,
 * with limits of memory and time, and whatever happens there is a refusal here. A process, not a thread: opening a round is
 * one straight walk, and a thread that runs out of memory cannot be told from a slow one while one waits.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { OldFileKind } from '../../formats/old/reading.ts';
import { programFolders } from '../program-folders.ts';

export interface ReadingLimits {
  /** In milliseconds. */
  readonly time: number;
  /** In MiB, of what the reader keeps. */
  readonly memory: number;
}

export type ReaderAnswer =
  | { readonly verdict: 'sent'; readonly text: string }
  /** It was not done in time. */
  | { readonly verdict: 'late' }
  /** It fell over. */
  | { readonly verdict: 'broken' };

export function askReader(kind: OldFileKind | 'pdf', bytes: Uint8Array, { time, memory }: ReadingLimits): ReaderAnswer {
  const run = spawnSync(process.execPath, [`--max-old-space-size=${memory}`, ...readerProgram(), kind], {
    input: bytes,
    timeout: time,
    killSignal: 'SIGKILL',
    maxBuffer: 256 * 1024 * 1024,
    stdio: ['pipe', 'pipe', 'ignore'],
    windowsHide: true,
  });
  if (run.error !== undefined && 'code' in run.error && run.error.code === 'ETIMEDOUT') return { verdict: 'late' };
  return run.status === 0 ? { verdict: 'sent', text: run.stdout.toString('utf8') } : { verdict: 'broken' };
}

/** As it lies beside this file; or, bundled, beside the program. */
function readerProgram(): readonly string[] {
  const module: string | undefined = import.meta.url;
  const here = module?.startsWith('file:') === true ? fileURLToPath(module) : null;
  if (here?.endsWith('.ts') === true) {
    const loader = createRequire(here).resolve('tsx');
    return ['--import', pathToFileURL(loader).href, join(dirname(here), 'reader-process.ts')];
  }
  const program = programFolders()
    .flatMap((folder) => ['old-reader.js', 'old-reader.cjs'].map((name) => join(folder, name)))
    .find((file) => existsSync(file));
  if (program === undefined) throw new Error('old-reader is missing beside the program');
  return [program];
}
