/**
 * What a person's edits say against the data: figures and judging words of the program's own that another hand changed and
 * that today's data do not bear out. Each gets a comment at its place.
 */
import type { DocumentMemory } from '../../../../history/document-memory.ts';
import { parseMemory } from '../../../../history/document-memory.ts';
import { alteredWords } from '../../../../history/judging-words.ts';
import { isFigureToken, tokensOf } from '../../../../history/merging/tokens.ts';
import type { Claim } from '../../../../report/claims/claim.ts';
import { readClaimRecord } from '../../../../report/claims/remembered-claim.ts';
import type { Words } from '../../../../report/claims/words.ts';
import { findMainPart } from '../../../package/main-part.ts';
import { openPackage } from '../../../package/package.ts';
import { guarded } from '../../../package/problem.ts';
import { documentRules } from '../../../package/rules.ts';
import { findMemory } from '../../memory-part.ts';
import type { MappedParagraph, StoryMap } from '../../story/mapped.ts';
import { mapStory } from '../../story/story-map.ts';
import { textOf } from '../package.ts';
import type { StandingBlock } from '../returned/returned-document.ts';
import { standingBlocks } from '../returned/returned-document.ts';

/** The dictionary, and whether a claim is so by the round's judgements. */
export interface Judging {
  readonly words: Words;
  readonly isSo: (claim: Claim) => boolean;
}

export interface Contradiction {
  readonly block: string;
  /** Chinese, without a full stop. */
  readonly said: string;
  readonly paragraph: MappedParagraph;
}

export function contradictions(
  story: StoryMap,
  memory: DocumentMemory,
  judging: Judging | undefined,
): readonly Contradiction[] {
  return standingBlocks(memory, story).flatMap(({ block, paragraphs }) => {
    const [first] = paragraphs;
    if (first === undefined || block.now === null || block.now === block.before) return [];
    const found = [...wrongFigures(block), ...(judging === undefined ? [] : wrongWords(block, judging))];
    return found.map(({ stands, should }) => ({
      block: block.id,
      said: `“${stands}”与数据不符，按数据应为“${should}”`,
      paragraph: paragraphs.find(({ text }) => text.includes(stands)) ?? first,
    }));
  });
}

/** Of a document as it lies there, what it says against the data, each a Chinese clause; none in what is no document of ours. */
export function contradictionsIn(bytes: Uint8Array, judging: Judging): readonly string[] {
  const reading = guarded(() => {
    const parts = openPackage(bytes, documentRules);
    const memory = parseMemory(findMemory(parts)?.text ?? '');
    if (memory === null) return [];
    const body = textOf(parts, findMainPart(parts, 'document').name);
    const story = mapStory(body, () => true);
    return contradictions(story, memory, judging).map(({ said }) => said);
  });
  return reading.verdict === 'refused' ? [] : reading.content;
}

interface Wrong {
  readonly stands: string;
  readonly should: string;
}

/** A figure with words typed beside it is still the figure. */
function wrongFigures({ figures }: StandingBlock): readonly Wrong[] {
  const numbers = (text: string): string => tokensOf(text).filter(isFigureToken).join();
  return figures.flatMap(({ before, now }) =>
    now === null || now.trim() === '' || numbers(now) === numbers(before) ? [] : [{ stands: now, should: before }],
  );
}

/** Only where the new word is one that judges by itself, and what it says is not so: nobody is accused for another way of saying it. */
function wrongWords(block: StandingBlock, { words, isSo }: Judging): readonly Wrong[] {
  return alteredWords([block], words).flatMap(({ stands, should, claim }) => {
    if (stands === null || should === null || claim === null) return [];
    const said = readClaimRecord(claim);
    const meanings = [...words.meanings(stands)];
    if (said === null || meanings.length === 0) return [];
    const holds = meanings.some((meaning) => {
      const at = meaning.indexOf('/');
      // The two halves of a declared saying belong together by its type.
      const other = { ...said, kind: meaning.slice(0, at), is: meaning.slice(at + 1) } as Claim;
      return (other.kind === said.kind && other.is === said.is) || isSo(other);
    });
    return holds ? [] : [{ stands, should }];
  });
}
