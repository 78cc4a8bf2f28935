/**
 * A whole round on the workbench's page, in Chromium: from an empty folder to the parcel. What is clicked is found by the
 * Chinese words a person sees, and by what it is; nothing else of the page is known here.
 */
import { spawnSync, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { runFuer } from '../../src/commands/application.ts';
import { openedRound } from '../../src/commands/opening/opened-round.ts';
import { unzipped } from '../../src/formats/package/unzip.ts';
import type { Indicator } from '../../src/indicators/definition.ts';
import { edited, linesOf, paragraphWith, replaced } from '../formats/docx/edited.ts';
import { onThePage, seriousFaults as faultsOf } from './on-the-page.ts';
import { chromiumPath } from './typed-by-label.ts';
import { countable, figureOf, generalNote, noteOf, tableOf, targetTable } from './yunhe-round.ts';

describe.skipIf(chromiumPath === undefined)('The workbench in a browser', () => {
  const place = mkdtempSync(join(tmpdir(), 'fuer-yunhe-'));
  const folder = join(place, '云和市-2015');
  let workbench: ChildProcess;
  let browser: Browser;
  let page: Page;
  let troubles: readonly string[] = [];

  beforeAll(async () => {
    ({ workbench, browser, page, troubles } = await onThePage(place));
  });
  afterEach(async ({ task }) => {
    if (process.env['FUER_PICTURES'] !== undefined && task.result?.state === 'fail')
      await page.screenshot({ path: join(process.env['FUER_PICTURES'], 'failed.png') });
  });
  afterAll(async () => {
    await browser?.close();
    workbench?.kill();
    rmSync(place, { recursive: true, force: true });
  });

  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  const inDialog = (name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true });
  const link = (name: string) => page.getByRole('link', { name, exact: true }).first();
  const to = async (name: string): Promise<void> => {
    await page.getByRole('navigation', { name: '各页' }).getByRole('link', { name, exact: true }).click();
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.getByText('正在读取……').first().waitFor({ state: 'detached' });
  };
  const configuration = () => {
    const opened = openedRound(folder);
    if (opened.verdict === 'refused') throw new Error(opened.message);
    return opened.configuration;
  };
  const indicators = (): readonly Indicator[] => configuration().indicators;
  const dropIn = async (files: readonly { readonly name: string; readonly text: string }[]): Promise<void> => {
    await to('收件');
    // Dropped, as from a folder's window.
    const held = await page.evaluateHandle(`(() => {
      const held = new DataTransfer();
      for (const { name, text } of ${JSON.stringify(files)}) held.items.add(new File([text], name));
      return held;
    })()`);
    await page
      .getByText('把各单位报来的表格、文字材料、文件夹或压缩包拖到这里')
      .dispatchEvent('drop', { dataTransfer: held });
    for (const { name } of files.slice(-1)) await page.getByRole('article', { name, exact: true }).waitFor();
    await page.getByText(/^正在读取 \d+/).waitFor({ state: 'detached' });
  };
  const seriousFaults = (): Promise<readonly string[]> => faultsOf(page);
  let wrong: Indicator;
  let disputed: Indicator;
  let jumped: Indicator;

  it('begins a round by four questions', async () => {
    await page.getByLabel('地区名称').fill('云和市');
    await page.getByLabel('报告年度').fill('2015');
    await page.getByLabel('放在哪个文件夹下').fill(place);
    await button('新建').click();
    await page.getByRole('heading', { name: '设置', exact: true }).waitFor();
    expect(configuration().round.area.name).toBe('云和市');
  });

  it('takes dates and an area to compare with, and keeps the comments of round.yaml', async () => {
    const before = readFileSync(join(folder, 'round.yaml'), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('#'));
    await page.getByLabel('单位报告落款').fill('2016-05-25');
    await page.getByLabel('总报告落款').fill('2016-06-08');
    await page.getByLabel('总报告落款').press('Tab');
    await page.getByText('已保存。').first().waitFor();
    await page.getByLabel('加一个地区').fill('全省');
    await page.getByLabel('角色', { exact: true }).selectOption({ label: '平均水平（如全省）' });
    await button('加上').last().click();
    await page.getByLabel('全省的名称').waitFor();
    await expect.poll(() => configuration().round.dates.general).toBe('2016-06-08');
    expect(configuration().round.dates.reports).toBe('2016-05-25');
    const now = readFileSync(join(folder, 'round.yaml'), 'utf8');
    for (const line of before) expect(now).toContain(line);
  });

  it('reads targets that are pasted, says what they are read as, and writes them', async () => {
    await page.getByLabel('目标表（粘贴）').fill(targetTable(indicators()));
    await button('看读成了什么').click();
    await page.getByText(/读出 \d+ 项/).waitFor();
    await button(/^写入 \d+ 项$/).click();
    await page.getByText(/^已写入 \d+ 项。$/).waitFor();
    expect(readFileSync(join(folder, 'plan.yaml'), 'utf8')).toContain('86%以上');
  });

  it('takes what all units hand in, once it has shown what it read', async () => {
    const { units } = configuration().round;
    const all = indicators();
    const own = (unit: string) =>
      countable(all).filter(({ units: of, measure }) => of.includes(unit) && measure === '%');
    const candidates = own('教育局');
    const [first, second, third] = candidates;
    if (first === undefined || second === undefined || third === undefined) throw new Error('too few indicators');
    [wrong, disputed, jumped] = [first, second, third];
    const education = tableOf(
      '教育局',
      all,
      new Map([
        [`${wrong.code} 2015`, '812'],
        [`${jumped.code} 2014`, '60.0'],
      ]),
    );
    const women = tableOf('妇联', all, new Map([[`${disputed.code} 2015`, '70.0']]), [disputed]);
    const tables = units
      .map(({ name }) => (name === '教育局' ? education : name === '妇联' ? women : tableOf(name, all)))
      .filter(({ text }) => text.split('\n').length > 3);
    const notes = units.filter(({ role }) => role === 'key').map(({ name }) => noteOf(name));
    expect(tables.length).toBeGreaterThanOrEqual(11);
    await dropIn([...tables, ...notes, generalNote]);
    await page
      .getByRole('article', { name: '教育局.csv' })
      .getByText(/数字\d+个/)
      .waitFor();
    // The note forms that the new round laid out, still empty, give way.
    await button(/^放入没有疑问的 \d+ 个$/).click();
    await page.getByText(/^已放入 \d+ 个文件。$/).waitFor();
    await page.getByText('没有等着放入的文件。').waitFor();
    expect(readdirSync(join(folder, 'workbooks')).length).toBe(tables.length);
    expect(await seriousFaults()).toEqual([]);
  });

  it('shows an error at its cell and takes the right figure', async () => {
    await to('审核');
    const finding = page.getByRole('article', { name: new RegExp(`${wrong.code}.*812|812.*`) }).first();
    await finding.getByRole('button', { name: /看单元格/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('812').first().waitFor();
    expect(await seriousFaults()).toEqual([]);
    await page.keyboard.press('Escape');
    const correct = finding.getByRole('button', { name: '改正数字' });
    await correct.click();
    await page.getByLabel('改为').fill(figureOf(wrong, 2015));
    await page.getByLabel('理由').fill('教育局来电更正，小数点漏写');
    await page.getByLabel('由谁决定').fill('林一');
    await inDialog('改正').click();
    await page.getByText('已写入 decisions.yaml。').waitFor();
    expect(readFileSync(join(folder, 'decisions.yaml'), 'utf8')).toContain(
      `- correct: {indicator: ${wrong.code}, year: 2015`,
    );
  });

  it('decides a conflict with a reason and a name', async () => {
    await to('审核');
    await button('选用一处').first().click();
    await page
      .getByRole('radio', { name: new RegExp(String(Number(figureOf(disputed, 2015)))) })
      .first()
      .check();
    await page.getByLabel('理由').fill('以主管部门的数为准');
    await inDialog('选用').click();
    await expect
      .poll(() => readFileSync(join(folder, 'decisions.yaml'), 'utf8'), { timeout: 20_000 })
      .toContain('以主管部门的数为准');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('takes an explanation where it is missing, and saves it while it is typed', async () => {
    await to('审核');
    const cause = page.getByRole('article', { name: new RegExp(jumped.code) }).first();
    await cause.getByRole('button', { name: '写说明' }).click();
    const words = page.getByLabel(/变化说明（照单位的原话写）/).first();
    await words.click();
    await words.pressSequentially('2014年统计范围只含公办学校，2015年起含民办学校。');
    await page.getByText(/^已保存到 notes\/教育局-补充\.md$/).waitFor();
    expect(readFileSync(join(folder, 'notes', '教育局-补充.md'), 'utf8')).toContain('2015年起含民办学校。');
  });

  it('builds, says what was written, and shows a document as it will look', async () => {
    await button('生成').click();
    await page.getByRole('dialog', { name: '生成完毕' }).waitFor();
    await button('关闭').click();
    await to('报告');
    await link('教育局-儿童发展规划-2015.docx').click();
    await page.getByText('按现在的材料写成').waitFor();
    await page.getByText('一、').first().waitFor();
    expect(await seriousFaults()).toEqual([]);
  });

  it('follows a figure to its cell, and the cell back to the sentences that use it', async () => {
    const figure = page.getByRole('button', { name: figureOf(wrong, 2014), exact: true }).first();
    await figure.click();
    const answer = page.getByRole('complementary');
    await answer.getByText('规则').waitFor();
    await answer
      .getByRole('button', { name: /教育局\.csv/ })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/^用在 \d+ 份文件的 \d+ 处$/).waitFor();
    await dialog
      .getByRole('link', { name: /\.docx$/ })
      .first()
      .click();
    await page.getByText('按现在的材料写成').waitFor();
  });

  it('keeps what a person changes in Word meanwhile, when a data fix is built', async () => {
    const file = join(folder, 'out', '教育局-儿童发展规划-2015.docx');
    writeFileSync(
      file,
      edited(readFileSync(file), (xml) => {
        const old = paragraphWith(xml, '基层工作人员少');
        return replaced(xml, old, old.replace('基层工作人员少', '基层专职工作人员少'));
      }),
    );
    const fixing = countable(indicators()).find(
      ({ plans, units, measure }) => plans.join() === 'children' && units.includes('教育局') && measure === '%',
    );
    if (fixing === undefined) throw new Error('no such indicator');
    const now = (Number(figureOf(fixing, 2015)) + 0.3).toFixed(fixing.decimals);
    const fixed = new Map([
      [`${wrong.code} 2015`, '812'],
      [`${jumped.code} 2014`, '60.0'],
      [`${fixing.code} 2015`, now],
    ]);
    await dropIn([tableOf('教育局', indicators(), fixed)]);
    const item = page.getByRole('article', { name: '教育局.csv' });
    await item.getByText(/改动 1 个数字/).waitFor();
    await item.getByRole('button', { name: '替换原来的' }).click();
    await page.getByText('没有等着放入的文件。').waitFor();
    await to('改动');
    await page.getByText(/数字改动 [1-9]\d* 处/).waitFor();
    expect(await seriousFaults()).toEqual([]);
    // The same round as it stands, gone on with from the command line instead, with nothing kept from before.
    const twin = join(place, '另一处', '云和市-2015');
    cpSync(folder, twin, { recursive: true });
    for (const name of ['kept', 'serve.json']) rmSync(join(twin, '.fuer', name), { recursive: true, force: true });
    await button('生成').click();
    await page.getByRole('dialog', { name: '生成完毕' }).waitFor();
    await button('关闭').click();
    const code = await runFuer(['build', twin], { stdout: { write: () => {} }, stderr: { write: () => {} } });
    expect(code).not.toBe(2);
    expect(Object.keys(hashes(join(twin, 'out'))).length).toBeGreaterThan(20);
    expect(hashes(join(twin, 'out'))).toEqual(hashes(join(folder, 'out')));
    const text = linesOf(readFileSync(file)).join('\n');
    expect(text).toContain('基层专职工作人员少');
    expect(text).toContain(`${fixing.name}`);
    expect(text).toContain(now);
    expect(readdirSync(join(folder, '.fuer', 'backup')).some((name) => name.includes('教育局.csv'))).toBe(true);
  });

  it('issues, packs, and gives the parcel to take away', async () => {
    await to('改动');
    await button('定稿存档').click();
    await page
      .getByRole('dialog', { name: '定稿' })
      .getByText(/第1次发出/)
      .waitFor();
    await button('关闭').click();
    await to('报送');
    // A unit that owes nothing any more; where all still do, the drafts are packed, and the page says so.
    const issued = readdirSync(join(folder, 'issued', '1'));
    const isWhole = (unit: string): boolean => issued.filter((name) => name.startsWith(`${unit}-`)).length === 2;
    const { units } = configuration().round;
    const unit = units.find(({ name, role }) => role === 'key' && isWhole(name))?.name;
    if (unit === undefined) await page.getByLabel('草稿也装').check();
    await button(`装${unit ?? '教育局'}的`).click();
    await page
      .getByRole('dialog', { name: unit ?? '教育局' })
      .getByText(/已装包/)
      .waitFor();
    await button('关闭').click();
    const download = page.waitForEvent('download');
    await page
      .getByRole('link', { name: new RegExp(`^${unit ?? '教育局'}.*\\.zip$`) })
      .first()
      .click();
    const path = await (await download).path();
    const archive = unzipped(readFileSync(path));
    const validator = process.env['FUER_VALIDATOR'];
    for (const { name, bytes } of validator !== undefined && archive.verdict === 'read' ? archive.content : []) {
      if (!/\.(docx|xlsx)$/.test(name)) continue;
      const file = join(place, `checked-${name.split('/').at(-1) ?? ''}`);
      writeFileSync(file, bytes);
      const verdict: unknown = JSON.parse(
        spawnSync(validator ?? '', [file], { encoding: 'utf8', maxBuffer: 1 << 26 }).stdout,
      );
      expect([name, verdict]).toEqual([name, expect.objectContaining({ ok: true })]);
    }
    expect(
      archive.verdict === 'read' ? archive.content.filter(({ name }) => name.endsWith('.docx')).length : 0,
    ).toBeGreaterThan(1);
  });

  it('leaves what the command line leaves: it changes no byte', async () => {
    const before = hashes(join(folder, 'out'));
    const code = await runFuer(['build', folder], { stdout: { write: () => {} }, stderr: { write: () => {} } });
    expect(code).not.toBe(2);
    expect(hashes(join(folder, 'out'))).toEqual(before);
  });

  it('has no serious fault for those who see or click otherwise, on any page', async () => {
    for (const name of ['总览', '设置', '收件', '审核', '指标', '报告', '改动', '台账', '报送']) {
      await to(name);
      expect(await seriousFaults(), name).toEqual([]);
    }
  });

  it('goes by the keyboard alone: every page is reached, and a build begun', async () => {
    await page.reload();
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    const pressTo = async (name: string): Promise<void> => {
      for (let count = 0; count < 60; count += 1) {
        await page.keyboard.press('Tab');
        const at = await page
          .locator(':focus')
          .first()
          .textContent()
          .then((text) => text?.trim() ?? '');
        if (at === name) return;
      }
      throw new Error(`${name} is not reached by Tab`);
    };
    await pressTo('指标');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: '指标' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await pressTo('生成');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: '生成完毕' }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('by the keyboard alone a setting is changed, an entry of the plan opened and left, and the focus comes back', async () => {
    const tabTo = async (script: string, what: string): Promise<void> => {
      for (let count = 0; count < 250; count += 1) {
        await page.keyboard.press('Tab');
        if ((await page.evaluate(script)) === true) return;
      }
      throw new Error(`${what} is not reached by Tab`);
    };
    const labelled = (label: string): string =>
      `document.querySelector('label[for="' + document.activeElement.id + '"]')?.textContent === '${label}'`;
    await to('设置');
    await page.locator('main').focus();
    await tabTo(labelled('稿次'), '稿次');
    await page.keyboard.type('送审稿');
    await page.keyboard.press('Tab');
    await page.getByText('已保存。').first().waitFor();
    await expect.poll(() => configuration().round.version).toBe('送审稿');
    await page.locator('main').focus();
    await tabTo(
      `document.activeElement.tagName === 'SUMMARY' && /没有本市目标/.test(document.activeElement.textContent)`,
      'the plan',
    );
    await page.keyboard.press('Enter');
    const isEntry = `/^改[A-Z]\\d/.test(document.activeElement.getAttribute('aria-label') ?? '')`;
    await tabTo(isEntry, 'an entry');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText('目标读作：').waitFor();
    expect(await seriousFaults()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await page.evaluate(isEntry)).toBe(true);
  });

  it('ends by its button, and says so', async () => {
    await button('结束').click();
    await page.getByRole('heading', { name: '工作台已经结束' }).waitFor();
    await expect.poll(() => workbench.exitCode, { timeout: 20_000 }).toBe(0);
    expect(existsSync(join(folder, '.fuer', 'serve.json'))).toBe(false);
    expect(troubles).toEqual([]);
  });
});

function hashes(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(docx|xlsx|json)$/.test(name),
  );
  return Object.fromEntries(
    names.toSorted().map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]),
  );
}
