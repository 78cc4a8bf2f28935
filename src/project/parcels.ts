/** Parcels in out/报送/, and which of two versions of a document goes into one: the file in out/, or the one made now. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordedDocument } from '../history/manifest.ts';
import { hashOf } from '../history/manifest.ts';
import { writeWhole } from './atomic-write.ts';
import { inNameOrder, isWithin, readBytes } from './folder-files.ts';
import type { OutFolder } from './out-folder.ts';
import type { Project } from './project.ts';
import type { Proof } from '../pipeline/sender-package.ts';

export const parcelFolder = '报送';

export type Standing =
  /** The file in out/ is what the round gives now, or there is none. */
  | { readonly verdict: 'current'; readonly bytes: Uint8Array }
  /** Nobody touched the file in out/, but the round has moved on since. */
  | { readonly verdict: 'moved-on'; readonly bytes: Uint8Array }
  /** A person edited the file in out/, and the round has not moved on: the person's version goes. */
  | { readonly verdict: 'edited'; readonly bytes: Uint8Array }
  /** Both: somebody has to put the two together first. */
  | { readonly verdict: 'edited-and-moved-on' };

/**
 * `fresh` is what the round gives now, `record` what the last build wrote of the document. `sameWords`: that build said
 * the same, however it looked: written into an office's template, it has other bytes.
 */
export function standingOf(
  out: OutFolder,
  path: string,
  fresh: Uint8Array,
  record: RecordedDocument | undefined,
  sameWords: boolean,
): Standing {
  const reading = readBytes(join(out.folder, path), 128 * 1024 * 1024);
  if (reading.verdict !== 'read') return { verdict: 'current', bytes: fresh };
  const there = hashOf(reading.bytes);
  if (there === hashOf(fresh)) return { verdict: 'current', bytes: fresh };
  const ours = record?.files.some((file) => file.hash === there && file.edited !== true) ?? false;
  if (ours) return sameWords ? { verdict: 'current', bytes: reading.bytes } : { verdict: 'moved-on', bytes: fresh };
  return sameWords ? { verdict: 'edited', bytes: reading.bytes } : { verdict: 'edited-and-moved-on' };
}

/** Where the office keeps what shows that the mechanism was carried out: scans, receipts, minutes that were signed. */
export const proofFolder = '佐证';
/** Where notices, papers and the scheme for the meetings are written, within out/. */
export const meetingFolder = '会商';

const largestProof = 64 * 1024 * 1024;

/** What proves the ledger: the papers of the meetings as they lie there now, then the office's own files. */
export function proofsOf({ folder }: Pick<Project, 'folder'>, out: OutFolder): readonly Proof[] {
  return [...filesIn(out.folder, meetingFolder), ...filesIn(folder, proofFolder)];
}

function filesIn(within: string, name: string): readonly Proof[] {
  const path = join(within, name);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true || !isWithin(within, path)) return [];
  const names = readdirSync(path).filter((file) => !/^[.~]/u.test(file) && !file.endsWith('.tmp'));
  return inNameOrder(names, (file) => file).flatMap((file): readonly Proof[] => {
    if (!isWithin(within, join(path, file))) return [];
    const reading = readBytes(join(path, file), largestProof);
    return reading.verdict === 'read' ? [{ name: file, bytes: reading.bytes }] : [];
  });
}

export function placeParcel(out: OutFolder, name: string, archive: Uint8Array): 'written' | 'held' {
  return writeWhole(join(out.folder, parcelFolder, name), archive).verdict;
}
