/** An edited report that is dropped on the workbench: put where the next build merges it, whatever it is called. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IntakeView } from '../../src/serve/actions/intake/item.ts';
import { edited, linesOf, replaced } from '../formats/docx/edited.ts';
import type { TriedWorkbench } from './a-workbench.ts';
import { aWorkbench } from './a-workbench.ts';

let desk: TriedWorkbench;
beforeAll(async () => {
  desk = await aWorkbench();
  const built = await desk.post('/api/build', { draft: true });
  expect(built.text).toContain('"kind":"done"');
}, 300_000);
afterAll(() => desk.close());

const report = '教育局-儿童发展规划-2015.docx';
const place = (name: string): string => join(desk.folder, 'out', name);
const received = async (name: string, bytes: Uint8Array): Promise<IntakeView['items']> => {
  const answer = await desk.upload(name, bytes);
  expect(answer.status, answer.text).toBe(200);
  return (JSON.parse(answer.text) as IntakeView).items;
};
/** The longest words of the body that stand once, with some more behind them. */
const reworded = (bytes: Uint8Array, more: string): Uint8Array =>
  edited(bytes, (xml) => {
    const words = [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]+)<\/w:t>/g)].map(([, inside = '']) => inside);
    const once = words.filter((one) => xml.split(one).length === 2).toSorted((a, b) => b.length - a.length);
    const [longest = ''] = once;
    return replaced(xml, longest, `${longest}${more}`);
  });

describe('A report that comes back edited', { timeout: 300_000 }, () => {
  it('is told from a note, and merged by the next build', async () => {
    const mine = reworded(readFileSync(place(report)), '（甲处改过）');
    const [item] = await received('教育局改好的 (2).docx', mine);
    expect(item).toMatchObject({ name: report, folder: 'out', refused: null, replaces: `out/${report}` });
    expect(item?.found.join()).toContain('改动 1 段');
    await desk.post('/api/place', { ids: [item?.id] });
    expect(Buffer.from(readFileSync(place(report))).equals(Buffer.from(mine))).toBe(true);
    await desk.post('/api/build', { draft: true });
    expect(linesOf(readFileSync(place(report))).join('\n')).toContain('（甲处改过）');
  });

  it('beside another that was edited: both stay', async () => {
    const [item] = await received(report, reworded(readFileSync(place(report)), '（乙处改过）'));
    expect(item?.name).toBe('教育局-儿童发展规划-2015（收件）.docx');
    await desk.post('/api/place', { ids: [item?.id] });
    expect(existsSync(place('教育局-儿童发展规划-2015（收件）.docx'))).toBe(true);
    expect(linesOf(readFileSync(place(report))).join('\n')).toContain('（甲处改过）');
  });

  it('of another round is refused in words', async () => {
    const settings = join(desk.folder, 'round.yaml');
    const mine = reworded(readFileSync(place(report)), '（丙处改过）');
    writeFileSync(settings, readFileSync(settings, 'utf8').replace('name: 鹤山市,', 'name: 恩平市,'));
    const [item] = await received(report, mine);
    expect(item?.refused).toContain('这是鹤山市2015年的报告');
  });
});
