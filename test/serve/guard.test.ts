/** Who may speak with the workbench, over the wire: the twelve probes that others failed, and more. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorkbench } from '../../src/serve/serve.ts';
import type { TriedWorkbench } from './a-workbench.ts';
import { aWorkbench } from './a-workbench.ts';

let desk: TriedWorkbench;
let cookie = '';
let port = 0;

beforeAll(async () => {
  desk = await aWorkbench();
  ({ port } = desk.workbench);
  const url = new URL(desk.workbench.address());
  const opened = await desk.raw(url.pathname + url.search);
  cookie = String(opened.headers['set-cookie']).split(';')[0] ?? '';
});
afterAll(() => desk.close());

type Headers = Readonly<Record<string, string>>;
const own = (more: Headers = {}): Headers => ({ cookie, ...more });
const json = { 'x-fuer': '1', 'content-type': 'application/json' };

describe('A request is answered', () => {
  it('to its own page', async () => {
    expect((await desk.raw('/api/home', { headers: own() })).status).toBe(200);
    expect((await desk.raw('/', { headers: own({ 'sec-fetch-site': 'none' }) })).status).toBe(200);
  });

  it('under both names of this machine, as long as name and origin are the same', async () => {
    const host = `localhost:${port}`;
    expect((await desk.raw('/api/home', { headers: own({ host, origin: `http://${host}` }) })).status).toBe(200);
  });

  it('with the policy that lets nothing else in', async () => {
    const { headers } = await desk.raw('/', { headers: own() });
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).not.toContain('unsafe-eval');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('A request is refused', () => {
  const probes: readonly (readonly [what: string, path: string, headers: () => Headers, status: number])[] = [
    ['without the cookie', '/api/home', () => ({}), 401],
    ['with a wrong cookie', '/api/home', () => ({ cookie: `fuer-${port}=${'0'.repeat(48)}` }), 401],
    ['with an empty cookie', '/api/home', () => ({ cookie: `fuer-${port}=` }), 401],
    ['with another port’s cookie', '/api/home', () => ({ cookie: cookie.replace(String(port), '1') }), 401],
    ['for another host', '/api/home', () => own({ host: 'evil.example' }), 403],
    [
      'for a host that begins like this machine',
      '/api/home',
      () => own({ host: `127.0.0.1.evil.example:${port}` }),
      403,
    ],
    ['for a host that ends like this machine', '/api/home', () => own({ host: `evil-localhost:${port}` }), 403],
    ['for another port', '/api/home', () => own({ host: '127.0.0.1:1' }), 403],
    ['for this machine without a port', '/api/home', () => own({ host: '127.0.0.1' }), 403],
    ['for another address of this machine', '/api/home', () => own({ host: `127.0.0.2:${port}` }), 403],
    ['for an address in other digits', '/api/home', () => own({ host: `2130706433:${port}` }), 403],
    ['for the machine in capitals and a dot', '/api/home', () => own({ host: `LOCALHOST.:${port}` }), 403],
    ['with a foreign origin', '/api/home', () => own({ origin: 'https://evil.example' }), 403],
    ['with no one’s origin', '/api/home', () => own({ origin: 'null' }), 403],
    ['with an origin of another port', '/api/home', () => own({ origin: 'http://127.0.0.1:1' }), 403],
    ['with an origin of another scheme', '/api/home', () => own({ origin: `https://127.0.0.1:${port}` }), 403],
    ['with the other name’s origin', '/api/home', () => own({ origin: `http://localhost:${port}` }), 403],
    ['from a link on a foreign page', '/api/home', () => own({ 'sec-fetch-site': 'cross-site' }), 403],
    ['from a neighbour’s page', '/api/home', () => own({ 'sec-fetch-site': 'same-site' }), 403],
    ['around the guard by the path', '/x/../api/home', () => ({}), 401],
    ['around the guard by an escaped path', '/%61pi/home', () => ({}), 401],
    ['for the page’s files without the cookie', '/page/main.js', () => ({}), 401],
    ['for a download without the cookie', '/file?place=out/run.json', () => ({}), 401],
    ['for a file of the round by its place', '/file?place=round.yaml', own, 404],
    ['for a file above the round', `/file?place=${encodeURIComponent('out/../round.yaml')}`, own, 404],
    ['for a file of the machine', `/file?place=${encodeURIComponent('/etc/passwd')}`, own, 404],
    ['for the secret', `/file?place=${encodeURIComponent('.fuer/serve.json')}`, own, 404],
    ['for a page file above its folder', '/page/..%2f..%2fpackage.json', own, 404],
    ['for a sheet of a file above the round', `/api/sheet?place=${encodeURIComponent('../x.xlsx!a!A1')}`, own, 404],
    ['for a document above the out folder', `/api/document?path=${encodeURIComponent('../round.yaml')}`, own, 404],
  ];

  it.each(probes)('%s', async (_, path, headers, status) => {
    const answer = await desk.raw(path, { headers: headers() });
    expect(answer.status).toBe(status);
    expect(answer.text).not.toContain('area:');
  });

  const changes: readonly (readonly [
    what: string,
    path: string,
    headers: () => Headers,
    body: string,
    status: number,
  ])[] = [
    [
      'that a form can send',
      '/api/end',
      () => own({ 'content-type': 'application/x-www-form-urlencoded' }),
      'a=1',
      403,
    ],
    ['without the header', '/api/settings', () => own({ 'content-type': 'application/json' }), '{}', 403],
    ['with the header, without the cookie', '/api/end', () => json, '{}', 401],
    ['of a setting that there is not', '/api/settings', () => own(json), '{"file":"package.json","edits":[]}', 400],
    ['that is no JSON', '/api/decide', () => own(json), '{', 400],
    [
      'that hides a key',
      '/api/settings',
      () => own(json),
      '{"file":"round.yaml","edits":[{"kind":"set","path":["__proto__","x"],"value":"1"}]}',
      409,
    ],
    [
      'to a note above the notes',
      '/api/note',
      () => own(json),
      '{"slot":{"unit":"../../x","plan":null,"section":"摘要","about":null},"text":"a","before":""}',
      200,
    ],
    ['of a command that there is not', '/api/task', () => own(json), '{"task":"rm"}', 400],
    ['of a command with words of its own', '/api/task', () => own(json), '{"task":"forms","folder":"/"}', 400],
  ];

  it.each(changes)('as a change %s', async (_, path, headers, body, status) => {
    const answer = await desk.raw(path, { method: 'POST', headers: headers(), body });
    expect(answer.status).toBe(status);
  });

  it('a note for a unit with slashes stays in the notes', () => {
    expect(readdirSync(join(desk.folder, 'notes')).filter((name) => name.includes('补充'))).toEqual(['_.._x-补充.md']);
    expect(readdirSync(join(desk.folder, '..', '..'))).not.toContain('x-补充.md');
  });

  it('a key that means the prototype changes nothing of the program', () => {
    expect('x' in {}).toBe(false);
  });

  it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'])('by the method %s without the header', async (method) => {
    expect((await desk.raw('/api/home', { method, headers: own() })).status).toBe(403);
  });

  it('in words that repeat nothing of what was asked', async () => {
    const answer = await desk.raw('/<script>alert(1)</script>', { headers: own() });
    expect(answer.text).not.toContain('script');
  });
});

describe('The key of an opening', () => {
  it('opens once', async () => {
    const url = new URL(desk.workbench.address());
    const first = await desk.raw(url.pathname + url.search);
    expect([first.status, first.headers['location']]).toEqual([303, '/']);
    expect(String(first.headers['set-cookie'])).toMatch(/HttpOnly.*SameSite=Strict|SameSite=Strict.*HttpOnly/);
    expect((await desk.raw(url.pathname + url.search)).status).toBe(401);
  });

  it.each(['x', 'a.b', `${'0'.repeat(32)}.${'0'.repeat(64)}`, '', '%00'])('made up (%s) opens nothing', async (key) => {
    expect((await desk.raw(`/?key=${key}`)).status).toBe(401);
  });

  it('is no way in to anything but the first page', async () => {
    const url = new URL(desk.workbench.address());
    expect((await desk.raw(`/api/home${url.search}`)).status).toBe(401);
  });
});

describe('One workbench a round', () => {
  it('leaves its address where only the round’s own people read, and the second start opens the first', async () => {
    const file = join(desk.folder, '.fuer', 'serve.json');
    expect(statSync(file).mode & 0o077).toBe(0);
    const again = await startWorkbench({ folder: desk.folder, page: new Map(), again: () => Promise.resolve(0) });
    if (again.verdict !== 'running') throw new Error('a second workbench began');
    const url = new URL(again.address);
    expect(Number(url.port)).toBe(port);
    expect((await desk.raw(url.pathname + url.search)).status).toBe(303);
  });

  it('does not believe a file that names somebody who does not know the secret', async () => {
    const other = await aWorkbench();
    const file = join(other.folder, '.fuer', 'serve.json');
    writeFileSync(file, JSON.stringify({ pid: 1, host: hostname(), port, secret: 'f'.repeat(48) }));
    const serving = await startWorkbench({ folder: other.folder, page: new Map(), again: () => Promise.resolve(0) });
    expect(serving.verdict).toBe('serving');
    if (serving.verdict === 'serving') serving.workbench.end();
    await other.close();
  });

  it('lets look, and nothing more, while another computer is at work', async () => {
    const other = await aWorkbench(null);
    const there = { pid: 1, host: 'another-desk', port: 1, secret: 'f'.repeat(48) };
    writeFileSync(
      join(desk.folder, '.fuer', 'serve.json.kept'),
      readFileSync(join(desk.folder, '.fuer', 'serve.json')),
    );
    const mine = readFileSync(join(desk.folder, '.fuer', 'serve.json'), 'utf8');
    writeFileSync(join(desk.folder, '.fuer', 'serve.json'), JSON.stringify(there));
    expect((await other.post('/api/open', { folder: desk.folder })).status).toBe(200);
    expect(await other.json('/api/home')).toMatchObject({ readOnly: 'another-desk' });
    expect((await other.get('/api/overview')).status).toBe(200);
    const refused = await other.post('/api/settings', {
      file: 'round.yaml',
      edits: [{ kind: 'set', path: ['year'], value: 2016 }],
    });
    expect([refused.status, refused.text]).toEqual([409, expect.stringContaining('another-desk')]);
    writeFileSync(join(desk.folder, '.fuer', 'serve.json'), mine);
    await other.close();
  });
});
