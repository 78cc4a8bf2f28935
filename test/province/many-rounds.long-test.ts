/**
 * A made-up province built by the bundled program: killed in the middle and resumed, with one county broken, it ends with
 * the bytes that one county after the other gives. FUER_COUNTIES counties (3, the broken one among them), from FUER_SEED (7).
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { countyOf } from './province.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const counties = Number(process.env['FUER_COUNTIES'] ?? 3);
const seed = Number(process.env['FUER_SEED'] ?? 7);

describe(`A province of ${counties} counties, one of them broken`, () => {
  const aside = mkdtempSync(join(tmpdir(), 'fuer-province-'));
  const program = join(aside, 'program', 'dist', 'cli.js');
  const together = join(aside, 'together');
  const apart = join(aside, 'apart');
  const env = { ...process.env, FUER_PERSON: aside };
  const names = Array.from({ length: counties }, (_, number) => countyOf({ seed, year: 2015 }, number).folder);
  const broken = names[1] ?? '';
  const rounds = names.map((name) => join('together', name));

  beforeAll(() => {
    execFileSync(process.execPath, ['test/package/bundle.mjs', dirname(program)], { cwd: root });
    for (const name of ['package.json', 'indicators.yaml', 'report-templates'])
      cpSync(join(root, name), join(aside, 'program', name), { recursive: true });
    for (const place of [together, apart]) {
      for (const [number] of names.entries()) {
        const { folder, files } = countyOf({ seed, year: 2015 }, number);
        for (const [file, text] of files) {
          mkdirSync(dirname(join(place, folder, file)), { recursive: true });
          writeFileSync(join(place, folder, file), text);
        }
      }
    }
    writeFileSync(join(together, broken, 'round.yaml'), 'area: [');
  });
  afterAll(() => rmSync(aside, { recursive: true, force: true }));

  const isDone = (name: string): boolean => existsSync(join(together, name, 'out', 'run.json'));
  const build = (...words: readonly string[]) =>
    spawnSync(process.execPath, [program, 'build', ...words], { cwd: aside, env, encoding: 'utf8' });

  test('is killed once a county is done: those that are done are whole, the broken one stops nothing', async () => {
    const child = spawn(process.execPath, [program, 'build', ...rounds], { cwd: aside, env, stdio: 'ignore' });
    await expect.poll(() => names.some(isDone), { timeout: 280_000, interval: 20 }).toBe(true);
    child.kill('SIGKILL');
    await new Promise((ended) => {
      child.on('exit', ended);
    });
    expect(names.some(isDone)).toBe(true);
    expect(existsSync(join(together, broken, 'out'))).toBe(false);
  });

  test('is resumed: what was done stays as it was written, the broken one is named', () => {
    const written = new Map(
      names.filter(isDone).flatMap((name) => filesOf(join(together, name, 'out')).map((file) => [file, statSync(file).mtimeMs])),
    ); // prettier-ignore
    const run = build(...rounds);
    expect(run.stdout).toContain(`共 ${counties} 轮：生成 ${counties - 1} 轮，没有生成 1 轮`);
    expect(run.stdout).toContain(broken);
    expect(run.status).toBe(1);
    for (const [file, time] of written) expect(statSync(file).mtimeMs, file).toBe(time);
    expect(names.filter(isDone)).toEqual(names.filter((name) => name !== broken));
  });

  test('is as one county after the other, byte for byte, once the broken one is mended', () => {
    cpSync(join(apart, broken, 'round.yaml'), join(together, broken, 'round.yaml'));
    const run = build('--json', ...rounds);
    const { rounds: built } = z
      .object({ rounds: z.array(z.object({ documents: z.array(z.object({ state: z.string() })) })) })
      .parse(JSON.parse(run.stdout));
    const unchanged = built.filter(({ documents }) => !documents.some(({ state }) => state === 'written'));
    expect(unchanged).toHaveLength(counties - 1);
    for (const name of names) {
      build(join('apart', name));
      const [one, other] = [join(together, name, 'out'), join(apart, name, 'out')];
      // A writing that was cut off leaves its own file behind.
      const written = readdirSync(one).filter((file) => !file.startsWith('.fuer-tmp-'));
      expect(written.toSorted()).toEqual(readdirSync(other).toSorted());
      expect(written.length).toBeGreaterThan(20);
      for (const file of written)
        expect(readFileSync(join(one, file)).equals(readFileSync(join(other, file))), `${name}/${file}`).toBe(true);
    }
  });
});

function filesOf(folder: string): readonly string[] {
  return readdirSync(folder).map((name) => join(folder, name));
}
