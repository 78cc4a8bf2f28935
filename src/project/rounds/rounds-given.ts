/** Folders of rounds as they were named: a star at the end stands for every folder there, where no shell took it. */
import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { inNameOrder } from '../folder-files.ts';
import { isParcel, parcelsOrPath } from './parcels-given.ts';

export interface GivenRounds {
  /** As they are to be named to a command, each once, however often and by whatever way it was given. */
  readonly rounds: readonly string[];
  /** Files that a star took along. */
  readonly passedOver: readonly string[];
}

/** `parcels`: files of general reports are taken as well, and a folder of them for what lies in it. */
export function roundsGiven(given: readonly string[], parcels = false): GivenRounds {
  const named = given
    .flatMap((path) => withoutStar(path, parcels))
    .flatMap((path) => (parcels ? parcelsOrPath(path) : [path]));
  const isStrayFile = (path: string): boolean =>
    named.length > 1 &&
    statSync(resolve(path), { throwIfNoEntry: false })?.isFile() === true &&
    !(parcels && isParcel(path));
  const seen = new Set<string>();
  const rounds = named
    .filter((path) => !isStrayFile(path))
    .filter((path) => {
      const place = realPlace(path);
      if (seen.has(place)) return false;
      seen.add(place);
      return true;
    });
  return { rounds, passedOver: named.filter(isStrayFile) };
}

function withoutStar(path: string, parcels: boolean): readonly string[] {
  if (basename(path) !== '*') return [path];
  const above = dirname(path);
  if (!existsSync(above)) return [path];
  const names = readdirSync(resolve(above), { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('.'))
    .filter((entry) => entry.isDirectory() || (parcels && isParcel(join(above, entry.name))))
    .map(({ name }) => name);
  return inNameOrder(names, (name) => name).map((name) => join(above, name));
}

function realPlace(path: string): string {
  try {
    return realpathSync(resolve(path));
  } catch {
    return resolve(path);
  }
}
