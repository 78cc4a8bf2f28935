/** The lines of a passage as items: which line opens one, which go on with it, which only lead up to them. */
import type { NoteDocument, NoteLine } from '../document.ts';
import type { NameIndex } from '../indicators.ts';
import { innerPointAt, listRank, markerOf } from '../markers.ts';
import type { Passage } from '../outline.ts';
import type { Piece } from '../heads/pieces.ts';
import { piecesOf } from '../heads/pieces.ts';
import { readTags, startsWithTag } from '../tags.ts';
import { linesByPoint, numbersPoints } from './points.ts';

/** An item's paragraphs, tags still in them, list numbers gone from the first one only. */
export interface RawItem {
  readonly paragraphs: readonly string[];
  readonly line: NoteLine;
  /** The indicators that the first words name: 婚检率：…; [] where they name none. */
  readonly named: readonly string[];
  /** Those words, with their colon, as they begin the first paragraph; '' for none. */
  readonly head: string;
}

export interface Grouping {
  readonly items: readonly RawItem[];
  readonly preface: readonly RawItem[];
}

interface Entry {
  readonly line: NoteLine;
  /** null for a line without a number. */
  readonly rank: number | null;
  /** Opened by a mark that the file itself knows as a list's. */
  readonly listed: boolean;
  /** The words when the line opens an item, and when it stands inside one (typed numbers stay). */
  readonly opening: string;
  readonly inside: string;
  readonly continues: boolean;
  readonly tagged: boolean;
  readonly tagsOnly: boolean;
  readonly named: readonly string[];
  readonly head: string;
}

interface OpenItem {
  readonly line: NoteLine;
  readonly listed: boolean;
  readonly named: readonly string[];
  readonly head: string;
  readonly paragraphs: string[];
  tagsOnly: boolean;
}

export function groupItems(passage: Passage, format: NoteDocument['format'], names: NameIndex): Grouping {
  const lines = linesByPoint(passage);
  const entries = lines.flatMap((line) => entriesOf(line, passage, names));
  const firstNumbered = entries.findIndex((entry) => entry.rank !== null);
  const lead = firstNumbered === -1 ? entries : entries.slice(0, firstNumbered);
  const numbered = firstNumbered === -1 ? [] : entries.slice(firstNumbered);
  const opened = withOpener(passage.opener, unnumberedItems(lead));
  const following = numberedItems(numbered, format);
  // What only announces is no item, whether its numbers follow here or under the next heading.
  const isAmongOthers = opened.length + following.length > 1;
  const isLead = (item: OpenItem): boolean => {
    if ((isAmongOthers || !passage.explicit) && item.paragraphs.every(isCourtesy)) return true;
    if (numbered.length > 0) return leadsUp(item, passage);
    return !passage.explicit && announces(item) && passage.opener !== item.line;
  };
  return { items: [...opened.filter((item) => !isLead(item)), ...following], preface: opened.filter(isLead) };
}

/** Whether words before the first number are no item: under no heading; a line that announces; a free heading alone. */
function leadsUp(item: OpenItem, passage: Passage): boolean {
  if (item.line === passage.opener) return item.paragraphs.length === 1;
  return !passage.explicit || announces(item);
}

/** …现将情况汇报如下： */
function announces(item: OpenItem): boolean {
  return /(?:[：:]|如下[。.]?)$/.test(item.paragraphs.at(-1) ?? '');
}

/** How a report begins by custom: 今年以来，在市委、市政府的坚强领导下，…, 我局坚持…，各项工作取得明显成效。: no figure, no act. */
function isCourtesy(paragraph: string): boolean {
  if (thatAllWentWell.test(paragraph) || saysWhatFollows(paragraph)) return true;
  return (
    /^(?:(?:一年来|今年以来|近年来|20\d\d年(?:以来|度)?)[，,]?)?[^。；\d]{0,20}(?:坚强|正确|统一|高度重视|亲切关怀)[^。；\d]{0,12}(?:领导|指导|关心|支持)[^。；\d]{0,16}下[，,]/u.test(
      paragraph,
    ) && !/\d/u.test(paragraph.replace(/^20\d\d年/u, ''))
  );
}

/** 按照通知要求，我局认真自查，现将有关情况汇报如下，不妥之处请批评指正。 现在把情况说一说。 */
export function saysWhatFollows(paragraph: string): boolean {
  const [last = ''] = /[^。！]*[。！]?$/u.exec(paragraph.trim().replace(/[。！]$/u, '')) ?? [];
  const announced =
    /现(?:在)?[将就把][^。；\d]{0,40}(?:(?:汇报|报告|总结|说明|报送|小结|上报|通报)(?:如下|于后)?|说[一明]?[说下]?)(?=$|[，,：:])/u;
  return announced.test(last) && !/\d(?!\d{0,3}年)/u.test(paragraph);
}

const thatAllWentWell =
  /^(?:(?:一年来|今年以来|近年来|20\d\d年(?:以来|度)?)[，,]?)?我[局委会部办院][^。；\d]{4,80}取得(?:了)?(?:明显|显著|积极|新的?|较好|良好)(?:的)?(?:成效|进展|成绩|成果)。$/u;

/** One, or as many as the line holds matters of different indicators. */
function entriesOf(line: NoteLine, passage: Passage, names: NameIndex): readonly Entry[] {
  const whole = entryOf(line, names);
  const pieces = piecesOf(whole.opening, passage, names);
  const [only] = pieces;
  if (pieces.length === 1 && only?.opens !== true) return [whole];
  return pieces.map((piece, place) =>
    place === 0
      ? {
          ...whole,
          ...begun(piece),
          inside: piece.opens ? piece.text : whole.inside.replace(whole.opening, () => piece.text),
        }
      : { ...whole, rank: null, listed: false, tagsOnly: false, ...begun(piece), inside: piece.text, tagged: true },
  );
}

function begun(piece: Piece): Pick<Entry, 'opening' | 'named' | 'head'> & Partial<Entry> {
  const { text, named, head, opens: isOwn } = piece;
  return { opening: text, named, head, ...(isOwn ? { tagged: true, continues: false } : {}) };
}

function entryOf(line: NoteLine, names: NameIndex): Entry {
  const marker = markerOf(line.text);
  const listed = line.listMarker !== null;
  // （1）…；（2）… on one line number its own points: the first without its number would leave the second alone.
  const opening = marker === null || numbersPoints(line.text) ? line.text : line.text.slice(marker.written.length);
  const numberedByFile = listed && /[\d一二三四五六七八九十]/.test(line.listMarker ?? '');
  const tagged = startsWithTag(opening, names);
  const rank = listed ? listRank(line.depth) : (marker?.rank ?? null);
  return {
    line,
    rank,
    listed,
    opening,
    inside: numberedByFile ? `${line.listMarker ?? ''}${line.text}` : line.text,
    continues: line.continues && rank === null && !tagged,
    tagged,
    tagsOnly: tagged && readTags(opening, names).text === '',
    named: [],
    head: '',
  };
}

/** Each paragraph its own item, save what plainly goes on: soft line ends, 二是 after 一是, what stands behind a colon. */
function unnumberedItems(entries: readonly Entry[]): readonly OpenItem[] {
  const items: OpenItem[] = [];
  for (const entry of entries) {
    const open = items.at(-1);
    const point = innerPointAt(entry.line.text);
    const afterColon = point === 1 && /[：:]$/.test(open?.paragraphs.at(-1) ?? '');
    // A line that ends in a comma was broken by hand.
    const isBroken = !entry.tagged && /[，,]$/.test(open?.paragraphs.at(-1) ?? '');
    const goesOn = entry.continues || entry.tagsOnly || (point !== null && point > 1) || afterColon || isBroken;
    if (open !== undefined && (goesOn || open.tagsOnly)) add(open, entry);
    else items.push(opens(entry));
  }
  return items;
}

/** A new item at every number of the outermost kind; inner numbers and unnumbered paragraphs go on with the item. */
function numberedItems(entries: readonly Entry[], format: NoteDocument['format']): readonly OpenItem[] {
  const items: OpenItem[] = [];
  let outermost = Number.POSITIVE_INFINITY;
  for (const entry of entries) {
    const open = items.at(-1);
    const leavesList =
      format === 'markdown' &&
      open?.listed === true &&
      entry.line.depth === 0 &&
      !entry.line.continues &&
      entry.rank === null;
    const isOwn = entry.tagged && !entry.tagsOnly;
    const isNew = isOwn || (entry.rank === null ? leavesList : entry.rank <= outermost);
    if (open === undefined || (isNew && !open.tagsOnly)) items.push(opens(entry));
    else add(open, entry);
    if (entry.rank !== null) outermost = Math.min(outermost, entry.rank);
  }
  return items;
}

function opens(entry: Entry): OpenItem {
  const { line, listed, opening: first, tagsOnly, named, head } = entry;
  return { line, listed, paragraphs: [first], tagsOnly, named, head };
}

function add(open: OpenItem, entry: Entry): void {
  open.paragraphs.push(entry.inside);
  open.tagsOnly &&= entry.tagsOnly;
}

/** A free heading is the first paragraph of the text under it; above a list, or alone, it stands by itself. */
function withOpener(opener: NoteLine | null, items: readonly OpenItem[]): readonly OpenItem[] {
  if (opener === null) return items;
  const words = openerWords(opener);
  return [
    {
      line: opener,
      listed: false,
      paragraphs: [words, ...items.flatMap((item) => item.paragraphs)],
      tagsOnly: false,
      named: [],
      head: '',
    },
  ];
}

function openerWords(opener: NoteLine): string {
  const marker = markerOf(opener.text);
  return marker === null ? opener.text : opener.text.slice(marker.written.length);
}
