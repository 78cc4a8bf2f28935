/** All files of the hostile corpus, class by class. */
import { bombs } from './bombs.ts';
import type { HostileFile } from './hostile-file.ts';
import { notes } from './notes.ts';
import { numbers } from './numbers.ts';
import { brokenPackages, oddPackages, renamedFiles } from './packages.ts';
import { oddSheets, pathTricks, xmlTricks } from './xml-tricks.ts';

export const corpus: readonly HostileFile[] = [
  ...brokenPackages,
  ...renamedFiles,
  ...oddPackages,
  ...bombs,
  ...xmlTricks,
  ...pathTricks,
  ...oddSheets,
  ...numbers,
  ...notes,
];

export function isRight(gives: string | RegExp, line: string): boolean {
  return typeof gives === 'string' ? gives === line : gives.test(line);
}
