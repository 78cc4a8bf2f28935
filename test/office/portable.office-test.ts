/** The portable folder, unpacked where there is no Node, builds the sample. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const portable = join(root, 'dist', 'portable');

describe.skipIf(process.platform !== 'linux' || process.arch !== 'x64')('the portable folder', () => {
  beforeAll(() => {
    execFileSync(process.execPath, ['--import', 'tsx', 'test/package/portable.mjs'], { cwd: root, stdio: 'ignore' });
  });

  const zip = (system: string): string => {
    const name = readdirSync(portable).find((file) => file.startsWith(`fuer-${system}`) && file.endsWith('.zip'));
    return join(portable, name ?? '');
  };

  test('for Linux builds the sample where no Node is on the path', () => {
    const desk = mkdtempSync(join(tmpdir(), 'fuer-desk-'));
    execFileSync('unzip', ['-q', zip('linux-x64'), '-d', desk]);
    // A path with the few commands of the start script, and nothing else.
    const path = mkdtempSync(join(tmpdir(), 'fuer-path-'));
    for (const command of ['sh', 'dirname', 'readlink']) {
      symlinkSync(execFileSync('which', [command], { encoding: 'utf8' }).trim(), join(path, command));
    }
    const folder = join(desk, 'fuer-linux-x64');
    const round = join(folder, 'samples', 'heshan-2015');
    const run = spawnSync(join(folder, 'fuer.sh'), [round], { env: { PATH: path }, encoding: 'utf8' });
    expect(run.stderr).toBe('');
    expect(run.stdout).toContain('写出 27 份');
    expect(existsSync(join(round, 'out', '统计局-总报告-2015.docx'))).toBe(true);
  });

  test('for Windows holds node.exe as it was signed, and starts from a file of ASCII alone', () => {
    const folder = join(portable, 'fuer-win-x64');
    const start = readFileSync(join(folder, 'fuer.cmd'));
    expect(start.every((byte) => byte < 0x80)).toBe(true);
    const program = readFileSync(join(folder, 'program', 'node.exe'));
    // The directory of an .exe says where its signature lies: entry 4 of the optional header of a 64-bit program.
    const header = program.readUInt32LE(0x3c) + 24;
    const [place, size] = [program.readUInt32LE(header + 112 + 32), program.readUInt32LE(header + 112 + 36)];
    expect(size).toBeGreaterThan(0);
    expect(place + size).toBe(program.length);
  });
});
