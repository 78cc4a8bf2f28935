/** Documents of ours that lie in out/ under another name: renamed by a person, or by their unit's new name. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf } from '../history/manifest.ts';
import type { MergeRemark, NewDocument } from '../pipeline/run/run.ts';
import { readBytes } from './folder-files.ts';

export interface StrayCopy {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly hash: string;
  readonly isEdited: boolean;
  /** How many versions have been made since the one it comes from. */
  readonly age: number;
}

const largestCopy = 64 * 1024 * 1024;

/** By the document that each is a copy of; the newest by its content first. `isOwn`: what the program wrote there itself. */
export function strayCopies(
  folder: string,
  documents: readonly NewDocument[],
  isOwn: (path: string, hash: string) => boolean,
): ReadonlyMap<string, readonly StrayCopy[]> {
  const taken = new Set(documents.map(({ path }) => path));
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.docx$/i.test(entry.name) && !/^(?:[.]|~\$)/.test(entry.name))
    .map(({ name }) => name)
    .filter((name) => !taken.has(name) && !/\.新\d*\.docx$/.test(name));
  const copies = new Map<string, StrayCopy[]>();
  for (const path of names.toSorted()) {
    const reading = readBytes(join(folder, path), largestCopy);
    if (reading.verdict !== 'read') continue;
    const hash = hashOf(reading.bytes);
    if (isOwn(path, hash)) continue;
    for (const document of documents) {
      const found = document.recognise?.(reading.bytes) ?? null;
      if (found === null) continue;
      const copy = { path, bytes: reading.bytes, hash, isEdited: found.isEdited, age: found.age ?? Infinity };
      copies.set(document.path, [...(copies.get(document.path) ?? []), copy]);
      break;
    }
  }
  return new Map([...copies].map(([path, list]) => [path, list.toSorted((a, b) => a.age - b.age)]));
}

/** What to say of those that were not taken over. */
export function remarksOn(
  copies: readonly StrayCopy[],
  taken: StrayCopy | null,
  document: string,
): readonly MergeRemark[] {
  return copies.map(({ path, isEdited, hash }): MergeRemark => {
    const head = { kind: 'left-out', block: 'copies' } as const;
    if (hash === taken?.hash)
      return {
        ...head,
        message: `“${path}”是${document}的改名件：里面的修改已并入${document}，原件移到 .fuer/backup。`,
      };
    return {
      ...head,
      message: isEdited
        ? `“${path}”是${document}的另一份修改件，里面的修改没有并入，数字可能已经过时：请把要保留的改到${document}里，再移走它。`
        : `“${path}”是${document}的副本，没有人改过，数字可能已经过时：请移走，以免误发。`,
    };
  });
}
