/**
 * Figures, people's words and placeholders pass through text templates as marks and become inlines again. People's words
 * stand in the inlines, never between the marks, so that a mark is always ours and every character of theirs passes.
 */
import type { Inline } from '../model.ts';
import { marked, partedByMarks } from './mark-signs.ts';

/** Collects the inlines of one piece of text; a mark is the place of an inline in the collection. */
export class Marks {
  readonly #inlines: Inline[] = [];

  mark(inline: Inline): string {
    this.#inlines.push(inline);
    return marked('inline', String(this.#inlines.length - 1));
  }

  /** Text with marks → inlines; neighbouring text is joined. */
  inlines(text: string): readonly Inline[] {
    const found: Inline[] = [];
    for (const [position, piece] of partedByMarks('inline', text).entries()) {
      if (position % 2 === 1) {
        const inline = this.#inlines[Number(piece)];
        if (inline === undefined) throw new Error(`mark ${piece} was never made`);
        found.push(inline);
      } else if (piece !== '') {
        found.push({ kind: 'text', text: piece });
      }
    }
    return found;
  }

  /** The text as it will be printed. */
  plain(text: string): string {
    return this.inlines(text)
      .map((inline) => inline.text)
      .join('');
  }
}
