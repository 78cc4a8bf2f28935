/** `fuer build --pdf` with the LibreOffice of this machine. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { buildSample, fuer } from './built-sample.ts';

const hasLibreOffice = spawnSync('soffice', ['--version']).status === 0;

describe.skipIf(!hasLibreOffice)('fuer build --pdf', () => {
  test('writes a PDF of each report, upright A4, and the same bytes another time', () => {
    const { folder } = buildSample('heshan-2015', '--unit', '教育局', '--pdf');
    const pdfs = join(folder, 'out', 'pdf');
    expect(readdirSync(pdfs)).toEqual(['教育局-儿童发展规划-2015.pdf', '教育局-妇女发展规划-2015.pdf']);
    const file = join(pdfs, '教育局-儿童发展规划-2015.pdf');
    const told = execFileSync('pdfinfo', [file], { encoding: 'utf8' });
    expect(told).toMatch(/Page size:\s+595\.\d+ x 841\.\d+ pts \(A4\)/);
    const again = mkdtempSync(join(tmpdir(), 'fuer-pdf-again-'));
    fuer('build', folder, '--unit', '教育局', '--pdf', '--out', again);
    expect(Buffer.compare(readFileSync(join(again, 'pdf', '教育局-儿童发展规划-2015.pdf')), readFileSync(file))).toBe(
      0,
    );
  });
});

test('fuer build --pdf says plainly that LibreOffice is not there, and writes everything else', () => {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const { folder } = buildSample('outline-2018');
  const run = spawnSync(process.execPath, ['--import', 'tsx', 'src/cli.ts', 'build', folder, '--pdf'], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: '/nowhere' },
  });
  expect(run.status).toBe(1);
  expect(run.stdout).toContain('没有写 PDF：这台计算机上没有找到 LibreOffice。');
  expect(run.stdout).toContain('“另存为”');
});
