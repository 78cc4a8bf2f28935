/**
 * Old files (.xls, .et, .doc, .wps) are read in a process of their own, with limits of memory and time: their libraries
 * were never made for files that mean harm, and whatever happens there is a refusal here. A process, not a thread: opening
 * a round is one straight walk, and a thread that runs out of memory cannot be told from a slow one while one waits.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { OldContent, OldFileKind } from '../../formats/old/reading.ts';
import { fromSent } from '../../formats/old/reading.ts';
import { damaged, tooLarge } from '../../formats/package/refusals.ts';
import type { PackageRules } from '../../formats/package/rules.ts';
import { documentRules, workbookRules } from '../../formats/package/rules.ts';
import { hashOf } from '../../history/manifest.ts';
import { programFolders } from '../program-folders.ts';

export interface ReadingLimits {
  /** In milliseconds. */
  readonly time: number;
  /** In MiB, of what the reader keeps. */
  readonly memory: number;
}

const usualLimits: ReadingLimits = { time: 30_000, memory: 512 };
const manyBytes = 32 * 1024 * 1024;

/** Read once a run, however often a round is opened. */
const known = new Map<string, OldContent>();
const mostKnown = 100;

export function readOldFile(kind: OldFileKind, bytes: Uint8Array, limits = usualLimits): OldContent {
  const key = `${kind}/${hashOf(bytes)}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const content = readApart(kind, bytes, limits);
  if (known.size >= mostKnown) known.clear();
  known.set(key, content);
  return content;
}

const rules = { workbook: workbookRules, document: documentRules } as const satisfies Record<OldFileKind, PackageRules>;

function readApart(kind: OldFileKind, bytes: Uint8Array, { time, memory }: ReadingLimits): OldContent {
  const { words } = rules[kind];
  if (bytes.length > manyBytes) return { kind: 'refused', problem: tooLarge(words, '旧格式的文件超过 32 MB').problem };
  const run = spawnSync(process.execPath, [`--max-old-space-size=${memory}`, ...readerProgram(), kind], {
    input: bytes,
    timeout: time,
    killSignal: 'SIGKILL',
    maxBuffer: 256 * 1024 * 1024,
    stdio: ['pipe', 'pipe', 'ignore'],
    windowsHide: true,
  });
  if (run.error !== undefined && 'code' in run.error && run.error.code === 'ETIMEDOUT') {
    return { kind: 'refused', problem: tooLarge(words, `读了${time / 1000}秒还没有读完`).problem };
  }
  const sent = run.status === 0 ? fromSent(run.stdout.toString('utf8')) : null;
  return sent ?? { kind: 'refused', problem: damaged(words, '读到一半读不下去').problem };
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
