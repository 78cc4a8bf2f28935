/** Other people's wordings in the notes of the sample round: what its tables contradict is marked, what is so is not. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../src/diagnostics.ts';
import { readDataset } from '../../../src/pipeline/pipeline.ts';
import { readConfiguration } from '../../../src/pipeline/read/configuration.ts';
import type { RoundFile } from '../../../src/pipeline/read/round-files.ts';
import { openRound } from '../../../src/project/project.ts';
import type { Wording } from './wordings.ts';
import { soAsSaid, untrue } from './wordings.ts';

const found = new Map<string, readonly Diagnostic[]>();

describe('Other wordings', () => {
  beforeAll(() => {
    for (const list of [untrue, soAsSaid]) marksOf(list).forEach((marks, text) => found.set(text, marks));
  }, 120_000);

  it.each(untrue.filter(([, text]) => !notYetRead.includes(text)))('%s: %s is marked', (_, text) => {
    expect(found.get(text)).not.toEqual([]);
  });

  it.each(soAsSaid)('%s: %s is left alone', (_, text) => {
    expect(found.get(text)).toEqual([]);
  });
});

/** Known holes: an empty list is the aim. */
const notYetRead: readonly string[] = [
  '职工董事、职工监事中女性比重分别为38.9%和41.4%，均低于上年。',
  '孕前优生健康检查率连续三年低于江门市平均水平，今年终于实现反超。',
  '农村自来水普及率93.4%，刚好达到全省平均。',
];

/** Every wording an item of its unit's note. */
function marksOf(wordings: readonly Wording[]): ReadonlyMap<string, readonly Diagnostic[]> {
  const opening = openRound(resolve(fileURLToPath(new URL('../../..', import.meta.url)), 'samples/heshan-2016'));
  if (opening.verdict !== 'opened') throw new Error(opening.message);
  const { files } = opening.project;
  const units = [...new Set(wordings.map(([unit]) => unit))];
  const linesOf = (unit: string): readonly string[] => [
    '## 主要成效',
    ...wordings.filter((one) => one[0] === unit).map(([, text]) => `- ${text}`),
  ];
  const notes = units.map((unit): RoundFile => ({
    kind: 'read',
    file: `notes/${unit}.md`,
    bytes: new TextEncoder().encode(linesOf(unit).join('\n\n')),
  }));
  const withNotes = { ...files, folders: { ...files.folders, notes } };
  const configuration = readConfiguration(withNotes);
  if (configuration.verdict !== 'ok') throw new Error(configuration.findings.map((one) => one.message).join('\n'));
  const marks = readDataset(configuration.value, withNotes).findings.filter(
    ({ code }) => code === 'note-verdict-differs' || code === 'note-figure-differs',
  );
  return new Map(
    wordings.map(([unit, text]) => {
      const line = linesOf(unit).indexOf(`- ${text}`) * 2 + 1;
      const here = marks.filter(
        ({ origin }) => origin?.kind === 'line' && origin.file === `notes/${unit}.md` && origin.line === line,
      );
      return [text, here] as const;
    }),
  );
}
