/**
 * A build's run as data: what was made of each document, and what came of it in the out folder. The disk itself is
 * `project`'s and is handed in as a shelf.
 */
import type { RecordedDocument, RecordedFile, RunManifest } from '../../history/manifest.ts';
import type { RunFacts } from '../../history/run-record.ts';
import type { JudgedDocument } from '../documents.ts';

/** A new version on its way into the out folder. */
export interface NewDocument {
  /** Its name within the out folder. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Brings the new version into the file that a person edited; absent for kinds that cannot be merged. */
  readonly merge?: (edited: Uint8Array) => EditMerge;
  /** Whether a file under another name is a copy of this document; null where it is not. */
  readonly recognise?: (bytes: Uint8Array) => { readonly isEdited: boolean; readonly age: number | null } | null;
}

export type EditMerge =
  | { readonly verdict: 'merged'; readonly bytes: Uint8Array; readonly notices: readonly MergeRemark[] }
  | { readonly verdict: 'current'; readonly notices: readonly MergeRemark[] }
  /** The new version stays beside, with what of the person's could be carried into it; `said` tells of it, in Chinese. */
  | { readonly verdict: 'beside'; readonly bytes: Uint8Array; readonly said: string }
  /** It is not known what the file was made from, or it cannot be read. */
  | { readonly verdict: 'unmergeable' };

/** What somebody has to look at in a merged file. */
export interface MergeRemark {
  readonly kind: 'conflict' | 'found' | 'left-out';
  readonly block: string;
  readonly message: string;
}

export interface Placement {
  readonly path: string;
  /** Where the bytes are now: the document's own name, or the name beside it. */
  readonly file: string;
  readonly state: 'written' | 'unchanged';
  /** Why not under its own name. */
  readonly obstacle: 'edited' | 'held' | null;
  /** Of a file that a person edited and that has the new version in it now; null for any other. */
  readonly merged: readonly MergeRemark[] | null;
  /** What of a person's file went into the new one beside it. */
  readonly carried?: string;
  /** What is to be said of copies of the document under other names. */
  readonly copies?: readonly MergeRemark[];
  readonly hash: string;
  /** What the program wrote for this document and left there. */
  readonly files: readonly RecordedFile[];
}

export interface Removal {
  readonly path: string;
  readonly outcome: 'removed' | 'edited' | 'held';
}

/** One document of the round: made in this run, or left as the last run left it. */
export interface MadeDocument extends Pick<NewDocument, 'merge' | 'recognise'> {
  readonly judged: JudgedDocument;
  /** null where the document is withheld or was not asked for. */
  readonly bytes: Uint8Array | null;
  readonly selected: boolean;
}

/** Everything a run leaves. */
export interface Run {
  readonly documents: readonly MadeDocument[];
  readonly facts: RunFacts;
  /** Whether a document that the last run made, and this one knows nothing of, is to go. */
  readonly outdated: (record: RecordedDocument) => boolean;
}

export interface RunOutcome {
  readonly placements: ReadonlyMap<string, Placement>;
  readonly removals: readonly Removal[];
  /** The manifest itself could not be replaced. */
  readonly manifestHeld: boolean;
}

/** The out folder: what the last run left there, and the place for this one. */
export interface Shelf {
  readonly last: RunManifest | null;
  /** All runs that are remembered and all versions sent out, the newest first; read only where somebody asks. */
  readonly runs: () => readonly RunManifest[];
  readonly place: (run: Run) => RunOutcome;
}
