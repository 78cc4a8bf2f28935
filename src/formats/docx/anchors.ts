/** Sets bookmarks around pieces of a document, each with a number and a name of its own. */
import type { BlockId, FigureId } from '../../report/model.ts';
import { bookmarkName, type AnchorKind } from './names.ts';

export interface Anchors {
  /** `content` (runs of one paragraph) inside the next bookmark for this id. */
  around(kind: AnchorKind, id: BlockId | FigureId, content: string): string;
}

/**
 * Counts bookmarks from `firstNumber`: above every number in use, when the pieces go into a document that has some.
 * Occurrences of one id are counted in the order of writing.
 */
export function createAnchors(firstNumber = 1): Anchors {
  const occurrences = { block: new Map<BlockId, number>(), figure: new Map<FigureId, number>() };
  let number = firstNumber;
  return {
    around(kind, id, content) {
      const occurrence = (occurrences[kind].get(id) ?? 0) + 1;
      occurrences[kind].set(id, occurrence);
      const name = bookmarkName(kind, id, occurrence);
      const mark = `<w:bookmarkStart w:id="${number}" w:name="${name}"/>${content}<w:bookmarkEnd w:id="${number}"/>`;
      number += 1;
      return mark;
    },
  };
}
