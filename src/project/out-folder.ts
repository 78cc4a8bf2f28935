/**
 * Puts a build's documents into the out folder. A file that a person edited, or has open, is never touched: the new
 * one goes beside it. What a build no longer makes is taken away if nobody edited it, with a copy kept in `.fuer/`.
 */
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { RecordedFile } from '../history/manifest.ts';
import { hashOf } from '../history/manifest.ts';
import { nameBeside } from '../pipeline/file-names.ts';
import type { Rename } from './atomic-write.ts';
import { removeWhole, sweepTemporaryFiles, writeWhole } from './atomic-write.ts';

export interface OutFolder {
  /** Where documents go; absolute. */
  readonly folder: string;
  /** The round's machine folder (`.fuer/`). */
  readonly state: string;
}

export interface NewDocument {
  /** Its name within the out folder. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface Placement {
  readonly path: string;
  /** Where the bytes are now: the document's own name, or the name beside it. */
  readonly file: string;
  readonly state: 'written' | 'unchanged';
  /** Why not under its own name. */
  readonly obstacle: 'edited' | 'held' | null;
  readonly hash: string;
  /** What the program wrote for this document and left there. */
  readonly files: readonly RecordedFile[];
}

export interface Removal {
  readonly path: string;
  readonly outcome: 'removed' | 'edited' | 'held';
}

/**
 * `known` are the files as earlier runs wrote them. An interrupted run is known from its journal, so that what it
 * wrote is not taken for somebody's edits.
 */
export function placeDocuments(
  out: OutFolder,
  documents: readonly NewDocument[],
  known: readonly RecordedFile[],
  rename?: Rename,
): readonly Placement[] {
  mkdirSync(out.folder, { recursive: true });
  const own = ownHashes([...known, ...readJournal(out)]);
  writeJournal(out, [...readJournal(out), ...documents.map(({ path, bytes }) => ({ path, hash: hashOf(bytes) }))]);
  return documents.map((document) => place(out, document, own, rename));
}

/** Takes away files that no document of this run is, unless a person edited them. */
export function removeFiles(out: OutFolder, stale: readonly RecordedFile[]): readonly Removal[] {
  return stale.flatMap(({ path, hash }): readonly Removal[] => {
    const bytes = readIfThere(join(out.folder, path));
    if (bytes === null) return [];
    if (hashOf(bytes) !== hash) return [{ path, outcome: 'edited' }];
    writeWhole(join(out.state, 'backup', `${hash.slice(0, 12)}-${path}`), bytes);
    const removal = removeWhole(join(out.folder, path));
    return [{ path, outcome: removal.verdict === 'written' ? 'removed' : 'held' }];
  });
}

/** The last step of a build: the manifest is in place, nothing is pending any more. */
export function finishRun(out: OutFolder, now: number): void {
  removeWhole(journalFile(out));
  sweepTemporaryFiles(out.folder, now);
}

/** A text file of the out folder; null where there is none. */
export function readOutText(out: OutFolder, name: string): string | null {
  const bytes = readIfThere(join(out.folder, name));
  return bytes === null ? null : Buffer.from(bytes).toString('utf8');
}

type OwnHashes = ReadonlyMap<string, ReadonlySet<string>>;

function place(out: OutFolder, document: NewDocument, own: OwnHashes, rename?: Rename): Placement {
  const hash = hashOf(document.bytes);
  const left: RecordedFile[] = [];
  let obstacle: Placement['obstacle'] = null;
  for (let position = 0; ; position += 1) {
    const file = position === 0 ? document.path : nameBeside(document.path, position);
    const there = readIfThere(join(out.folder, file));
    const thereHash = there === null ? null : hashOf(there);
    const placed = { path: document.path, file, obstacle, hash, files: [...left, { path: file, hash }] };
    if (thereHash === hash) return { ...placed, state: 'unchanged' };
    const wrote = own.get(file);
    if (thereHash === null || wrote?.has(thereHash) === true) {
      if (writeWhole(join(out.folder, file), document.bytes, rename).verdict === 'written') {
        return { ...placed, state: 'written' };
      }
      obstacle ??= 'held';
      if (thereHash !== null) left.push({ path: file, hash: thereHash });
      if (position > 20) throw new Error(`nothing can be written in ${out.folder}`);
    } else {
      obstacle ??= 'edited';
      const last = [...(wrote ?? [])][0];
      if (last !== undefined) left.push({ path: file, hash: last });
    }
  }
}

function ownHashes(files: readonly RecordedFile[]): OwnHashes {
  const byPath = new Map<string, Set<string>>();
  for (const { path, hash } of files) byPath.set(path, (byPath.get(path) ?? new Set<string>()).add(hash));
  return byPath;
}

function readIfThere(path: string): Uint8Array | null {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true ? readFileSync(path) : null;
}

const journalSchema = z.object({
  folder: z.string(),
  files: z.array(z.object({ path: z.string(), hash: z.string() })),
});

/** What a run is about to write: read by the next one if this one does not come to its end. */
function writeJournal(out: OutFolder, files: readonly RecordedFile[]): void {
  writeWhole(journalFile(out), JSON.stringify({ folder: out.folder, files }));
}

function readJournal(out: OutFolder): readonly RecordedFile[] {
  const bytes = readIfThere(journalFile(out));
  if (bytes === null) return [];
  try {
    const parsed = journalSchema.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    return parsed.success && parsed.data.folder === out.folder ? parsed.data.files : [];
  } catch {
    return [];
  }
}

function journalFile(out: OutFolder): string {
  return join(out.state, 'pending.json');
}
