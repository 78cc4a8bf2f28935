/** What a map of a document's body is made of: paragraphs, tables, words and marks, each with where it stands. */
export interface Extent {
  /** Positions in the part's text, UTF-16, the end exclusive. */
  readonly start: number;
  readonly end: number;
}

/** A piece of a paragraph's plain text and the XML that holds it. */
export interface MappedWords extends Extent {
  /** `w:t` can be changed inside; a tab or a line break is one character that stands or goes. */
  readonly kind: 'text' | 'fixed';
  /** Of the words, without their tags; for a fixed one, of the whole element. */
  readonly inner: Extent;
  /** Positions in the paragraph's plain text. */
  readonly from: number;
  readonly to: number;
}

export interface MappedMark extends Extent {
  readonly name: string;
  /** How many characters of the paragraph's plain text stand before it. */
  readonly at: number;
}

export interface MappedFigure extends MappedMark {
  readonly to: number;
  /** Its end's own element. */
  readonly closing: Extent;
}

export interface MappedParagraph extends Extent {
  readonly kind: 'paragraph';
  /** Behind the paragraph's properties, where its runs begin; `contentEnd` is where they end. */
  readonly contentStart: number;
  readonly contentEnd: number;
  readonly style: string | null;
  readonly text: string;
  readonly words: readonly MappedWords[];
  /** Marks of blocks, ours only. */
  readonly blocks: readonly MappedMark[];
  /** Figures' bookmarks, ours only, with the text inside. */
  readonly figures: readonly MappedFigure[];
  /** Nothing in it but runs in our own styles: no one formatted, commented or drew in it. */
  readonly plain: boolean;
  readonly endsSection: boolean;
  readonly hasDrawing: boolean;
}

export interface MappedCell {
  readonly paragraphs: readonly MappedParagraph[];
  readonly across: number;
}

export interface MappedRow extends Extent {
  readonly heading: boolean;
  readonly cells: readonly MappedCell[];
}

export interface MappedTable extends Extent {
  readonly kind: 'table';
  readonly rows: readonly MappedRow[];
}

export type MappedItem = MappedParagraph | MappedTable;

export interface StoryMap {
  readonly xml: string;
  /** The body's paragraphs and tables in order; what is in tables within cells is left out. */
  readonly items: readonly MappedItem[];
  /** The highest number of a bookmark. */
  readonly lastBookmark: number;
}

/** The paragraphs of the body itself and of its tables' cells, in order. */
export function paragraphsIn(items: readonly MappedItem[]): readonly MappedParagraph[] {
  return items.flatMap((item) =>
    item.kind === 'paragraph' ? [item] : item.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.paragraphs)),
  );
}
