/** A whole round on the workbench's page by the keyboard alone: no pointer, and after each step the focus is where it can be seen. */
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openedRound } from '../../src/commands/opening/opened-round.ts';
import type { Indicator } from '../../src/indicators/definition.ts';
import type { Keys, OnThePage } from './on-the-page.ts';
import { keysOf, onThePage, seriousFaults } from './on-the-page.ts';
import { chromiumPath } from './typed-by-label.ts';
import { countable, figureOf, generalNote, noteOf, tableOf, targetTable } from './yunhe-round.ts';

describe.skipIf(chromiumPath === undefined)('A round by the keyboard alone', () => {
  const place = mkdtempSync(join(tmpdir(), 'fuer-keys-'));
  const folder = join(place, '云和市-2015');
  let desk: OnThePage;
  let page: Page;
  let keys: Keys;
  beforeAll(async () => {
    desk = await onThePage(place);
    ({ page } = desk);
    keys = keysOf(page);
  });
  afterAll(async () => {
    await desk?.close();
    rmSync(place, { recursive: true, force: true });
  });

  const indicators = (): readonly Indicator[] => {
    const opened = openedRound(folder);
    if (opened.verdict === 'refused') throw new Error(opened.message);
    return opened.configuration.indicators;
  };
  const to = async (name: string): Promise<void> => {
    await keys.press(name);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.getByText('正在读取……').first().waitFor({ state: 'detached' });
  };
  /** The dialog has come, bars nobody, and Esc leaves it where it was opened from. */
  const dialog = async (): Promise<void> => {
    await page.getByRole('dialog').waitFor();
    await page.getByText('正在读取……').first().waitFor({ state: 'detached' });
    expect(await seriousFaults(page)).toEqual([]);
  };
  const escape = async (): Promise<void> => {
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await keys.lost()).toBe('');
  };
  let wrong: Indicator;

  it('is begun, and its dates and targets are written', async () => {
    await keys.type('地区名称', '云和市');
    await keys.type('报告年度', '2015');
    await keys.type('放在哪个文件夹下', place);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '设置', exact: true }).waitFor();
    await keys.press('时限和落款日期');
    await keys.to('单位报告落款');
    // Month, day, year: as this browser shows a day.
    await page.keyboard.type('05252016');
    await keys.to('总报告落款');
    await page.keyboard.type('06082016');
    await page.keyboard.press('Tab');
    await expect.poll(() => readFileSync(join(folder, 'round.yaml'), 'utf8')).toContain('2016-05-25');
    await keys.to('目标表（粘贴）');
    await page.keyboard.insertText(targetTable(indicators()));
    await keys.press('看读成了什么');
    await page.getByText(/读出 \d+ 项/).waitFor();
    expect(await keys.lost()).toBe('');
    await keys.press(/^写入 \d+ 项$/);
    await page.getByText(/^已写入 \d+ 项。$/).waitFor();
    expect(await keys.lost()).toBe('');
  });

  it('an entry of the plan is opened, changed and left', async () => {
    await keys.press(/没有本市目标的 \d+ 项/);
    await keys.press(/^改W\d/);
    await dialog();
    await page.getByText('目标读作：').waitFor();
    await keys.type('新口径的第一年', '2014');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(readFileSync(join(folder, 'plan.yaml'), 'utf8')).toContain('breaks: [2014]');
    await expect.poll(() => keys.lost()).toBe('');
  });

  it('takes the files of its units', async () => {
    const opened = openedRound(folder);
    if (opened.verdict === 'refused') throw new Error(opened.message);
    const all = indicators();
    const own = countable(all).find(({ units, measure }) => units.includes('教育局') && measure === '%');
    if (own === undefined) throw new Error('no indicator');
    wrong = own;
    const tables = opened.configuration.round.units
      .map(({ name }) => tableOf(name, all, new Map(name === '教育局' ? [[`${wrong.code} 2015`, '812']] : [])))
      .filter(({ text }) => text.split('\n').length > 3);
    const notes = opened.configuration.round.units.filter(({ role }) => role === 'key').map(({ name }) => noteOf(name));
    await to('收件');
    const choosing = page.waitForEvent('filechooser');
    await keys.press('选择文件');
    await (
      await choosing
    ).setFiles(
      [...tables, ...notes, generalNote].map(({ name, text }) => ({
        name,
        mimeType: 'application/octet-stream',
        buffer: Buffer.from(text),
      })),
    );
    await page.getByText(/^正在读取 \d+/).waitFor({ state: 'detached' });
    await keys.press(/^放入没有疑问的/);
    await page.getByText('没有等着放入的文件。').waitFor();
    await expect.poll(() => keys.lost()).toBe('');
    expect(readdirSync(join(folder, 'workbooks')).length).toBe(tables.length);
  });

  it('a figure is looked at and corrected, and the correction taken back and made again', async () => {
    await to('审核');
    await keys.press(/^看单元格 教育局\.csv/);
    await dialog();
    await escape();
    const correct = async (): Promise<void> => {
      const wanted = page.getByRole('article', { name: /812/ }).first();
      await wanted.waitFor();
      // The first of its buttons that corrects: reached by Tab through those before it.
      for (let tabs = 0; tabs < 600; tabs += 1) {
        await page.keyboard.press('Tab');
        const isThere = await page.evaluate(
          `document.activeElement.textContent === '改正数字' && /812/.test(document.activeElement.closest('article')?.getAttribute('aria-label') ?? '')`,
        );
        if (isThere === true) break;
      }
      await page.keyboard.press('Enter');
      await dialog();
      await keys.type('2015年改为', figureOf(wrong, 2015));
      await keys.type('理由', '来电更正');
      await keys.type('由谁决定', '林一');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await wanted.waitFor({ state: 'detached' });
      await expect.poll(() => keys.lost()).toBe('');
    };
    await correct();
    expect(readFileSync(join(folder, 'decisions.yaml'), 'utf8')).toMatch(/^- correct:/m);
    await keys.press('已决定');
    await keys.press(/^撤销：/);
    await page.getByText(/还没有作过决定/).waitFor();
    expect(readFileSync(join(folder, 'decisions.yaml'), 'utf8')).not.toMatch(/^- correct:/m);
    await keys.press('要办的');
    await correct();
  });

  it('is built; a figure is followed to its cell and back to the sentences', async () => {
    await keys.press('生成');
    await page.getByRole('dialog', { name: '生成完毕' }).waitFor();
    await dialog();
    await escape();
    await keys.press('生成选项');
    await dialog();
    await escape();
    await to('报告');
    await keys.press('教育局-儿童发展规划-2015.docx');
    await page.getByText('按现在的材料写成').waitFor();
    await expect.poll(() => keys.lost()).toBe('');
    await page
      .getByRole('button', { name: figureOf(wrong, 2014), exact: true })
      .first()
      .waitFor();
    await keys.press(figureOf(wrong, 2014));
    await page.getByRole('complementary').getByText('规则').waitFor();
    await keys.press(/教育局\.csv/);
    await page
      .getByRole('dialog')
      .getByText(/^用在 \d+ 份文件的 \d+ 处$/)
      .waitFor();
    await dialog();
    await keys.press(/\.docx$/);
    await page.getByText('按现在的材料写成').waitFor();
  });

  it('a change is tried, what is whole is issued and packed, the next year begun', async () => {
    await to('改动');
    await keys.type('试算：哪项指标', wrong.code);
    await keys.type('假定为', '81.0');
    await page.keyboard.press('Enter');
    await page.getByText(/正在试算/).waitFor();
    await page.getByText(/数字改动 [1-9]\d* 处/).waitFor();
    await keys.press('不试了');
    await keys.press('定稿存档');
    await page
      .getByRole('dialog', { name: '定稿' })
      .getByText(/第1次发出/)
      .waitFor();
    await dialog();
    await escape();
    await to('报送');
    await keys.press('装教育局的');
    await dialog();
    await escape();
    await keys.press('写布置本轮的通知');
    await dialog();
    await escape();
    await keys.press('建下一年度的一轮');
    await dialog();
    await keys.press(/^打开 云和市-2016/);
    await page.getByRole('heading', { level: 1, name: /云和市 2016年/ }).waitFor();
    await expect.poll(() => keys.lost()).toBe('');
    expect(existsSync(join(place, '云和市-2016', 'round.yaml'))).toBe(true);
  });

  it('is ended', async () => {
    await keys.press('结束');
    await page.getByRole('heading', { name: '工作台已经结束' }).waitFor();
    expect(desk.troubles).toEqual([]);
    console.log(`${keys.pressed()} keys besides letters`);
  });
});
