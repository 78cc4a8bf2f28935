/** Rounds that were worked on from this desk, the last first; kept in the person's own folder. */
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { writeWhole } from '../atomic-write.ts';

const schema = z.array(z.string()).max(50);

export function recentRounds(): readonly string[] {
  try {
    return schema
      .parse(JSON.parse(readFileSync(file(), 'utf8')))
      .filter((path) => existsSync(join(path, 'round.yaml')));
  } catch {
    return [];
  }
}

export function rememberRound(folder: string): void {
  const path = resolve(folder);
  try {
    const rounds = [path, ...recentRounds().filter((one) => one !== path)].slice(0, mostRemembered);
    writeWhole(file(), JSON.stringify(rounds));
  } catch {
    // A desk without a folder of one's own: the list stays empty, nothing else hangs on it.
  }
}

/** Where a new round is offered to lie. */
export function ownDocuments(): string {
  const home = homedir();
  return ['Documents', '文档'].map((name) => join(home, name)).find((path) => existsSync(path)) ?? home;
}

function file(): string {
  return join(process.env['FUER_PERSON'] ?? homedir(), '.fuer-rounds.json');
}

const mostRemembered = 8;
