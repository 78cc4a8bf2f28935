/**
 * What a click costs on the workbench, on the sample and on the sample with ten thousand findings, in one run: server
 * start, first page, each click (median, worst), one figure fixed until its document is shown. Beside it `node -e 0` and a
 * build with nothing kept, on the same machine; processor time is that of workbench and page together, so that what others
 * do on the machine falls out of it.
 *
 * `npx tsx test/bench/workbench.ts [findings …]`; TIMES=5 how often each click is done.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { sampleWith } from './many-findings.ts';
import { printTable } from './printing.ts';
import type { Cost } from './processor-time.ts';
import { costOfNode, middleOf, threadOf, usedByProcess } from './processor-time.ts';

const times = Number(process.env['TIMES'] ?? 5);
const fuer = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const program = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path)) ?? '';
const person = mkdtempSync(`${tmpdir()}/fuer-bench-`);
const env = { ...process.env, FUER_PERSON: person };

const asked = process.argv.slice(2).map(Number);
for (const findings of asked.length === 0 ? [0, 10_000] : asked) await measured(findings);
rmSync(person, { recursive: true, force: true });

async function measured(findings: number): Promise<void> {
  const round = sampleWith(findings);
  const nothing = middleOf(Array.from({ length: 7 }, () => costOfNode('-e', '0')));
  const cold = costOfNode(fuer, 'build', round, '--draft');
  for (const name of ['out', '.fuer']) rmSync(join(round, name), { recursive: true, force: true });

  const begun = performance.now();
  const server = spawn(process.execPath, [fuer, 'serve', round, '--quiet', '--json'], {
    env,
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
  const start: Cost = { clock: performance.now() - begun, processor: usedByProcess(server.pid ?? 0) };
  const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] }); // prettier-ignore
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  page.setDefaultTimeout(300_000);
  const thread = await threadOf(page);
  const used = async (): Promise<number> => usedByProcess(server.pid ?? 0) + (await thread());
  const costOf = async (act: () => Promise<unknown>): Promise<Cost> => {
    const [from, before] = [performance.now(), await used()];
    await act();
    return { clock: performance.now() - from, processor: (await used()) - before };
  };
  const first = await costOf(async () => {
    await page.goto(address);
    await page.getByText('接下来').waitFor();
  });

  const costs = new Map<string, Cost[]>([
    ['（打开工作台）', [start]],
    ['（第一页）', [first]],
  ]);
  for (let time = 0; time < times; time += 1)
    for (const [name, act] of clicksOn(page)) costs.set(name, [...(costs.get(name) ?? []), await costOf(act)]);

  const build = async (): Promise<void> => {
    await page.getByRole('button', { name: '生成', exact: true }).click();
    await page.getByRole('dialog', { name: '生成完毕' }).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '关闭', exact: true }).click();
  };
  costs.set('生成（第一次）', [await costOf(build)]);
  costs.set('生成（没有变化）', [await costOf(build)]);
  // One figure corrected on disk, as a table that comes anew: its documents built, and one of them shown.
  const decisions = join(round, 'decisions.yaml');
  const before = existsSync(decisions) ? readFileSync(decisions, 'utf8') : '';
  const fixes: Cost[] = [];
  for (let time = 1; time <= times; time += 1) {
    const entry = `- correct: {indicator: C25, year: 2015, value: 94.${time}}\n  reason: a\n  by: b\n  date: 2016-05-20\n`;
    writeFileSync(decisions, `${before.trim() === '[]' ? '' : before}\n${entry}`);
    fixes.push(
      await costOf(async () => {
        await build();
        await toPage(page, '报告');
        await page
          .getByRole('link', { name: /^教育局-儿童发展规划/ })
          .first()
          .click();
        await page.getByText('按现在的材料写成').waitFor();
        await isQuiet(page);
      }),
    );
  }
  costs.set('改一个数、生成、看到', fixes);
  const fix = middleOf(fixes);
  const multiple = (cost: number, of: number): string => (cost / of).toFixed(1);
  printTable(
    `${findings === 0 ? 'The sample' : `The sample with ${findings} more findings`}: node -e 0 takes ${Math.round(nothing.clock)} ms (${Math.round(nothing.processor)} ms of processor), a first build by the command ${Math.round(cold.clock)} (${Math.round(cold.processor)})`,
    ['click', 'median ms', 'worst ms', '× node', 'processor ms', '× node'],
    [...costs].map(([name, all]) => {
      const { clock, processor } = middleOf(all);
      const worst = Math.max(...all.map((one) => one.clock));
      return [
        name,
        String(Math.round(clock)),
        String(Math.round(worst)),
        multiple(clock, nothing.clock),
        String(Math.round(processor)),
        multiple(processor, nothing.processor),
      ];
    }),
  );
  console.log(
    `one figure fixed, its documents built and one shown: ${multiple(fix.processor, nothing.processor)} × node -e 0 and ${(fix.processor / cold.processor).toFixed(2)} of a first build by processor time, ${multiple(fix.clock, nothing.clock)} × and ${(fix.clock / cold.clock).toFixed(2)} by the clock\n`,
  );
  await browser.close();
  server.kill();
  rmSync(dirname(dirname(round)), { recursive: true, force: true });
}

type Click = readonly [name: string, act: () => Promise<unknown>];

/** In the order in which somebody might click; each ends when what was asked for stands there. */
function clicksOn(page: Page): readonly Click[] {
  const seen = async (text: string | RegExp): Promise<void> => {
    await page.getByText(text).first().waitFor();
    await isQuiet(page);
  };
  const pages: readonly (readonly [name: string, seen: string])[] = [
    ['总览', '接下来'],
    ['设置', '地区和年度'],
    ['收件', '没有等着放入的文件。'],
    ['报告', '总报告和各表'],
    ['改动', '与谁比'],
    ['台账', '已报送的文件'],
    ['报送', '发给单位'],
    ['指标', '查找'],
    ['审核', '全部单位'],
  ];
  return [
    ...pages.map(([name, there]): Click => [
      name,
      async () => {
        await toPage(page, name);
        await seen(there);
      },
    ]),
    [
      '审核：全部',
      () =>
        page
          .getByRole('link', { name: '全部', exact: true })
          .click()
          .then(() => isQuiet(page)),
    ],
    [
      '审核：打开最大的一组',
      async () => {
        const heads = page.locator('summary');
        const counts = await heads.allTextContents();
        const sizes = counts.map((text) => Number(/(\d+) 处/.exec(text)?.[1] ?? 0));
        const at = sizes.indexOf(Math.max(...sizes));
        const group = page.locator('details.cause').nth(at);
        if ((await group.getAttribute('open')) === null) await heads.nth(at).click();
        await group.getByRole('article').first().waitFor();
        await isQuiet(page);
      },
    ],
    [
      '审核：再看 50 处',
      async () => {
        const more = page.getByRole('button', { name: /^再看 \d+ 处/ }).first();
        if ((await more.count()) > 0) await more.click();
        await isQuiet(page);
      },
    ],
    [
      '审核：看单元格',
      async () => {
        await page
          .getByRole('button', { name: /^看单元格/ })
          .first()
          .click();
        await page.getByRole('dialog').getByRole('region').waitFor();
        await isQuiet(page);
      },
    ],
    [
      '审核：关上',
      async () => {
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
      },
    ],
    [
      '审核：只看一家',
      async () => {
        await page
          .getByRole('navigation', { name: '单位' })
          .getByRole('link', { name: /^教育局/ })
          .click();
        await page.getByRole('heading', { level: 2, name: '教育局' }).waitFor();
        await isQuiet(page);
      },
    ],
    [
      '指标：看一项',
      async () => {
        await page.goto(`${new URL(page.url()).origin}/#/指标/C25`);
        await seen('← 全部指标');
      },
    ],
    [
      '报告：看总报告',
      async () => {
        await page.goto(`${new URL(page.url()).origin}/#/报告/${encodeURIComponent('统计局-总报告-2015.docx')}`);
        await seen('← 全部报告');
      },
    ],
    [
      '报告：点一个数',
      async () => {
        const figure = page.locator('.paper').getByRole('button').first();
        if ((await figure.count()) > 0) {
          await figure.click();
          await page.getByRole('complementary').getByText('规则').waitFor();
        }
        await isQuiet(page);
      },
    ],
  ];
}

async function toPage(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: '各页' }).getByRole('link', { name, exact: true }).click();
}

/** Nothing is being read any more. */
async function isQuiet(page: Page): Promise<void> {
  await page.locator('.waiting').first().waitFor({ state: 'detached' });
}
