/**
 * Saves drawn layouts with LibreOffice, some by way of its other formats, as fixtures that tests read without it:
 * `npx tsx test/dataset/layouts/make-libreoffice.ts`.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drawnFirst } from './drawn-first.ts';
import { drawn } from './layout-text.ts';
import { drawnCsv, drawnWorkbook } from './write-drawn.ts';

const ways: readonly (readonly [number: string, way: 'xlsx' | 'xls' | 'ods' | 'csv'])[] = [
  ['01', 'xls'],
  ['02', 'xlsx'],
  ['03', 'xlsx'],
  ['04', 'xls'],
  ['05', 'xlsx'],
  ['06', 'ods'],
  ['08', 'xlsx'],
  ['09', 'xls'],
  ['10', 'ods'],
  ['11', 'xlsx'],
  ['12', 'xlsx'],
  ['13', 'xlsx'],
  ['14', 'csv'],
  ['15', 'ods'],
];

const folder = mkdtempSync(join(tmpdir(), 'layouts-'));
const kept = new URL('../../fixtures/layouts/', import.meta.url).pathname;
mkdirSync(kept, { recursive: true });
for (const [number, way] of ways) {
  const text = Object.entries(drawnFirst).find(([name]) => name.startsWith(number))?.[1] ?? '';
  const sheets = drawn(text);
  const name = `${number}-${way}`;
  if (way === 'csv') {
    const [sheet] = sheets;
    writeFileSync(join(folder, `${name}.csv`), sheet === undefined ? '' : drawnCsv(sheet));
    convert(`${name}.csv`, 'xlsx', '--infilter=CSV:44,34,76');
  } else {
    writeFileSync(join(folder, `${name}.xlsx`), drawnWorkbook(sheets));
    if (way !== 'xlsx') convert(`${name}.xlsx`, way);
    convert(`${name}.${way}`, 'xlsx');
  }
  copyFileSync(join(folder, 'saved', `${name}.xlsx`), join(kept, `${name}.xlsx`));
}
rmSync(folder, { recursive: true });

function convert(file: string, to: string, ...more: readonly string[]): void {
  const profile = `-env:UserInstallation=file://${join(tmpdir(), 'layouts-libreoffice')}`;
  const out = to === 'xlsx' ? join(folder, 'saved') : folder;
  execFileSync('soffice', [profile, '--headless', ...more, '--convert-to', to, '--outdir', out, join(folder, file)]);
}
