/** What a person hands in or writes on the page: files of the round, the one that was there before kept in `.fuer/backup`. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { hashOf } from '../../history/manifest.ts';
import { safeNamePart } from '../../pipeline/file-names.ts';
import type { SourceFolder } from '../../pipeline/read/round-files.ts';
import { replaceWhole, writeWhole } from '../atomic-write.ts';
import { isWithin, readBytes } from '../folder-files.ts';
import { now } from '../project.ts';

/** `changed`: somebody saved the file since it was read. */
export type Saved = 'written' | 'held' | 'changed';

/** A text of the round's own (`decisions.yaml`, `notes/教育局-补充.md`); null where there is none. */
export function ownText(round: string, file: string): string | null {
  const path = join(round, file);
  return existsSync(path) && isWithin(round, path) ? readFileSync(path, 'utf8') : null;
}

/** `before` as it was read: what somebody else saved meanwhile is not written over. */
export function saveOwnText(round: string, file: string, before: string | null, text: string): Saved {
  const path = join(round, file);
  if (existsSync(path) && !isWithin(round, path)) return 'held';
  keepOld(round, path);
  return replaceWhole(path, Buffer.from(text), () => (existsSync(path) ? readFileSync(path, 'utf8') : null) === before);
}

/** Puts a file that was handed in into its folder, under a name that is safe there. Gives its place in the round. */
export function placeReceived(
  round: string,
  folder: SourceFolder | 'out',
  name: string,
  bytes: Uint8Array,
): { readonly file: string; readonly state: 'written' | 'held' } {
  const file = `${folder}/${safeFileName(name)}`;
  return { file, state: saveOwnBytes(round, file, bytes) };
}

/** The office's own Word template as the page keeps it in the round. */
export const officeTemplate = '报告模板.docx';

/** A file of the round's own folder that is no text. */
export function saveOwnBytes(round: string, file: string, bytes: Uint8Array): 'written' | 'held' {
  const path = join(round, file);
  if (existsSync(path) && (!isWithin(round, path) || !statSync(path).isFile())) return 'held';
  keepOld(round, path);
  return writeWhole(path, bytes).verdict;
}

/** 教育局.xlsx: one name, never a way to another folder. */
export function safeFileName(name: string): string {
  const last = name.normalize('NFC').replaceAll('\\', '/').split('/').at(-1) ?? '';
  const [, stem = '', extension = ''] = /^(.*?)(\.[A-Za-z0-9]{1,5})?$/s.exec(last) ?? [];
  return `${safeNamePart(stem)}${extension.toLowerCase()}`;
}

function keepOld(round: string, path: string): void {
  const old = existsSync(path) ? readBytes(path, 512 * 1024 * 1024) : null;
  if (old?.verdict !== 'read') return;
  const kept = join(round, '.fuer', 'backup', `${hashOf(old.bytes).slice(0, 12)}-${basename(path)}`);
  if (!existsSync(kept)) writeWhole(kept, old.bytes);
}

/** As `saveOwnText`, of a file that is saved while somebody types: the state before is kept once an hour, not at every key. */
export function saveDraftText(round: string, file: string, before: string | null, text: string): Saved {
  const path = join(round, file);
  if (existsSync(path) && !isWithin(round, path)) return 'held';
  const age = existsSync(path) ? now() - statSync(path).mtimeMs : 0;
  if (age > 3_600_000) keepOld(round, path);
  return replaceWhole(path, Buffer.from(text), () => (existsSync(path) ? readFileSync(path, 'utf8') : null) === before);
}
