/** python-docx at work on documents, where it is installed (Debian: python3-docx). */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const script = fileURLToPath(new URL('python_docx.py', import.meta.url));
/** Debian's own first: packages are installed for it, whatever other Python comes first on the path. */
const python = ['/usr/bin/python3', 'python3'].find((one) => spawnSync(one, ['-c', 'import docx']).status === 0);

export const hasPythonDocx = python !== undefined;

const reading = z.object({
  /** Of the body, outside tables: text and style name. */
  paragraphs: z.array(z.tuple([z.string(), z.string()])),
  /** Row by row; a merged cell's text stands in each place that it covers. */
  tables: z.array(z.object({ columns: z.number(), rows: z.array(z.array(z.string())) })),
  /** In twips. */
  sections: z.array(z.tuple([z.boolean(), z.number(), z.number()])),
  styles: z.array(z.string()),
  core: z.tuple([z.string(), z.string(), z.string()]),
  headers: z.array(z.string()),
});

export type PythonReading = z.output<typeof reading>;

/** `['run', old, now]` and the others that python_docx.py describes. */
export type PythonEdit =
  readonly ['run' | 'paragraph' | 'add' | 'cell', string, string] | readonly ['end' | 'delete', string];

export interface PythonSave {
  readonly from: string;
  readonly to: string;
  readonly edits: readonly PythonEdit[];
}

export function readWithPythonDocx(paths: readonly string[]): readonly PythonReading[] {
  return z.array(reading).parse(JSON.parse(ordered({ read: paths })));
}

/** All in one start. */
export function saveWithPythonDocx(saves: readonly PythonSave[]): void {
  ordered({ save: saves.map(({ from, to, edits }) => [from, to, edits]) });
}

function ordered(order: object): string {
  const run = spawnSync(python ?? 'python3', [script], {
    input: JSON.stringify(order),
    encoding: 'utf8',
    env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
    maxBuffer: 1 << 28,
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout;
}
