import type { NoteDocument } from '../../dataset/note-document.ts';
import type { Guarded } from '../package/problem.ts';
import { Refusal, guarded } from '../package/problem.ts';

export function readWordNote(file: string, bytes: Uint8Array): Guarded<NoteDocument> {
  return guarded(() => {
    throw new Refusal({ code: 'not-this-kind', message: `${file}：${bytes.length}`, hint: '' });
  });
}
