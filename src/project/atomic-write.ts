/** Files are written beside and then renamed: whoever looks finds the old file whole or the new one whole, never half. */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** `held`: another program (Word, WPS) has the file open, or it may not be written. The old file is whole. */
export type WriteVerdict = { readonly verdict: 'written' } | { readonly verdict: 'held'; readonly reason: string };

export type Rename = (from: string, to: string) => void;

/**
 * Milliseconds to wait before trying again. On Windows a virus scanner or an index has a new file open for a moment;
 * what Word has open is still open after that.
 */
const standardWaits: readonly number[] = process.platform === 'win32' ? [20, 40, 80, 160] : [];

/**
 * Puts `content` at `path`. A full disk, an interruption or a file held open leaves the old file as it was.
 * Throws what is neither: no such folder, a broken disk.
 */
export function writeWhole(
  path: string,
  content: Uint8Array | string,
  rename: Rename = renameSync,
  waits: readonly number[] = standardWaits,
): WriteVerdict {
  const outcome = written(path, content, rename, waits, () => true);
  return outcome.verdict === 'held' ? outcome : { verdict: 'written' };
}

/** As `writeWhole`, but only if nobody changed the file since it was read: what they saved is never written over. */
export function replaceWhole(
  path: string,
  content: Uint8Array,
  isAsBefore: () => boolean,
  rename: Rename = renameSync,
): 'written' | 'held' | 'changed' {
  return written(path, content, rename, standardWaits, isAsBefore).verdict;
}

function written(
  path: string,
  content: Uint8Array | string,
  rename: Rename,
  waits: readonly number[],
  isAsBefore: () => boolean,
): WriteVerdict | { readonly verdict: 'changed' } {
  makeFolder(dirname(path));
  const temporary = join(dirname(path), `${temporaryMark}${randomBytes(6).toString('hex')}`);
  try {
    writeAndSync(temporary, typeof content === 'string' ? Buffer.from(content) : content);
    if (!isAsBefore()) {
      removeWhole(temporary);
      return { verdict: 'changed' };
    }
    patiently(() => rename(temporary, path), waits);
  } catch (error) {
    // Where that is held as well, a later run sweeps it away.
    removeWhole(temporary);
    if (isHeld(error)) return { verdict: 'held', reason: error.code };
    throw new Error(`could not write ${basename(path)}`, { cause: error });
  }
  syncFolder(dirname(path));
  return { verdict: 'written' };
}

/** A folder and those above it. Node's own way goes round for ever where a system says that what lies above is not there. */
export function makeFolder(path: string): void {
  const missing: string[] = [];
  for (let folder = path; !existsSync(folder); folder = dirname(folder)) {
    missing.unshift(folder);
    if (dirname(folder) === folder) break;
  }
  for (const folder of missing) {
    try {
      mkdirSync(folder);
    } catch (error) {
      // Another run was faster; or a broken link lies there, and then it is no folder.
      const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST' && existsSync(folder);
      if (!isThere) throw error;
    }
  }
}

/** Removes a file unless another program holds it. */
export function removeWhole(path: string): WriteVerdict {
  try {
    patiently(() => rmSync(path, { force: true }), standardWaits);
    return { verdict: 'written' };
  } catch (error) {
    if (isHeld(error)) return { verdict: 'held', reason: error.code };
    throw error;
  }
}

/** What an interrupted run left behind, once nobody can be writing it any more (an hour old by `now`). */
export function sweepTemporaryFiles(folder: string, now: number): void {
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(temporaryMark)) continue;
    const path = join(folder, name);
    const there = statSync(path, { throwIfNoEntry: false });
    if (there !== undefined && now - there.mtimeMs > 3_600_000) removeWhole(path);
  }
}

/** Hidden, and never the name of a document. */
export const temporaryMark = '.fuer-tmp-';

function writeAndSync(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'wx');
  try {
    for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function patiently(action: () => void, waits: readonly number[]): void {
  for (const wait of waits) {
    try {
      return action();
    } catch (error) {
      if (!isHeld(error)) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, wait);
    }
  }
  action();
}

/** Windows gives EBUSY, EPERM or EACCES for a file that Word has open; the others, where a folder has the file's name. */
export function isHeld(error: unknown): error is NodeJS.ErrnoException & { readonly code: string } {
  return (
    error instanceof Error &&
    'code' in error &&
    ['EBUSY', 'EPERM', 'EACCES', 'EISDIR', 'ENOTEMPTY', 'EEXIST'].includes(String(error.code))
  );
}

/** So that the new name outlives a power cut; Windows and some network drives know no such thing. */
function syncFolder(path: string): void {
  try {
    const folder = openSync(path, 'r');
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  } catch {
    // The file itself is on the disk already.
  }
}
