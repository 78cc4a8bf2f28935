/**
 * What a page form costs: `tsx test/bench/page-form.ts <copy of a round> [unit]`. Size of the file; from opening it to the
 * first table; from a typed figure to its sentence (median of ten), in Chromium with the network off.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const [round, wanted] = process.argv.slice(2);
if (round === undefined) throw new Error('which round? give the folder of a copy');
execFileSync(process.execPath, [fileURLToPath(new URL('../../dist/cli.js', import.meta.url)), 'forms', round]);
const forms = readdirSync(join(round, 'forms')).filter((name) => name.endsWith('.html'));
const program = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path)) ?? '';
const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox', '--disable-gpu'] });
const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, offline: true });
for (const name of forms.filter((one) => wanted === undefined || one === `${wanted}.html`)) {
  const path = join(round, 'forms', name);
  const page = await context.newPage();
  page.setDefaultTimeout(300_000);
  const begun = performance.now();
  await page.goto(pathToFileURL(path).href);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  const opening = performance.now() - begun;
  const box = page.locator('input[data-cell$="#current"]').first();
  const judged: number[] = [];
  for (let time = 0; time < 10; time += 1) {
    const typed = performance.now();
    await box.fill(`${50 + time}.5`);
    await page.locator('.judged.behind').first().waitFor();
    await page.locator('.judged.behind').first().waitFor({ state: 'detached' });
    judged.push(performance.now() - typed);
  }
  const middle = judged.toSorted((a, b) => a - b)[5] ?? 0;
  console.log(
    `${name}: ${(statSync(path).size / 1024 / 1024).toFixed(2)} MB, opens in ${Math.round(opening)} ms, a figure is judged in ${Math.round(middle)} ms`,
  );
  await page.close();
}
await browser.close();
