/**
 * A sentence's literal words become claims: whatever the pattern itself (not a slot) says as judged is marked with what the
 * vocabulary declares for its situation, about the subjects the composer names.
 */
import type { Marks } from '../patterns/inline-marks.ts';
import type { About, Declared } from './claim.ts';
import { claimOf } from './claim.ts';
import { sayingOf } from './words.ts';
import type { Words } from './words.ts';

/** A piece of a rendered pattern: its own words, or what a slot put there. */
export interface Piece {
  readonly own: boolean;
  readonly text: string;
}

/** The sentence with its judging words as marks (`declared` null: it asks and states nothing); a judging word that the situation does not declare is a bug. */
export function claimed(
  pieces: readonly Piece[],
  declared: readonly Declared[] | null,
  subjects: About | undefined,
  words: Words,
  marks: Marks,
): string {
  return pieces
    .map((piece) =>
      piece.own && declared !== null ? withClaims(piece.text, declared, subjects, words, marks) : piece.text,
    )
    .join('');
}

function withClaims(
  text: string,
  declared: readonly Declared[],
  subjects: About | undefined,
  words: Words,
  marks: Marks,
): string {
  let said = '';
  let from = 0;
  for (const { word, at } of words.scan(text)) {
    const means = fitting(word, declared, words);
    if (means === undefined || subjects === undefined)
      throw new Error(`“${word}” judges in a sentence that claims nothing such`);
    said += text.slice(from, at) + marks.mark({ kind: 'claim', text: word, claim: claimOf(means, subjects) });
    from = at + word.length;
  }
  return said + text.slice(from);
}

/** The declared saying that a word can stand for; undefined where it stands for none of them. */
export function fitting(word: string, declared: readonly Declared[], words: Words): Declared | undefined {
  const meanings = words.meanings(word);
  return declared.find((each) => meanings.has(each) || countsAs(each).some((other) => meanings.has(other)));
}

/** A word in front of a count stands for the condition that is counted. */
function countsAs(declared: Declared): readonly Declared[] {
  return declared.startsWith('counted/') ? sayingOf(conditionIn(declared)) : [];
}

function conditionIn(declared: Declared): Parameters<typeof sayingOf>[0] {
  // What follows `counted/` in a declared saying is a condition by its type.
  return declared.slice('counted/'.length) as Parameters<typeof sayingOf>[0];
}
