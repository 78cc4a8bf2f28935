/** 设置 over the wire: each change stands where it belongs, comments stay, what the program could not read is not written. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlanEntryAnswer, PlanView } from '../../src/serve/actions/plan-entry.ts';
import type { TargetsAnswer } from '../../src/serve/actions/targets.ts';
import type { SettingsView } from '../../src/serve/actions/settings.ts';
import type { TriedWorkbench } from './a-workbench.ts';
import { aWorkbench } from './a-workbench.ts';

let desk: TriedWorkbench;
beforeAll(async () => {
  desk = await aWorkbench();
});
afterAll(() => desk.close());

const text = (file: string): string => readFileSync(join(desk.folder, file), 'utf8');
const lineOf = (file: string, start: string): string =>
  text(file)
    .split('\n')
    .find((line) => line.trimStart().startsWith(start)) ?? '';
const settings = (...edits: readonly object[]) => desk.post('/api/settings', { file: 'round.yaml', edits });
const entry = async (code: string, fields: object, plan: string | null = null): Promise<PlanEntryAnswer> => {
  const { lines } = await desk.json<PlanView>('/api/plan');
  const line = lines.find((one) => one.code === code && (one.plan === plan || one.plan === null));
  if (line === undefined) throw new Error(`${code} is not shown`);
  const { target, tolerance, base, baseYear, milestones, lead, partners, breaks, partial, omit } = line;
  const own = { target, tolerance, base, baseYear, milestones, lead, partners, breaks, partial, omit };
  const answer = await desk.post('/api/plan-entry', { code, plan, fields: { ...own, ...fields }, write: true });
  return JSON.parse(answer.text);
};

describe('round.yaml on the page', { timeout: 300_000 }, () => {
  it('takes titles with names in braces, and keeps every comment', async () => {
    const comments = text('round.yaml')
      .split('\n')
      .filter((line) => line.startsWith('#'));
    const title = '{{地区}}{{年份}}年年报表';
    expect((await settings({ kind: 'set', path: ['titles', 'annual'], value: title })).status).toBe(200);
    expect((await settings({ kind: 'set', path: ['submit', 'tables', 'paper'], value: '2' })).status).toBe(200);
    expect(
      (await settings({ kind: 'set', path: ['letterhead', 'general', 'mark'], value: '鹤山市统计局文件' })).status,
    ).toBe(200);
    const { round } = await desk.json<SettingsView>('/api/settings');
    expect(round?.titles.annual).toBe(title);
    expect(round?.submit.tables?.paper).toBe(2);
    expect(round?.letterhead?.general?.mark).toBe('鹤山市统计局文件');
    for (const comment of comments) expect(text('round.yaml')).toContain(comment);
  });

  it('takes titles away one by one, and their head with the last', async () => {
    for (const path of [
      ['titles', 'annual'],
      ['titles', 'warning'],
      ['letterhead', 'general', 'mark'],
    ])
      expect((await settings({ kind: 'remove', path })).status, path.join('.')).toBe(200);
    expect(text('round.yaml')).not.toMatch(/^titles:/m);
    expect(text('round.yaml')).not.toMatch(/^letterhead:/m);
  });

  it('says in words what a method setting cannot be, and writes nothing', async () => {
    const before = text('round.yaml');
    const answer = await settings({ kind: 'set', path: ['settings', 'intervalLevel'], value: '120%' });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('50%');
    expect(text('round.yaml')).toBe(before);
    const { methods } = await desk.json<SettingsView>('/api/settings');
    expect(methods.find(({ id }) => id === 'nearlyMet')).toMatchObject({ standard: '1%', written: '1%' });
  });
});

describe('plan.yaml on the page', { timeout: 300_000 }, () => {
  it('shows what each indicator has, and what its target is read as', async () => {
    const { lines } = await desk.json<PlanView>('/api/plan');
    expect(lines.find(({ code }) => code === 'W16')).toMatchObject({
      plan: null,
      target: '85%以上',
      understood: '不低于85（%）',
      base: '62.4',
      milestones: '2014年70、2015年78',
    });
    expect(lines.find(({ code }) => code === 'W14')).toMatchObject({ breaks: '2014' });
  });

  it('reads a target as the plan words it, and leaves the rest of the line', async () => {
    expect(await entry('W02', { target: '下降到12/10万以下' })).toMatchObject({
      written: true,
      understood: '不高于12（1/10万）',
    });
    expect(lineOf('plan.yaml', 'W02:')).toMatch(
      /base: \{year: 2013, value: 17\.06\}.*atMost: 12.*12\/10万以下.*milestones.*# 孕产妇死亡率$/,
    );
  });

  it('writes what is not understood nowhere, and says why', async () => {
    const before = text('plan.yaml');
    expect(await entry('W02', { target: '基本消除' })).toMatchObject({
      message: expect.stringContaining('没有读成限值'),
    });
    expect(await entry('W02', { milestones: '明年七十' })).toMatchObject({
      message: expect.stringContaining('没有读懂'),
    });
    expect(text('plan.yaml')).toBe(before);
  });

  it('takes how far a figure may be around its target, and prints the plan’s words', async () => {
    expect(await entry('W02', { target: '保持在50左右' })).toMatchObject({
      understood: expect.stringContaining('待确认'),
    });
    expect(await entry('W02', { tolerance: '5' })).toMatchObject({
      written: true,
      understood: '50左右（1/10万），上下5',
    });
    expect(lineOf('plan.yaml', 'W02:')).toMatch(/around: \{value: 50, tolerance: 5\}.*保持在50左右/);
    const { lines } = await desk.json<PlanView>('/api/plan');
    expect(lines.find(({ code }) => code === 'W02')).toMatchObject({ target: '保持在50左右', tolerance: '5' });
    expect(await entry('W02', { tolerance: '百分之五' })).toMatchObject({ message: expect.stringContaining('只写数') });
    expect(await entry('W02', { target: '12/10万以下' })).toMatchObject({
      message: expect.stringContaining('不是“左右”'),
    });
    expect(await entry('W02', { target: '12/10万以下', tolerance: '' })).toMatchObject({ written: true });
    expect(lineOf('plan.yaml', 'W02:')).not.toContain('around');
  });

  it('changes one plan of an indicator of both, and the other keeps its own', async () => {
    expect(await entry('W16', { target: '88%以上', base: '60' }, 'women')).toMatchObject({ written: true });
    const { lines } = await desk.json<PlanView>('/api/plan');
    const own = lines.filter(({ code }) => code === 'W16');
    expect(own.map(({ plan, target, base }) => [plan, target, base])).toEqual([
      ['women', '88%以上', '60'],
      ['children', '85%以上', '62.4'],
    ]);
  });

  it('leaves an indicator out for a reason, and takes it back', async () => {
    expect(await entry('W17', { omit: '本市规划未列' })).toMatchObject({ written: true });
    expect(lineOf('plan.yaml', 'W17:')).toContain('omit: 本市规划未列');
    const shown = await desk.json<{ readonly rows: readonly { readonly code: string }[] }>('/api/indicators');
    expect(shown.rows.some(({ code }) => code === 'W17')).toBe(false);
    expect(await entry('W17', { omit: '' })).toMatchObject({ written: true });
    expect(lineOf('plan.yaml', 'W17:')).not.toContain('omit');
  });
});

describe('A table of targets on the page', { timeout: 300_000 }, () => {
  const rows = [
    '指标名称,计量单位,基期值,2020年目标值,责任单位',
    '农村自来水普及率,%,90.1,95%以上,水利局',
    '城市污水处理率,%,80.1,90%以上,市环保局',
    '看不懂的指标,%,1,2%以上,教育局',
  ];
  const file = Buffer.from(rows.join('\n'));
  const asked = (write: 'yes' | 'no') => desk.send(`/api/targets-file?plan=both&write=${write}`, '目标表.csv', file);

  it('from a file is shown before it is written, and names the units that the round lacks apart from what is not understood', async () => {
    const before = text('plan.yaml');
    const answer = await asked('no');
    expect(answer.status, answer.text).toBe(200);
    const shown = JSON.parse(answer.text) as TargetsAnswer;
    expect(shown.written).toBe(false);
    expect(shown.strangers.map(({ name }) => name)).toEqual(['水利局']);
    expect(shown.doubts.join('\n')).toContain('看不懂的指标');
    expect(shown.doubts.join('\n')).not.toContain('水利局');
    expect(text('plan.yaml')).toBe(before);
  });

  it('a unit whose name leaves words out is taken for the one that holds them all', async () => {
    const pasted = '指标名称\t计量单位\t基期值\t2020年目标值\t责任单位\n农村自来水普及率\t%\t90\t95%以上\t劳动局\n';
    const answer = await desk.post('/api/targets', { plan: 'both', text: pasted, write: false });
    const { strangers } = JSON.parse(answer.text) as TargetsAnswer;
    expect(strangers).toEqual([{ name: '劳动局', indicators: 1, nearest: '劳动保障局' }]);
  });
});

describe('Indicators of the round’s own', { timeout: 300_000 }, () => {
  const indicator = {
    name: '母婴室覆盖率',
    measure: '%',
    decimals: '1',
    direction: 'increase',
    scale: 'percent',
    plans: ['women'],
    after: 'W17',
    units: '卫生局、妇联',
    meaning: '',
  };
  it('are added behind another, judged, and taken away again', async () => {
    expect((await desk.post('/api/own-indicator', { what: 'add', indicator })).text).toContain('X01');
    expect((await entry('X01', { target: '90%以上', base: '40' })).understood).toBe('不低于90（%）');
    const shown = await desk.json<{ readonly rows: readonly { readonly code: string }[] }>('/api/indicators');
    expect(shown.rows.some(({ code }) => code === 'X01')).toBe(true);
    const twice = await desk.post('/api/own-indicator', { what: 'add', indicator });
    expect([twice.status, twice.text]).toEqual([409, expect.stringContaining('登记册里已有')]);
  });

  it('go with what the plan says of them', async () => {
    expect(text('plan.yaml')).toContain('X01:');
    expect((await desk.post('/api/own-indicator', { what: 'remove', code: 'X01' })).status).toBe(200);
    expect(text('plan.yaml')).not.toContain('X01:');
    expect((await desk.json<PlanView>('/api/plan')).own.indicators).toEqual([]);
    expect((await desk.get('/api/indicators')).status).toBe(200);
  });
});
