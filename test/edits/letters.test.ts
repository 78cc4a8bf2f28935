/** The table of faults names tests that are there. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const testFolder = new URL('..', import.meta.url);
const rows = readFileSync(new URL('README.md', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => /^\| (?:[A-M]|\d+) /.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()));

it.each(rows.map(([, fault = '', file = '', name = '']) => [fault, file, name] as const))('%s', (_, file, name) => {
  expect(readFileSync(new URL(file, testFolder), 'utf8')).toContain(name);
});

it('The table has every letter from A to M, and 6 and 10 to 18.', () => {
  const faults = new Set(rows.map(([, fault = '']) => fault.split(' ')[0]));
  const wanted = [...'ABCDEFGHIJKLM', '6', ...Array.from({ length: 9 }, (_, index) => `${index + 10}`)];
  expect(wanted.filter((one) => !faults.has(one))).toEqual([]);
});
