/** What is dropped onto the page: read at once, shown, put in with the old kept; what means harm is refused and nothing falls over. */
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { joinParts, packPart } from '../../src/formats/package/archive.ts';
import type { IntakeView } from '../../src/serve/actions/intake/item.ts';
import { hostileFiles } from './hostile-files.ts';
import type { TriedWorkbench } from './a-workbench.ts';
import { aWorkbench } from './a-workbench.ts';

let desk: TriedWorkbench;
beforeAll(async () => {
  desk = await aWorkbench();
});
afterAll(() => desk.close());

const table = (value: string): Uint8Array =>
  Buffer.from(`填报单位：教育局\n代码,指标名称,计量单位,2014年,2015年\nC25,九年义务教育巩固率,%,95.0,${value}\n`);

type Items = Pick<IntakeView, 'items'>;
const received = async (name: string, bytes: Uint8Array): Promise<Items['items']> => {
  const answer = await desk.upload(name, bytes);
  expect(answer.status, answer.text).toBe(200);
  return (JSON.parse(answer.text) as Items).items;
};
const isUp = async (): Promise<void> => expect((await desk.get('/api/home')).status).toBe(200);

describe('A file that is dropped', () => {
  it('is read at once and lies in no folder until somebody puts it there', async () => {
    const [item] = await received('教育局-补报.csv', table('95.5'));
    expect(item).toMatchObject({ unit: '教育局', folder: 'workbooks', refused: null, replaces: null });
    expect(item?.found[0]).toContain('数字2个');
    expect(existsSync(join(desk.folder, 'workbooks', '教育局-补报.csv'))).toBe(false);
    await desk.post('/api/drop', { ids: [item?.id] });
  });

  it('shows what it would change of the one before, and the one before is kept', async () => {
    const [first] = await received(
      '体育局新表.csv',
      Buffer.from(String(Buffer.from(table('95.0'))).replace('教育局', '体育局')),
    );
    await desk.post('/api/place', { ids: [first?.id] });
    const path = join(desk.folder, 'workbooks', '体育局新表.csv');
    const before = readFileSync(path);
    const [second] = await received('体育局新表.csv', Buffer.from(String(before).replace(',95.0\n', ',95.6\n')));
    expect(second?.replaces).toBe('workbooks/体育局新表.csv');
    expect(second?.differences).toEqual([
      { indicator: 'C25', name: '九年义务教育巩固率', year: 2015, before: '95', after: '95.6' },
    ]);
    await desk.post('/api/place', { ids: [second?.id] });
    expect(readFileSync(path, 'utf8')).toContain('95.6');
    const kept = readdirSync(join(desk.folder, '.fuer', 'backup')).filter((name) => name.endsWith('体育局新表.csv'));
    expect(kept.map((name) => readFileSync(join(desk.folder, '.fuer', 'backup', name)).equals(before))).toEqual([true]);
  });

  it('in a zip is read like one that came alone; names of Chinese Windows are read as it wrote them', async () => {
    const archive = joinParts([
      packPart('材料/notes/教育局-儿童.md', '# 儿童发展规划\n\n## 主要做法\n\n- 做了一件事。\n'),
      packPart('材料/全省.csv', table('94.8')),
    ]);
    const items = await received('材料.zip', archive);
    expect(items.map(({ name, folder }) => [name, folder])).toEqual([
      ['教育局-儿童.md', 'notes'],
      ['全省.csv', 'reference'],
    ]);
    await desk.post('/api/drop', { ids: items.map(({ id }) => id) });
  });

  it.each(['../../教育局.csv', '/etc/教育局.csv', 'C:\\教育局.csv', 'a/../../b.csv', '..\\..\\x.csv', '', 'a\0b.csv'])(
    'with a name that leads elsewhere is refused: %j',
    async (name) => {
      const answer = await desk.upload(name, table('95'));
      expect(answer.status).toBe(409);
      await isUp();
    },
  );

  it.each(['con.csv', '教育局.csv.', 'a<b>|c?.csv', '.hidden.csv', '~$教育局.csv', `${'长'.repeat(300)}.csv`])(
    'with a name that no disk takes gets one that does: %s',
    async (name) => {
      const answer = await desk.upload(name, table('95'));
      if (answer.status === 200) {
        const { items } = JSON.parse(answer.text) as Items;
        for (const item of items) {
          expect(item.name).not.toMatch(/[\\/:*?"<>|]|^\.|^~\$/);
          expect(Buffer.byteLength(item.name)).toBeLessThan(256);
        }
        await desk.post('/api/drop', { ids: items.map(({ id }) => id) });
      }
      await isUp();
    },
  );

  it.each(hostileFiles)(
    'that means harm (%s) is refused or harmless, and the workbench stays up',
    async (_, name, bytes) => {
      const before = readdirSync(join(desk.folder, 'workbooks'));
      const answer = await desk.upload(name, bytes);
      expect([200, 409, 413]).toContain(answer.status);
      expect(readdirSync(join(desk.folder, 'workbooks'))).toEqual(before);
      const { items } = await desk.json<Items>('/api/intake');
      await desk.post('/api/drop', { ids: items.map(({ id }) => id) });
      await isUp();
    },
  );

  it('of 300 MB is refused before it is taken, whether its head says so or not', async () => {
    const said = await desk
      .raw('/api/receive', {
        method: 'POST',
        headers: {
          ...(await cookie()),
          'x-fuer': '1',
          'x-name': 'a.xlsx',
          'content-length': String(300 * 1024 * 1024),
        },
      })
      .catch(() => null);
    expect(said === null || said.status === 413).toBe(true);
    const unsaid = await desk
      .raw('/api/receive', {
        method: 'POST',
        headers: { ...(await cookie()), 'x-fuer': '1', 'x-name': 'a.xlsx', 'transfer-encoding': 'chunked' },
        body: Buffer.alloc(140 * 1024 * 1024),
      })
      .catch(() => null);
    expect(unsaid === null || unsaid.status === 413).toBe(true);
    await isUp();
  });

  it('and 500 at once are all read, and then cleared', async () => {
    const answers = await Promise.all(
      Array.from({ length: 500 }, (_, at) => desk.upload(`单位${at}.csv`, table(String(90 + (at % 10))))),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const { items } = await desk.json<Items>('/api/intake');
    expect(items).toHaveLength(500);
    await desk.post('/api/drop', { ids: items.map(({ id }) => id) });
    expect((await desk.json<Items>('/api/intake')).items).toEqual([]);
    await isUp();
  });
});

describe('Two pages, two hands', () => {
  it('two builds at once: one builds, the other is told', async () => {
    const answers = await Promise.all([desk.post('/api/build', {}), desk.post('/api/build', {})]);
    const ends = answers.map(
      ({ text }) => (JSON.parse(text.trim().split('\n').at(-1) ?? '{}') as { readonly kind: string }).kind,
    );
    expect(ends.toSorted()).toEqual(['done', 'refused']);
    expect(existsSync(join(desk.folder, '.fuer', 'lock'))).toBe(false);
  });

  it('a note begun on two pages: the second is not written over the first', async () => {
    const slot = { unit: '教育局', plan: 'children', section: '摘要', about: null };
    const first = await desk.post('/api/note', { slot, text: '甲写的', before: '' });
    const second = await desk.post('/api/note', { slot, text: '乙写的', before: '' });
    expect([first.status, second.status]).toEqual([200, 409]);
    expect(second.text).toContain('甲写的');
    expect(readFileSync(join(desk.folder, 'notes', '教育局-补充.md'), 'utf8')).toContain('甲写的');
  });

  it('a setting changed outside meanwhile is not lost', async () => {
    const path = join(desk.folder, 'round.yaml');
    writeFileSync(path, `${readFileSync(path, 'utf8')}\n# 别人加的一行\n`);
    const answer = await desk.post('/api/settings', {
      file: 'round.yaml',
      edits: [{ kind: 'set', path: ['area', 'self'], value: '全市' }],
    });
    expect(answer.status).toBe(200);
    expect(readFileSync(path, 'utf8')).toContain('# 别人加的一行');
    expect(statSync(path).size).toBeGreaterThan(100);
  });

  it('a setting that the program could not read afterwards is refused, and the file stays', async () => {
    const path = join(desk.folder, 'round.yaml');
    const before = readFileSync(path, 'utf8');
    const answer = await desk.post('/api/settings', {
      file: 'round.yaml',
      edits: [{ kind: 'set', path: ['year'], value: '去年' }],
    });
    expect(answer.status).toBe(409);
    expect(readFileSync(path, 'utf8')).toBe(before);
  });
});

async function cookie(): Promise<Readonly<Record<string, string>>> {
  const url = new URL(desk.workbench.address());
  const opened = await desk.raw(url.pathname + url.search);
  return { cookie: String(opened.headers['set-cookie']).split(';')[0] ?? '' };
}
