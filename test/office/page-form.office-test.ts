/**
 * The page forms of 鹤山市 2015 in Chromium with the network off: found by the Chinese words a person sees, filled in,
 * handed back, and compared with the workbooks that say the same.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium, type Browser, type BrowserContext, type Download, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainText } from '../../src/report/model.ts';
import { blockInlines } from '../../src/report/printed-blocks.ts';
import { configurationOf, handedIn, judgeForm } from '../../src/pipeline/page-form/judged-form.ts';
import { readReturn } from '../../src/pipeline/page-form/return-file.ts';
import { viewOf } from '../../src/pipeline/page-form/shown.ts';
import { prepareRound } from '../../src/pipeline/pipeline.ts';
import { renderDocument } from '../../src/pipeline/render/render.ts';
import { readConfiguration } from '../../src/pipeline/read/configuration.ts';
import { openRound } from '../../src/project/project.ts';
import { partsOf } from '../pipeline/page-form/document-parts.ts';
import { answered, begunSample, filledWorkbook } from '../pipeline/page-form/filled-in.ts';
import { linesOf } from '../formats/docx/edited.ts';
import { asChromium80 } from './chrome-80.ts';
import { chromiumPath, labelled, shortAnswers } from './typed-by-label.ts';

const program = chromiumPath;
const root = fileURLToPath(new URL('../..', import.meta.url));
const fuer = join(root, 'dist/cli.js');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** All eleven key units and twenty closings by itself; .ci/run tries fewer, for each opens a page anew. */
const unitsTried = Number(process.env['FUER_FORM_UNITS'] ?? 11);
const closings = Number(process.env['FUER_FORM_CLOSINGS'] ?? 20);
const choices = { draft: true, splitGeneral: false, unitTables: false };

describe.skipIf(program === undefined)('The page forms in a browser', { timeout: 1_800_000 }, () => {
  const place = mkdtempSync(join(tmpdir(), 'fuer-form-'));
  const folder = join(place, 'round');
  const begun = begunSample(join(root, 'samples/heshan-2015'));
  const filled = begun.slices
    .filter(({ notes, mark }) => notes !== null && isKey(mark.unit))
    .slice(0, unitsTried)
    .map((slice) => ({ slice, typed: shortAnswers(answered(slice, begun.known)) }));
  let browser: Browser;
  let context: BrowserContext;
  const troubles: string[] = [];

  function isKey(unit: string): boolean {
    return begun.configuration.round.units.some(({ name, role }) => name === unit && role === 'key');
  }

  beforeAll(async () => {
    cpSync(join(root, 'samples/heshan-2015'), folder, { recursive: true });
    for (const name of ['workbooks', 'notes', 'out', 'forms', '.fuer'])
      rmSync(join(folder, name), { recursive: true, force: true });
    const settings = join(folder, 'round.yaml');
    writeFileSync(
      settings,
      readFileSync(settings, 'utf8').replace(/^register: .*$/m, `register: ${join(root, 'indicators.yaml')}`),
    );
    const run = spawnSync(process.execPath, [fuer, 'forms', folder], { encoding: 'utf8' });
    expect(run.status, run.stderr).toBe(0);
    mkdirSync(join(folder, 'workbooks'));
    browser = await chromium.launch({
      ...(program === undefined ? {} : { executablePath: program }),
      args: ['--no-sandbox', '--disable-gpu'],
    });
    context = await browser.newContext({
      viewport: { width: 1093, height: 614 },
      deviceScaleFactor: 1.25,
      offline: true,
      acceptDownloads: true,
    });
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(place, { recursive: true, force: true });
  });

  const draftsOf = (unit: string): readonly string[] =>
    ['儿童', '妇女'].map((plan) => `${unit}-${plan}发展规划-${begun.configuration.round.year}.docx`);
  const opened = async (unit: string, within = context): Promise<Page> => {
    const page = await within.newPage();
    page.setDefaultTimeout(240_000);
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) troubles.push(message.text());
    });
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('dialog', (dialog) => troubles.push(`a dialog: ${dialog.message()}`));
    page.on('request', (request) => {
      if (/^https?:/.test(request.url())) troubles.push(`fetched ${request.url()}`);
    });
    await page.goto(pathToFileURL(join(folder, 'forms', `${unit}.html`)).href);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    return page;
  };
  const to = async (page: Page, step: string): Promise<void> => {
    await page.getByRole('button', { name: step, exact: true }).click();
    await page.getByRole('heading', { name: step, level: 1 }).waitFor();
  };
  const settled = async (page: Page): Promise<void> => {
    await page.waitForTimeout(400);
    await page.locator('.judged.behind').first().waitFor({ state: 'detached' });
  };
  const saved = async (page: Page, button: string, count: number): Promise<readonly string[]> => {
    const names: string[] = [];
    let keep: (download: Download) => void = () => {};
    const done = new Promise<void>((finish) => {
      keep = (download) =>
        void download.saveAs(join(place, download.suggestedFilename())).then(() => {
          names.push(download.suggestedFilename());
          if (names.length === count) finish();
        });
      page.on('download', keep);
    });
    await page.getByRole('button', { name: button, exact: true }).click();
    await done;
    page.off('download', keep);
    return names;
  };

  it('are small enough to be sent, and fetch nothing', () => {
    for (const { slice } of filled) {
      const path = join(folder, 'forms', `${slice.mark.unit}.html`);
      expect(statSync(path).size, path).toBeLessThan(4 * 1024 * 1024);
      // Without the program and what the form knows, which may speak of addresses.
      const markup = readFileSync(path, 'utf8').replace(/(<script[^>]*>)[\s\S]*?<\/script>/g, '$1');
      expect(markup.length, path).toBeLessThan(100_000);
      expect(/\b(?:src|href)="(?!data:)|url\((?!["']?data:)|@import/.exec(markup), path).toBeNull();
    }
  });

  it('filled in through their labels give the round that the workbooks give, and show what will be printed', async () => {
    const shown = new Map<string, readonly string[]>();
    for (const { slice, typed } of filled) {
      const { unit } = slice.mark;
      const page = await opened(unit);
      for (const [label, text, isList] of labelled(slice, typed)) {
        const cell = page.getByLabel(label, { exact: true }).first();
        if (isList) await cell.selectOption(text);
        else await cell.fill(text);
      }
      await settled(page);
      shown.set(unit, await page.locator('.sentence').allTextContents());
      await to(page, '写材料');
      for (const [id, text] of Object.entries(typed.answers)) {
        const [, plan = '', section = ''] = id.split('/');
        await page
          .getByLabel(new RegExp(`^${plan === 'women' ? '妇女' : '儿童'}发展规划 ${section}`))
          .first()
          .fill(text);
      }
      await to(page, '交回');
      expect(await saved(page, '保存回报', 1)).toEqual([`${unit}-回报.zip`]);
      cpSync(join(place, `${unit}-回报.zip`), join(folder, 'workbooks', `${unit}-回报.zip`));
      expect((await saved(page, '保存两份报告草稿', 2)).toSorted()).toEqual(draftsOf(unit));
      await page.close();
    }
    expect(troubles).toEqual([]);

    const opening = openRound(folder);
    if (opening.verdict !== 'opened') throw new Error(opening.message);
    const returned = prepareRound(begun.configuration, opening.project.files, choices);
    const workbooks = await Promise.all(filled.map(({ slice, typed }) => filledWorkbook(slice, typed)));
    const notes = filled.flatMap(({ slice, typed }) => handedIn(slice, typed).note ?? []);
    const byName = <T extends { readonly file: string }>(list: readonly T[]): readonly T[] =>
      list.toSorted((a, b) => (a.file < b.file ? -1 : 1));
    const folders = {
      ...begun.files.folders,
      workbooks: byName(workbooks.flatMap((file) => file ?? [])),
      notes: byName(notes),
    };
    const byHand = prepareRound(begun.configuration, { ...begun.files, folders }, choices);
    expect(returned.documents).toEqual(byHand.documents);
    expect(returned.dataset.findings.map(({ message }) => message)).toEqual(
      byHand.dataset.findings.map(({ message }) => message),
    );

    // What the form itself wrote is what the Bureau writes, part by part, where nothing waits for another unit's figures.
    let drafts = 0;
    const settings = readConfiguration(opening.project.files);
    if (settings.verdict !== 'ok') throw new Error('the round cannot be read');
    const built = prepareRound(settings.value, opening.project.files, choices);
    for (const { slice, typed } of filled) {
      const { unit } = slice.mark;
      const form = judgeForm(slice, configurationOf(slice), typed);
      const { rows } = viewOf(slice, form, begun.configuration.templates.words);
      if ([...rows.values()].some(({ waiting }) => waiting.length > 0)) continue;
      const said = readReturn(readFileSync(join(place, `${unit}-回报.zip`)));
      if (said.verdict === 'refused') throw new Error(said.problem.message);
      const maker = { area: begun.configuration.round.area.name, program: said.content.said.program };
      for (const { document } of built.documents.filter((one) => draftsOf(unit).includes(one.document.path))) {
        const bureau = await renderDocument(document, maker);
        const own = readFileSync(join(place, document.path));
        expect(linesOf(own), document.path).toEqual(linesOf(bureau.bytes));
        expect(partsOf(own), document.path).toEqual(partsOf(bureau.bytes));
        drafts += 1;
      }
    }
    expect(drafts).toBeGreaterThanOrEqual(unitsTried === 11 ? 12 : 2);

    let sentences = 0;
    for (const { slice } of filled) {
      if (['卫生局', '市政局'].includes(slice.mark.unit)) continue; // Others' figures change their sentences.
      const printed = returned.documents
        .filter(({ document }) => document.unit === slice.mark.unit)
        .flatMap(({ document }) => blockInlines(document.content).map(({ inlines }) => plainText(inlines)))
        .join('\n');
      for (const sentence of shown.get(slice.mark.unit) ?? []) {
        expect(printed, slice.mark.unit).toContain(sentence.replace(/^(?:进展|比较|预测预警|对策建议)：/, ''));
        sentences += 1;
      }
    }
    expect(sentences).toBeGreaterThan(unitsTried === 11 ? 100 : 10);
  });

  it('run in a browser of 2020: what it lacks is brought along', async () => {
    const old = await browser.newContext({ offline: true, acceptDownloads: true });
    await asChromium80(old);
    const page = await opened('体育局', old);
    expect(await page.evaluate(`typeof structuredClone + typeof AggregateError`)).toBe('undefinedundefined');
    const first = page.locator('input[data-cell$="#current"]').first();
    await first.fill('50');
    await settled(page);
    expect(await page.locator('.sentence').count()).toBeGreaterThan(0);
    await to(page, '写材料');
    await page
      .getByLabel(/^妇女发展规划 主要做法/)
      .first()
      .fill('2015年开展活动12场。');
    await to(page, '看报告');
    await expect
      .poll(() => page.evaluate(`document.querySelector('.paper')?.shadowRoot?.textContent ?? ''`), { timeout: 60_000 })
      .toContain('活动12场');
    await to(page, '交回');
    expect(await saved(page, '保存回报', 1)).toEqual(['体育局-回报.zip']);
    expect(await saved(page, '保存两份报告草稿', 2)).toHaveLength(2);
    expect(readReturn(readFileSync(join(place, '体育局-回报.zip'))).verdict).toBe('read');
    expect(troubles).toEqual([]);
    await old.close();
  });

  it('stand in a window of 1366×768 at 125 %, nothing beyond its edge', async () => {
    const page = await opened('教育局');
    for (const step of ['填数字', '写材料', '看报告', '交回']) {
      await to(page, step);
      expect(await page.evaluate(`document.documentElement.scrollWidth - innerWidth`), step).toBeLessThanOrEqual(0);
    }
    await page.close();
  });

  it(`keep every key, closed ${closings} times in mid-typing`, async () => {
    for (let time = 1; time <= closings; time += 1) {
      const page = await opened('体育局');
      const box = page.locator('input[data-cell$="#current"]').first();
      if (time > 1) expect(await box.inputValue()).toBe(`${time - 1}.5`);
      await box.fill('');
      await box.pressSequentially(`${time}.5`);
      await page.close();
    }
  });

  it('run nothing that was written into them, and take a paste of 50 MB', async () => {
    const page = await opened('教育局');
    await to(page, '写材料');
    const evil = `<img src=x onerror="alert(1)"><script>alert(2)</script>"><svg onload=alert(3)>`;
    await page
      .getByLabel(/^妇女发展规划 主要做法/)
      .first()
      .fill(evil);
    await to(page, '看报告');
    await page.getByText('主要做法').first().waitFor();
    const inPaper = async (expression: string): Promise<unknown> =>
      await page.evaluate(
        `(() => { const paper = document.querySelector('.paper')?.shadowRoot; return ${expression}; })()`,
      );
    await expect.poll(() => inPaper(`paper?.textContent ?? ''`), { timeout: 60_000 }).toContain('onerror');
    expect(await inPaper(`paper?.querySelectorAll('img, svg[onload], script').length`)).toBe(0);
    await to(page, '填数字');
    await page.evaluate(`(() => {
      const held = new DataTransfer();
      held.setData('text/plain', ('9'.repeat(1024) + '\\n').repeat(50 * 1024));
      document.querySelector('input[data-cell$="#current"]').dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: held, bubbles: true, cancelable: true }),
      );
    })()`);
    await settled(page);
    expect((await page.locator('input[data-cell$="#current"]').nth(1).inputValue()).length).toBeLessThanOrEqual(4000);
    expect(troubles).toEqual([]);
    await page.close();
  });

  it('take an answer beside its placeholder, a village’s document, and are printed whole', async () => {
    const page = await opened('教育局');
    const first = page.locator('input[data-cell$="#current"]').first();
    await first.fill('50');
    await settled(page);
    await to(page, '写材料');
    const gap = page.getByLabel(/^写在这里：/).first();
    const label = (await gap.locator('xpath=..').locator('.field-label').textContent()) ?? '';
    await gap.fill('外来务工家庭迁离，学生随迁转学较多。');
    await page.waitForTimeout(1000);
    // The gap is filled, and its field stays under the hands of whoever writes.
    expect(await page.getByLabel(label, { exact: true }).first().inputValue()).toContain('随迁转学');
    await page.getByLabel('选择工作簿、基层材料、回报或存稿').setInputFiles({
      name: '沙坪街道.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('# 典型做法\n沙坪街道办“四点半课堂”6个。\n'),
    });
    await page.getByText('已放入 沙坪街道.txt').waitFor();
    expect(await page.getByLabel('第1份的地方名称').inputValue()).toBe('沙坪街道');
    const pdf = join(place, 'printed.pdf');
    await page.pdf({ path: pdf });
    const printed = spawnSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).stdout;
    expect(printed).toContain('主要做法');
    expect(printed).not.toContain('拖入或选择文件');
    await to(page, '看报告');
    await expect
      .poll(() => page.evaluate(`document.querySelector('.paper')?.shadowRoot?.textContent ?? ''`), { timeout: 60_000 })
      .toMatch(/随迁转学|四点半课堂/);
    expect(troubles).toEqual([]);
    await page.close();
  });

  it('can be filled in by the keyboard alone, and have no serious fault for those who hear them', async () => {
    const page = await opened('民政局');
    const first = page.locator('input[data-cell$="#current"]').first();
    await first.focus();
    await page.keyboard.type('12');
    await page.keyboard.press('Enter');
    await page.keyboard.type('34');
    expect(await page.locator('input[data-cell$="#current"]').nth(1).inputValue()).toBe('34');
    for (const step of ['填数字', '写材料', '看报告', '交回']) {
      await page.getByRole('button', { name: step, exact: true }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: step, level: 1 }).waitFor();
      // Past the form's policy, which lets no other script in: as the browser's own tools do.
      const client = await context.newCDPSession(page);
      await client.send('Runtime.evaluate', { expression: axe });
      const { result } = await client.send('Runtime.evaluate', {
        expression: `axe.run().then(({ violations }) => violations.filter(({ impact }) => ['serious', 'critical'].includes(impact)).map(({ id, nodes }) => id + ' ' + nodes[0].html).join('\\n'))`,
        awaitPromise: true,
      });
      expect(result.value, step).toBe('');
    }
    await page.close();
  });
});
