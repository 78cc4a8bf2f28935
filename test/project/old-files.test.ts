import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readOldFile } from '../../src/project/old-files/old-files.ts';

const file = (name: string): Uint8Array =>
  readFileSync(fileURLToPath(new URL(`../formats/old/${name}`, import.meta.url)));

it('an old file is read in a process of its own', () => {
  const [workbook, document] = [
    readOldFile('workbook', file('sports.xls')),
    readOldFile('document', file('sports.doc')),
  ];
  expect([workbook.kind, document.kind]).toEqual(['workbook', 'document']);
  if (document.kind === 'document') expect(document.paragraphs[0]).toBe('主要做法');
}, 60_000);

it('that is given too little time, or breaks off, is a refusal', () => {
  const other = Uint8Array.from([...file('sports.xls'), 0]);
  expect(readOldFile('workbook', other, { time: 1, memory: 512 })).toMatchObject({ kind: 'refused', problem: { code: 'too-large' } });
  expect(readOldFile('workbook', Uint8Array.from([...other, 0]), { time: 60_000, memory: 1 })).toMatchObject({ kind: 'refused', problem: { code: 'damaged' } });
}, 120_000); // prettier-ignore
