/** Which sentences of a text are no longer what they were. */
import { diffArrays } from 'diff';

export interface ChangedSentence {
  /** Empty where a sentence is new. */
  readonly before: string;
  /** Empty where a sentence is gone. */
  readonly after: string;
}

export function changedSentences(before: string, after: string): readonly ChangedSentence[] {
  const found: { before: string; after: string }[] = [];
  let open = false;
  for (const part of diffArrays([...sentencesOf(before)], [...sentencesOf(after)])) {
    if (!part.added && !part.removed) {
      open = false;
      continue;
    }
    if (!open) found.push({ before: '', after: '' });
    open = true;
    const last = found.at(-1);
    if (last === undefined) continue;
    if (part.removed) last.before += part.value.join('');
    else last.after += part.value.join('');
  }
  return found;
}

/** Sentences with their marks; a table row's cells count as such. */
export function sentencesOf(text: string): readonly string[] {
  return text.match(/[^。！？；\n\t]*[。！？；\n\t]+|[^。！？；\n\t]+$/g) ?? [];
}
