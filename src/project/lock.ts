/** One build of a round at a time: a small file in `.fuer/` that names who is at work. */
import { closeSync, mkdirSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { removeWhole } from './atomic-write.ts';

export interface Lock {
  readonly release: () => void;
}

export type LockVerdict =
  | { readonly verdict: 'held'; readonly lock: Lock }
  | { readonly verdict: 'busy'; readonly pid: number; readonly host: string; readonly file: string };

const holderSchema = z.object({ pid: z.number().int().positive(), host: z.string() });
type Holder = z.output<typeof holderSchema>;

/** Locks that this process holds: in a container every process may have the same number. */
const ours = new Set<string>();

/** `state` is the round's machine folder (`.fuer/`), `now` the clock in milliseconds. */
export function takeLock(state: string, now: number): LockVerdict {
  mkdirSync(state, { recursive: true });
  const file = join(state, 'lock');
  for (let attempt = 0; ; attempt += 1) {
    if (create(file)) return { verdict: 'held', lock: heldLock(file) };
    const holder = holderOf(file);
    if (attempt >= 3 || isAtWork(file, holder, now)) {
      return { verdict: 'busy', pid: holder?.pid ?? 0, host: holder?.host ?? '', file };
    }
    removeWhole(file);
  }
}

function create(file: string): boolean {
  try {
    const opened = openSync(file, 'wx');
    try {
      writeSync(opened, JSON.stringify({ pid: process.pid, host: hostname() } satisfies Holder));
    } finally {
      closeSync(opened);
    }
    ours.add(file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function heldLock(file: string): Lock {
  return {
    release: () => {
      // What is done is done, whether the file can go now or not: left behind, it names a process that is over.
      if (ours.delete(file)) removeWhole(file);
    },
  };
}

/** null where the file is gone or was cut off while it was written. */
function holderOf(file: string): Holder | null {
  try {
    const holder = holderSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return holder.success ? holder.data : null;
  } catch {
    return null;
  }
}

/** Of another computer nothing can be asked: it is given half an hour; a file without a name, a minute. */
function isAtWork(file: string, holder: Holder | null, now: number): boolean {
  if (holder === null) return ageOf(file, now) < 60_000;
  if (holder.host !== hostname()) return ageOf(file, now) < 1_800_000;
  if (holder.pid === process.pid) return ours.has(file);
  return isAlive(holder.pid);
}

function ageOf(file: string, now: number): number {
  const age = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  return age === undefined ? Infinity : now - age;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
