/**
 * A note as its reader hands it over, whatever the file was (.md, .txt, .docx): paragraphs in order, nothing judged yet.
 */
import type { Origin } from '../../provenance.ts';

export interface NoteDocument {
  /** The file as the round names it: `notes/教育局.md`. */
  readonly file: string;
  /**
   * markdown: an unmarked paragraph below a list stands outside it. plain (text, Word): it goes on with the numbered
   * paragraph above.
   */
  readonly format: 'markdown' | 'plain';
  readonly lines: readonly NoteLine[];
  readonly frontMatter: NoteFrontMatter;
  /** What the reader left out or did otherwise than the file shows. */
  readonly remarks: readonly NoteRemark[];
}

/** One line of a paragraph, without the marks that are layout (#, -, *), otherwise to the character. */
export interface NoteLine {
  readonly text: string;
  /** Counted from 1; in a Word document the paragraph's number. */
  readonly line: number;
  /** Set only where the file itself marks a heading; that a plain line reads like one is judged later. */
  readonly heading: 1 | 2 | 3 | 4 | 5 | 6 | null;
  /** The list item's mark as written (`-`, `1.`), where this line opens one; null on its further lines. */
  readonly listMarker: string | null;
  /** How deep in lists the line stands; 0 is outside. */
  readonly depth: number;
  /** The whole line is bold: may be meant as a heading. */
  readonly bold: boolean;
  /** Goes on with the paragraph of the line before. */
  readonly continues: boolean;
  /** Of a point that was written on one line with others: all of that line. */
  readonly pointOf?: string;
  /** Stands under a form's question about an earlier promise: the promise as the question quotes it. */
  readonly asked?: string;
  readonly origin: Origin;
}

/** What stands between the two --- at the head of the file; empty for most notes. */
export interface NoteFrontMatter {
  readonly unit?: FrontMatterEntry;
  readonly plan?: FrontMatterEntry;
  readonly year?: FrontMatterEntry;
  /** Lines with other keys, or none. */
  readonly others: readonly FrontMatterEntry[];
}

export interface FrontMatterEntry {
  readonly text: string;
  readonly origin: Origin;
}

export type NoteRemarkKind =
  | 'table'
  | 'picture'
  | 'chart'
  /** Read as accepted. */
  | 'tracked-change'
  | 'hidden-text'
  | 'struck-text'
  /** Of a field of a form in which nobody wrote. */
  | 'prompt'
  | 'comment'
  | 'footnote'
  /** A list of contents or an index, made from the text. */
  | 'contents'
  /** A reading printed above the words. */
  | 'ruby'
  /** Read below its paragraph. */
  | 'text-box'
  /** Read cell after cell. */
  | 'layout-table'
  /** Read on one line. */
  | 'equation'
  /** A way of numbering that we do not know; the number was read in Arabic digits. */
  | 'list-number'
  /** Words in a drawing or a diagram. */
  | 'drawing'
  /** Something of another program. */
  | 'object'
  /** An embedded file of a kind that cannot be read. */
  | 'chunk'
  | 'sub-document'
  /** A sign of a font that we do not know. */
  | 'symbol'
  /** A field whose result the file does not hold. */
  | 'field'
  | 'element'
  /** Words written against their direction: what is seen differs from what is stored. */
  | 'direction'
  /** Characters that no document can hold. */
  | 'control-character'
  /** Markdown too deep or dense to parse: the file was read as plain text. */
  | 'markup-not-read';

export interface NoteRemark {
  readonly kind: NoteRemarkKind;
  /** The first words of what is concerned, or ''. */
  readonly words: string;
  readonly origin: Origin;
}
