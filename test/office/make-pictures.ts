/**
 * Every page of the workbench and of a unit's form as a picture, of the sample: `npx tsx test/office/make-pictures.ts <folder>`;
 * with `--docs` the four of the README are put in their place. To be looked at: no test does that.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { sampleWith } from '../bench/many-findings.ts';
import { onThePage } from './on-the-page.ts';

const [target, more] = process.argv.slice(2);
if (target === undefined) throw new Error('into which folder?');
mkdirSync(target, { recursive: true });
const fuer = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const docs = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));
const round = sampleWith(0);
const person = mkdtempSync(join(tmpdir(), 'fuer-pictures-'));
execFileSync(process.execPath, [fuer, 'forms', round], {
  env: { ...process.env, FUER_PERSON: person },
  stdio: 'ignore',
});
const desk = await onThePage(person, round);
const { page } = desk;
const sizes = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const;

await page.getByRole('button', { name: '生成', exact: true }).click();
await page.getByRole('dialog', { name: '生成完毕' }).waitFor();
await taken('生成完毕');
await page.keyboard.press('Escape');

for (const name of ['总览', '设置', '收件', '审核', '指标', '报告', '改动', '台账', '报送']) {
  await to(name);
  await taken(name);
}
await at('换一轮');
await taken('换一轮');
await at('审核', '全部');
await page
  .getByRole('button', { name: /^看单元格 组织部/ })
  .first()
  .click();
await page.getByRole('dialog').getByRole('region').waitFor();
await taken('审核-看单元格');
await page.keyboard.press('Escape');
await at('审核', '已决定');
await taken('审核-已决定');
await at('指标', 'C25');
await page.waitForTimeout(1500);
await taken('指标-一项');
await at('报告', '教育局-儿童发展规划-2015.docx');
await page.locator('.paper').getByRole('button', { name: '95.4', exact: true }).first().click();
await page.getByRole('complementary').getByText('规则').waitFor();
await taken('报告-一份');
await at('报告', '统计局-总报告-2015.docx');
await taken('报告-总报告');
await at('报告', '妇女发展规划-预警情况表-2015.xlsx');
await taken('报告-一张表');
await at('设置');
await page
  .getByText(/没有本市目标的 \d+ 项|规划的各项指标/)
  .first()
  .click();
await taken('设置-目标');
await to('总览');
await page.getByRole('button', { name: '生成选项', exact: true }).click();
await taken('生成选项');
await page.keyboard.press('Escape');

// A unit's form, on a small screen at 125 % and on a large one.
for (const [name, width, height, scale] of [
  ['125', 1093, 614, 1.25],
  ['1920', 1920, 1080, 1],
] as const) {
  const context = await desk.browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    offline: true,
  });
  const form = await context.newPage();
  form.setDefaultTimeout(120_000);
  await form.goto(pathToFileURL(join(round, 'forms', '教育局.html')).href);
  await form.getByRole('heading', { level: 1 }).first().waitFor();
  const cells = form.locator('input[data-cell$="#current"]');
  for (const [position, value] of ['95.4', '93.1', '12', '88.8'].entries()) await cells.nth(position).fill(value);
  await form.waitForTimeout(1500);
  for (const step of ['填数字', '写材料', '看报告', '交回']) {
    await form.getByRole('button', { name: step, exact: true }).click();
    await form.getByRole('heading', { name: step, level: 1 }).waitFor();
    await form.waitForTimeout(500);
    await form.screenshot({ path: join(target, `填报页-${step}-${name}.png`) });
  }
  await context.close();
}
await desk.close();
rmSync(dirname(dirname(round)), { recursive: true, force: true });
rmSync(person, { recursive: true, force: true });
if (desk.troubles.length > 0) console.log(desk.troubles.join('\n'));
if (more === '--docs') {
  const wanted = { overview: '总览', review: '审核-看单元格', indicator: '指标-一项', report: '报告-一份' };
  for (const [name, from] of Object.entries(wanted))
    copyFileSync(join(target, `${from}-1366.png`), join(docs, `${name}.png`));
}

async function to(name: string): Promise<void> {
  await page.getByRole('navigation', { name: '各页' }).getByRole('link', { name, exact: true }).click();
  await quiet(page);
}

async function at(...places: readonly string[]): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/#/${places.map(encodeURIComponent).join('/')}`);
  await quiet(page);
}

async function quiet(shown: Page): Promise<void> {
  await shown.waitForTimeout(300);
  await shown.locator('.waiting').first().waitFor({ state: 'detached' });
}

async function taken(name: string): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size);
    await page.waitForTimeout(400);
    await page.screenshot({ path: join(target ?? '', `${name}-${size.width}.png`) });
  }
  await page.setViewportSize(sizes[0]);
}
