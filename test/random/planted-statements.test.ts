/**
 * Statements planted in units' notes over random rounds: those that the figures contradict are marked, those that are so
 * are not. `npm run test:random` looks at as many rounds as FUER_ROUNDS says.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { NoteItem, UnitNote } from '../../src/dataset/notes/notes.ts';
import { noteVerdicts } from '../../src/rules/note-verdicts.ts';
import { diceOf } from './dice.ts';
import { datasetInMemory } from './in-memory.ts';
import type { Stated } from './planted-statements.ts';
import { statedOf } from './planted-statements.ts';
import { firstSeed, seeds } from './seeds.ts';

const planted = { untrue: 0, missed: new Array<string>(), true: 0, accused: new Array<string>() };

describe(`Statements in the notes of random rounds from seed ${firstSeed} on`, () => {
  beforeAll(async () => {
    // `npm test` takes the first of its dozen: each holds some thirty statements.
    const looked = process.env['FUER_ROUNDS'] === undefined ? seeds().slice(0, 4) : seeds();
    for (const seed of looked) await plant(seed);
  }, 7_200_000);

  it('are marked where the figures contradict them: 98 of 100 at least', () => {
    const { untrue, missed } = planted;
    console.info(`${untrue - missed.length} of ${untrue} untrue statements found\n${missed.slice(0, 40).join('\n')}`);
    expect(untrue).toBeGreaterThan(0);
    expect(missed.length).toBeLessThanOrEqual(untrue * 0.02);
  });

  it('are left alone where they are so', () => {
    console.info(`${planted.accused.length} of ${planted.true} true statements accused`);
    expect(planted.accused).toEqual([]);
  });
});

/** All statements of a round at once, each on a line of its own in its unit's note. */
async function plant(seed: number): Promise<void> {
  const { dataset, assessments } = await datasetInMemory(seed);
  const dice = diceOf(seed);
  const stated = assessments
    .filter(({ plan, targetSet }) => targetSet === dataset.round.plans[plan].judge)
    .flatMap((one) => statedOf(one, dice.fork(`${one.indicator.code}${one.plan}`)).map((each) => ({ ...each, one })));
  const notes = stated.map(({ text, one }, line) => noteOf(one.units[0] ?? '', itemOf(text, one.plan, line)));
  const found = noteVerdicts({ ...dataset, notes }, assessments, (is) => is);
  stated.forEach(({ text, isSo, one }, line) => {
    const mark = found.find(({ origin }) => origin?.kind === 'line' && origin.line === line);
    note({ text: `seed ${seed} ${one.indicator.code}: ${text} ${mark?.message ?? ''}`, isSo }, mark !== undefined);
  });
}

function note({ text, isSo }: Stated, isMarked: boolean): void {
  planted[isSo ? 'true' : 'untrue'] += 1;
  if (isSo && isMarked) planted.accused.push(text);
  if (!isSo && !isMarked) planted.missed.push(text);
}

function noteOf(unit: string, item: NoteItem): UnitNote {
  return { unit, general: false, items: [item], origin: { kind: 'file', file: 'notes/x.md' } };
}

function itemOf(text: string, plan: NoteItem['plans'][number], line: number): NoteItem {
  return {
    section: '主要成效', text, plans: [plan], planUnclear: false, indicators: [], deadline: null,
    future: false, state: null, origin: { kind: 'line', file: 'notes/x.md', line },
  }; // prettier-ignore
}
