/**
 * Puts a build's documents into the out folder. The new version is merged into a file that a person edited, and the old
 * file kept; where that cannot be, and where a file is open elsewhere, the new one goes beside it. What a build no longer makes is taken away if nobody edited it, with a copy kept in `.fuer/`.
 */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { RecordedFile } from '../history/manifest.ts';
import { hashForm, hashOf, nameInOut } from '../history/manifest.ts';
import { isNameBeside, nameBeside } from '../pipeline/file-names.ts';
import type { NewDocument, Placement, Removal } from '../pipeline/run/run.ts';
import { remarksOn, strayCopies, type StrayCopy } from './stray-copies.ts';
import type { Rename } from './atomic-write.ts';
import { isHeld, makeFolder, removeWhole, replaceWhole, sweepTemporaryFiles, writeWhole } from './atomic-write.ts';

export interface OutFolder {
  /** Where documents go; absolute. */
  readonly folder: string;
  /** The round's machine folder (`.fuer/`). */
  readonly state: string;
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
  read: Read = readIfThere,
): readonly Placement[] {
  makeFolder(out.folder);
  const own = ownHashes([...known, ...readJournal(out)]);
  writeJournal(out, [...readJournal(out), ...documents.map(({ path, bytes }) => ({ path, hash: hashOf(bytes) }))]);
  const isOwn = (path: string, hash: string): boolean => own.get(path)?.has(hash) === true;
  const strays = strayCopies(out.folder, documents, isOwn);
  return documents.map((document) =>
    withStrays(out, document, strays.get(document.path) ?? [], (one) => place(out, one, own, rename, read), isOwn),
  );
}

/** The newest copy under another name takes the place of a document that nobody edited under its own; the rest are named. */
function withStrays(
  out: OutFolder,
  document: NewDocument,
  strays: readonly StrayCopy[],
  placed: (document: NewDocument) => Placement,
  isOwn: (path: string, hash: string) => boolean,
): Placement {
  if (strays.length === 0) return placed(document);
  const there = readUnlessHeld(join(out.folder, document.path), readIfThere);
  const isFree = there === null || (there !== 'held' && isOwn(document.path, hashOf(there)));
  const newest = isFree ? (strays.find(({ isEdited }) => isEdited) ?? null) : null;
  const merge = newest === null ? null : (document.merge?.(newest.bytes) ?? null);
  const taken = merge === null || merge.verdict === 'unmergeable' || merge.verdict === 'beside' ? null : newest;
  const bytes = merge?.verdict === 'merged' ? merge.bytes : (taken?.bytes ?? null);
  const placement = placed(bytes === null ? document : { ...document, bytes });
  const remarks = remarksOn(strays, taken, document.path);
  const said = [...(placement.merged ?? []), ...(merge !== null && 'notices' in merge ? merge.notices : [])];
  if (taken !== null && placement.obstacle === null) {
    backUp(out, taken.path, taken.bytes);
    removeWhole(join(out.folder, taken.path));
  }
  const files =
    taken === null
      ? placement.files
      : placement.files.map((file) => (file.path === document.path ? { ...file, edited: true as const } : file));
  const merged = taken === null ? placement.merged : said;
  return { ...placement, hash: hashOf(document.bytes), files, merged, copies: remarks };
}

/** The bytes of a file, null where there is none; throws where it cannot be read. */
export type Read = (path: string) => Uint8Array | null;

/** Takes away files that no document of this run is, unless a person edited them. */
export function removeFiles(out: OutFolder, stale: readonly RecordedFile[]): readonly Removal[] {
  return stale.flatMap(({ path, hash, edited }): readonly Removal[] => {
    const bytes = readUnlessHeld(join(out.folder, path), readIfThere);
    if (bytes === null) return [];
    if (bytes === 'held') return [{ path, outcome: 'held' }];
    // What was written beside a locked file with its edits merged is ours: the edits are in the file itself by now.
    const isTheirs = edited === true && !isNameBeside(path);
    if (isTheirs || hashOf(bytes) !== hash) return [{ path, outcome: 'edited' }];
    backUp(out, path, bytes);
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

function place(
  out: OutFolder,
  document: NewDocument,
  own: OwnHashes,
  rename: Rename | undefined,
  read: Read,
): Placement {
  const hash = hashOf(document.bytes);
  const left: RecordedFile[] = [];
  let obstacle: Placement['obstacle'] = null;
  let content = document.bytes;
  let merged: Placement['merged'] = null;
  let carried: Pick<Placement, 'carried'> = {};
  for (let position = 0; ; position += 1) {
    const file = position === 0 ? document.path : nameBeside(document.path, position);
    if (position > 20) throw new Error(`nothing can be written in ${out.folder}`);
    const there = readUnlessHeld(join(out.folder, file), read);
    if (there === 'held') {
      // Whether somebody edited it cannot be seen: it stays, and stays known.
      obstacle ??= 'held';
      left.push(...lastOwn(own, file));
      continue;
    }
    const thereHash = there === null ? null : hashOf(there);
    const wrote = own.get(file);
    const isOurs = thereHash === null || thereHash === hash || wrote?.has(thereHash) === true;
    if (position === 0 && there !== null && !isOurs) {
      const merge = document.merge?.(there) ?? ({ verdict: 'unmergeable' } as const);
      if (merge.verdict === 'beside') {
        content = merge.bytes;
        carried = { carried: merge.said };
      } else if (merge.verdict !== 'unmergeable') {
        merged = merge.notices;
        content = merge.verdict === 'merged' ? merge.bytes : there;
        if (merge.verdict === 'merged') backUp(out, file, there);
      }
    }
    const contentHash = hashOf(content);
    const record: RecordedFile = {
      path: file,
      hash: contentHash,
      ...(merged === null ? {} : { edited: true as const }),
    };
    const placed = { path: document.path, file, obstacle, merged, ...carried, hash, files: [...left, record] };
    if (thereHash === contentHash) return { ...placed, state: 'unchanged' };
    if (isOurs || merged !== null) {
      const isAsBefore = (): boolean => {
        const now = readUnlessHeld(join(out.folder, file), read);
        return now === null || now === 'held' ? there === now : hashOf(now) === thereHash;
      };
      const verdict = replaceWhole(join(out.folder, file), content, isAsBefore, rename);
      if (verdict === 'written') return { ...placed, state: 'written' };
      // Somebody saved the file in between: it is looked at again.
      if (verdict === 'changed') return place(out, document, own, rename, read);
      obstacle ??= 'held';
      if (thereHash !== null) left.push({ path: file, hash: thereHash, ...(isOurs ? {} : { edited: true as const }) });
    } else {
      obstacle ??= 'edited';
      left.push(...lastOwn(own, file));
    }
  }
}

/** What the program last wrote under that name. */
function lastOwn(own: OwnHashes, file: string): readonly RecordedFile[] {
  const last = [...(own.get(file) ?? [])][0];
  return last === undefined ? [] : [{ path: file, hash: last }];
}

/** As it was before the merge, under its hash. */
function backUp(out: OutFolder, file: string, bytes: Uint8Array): void {
  writeWhole(join(out.state, 'backup', `${hashOf(bytes).slice(0, 12)}-${file}`), bytes);
}

function ownHashes(files: readonly RecordedFile[]): OwnHashes {
  const byPath = new Map<string, Set<string>>();
  for (const { path, hash, edited } of files) {
    // What a person's edits are in is theirs, whoever wrote it last.
    if (edited !== true) byPath.set(path, (byPath.get(path) ?? new Set<string>()).add(hash));
  }
  return byPath;
}

function readUnlessHeld(path: string, read: Read): Uint8Array | 'held' | null {
  try {
    return read(path);
  } catch (error) {
    if (isHeld(error)) return 'held';
    throw error;
  }
}

function readIfThere(path: string): Uint8Array | null {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true ? readFileSync(path) : null;
}

const journalSchema = z.object({
  folder: z.string(),
  files: z.array(z.object({ path: nameInOut, hash: hashForm })),
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
