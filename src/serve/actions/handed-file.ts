/** A file that is handed to a command: kept in the machine's own folder, then read by the command as if its path had been typed. */
import { join } from 'node:path';
import { z } from 'zod';
import { chosenTemplate } from '../../commands/opening/office-template.ts';
import { hashOf } from '../../history/manifest.ts';
import { writeWhole } from '../../project/atomic-write.ts';
import { officeTemplate, safeFileName, saveOwnBytes } from '../../project/workbench/own-files.ts';

export const handedKind = z.enum([
  /** The filled-in form of a meeting's minutes. */
  'minutes',
  /** The filled-in 审核意见. */
  'opinions',
  /** An office's own Word template. */
  'template',
]);
export type HandedKind = z.output<typeof handedKind>;

export type KeptHanded =
  | { readonly words: readonly string[] }
  | { readonly said: string; readonly code: number }
  | { readonly message: string };

export async function keepHanded(
  folder: string,
  what: HandedKind,
  name: string,
  bytes: Uint8Array,
): Promise<KeptHanded> {
  const path = join(folder, '.fuer', 'handed', `${hashOf(bytes).slice(0, 12)}-${safeFileName(name)}`);
  if (writeWhole(path, bytes).verdict === 'held') return { message: '这个文件没有存下来，请再试一次。' };
  switch (what) {
    case 'minutes':
      return { words: ['meet', folder, '--minutes', path] };
    case 'opinions':
      return { words: ['check', folder, '--decisions', path] };
    case 'template': {
      const choice = await chosenTemplate(path);
      if (choice.verdict === 'refused') return { message: choice.message.replaceAll(path, name) };
      if (saveOwnBytes(folder, officeTemplate, bytes) === 'held')
        return { message: `${officeTemplate} 正被其他程序打开，没有替换；请关闭后再试。` };
      return { said: `已存为本轮文件夹里的 ${officeTemplate}。`, code: 0 };
    }
  }
}
