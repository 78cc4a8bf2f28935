/** A document of ours that came back: what it remembers, and what stands in it now, block by block. */
import type { DocumentMemory } from '../../../../history/document-memory.ts';
import type { RecordedClaim } from '../../../../history/manifest.ts';
import { wholeNumberAt } from '../../../../history/merging/marked-text.ts';
import { findMainPart } from '../../../package/main-part.ts';
import { openPackage } from '../../../package/package.ts';
import { guarded, type Guarded } from '../../../package/problem.ts';
import { documentRules } from '../../../package/rules.ts';
import { cellTexts, keyed, locateBlocks, markedBlocks, textOf, type Location } from '../../story/locate.ts';
import { originOf, type EarlierVersions } from './origin.ts';
import { parseBookmarkName, bookmarkName } from '../../names.ts';
import type { MappedParagraph, StoryMap } from '../../story/mapped.ts';
import { mapStory } from '../../story/story-map.ts';
import { readXml } from '../../../package/xml.ts';

export interface CarriedDocument {
  /** null where the program did not write it, or a save threw the memory away. */
  readonly memory: DocumentMemory | null;
  readonly blocks: readonly StandingBlock[];
  /** Paragraphs that no block is: somebody's own, each with the block before it. */
  readonly added: readonly { readonly text: string; readonly after: string | null }[];
  /** Whether it is known to come from the version that it is held against: what is otherwise in it is by a person then. */
  readonly isProven: boolean;
}

/** A remembered block and what stands in its place now. */
export interface StandingBlock {
  readonly id: string;
  readonly section: string;
  readonly before: string;
  /** null where it is gone. */
  readonly now: string | null;
  readonly figures: readonly StandingFigure[];
  /** The judging words as they were made; none in documents of earlier versions. */
  readonly claims: readonly RecordedClaim[];
}

export interface StandingFigure {
  readonly id: string;
  readonly origins: readonly string[];
  readonly before: string;
  /** null where its bookmark is gone and the words no longer hold it. */
  readonly now: string | null;
}

/** `earlier` are the versions that it may come from, where it does not say so itself. */
export function readCarried(bytes: Uint8Array, earlier: EarlierVersions = none): Guarded<CarriedDocument> {
  return guarded(() => {
    const parts = openPackage(bytes, documentRules);
    const main = findMainPart(parts, 'document').name;
    const content = parts.get(main) ?? new Uint8Array();
    readXml(content, main, parts.rules, { open: () => undefined });
    const story = mapStory(new TextDecoder('utf-8').decode(content), () => true);
    const { memory, isByWords } = originOf(parts, story, earlier);
    if (memory === null) return { memory, blocks: [], added: [], isProven: false };
    const isProven = memory.isUnproven !== true && (!isByWords || isBorneOut(memory, story));
    return { memory, ...standing(memory, story), isProven };
  });
}

const none: EarlierVersions = { all: () => [] };

/**
 * Whether a version that only its words tell can be the one: each of its figures stands, or is gone with its words. Another
 * number in a bookmark of ours may be a person's, or another version's.
 */
export function isBorneOut(memory: DocumentMemory, story: StoryMap): boolean {
  return standingBlocks(memory, story).every(({ block: { figures } }) =>
    figures.every(({ before, now }) => now === null || now === before),
  );
}

function standing(memory: DocumentMemory, story: StoryMap): Pick<CarriedDocument, 'blocks' | 'added'> {
  const found = standingBlocks(memory, story);
  const nameOf = new Map(found.flatMap(({ block, paragraphs }) => paragraphs.map((one) => [one, block.id] as const)));
  return { blocks: found.map(({ block }) => block), added: addedParagraphs(story, nameOf, memory) };
}

/** Every remembered block with the paragraphs that it is now; none where it is gone. */
export function standingBlocks(
  memory: DocumentMemory,
  story: StoryMap,
): readonly { readonly block: StandingBlock; readonly paragraphs: readonly MappedParagraph[] }[] {
  const blocks = keyed(memory.blocks);
  // A caption is its table's first line; what follows are notes under it, or a list's entries.
  const captionOf = (text: string): string => text.split('\n')[0] ?? text;
  const marked = markedBlocks(story);
  const located = locateBlocks(story, blocks, ({ key, block }) => {
    const place = marked.get(key);
    const stands = place?.kind === 'text' ? textOf(place) : null;
    return stands === captionOf(block.text) ? stands : block.text;
  });
  return blocks.map(({ key, block }) => {
    const { id, section, text: before, figures, claims = [] } = block;
    const place = located.get(key);
    if (place === undefined) {
      const gone = figures.map((one) => ({ ...one, before: one.text, now: null }));
      return { block: { id, section, before, now: null, figures: gone, claims }, paragraphs: [] };
    }
    const paragraphs = paragraphsOf(place);
    const now = place.kind === 'row' ? cellTexts(place.row).join('\t') : textOf(place);
    const captioned = place.kind === 'text' && now === captionOf(before);
    return {
      block: {
        id,
        section,
        before: captioned ? now : before,
        now,
        figures: standingFigures(figures, paragraphs, now),
        claims: captioned ? claims.filter(({ at }) => at < now.length) : claims,
      },
      paragraphs,
    };
  });
}

export function paragraphsOf(place: Location): readonly MappedParagraph[] {
  return place.kind === 'row'
    ? place.row.cells.flatMap(({ paragraphs }) => paragraphs)
    : place.parts.map(({ paragraph }) => paragraph);
}

/** The second bookmark of one figure in a block is its second printing there. */
export function standingFigures(
  figures: DocumentMemory['blocks'][number]['figures'],
  paragraphs: readonly MappedParagraph[],
  now: string,
): readonly StandingFigure[] {
  const marked = new Map<string, string[]>();
  for (const { figures: marks, text } of paragraphs) {
    for (const { name, at, to } of marks.toSorted((a, b) => a.at - b.at)) {
      const base = parseBookmarkName(name)?.base ?? name;
      marked.set(base, [...(marked.get(base) ?? []), text.slice(at, to)]);
    }
  }
  return figures
    .filter(({ text }) => text !== '')
    .map(({ id, text, origins }) => {
      const printed = marked.get(bookmarkName('figure', id))?.shift() ?? '';
      // Nothing is left in its bookmark, or that is lost: the number may stand outside of it.
      return {
        id,
        origins,
        before: text,
        now: printed === '' ? (wholeNumberAt(now, text, 0) === -1 ? null : text) : printed,
      };
    });
}

function addedParagraphs(
  { items }: StoryMap,
  nameOf: ReadonlyMap<MappedParagraph, string>,
  memory: DocumentMemory,
): CarriedDocument['added'] {
  const own = new Set(memory.blocks.flatMap(({ text }) => text.split('\n')));
  let after: string | null = null;
  return items.flatMap((item) => {
    if (item.kind === 'table') {
      after =
        item.rows
          .flatMap((row) => row.cells.flatMap(({ paragraphs }) => paragraphs))
          .map((one) => nameOf.get(one))
          .findLast((name) => name !== undefined) ?? after;
      return [];
    }
    after = nameOf.get(item) ?? after;
    const text = item.text.trim();
    // Notes under tables and entries of the contents are in the memory of their blocks.
    const known =
      nameOf.has(item) ||
      own.has(item.text) ||
      [...own].some((line) => line !== '' && text.startsWith(line) && /^\t?\d*$/.test(text.slice(line.length)));
    return text === '' || known ? [] : [{ text: item.text, after }];
  });
}
