/**
 * Where everything stands in the text of a document's body: paragraphs, tables, words, bookmarks, by position. What is
 * read here is not rebuilt: whoever merges replaces pieces of the text and leaves the rest to the byte.
 */
import { parseBookmarkName } from '../names.ts';
import { eachTag, type Tag, type TagHandler } from './each-tag.ts';
import { isUnnamed } from './foreign.ts';
import type {
  Extent,
  MappedCell,
  MappedFigure,
  MappedItem,
  MappedMark,
  MappedParagraph,
  MappedRow,
  MappedWords,
  StoryMap,
} from './mapped.ts';
import { saidBy, standsTwice } from './plain-text.ts';
import { attribute, unescapeXml } from './tag-text.ts';

/** `isOurStyle`: whether a style id of this document, of a paragraph's run, is one of ours. The XML is known to be whole. */
export function mapStory(xml: string, isOurStyle: (id: string) => boolean): StoryMap {
  const mapping = new Mapping(xml, isOurStyle);
  eachTag(xml, mapping);
  return mapping.map();
}

/** Words inside stand elsewhere as well, or are no words of the paragraph. */
const hiding: ReadonlySet<string> = new Set([...standsTwice, 'w:txbxContent', 'w:del']);

class Mapping implements TagHandler {
  readonly #items: MappedItem[] = [];
  // Tables stand in cells and text boxes in paragraphs: both are stacks.
  readonly #tables: OpenTable[] = [];
  readonly #paragraphs: OpenParagraph[] = [];
  /** Marks of blocks that stand before their paragraph. */
  readonly #waiting: (Extent & { readonly name: string })[] = [];
  /** Figures' bookmarks that have begun and not ended, by number. */
  readonly #begun = new Map<string, { readonly paragraph: OpenParagraph; readonly mark: MappedMark }>();
  readonly #xml: string;
  readonly #isOurStyle: (id: string) => boolean;
  #lastBookmark = 0;
  #hidden = 0;
  #properties = 0;
  #words: { readonly tag: number; readonly inner: number } | null = null;

  constructor(xml: string, isOurStyle: (id: string) => boolean) {
    this.#xml = xml;
    this.#isOurStyle = isOurStyle;
  }

  map(): StoryMap {
    return { xml: this.#xml, items: this.#items, lastBookmark: this.#lastBookmark };
  }

  open(tag: Tag, parent: string): void {
    const { name, empty, end } = tag;
    if (!empty && hiding.has(name)) this.#hidden += 1;
    if (!empty && name === 'w:pPr') this.#properties += 1;
    const paragraph = this.#paragraphs.at(-1);
    if (paragraph?.plain === true && this.#hidden === 0 && this.#properties === 0) {
      paragraph.plain = ourElements.has(name) && !isTheirsByItself(tag);
    }
    if (name === 'w:p') this.#openParagraph(tag);
    else if (name === 'w:t' && !empty) this.#words = { tag: tag.start, inner: end };
    else if (name === 'w:bookmarkStart') this.#beginBookmark(tag);
    else if (name === 'w:bookmarkEnd') this.#endBookmark(tag);
    else if (paragraph !== undefined) this.#openInParagraph(paragraph, tag, parent);
    this.#openInTable(tag);
  }

  close({ name, start, end }: Tag, parent: string): void {
    if (hiding.has(name)) this.#hidden -= 1;
    if (name === 'w:pPr') this.#properties -= 1;
    const paragraph = this.#paragraphs.at(-1);
    switch (name) {
      case 'w:t':
        if (this.#words !== null && paragraph !== undefined && this.#hidden === 0) {
          const inner = { start: this.#words.inner, end: start };
          const text = unescapeXml(this.#xml.slice(inner.start, inner.end));
          addWords(paragraph, 'text', { start: this.#words.tag, end }, inner, text);
        }
        this.#words = null;
        break;
      case 'w:pPr':
        if (paragraph !== undefined && parent === 'w:p') paragraph.contentStart = end;
        break;
      case 'w:p':
        this.#paragraphs.pop();
        if (paragraph !== undefined) this.#closeParagraph(paragraph, start, end);
        break;
      default:
        this.#closeInTable(name, end);
    }
  }

  #openParagraph({ start, end, empty }: Tag): void {
    const opened = openParagraph(start, end);
    for (const mark of this.#waiting.splice(0)) opened.blocks.push({ ...mark, at: 0 });
    if (empty) this.#closeParagraph(opened, end, end);
    else this.#paragraphs.push(opened);
  }

  #openInParagraph(paragraph: OpenParagraph, { name, text, empty, start, end }: Tag, parent: string): void {
    switch (name) {
      case 'w:pPr':
        if (empty && parent === 'w:p') paragraph.contentStart = end;
        break;
      case 'w:pStyle':
        paragraph.style ??= attribute(text, 'w:val');
        break;
      case 'w:rStyle':
        if (!this.#isOurStyle(attribute(text, 'w:val') ?? '')) paragraph.plain = false;
        break;
      case 'w:sectPr':
        paragraph.endsSection = true;
        break;
      case 'w:drawing':
      case 'w:pict':
        paragraph.hasDrawing = true;
        break;
      default: {
        const said = this.#hidden > 0 ? '' : saidBy(name, parent, attribute(text, 'w:type'));
        if (said !== '') addWords(paragraph, 'fixed', { start, end }, { start, end }, said);
      }
    }
  }

  #openInTable({ name, text, start }: Tag): void {
    const table = this.#tables.at(-1);
    if (name === 'w:tbl') {
      this.#tables.push({ start, rows: [], rowStart: start, heading: false, cells: [], cell: null });
      return;
    }
    if (table === undefined) return;
    if (name === 'w:tr') Object.assign(table, { rowStart: start, heading: false, cells: [] });
    else if (name === 'w:tblHeader') table.heading = !/w:val="(0|false|off)"/.test(text);
    else if (name === 'w:tc') table.cell = { paragraphs: [], across: 1 };
    else if (name === 'w:gridSpan' && table.cell !== null) table.cell.across = Number(attribute(text, 'w:val') ?? '1');
  }

  #closeInTable(name: string, end: number): void {
    const table = this.#tables.at(-1);
    if (table === undefined) return;
    if (name === 'w:tc') {
      if (table.cell !== null) table.cells.push(table.cell);
      table.cell = null;
    } else if (name === 'w:tr') {
      table.rows.push({ start: table.rowStart, end, heading: table.heading, cells: table.cells });
    } else if (name === 'w:tbl') {
      this.#tables.pop();
      if (this.#tables.length === 0 && this.#hidden === 0 && this.#paragraphs.length === 0) {
        this.#items.push({ kind: 'table', start: table.start, end, rows: table.rows });
      }
    }
  }

  #beginBookmark({ text, start, end }: Tag): void {
    const paragraph = this.#paragraphs.at(-1);
    const name = attribute(text, 'w:name') ?? '';
    const number = attribute(text, 'w:id') ?? '';
    this.#lastBookmark = Math.max(this.#lastBookmark, Number(number) || 0);
    const kind = parseBookmarkName(name)?.kind;
    if (kind === undefined) {
      if (paragraph !== undefined) paragraph.plain &&= isUnnamed(name);
    } else if (kind === 'block') {
      if (paragraph === undefined) this.#waiting.push({ name, start, end });
      else paragraph.blocks.push({ name, start, end, at: paragraph.text.length });
    } else if (paragraph !== undefined) {
      this.#begun.set(number, { paragraph, mark: { name, start, end, at: paragraph.text.length } });
    }
  }

  #endBookmark({ text, start, end }: Tag): void {
    const paragraph = this.#paragraphs.at(-1);
    const number = attribute(text, 'w:id') ?? '';
    const opened = this.#begun.get(number);
    if (opened !== undefined && opened.paragraph === paragraph) {
      paragraph.figures.push({ ...opened.mark, to: paragraph.text.length, closing: { start, end } });
    }
    this.#begun.delete(number);
  }

  #closeParagraph(paragraph: OpenParagraph, contentEnd: number, end: number): void {
    // A text box's own paragraphs belong to no place in the body.
    if (this.#hidden > 0 || this.#paragraphs.length > 0) return;
    const closed: MappedParagraph = { ...paragraph, contentEnd, end };
    const table = this.#tables.at(-1);
    if (table === undefined) this.#items.push(closed);
    else if (this.#tables.length === 1) table.cell?.paragraphs.push(closed);
  }
}

function addWords(
  paragraph: OpenParagraph,
  kind: MappedWords['kind'],
  outer: Extent,
  inner: Extent,
  text: string,
): void {
  const from = paragraph.text.length;
  paragraph.text += text;
  paragraph.words.push({ kind, ...outer, inner, from, to: paragraph.text.length });
}

/** What a paragraph of ours is made of, and what word processors leave in it unasked. */
const ourElements: ReadonlySet<string> = new Set([
  'w:p', 'w:pPr', 'w:pStyle', 'w:r', 'w:rPr', 'w:rStyle', 'w:rFonts', 'w:t', 'w:tab', 'w:br', 'w:bookmarkStart', 'w:bookmarkEnd',
  'w:hyperlink', 'w:lang', 'w:proofErr', 'w:lastRenderedPageBreak', 'w:noProof',
]); // prettier-ignore

/** Elements of ours that in this form are a person's: a font, a page break, a link that is not to a block. */
function isTheirsByItself({ name, text: tag }: Tag): boolean {
  switch (name) {
    case 'w:rFonts':
      return /w:(ascii|hAnsi|eastAsia|cs)\w*=/.test(tag);
    case 'w:br':
      return /w:type="(page|column)"/.test(tag);
    case 'w:hyperlink':
      return parseBookmarkName(attribute(tag, 'w:anchor') ?? '')?.kind !== 'block';
    default:
      return false;
  }
}

interface OpenParagraph {
  readonly kind: 'paragraph';
  readonly start: number;
  contentStart: number;
  style: string | null;
  text: string;
  readonly words: MappedWords[];
  readonly blocks: MappedMark[];
  readonly figures: MappedFigure[];
  plain: boolean;
  endsSection: boolean;
  hasDrawing: boolean;
}

interface OpenTable {
  readonly start: number;
  readonly rows: MappedRow[];
  rowStart: number;
  heading: boolean;
  cells: MappedCell[];
  cell: { readonly paragraphs: MappedParagraph[]; across: number } | null;
}

function openParagraph(start: number, contentStart: number): OpenParagraph {
  const state = { style: null, text: '', plain: true, endsSection: false, hasDrawing: false };
  return { kind: 'paragraph', start, contentStart, words: [], blocks: [], figures: [], ...state };
}
