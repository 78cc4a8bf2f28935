/** What a unit's grass-roots offices wrote, handed in with its return as it came: 沙坪街道.docx. */
import { readNote } from '../../formats/notes-text/read.ts';
import { distinctNames, safeNamePart } from '../file-names.ts';

export interface Attached {
  /** The place's name with the file's extension; safe as a file name. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export const mostAttached = 20;
export const largestAttached = 8 * 1024 * 1024;

/** Or why it cannot be taken, in words; read by the reader of notes, so that nobody learns in June what it could not read. */
export function attachedFrom(name: string, bytes: Uint8Array): Attached | { readonly refused: string } {
  const [, stem = '', extension = ''] = /^(.*?)(\.[A-Za-z0-9]{1,5})?$/s.exec(name.normalize('NFC')) ?? [];
  const kind = extension.toLowerCase();
  if (!['.docx', '.txt', '.md'].includes(kind)) return { refused: '请另存为 .docx 或 .txt 再放。' };
  if (bytes.length > largestAttached) return { refused: '文件过大（最多 8 MB），没有读取。' };
  const safe = `${safeNamePart(stem)}${kind}`;
  const reading = readNote(`notes/单位/${safe}`, bytes);
  if (reading.verdict === 'refused') return { refused: `${reading.problem.message}${reading.problem.hint}` };
  if (reading.content.lines.length === 0) return { refused: '里面没有读到文字。' };
  return { name: safe, bytes };
}

/** One more, beside another of the same name. */
export function withAttached(list: readonly Attached[], one: Attached): readonly Attached[] {
  const names = distinctNames([...list.map(({ name }) => name), one.name]);
  return [...list, { ...one, name: names.at(-1) ?? one.name }];
}
