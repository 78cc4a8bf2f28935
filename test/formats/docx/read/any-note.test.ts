import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { p, read } from './a-word-note.ts';
import { pieces, type Piece } from './any-piece.ts';

/**
 * Notes made of every element that a run or a paragraph may hold. Each piece says beside itself what a reader sees of it,
 * or under which name its loss is said; nothing of the reader is used for that.
 */
const notes = fc.array(fc.array(pieces, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 4 });

function seen(paragraph: readonly Piece[]): readonly string[] {
  const line = paragraph
    .map(({ shows }) => shows)
    .join('')
    .trim();
  return [...(line === '' ? [] : [line]), ...paragraph.flatMap(({ below }) => below)];
}

const runs = Number(process.env['FUER_RUNS'] ?? '300');

describe('any Word note', () => {
  it('shows every visible letter in its order, or names what is lost', () => {
    fc.assert(
      fc.property(notes, (paragraphs) => {
        const document = read(paragraphs.map((paragraph) => p(paragraph.map(({ xml }) => xml).join(''))).join(''));
        expect(document.lines.map(({ text }) => text)).toEqual(
          paragraphs.flatMap(seen).flatMap((line) => line.split('\n').map((each) => each.trim()).filter((each) => each !== '')),
        );
        const named = new Set(document.remarks.map(({ kind }) => kind));
        for (const piece of paragraphs.flat()) if (piece.named !== null) expect(named).toContain(piece.named);
        const owed = new Set(paragraphs.flat().map((piece) => piece.named));
        for (const kind of named) expect(owed).toContain(kind);
      }),
      { numRuns: runs },
    );
  });
}); // prettier-ignore
