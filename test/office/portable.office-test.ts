/** The portable folder, unpacked where there is no Node, builds the sample; for Windows under Wine, where that is. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, type TestContext } from 'vitest';
import { installed, onWindows, openWine, type Wine } from './wine.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const portable = join(root, 'dist', 'portable');
const general = '统计局-总报告-2015.docx';

describe.skipIf(process.platform !== 'linux' || process.arch !== 'x64')('the portable folder', () => {
  /** Where both are unpacked: a Chinese path with a space and everything else that command lines stumble over. */
  const desk = join(mkdtempSync(join(tmpdir(), 'fuer-desk-')), '妇儿 监测(2015) & 试用！');
  const linux = join(desk, 'fuer-linux-x64');
  const windows = join(desk, 'fuer-win-x64');

  beforeAll(() => {
    execFileSync(process.execPath, ['--import', 'tsx', 'test/package/portable.mjs'], { cwd: root, stdio: 'ignore' });
    mkdirSync(desk, { recursive: true });
    for (const system of ['linux-x64', 'win-x64', 'linux-arm64', 'own-node'])
      execFileSync('unzip', ['-q', zip(system), '-d', desk]);
  });
  afterAll(() => rmSync(dirname(desk), { recursive: true, force: true }));

  const zip = (system: string): string => {
    const name = readdirSync(portable).find((file) => file.startsWith(`fuer-${system}`) && file.endsWith('.zip'));
    return join(portable, name ?? '');
  };

  test('for Linux builds the sample where neither Node nor anything else is on the path', () => {
    const round = join(linux, 'samples', 'heshan-2015');
    const run = spawnSync(join(linux, 'fuer.sh'), [round], { env: { PATH: desk }, encoding: 'utf8' });
    expect(run.stderr).toBe('');
    expect(run.stdout).toContain('写出 29 份');
    expect(existsSync(join(round, 'out', general))).toBe(true);
  });

  test('for Linux on ARM holds a Node for it, and builds the same there', ({ skip }) => {
    const arm = join(desk, 'fuer-linux-arm64');
    const program = readFileSync(join(arm, 'program', 'node'));
    // The head of an ELF file: the machine that it is for, 183 being AArch64.
    expect([program.toString('latin1', 1, 4), program.readUInt16LE(18)]).toEqual(['ELF', 183]);
    // What V8 compiled on another kind of processor is not handed on.
    expect(existsSync(join(arm, 'program', 'main.cache'))).toBe(false);
    const emulator = installed('qemu-aarch64-static') ?? installed('qemu-aarch64');
    // Where the libraries of such a machine lie; qemu itself looks at the same name.
    const libraries = process.env['QEMU_LD_PREFIX'] ?? '/usr/aarch64-linux-gnu';
    if (emulator === null || !existsSync(libraries))
      return skip('qemu-aarch64, which runs programs for ARM, or the libraries for them are not installed');
    const round = join(arm, 'samples', 'heshan-2015');
    const words = [join(arm, 'program', 'node'), join(arm, 'program', 'start.cjs'), 'build', round];
    const run = spawnSync(emulator, ['-L', libraries, ...words], { encoding: 'utf8' });
    expect(run.stdout).toContain('写出 29 份');
    expect(differing(join(round, 'out'), join(linux, 'samples', 'heshan-2015', 'out'))).toEqual([]);
  });

  describe('without Node', () => {
    const bare = join(desk, 'fuer-own-node');
    const start = (path: string) =>
      spawnSync(join(bare, 'fuer.sh'), ['check', join(bare, 'samples', 'heshan-2015')], {
        env: { PATH: path, HOME: desk },
        encoding: 'utf8',
      });
    /** A folder whose `node` is this shell script. */
    const withNode = (name: string, script: string): string => {
      mkdirSync(join(desk, name));
      writeFileSync(join(desk, name, 'node'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
      return join(desk, name);
    };

    test('starts with the Node of the machine, passing over one that is too old', () => {
      const old = withNode('old', 'exit 3');
      symlinkSync(process.execPath, join(withNode('new', ''), 'nodejs'));
      rmSync(join(desk, 'new', 'node'));
      const run = start(`${old}:${join(desk, 'new')}`);
      expect(run).toMatchObject({ status: 0, stderr: '' });
      expect(run.stdout).toContain('鹤山市 2015年：读取数字');
      expect(existsSync(join(bare, 'program', 'node'))).toBe(false);
    });

    test('says in Chinese what to do where there is none', () => {
      expect(start(desk)).toMatchObject({ status: 2, stdout: '' });
      expect(start(desk).stderr).toContain('没有找到 Node.js 20.19 或更高版本');
    });

    test('has a start file for Windows of ASCII alone', () => {
      expect(readFileSync(join(bare, 'fuer.cmd')).every((byte) => byte < 0x80)).toBe(true);
    });
  });

  test('asks at a terminal what to do, and does it', async ({ skip }) => {
    const script = installed('script');
    if (script === null) return skip('script, which opens a terminal, is not installed');
    const [down, enter] = ['\u001b[B', '\r'];
    const screen = await atTerminal(script, './fuer.sh', linux, [
      { after: /哪一轮？[^]*新建一轮/, keys: [enter] },
      // 看改动影响 is the seventh below the first; from there the last one is eight further down.
      { after: /做什么？[^]*退出/, keys: [...Array<string>(7).fill(down), enter] },
      { after: /一、数字[^]*退出/, keys: [...Array<string>(8).fill(down), enter] },
    ]);
    expect(screen).toContain('fuer changes samples/heshan-2015');
    expect(screen).toContain('再见。');
  });

  test('has names that every system unpacks: the program’s in ASCII, the sample’s said to be UTF-8', () => {
    const names = namesIn(readFileSync(zip('win-x64')));
    expect(names.length).toBeGreaterThan(50);
    for (const { name, isUtf8 } of names) {
      const isAscii = /^[\x20-\x7e]+$/.test(name);
      expect(isAscii || (isUtf8 && name.startsWith('fuer-win-x64/samples/')), name).toBe(true);
    }
  });

  test('names no folder of the computer that made it', () => {
    for (const name of ['main.cjs', 'main.cache', 'start.cjs'])
      expect(readFileSync(join(windows, 'program', name)).includes(root), name).toBe(false);
  });

  test('for Windows holds node.exe as it was signed, and starts from a file of ASCII alone', () => {
    const start = readFileSync(join(windows, 'fuer.cmd'));
    expect(start.every((byte) => byte < 0x80)).toBe(true);
    expect(start.toString('latin1').replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const program = readFileSync(join(windows, 'program', 'node.exe'));
    // The directory of an .exe says where its signature lies: entry 4 of the optional header of a 64-bit program.
    const header = program.readUInt32LE(0x3c) + 24;
    const [place, size] = [program.readUInt32LE(header + 112 + 32), program.readUInt32LE(header + 112 + 36)];
    expect(size).toBeGreaterThan(0);
    expect(place + size).toBe(program.length);
  });

  describe('for Windows, under Wine,', () => {
    let opened: ReturnType<typeof openWine> = { lacking: 'not tried' };
    const round = join(windows, 'samples', 'heshan-2015');
    const startFile = join(windows, 'fuer.cmd');

    beforeAll(() => {
      opened = openWine(join(windows, 'program', 'node.exe'));
    });
    afterAll(() => {
      if ('close' in opened) opened.close();
    });

    const wineOr = (skip: TestContext['skip']): Wine => ('lacking' in opened ? skip(opened.lacking) : opened);

    test('builds a dropped folder, byte for byte as Linux does, and keeps the window open', ({ skip }) => {
      const run = wineOr(skip).run(startFile, onWindows(round));
      expect(run).toMatchObject({ code: 0, err: '' });
      expect(run.out).toContain('写出 29 份');
      expect(run.out).toMatch(/Press any key/);
      const there = join(linux, 'samples', 'heshan-2015');
      for (const folder of ['out', join('.fuer', 'runs')])
        expect(differing(join(round, folder), join(there, folder))).toEqual([]);
    });

    test('does what is typed, and says in Chinese what it cannot do', ({ skip }) => {
      const wine = wineOr(skip);
      const check = wine.run(startFile, 'check', onWindows(round));
      expect(check).toMatchObject({ code: 0, err: '' });
      expect(check.out).toContain('鹤山市 2015年：读取数字');
      expect(check.out).not.toMatch(/Press any key/);
      expect(wine.run(startFile, 'biuld')).toMatchObject({ code: 2, err: expect.stringContaining('是否应为 build？') });
      expect(wine.run(startFile, 'Z:\\没有 的(1)')).toMatchObject({
        code: 2,
        out: expect.stringContaining('Press any key'),
        err: expect.stringContaining('没有找到“Z:\\没有 的(1)”'),
      });
    });

    test('writes beside a document that is open elsewhere, names it, and replaces it once it is closed', async ({
      skip,
    }) => {
      const wine = wineOr(skip);
      const note = join(round, 'notes', '妇联.md');
      writeFileSync(note, readFileSync(note, 'utf8').replace('。', '，另有补充。'));
      // The window of cmd.exe has the document open, as Word would, until there is a file “close”.
      const [held, gone] = [join(windows, 'held'), join(windows, 'gone')];
      writeFileSync(
        join(windows, 'hold.cjs'),
        `const fs = require('fs'); fs.writeFileSync('held', '');
         setInterval(() => { if (fs.existsSync('close')) process.exit(); }, 100); setTimeout(process.exit, 120000);`,
      );
      const line = `program\\node.exe hold.cjs < "samples\\heshan-2015\\out\\%1"`;
      writeFileSync(
        join(windows, 'hold.cmd'),
        ['@echo off', 'cd /d "%~dp0"', line, 'echo gone> gone', ''].join('\r\n'),
      );
      wine.start(join(windows, 'hold.cmd'), general);
      await expect.poll(() => existsSync(held), { timeout: 60_000 }).toBe(true);
      const run = wine.run(startFile, 'build', onWindows(round));
      expect(run).toMatchObject({ code: 1, err: '' });
      expect(run.out).toContain('写出 out/统计局-总报告-2015.新.docx');
      expect(run.out).toContain('不能替换，多半正在 Word 或 WPS 里打开');

      writeFileSync(join(windows, 'close'), '');
      await expect.poll(() => existsSync(gone), { timeout: 60_000 }).toBe(true);
      expect(wine.run(startFile, 'build', onWindows(round))).toMatchObject({ code: 0, err: '' });
      expect(existsSync(join(round, 'out', '统计局-总报告-2015.新.docx'))).toBe(false);
    });

    test('opened inside the zip, where the program is not beside it, asks to unpack first', ({ skip }) => {
      const wine = wineOr(skip);
      renameSync(join(windows, 'program'), join(windows, 'elsewhere'));
      const run = wine.run(startFile);
      expect(run.code).toBe(2);
      expect(run.out).toContain('Unpack the whole zip file first');
    });
  });
});

/** Names of files that are not in both folders alike, byte for byte. */
function differing(one: string, other: string): readonly string[] {
  const names = new Set([...readdirSync(one), ...readdirSync(other)]);
  return [...names].filter((name) => {
    const [first, second] = [join(one, name), join(other, name)];
    return !existsSync(first) || !existsSync(second) || !readFileSync(first).equals(readFileSync(second));
  });
}

/** What was on the screen of a terminal (opened by `script`) in which `keys` were pressed, each once its text had come after the last. */
function atTerminal(
  script: string,
  command: string,
  folder: string,
  steps: readonly { readonly after: RegExp; readonly keys: readonly string[] }[],
): Promise<string> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, TERM: 'xterm' };
    const child = spawn(script, ['-qec', `stty rows 40 cols 100; ${command}`, '/dev/null'], {
      cwd: folder,
      env,
      timeout: 120_000,
    });
    let screen = '';
    let seen = 0;
    const waiting = [...steps];
    const pressing = setInterval(() => {
      const [step] = waiting;
      if (step === undefined || !step.after.test(screen.slice(seen))) return;
      seen = screen.length;
      waiting.shift();
      step.keys.forEach((key, place) => setTimeout(() => child.stdin.write(key), 100 * (place + 1)));
    }, 1000);
    child.stdout.on('data', (text: Buffer) => {
      screen += text.toString('utf8');
    });
    child.on('error', reject);
    child.on('close', () => {
      clearInterval(pressing);
      resolve(screen);
    });
  });
}

/** The names in a zip's directory, and whether they are said to be UTF-8 (bit 11 of the flags). */
function namesIn(archive: Buffer): readonly { readonly name: string; readonly isUtf8: boolean }[] {
  const names: { readonly name: string; readonly isUtf8: boolean }[] = [];
  let place = archive.readUInt32LE(archive.lastIndexOf('PK\u0005\u0006') + 16);
  while (archive.readUInt32LE(place) === 0x02014b50) {
    const [length, extra, comment] = [28, 30, 32].map((offset) => archive.readUInt16LE(place + offset));
    const name = archive.toString('utf8', place + 46, place + 46 + (length ?? 0));
    names.push({ name, isUtf8: (archive.readUInt16LE(place + 8) & 0x800) !== 0 });
    place += 46 + (length ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return names;
}
