/** A sample round copied aside and built there, as `npm start` builds it: the documents that office programs are shown. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface BuiltSample {
  readonly folder: string;
  /** Full paths of everything in out/ that an office program opens. */
  readonly documents: readonly string[];
}

export function buildSample(name: string, ...flags: readonly string[]): BuiltSample {
  const aside = mkdtempSync(join(tmpdir(), 'fuer-office-'));
  cpSync(join(root, 'indicators.yaml'), join(aside, 'indicators.yaml'));
  const folder = join(aside, 'samples', name);
  cpSync(join(root, 'samples', name), folder, {
    recursive: true,
    filter: (path) => !/[/\\](out|\.fuer|issued)$/.test(path),
  });
  fuer('build', folder, ...flags);
  const out = join(folder, 'out');
  const documents = readdirSync(out)
    .filter((file) => /\.(docx|xlsx)$/.test(file))
    .toSorted()
    .map((file) => join(out, file));
  return { folder, documents };
}

/** The program as a newcomer runs it; fails on exit code 2 only, since open findings are part of a round's life. */
export function fuer(...words: readonly string[]): string {
  try {
    return execFileSync(process.execPath, ['--import', 'tsx', join(root, 'src/cli.ts'), ...words], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (error) {
    if (error instanceof Error && 'status' in error && error.status === 1 && 'stdout' in error)
      return String(error.stdout);
    throw error;
  }
}
