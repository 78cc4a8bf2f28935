/** Prints what each file and round of the hostile corpus gave: `npx tsx test/hostile/print-table.ts`. */
import { corpus, isRight } from './corpus.ts';
import { outcomeOf } from './outcome.ts';
import { hostileNames, roundOutcome, roundWithNames, yamlTricks } from './rounds.ts';

const wrong: string[] = [];
let slowest = 0;
let largest = 0;

function print(group: string, title: string, right: boolean, milliseconds: number, line: string): void {
  if (!right) wrong.push(`${group} · ${title}`);
  slowest = Math.max(slowest, milliseconds);
  const time = String(Math.round(milliseconds)).padStart(6);
  process.stdout.write(`| ${right ? '✓' : '✗'} | ${group} | ${title} | ${time} ms | ${line.slice(0, 110)} |\n`);
}

for (const file of corpus) {
  const { line, milliseconds } = outcomeOf(file);
  print(file.class, file.title, isRight(file.gives, line), milliseconds, line);
  largest = Math.max(largest, process.memoryUsage().rss);
}
for (const round of yamlTricks) {
  const start = performance.now();
  const { line } = await roundOutcome(round.files);
  print(round.class, round.title, round.gives.test(line), performance.now() - start, line);
}
const start = performance.now();
const named = await roundOutcome(roundWithNames, 'build');
const isInside = named.outside.length === 0;
print('名称', `${hostileNames.length} 个单位名称`, isInside, performance.now() - start, named.line);

const count = corpus.length + yamlTricks.length + 1;
process.stdout.write(
  `\n${count} cases, ${wrong.length} wrong; slowest ${Math.round(slowest)} ms; largest memory ${Math.round(largest / 2 ** 20)} MiB\n`,
);
process.stdout.write(wrong.map((one) => `✗ ${one}\n`).join(''));
process.exitCode = wrong.length === 0 ? 0 : 1;
