/** A workbench as it runs, on a copy of a round, asked over the wire with any header and path there can be. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runFuer } from '../../src/commands/application.ts';
import { startWorkbench, type Workbench } from '../../src/serve/serve.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
  readonly bytes: Uint8Array;
}

export interface Asking {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
}

export interface TriedWorkbench {
  readonly workbench: Workbench;
  readonly folder: string;
  /** As anybody may ask; nothing is added. */
  readonly raw: (path: string, asking?: Asking) => Promise<Answered>;
  /** As its own page asks. */
  readonly get: (path: string) => Promise<Answered>;
  readonly post: (path: string, body: unknown) => Promise<Answered>;
  readonly upload: (name: string, bytes: Uint8Array) => Promise<Answered>;
  /** A file's bytes, its name beside it. */
  readonly send: (path: string, name: string, bytes: Uint8Array) => Promise<Answered>;
  readonly json: <T>(path: string) => Promise<T>;
  readonly close: () => Promise<void>;
}

/** `round`: the folder to copy; null begins without one. */
export async function aWorkbench(round: string | null = join(root, 'samples/heshan-2015')): Promise<TriedWorkbench> {
  const place = mkdtempSync(join(tmpdir(), 'fuer-desk-'));
  process.env['FUER_PERSON'] = place;
  const folder = join(place, 'samples', 'round');
  if (round !== null) {
    cpSync(round, folder, { recursive: true, filter: (path) => !/[/\\](out|\.fuer|issued|forms)$/.test(path) });
    cpSync(join(root, 'indicators.yaml'), join(place, 'indicators.yaml'));
  }
  const serving = await startWorkbench({
    folder: round === null ? null : folder,
    page: new Map([['index.html', Buffer.from('<!DOCTYPE html><title>page</title>')]]),
    again: (words, streams) => runFuer(words, streams),
  });
  if (serving.verdict !== 'serving') throw new Error('the workbench did not start');
  const { workbench } = serving;
  const { port } = workbench;
  const raw = (path: string, { method = 'GET', headers = {}, body }: Asking = {}): Promise<Answered> =>
    new Promise((done, fail) => {
      const sent = request(
        { host: '127.0.0.1', port, path, method, agent: false, headers: { host: `127.0.0.1:${port}`, ...headers } },
        (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('end', () => {
            const bytes = Buffer.concat(parts);
            done({ status: response.statusCode ?? 0, headers: response.headers, text: bytes.toString('utf8'), bytes });
          });
        },
      );
      sent.on('error', fail);
      sent.end(body);
    });
  const opened = await raw(new URL(workbench.address()).pathname + new URL(workbench.address()).search);
  const cookie = String(opened.headers['set-cookie']).split(';')[0] ?? '';
  const own = { cookie };
  const send: TriedWorkbench['send'] = (path, name, bytes) =>
    raw(path, {
      method: 'POST',
      headers: { ...own, 'x-fuer': '1', 'x-name': encodeURIComponent(name), 'content-length': String(bytes.length) },
      body: bytes,
    });
  return {
    workbench,
    folder,
    raw,
    get: (path) => raw(path, { headers: own }),
    post: (path, body) =>
      raw(path, {
        method: 'POST',
        headers: { ...own, 'x-fuer': '1', 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    upload: (name, bytes) => send('/api/receive', name, bytes),
    send,
    json: async (path) => JSON.parse((await raw(path, { headers: own })).text),
    close: async () => {
      workbench.end();
      await workbench.ended;
      rmSync(place, { recursive: true, force: true });
    },
  };
}
