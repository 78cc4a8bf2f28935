/** Where each block of a report stands in a document that a person may have edited. */
import { alike, likeness } from '../../../history/likeness.ts';
import type { RecordedBlock } from '../../../history/manifest.ts';
import { bookmarkName } from '../names.ts';
import { styleIds } from '../style-names.ts';
import type { MappedItem, MappedParagraph, MappedRow, MappedTable, StoryMap } from './mapped.ts';

/** A piece of a paragraph's plain text: all of it, or up to where the next block begins in the same paragraph. */
export interface ParagraphPart {
  readonly paragraph: MappedParagraph;
  readonly from: number;
  readonly to: number;
}

export type Location =
  | { readonly kind: 'text'; readonly item: number; readonly parts: readonly ParagraphPart[]; readonly found: Found }
  | {
      readonly kind: 'row';
      readonly item: number;
      readonly table: MappedTable;
      readonly row: MappedRow;
      readonly found: Found;
    };

/** By its own mark, or by its words. */
type Found = 'mark' | 'likeness';

/** A recorded block under the name of its bookmark, which tells the second place of one id from the first. */
export interface KeyedBlock {
  readonly key: string;
  readonly block: RecordedBlock;
}

export function keyed(blocks: readonly RecordedBlock[]): readonly KeyedBlock[] {
  const counts = new Map<string, number>();
  return blocks.map((block) => {
    const occurrence = (counts.get(block.id) ?? 0) + 1;
    counts.set(block.id, occurrence);
    return { key: bookmarkName('block', block.id, occurrence), block };
  });
}

/** Blocks by their marks alone. Of a mark that stands twice the first holds. */
export function markedBlocks({ items }: StoryMap): Map<string, Location> {
  const found = new Map<string, Location>();
  for (const [item, each] of items.entries()) {
    if (each.kind === 'paragraph') {
      for (const [key, part] of partsByMark(each)) {
        if (!found.has(key)) found.set(key, { kind: 'text', item, parts: [part], found: 'mark' });
      }
      continue;
    }
    for (const row of each.rows) {
      const marks = row.cells.flatMap(({ paragraphs }) => paragraphs.flatMap(({ blocks }) => blocks));
      for (const { name } of marks) {
        if (!found.has(name)) found.set(name, { kind: 'row', item, table: each, row, found: 'mark' });
      }
    }
  }
  return found;
}

/** Two blocks in one paragraph, where somebody joined them, part at the second one's mark. */
function partsByMark(paragraph: MappedParagraph): readonly (readonly [string, ParagraphPart])[] {
  return paragraph.blocks.map(({ name, at }, index) => {
    const to = paragraph.blocks[index + 1]?.at ?? paragraph.text.length;
    return [name, { paragraph, from: index === 0 ? 0 : at, to }];
  });
}

/**
 * The blocks of `base` in an edited document: by mark, else by likeness among what has no mark; split paragraphs are put
 * together again. `primary` is what stands in a block's own paragraph.
 */
export function locateBlocks(
  story: StoryMap,
  base: readonly KeyedBlock[],
  primary: (block: KeyedBlock) => string,
): ReadonlyMap<string, Location> {
  const found = markedBlocks(story);
  const taken = new Set<MappedItem | MappedRow>(
    [...found.values()].flatMap((place): readonly (MappedItem | MappedRow)[] =>
      place.kind === 'row' ? [place.row] : place.parts.map((part) => part.paragraph),
    ),
  );
  const hosts = new Map(base.map((block) => [block.key, primary(block)]));
  for (const block of base) {
    if (found.has(block.key)) continue;
    const text = primary(block);
    const place = text.includes('\t')
      ? likeRow(story, text, taken)
      : (inside(story, text, found, hosts) ?? likeParagraph(story, text, taken));
    if (place === null) continue;
    found.set(block.key, place);
    if (place.kind === 'row') taken.add(place.row);
    else for (const { paragraph } of place.parts) taken.add(paragraph);
  }
  for (const block of base) {
    const place = found.get(block.key);
    if (place?.kind === 'text') found.set(block.key, withContinuation(story, place, primary(block), taken));
  }
  return found;
}

function likeParagraph(story: StoryMap, text: string, taken: ReadonlySet<MappedItem | MappedRow>): Location | null {
  let best: { readonly item: number; readonly paragraph: MappedParagraph; readonly score: number } | null = null;
  for (const [item, paragraph] of story.items.entries()) {
    if (paragraph.kind !== 'paragraph' || paragraph.text === '' || taken.has(paragraph)) continue;
    if (paragraph.blocks.length > 0 || best?.score === 1 || isContentsEntry(paragraph)) continue;
    const score = couldBeAlike(text, paragraph.text) ? likeness(text, paragraph.text) : 0;
    if (score >= alike && score > (best?.score ?? 0)) best = { item, paragraph, score };
  }
  if (best === null) return null;
  const { item, paragraph } = best;
  return { kind: 'text', item, parts: [{ paragraph, from: 0, to: paragraph.text.length }], found: 'likeness' };
}

/** Texts of very different lengths share too little, whatever is in them. */
function couldBeAlike(one: string, other: string): boolean {
  return (2 * Math.min(one.length, other.length)) / (one.length + other.length) >= alike;
}

/** A line of the list of contents, which has a heading's words and is none. */
export function isContentsEntry({ style, text }: MappedParagraph): boolean {
  if (style === styleIds.contents1 || style === styleIds.contents2) return true;
  return /\t\d*$/.test(text) && /^(?:TOC|Contents|目录)\s*\d/i.test(style ?? '');
}

const shortestQuotation = 8;

/**
 * Joined to another block's paragraph, its mark lost: the words themselves say where. The other block ends there. `hosts`
 * are the blocks' own words: what one of them quotes was not joined to it.
 */
function inside(
  story: StoryMap,
  text: string,
  found: Map<string, Location>,
  hosts: ReadonlyMap<string, string>,
): Location | null {
  if (text.length < shortestQuotation) return null;
  for (const [item, paragraph] of story.items.entries()) {
    if (paragraph.kind !== 'paragraph' || paragraph.text === text || isContentsEntry(paragraph)) continue;
    if (paragraph.blocks.some(({ name }) => hosts.get(name)?.includes(text) === true)) continue;
    const from = paragraph.text.indexOf(text);
    if (from === -1) continue;
    for (const [key, place] of found) {
      if (place.kind !== 'text') continue;
      const [part] = place.parts;
      if (part?.paragraph === paragraph && part.from < from && part.to > from) {
        found.set(key, { ...place, parts: [{ ...part, to: from }] });
      }
    }
    return { kind: 'text', item, parts: [{ paragraph, from, to: from + text.length }], found: 'likeness' };
  }
  return null;
}

function likeRow(story: StoryMap, text: string, taken: ReadonlySet<MappedItem | MappedRow>): Location | null {
  let best: { readonly place: Location; readonly score: number } | null = null;
  for (const [item, table] of story.items.entries()) {
    if (table.kind !== 'table') continue;
    for (const row of table.rows) {
      if (row.heading || taken.has(row)) continue;
      const words = cellTexts(row).join('\t');
      const score = couldBeAlike(text, words) ? likeness(text, words) : 0;
      if (score < alike || score <= (best?.score ?? 0)) continue;
      best = { place: { kind: 'row', item, table, row, found: 'likeness' }, score };
    }
  }
  return best?.place ?? null;
}

/** Paragraphs without a mark that follow and make the text more alike: somebody split the block. */
function withContinuation(
  story: StoryMap,
  place: Extract<Location, { kind: 'text' }>,
  text: string,
  taken: ReadonlySet<MappedItem | MappedRow>,
): Location {
  let best = place;
  let score = likeness(text, textOf(place));
  if (score === 1 || text === '') return place;
  let longer = place;
  for (let next = place.item + 1; next < story.items.length; next += 1) {
    const paragraph = story.items[next];
    if (paragraph?.kind !== 'paragraph' || paragraph.blocks.length > 0 || taken.has(paragraph)) break;
    longer = { ...longer, parts: [...longer.parts, { paragraph, from: 0, to: paragraph.text.length }] };
    // Text that stands in the block already is what was split off; anything else only makes it less alike.
    if (paragraph.text === '' || likeness(text, textOf(longer)) <= score) break;
    score = likeness(text, textOf(longer));
    best = longer;
  }
  return best;
}

/** The plain text of a block's paragraphs, on lines. */
export function textOf({ parts }: Extract<Location, { kind: 'text' }>): string {
  return parts.map(({ paragraph, from, to }) => paragraph.text.slice(from, to)).join('\n');
}

export function cellTexts(row: MappedRow): readonly string[] {
  return row.cells.map(({ paragraphs }) => paragraphs.map(({ text }) => text).join('\n'));
}
