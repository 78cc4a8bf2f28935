/** issued/<n>/: what was sent out, frozen, each with the manifest of its run. Never written again. */
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { RunManifest } from '../history/manifest.ts';
import { hashOf, manifestName, manifestText, parseManifest } from '../history/manifest.ts';
import type { Project } from './project.ts';
import { makeFolder, writeWhole } from './atomic-write.ts';
import { readBytes } from './folder-files.ts';
import type { OutFolder } from './out-folder.ts';

type Folder = Pick<Project, 'folder'>;

const largestManifest = 512 * 1024 * 1024;

/** null where there is no such round of issue, or its manifest is no whole one. */
export function issuedManifest(project: Folder, round: string): RunManifest | null {
  if (!/^\d+$/.test(round)) return null;
  const file = join(project.folder, 'issued', round, manifestName);
  const reading = readBytes(file, largestManifest);
  return reading.verdict === 'read' ? parseManifest(Buffer.from(reading.bytes).toString('utf8')) : null;
}

/** What was sent out under this name; null where it is gone. */
export function issuedFile(project: Folder, round: number, name: string): Uint8Array | null {
  const reading = readBytes(join(project.folder, 'issued', String(round), name), largestManifest);
  return reading.verdict === 'read' ? reading.bytes : null;
}

/** Numbers of the rounds of issue so far, ascending. */
export function issuedRounds(project: Folder): readonly number[] {
  const folder = join(project.folder, 'issued');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .toSorted((a, b) => a - b);
}

/** The last version sent out; null where none was. */
export function lastIssued(project: Folder): RunManifest | null {
  const last = issuedRounds(project).at(-1);
  return last === undefined ? null : issuedManifest(project, String(last));
}

/** All versions sent out, the newest first. */
export function allIssued(project: Folder): readonly RunManifest[] {
  return issuedRounds(project)
    .toReversed()
    .flatMap((number) => issuedManifest(project, String(number)) ?? []);
}

/** What to freeze of a document: its bytes as they lie in out/, by a person's hand or the program's. */
export interface StandingFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly hash: string;
}

export function standingFile(out: OutFolder, path: string): StandingFile | null {
  const reading = readBytes(join(out.folder, path), 128 * 1024 * 1024);
  return reading.verdict === 'read' ? { path, bytes: reading.bytes, hash: hashOf(reading.bytes) } : null;
}

/** Writes a whole round of issue beside, then gives it its number: an interrupted one leaves none. */
export function freeze(
  project: Folder,
  files: readonly StandingFile[],
  papers: readonly { readonly path: string; readonly bytes: Uint8Array }[],
  manifest: RunManifest,
): number {
  const number = (issuedRounds(project).at(-1) ?? 0) + 1;
  const making = join(project.folder, 'issued', `.making-${number}`);
  rmSync(making, { recursive: true, force: true });
  makeFolder(making);
  const all = [...files, ...papers, { path: manifestName, bytes: Buffer.from(manifestText(manifest)) }];
  for (const { path, bytes } of all) {
    const outcome = writeWhole(join(making, path), bytes);
    // What is sent out is whole or is not: the number is not given.
    if (outcome.verdict === 'held') throw new Error(`could not write ${path}`, { cause: outcome.reason });
  }
  renameSync(making, join(project.folder, 'issued', String(number)));
  return number;
}
