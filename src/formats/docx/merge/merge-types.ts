/** What the steps of a merge share: the versions they start from, and what they collect. */
import type { DocumentMemory } from '../../../history/document-memory.ts';
import type { SubjectsIn } from '../../../history/merging/merge-text.ts';
import type { NewComment } from '../write/comments.ts';
import type { KeyedBlock, Location } from '../story/locate.ts';
import type { NewMark } from '../story/marks.ts';
import type { Splice } from '../story/splices.ts';
import type { MappedParagraph, StoryMap } from '../story/mapped.ts';
import { styleIds } from '../style-names.ts';

export interface MergeNotice {
  /** `conflict`: a comment in the document shows what the program would write; `found`: recognised by its words only. */
  readonly kind: 'conflict' | 'found' | 'left-out';
  readonly block: string;
  /** Chinese, one sentence. */
  readonly message: string;
}

/** A chart whose data changed: the relationships of both documents' bodies that lead to it. */
export interface RenewedChart {
  readonly theirs: string;
  readonly fresh: string;
  /** The document has no such chart yet: its parts come along under the relationship `theirs`. */
  readonly isNew: boolean;
  readonly block: string;
}

export interface StoryMerge {
  readonly splices: readonly Splice[];
  readonly comments: readonly NewComment[];
  readonly charts: readonly RenewedChart[];
  readonly notices: readonly MergeNotice[];
}

export interface Versions {
  readonly base: DocumentMemory;
  readonly ours: DocumentMemory;
  /** The document as the person left it, and the program's new one. */
  readonly theirs: StoryMap;
  readonly fresh: StoryMap;
  /** The indicators that a sentence names. */
  readonly subjectsIn: SubjectsIn;
  /** Whether the base is known to be what the person began with. */
  readonly isProven: boolean;
  /** Whether the program writes these words only now: somebody's, harvested into the notes. */
  readonly isHarvested: (words: string) => boolean;
}

/** A block that both versions have: as it was and is recorded, where it stands in the person's document and in the new one. */
export interface KeptBlock<Place extends Location> {
  readonly one: KeyedBlock;
  readonly next: KeyedBlock;
  readonly place: Place;
  readonly fresh: Location | undefined;
}

export type KeptText = KeptBlock<Extract<Location, { kind: 'text' }>>;
export type KeptRow = KeptBlock<Extract<Location, { kind: 'row' }>>;

/** What a merge collects. */
export interface Collected {
  readonly splices: Splice[];
  readonly comments: NewComment[];
  readonly charts: RenewedChart[];
  readonly notices: MergeNotice[];
  readonly comment: (paragraph: MappedParagraph, text: string) => void;
  /** A number for one more bookmark. */
  readonly newMark: NewMark;
}

/** The beginning of a block's words, to name it by. */
export function quoted(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return [...line].length > 20 ? `${[...line].slice(0, 19).join('')}…` : line;
}

/** As a document shows it: new lines as such, without what cannot be written. */
export function tidy(text: string): string {
  return text
    .replaceAll(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replaceAll(/(?![\n\t])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu, '');
}

/** What stands above a table or a list, or below a chart, and is all of its block that is a paragraph. */
export function isCaption({ parts }: Extract<Location, { kind: 'text' }>): boolean {
  const style = parts[0]?.paragraph.style ?? '';
  return style === styleIds.tableCaption || style === styleIds.chartCaption || style === styleIds.contentsTitle;
}
