/** The words of a document that judge: which of them another hand changed, and which no longer hold. */
import { diffArrays } from 'diff';
import type { Claim } from '../report/claims/claim.ts';
import { claimSubject } from '../report/claims/claim.ts';
import { readClaimRecord } from '../report/claims/remembered-claim.ts';
import type { Words } from '../report/claims/words.ts';
import type { RecordedBlock, RecordedClaim } from './manifest.ts';
import { tokensOf } from './merging/tokens.ts';

/** A block's words as they were made and as they stand. */
export interface StoodWords {
  readonly id: string;
  readonly before: string;
  readonly now: string | null;
  readonly claims: readonly RecordedClaim[];
}

export interface WordDisagreement {
  readonly block: string;
  /** Of which indicators the word is said, by code; empty where it is said of a set, or where nobody claimed it. */
  readonly of: readonly string[];
  /** What it claimed, as `claimRecord` writes it; null of a word that was put in. */
  readonly claim: string | null;
  /** As the document has it; null where it is gone. */
  readonly stands: string | null;
  /** As it was made, or as today's data have it; null where they say nothing in its place. */
  readonly should: string | null;
}

/** Judging words that somebody overwrote, took out, or put among the program's own. */
export function alteredWords(blocks: readonly StoodWords[], words: Words): readonly WordDisagreement[] {
  return blocks.flatMap((block) => {
    if (block.now === null || block.now === block.before) return [];
    return wordsNow(block, block.now, words).flatMap(({ claim, stands }): readonly WordDisagreement[] =>
      stands === (claim?.text ?? null)
        ? []
        : [
            {
              block: block.id,
              of: claim === null ? [] : codesOf(claim),
              claim: claim?.claim ?? null,
              stands,
              should: claim?.text ?? null,
            },
          ],
    );
  });
}

/**
 * Judging words that today's judgements no longer bear out. `isSo` says whether a claim holds today; `today` are the blocks
 * of the same report made from today's data, which give the word that should stand.
 */
export function outdatedWords(
  blocks: readonly StoodWords[],
  today: readonly RecordedBlock[],
  words: Words,
  isSo: (claim: Claim) => boolean,
): readonly WordDisagreement[] {
  const now = new Map(today.map((block) => [block.id, block]));
  return blocks.flatMap((block) => {
    if (block.now === null) return [];
    return wordsNow(block, block.now, words).flatMap(({ claim, stands }): readonly WordDisagreement[] => {
      const said = claim === null || stands !== claim.text ? null : readClaimRecord(claim.claim);
      if (said === null || claim === null || isSo(said)) return [];
      return [
        { block: block.id, of: codesOf(claim), claim: claim.claim, stands, should: wordFor(said, now.get(block.id)) },
      ];
    });
  });
}

interface WordNow {
  /** null of a judging word that was put there. */
  readonly claim: RecordedClaim | null;
  readonly stands: string | null;
}

/** Each claimed word with what stands in its place, and the judging words that stand in no claimed word's place. */
function wordsNow({ before, claims }: StoodWords, now: string, words: Words): readonly WordNow[] {
  if (now === before) return claims.map((claim) => ({ claim, stands: claim.text }));
  const pieces = differences(tokensWithWords(before, words), tokensWithWords(now, words));
  const replaced = new Set<Difference>();
  const claimed = claims.map((claim): WordNow => {
    const [from, to] = [claim.at, claim.at + claim.text.length];
    const around = pieces.filter((piece) => piece.from < to && piece.to > from);
    const changed = around.filter((piece) => !piece.same);
    // Something was put into the middle of it.
    const split = pieces.filter(
      (piece) => !piece.same && piece.from === piece.to && piece.from > from && piece.from < to,
    );
    if (changed.length === 0 && split.length === 0) return { claim, stands: claim.text };
    for (const piece of [...changed, ...split]) replaced.add(piece);
    const stands = [...around, ...split]
      .toSorted((a, b) => a.from - b.from)
      .map((piece) => (piece.same ? claimPart(piece, from, to) : piece.now))
      .join('');
    return { claim, stands: stands === '' ? null : stands };
  });
  const put = pieces
    .filter((piece) => !piece.same && !replaced.has(piece))
    .flatMap((piece) => {
      const gone = new Set(words.scan(piece.before).map(({ word }) => word));
      return words.scan(piece.now).filter(({ word }) => !gone.has(word));
    })
    .map(({ word }): WordNow => ({ claim: null, stands: word }));
  return [...claimed, ...put];
}

interface Difference {
  readonly same: boolean;
  /** In the text as it was made. */
  readonly from: number;
  readonly to: number;
  readonly before: string;
  readonly now: string;
}

function differences(before: readonly string[], now: readonly string[]): readonly Difference[] {
  const pieces: Difference[] = [];
  let at = 0;
  for (const { value, added, removed } of diffArrays([...before], [...now])) {
    const text = value.join('');
    const last = pieces.at(-1);
    if (!added && !removed) {
      pieces.push({ same: true, from: at, to: at + text.length, before: text, now: text });
    } else if (last !== undefined && !last.same) {
      const grown = removed
        ? { ...last, before: last.before + text, to: last.to + text.length }
        : { ...last, now: last.now + text };
      pieces[pieces.length - 1] = grown;
    } else {
      pieces.push({
        same: false,
        from: at,
        to: removed ? at + text.length : at,
        before: removed ? text : '',
        now: removed ? '' : text,
      });
    }
    if (!added) at += text.length;
  }
  return pieces;
}

function claimPart({ from: start, before }: Difference, from: number, to: number): string {
  return before.slice(Math.max(0, from - start), to - start);
}

/** Judging words whole, so that 达标 within 未达标 is not taken for what was left of it. */
function tokensWithWords(text: string, words: Words): readonly string[] {
  const tokens: string[] = [];
  let from = 0;
  for (const { word, at } of words.scan(text)) {
    tokens.push(...tokensOf(text.slice(from, at)), word);
    from = at + word.length;
  }
  return [...tokens, ...tokensOf(text.slice(from))];
}

function codesOf({ claim }: RecordedClaim): readonly string[] {
  return [...new Set((readClaimRecord(claim)?.of ?? []).map(({ indicator }) => indicator))];
}

function wordFor(said: Claim, today: RecordedBlock | undefined): string | null {
  const subject = claimSubject(said);
  for (const { text, claim } of today?.claims ?? []) {
    const other = readClaimRecord(claim);
    if (other !== null && other.kind === said.kind && claimSubject(other) === subject) return text;
  }
  return null;
}
