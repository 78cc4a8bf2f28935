/** issued/<n>/: what was sent out, frozen, each with the manifest of its run. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RunManifest } from '../history/manifest.ts';
import { manifestName, parseManifest } from '../history/manifest.ts';
import type { Project } from '../project.ts';

export function issuedFolder(project: Pick<Project, 'folder'>, round: string): string {
  return join(project.folder, 'issued', round);
}

/** null where there is no such round of issue, or its manifest is no whole one. */
export function issuedManifest(project: Pick<Project, 'folder'>, round: string): RunManifest | null {
  if (!/^\d+$/.test(round)) return null;
  const file = join(issuedFolder(project, round), manifestName);
  return existsSync(file) ? parseManifest(readFileSync(file, 'utf8')) : null;
}

/** Numbers of the rounds of issue so far, ascending. */
export function issuedRounds(project: Pick<Project, 'folder'>): readonly number[] {
  const folder = join(project.folder, 'issued');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .toSorted((a, b) => a - b);
}
