/** A round's own settings file, written because a command's name says so; the old one is kept. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf } from '../../history/manifest.ts';
import type { Project } from '../project.ts';
import { stateFolder } from '../project.ts';
import { writeWhole } from '../atomic-write.ts';

export function writeSettings(
  project: Project,
  file: 'plan.yaml' | 'ledger.yaml' | 'decisions.yaml' | 'round.yaml',
  text: string,
): 'written' | 'held' {
  const path = join(project.folder, file);
  if (existsSync(path)) {
    const old = readFileSync(path);
    writeWhole(join(stateFolder(project), 'backup', `${hashOf(old).slice(0, 12)}-${file}`), old);
  }
  return writeWhole(path, text).verdict;
}
