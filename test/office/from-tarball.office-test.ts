/** What `npm pack` packs, installed without network in an empty folder, runs by `npx` with no build and nothing beside it. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe.skipIf(process.platform === 'win32')('the package that npm packs', () => {
  const aside = mkdtempSync(join(tmpdir(), 'fuer-tarball-'));
  /** The sources, bundled as `prepare` bundles them, apart from the dist/ that others run. */
  const sources = join(aside, 'sources');
  const desk = join(aside, '妇儿 desk');
  const round = join(desk, 'heshan-2015');
  // No network and no home: what npm kept of other packages is out of reach as well.
  const env = { PATH: process.env['PATH'] ?? '', HOME: aside, npm_config_cache: join(aside, 'cache') };
  const npm = (folder: string, ...words: readonly string[]): string =>
    execFileSync('npm', [...words], { cwd: folder, env, encoding: 'utf8' });
  const fuer = (...words: readonly string[]) => spawnSync('npx', ['--offline', 'fuer', ...words], { cwd: desk, env, encoding: 'utf8' }); // prettier-ignore

  beforeAll(() => {
    mkdirSync(sources);
    mkdirSync(desk);
    execFileSync(process.execPath, ['test/package/bundle.mjs', join(sources, 'dist')], { cwd: root });
    for (const name of ['package.json', 'indicators.yaml', 'report-templates', 'README.md'])
      cpSync(join(root, name), join(sources, name), { recursive: true });
    npm(sources, 'pack', '--ignore-scripts', '--silent', '--pack-destination', aside);
    const tarball = readdirSync(aside).find((name) => name.endsWith('.tgz')) ?? '';
    rmSync(sources, { recursive: true });
    writeFileSync(join(desk, 'package.json'), '{"name": "desk", "private": true}');
    npm(desk, 'install', '--offline', '--no-audit', '--no-fund', join(aside, tarball));
    cpSync(join(root, 'samples/heshan-2015'), round, {
      recursive: true,
      filter: (path) => !/[/\\](out|\.fuer|issued|forms)$/.test(path),
    });
    const settings = join(round, 'round.yaml');
    writeFileSync(settings, execFileSync('sed', ['-E', 's/^(register|templates):/# &/', settings]));
  });
  afterAll(() => rmSync(aside, { recursive: true, force: true }));

  test('brings no other package along', () => {
    expect(readdirSync(join(desk, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['fuer']);
    expect(existsSync(join(desk, 'node_modules', 'fuer', 'src'))).toBe(false);
  });

  test('builds the sample and sees it done', () => {
    const run = fuer('build', round);
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout).toContain('写出 29 份');
    expect(fuer('build', round).stdout).toContain('未变 29 份');
  });

  test('builds several rounds on threads and sums them up', () => {
    cpSync(round, join(desk, 'second'), { recursive: true });
    const run = fuer('build', 'heshan-2015', 'second');
    expect(run).toMatchObject({ status: 0 });
    expect(run.stdout).toContain('共 2 轮：生成 2 轮');
  });

  test('has the page forms and the workbench’s page beside it', () => {
    expect(fuer('forms', round)).toMatchObject({ status: 0, stderr: '' });
    expect(readdirSync(join(round, 'forms')).some((name) => name.endsWith('.html'))).toBe(true);
    expect(existsSync(join(desk, 'node_modules', 'fuer', 'dist', 'page', 'index.html'))).toBe(true);
  });
});
