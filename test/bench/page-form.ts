/**
 * What a page form costs: `tsx test/bench/page-form.ts <copy of a round> [unit]`. Size of the file; from opening it to the
 * first table (median of five); from a typed figure to its sentence (median of ten), in Chromium with the network off, by
 * the clock and by the time of a processor, as multiples of `node -e 0` in the same run.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { printTable } from './printing.ts';
import type { Cost } from './processor-time.ts';
import { costOfNode, middleOf, threadOf } from './processor-time.ts';

const [round, wanted] = process.argv.slice(2);
if (round === undefined) throw new Error('which round? give the folder of a copy');
execFileSync(process.execPath, [fileURLToPath(new URL('../../dist/cli.js', import.meta.url)), 'forms', round]);
const forms = readdirSync(join(round, 'forms')).filter((name) => name.endsWith('.html'));
const program = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path)) ?? '';
const nothing = middleOf(Array.from({ length: 7 }, () => costOfNode('-e', '0')));
const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox', '--disable-gpu'] });
const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, offline: true });
const said = ({ clock, processor }: Cost): readonly string[] => [
  String(Math.round(clock)),
  (clock / nothing.clock).toFixed(1),
  String(Math.round(processor)),
  (processor / nothing.processor).toFixed(1),
];
const rows: (readonly string[])[] = [];
for (const name of forms.filter((one) => wanted === undefined || one === `${wanted}.html`)) {
  const path = join(round, 'forms', name);
  const openings: Cost[] = [];
  const judged: Cost[] = [];
  for (let time = 0; time < 5; time += 1) {
    const page = await context.newPage();
    page.setDefaultTimeout(300_000);
    const used = await threadOf(page);
    const costOf = async (act: () => Promise<unknown>): Promise<Cost> => {
      const [from, before] = [performance.now(), await used()];
      await act();
      return { clock: performance.now() - from, processor: (await used()) - before };
    };
    openings.push(
      await costOf(async () => {
        await page.goto(pathToFileURL(path).href);
        await page.getByRole('heading', { level: 1 }).first().waitFor();
      }),
    );
    const box = page.locator('input[data-cell$="#current"]').first();
    for (let typed = 0; typed < 2; typed += 1)
      judged.push(
        await costOf(async () => {
          await box.fill(`${50 + time}.${typed + 1}`);
          await page.locator('.judged.behind').first().waitFor();
          await page.locator('.judged.behind').first().waitFor({ state: 'detached' });
        }),
      );
    await page.close();
  }
  rows.push([
    name,
    (statSync(path).size / 1024 / 1024).toFixed(2),
    ...said(middleOf(openings)),
    ...said(middleOf(judged)),
  ]);
}
await browser.close();
printTable(
  `Page forms; node -e 0 takes ${Math.round(nothing.clock)} ms (${Math.round(nothing.processor)} ms of processor)`,
  ['form', 'MB', 'opens ms', '× node', 'processor', '× node', 'judged ms', '× node', 'processor', '× node'],
  rows,
);
