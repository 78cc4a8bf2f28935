/** Many more mutations than a test can wait for: `npx tsx test/bench/mutations.ts [how many] [first seed]`. */
import { mutantOf, verdictOn } from '../hostile/mutations.ts';

const count = Number(process.argv[2] ?? 40_000);
const first = Number(process.argv[3] ?? 100_001);
const kinds = { read: 0, refused: 0, thrown: 0 };
let slowest = { seed: 0, milliseconds: 0 };
for (let seed = first; seed < first + count; seed += 1) {
  const verdict = verdictOn(mutantOf(seed));
  kinds[verdict.kind] += 1;
  if (verdict.kind === 'thrown') process.stdout.write(`seed ${seed}: ${verdict.error}\n`);
  else if (verdict.milliseconds > slowest.milliseconds) slowest = { seed, milliseconds: verdict.milliseconds };
}
process.stdout.write(
  `${count} mutations: ${kinds.read} read, ${kinds.refused} refused, ${kinds.thrown} thrown; slowest ${Math.round(slowest.milliseconds)} ms (seed ${slowest.seed})\n`,
);
process.exitCode = kinds.thrown === 0 ? 0 : 1;
