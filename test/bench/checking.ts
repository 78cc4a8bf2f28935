/**
 * Reading and auditing large tables, `npx tsx test/bench/checking.ts [another checkout]`: a round whose workbook has thousands
 * of rows, half known to the round's register and half not, by this program and, in turn, by the other checkout's; and each
 * checkout's own sample, as it is and with one more table of rows that its register does not know.
 */
import { fork } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = fileURLToPath(new URL('../..', import.meta.url));
const turns = 5;

const places = '市区县镇村街社乡城郊';
const people = ['妇女', '儿童', '学生', '教师', '职工', '居民', '青年', '老人', '家长', '母亲'];
const matters = ['培训', '就业', '入学', '参保', '体检', '救助', '阅读', '饮水', '防疫', '托育'];
const kinds = ['覆盖', '普及', '合格', '达标', '完成', '登记', '参与', '巩固', '保留', '公示'];

/** What is called of a checkout, wherever its version keeps it. */
interface Program {
  readonly openRound: (folder: string) => { readonly project: { readonly files: unknown } };
  readonly readConfiguration: (files: unknown) => { readonly value: unknown };
  readonly readDataset: (configuration: unknown, files: unknown) => { readonly findings: readonly unknown[] };
}

/** Each run in a process of its own; its program is loaded before the clock begins. */
if (process.send === undefined) await compare(process.argv[2]);
else process.send(await measure(process.argv[2] ?? '', process.argv[3] ?? ''));

async function compare(other: string | undefined): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'checking-'));
  const checkouts = other === undefined ? [here] : [here, resolve(other)];
  process.stdout.write('| round | program | median CPU ms | fastest–slowest | times ours |\n|---|---|---|---|---|\n');
  for (const name of ['0 more', '5000 more', '20000 more', '5000', '20000']) {
    const rows = Number.parseInt(name, 10);
    const roundOf = (checkout: string): string =>
      join(folder, name, name.endsWith('more') ? String(checkouts.indexOf(checkout)) : '', 'samples/heshan-2015');
    for (const checkout of checkouts) {
      if (name.endsWith('more')) writeSample(roundOf(checkout), checkout, rows);
      else writeRound(roundOf(checkout), rows);
    }
    const taken = new Map<string, number[]>(checkouts.map((checkout) => [checkout, []]));
    for (let turn = 0; turn < turns; turn += 1) {
      for (const checkout of turn % 2 === 0 ? checkouts : checkouts.toReversed()) {
        taken.get(checkout)?.push(await inProcess(checkout, roundOf(checkout)));
      }
    }
    const ours = middle(taken.get(here) ?? []);
    for (const [checkout, times] of taken) {
      const program = checkout === here ? 'this' : 'other';
      const span = `${Math.min(...times).toFixed(0)}–${Math.max(...times).toFixed(0)}`;
      process.stdout.write(
        `| ${name} | ${program} | ${middle(times).toFixed(0)} | ${span} | ${(middle(times) / ours).toFixed(2)} |\n`,
      );
    }
  }
  rmSync(folder, { recursive: true });
}

function middle(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

function inProcess(checkout: string, round: string): Promise<number> {
  return new Promise((done, failed) => {
    const child = fork(fileURLToPath(import.meta.url), [checkout, round], { execArgv: ['--import', 'tsx'] });
    child.once('message', (milliseconds) => {
      done(Number(milliseconds));
    });
    child.once('error', failed);
  });
}

async function measure(checkout: string, round: string): Promise<number> {
  const { openRound, readConfiguration, readDataset } = await programOf(checkout);
  const { files } = openRound(round).project;
  const configuration = readConfiguration(files).value;
  const before = process.cpuUsage();
  const { findings } = readDataset(configuration, files);
  const { user, system } = process.cpuUsage(before);
  if (findings.length < 10) throw new Error(`${findings.length} findings`);
  return (user + system) / 1000;
}

async function programOf(checkout: string): Promise<Program> {
  const parts = [
    ['src/project/project.ts', 'src/project.ts'],
    ['src/pipeline/read/configuration.ts', 'src/pipeline/configuration.ts'],
    ['src/pipeline/pipeline.ts', 'src/pipeline.ts'],
  ].map(async (places) => {
    const place = places.map((one) => join(checkout, one)).find((one) => existsSync(one)) ?? '';
    return (await import(pathToFileURL(place).href)) as object;
  });
  return Object.assign({}, ...(await Promise.all(parts))) as Program;
}

/** As offices name what they count: 镇级学生参保合格率（三类）. */
function nameOf(row: number): string {
  const digit = (place: number): number => Math.floor(row / 10 ** place) % 10;
  return `${places[digit(3)] ?? ''}级${people[digit(2)] ?? ''}${matters[digit(1)] ?? ''}${kinds[digit(0)] ?? ''}率${row < 10_000 ? '' : '二期'}`;
}

/** The checkout's own sample, with a table of so many rows more. */
function writeSample(folder: string, checkout: string, rows: number): void {
  cpSync(join(checkout, 'samples/heshan-2015'), folder, {
    recursive: true,
    filter: (path) => !/[/\\](out|\.fuer|issued|forms)$/.test(path),
  });
  cpSync(join(checkout, 'indicators.yaml'), join(folder, '../../indicators.yaml'));
  if (rows === 0) return;
  const lines = Array.from({ length: rows }, (_, row) => `,${unlikeAny(row)},人,${row},${row + 1},${row + 2}`);
  const head = ['填报单位：教育局,,,,,', '代码,指标名称,计量单位,2013年,2014年,2015年'];
  writeFileSync(join(folder, 'workbooks/教育局-大表.csv'), [...head, ...lines].join('\n'));
}

function unlikeAny(row: number): string {
  return `自定统计项${[...String(row)].map((digit) => '甲乙丙丁戊己庚辛壬癸'.charAt(Number(digit))).join('')}`;
}

function writeRound(folder: string, rows: number): void {
  mkdirSync(join(folder, 'workbooks'), { recursive: true });
  const plan = (title: string): string => `{title: ${title}（2014—2016年）, base: 2013, target: 2016, judge: own}`;
  writeFileSync(
    join(folder, 'round.yaml'),
    `area: {code: "990001", name: 云溪市, self: 我市}
year: 2015
register: register.yaml
plans:
  women: ${plan('妇女发展规划')}
  children: ${plan('儿童发展规划')}
compiler: 教育局
units:
  - {name: 教育局, role: key}
areas:
  - {id: province, name: 全省, role: average}
dates: {reports: 2016-05-25, general: 2016-06-08}
`,
  );
  const known = 500;
  const numbers = Array.from({ length: known }, (_, row) => row);
  const code = (row: number): string => `W${String(row + 100)}`;
  writeFileSync(
    join(folder, 'register.yaml'),
    `indicators:\n${numbers
      .map(
        (row) =>
          `  - {code: ${code(row)}, name: ${nameOf(row)}, plans: [women], domain: 教育, measure: "%", decimals: 1, direction: increase, bounds: [0, 100], scale: percent, units: [教育局]}\n`,
      )
      .join('')}`,
  );
  writeFileSync(
    join(folder, 'plan.yaml'),
    numbers.map((row) => `${code(row)}: {targets: [{set: own, atLeast: 90, text: 90%以上}]}\n`).join(''),
  );
  const lines = Array.from(
    { length: rows },
    (_, row) => `${nameOf(row)},%,${70 + (row % 9)}.1,${71 + (row % 9)}.2,${72 + (row % 7)}.3\n`,
  );
  writeFileSync(
    join(folder, 'workbooks/教育局.csv'),
    `填报单位：教育局,,,,\n指标名称,计量单位,2013年,2014年,2015年\n${lines.join('')}`,
  );
}
