/** Whether anything in a round's folder may have changed: names, sizes and times, without reading a file. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sourceFolders } from '../../pipeline/read/round-files.ts';

/** Equal for two looks between which nobody saved anything; network drives may round times, never sizes and names. */
export function roundStamp(folder: string): string {
  const lines: string[] = [];
  for (const name of namesIn(folder)) if (/\.(ya?ml|txt)$/i.test(name)) lines.push(lineOf(folder, name));
  for (const source of sourceFolders) {
    for (const name of namesIn(join(folder, source))) {
      const inside = join(source, name);
      lines.push(lineOf(folder, inside));
      if (source === 'notes' && isFolder(join(folder, inside)))
        for (const below of namesIn(join(folder, inside))) lines.push(lineOf(folder, join(inside, below)));
    }
  }
  lines.push(lineOf(folder, join('out', 'run.json')), lineOf(folder, 'issued'));
  for (const name of namesIn(join(folder, 'out'))) lines.push(lineOf(folder, join('out', name)));
  return lines.join('\n');
}

function lineOf(folder: string, name: string): string {
  const there = statSync(join(folder, name), { throwIfNoEntry: false });
  return `${name} ${there === undefined ? '-' : `${there.size} ${there.mtimeMs}`}`;
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    return [];
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
