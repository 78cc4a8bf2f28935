/** `npx tsx test/random/print-differences.ts <first seed> <count>`: the slow judgements against the program's, by kind. */
import { assessmentsJson } from '../../src/rules/shown/assessment-json.ts';
import { judgedInMemory } from './in-memory.ts';
import { randomRound } from './round.ts';
import { slowAssessments } from '../independent/assessments.ts';
import type { Json } from '../independent/assessments.ts';
import { differences } from '../independent/compare.ts';

const [first = 1, count = 20] = process.argv.slice(2).map(Number);
const kinds = new Map<string, string[]>();
let [fields, items] = [0, 0];
for (let seed = first; seed < first + count; seed += 1) {
  const slow = slowAssessments(randomRound(seed).truth);
  const said = JSON.parse(JSON.stringify(assessmentsJson(await judgedInMemory(seed)))) as readonly Json[];
  const result = differences(slow, said);
  fields += result.fields;
  items += slow.length;
  for (const one of result.found) {
    const kind = `${one.field}: slow ${kindOf(one.slow)}, src ${kindOf(one.said)}`;
    kinds.set(kind, [
      ...(kinds.get(kind) ?? []),
      `seed ${seed} ${one.at}: slow ${JSON.stringify(one.slow)}, src ${JSON.stringify(one.said)}`,
    ]);
  }
}
console.log(
  `${count} rounds, ${items} items, ${fields} fields, ${[...kinds.values()].flat().length} differences of ${kinds.size} kinds`,
);
for (const [kind, places] of [...kinds].toSorted((a, b) => b[1].length - a[1].length))
  console.log(`${String(places.length).padStart(5)} ${kind}\n        ${places[0]?.slice(0, 400)}`);

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return `${value.length} of them`;
  if (typeof value === 'number') return 'a number';
  return typeof value === 'string' && /^-?[\d.]+$/.test(value) ? 'a figure' : JSON.stringify(value ?? null);
}
