/** Notes that a harvest adds to or mends; the old file is kept. The only writing in a unit's own files. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { decodeText } from '../formats/text-encoding.ts';
import { hashOf } from '../history/manifest.ts';
import { safeNamePart } from '../pipeline/file-names.ts';
import type { Project } from './project.ts';
import { stateFolder } from './project.ts';
import { writeWhole } from './atomic-write.ts';
import { isWithin, readBytes } from './folder-files.ts';

export interface NoteFile {
  /** Its place in the round: `notes/教育局.md`. */
  readonly file: string;
  readonly text: string;
  /** It has both plans under headings, or in common. */
  readonly both: boolean;
}

/** The unit's notes of this plan in Markdown or plain text, the plan's own first. `unit` null: the general report's. */
export function noteFiles(project: Project, unit: string, plan: string | null): readonly NoteFile[] {
  const stem = safeNamePart(unit);
  const names = [...(plan === null ? [] : [`${stem}-${plan}`]), stem, `${stem}-补充`].flatMap((name) => [
    `notes/${name}.md`,
    `notes/${name}.txt`,
  ]);
  return names.flatMap((file): readonly NoteFile[] => {
    const path = join(project.folder, file);
    // Not through a link that leads out of the round, nor from what is no file.
    const reading = isWithin(project.folder, path) ? readBytes(path, largestNote) : null;
    if (reading?.verdict !== 'read') return [];
    const decoded = decodeText(reading.bytes);
    if (decoded.verdict === 'refused') return [];
    return [{ file, text: decoded.content.text, both: plan !== null && !basename(file).includes(`-${plan}.`) }];
  });
}

const largestNote = 64 * 1024 * 1024;

/** Of an outline that nobody filled in; kept among the old files all the same. */
export function removeOutline(project: Project, file: string): 'removed' | 'held' {
  const path = join(project.folder, file);
  const old = readFileSync(path);
  const kept = join(stateFolder(project), 'backup', `${hashOf(old).slice(0, 12)}-${basename(file)}`);
  if (writeWhole(kept, old).verdict === 'held') return 'held';
  try {
    rmSync(path);
    return 'removed';
  } catch {
    return 'held';
  }
}

export function writeNote(project: Project, file: string, text: string): 'written' | 'held' {
  const path = join(project.folder, file);
  if (existsSync(path)) {
    const reading = readBytes(path, largestNote);
    if (reading.verdict !== 'read') return 'held';
    const old = reading.bytes;
    const kept = join(stateFolder(project), 'backup', `${hashOf(old).slice(0, 12)}-${basename(file)}`);
    if (writeWhole(kept, old).verdict === 'held') return 'held';
  }
  return writeWhole(path, text).verdict;
}
