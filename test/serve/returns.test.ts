/** A page form's return on the workbench: shown before it is put in, taken whole, its successor laid over it, others refused. */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { configurationOf, handedIn, judgeForm } from '../../src/pipeline/page-form/judged-form.ts';
import type { Return } from '../../src/pipeline/page-form/return-file.ts';
import { writeReturn } from '../../src/pipeline/page-form/return-file.ts';
import { shownIn, viewOf } from '../../src/pipeline/page-form/shown.ts';
import type { FormSlice } from '../../src/pipeline/page-form/slice.ts';
import type { IntakeView } from '../../src/serve/actions/intake/item.ts';
import { answered, begunSample } from '../pipeline/page-form/filled-in.ts';
import type { TriedWorkbench } from './a-workbench.ts';
import { aWorkbench } from './a-workbench.ts';

const heshan = fileURLToPath(new URL('../../samples/heshan-2015', import.meta.url));
const { slices, known, configuration } = begunSample(heshan);
const { words } = configuration.templates;
let desk: TriedWorkbench;
beforeAll(async () => {
  desk = await aWorkbench();
});
afterAll(() => desk.close());

function sliceNamed(unit: string): FormSlice {
  const found = slices.find(({ mark }) => mark.unit === unit);
  if (found === undefined) throw new Error(unit);
  return found;
}

function returned(
  unit: string,
  more: Partial<Pick<Return, 'shown' | 'open' | 'mark'>> = {},
  value?: string,
): Uint8Array {
  const slice = sliceNamed(unit);
  const whole = answered(slice, known);
  const [first = ''] =
    Object.entries(whole.cells).find(([key, text]) => key.endsWith('#current') && /^\d/.test(text)) ?? [];
  const typed = value === undefined ? whole : { ...whole, cells: { ...whole.cells, [first]: value } };
  const said = { program: '0.0.0', mark: slice.mark, typed, shown: [], open: [], ...more };
  return writeReturn(handedIn(slice, typed), said);
}

const received = async (name: string, bytes: Uint8Array): Promise<IntakeView['items']> => {
  const answer = await desk.upload(name, bytes);
  expect(answer.status, answer.text).toBe(200);
  return (JSON.parse(answer.text) as IntakeView).items;
};

describe('A return that is dropped on the workbench', { timeout: 300_000 }, () => {
  it('is told of and put in whole, whatever it was called; the one after it says what it changes', async () => {
    const [item] = await received('下载 (3).zip', returned('体育局'));
    expect(item).toMatchObject({ name: '体育局-回报.zip', unit: '体育局', folder: 'workbooks', refused: null });
    expect(item?.found.join('\n')).toMatch(/体育局的回报[\s\S]*数字\d+个[\s\S]*材料：\d+条/);
    // The sample has the unit's table already: nothing of it is lost.
    expect(item?.found.join('\n')).toContain('会列为冲突');
    await desk.post('/api/place', { ids: [item?.id] });
    expect(existsSync(join(desk.folder, 'workbooks', '体育局-回报.zip'))).toBe(true);

    const [same] = await received('体育局-回报.zip', returned('体育局'));
    expect(same).toMatchObject({ isSame: true, replaces: 'workbooks/体育局-回报.zip' });
    const [next] = await received('体育局-回报.zip', returned('体育局', {}, '77.7'));
    expect(next).toMatchObject({ isSame: false, replaces: 'workbooks/体育局-回报.zip' });
    expect(next?.differences.map(({ after }) => after)).toEqual(['77.7']);
    await desk.post('/api/place', { ids: [next?.id] });
    expect(
      readdirSync(join(desk.folder, '.fuer', 'backup')).filter((name) => name.includes('体育局-回报')),
    ).toHaveLength(1);
  });

  it('says whose verdicts are others now than those its unit saw', async () => {
    const shown = [{ about: 'W18/women', value: '1.0', attainment: '未达标', level: '红色预警', sentences: [] }];
    const [item] = await received('体育局-回报.zip', returned('体育局', { shown, open: ['［核实性］一处'] }));
    expect(item?.found.join('\n')).toContain('保存时还有1处没有改正或说明');
    expect(item?.found.join('\n')).toMatch(/该单位看到的是“未达标、红色预警”，现在是“/);
  });

  it('saved before the Bureau corrected a target and a figure: both are said, and laid over what came', async () => {
    const slice = sliceNamed('体育局');
    const typed = answered(slice, known);
    const { judgements } = [...viewOf(slice, judgeForm(slice, configurationOf(slice), typed), words).rows.values()]
      .filter((row) => row.judgements.length > 0)
      .at(0) ?? { judgements: [] };
    expect(judgements.length).toBeGreaterThan(0);
    const shown = shownIn(viewOf(slice, judgeForm(slice, configurationOf(slice), typed), words));
    const plan = join(desk.folder, 'plan.yaml');
    const before = readFileSync(plan, 'utf8');
    writeFileSync(plan, before.replace(/^W18: .*$/m, 'W18: {base: {year: 2013, value: 87.2}, targets: [{set: own, atLeast: 99.9, text: "99.9%以上"}]}')); // prettier-ignore
    const decisions = join(desk.folder, 'decisions.yaml');
    const decided = existsSync(decisions) ? readFileSync(decisions, 'utf8') : '';
    writeFileSync(
      decisions,
      `${decided.trimEnd() === '[]' ? '' : decided}\n- correct: {indicator: W17, year: 2015, value: 45.6}\n  reason: 来电更正\n  by: 张三\n  date: 2016-05-20\n`,
    );
    const [item] = await received('体育局-回报.zip', returned('体育局', { shown }));
    expect(item?.found.join('\n')).toMatch(/体质测定合格率.*该单位看到的是“.*”，现在是“.*”/);
    expect(item?.found.join('\n')).toMatch(/回报里是 .*，decisions.yaml 已定为 45.6/);
    await desk.post('/api/place', { ids: [item?.id] });
    const of = (code: string) =>
      desk.json<{ readonly judgements: readonly { readonly target: string; readonly current: string }[] }>(
        `/api/indicator?code=${code}`,
      );
    expect((await of('W18')).judgements.map(({ target }) => target)).toContain('99.9%以上');
    expect((await of('W17')).judgements.map(({ current }) => current)).toContain('45.6');
    writeFileSync(plan, before);
    writeFileSync(decisions, decided);
  });

  it('brings what villages wrote, under their names', async () => {
    const slice = sliceNamed('体育局');
    const typed = answered(slice, known);
    const place = { name: '沙坪街道.txt', bytes: new TextEncoder().encode('# 典型做法\n沙坪街道建成健身点6个。\n') };
    const said = { program: '0.0.0', mark: slice.mark, typed, shown: [], open: [] };
    const [item] = await received('体育局-回报.zip', writeReturn(handedIn(slice, typed, [place]), said));
    expect(item?.found.join('\n')).toContain('基层单位的材料 1 份：沙坪街道.txt');
    await desk.post('/api/place', { ids: [item?.id] });
    const document = await desk.get(`/api/document?path=${encodeURIComponent('体育局-妇女发展规划-2015.docx')}`);
    expect(document.text.includes('沙坪街道建成健身点')).toBe(true);
    expect(document.text.includes('notes/体育局/沙坪街道.txt')).toBe(true);
  });

  it('together with ten others: each lies in the round, whole', async () => {
    const key = slices.filter(({ notes }) => notes !== null).slice(0, 11);
    const items = await Promise.all(
      key.map(async ({ mark }) => (await received(`${mark.unit}-回报.zip`, returned(mark.unit)))[0]),
    );
    expect(items.map((item) => item?.refused)).toEqual(key.map(() => null));
    const placed = await desk.post('/api/place', { ids: items.map((item) => item?.id) });
    expect(JSON.parse(placed.text).results.map(({ message }: { message: string | null }) => message)).toEqual(
      key.map(() => null),
    );
    const names = readdirSync(join(desk.folder, 'workbooks')).filter((name) => name.endsWith('-回报.zip'));
    expect(names.length).toBe(11);
    for (const { mark } of key)
      expect(readFileSync(join(desk.folder, 'workbooks', `${mark.unit}-回报.zip`)).equals(Buffer.from(returned(mark.unit)))).toBe(true); // prettier-ignore
  });

  it('of another city is refused in words', async () => {
    const { mark } = sliceNamed('体育局');
    const [item] = await received(
      '体育局-回报.zip',
      returned('体育局', { mark: { ...mark, area: '1', name: '开平市' } }),
    );
    expect(item?.refused).toContain('这是开平市2015年的回报，本轮是鹤山市2015年');
  });
});
