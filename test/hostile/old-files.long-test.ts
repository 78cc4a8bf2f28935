import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { OldContent, OldFileKind } from '../../src/formats/old/reading.ts';
import { readWorkbook } from '../../src/formats/xlsx/read/read.ts';
import { readOldFile } from '../../src/project/old-files/old-files.ts';
import type { Damage } from './damaged-old-files.ts';
import { damaged, damages } from './damaged-old-files.ts';

/** Each is read by a process of its own: some minutes. */
const many = Number(process.env['FUER_DAMAGED'] ?? 500);
const limits = { time: 20_000, memory: 512 };

/** What a person would read, as one text. */
function readable(content: OldContent): string | null {
  if (content.kind === 'refused') return null;
  if (content.kind === 'document') return JSON.stringify(content.paragraphs);
  const reading = readWorkbook('a.xlsx', content.bytes);
  return reading.verdict === 'refused' ? null : JSON.stringify(reading.workbook.grids);
}

it.each<[string, OldFileKind]>([
  ['sports.xls', 'workbook'],
  ['sports.doc', 'document'],
])('of %s, %s: damages are refused, change nothing, or are named; what is not is counted', (name, kind) => {
  const whole = readFileSync(fileURLToPath(new URL(`../formats/old/${name}`, import.meta.url)));
  const sound = readOldFile(kind, whole, limits);
  if (sound.kind === 'refused') throw new Error(sound.problem.message);
  const counts = new Map<Damage, { refused: number; equal: number; named: number; silent: number }>();
  for (let seed = 0; seed < many; seed += 1) {
    const damage = damages[seed % damages.length] ?? 'cut';
    const count = counts.get(damage) ?? { refused: 0, equal: 0, named: 0, silent: 0 };
    counts.set(damage, count);
    const read = readOldFile(kind, damaged(whole, damage, seed * 7919 + 13), limits);
    const text = readable(read);
    if (read.kind === 'refused' || text === null) count.refused += 1;
    else if (text === readable(sound)) count.equal += 1;
    else if (read.oddities.some((oddity) => !sound.oddities.includes(oddity))) count.named += 1;
    else count.silent += 1;
  }
  console.table(Object.fromEntries(counts));
  // There is no checksum in these files: a changed bit of a letter or a figure is another letter or figure.
  for (const damage of ['cut', 'zeroed', 'noise', 'moved', 'doubled'] as const)
    expect([damage, counts.get(damage)?.silent]).toEqual([damage, 0]);
}, 3_600_000); // prettier-ignore
