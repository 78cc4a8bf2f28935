/**
 * Takes one case out of each place that tells kinds of target apart, one at a time, and asks the compiler: a place that
 * still compiles would swallow a new kind. Not part of `npm test`; run with `npx tsx test/exhaustive/cases-taken-out.ts`.
 */
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

const kinds = [
  'threshold', 'range', 'around', 'relative', 'all-of', 'trend', 'existence', 'qualitative', 'not-computable', 'none',
]; // prettier-ignore

interface Place {
  readonly file: string;
  readonly what: 'switch' | 'table';
  /** Lines, from 0, each of which names one kind. */
  readonly cases: readonly { readonly line: number; readonly kind: string }[];
}

/** A switch or a table whose cases are kinds of target: at least three, so that other words are not taken for them. */
function placesIn(file: string, lines: readonly string[]): readonly Place[] {
  return lines.flatMap((opening, from): readonly Place[] => {
    const what = /^\s*switch \(/.test(opening)
      ? 'switch'
      : /^\s*(?:export )?const \w+ = \{$/.test(opening)
        ? 'table'
        : null;
    if (what === null) return [];
    const indent = /^\s*/.exec(opening)?.[0] ?? '';
    const to = lines.findIndex((line, at) => at > from && line.startsWith(`${indent}}`));
    if (what === 'table' && !/satisfies (?:Readonly<)?Record</.test(lines[to] ?? '')) return [];
    const pattern =
      what === 'switch' ? new RegExp(`^${indent}  case '([a-z-]+)':`) : new RegExp(`^${indent}  '?([a-z-]+)'?: .*,$`);
    const cases = lines.slice(from + 1, to).flatMap((line, offset) => {
      const kind = pattern.exec(line)?.[1];
      return kind !== undefined && kinds.includes(kind) ? [{ line: from + 1 + offset, kind }] : [];
    });
    return cases.length >= 2 && cases.some(({ kind }) => kind !== 'range' && kind !== 'none')
      ? [{ file, what, cases }]
      : [];
  });
}

function compile(folder: string): Promise<boolean> {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  return new Promise((resolve) => {
    execFile(process.execPath, [tsc, '--noEmit', '-p', folder], (error) => resolve(error === null));
  });
}

const copy = mkdtempSync(join(tmpdir(), 'cases-'));
try {
  cpSync(join(root, 'src'), join(copy, 'src'), { recursive: true });
  const config = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8')) as object;
  writeFileSync(join(copy, 'tsconfig.json'), JSON.stringify({ ...config, include: ['src'] }));
  cpSync(join(root, 'package.json'), join(copy, 'package.json'));
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'dir');
  if (!(await compile(copy))) throw new Error('the sources do not compile as they are');
  const files = readdirSync(join(copy, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const places = files
    .toSorted()
    .flatMap((file) => placesIn(file, readFileSync(join(copy, 'src', file), 'utf8').split('\n')));
  let swallowed = 0;
  for (const { file, what, cases } of places) {
    const [one] = cases;
    if (one === undefined) continue;
    const path = join(copy, 'src', file);
    const whole = readFileSync(path, 'utf8');
    writeFileSync(path, whole.split('\n').filter((_, at) => at !== one.line).join('\n')); // prettier-ignore
    const compiles = await compile(copy);
    writeFileSync(path, whole);
    if (compiles) swallowed += 1;
    console.log(`${compiles ? 'COMPILES' : 'fails   '} src/${file}:${one.line + 1} ${what} without ${one.kind}`);
  }
  console.log(`${places.length} places, ${swallowed} that compile without a case`);
  process.exitCode = swallowed === 0 ? 0 : 1;
} finally {
  rmSync(copy, { recursive: true, force: true });
}
