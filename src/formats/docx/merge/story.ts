/**
 * The new version of a report laid into a document that a person edited: block by block, replacing only what the person
 * left as it was. Everything else of the document's text stays to the byte.
 */
import { sentencesOf } from '../../../history/changed-words.ts';
import { withoutNumber } from '../../../history/harvest.ts';
import { mergeText, wordingDiffers } from '../../../history/merge-text.ts';
import { keyed, locateBlocks, markedBlocks, textOf, type KeyedBlock, type Location } from './locate.ts';
import { copiedBlocks, insertionPoint, pieceOf } from './places.ts';
import { removeBlock } from './removed.ts';
import { mergeRow } from './rows.ts';
import {
  isCaption,
  quoted,
  tidy,
  type Collected,
  type MergeNotice,
  type RenewedChart,
  type StoryMerge,
  type Versions,
} from './merge-types.ts';
import type { NewComment } from '../write/comments.ts';
import { commentMarks, editWords, type Splice } from './splices.ts';
import type { MappedParagraph } from './story-map.ts';
import { styleIds } from '../style-names.ts';

/** `firstComment` is a number that no comment of the document has. */
export function mergeStory(versions: Versions, firstComment: number): StoryMerge {
  const { base, ours, theirs, fresh } = versions;
  const [old, now] = [keyed(base.blocks), keyed(ours.blocks)];
  const before = new Map(old.map((one) => [one.key, one]));
  const after = new Map(now.map((one) => [one.key, one]));
  const places = markedBlocks(fresh);
  const primaryOf = (one: KeyedBlock): string => primary(one, places.get(one.key));
  const located = locateBlocks(theirs, old, primaryOf);
  const collected = collecting(firstComment);

  for (const one of old) {
    const place = located.get(one.key);
    const next = after.get(one.key);
    if (place === undefined) {
      if (next !== undefined && wordingDiffers(one.block.text, next.block.text)) {
        remarkOnDeleted(one, next, now, located, collected);
      }
      continue;
    }
    if (place.found === 'likeness') collected.notices.push(foundByWords(one, primaryOf(one)));
    if (next === undefined) removeBlock(one, place, primaryOf(one), versions, { before, after }, collected);
    else if (place.kind === 'row') mergeRow(one, next, place, places.get(one.key), fresh, collected);
    else mergeParagraphs(one, next, place, [primaryOf(one), primaryOf(next)], places.get(one.key), versions, collected);
  }
  insertNew(now, before, located, places, versions, collected);
  giveWay(old, now, located, versions, collected);
  collected.notices.push(...copiedBlocks(theirs, old, after, located, primaryOf));
  const { splices, comments, charts, notices } = collected;
  return { splices, comments, charts, notices };
}

function collecting(firstComment: number): Collected {
  const [splices, comments, notices]: [Splice[], NewComment[], MergeNotice[]] = [[], [], []];
  const charts: RenewedChart[] = [];
  return {
    splices,
    comments,
    charts,
    notices,
    comment: (paragraph, text) => {
      const id = firstComment + comments.length;
      comments.push({ id, text });
      splices.push(...commentMarks(paragraph, id));
    },
  };
}

/** What stands in a block's own paragraph: of a table or a chart its caption, of a contents list its title. */
function primary({ block }: KeyedBlock, fresh: Location | undefined): string {
  const text = tidy(block.text);
  if (fresh?.kind !== 'text') return text;
  const own = textOf(fresh);
  if (text === own || !isCaption(fresh)) return text;
  return text.split('\n')[0] ?? text;
}

function mergeParagraphs(
  one: KeyedBlock,
  next: KeyedBlock,
  place: Extract<Location, { kind: 'text' }>,
  [old, now]: readonly [string, string],
  fresh: Location | undefined,
  versions: Versions,
  collected: Collected,
): void {
  mergeNotes(one, next, place, versions, collected);
  if (one.block.fingerprint !== next.block.fingerprint) renewChart(next, place, fresh, versions, collected);
  const [part] = place.parts;
  if (part === undefined || fresh?.kind !== 'text') return;
  const { paragraph } = part;
  if (isContents(paragraph, fresh)) {
    if (one.block.text !== next.block.text) {
      collected.notices.push({
        kind: 'left-out',
        block: one.block.id,
        message: '目录的标题有变，请在 Word 里更新目录。',
      });
    }
    return;
  }
  const theirs = textOf(place);
  const isWhole =
    place.parts.length === 1 && paragraph.blocks.length <= 1 && part.from === 0 && part.to === paragraph.text.length;
  const source = fresh.parts[0]?.paragraph;
  const isUntouched = isWhole && paragraph.plain && withoutWhatIsWritten(theirs, old, now) === old;
  if (old !== now && isUntouched && source !== undefined) {
    // With its mark.
    const text = versions.fresh.xml.slice(source.contentStart, source.contentEnd);
    collected.splices.push({ start: paragraph.contentStart, end: paragraph.contentEnd, text });
    return;
  }
  if (place.found === 'likeness') restoreMark(one.key, part, versions, collected);
  if (old === now) return;
  const { edits, conflict } = mergeText(old, theirs, now);
  let offset = 0;
  for (const each of place.parts) {
    const length = each.to - each.from;
    const own = edits
      .filter(({ start, end }) => start >= offset && end <= offset + length)
      .map(({ start, end, text }) => ({ start: start - offset + each.from, end: end - offset + each.from, text }));
    collected.splices.push(...editWords(each.paragraph, own));
    offset += length + 1;
  }
  if (!conflict) return;
  collected.comment(paragraph, `数据修正后，程序把本段写作：\n${now}`);
  collected.notices.push({
    kind: 'conflict',
    block: one.block.id,
    message: `“${quoted(theirs)}”一段有人改过，数据修正也改到同样的词句：保留了改写的文字，新的写法见批注。`,
  });
}

/** The person's text without the sentences that the program writes by now, because they were harvested into the notes. */
function withoutWhatIsWritten(theirs: string, old: string, now: string): string {
  return sentencesOf(theirs)
    .filter((sentence) => old.includes(sentence) || !now.includes(withoutNumber(sentence)))
    .join('');
}

const shortestHarvest = 6;

/** A paragraph that somebody added goes once the program writes the same words: they were harvested into the notes. */
function giveWay(
  old: readonly KeyedBlock[],
  now: readonly KeyedBlock[],
  located: ReadonlyMap<string, Location>,
  { theirs }: Versions,
  { splices, notices }: Collected,
): void {
  const unsettled = new Set(notices.filter(({ kind }) => kind !== 'found').map(({ block }) => block));
  const written = now.filter(({ block }) => !unsettled.has(block.id)).map(({ block }) => tidy(block.text));
  const before = old.map(({ block }) => tidy(block.text)).join('\n');
  const taken = new Set(
    [...located.values()].flatMap((place) => (place.kind === 'text' ? place.parts.map((part) => part.paragraph) : [])),
  );
  for (const item of theirs.items) {
    if (item.kind !== 'paragraph' || !item.plain || item.endsSection || item.blocks.length > 0 || taken.has(item))
      continue;
    const words = withoutNumber(item.text);
    if (words.length < shortestHarvest || before.includes(words)) continue;
    if (written.some((text) => text.includes(words))) splices.push({ start: item.start, end: item.end, text: '' });
  }
}

function isContents(paragraph: MappedParagraph, fresh: Extract<Location, { kind: 'text' }>): boolean {
  return (fresh.parts[0]?.paragraph.style ?? paragraph.style) === styleIds.contentsTitle;
}

/** The mark that somebody's copying or saving lost, put back where the block was recognised. */
function restoreMark(
  key: string,
  { paragraph, from }: { readonly paragraph: MappedParagraph; readonly from: number },
  { theirs }: Versions,
  collected: Collected,
): void {
  const words = paragraph.words.find((each) => each.from >= from);
  // Inside a joined paragraph the mark can only stand between runs.
  const start = from === 0 || words === undefined ? paragraph.contentStart : runStart(theirs.xml, words.start);
  collected.splices.push({
    start,
    end: start,
    text: `<w:bookmarkStart w:id="0" w:name="${key}"/><w:bookmarkEnd w:id="0"/>`,
  });
}

function runStart(xml: string, position: number): number {
  const at = Math.max(xml.lastIndexOf('<w:r>', position), xml.lastIndexOf('<w:r ', position));
  return at === -1 ? position : at;
}

/** A chart's drawing stands above its caption; its data lie in parts of their own. */
function renewChart(
  { block }: KeyedBlock,
  place: Extract<Location, { kind: 'text' }>,
  fresh: Location | undefined,
  versions: Versions,
  { charts, notices }: Collected,
): void {
  if (fresh?.kind !== 'text' || fresh.parts[0]?.paragraph.style !== styleIds.chartCaption) return;
  const [theirs, ours] = [chartAbove(versions.theirs, place.item), chartAbove(versions.fresh, fresh.item)];
  if (theirs !== null && ours !== null) charts.push({ theirs, fresh: ours, isNew: false });
  else if (ours !== null) {
    const message = `“${quoted(block.text)}”的数据有变，但没有在题注上方找到图，图没有更新。`;
    notices.push({ kind: 'left-out', block: block.id, message });
  }
}

/** A new chart's paragraph under a relationship and a drawing number that the document has not used. */
function newDrawing(xml: string, content: string, { charts }: Collected): string {
  const fresh = /<c:chart\s[^>]*r:id="([^"]+)"/.exec(xml)?.[1];
  if (fresh === undefined) return '';
  const theirs = `rIdFuer${content}n${charts.length}`;
  charts.push({ theirs, fresh, isNew: true });
  const number = Number.parseInt(content.slice(0, 6), 16) + charts.length;
  return xml.replace(`r:id="${fresh}"`, `r:id="${theirs}"`).replace(/<wp:docPr id="\d+"/, `<wp:docPr id="${number}"`);
}

/** The relationship of the chart in the paragraph before; null where there is none. */
function chartAbove({ items, xml }: Versions['theirs'], caption: number): string | null {
  const paragraph = items[caption - 1];
  if (paragraph?.kind !== 'paragraph' || !paragraph.hasDrawing) return null;
  return /<c:chart\s[^>]*r:id="([^"]+)"/.exec(xml.slice(paragraph.start, paragraph.end))?.[1] ?? null;
}

/** 注：… under a table, where nobody touched them. */
function mergeNotes(
  one: KeyedBlock,
  next: KeyedBlock,
  place: Extract<Location, { kind: 'text' }>,
  { theirs }: Versions,
  collected: Collected,
): void {
  const [old, now] = [tidy(one.block.text).split('\n').slice(1), tidy(next.block.text).split('\n').slice(1)];
  if (old.join('\n') === now.join('\n')) return;
  const table = theirs.items.findIndex((item, index) => index > place.item && item.kind === 'table');
  if (table === -1 || table > place.item + 1) return;
  for (const [index, note] of old.entries()) {
    const paragraph = theirs.items[table + 1 + index];
    const renewed = now[index];
    if (paragraph?.kind !== 'paragraph' || paragraph.text !== note || renewed === undefined || renewed === note)
      continue;
    collected.splices.push(...editWords(paragraph, mergeText(note, note, renewed).edits));
  }
}

/** Deleted by a person and with another verdict now: it stays deleted, and a comment near its place says so. */
function remarkOnDeleted(
  one: KeyedBlock,
  next: KeyedBlock,
  order: readonly KeyedBlock[],
  located: ReadonlyMap<string, Location>,
  collected: Collected,
): void {
  const index = order.findIndex(({ key }) => key === next.key);
  const before = order.slice(0, Math.max(0, index)).toReversed();
  const near = before.map(({ key }) => located.get(key)).find((place) => place !== undefined);
  const paragraph = near?.kind === 'text' ? near.parts[0]?.paragraph : near?.row.cells[0]?.paragraphs[0];
  if (paragraph !== undefined) {
    collected.comment(paragraph, `此后原有一段已被删去；数据修正后，程序把那一段写作：\n${tidy(next.block.text)}`);
  }
  collected.notices.push({
    kind: 'conflict',
    block: one.block.id,
    message: `“${quoted(one.block.text)}”已被人删去，数据修正后它的判定变了：仍不恢复，新的写法见批注。`,
  });
}

function foundByWords({ block }: KeyedBlock, text: string): MergeNotice {
  return {
    kind: 'found',
    block: block.id,
    message: `“${quoted(text)}”的定位标记不见了，按文字相似认出，请核对这一段。`,
  };
}

/** New blocks go behind the nearest block before them that is still there. */
function insertNew(
  now: readonly KeyedBlock[],
  before: ReadonlyMap<string, KeyedBlock>,
  located: ReadonlyMap<string, Location>,
  places: ReadonlyMap<string, Location>,
  versions: Versions,
  collected: Collected,
): void {
  const insertedTables = new Set<number>();
  for (const [index, one] of now.entries()) {
    if (before.has(one.key) || located.has(one.key)) continue;
    const place = places.get(one.key);
    if (place === undefined || (place.kind === 'row' && insertedTables.has(place.item))) continue;
    const piece = pieceOf(place, versions.fresh);
    if (piece.tables.length > 0) for (const table of piece.tables) insertedTables.add(table);
    const point = insertionPoint(place, now.slice(0, index).toReversed(), located, places, versions);
    if (point === null) {
      collected.notices.push({
        kind: 'left-out',
        block: one.block.id,
        message: `新的一段“${quoted(one.block.text)}”没有找到可放的位置，没有写入。`,
      });
      continue;
    }
    const drawing = piece.drawing === null ? '' : newDrawing(piece.drawing, versions.ours.content, collected);
    collected.splices.push({ start: point, end: point, text: drawing + piece.xml });
  }
}
