/** Starts the workbench on this machine alone, and ends it: by its button, or when no page has been open for half an hour. */
import { serve as listen } from '@hono/node-server';
import { resolve } from 'node:path';
import type { FuerContext } from '../commands/opening/context.ts';
import { isRound, now } from '../project/project.ts';
import type { PageFiles } from '../project/workbench/page-files.ts';
import { rememberRound } from '../project/workbench/recent-rounds.ts';
import { dropServe, findServe, touchServe, writeServe } from '../project/workbench/serve-file.ts';
import { join } from 'node:path';
import { createApp } from './app.ts';
import { newDesk } from './desk.ts';
import { aliveAnswer, newKeys, openingKey } from './guard.ts';
import { randomBytes } from 'node:crypto';

export interface Workbench {
  readonly port: number;
  /** An address with a key for one opening. */
  readonly address: () => string;
  /** Settles when the workbench has ended. */
  readonly ended: Promise<void>;
  readonly end: () => void;
}

export interface ServeOrder {
  /** The round's folder; null: the page asks. */
  readonly folder: string | null;
  readonly page: PageFiles;
  readonly again: FuerContext['again'];
  /** Minutes without a page after which it ends. */
  readonly patience?: number;
  readonly port?: number;
}

export type Serving =
  | { readonly verdict: 'serving'; readonly workbench: Workbench }
  /** It runs already on this machine: an address that opens it. */
  | { readonly verdict: 'running'; readonly address: string }
  | { readonly verdict: 'refused'; readonly message: string };

export async function startWorkbench({
  folder,
  page,
  again,
  patience = 30,
  port: wanted = 0,
}: ServeOrder): Promise<Serving> {
  if (folder !== null) {
    const running = await runningWorkbench(folder);
    if (running !== null) return { verdict: 'running', address: running };
  }
  const keys = newKeys();
  let port = 0;
  let taken: string | null = null;
  let quiet = 0;
  let settle: () => void = () => {};
  const ended = new Promise<void>((done) => {
    settle = done;
  });
  const letGo = (): void => {
    if (taken !== null) dropServe(stateOf(taken), port);
    taken = null;
  };
  const end = (): void => {
    clearInterval(minute);
    letGo();
    // The answer to the button still goes out.
    setTimeout(() => {
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      settle();
    }, 200);
  };
  const desk = newDesk({
    again,
    taken: (given) => {
      const round = resolve(given);
      if (!isRound(round)) return { refused: `“${given}”里没有 round.yaml，不是一轮监测的文件夹。` };
      const found = findServe(stateOf(round), now());
      letGo();
      rememberRound(round);
      if (found.verdict === 'elsewhere') return { readOnly: found.host };
      taken = round;
      writeServe(stateOf(round), port, keys.secret);
      return { readOnly: null };
    },
    end,
    seen: () => {
      quiet = 0;
    },
  });
  const app = createApp(desk, keys, () => port, page);
  const server = await new Promise<ReturnType<typeof listen>>((done, fail) => {
    const made = listen({ fetch: app.fetch, hostname: '127.0.0.1', port: wanted }, (info) => {
      ({ port } = info);
      done(made);
    });
    made.once('error', fail);
  });
  // Counted in minutes that the machine was awake: after a night's sleep the page gets its chance to speak first.
  const minute = setInterval(() => {
    quiet += 1;
    if (taken !== null) touchServe(stateOf(taken), now());
    if (quiet >= patience) end();
  }, 60_000);
  minute.unref();
  if (folder !== null) {
    const refused = desk.open(resolve(folder));
    if (refused !== null) {
      end();
      return { verdict: 'refused', message: refused };
    }
  }
  return {
    verdict: 'serving',
    workbench: { port, address: () => `http://127.0.0.1:${port}/?key=${openingKey(keys.secret)}`, ended, end },
  };
}

/** Believed only where whoever answers there knows the secret. */
async function runningWorkbench(folder: string): Promise<string | null> {
  const found = findServe(stateOf(resolve(folder)), now());
  if (found.verdict !== 'here') return null;
  const { port, secret } = found.record;
  const challenge = randomBytes(16).toString('hex');
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/alive?challenge=${challenge}`, {
      signal: AbortSignal.timeout(2_000),
    });
    if ((await answer.text()) !== aliveAnswer(secret, challenge)) return null;
    return `http://127.0.0.1:${port}/?key=${openingKey(secret)}`;
  } catch {
    return null;
  }
}

function stateOf(round: string): string {
  return join(round, '.fuer');
}
