/** Reads one story of a document (the body, a header): what an event parser gives, put together again. */
import type { PackageParts } from '../../package/package.ts';
import { readPart, type XmlAttributes } from '../../package/xml.ts';
import { parseBookmarkName } from '../names.ts';
import { saidBy, standsTwice } from '../story/plain-text.ts';
import { chartElement } from './read-charts.ts';
import type { ReadBlock, ReadCell, ReadParagraph, ReadRow } from './reading.ts';

export interface Story {
  readonly blocks: readonly ReadBlock[];
  readonly bookmarks: ReadonlyMap<string, string>;
  /** The relationships of its charts, in order. */
  readonly charts: readonly string[];
}

/** `styles` are our ids by the document's. Throws a Refusal where the part is not whole. */
export function readStory(parts: PackageParts, name: string, styles: ReadonlyMap<string, string>): Story {
  const reading = createReading(styles);
  readPart(parts, name, {
    open: (path, attributes) => {
      if (!isPassedOver(path)) reading.open(path.at(-1) ?? '', path.at(-2) ?? '', attributes);
    },
    text: (path, text) => {
      if (path.at(-1) === 'w:t' && !isPassedOver(path)) reading.words(text);
    },
    close: (path) => {
      if (!isPassedOver(path)) reading.close(path.at(-1) ?? '');
    },
  });
  return reading.story();
}

function isPassedOver(path: readonly string[]): boolean {
  return standsTwice.some((name) => path.includes(name));
}

interface OpenParagraph {
  style: string | null;
  text: string;
  readonly bookmarks: string[];
  /** The marks of blocks, with how many characters stand before each. */
  readonly blocks: { readonly name: string; readonly at: number }[];
}

interface OpenTable {
  readonly rows: ReadRow[];
  heading: boolean;
  cells: ReadCell[];
  cell: { paragraphs: ReadParagraph[]; lines: string[]; across: number; continued: boolean } | undefined;
}

function createReading(styles: ReadonlyMap<string, string>) {
  const blocks: ReadBlock[] = [];
  const bookmarks = new Map<string, string>();
  const charts: string[] = [];
  /** Bookmarks that have begun and not ended: name by number. */
  const begun = new Map<string, string>();
  /** Marks of blocks that stand before their paragraph. */
  const waiting: string[] = [];
  // Tables stand in cells and text boxes in paragraphs: both are stacks.
  const tables: OpenTable[] = [];
  const paragraphs: OpenParagraph[] = [];

  function words(text: string): void {
    const paragraph = paragraphs.at(-1);
    if (paragraph !== undefined) paragraph.text += text;
    for (const name of begun.values()) bookmarks.set(name, (bookmarks.get(name) ?? '') + text);
  }

  function open(element: string, parent: string, attributes: XmlAttributes): void {
    const table = tables.at(-1);
    switch (element) {
      case 'w:p':
        for (const name of begun.values()) if (bookmarks.get(name) !== '') words('\n');
        paragraphs.push({ style: null, text: '', bookmarks: [], blocks: [] });
        for (const name of waiting.splice(0)) markBlock(name);
        break;
      case 'w:pStyle':
        if (parent === 'w:pPr') setStyle(attributes.get('w:val') ?? '');
        break;
      case chartElement('chart'):
        charts.push(attributes.get('r:id') ?? '');
        break;
      case 'w:bookmarkStart':
        begin(attributes);
        break;
      case 'w:bookmarkEnd':
        begun.delete(attributes.get('w:id') ?? '');
        break;
      case 'w:tbl':
        tables.push({ rows: [], heading: false, cells: [], cell: undefined });
        break;
      case 'w:tr':
        if (table !== undefined) Object.assign(table, { heading: false, cells: [] });
        break;
      case 'w:tblHeader':
        if (table !== undefined) table.heading = isOn(attributes);
        break;
      case 'w:tc':
        if (table !== undefined) table.cell = { paragraphs: [], lines: [], across: 1, continued: false };
        break;
      case 'w:gridSpan':
        if (table?.cell !== undefined) table.cell.across = Number(attributes.get('w:val') ?? '1');
        break;
      case 'w:vMerge':
        if (table?.cell !== undefined) table.cell.continued = attributes.get('w:val') !== 'restart';
        break;
      default: {
        const said = saidBy(element, parent, attributes.get('w:type') ?? null);
        if (said !== '') words(said);
      }
    }
  }

  function begin(attributes: XmlAttributes): void {
    const name = attributes.get('w:name') ?? '';
    if (parseBookmarkName(name)?.kind === 'block') {
      if (paragraphs.length === 0) waiting.push(name);
      else markBlock(name);
      return;
    }
    begun.set(attributes.get('w:id') ?? '', name);
    if (!bookmarks.has(name)) bookmarks.set(name, '');
    paragraphs.at(-1)?.bookmarks.push(name);
  }

  function markBlock(name: string): void {
    const paragraph = paragraphs.at(-1);
    paragraph?.bookmarks.push(name);
    paragraph?.blocks.push({ name, at: paragraph.text.length });
  }

  /** A block is its paragraph. Two in one, where somebody joined their paragraphs, part at the second one's mark. */
  function closeBlocks(paragraph: OpenParagraph): void {
    for (const [index, { name, at }] of paragraph.blocks.entries()) {
      const end = paragraph.blocks[index + 1]?.at ?? paragraph.text.length;
      if (!bookmarks.has(name)) bookmarks.set(name, paragraph.text.slice(index === 0 ? 0 : at, end));
    }
  }

  function setStyle(id: string): void {
    const paragraph = paragraphs.at(-1);
    if (paragraph !== undefined) paragraph.style = styles.get(id) ?? id;
  }

  function close(element: string): void {
    const table = tables.at(-1);
    switch (element) {
      case 'w:p': {
        const paragraph = paragraphs.pop();
        if (paragraph === undefined) break;
        closeBlocks(paragraph);
        const { style, text, bookmarks: names } = paragraph;
        const read: ReadParagraph = { kind: 'paragraph', style, text, bookmarks: names };
        if (table?.cell === undefined) blocks.push(read);
        else {
          table.cell.paragraphs.push(read);
          table.cell.lines.push(read.text);
        }
        break;
      }
      case 'w:tc':
        if (table?.cell !== undefined) {
          const { lines, ...cell } = table.cell;
          table.cells.push({ ...cell, text: lines.join('\n') });
          table.cell = undefined;
        }
        break;
      case 'w:tr':
        table?.rows.push({ heading: table.heading, cells: table.cells });
        break;
      case 'w:tbl':
        tables.pop();
        if (table !== undefined) closeTable(table);
        break;
    }
  }

  function closeTable(table: OpenTable): void {
    const outer = tables.at(-1)?.cell;
    if (outer === undefined) blocks.push({ kind: 'table', rows: table.rows });
    else outer.lines.push(table.rows.map((row) => row.cells.map((cell) => cell.text).join('\t')).join('\n'));
  }

  return { words, open, close, story: (): Story => ({ blocks, bookmarks, charts }) };
}

function isOn(attributes: XmlAttributes): boolean {
  return !['0', 'false', 'off'].includes(attributes.get('w:val') ?? '1');
}
