/** The program as a process of its own: in another time zone, interrupted, beside another one, in the way of Word. */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, educationTable, fuer, roundFolder, states } from './a-round-folder.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** As it is shipped; below the project, where the program finds its register. */
const bundled = join(root, '.cache', `tested-${process.pid}`);
const program = join(bundled, 'cli.js');
beforeAll(() => {
  execFileSync(process.execPath, [join(root, 'test/package/bundle.mjs'), bundled]);
});
afterAll(() => rmSync(bundled, { recursive: true, force: true }));

const education = '教育局-儿童发展规划-2015.docx';

interface Ended {
  readonly code: number | null;
  readonly err: string;
}

/** `whenThere`: the process is killed at once when this file appears. */
function run(words: readonly string[], environment: NodeJS.ProcessEnv, whenThere?: string): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, ...words], {
      env: { ...process.env, ...environment },
    });
    let err = '';
    child.stderr.on('data', (text: Buffer) => {
      err += text.toString();
    });
    const watch = setInterval(() => {
      if (whenThere !== undefined && existsSync(whenThere)) child.kill('SIGKILL');
    }, 5);
    child.on('close', (code) => {
      clearInterval(watch);
      resolve({ code, err });
    });
  });
}

/** Through a shell, so that its output goes where a person sends it. */
function shell(line: string): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn('bash', ['-c', `set -o pipefail; ${line}`], { env: process.env });
    let err = '';
    child.stderr.on('data', (text: Buffer) => {
      err += text.toString();
    });
    child.on('close', (code) => resolve({ code, err }));
  });
}

describe.skipIf(process.platform === 'win32')('What is said to nobody', { timeout: 60_000 }, () => {
  const typed = (words: string): string => `"${process.execPath}" "${program}" ${words}`;

  it('is no fault: behind a closed pipe the build is made, quietly, and ends as it would have', async () => {
    const round = roundFolder({ 'workbooks/教育局.csv': educationTable.replace('95.4', '195.4') });
    expect(await shell(`${typed(`build "${round.path}"`)} 2>&1 | true`)).toEqual({ code: 1, err: '' });
    expect(round.names('out')).toContain('run.json');
  });

  it.skipIf(!existsSync('/dev/full'))('for want of room is told without a stack, and ends with 2', async () => {
    const { code, err } = await shell(`${typed(`check "${roundFolder().path}"`)} > /dev/full`);
    expect(code).toBe(2);
    expect(err).toBe('结果没有写出去（ENOSPC），多半是磁盘已满。\n请腾出空间后再运行一次。\n');
  });
});

describe('The program', { timeout: 60_000 }, () => {
  it('writes the same bytes in another time zone and another language', async () => {
    const [here, there] = [roundFolder(), roundFolder()];
    const [, away] = await Promise.all([
      build(here),
      run(['build', there.path], { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' }),
    ]);
    expect(away).toEqual({ code: 0, err: '' });
    expect(there.names('out')).toEqual(here.names('out'));
    for (const name of here.names('out'))
      expect(there.bytes(`out/${name}`).equals(here.bytes(`out/${name}`)), name).toBe(true);
    const [kept = ''] = here.names('.fuer/runs');
    // The system that made a gzip file stands in its tenth byte (RFC 1952): no system is named.
    expect(here.bytes(`.fuer/runs/${kept}`)[9]).toBe(255);
  });

  it('killed in the middle leaves whole files, and the next run goes on as if nothing had been', async () => {
    const round = roundFolder();
    await build(round);
    const old = new Map(round.names('out').map((name) => [name, round.bytes(`out/${name}`)]));
    round.write({ 'workbooks/教育局.csv': educationTable.replace('95.4', '95.6') });
    const killed = await run(['build', round.path], {}, join(round.path, '.fuer', 'pending.json'));
    // On a fast disk it may have come to its end before the signal.
    expect([null, 0]).toContain(killed.code);
    const fresh = roundFolder({ 'workbooks/教育局.csv': educationTable.replace('95.4', '95.6') });
    await build(fresh);
    for (const [name, bytes] of old) {
      const now = round.bytes(`out/${name}`);
      expect(now.equals(bytes) || now.equals(fresh.bytes(`out/${name}`)), name).toBe(true);
    }
    const next = await build(round);
    expect(next.findings.filter(({ code }) => code === 'edited-document')).toEqual([]);
    for (const name of fresh.names('out'))
      expect(round.bytes(`out/${name}`).equals(fresh.bytes(`out/${name}`)), name).toBe(true);
  });

  it('does not build beside another build of the same round', async () => {
    const round = roundFolder();
    mkdirSync(join(round.path, '.fuer'));
    writeFileSync(join(round.path, '.fuer', 'lock'), JSON.stringify({ pid: process.ppid, host: hostname() }));
    const busy = await fuer('build', round.path);
    expect(busy).toMatchObject({ code: 2, out: '' });
    expect(busy.err).toContain(`另一个 fuer 正在写这一轮的文件（进程 ${process.ppid}`);
    expect(round.has('out')).toBe(false);
  });

  it('does not pack while a build of the same round is at work, and lets go of the round after packing', async () => {
    const round = roundFolder();
    mkdirSync(join(round.path, '.fuer'));
    const lock = join(round.path, '.fuer', 'lock');
    writeFileSync(lock, JSON.stringify({ pid: process.ppid, host: hostname() }));
    const busy = await fuer('pack', '教育局', round.path);
    expect(busy).toMatchObject({ code: 2, out: '' });
    expect(busy.err).toContain('请等它结束');
    rmSync(lock);
    await fuer('pack', '教育局', round.path);
    expect(round.has('.fuer/lock')).toBe(false);
  });

  it('writes beside what it cannot replace, and names it', async () => {
    const round = roundFolder();
    mkdirSync(join(round.path, 'out', education), { recursive: true });
    const result = await build(round);
    expect(result.code).toBe(1);
    expect(states(result)).toContain('written 教育局-儿童发展规划-2015.新.docx');
    expect(result.findings.filter(({ code }) => code === 'cannot-replace')).toMatchObject([
      {
        level: '强制性',
        origin: `out/${education}`,
        message: expect.stringContaining('教育局-儿童发展规划-2015.新.docx'),
      },
    ]);
  });

  it('shows its inside only when asked: a round it may not write to is said in words', async () => {
    const round = roundFolder({ '.fuer': 'a file where the folder should be' });
    const plain = await fuer('build', round.path);
    expect(plain).toMatchObject({ code: 2, out: '' });
    expect(plain.err).not.toMatch(/\bat \S+:\d+/);
    const inside = await fuer('build', round.path, '--debug');
    expect(inside.err).toMatch(/\bat \S+/);
    expect(readFileSync(join(round.path, '.fuer'), 'utf8')).toBe('a file where the folder should be');
  });
});
