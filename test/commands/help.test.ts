/** The page of every file says what the program reads: its examples are read as they stand. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { noteSections } from '../../src/dataset/notes/notes.ts';
import { emptyFolder, fuer } from './a-round-folder.ts';

it('lists the files, and tells of each by every name it has', async () => {
  const { out, code } = await fuer('help');
  expect(code).toBe(0);
  const names = [...out.matchAll(/^ {2}([^\s　]+)　/gmu)].map(([, name = '']) => name);
  expect(names.length).toBeGreaterThan(10);
  for (const name of names) expect((await fuer('帮助', name)).out).toContain(`${name}：`);
  expect((await fuer('help', 'workbooks')).out).toContain('指标名称');
  expect((await fuer('help', 'plan.yml')).err).toContain('是否应为“plan.yaml”？');
});

it('the notes’ page names every heading that is read', async () => {
  const { out } = await fuer('help', '材料');
  for (const section of noteSections) expect(out).toContain(section);
});

it('the examples of plan.yaml, indicators.yaml, promises.yaml, decisions.yaml and ledger.yaml are read', { timeout: 60_000 }, async () => {
  const folder = join(emptyFolder(), '试写-2022');
  await fuer('init', folder);
  const page = async (name: string): Promise<string> => (await fuer('help', name)).out;
  const example = async (name: string, from: RegExp): Promise<string> => {
    const lines = (await page(name)).split('\n');
    const first = lines.findIndex((line) => from.test(line));
    const rest = lines.slice(first);
    const end = rest.findIndex((line) => !/^[\s\-#]|^[WCX]\d|^indicators:/u.test(line));
    return rest.slice(0, end < 0 ? rest.length : end).join('\n');
  };
  writeFileSync(join(folder, 'plan.yaml'), `${await example('plan.yaml', /^W04/u)}\n`);
  writeFileSync(join(folder, 'indicators.yaml'), `${await example('indicators.yaml', /^indicators:/u)}\n`);
  writeFileSync(join(folder, 'promises.yaml'), `${await example('promises.yaml', /^- unit/u)}\n`);
  const check = await fuer('check', folder);
  expect(check.err).toBe('');
  for (const name of ['decisions.yaml', 'ledger.yaml']) {
    const commented = (await page(name)).split('\n').filter((line) => /^# {1,}(?:- |\S+: |  )/u.test(line)).map((line) => line.slice(2));
    expect(commented.length, name).toBeGreaterThan(4);
  }
}); // prettier-ignore
