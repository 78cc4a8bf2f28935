/** 审核 over the wire: large groups come page by page, a decision is listed and can be taken back, several files go as one zip. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openedRound } from '../../src/commands/opening/opened-round.ts';
import { unzipped } from '../../src/formats/package/unzip.ts';
import type { DecisionLine } from '../../src/serve/views/decisions.ts';
import type { Cause, FindingLine, FindingsView } from '../../src/serve/views/findings.ts';
import type { TriedWorkbench } from './a-workbench.ts';
import { aWorkbench } from './a-workbench.ts';

let desk: TriedWorkbench;
beforeAll(async () => {
  desk = await aWorkbench();
  // Another unit reports all of them as well, each figure jumping from one year to the next.
  const opened = openedRound(desk.folder);
  if (opened.verdict === 'refused') throw new Error(opened.message);
  const rows = opened.configuration.indicators
    .filter(({ scale }) => ['percent', 'rate', 'real'].includes(scale))
    .map(({ code, name, measure }) => `${code},${name},${measure},20.1,91.1`);
  writeFileSync(
    join(desk.folder, 'workbooks', '妇联-另一张.csv'),
    ['填报单位：妇联', '代码,指标名称,计量单位,2014年,2015年', ...rows].join('\n'),
  );
});
afterAll(() => desk.close());

type Group = Cause & { readonly unit: string };
const groups = async (): Promise<readonly Group[]> =>
  (await desk.json<FindingsView>('/api/findings')).units.flatMap(({ unit, causes }) =>
    causes.map((cause) => ({ ...cause, unit })),
  );
const pageOf = ({ unit, level, code }: Group, from: number) =>
  desk.json<readonly FindingLine[]>(
    `/api/cause?unit=${encodeURIComponent(unit)}&level=${encodeURIComponent(level)}&code=${code}&from=${from}`,
  );

describe('Findings', { timeout: 300_000 }, () => {
  it('of a large group are counted, and come page by page', async () => {
    const large = (await groups()).filter(({ count }) => count > 5);
    expect(Math.max(...large.map(({ count }) => count))).toBeGreaterThan(50);
    for (const group of large) {
      expect(group.findings).toEqual([]);
      const pages = [];
      for (let from = 0; from < group.count; from += 50) pages.push(await pageOf(group, from));
      expect(pages.slice(0, -1).every((page) => page.length === 50)).toBe(true);
      expect(pages.flat().length, group.title).toBe(group.count);
    }
  });

  it('of a small group come with it', async () => {
    const small = (await groups()).filter(({ count }) => count <= 5);
    expect(small.length).toBeGreaterThan(1);
    expect(small.every(({ count, findings }) => findings.length === count)).toBe(true);
  });

  it('offer the figure of the year before as well, where it is the one that may be wrong', async () => {
    const jumps = (await groups()).filter(({ code }) => code === 'large-change');
    const lines = (await Promise.all(jumps.map((group) => pageOf(group, 0)))).flat();
    expect(lines.length).toBeGreaterThan(0);
    for (const { figures } of lines) {
      expect(figures.length).toBeGreaterThan(1);
      expect(new Set(figures.map(({ indicator }) => indicator)).size).toBe(1);
      expect(new Set(figures.map(({ year }) => year)).size).toBe(figures.length);
    }
  });
});

describe('A decision', { timeout: 300_000 }, () => {
  it('is listed as people say it, and taken back where it stands, every other line kept', async () => {
    const path = join(desk.folder, 'decisions.yaml');
    const before = readFileSync(path, 'utf8');
    const decision = { kind: 'correct', indicator: 'C25', year: 2015, area: 'own', dimension: null, value: '95.1' };
    const who = { reason: '来电更正', by: '林一', date: '2016-05-20' };
    expect((await desk.post('/api/decide', { decision, who })).status).toBe(200);
    const after = { ...decision, year: 2014, value: '94.9' };
    expect((await desk.post('/api/decide', { decision: after, who: { ...who, reason: '第二项' } })).status).toBe(200);
    const listed = await desk.json<readonly DecisionLine[]>('/api/decisions');
    const own = listed.find(({ reason }) => reason === '来电更正');
    expect(own).toMatchObject({ what: 'C25 九年义务教育巩固率 2015年改正为 95.1', by: '林一', date: '2016-05-20' });

    const { position, reason, by, date } = own ?? { position: -1, reason: '', by: '', date: '' };
    const asked = { position, reason, by, date };
    const other = await desk.post('/api/undo-decision', { ...asked, reason: '别的理由' });
    expect([other.status, other.text]).toEqual([409, expect.stringContaining('刚被别处改过')]);
    expect((await desk.post('/api/undo-decision', asked)).status).toBe(200);
    const text = readFileSync(path, 'utf8');
    expect(text).not.toContain('来电更正');
    expect(text).toContain('第二项');
    expect(text.startsWith(before.trimEnd())).toBe(true);
  });
});

describe('Files that were written', { timeout: 300_000 }, () => {
  it('go as one zip by their folder, and nothing else does', async () => {
    expect((await desk.post('/api/task', { task: 'notice' })).status).toBe(200);
    const answer = await desk.get('/files?folder=out/');
    const archive = unzipped(answer.bytes);
    if (archive.verdict === 'refused') throw new Error(archive.problem.message);
    const names = archive.content.map(({ name }) => name);
    expect(names.length).toBeGreaterThan(0);
    expect(names.every((name) => !name.includes('/'))).toBe(true);
    for (const folder of ['', '/', '../', 'out', 'notes/', '.fuer/', 'workbooks/', 'out/../workbooks/'])
      expect((await desk.get(`/files?folder=${encodeURIComponent(folder)}`)).status, folder).toBe(404);
  });
});
