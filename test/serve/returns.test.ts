/** A page form's return on the workbench: shown before it is put in, taken whole, its successor laid over it, others refused. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handedIn } from '../../src/pipeline/page-form/judged-form.ts';
import type { Return } from '../../src/pipeline/page-form/return-file.ts';
import { writeReturn } from '../../src/pipeline/page-form/return-file.ts';
import type { FormSlice } from '../../src/pipeline/page-form/slice.ts';
import type { IntakeView } from '../../src/serve/actions/intake/item.ts';
import { answered, begunSample } from '../pipeline/page-form/filled-in.ts';
import type { TriedWorkbench } from './a-workbench.ts';
import { aWorkbench } from './a-workbench.ts';

const heshan = fileURLToPath(new URL('../../samples/heshan-2015', import.meta.url));
const { slices, known } = begunSample(heshan);
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

  it('of another city is refused in words', async () => {
    const { mark } = sliceNamed('体育局');
    const [item] = await received(
      '体育局-回报.zip',
      returned('体育局', { mark: { ...mark, area: '1', name: '开平市' } }),
    );
    expect(item?.refused).toContain('这是开平市2015年的回报，本轮是鹤山市2015年');
  });
});
