/** A report as it was read back from a Word document. */

export interface ReadDocument {
  /** The body, in order. */
  readonly blocks: readonly ReadBlock[];
  /**
   * By bookmark name: of a figure the words inside (on lines, where somebody stretched it over paragraphs), of a block
   * the words of its paragraph.
   */
  readonly bookmarks: ReadonlyMap<string, string>;
  /** In the order of the text. */
  readonly charts: readonly ReadChart[];
  /** The words of every header, each once. */
  readonly headers: readonly string[];
  /** Which report this is and of which run; null where the program did not write it, or somebody took the mark out. */
  readonly made: { readonly report: string; readonly run: string } | null;
}

export type ReadBlock = ReadParagraph | ReadTable;

export interface ReadParagraph {
  readonly kind: 'paragraph';
  /** The id of its named style, ours where the style's name is one of ours; null for the document's default. */
  readonly style: string | null;
  /** New lines and tabs as such; words marked as deleted are left out, inserted ones are in. */
  readonly text: string;
  /** The names of the bookmarks that begin in it. */
  readonly bookmarks: readonly string[];
}

export interface ReadTable {
  readonly kind: 'table';
  readonly rows: readonly ReadRow[];
}

export interface ReadRow {
  /** Repeated on every page. */
  readonly heading: boolean;
  readonly cells: readonly ReadCell[];
}

export interface ReadCell {
  /** Its paragraphs' words, on lines. */
  readonly text: string;
  readonly paragraphs: readonly ReadParagraph[];
  /** How many columns it covers. */
  readonly across: number;
  /** Part of the cell above. */
  readonly continued: boolean;
}

export interface ReadChart {
  readonly categories: readonly string[];
  readonly series: readonly ReadSeries[];
}

export interface ReadSeries {
  readonly name: string;
  /** One a category; null for a gap. */
  readonly values: readonly (number | null)[];
}
