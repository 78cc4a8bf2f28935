/** One build of a round at a time: a small file in `.fuer/` that names who is at work. */
import { randomBytes } from 'node:crypto';
import { constants, copyFileSync, linkSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { hostname, uptime } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { codeOf } from './folder-files.ts';
import { makeFolder, removeWhole } from './atomic-write.ts';

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
  makeFolder(state);
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

/** Made whole beside and then linked: nobody finds it without a name in it, and a full disk leaves none. */
function create(file: string): boolean {
  const beside = `${file}-${randomBytes(6).toString('hex')}`;
  try {
    writeFileSync(beside, JSON.stringify({ pid: process.pid, host: hostname() } satisfies Holder), { flag: 'wx' });
    try {
      linkSync(beside, file);
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false;
      // Some disks (FAT) know no links; there the name goes to whoever asks first.
      copyFileSync(beside, file, constants.COPYFILE_EXCL);
    }
    ours.add(file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    if (codeOf(error) === 'ENOSPC' && holderOf(file) === null) removeWhole(file);
    throw error;
  } finally {
    removeWhole(beside);
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
    if (statSync(file).isFile() !== true) return null;
    const holder = holderSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return holder.success ? holder.data : null;
  } catch {
    return null;
  }
}

/** Of another computer nothing can be asked: it is given half an hour; a file without a name, a minute. */
function isAtWork(file: string, holder: Holder | null, now: number): boolean {
  const age = ageOf(file, now);
  if (holder === null) return age < 60_000;
  if (holder.host !== hostname()) return age < 1_800_000;
  if (holder.pid === process.pid) return ours.has(file);
  return isAlive(holder.pid) && age < longestWork && !hasBegunSince(holder.pid, now - age);
}

/** No work on a round takes half a day: the number belongs to another process by now. */
const longestWork = 43_200_000;

function ageOf(file: string, now: number): number {
  const made = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  return made === undefined ? Infinity : now - made;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** Whether the computer, or the process of that number where the system tells, was started after `time`: another one then. */
function hasBegunSince(pid: number, time: number): boolean {
  const booted = Date.now() - uptime() * 1000;
  if (booted > time + clockSlack) return true;
  try {
    // Linux: the 22nd word, in hundredths of a second since the start; the name in brackets may hold spaces.
    const words = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/s, '').trim().split(' ');
    const ticks = Number(words[19]);
    return Number.isFinite(ticks) && booted + ticks * 10 > time + clockSlack;
  } catch {
    return false;
  }
}

const clockSlack = 5_000;
