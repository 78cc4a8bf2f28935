/** Whether documents may be written to a folder: by where it really lies, whatever links and letters say. */
import { closeSync, existsSync, openSync, realpathSync, rmSync, statSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { sourceFolders } from '../pipeline/read/round-files.ts';
import { codeOf } from './folder-files.ts';
import type { OutFolder } from './out-folder.ts';
import { temporaryMark } from './atomic-write.ts';

/** Why nothing can be written there, in words; null where something can. */
export function obstacleToWriting({ folder, shown }: OutFolder & { readonly shown: string }): string | null {
  const real = realPlace(folder);
  const inside = placeInRound(real);
  if (inside !== null) {
    const what = inside === '' ? '放本轮材料的文件夹' : (keptWords[inside] ?? '放材料的文件夹');
    return `“${shown}”是${what}，不能用作输出文件夹。\n请换一个文件夹，或不写 --out。`;
  }
  const there = statSync(folder, { throwIfNoEntry: false });
  if (there !== undefined && !there.isDirectory()) return `“${shown}”是文件，不能用作输出文件夹。\n请换一个文件夹名。`;
  return there === undefined ? null : obstacleInside(folder, shown);
}

/** Folders of a round that hold what was frozen, sent out or remembered. */
const keptWords: Readonly<Record<string, string>> = {
  issued: '存放已发出文件的文件夹',
  forms: '存放表样的文件夹',
  '.fuer': '程序自己的文件夹',
};

/** What a real path is within the round that it lies in: '' for the round itself; null where it may be written. */
function placeInRound(real: string): string | null {
  const kept = [...sourceFolders, ...Object.keys(keptWords)];
  let inside = '';
  for (let folder = real; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'round.yaml'))) {
      // Windows and macOS do not tell NOTES from notes.
      const first = inside.normalize('NFC').toLowerCase();
      return first === '' || kept.includes(first) ? first : null;
    }
    if (dirname(folder) === folder) return null;
    inside = basename(folder);
  }
}

/** Where a folder lies or would lie, links followed as far as there are folders. */
function realPlace(path: string): string {
  const missing: string[] = [];
  for (let folder = path; ; folder = dirname(folder)) {
    try {
      return join(realpathSync(folder), ...missing);
    } catch {
      if (dirname(folder) === folder) return path;
      missing.unshift(basename(folder));
    }
  }
}

/** Told beforehand: afterwards a file that may not be replaced looks like one that Word has open. */
function obstacleInside(folder: string, shown: string): string | null {
  const trial = join(folder, `${temporaryMark}${randomBytes(6).toString('hex')}`);
  try {
    closeSync(openSync(trial, 'wx'));
    rmSync(trial, { force: true });
    return null;
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOSPC') return null;
    return `不能写入“${shown}”（${code === 'EROFS' ? '只读的磁盘' : '没有权限'}）。\n请检查这个文件夹的权限，或用 --out 写到别处。`;
  }
}
