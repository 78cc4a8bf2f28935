/** Outlines of notes that nobody has filled in. */
import { isUntouchedOutline } from '../../dataset/notes/untouched-form.ts';
import { decodeText } from '../../formats/text-encoding.ts';
import type { RoundFile } from './round-files.ts';

export function isOutline(file: RoundFile): boolean {
  if (file.kind !== 'read' || !file.file.endsWith('.md')) return false;
  const decoded = decodeText(file.bytes);
  return decoded.verdict === 'read' && isUntouchedOutline(decoded.content.text);
}
