/** Words written on the page: into `notes/<unit>-补充.md`, saved while they are typed. */
import { z } from 'zod';
import { ownText, saveDraftText } from '../../project/workbench/own-files.ts';
import type { Slot } from './supplement.ts';
import { slotRequest, supplementFile, textAt, withTextAt } from './supplement.ts';

export interface NoteView {
  readonly file: string;
  readonly text: string;
}

export const saveNoteRequest = z.strictObject({
  slot: slotRequest,
  text: z.string().max(20_000),
  /** What stood there when the person began: another text there now is not written over. */
  before: z.string().max(20_000),
});

export function readNote(folder: string, slot: Slot): NoteView {
  const file = supplementFile(slot);
  return { file, text: textAt(ownText(folder, file), slot) };
}

export function saveNote(
  folder: string,
  { slot, text, before }: z.output<typeof saveNoteRequest>,
): { readonly ok: true; readonly file: string; readonly text: string } | { readonly message: string } {
  const file = supplementFile(slot);
  const there = ownText(folder, file);
  const now = textAt(there, slot);
  if (now !== before.trim() && now !== text.trim()) {
    return { message: `这里刚在别处改成了“${now.slice(0, 60)}”，没有写入。请刷新后再改。` };
  }
  const next = withTextAt(there, slot, text);
  if (next === (there ?? '')) return { ok: true, file, text: now };
  switch (saveDraftText(folder, file, there, next)) {
    case 'written':
      return { ok: true, file, text: textAt(next, slot) };
    case 'changed':
      return { message: `${file} 刚被别处改过，没有写入，请再试一次。` };
    case 'held':
      return { message: `${file} 正被其他程序打开，没有写入；您写的内容留在页面上，关闭那个程序后再改一个字即可。` };
  }
}
