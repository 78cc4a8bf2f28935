/**
 * Everything on the disk that the answer of a build hangs on, by content: the round's folder with what lies in out/, the
 * runs that are remembered, and what a round reads from outside. Only Node is asked, so that it costs little more than
 * reading the files.
 */
import { createHash } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
} from 'node:fs';
import { join, sep } from 'node:path';

/** Hash by name, from the folder they lie in, with `/` on every system. */
export type Contents = ReadonlyMap<string, string>;

export interface Standing {
  /** What the round reads: its own folder without out/. */
  readonly inputs: Contents;
  /** What lies in out/. */
  readonly out: Contents;
  /** What earlier builds remember. */
  readonly runs: Contents;
}

/** null where it cannot be said: links, files that are no files or cannot be read, another build at work, far too much. */
export function standingOf(round: string): Standing | null {
  return orNull(() => {
    const budget = newBudget();
    const inputs = contentsOf(round, budget, isMade);
    const isBusy = ['pending.json', 'lock'].some((name) => existsSync(join(round, machineFolder, name)));
    if (isBusy) return null;
    return {
      inputs,
      out: contentsIfThere(join(round, 'out'), budget),
      runs: contentsIfThere(join(round, machineFolder, 'runs'), budget),
    };
  });
}

/** What lies outside of the round: an absolute path. Of another round, what it makes of itself is left out. */
export interface OutsidePlace {
  readonly path: string;
  readonly kind: 'files' | 'round';
}

/** null as for a round, and where something of it was saved since `time`. */
export function outsideOf({ path, kind }: OutsidePlace, time: number): Contents | null {
  const isLeftOut = kind === 'round' ? isMade : () => false;
  return orNull(() => {
    const budget = newBudget();
    if (!isOlderThan(path, time, isLeftOut)) throw new Unsaid(path);
    return lstatSync(path).isFile() ? new Map([['', hashOfFile(path, budget)]]) : contentsOf(path, budget, isLeftOut);
  });
}

/** Of what lies in a round's folder. */
function isMade(name: string): boolean {
  return name === 'out' || name === machineFolder;
}

/** Files could be written to out/ and to the machine's folder. */
export function canWrite(round: string): boolean {
  try {
    for (const name of ['out', machineFolder]) accessSync(join(round, name), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

export function sameContents(one: Contents, other: Contents): boolean {
  return one.size === other.size && [...one].every(([name, hash]) => other.get(name) === hash);
}

/** One hash of it all. */
export function markOf(...all: readonly Contents[]): string {
  const hash = createHash('sha256');
  for (const contents of all) hash.update(JSON.stringify([...contents]));
  return hash.digest('hex');
}

const machineFolder = '.fuer';
const temporaryMark = '.fuer-tmp-';

interface Budget {
  files: number;
  bytes: number;
}

/** Beyond this the whole way is gone: hashing would cost as much. */
function newBudget(): Budget {
  return { files: 20_000, bytes: 1024 * 1024 * 1024 };
}

function isOlderThan(path: string, time: number, isLeftOut: (name: string) => boolean = () => false): boolean {
  const there = lstatSync(path);
  if (there.mtimeMs >= time) return false;
  if (!there.isDirectory()) return true;
  return readdirSync(path).every((name) => isLeftOut(name) || isOlderThan(join(path, name), time));
}

class Unsaid extends Error {}

function orNull<T>(look: () => T): T | null {
  try {
    return look();
  } catch {
    return null;
  }
}

function contentsIfThere(folder: string, budget: Budget): Contents {
  const there = lstatSync(folder, { throwIfNoEntry: false });
  if (there === undefined) return new Map();
  if (!there.isDirectory()) throw new Unsaid(folder);
  return contentsOf(folder, budget);
}

function contentsOf(folder: string, budget: Budget, isLeftOut: (name: string) => boolean = () => false): Contents {
  const contents = new Map<string, string>();
  const walk = (inside: string): void => {
    for (const entry of readdirSync(join(folder, inside), { withFileTypes: true }).toSorted(byName)) {
      const name = join(inside, entry.name);
      if (inside === '' && isLeftOut(entry.name)) continue;
      const shown = name.split(sep).join('/');
      if (entry.isDirectory()) {
        contents.set(`${shown}/`, '');
        walk(name);
      } else if (entry.isFile() && !entry.name.startsWith(temporaryMark))
        contents.set(shown, hashOfFile(join(folder, name), budget));
      // What an interrupted run left is swept away by the next. A link may lead anywhere, and what is no file is not read twice alike.
      else throw new Unsaid(shown);
    }
  };
  walk('');
  return contents;
}

function byName(one: { readonly name: string }, other: { readonly name: string }): number {
  return one.name < other.name ? -1 : 1;
}

function hashOfFile(path: string, budget: Budget): string {
  const file = openSync(path, 'r');
  try {
    budget.files -= 1;
    budget.bytes -= fstatSync(file).size;
    if (budget.files < 0 || budget.bytes < 0) throw new Unsaid(path);
    return createHash('sha256').update(readFileSync(file)).digest('hex');
  } finally {
    closeSync(file);
  }
}
