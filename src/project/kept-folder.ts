/**
 * Folders that a command fills by itself (forms, returned tables): what it wrote there is remembered, so that a file
 * somebody edited is told from its own, and what it no longer makes is taken away.
 */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { hashForm, nameInOut, type RecordedFile } from '../history/manifest.ts';
import type { NewDocument, Placement, Removal } from '../pipeline/run/run.ts';
import { writeWhole } from './atomic-write.ts';
import type { OutFolder } from './out-folder.ts';
import { finishRun, placeDocuments, removeFiles } from './out-folder.ts';

export interface KeptFolder {
  readonly placements: readonly Placement[];
  readonly removals: readonly Removal[];
}

/** `isOurs`: which of the remembered files this run answers for; the others stay as they are. */
export function fillFolder(
  out: OutFolder,
  documents: readonly NewDocument[],
  isOurs: (path: string) => boolean,
  now: number,
): KeptFolder {
  const known = remembered(out);
  const placements = placeDocuments(out, documents, known);
  const current = new Set(placements.flatMap(({ path, files }) => [path, ...files.map((file) => file.path)]));
  const stale = known.filter(({ path }) => isOurs(path) && !current.has(path));
  const removals = removeFiles(out, stale);
  const left = removals.filter(({ outcome }) => outcome !== 'removed').map(({ path }) => path);
  const kept = known.filter(({ path }) => (!isOurs(path) && !current.has(path)) || left.includes(path));
  remember(out, [...kept, ...placements.flatMap(({ files }) => files)]);
  finishRun(out, now);
  return { placements, removals };
}

const recordSchema = z.object({ files: z.array(z.object({ path: nameInOut, hash: hashForm })) });

function remembered(out: OutFolder): readonly RecordedFile[] {
  const path = recordFile(out);
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return [];
  try {
    const parsed = recordSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return parsed.success ? parsed.data.files : [];
  } catch {
    return [];
  }
}

function remember(out: OutFolder, files: readonly RecordedFile[]): void {
  writeWhole(recordFile(out), JSON.stringify({ files }));
}

function recordFile(out: OutFolder): string {
  return join(out.state, 'written.json');
}
