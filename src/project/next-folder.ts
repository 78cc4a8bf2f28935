/** The folder of the year after: texts as made, last years' tables beside this year's own, the round's templates. */
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { Round } from '../indicators/round.ts';
import { makeFolder, writeWhole } from './atomic-write.ts';
import { issuedRounds } from './issued.ts';
import type { Creation } from './new-folder.ts';
import { createRound } from './new-folder.ts';
import type { Project } from './project.ts';

/** `tables`: this year's, by file name, as history of the next. */
export function createNextRound(
  project: Project,
  round: Round,
  given: string,
  texts: ReadonlyMap<string, string>,
  tables: ReadonlyMap<string, Uint8Array>,
): Creation {
  const creation = createRound(given, texts);
  if (creation.verdict === 'refused') return creation;
  const folder = resolve(given);
  const history = join(project.folder, 'history');
  if (existsSync(history)) cpSync(history, join(folder, 'history'), { recursive: true });
  for (const [name, bytes] of tables) writeWhole(join(folder, 'history', name), bytes);
  // What the settings name within the round goes with it; what lies outside is named by a path of its own.
  for (const path of [round.templates, round.register]) {
    if (path === undefined || isAbsolute(path) || path.startsWith('..')) continue;
    const from = join(project.folder, path);
    makeFolder(dirname(join(folder, path)));
    if (existsSync(from)) cpSync(from, join(folder, path), { recursive: true });
  }
  return creation;
}

/** A path that the round's settings give, as the new folder has to write it; null where it stays. */
export function pathFromNext(project: Project, given: string, written: string | undefined): string | null {
  if (written === undefined || isAbsolute(written) || !written.startsWith('..')) return null;
  return relative(resolve(given), resolve(project.folder, written)).replaceAll('\\', '/');
}

/** Tables of the last issue under these names, where it has them all. */
export function issuedTables(project: Project, names: readonly string[]): ReadonlyMap<string, Uint8Array> | null {
  const last = issuedRounds(project).at(-1);
  if (last === undefined) return null;
  const folder = join(project.folder, 'issued', String(last));
  const there = new Set(existsSync(folder) ? readdirSync(folder) : []);
  if (!names.every((name) => there.has(name))) return null;
  return new Map(names.map((name) => [name, readFileSync(join(folder, name))]));
}
