/**
 * Where everything stands in the text of a document's body: paragraphs, tables, words, bookmarks, by position. What is
 * read here is not rebuilt: whoever merges replaces pieces of the text and leaves the rest to the byte.
 */
import { contentOfMark, parseBookmarkName } from '../names.ts';

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

/** `isOurStyle`: whether a style id of this document, of a paragraph's run, is one of ours. The XML is known to be whole. */
export function mapStory(xml: string, isOurStyle: (id: string) => boolean): StoryMap {
  const items: MappedItem[] = [];
  const stack: string[] = [];
  const tables: OpenTable[] = [];
  const paragraphs: OpenParagraph[] = [];
  const waiting: { readonly name: string; readonly start: number; readonly end: number }[] = [];
  const begun = new Map<string, { readonly paragraph: OpenParagraph; readonly mark: MappedMark }>();
  let lastBookmark = 0;
  let hidden = 0;
  let words: { readonly tag: number; readonly inner: number } | null = null;

  const add = (
    paragraph: OpenParagraph,
    kind: MappedWords['kind'],
    outer: Extent,
    inner: Extent,
    text: string,
  ): void => {
    const from = paragraph.text.length;
    paragraph.text += text;
    paragraph.words.push({ kind, ...outer, inner, from, to: paragraph.text.length });
  };
  const fixed = (text: string, extent: Extent): void => {
    const paragraph = paragraphs.at(-1);
    if (hidden === 0 && paragraph !== undefined) add(paragraph, 'fixed', extent, extent, text);
  };

  tagPattern.lastIndex = 0;
  for (let match = tagPattern.exec(xml); match !== null; match = tagPattern.exec(xml)) {
    const [tag] = match;
    const start = match.index;
    const end = start + tag.length;
    const name = match[2];
    if (name === undefined) continue;
    const closes = match[1] === '/';
    const empty = tag.endsWith('/>');
    const paragraph = paragraphs.at(-1);

    if (closes) {
      stack.pop();
      if (hiding.has(name)) hidden -= 1;
      switch (name) {
        case 'w:t':
          if (words !== null && paragraph !== undefined && hidden === 0) {
            const inner = { start: words.inner, end: start };
            add(paragraph, 'text', { start: words.tag, end }, inner, unescapeXml(xml.slice(inner.start, inner.end)));
          }
          words = null;
          break;
        case 'w:pPr':
          if (paragraph !== undefined && stack.at(-1) === 'w:p') paragraph.contentStart = end;
          break;
        case 'w:p':
          paragraphs.pop();
          if (paragraph !== undefined) closeParagraph(paragraph, start, end);
          break;
        case 'w:tc': {
          const table = tables.at(-1);
          if (table?.cell !== null && table !== undefined) table.cells.push(table.cell);
          if (table !== undefined) table.cell = null;
          break;
        }
        case 'w:tr': {
          const table = tables.at(-1);
          table?.rows.push({ start: table.rowStart, end, heading: table.heading, cells: table.cells });
          break;
        }
        case 'w:tbl': {
          const table = tables.pop();
          if (table !== undefined && tables.length === 0 && hidden === 0 && paragraphs.length === 0) {
            items.push({ kind: 'table', start: table.start, end, rows: table.rows });
          }
          break;
        }
      }
      continue;
    }

    if (!empty) {
      stack.push(name);
      if (hiding.has(name)) hidden += 1;
    }
    if (paragraph?.plain === true && hidden === 0 && !stack.includes('w:pPr')) {
      paragraph.plain = ourElements.has(name) && !isTheirsByItself(name, tag);
    }
    switch (name) {
      case 'w:p': {
        const opened = openParagraph(start, end);
        for (const mark of waiting.splice(0)) opened.blocks.push({ ...mark, at: 0 });
        if (empty) closeParagraph(opened, end, end);
        else paragraphs.push(opened);
        break;
      }
      case 'w:pPr':
        if (empty && paragraph !== undefined && stack.at(-1) === 'w:p') paragraph.contentStart = end;
        break;
      case 'w:pStyle':
        if (paragraph !== undefined) paragraph.style ??= attribute(tag, 'w:val');
        break;
      case 'w:rStyle':
        if (paragraph !== undefined && !isOurStyle(attribute(tag, 'w:val') ?? '')) paragraph.plain = false;
        break;
      case 'w:sectPr':
        if (paragraph !== undefined) paragraph.endsSection = true;
        break;
      case 'w:drawing':
      case 'w:pict':
        if (paragraph !== undefined) paragraph.hasDrawing = true;
        break;
      case 'w:t':
        if (!empty) words = { tag: start, inner: end };
        break;
      case 'w:tab':
        if (stack.at(empty ? -1 : -2) === 'w:r') fixed('\t', { start, end });
        break;
      case 'w:cr':
      case 'w:br':
        if (!/w:type="(page|column)"/.test(tag)) fixed('\n', { start, end });
        break;
      case 'w:noBreakHyphen':
        fixed('-', { start, end });
        break;
      case 'w:bookmarkStart': {
        const bookmark = attribute(tag, 'w:name') ?? '';
        const number = attribute(tag, 'w:id') ?? '';
        lastBookmark = Math.max(lastBookmark, Number(number) || 0);
        const kind = parseBookmarkName(bookmark)?.kind;
        if (kind === undefined) {
          if (paragraph !== undefined) paragraph.plain &&= isUnnamed(bookmark);
        } else if (kind === 'block') {
          if (paragraph === undefined) waiting.push({ name: bookmark, start, end });
          else paragraph.blocks.push({ name: bookmark, start, end, at: paragraph.text.length });
        } else if (paragraph !== undefined) {
          begun.set(number, { paragraph, mark: { name: bookmark, start, end, at: paragraph.text.length } });
        }
        break;
      }
      case 'w:bookmarkEnd': {
        const opened = begun.get(attribute(tag, 'w:id') ?? '');
        if (opened !== undefined && opened.paragraph === paragraph) {
          paragraph.figures.push({ ...opened.mark, to: paragraph.text.length, closing: { start, end } });
        }
        begun.delete(attribute(tag, 'w:id') ?? '');
        break;
      }
      case 'w:tbl':
        tables.push({ start, rows: [], rowStart: start, heading: false, cells: [], cell: null });
        break;
      case 'w:tr': {
        const table = tables.at(-1);
        if (table !== undefined) Object.assign(table, { rowStart: start, heading: false, cells: [] });
        break;
      }
      case 'w:tblHeader': {
        const table = tables.at(-1);
        if (table !== undefined) table.heading = !/w:val="(0|false|off)"/.test(tag);
        break;
      }
      case 'w:tc': {
        const table = tables.at(-1);
        if (table !== undefined) table.cell = { paragraphs: [], across: 1 };
        break;
      }
      case 'w:gridSpan': {
        const cell = tables.at(-1)?.cell;
        if (cell !== null && cell !== undefined) cell.across = Number(attribute(tag, 'w:val') ?? '1');
        break;
      }
    }
  }
  return { xml, items, lastBookmark };

  function closeParagraph(paragraph: OpenParagraph, contentEnd: number, end: number): void {
    // A text box's own paragraphs belong to no place in the body.
    if (hidden > 0 || paragraphs.length > 0) return;
    const closed: MappedParagraph = { ...paragraph, contentEnd, end };
    const table = tables.at(-1);
    if (table === undefined) items.push(closed);
    else if (tables.length === 1) table.cell?.paragraphs.push(closed);
  }
}

/** Tags; comments, instructions and CDATA are passed over whole. */
const tagPattern =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[[\s\S]*?\]\]>|<(\/?)([A-Za-z_][\w:.-]*)(?:[^<>"']|"[^"]*"|'[^']*')*>/g;

/** Words inside stand elsewhere as well, or are no words of the paragraph. */
const hiding: ReadonlySet<string> = new Set(['mc:Fallback', 'w:moveFrom', 'w:txbxContent', 'w:del']);

/** What a paragraph of ours is made of, and what word processors leave in it unasked. */
const ourElements: ReadonlySet<string> = new Set([
  'w:p', 'w:pPr', 'w:pStyle', 'w:r', 'w:rPr', 'w:rStyle', 'w:rFonts', 'w:t', 'w:tab', 'w:br', 'w:bookmarkStart', 'w:bookmarkEnd',
  'w:hyperlink', 'w:lang', 'w:proofErr', 'w:lastRenderedPageBreak', 'w:noProof',
]); // prettier-ignore

/** Elements of ours that in this form are a person's: a font, a page break, a link that is not to a block. */
function isTheirsByItself(name: string, tag: string): boolean {
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

/** Bookmarks that no person set: Word's place of the last edit, the program's content id. */
function isUnnamed(bookmark: string): boolean {
  return bookmark === '_GoBack' || contentOfMark(bookmark) !== null;
}

/** Whether a piece of the body holds what no piece of ours does: a picture, a note, a table in a cell, a revision … */
export function holdsForeign(xml: string): boolean {
  if (foreignElements.test(xml) || /<w:br\b[^>]*w:type="(?:page|column)"/.test(xml)) return true;
  if (xml.split(/<w:tbl[\s>]/).length > 2 || (xml.startsWith('<w:tr') && /<w:tbl[\s>]/.test(xml))) return true;
  const names = [...xml.matchAll(/<w:bookmarkStart\b[^>]*\sw:name="([^"]*)"/g)].map(([, name = '']) => name);
  const anchors = [...xml.matchAll(/<w:hyperlink\b[^>]*>/g)].map(([tag]) => attribute(tag, 'w:anchor') ?? '');
  return (
    names.some((name) => !isUnnamed(name) && parseBookmarkName(name) === null) ||
    anchors.some((anchor) => parseBookmarkName(anchor)?.kind !== 'block')
  );
}

const foreignElements =
  /<(?:w:(?:drawing|pict|object|footnoteReference|endnoteReference|del|ins|moveFrom|moveTo|sdt|fldSimple|fldChar|instrText|sym|txbxContent|commentRangeStart|commentRangeEnd|commentReference|ruby|altChunk|subDoc|customXml|smartTag|permStart)|m:oMath(?:Para)?|mc:AlternateContent)[\s/>]/;

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

function attribute(tag: string, name: string): string | null {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return match === null ? null : unescapeXml(match[1] ?? match[2] ?? '');
}

export function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(/&(?:#x([0-9a-fA-F]+)|#(\d+)|(lt|gt|amp|quot|apos));/g, (whole, hex, number, name) => {
    if (typeof hex === 'string') return String.fromCodePoint(Number.parseInt(hex, 16));
    if (typeof number === 'string') return String.fromCodePoint(Number(number));
    return { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }[String(name)] ?? String(whole);
  });
}
