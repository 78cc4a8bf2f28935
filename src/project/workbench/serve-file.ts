/** `.fuer/serve.json`: where a round's workbench runs, and the secret by which it is known. One workbench a round. */
import { chmodSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { removeWhole, writeWhole } from '../atomic-write.ts';

const schema = z.object({
  pid: z.number().int().positive(),
  host: z.string(),
  port: z.number().int().positive(),
  secret: z.string().min(32),
});

export type ServeRecord = z.output<typeof schema>;

/** `elsewhere`: on another computer, whose record is fresh. What answers on this one is for the caller to ask. */
export type ServeFound =
  | { readonly verdict: 'none' }
  | { readonly verdict: 'here'; readonly record: ServeRecord }
  | { readonly verdict: 'elsewhere'; readonly host: string };

/** `state` is the round's machine folder, `now` the clock in milliseconds. */
export function findServe(state: string, now: number): ServeFound {
  const path = join(state, name);
  try {
    const record = schema.parse(JSON.parse(readFileSync(path, 'utf8')));
    if (record.host === hostname()) return { verdict: 'here', record };
    const age = now - statSync(path).mtimeMs;
    return Math.abs(age) < freshFor ? { verdict: 'elsewhere', host: record.host } : { verdict: 'none' };
  } catch {
    return { verdict: 'none' };
  }
}

export function writeServe(state: string, port: number, secret: string): void {
  const path = join(state, name);
  const record: ServeRecord = { pid: process.pid, host: hostname(), port, secret };
  writeWhole(path, JSON.stringify(record));
  try {
    chmodSync(path, 0o600);
  } catch {
    // Some disks know no rights; whoever can read the round there can read all of it.
  }
}

/** Shows other computers that somebody is still at work. */
export function touchServe(state: string, now: number): void {
  try {
    utimesSync(join(state, name), now / 1000, now / 1000);
  } catch {
    // Taken away by hand: nobody is told, and nothing else hangs on it.
  }
}

/** Only what this process wrote. */
export function dropServe(state: string, port: number): void {
  const found = findServe(state, 0);
  if (found.verdict === 'here' && found.record.port === port) removeWhole(join(state, name));
}

const name = 'serve.json';
/** Three missed signs of life. */
const freshFor = 180_000;
