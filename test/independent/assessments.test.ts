/**
 * The judgements of random rounds, stated a second time from the method's text alone, against the program's. `npm test`
 * looks at a few rounds, `npm run test:random` at as many as FUER_ROUNDS says;
 * `npx tsx test/random/print-differences.ts <first seed> <count>` lists differences by kind.
 */
import { describe, expect, it } from 'vitest';
import { assessmentsJson } from '../../src/rules/shown/assessment-json.ts';
import { judgedInMemory } from '../random/in-memory.ts';
import { randomRound } from '../random/round.ts';
import { firstSeed, seeds } from '../random/seeds.ts';
import type { Json } from './assessments.ts';
import { slowAssessments } from './assessments.ts';
import { differences } from './compare.ts';

describe(`Judgements of random rounds from seed ${firstSeed} on`, () => {
  it('are those of the method, stated apart from the program, field by field', async () => {
    const wrong: string[] = [];
    let fields = 0;
    for (const seed of seeds()) {
      const said = JSON.parse(JSON.stringify(assessmentsJson(await judgedInMemory(seed)))) as readonly Json[];
      const result = differences(slowAssessments(randomRound(seed).truth), said);
      fields += result.fields;
      for (const one of result.found) {
        wrong.push(
          `seed ${seed} ${one.at} ${one.field}: ${JSON.stringify(one.slow)}, said ${JSON.stringify(one.said)}`,
        );
      }
    }
    expect(wrong).toEqual([]);
    expect(fields).toBeGreaterThan(seeds().length * 100);
  });

  // C22 was planned at −0.155 for 2023.
  it('agree where what was planned lies between two last digits', async () => {
    const said = JSON.parse(JSON.stringify(assessmentsJson(await judgedInMemory(77_130_230)))) as readonly Json[];
    expect(differences(slowAssessments(randomRound(77_130_230).truth), said).found).toEqual([]);
  });
});
