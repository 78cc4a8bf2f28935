/** The folder of a new round: never over files that are there already. */
import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { sourceFolders } from '../pipeline/read/round-files.ts';
import { makeFolder, writeWhole } from './atomic-write.ts';

export type Creation =
  { readonly verdict: 'created' } | { readonly verdict: 'refused'; readonly message: string; readonly hint: string };

/** `files` by name within the round. */
export function createRound(given: string, files: ReadonlyMap<string, string>): Creation {
  if (given.trim() === '')
    return { verdict: 'refused', message: '没有写文件夹名。', hint: '请写新一轮的文件夹名，如 云和市-2022。' };
  const folder = resolve(given);
  const there = statSync(folder, { throwIfNoEntry: false });
  if (there !== undefined && !there.isDirectory()) {
    return { verdict: 'refused', message: `“${given}”是文件，不能用作文件夹。`, hint: '请换一个文件夹名。' };
  }
  if (there !== undefined && readdirSync(folder).length > 0) {
    return {
      verdict: 'refused',
      message: `文件夹“${given}”不是空的，没有新建。`,
      hint: '请换一个文件夹名，或先把里面的文件移走。',
    };
  }
  for (const name of sourceFolders) makeFolder(join(folder, name));
  for (const [name, text] of files) writeWhole(join(folder, name), text);
  return { verdict: 'created' };
}
