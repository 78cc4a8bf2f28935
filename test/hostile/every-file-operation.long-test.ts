/**
 * Each command that writes, ended or out of room at each thing that it does to the disk, with a person's words in out/:
 * nothing of theirs is lost, what lies there is whole, and the next run leaves what an undisturbed one would have left.
 * `STEP` takes every so many moments only (25; 1 takes an hour), `COMMANDS` a pattern of the commands.
 */
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashOf } from '../../src/history/manifest.ts';
import { build, educationTable, emptyFolder, fuer, roundFolder } from '../commands/a-round-folder.ts';
import { edited, linesOf, replaced } from '../formats/docx/edited.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const bundled = join(root, '.cache', `failing-${process.pid}`);
const disk = pathToFileURL(join(root, 'test/hostile/failing-disk.mjs')).href;
const step = Number(process.env['STEP'] ?? '25');
const offered = new RegExp(process.env['COMMANDS'] ?? '.');

const education = 'out/教育局-儿童发展规划-2015.docx';
const own = '场所在城乡之间分布不均，特殊教育教师编制不足。';
/** Far behind, so that there is something to meet about. */
const table = educationTable.replace('92.3', '87.0');

/** What each command finds, and how it is typed. */
const commands: Readonly<
  Record<
    string,
    { readonly before: 'edited and fixed' | 'edited and built'; readonly words: (round: string) => readonly string[] }
  >
> = {
  build: { before: 'edited and fixed', words: (round) => ['build', round] },
  harvest: { before: 'edited and built', words: (round) => ['harvest', join(round, education)] },
  issue: { before: 'edited and built', words: (round) => ['issue', round] },
  pack: { before: 'edited and built', words: (round) => ['pack', '教育局', round] },
  meet: { before: 'edited and built', words: (round) => ['meet', round] },
};

const templates = new Map<string, string>();

beforeAll(async () => {
  execFileSync(process.execPath, [join(root, 'test/package/bundle.mjs'), bundled]);
  for (const before of ['edited and fixed', 'edited and built']) {
    const round = roundFolder({ 'workbooks/教育局.csv': table });
    await build(round);
    round.write({ [education]: edited(round.bytes(education), (xml) => replaced(xml, '场所分布不均。', own)) });
    round.write({ 'workbooks/教育局.csv': table.replace('95.4', '95.6') });
    if (before === 'edited and built') await build(round);
    templates.set(before, round.path);
  }
});
afterAll(() => rmSync(bundled, { recursive: true, force: true }));

function copied(template: string): string {
  const folder = join(emptyFolder(), 'round');
  cpSync(templates.get(template) ?? '', folder, { recursive: true });
  return folder;
}

interface Ended {
  readonly code: number | null;
  readonly err: string;
}

function run(words: readonly string[], environment: NodeJS.ProcessEnv): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', disk, join(bundled, 'cli.js'), ...words], {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let err = '';
    child.stderr.on('data', (text: Buffer) => {
      err += text.toString();
    });
    child.on('close', (code) => resolve({ code, err }));
  });
}

/** Every file of a round by its place, with its content's hash; what is left of an interrupted writing, and what is kept to save time and never trusted, apart. */
function filesOf(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => !/\.fuer-tmp-|\.fuer[/\\](?:backup|kept|runs|pending|lock)|[/\\]\.making-/.test(name))
    .filter((name) => statSync(join(folder, name)).isFile())
    .toSorted();
  return new Map(files.map((name) => [name, hashOf(readFileSync(join(folder, name)))]));
}

function brokenIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:docx|xlsx|zip)$/.test(name) && !/\.making-/.test(name))
    .filter((name) => {
      try {
        unzipSync(readFileSync(join(folder, name)));
        return false;
      } catch {
        return true;
      }
    });
}

const holdsWords = (folder: string): boolean =>
  linesOf(readFileSync(join(folder, education)))
    .join('\n')
    .includes('特殊教育教师编制不足');

describe.each(Object.entries(commands).filter(([name]) => offered.test(name)))('fuer %s', (_, { before, words }) => {
  it.each(['kill', 'full'])(
    'at each moment with the disk, %s: nothing is lost, and the next run makes it whole',
    { timeout: 3_600_000 },
    async (fault) => {
      const whole = copied(before);
      const counted = join(emptyFolder(), 'count');
      const undisturbed = await run(words(whole), { FUER_FAULT_COUNT: counted });
      const moments = Number(readFileSync(counted, 'utf8'));
      expect(moments).toBeGreaterThan(3);
      const expected = filesOf(whole);
      const faults: string[] = [];
      for (let at = 1; at <= moments; at += step) {
        const folder = copied(before);
        const say = (what: string): number => faults.push(`${fault} at ${at}: ${what}`);
        const ended = await run(words(folder), { FUER_FAULT: fault, FUER_FAULT_AT: String(at) });
        if (fault === 'full' && ended.code !== undisturbed.code) {
          if (ended.code !== 2 || !/磁盘|空间/.test(ended.err)) say(`ended with ${ended.code}: ${ended.err}`);
          if (/\n\s+at /.test(ended.err)) say('a stack is shown');
          if (existsSync(join(folder, '.fuer/lock'))) say('the lock stays');
        }
        for (const name of brokenIn(folder)) say(`${name} is no whole file`);
        if (!holdsWords(folder)) say('the person’s words are gone');
        const next = await fuer(...words(folder));
        if (next.code !== undisturbed.code) say(`the next run ended with ${next.code}: ${next.err}`);
        const now = filesOf(folder);
        for (const [name, hash] of expected)
          if (now.get(name) !== hash) say(`${name} is not as an undisturbed run leaves it`);
        for (const name of now.keys()) if (!expected.has(name)) say(`${name} is there besides`);
        rmSync(folder, { recursive: true });
      }
      expect(faults).toEqual([]);
    },
  );
});

describe.each([
  ['build', 'build'],
  ['build', 'harvest'],
  ['build', 'issue'],
  ['build', 'pack'],
  ['build', 'meet'],
  ['harvest', 'harvest'],
  ['issue', 'issue'],
  ['pack', 'pack'],
] as const)('fuer %s beside fuer %s', (one, other) => {
  it('waits or says so, and both make it whole in the end', { timeout: 600_000 }, async () => {
    const both = [commands[one], commands[other]];
    const whole = copied('edited and fixed');
    for (const command of both) await fuer(...(command?.words(whole) ?? []));
    const folder = copied('edited and fixed');
    const ended = await Promise.all(both.map((command) => run(command?.words(folder) ?? [], {})));
    for (const { code, err } of ended) if (code === 2) expect(err).toMatch(/请等它结束|请先运行/);
    expect(brokenIn(folder)).toEqual([]);
    expect(holdsWords(folder)).toBe(true);
    for (const command of both) await fuer(...(command?.words(folder) ?? []));
    const [now, expected] = [filesOf(folder), filesOf(whole)];
    expect([...now.keys()]).toEqual([...expected.keys()]);
    for (const [name, hash] of expected) expect([name, now.get(name)]).toEqual([name, hash]);
    expect(relative(folder, join(folder, 'out'))).toBe('out');
  });
});
