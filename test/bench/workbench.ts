/**
 * What a click costs on the workbench: `tsx test/bench/workbench.ts <copy of a round> [times]`. Server start, first page, each
 * page (median, worst), and one figure fixed to its documents written, beside `node -e 0` on the same machine.
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const [round, times = '5'] = process.argv.slice(2);
if (round === undefined) throw new Error('which round? give the folder of a copy');
const fuer = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const program = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path)) ?? '';

const nothing = median(Array.from({ length: 5 }, () => timed(() => execFileSync(process.execPath, ['-e', '0']))));
const begun = performance.now();
const server = spawn(process.execPath, [fuer, 'serve', round, '--quiet', '--json'], {
  env: { ...process.env, FUER_PERSON: mkdtempSync(`${tmpdir()}/fuer-bench-`) },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const address = await new Promise<string>((done) => {
  let text = '';
  server.stdout.on('data', (part: Buffer) => {
    text += part.toString('utf8');
    const found = /"address": "([^"]+)"/.exec(text)?.[1];
    if (found !== undefined) done(found);
  });
});
const start = performance.now() - begun;
const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] }); // prettier-ignore
const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
page.setDefaultTimeout(300_000);
const opened = performance.now();
await page.goto(address);
await page.getByText('接下来').waitFor();
const first = performance.now() - opened;
console.log(
  `node -e 0 ${Math.round(nothing)} ms; server start ${Math.round(start)} ms; first page ${Math.round(first)} ms`,
);

const clicks: readonly (readonly [page: string, seen: string])[] = [
  ['总览', '接下来'],
  ['设置', '地区和年度'],
  ['收件', '没有等着放入的文件。'],
  ['审核', '全部单位'],
  ['指标', '查找'],
  ['报告', '总报告和各表'],
  ['改动', '与谁比'],
  ['台账', '已报送的文件'],
  ['报送', '发给单位'],
];
const costs = new Map<string, number[]>();
for (let time = 0; time < Number(times); time += 1) {
  for (const [name, seen] of clicks) {
    const from = performance.now();
    await page.getByRole('navigation', { name: '各页' }).getByRole('link', { name, exact: true }).click();
    await page.getByText(seen).first().waitFor();
    await page.locator('.waiting').first().waitFor({ state: 'detached' });
    costs.set(name, [...(costs.get(name) ?? []), performance.now() - from]);
  }
}
for (const [name, all] of costs)
  console.log(`${name}: median ${Math.round(median(all))} ms, worst ${Math.round(Math.max(...all))} ms`);

const build = async (): Promise<number> => {
  const from = performance.now();
  await page.getByRole('button', { name: '生成', exact: true }).click();
  await page.getByRole('dialog').waitFor();
  const cost = performance.now() - from;
  await page.getByRole('button', { name: '关闭' }).click();
  return cost;
};
const [cold, again] = [await build(), await build()];
console.log(
  `build ${Math.round(cold)} ms, again ${Math.round(again)} ms: ${(again / nothing).toFixed(1)} times node -e 0`,
);
// One figure corrected on disk, as a table that comes anew: its documents built, and one of them shown.
const decisions = join(round, 'decisions.yaml');
const before = existsSync(decisions) ? readFileSync(decisions, 'utf8') : '';
const fixes: number[] = [];
for (const value of ['94.1', '94.2', '94.3', '94.4', '94.5']) {
  const entry = `- correct: {indicator: C25, year: 2015, value: ${value}}\n  reason: a\n  by: b\n  date: 2016-05-20\n`;
  writeFileSync(decisions, `${before.trim() === '[]' ? '' : before}\n${entry}`);
  const from = performance.now();
  await build();
  await page.getByRole('navigation', { name: '各页' }).getByRole('link', { name: '报告', exact: true }).click();
  await page
    .getByRole('link', { name: /^教育局-儿童发展规划/ })
    .first()
    .click();
  await page.getByText('按现在的材料写成').waitFor();
  fixes.push(performance.now() - from);
}
writeFileSync(decisions, before);
console.log(
  `one figure fixed, built and shown: median ${Math.round(median(fixes))} ms, worst ${Math.round(Math.max(...fixes))} ms: ${(median(fixes) / nothing).toFixed(1)} times node -e 0, ${(median(fixes) / cold).toFixed(2)} of the first build`,
);
await browser.close();
server.kill();

function timed(act: () => unknown): number {
  const from = performance.now();
  act();
  return performance.now() - from;
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
