/** Parcels in out/报送/, and which of two versions of a document goes into one: the file in out/, or the one made now. */
import { join } from 'node:path';
import type { RecordedDocument } from '../history/manifest.ts';
import { hashOf } from '../history/manifest.ts';
import { writeWhole } from './atomic-write.ts';
import { readBytes } from './folder-files.ts';
import type { OutFolder } from './out-folder.ts';

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

export function placeParcel(out: OutFolder, name: string, archive: Uint8Array): 'written' | 'held' {
  return writeWhole(join(out.folder, parcelFolder, name), archive).verdict;
}
