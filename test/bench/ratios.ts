/**
 * Prints what builds cost as multiples of `node -e 0`, all in one run, taking turns, in processor time: what others do on
 * the machine falls on both sides. The bundled program on the sample: everything new, one figure fixed, nothing changed.
 *
 * Part of `npm run bench`; alone: `npx tsx test/bench/ratios.ts [other dist/cli.js …]`, which are set beside it.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median, milliseconds, printTable } from './printing.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const programs = [join(root, 'dist', 'cli.js'), ...process.argv.slice(2)];
const turns = 5;

const aside = mkdtempSync(join(tmpdir(), 'fuer-ratios-'));
const sample = join(aside, 'samples', 'heshan-2015');
cpSync(join(root, 'indicators.yaml'), join(aside, 'indicators.yaml'));
cpSync(join(root, 'samples', 'heshan-2015'), sample, {
  recursive: true,
  filter: (path) => !/[/\\](out|\.fuer|issued|forms)$/.test(path),
});
const table = join(sample, 'workbooks', '财政局.csv');
const written = readFileSync(table, 'utf8');
const used = join(aside, 'used');
const hook = join(aside, 'hook.cjs');
writeFileSync(
  hook,
  `process.on('exit', () => { const { user, system } = process.cpuUsage(); require('node:fs').writeFileSync(${JSON.stringify(used)}, String((user + system) / 1000)); });`,
);

/** In milliseconds of processor time, all threads together. */
function cost(...words: readonly string[]): number {
  const env = { ...process.env, FUER_PERSON: aside };
  spawnSync(process.execPath, ['--require', hook, ...words], { env, stdio: 'ignore' });
  return Number(readFileSync(used, 'utf8'));
}

const alone: number[] = [];
const kinds = ['everything new', 'one figure fixed', 'nothing changed'] as const;
const costs = new Map(programs.map((program) => [program, kinds.map((): number[] => [])]));
for (let turn = 0; turn < turns; turn += 1) {
  for (const program of programs) {
    alone.push(cost('-e', '0'));
    for (const name of ['out', '.fuer']) rmSync(join(sample, name), { recursive: true, force: true });
    writeFileSync(table, written);
    const made = [cost(program, 'build', sample)];
    writeFileSync(table, written.replace(',21.1,', `,21.${2 + turn},`));
    made.push(cost(program, 'build', sample), cost(program, 'build', sample));
    made.forEach((took, position) => costs.get(program)?.[position]?.push(took));
  }
}
rmSync(aside, { recursive: true, force: true });
const node = median(alone);
printTable(
  `Processor time as multiples of node alone (${milliseconds(node)} ms), median of ${turns}`,
  ['program', ...kinds],
  programs.map((program) => [
    program.startsWith(root) ? program.slice(root.length) : program,
    ...(costs.get(program) ?? []).map(
      (took) => `${(median(took) / node).toFixed(1)} × (${milliseconds(median(took))} ms)`,
    ),
  ]),
);
