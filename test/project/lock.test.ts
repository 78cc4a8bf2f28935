import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { takeLock } from '../../src/project/lock.ts';
import { emptyFolder } from '../commands/a-round-folder.ts';

const now = Date.now();
/** Larger than any process number of Linux, macOS or Windows in use. */
const deadProcess = 4_194_303;

function lockedBy(holder: unknown, age = 0): string {
  const state = join(emptyFolder(), '.fuer');
  mkdirSync(state);
  const file = join(state, 'lock');
  writeFileSync(file, typeof holder === 'string' ? holder : JSON.stringify(holder));
  utimesSync(file, new Date(now - age), new Date(now - age));
  return state;
}

describe('The lock of a round', () => {
  it('is taken by one, refused to the next, and free again after release', () => {
    const state = join(emptyFolder(), '.fuer');
    const first = takeLock(state, now);
    expect(first.verdict).toBe('held');
    expect(takeLock(state, now)).toMatchObject({ verdict: 'busy', pid: process.pid, host: hostname() });
    if (first.verdict === 'held') first.lock.release();
    expect(existsSync(join(state, 'lock'))).toBe(false);
    const again = takeLock(state, now);
    expect(again.verdict).toBe('held');
    if (again.verdict === 'held') again.lock.release();
  });

  it.each([
    ['a process that is dead', { pid: deadProcess, host: hostname() }, 0],
    ['this process’s number in an earlier life (containers count from 1)', { pid: process.pid, host: hostname() }, 0],
    ['a write that was cut off a while ago', '', 120_000],
    ['another computer, more than half an hour ago', { pid: 1, host: 'another' }, 3_600_000],
    ['a process that another one has the number of by now', { pid: 1, host: hostname() }, 30 * 86_400_000],
  ])('of %s is taken over', (_, holder, age) => {
    const taken = takeLock(lockedBy(holder, age), now);
    expect(taken.verdict).toBe('held');
    if (taken.verdict === 'held') taken.lock.release();
  });

  it.each([
    ['a process at work', { pid: process.ppid, host: hostname() }],
    ['another computer just now', { pid: 1, host: 'another' }],
    ['somebody who is just writing it', ''],
  ])('of %s is respected', (_, holder) => {
    expect(takeLock(lockedBy(holder), now).verdict).toBe('busy');
  });
});
