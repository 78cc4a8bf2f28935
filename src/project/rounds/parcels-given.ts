/** Parcels of general reports as a level above gets them: files beside or instead of folders of rounds. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inNameOrder, readBytes, whyNotRead } from '../folder-files.ts';

export type ParcelReading =
  { readonly verdict: 'read'; readonly bytes: Uint8Array } | { readonly verdict: 'failed'; readonly message: string };

export function isParcel(path: string): boolean {
  return isParcelName(path) && statSync(resolve(path), { throwIfNoEntry: false })?.isFile() === true;
}

export function readParcel(path: string): ParcelReading {
  const reading = readBytes(resolve(path), 256 * 1024 * 1024);
  switch (reading.verdict) {
    case 'read':
      return reading;
    case 'too-large':
      return { verdict: 'failed', message: '压缩包太大，没有读取。请确认是 fuer pack general 装的包。' };
    case 'failed':
      return { verdict: 'failed', message: whyNotRead(reading.code) };
  }
}

/** A folder in which parcels were collected stands for them; any other path for itself. */
export function parcelsOrPath(path: string): readonly string[] {
  const folder = resolve(path);
  const isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
  if (!isFolder || existsSync(join(folder, 'round.yaml'))) return [path];
  const parcels = readdirSync(folder).filter((name) => isParcelName(name) && isParcel(join(path, name)));
  return parcels.length === 0 ? [path] : inNameOrder(parcels, (name) => name).map((name) => join(path, name));
}

function isParcelName(path: string): boolean {
  return /(^|[\\/])[^.~\\/][^\\/]*\.zip$/iu.test(path);
}
