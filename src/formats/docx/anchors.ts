/** Sets bookmarks in pieces of a document, each with a number and a name of its own. */
import { titleBlock } from '../../history/document-memory.ts';
import type { FigureIdText } from '../../report/figure-id.ts';
import type { BlockId } from '../../report/model.ts';
import { bookmarkName, contentMarkName } from './names.ts';

export interface Anchors {
  /**
   * The mark of a block, to stand before its first word. It has no extent: LibreOffice gives a bookmark that ends behind
   * a hanging full stop a line of its own. The block is the paragraph that the mark begins.
   */
  block(id: BlockId): string;
  /** `content` (runs of one paragraph) inside the next bookmark for this figure. */
  figure(id: FigureIdText, content: string): string;
}

/**
 * Counts bookmarks from `firstNumber`: above every number in use, when the pieces go into a document that has some.
 * Occurrences of one id are counted in the order of writing. `content` is the content id of the whole document: its mark
 * stands beside the title's.
 */
export function createAnchors(firstNumber = 1, content: string | null = null): Anchors {
  const blocks = new Map<BlockId, number>();
  const figures = new Map<FigureIdText, number>();
  let number = firstNumber;

  function bookmark(name: string, content: string): string {
    const mark = `<w:bookmarkStart w:id="${number}" w:name="${name}"/>${content}<w:bookmarkEnd w:id="${number}"/>`;
    number += 1;
    return mark;
  }

  return {
    block: (id) => {
      const mark = bookmark(bookmarkName('block', id, nextOccurrence(blocks, id)), '');
      const name = id === titleBlock && content !== null ? contentMarkName(content) : null;
      return name === null ? mark : mark + bookmark(name, '');
    },
    figure: (id, content) => bookmark(bookmarkName('figure', id, nextOccurrence(figures, id)), content),
  };
}

function nextOccurrence(counts: Map<string, number>, id: string): number {
  const occurrence = (counts.get(id) ?? 0) + 1;
  counts.set(id, occurrence);
  return occurrence;
}
