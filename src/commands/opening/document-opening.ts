/** A document that came back, opened: its words now, what it remembers, and the round it belongs to if that is near. */
import type { CarriedDocument } from '../../formats/docx/merge/returned/returned-document.ts';
import type { DocumentMemory } from '../../history/document-memory.ts';

export interface OpenedDocument {
  /** Its file name. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly carried: CarriedDocument;
  readonly memory: DocumentMemory;
  /** The round's folder; null where none is found. */
  readonly round: string | null;
  /** Of a printed one. */
  readonly paper?: PaperPlaces;
}

export type DocumentOpening =
  | { readonly verdict: 'opened'; readonly document: OpenedDocument }
  | { readonly verdict: 'refused'; readonly message: string };

/** What is known of the printed report besides its words. */
export interface PaperPlaces {
  /** The Word file that it prints: `out/教育局-妇女发展规划-2015.docx`; null where only the record of a run tells of it. */
  readonly prints: string | null;
  readonly pages: number;
  /** The page of a block's first difference, else of the block. */
  readonly pageOf: ReadonlyMap<string, number>;
  readonly pageOfAdded: readonly number[];
  /** Blocks that say in the Word file what they say on paper: a person wrote it there. */
  readonly alsoInFile: ReadonlySet<string>;
  /** Its words were read off a picture, with mistakes of their own. */
  readonly recognised: boolean;
}
