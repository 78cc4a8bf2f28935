/**
 * The new version of a report laid into a document that a person edited: block by block, replacing only what the person
 * left as it was. Everything else of the document's text stays to the byte.
 */
import { asItem } from '../../../history/harvest.ts';
import { wordingDiffers } from '../../../history/merging/tokens.ts';
import { titleBlock, type DocumentMemory } from '../../../history/document-memory.ts';
import { keyed, locateBlocks, markedBlocks, textOf, type KeyedBlock, type Location } from '../story/locate.ts';
import { newDrawing, renewChart } from './charts.ts';
import { mergeContents } from './contents.ts';
import { mergeNotes } from './notes.ts';
import { isWhole, mergeParagraphs } from './paragraphs.ts';
import { compareWithToday } from './unproven.ts';
import { insertionPoint, pieceOf } from './places.ts';
import { removeBlock } from './removed.ts';
import { renewTables } from './tables.ts';
import { columnsApart, type ColumnsApart } from './columns.ts';
import { mergeRow } from './rows.ts';
import {
  isCaption,
  quoted,
  tidy,
  type Collected,
  type KeptText,
  type MergeNotice,
  type RenewedChart,
  type StoryMerge,
  type Versions,
} from './merge-types.ts';
import type { NewComment } from '../write/comments.ts';
import { newMarkPrefix } from '../story/marks.ts';
import { commentMarks, type Splice } from '../story/splices.ts';
import type { MappedTable, StoryMap } from '../story/mapped.ts';

/** `firstComment` is a number that no comment of the document has. */
export function mergeStory(given: Omit<Versions, 'isHarvested'>, firstComment: number): StoryMerge {
  const { base, ours, theirs } = given;
  const versions: Versions = { ...given, isHarvested: harvestedSince(base, ours) };
  const [old, now] = [keyed(base.blocks), keyed(ours.blocks)];
  const before = new Map(old.map((one) => [one.key, one]));
  const after = new Map(now.map((one) => [one.key, one]));
  const places = markedBlocks(given.fresh);
  const primaryOf = (one: KeyedBlock): string => primary(one, places.get(one.key));
  const located = new Map(locateBlocks(theirs, old, primaryOf));
  const collected = collecting(firstComment);
  const renewed = renewTables(old, located, places, versions, collected);
  const apart = columnsApart(old, located, places, renewed.theirs, versions, collected);

  for (const one of old) {
    const place = located.get(one.key);
    const next = after.get(one.key);
    if (place === undefined) {
      if (next !== undefined && wordingDiffers(one.block.text, next.block.text)) {
        remarkOnDeleted(one, next, now, located, collected);
      }
      continue;
    }
    if (place.kind === 'row' && renewed.theirs.has(place.table)) continue;
    if (place.found === 'likeness') collected.notices.push(foundByWords(one, primaryOf(one)));
    const fresh = places.get(one.key);
    const heir = next === undefined ? heirOf(place, now, before) : undefined;
    if (heir !== undefined && takesMark(one, heir, place, theirs, collected)) located.set(heir.key, place);
    else if (next === undefined)
      removeBlock({ one, place, text: primaryOf(one) }, versions, { before, after }, collected);
    else if (place.kind === 'row')
      mergeRow({ one, next, place, fresh }, apart.theirs.get(place.table) ?? null, versions, collected);
    else mergeBlock({ one, next, place, fresh }, [primaryOf(one), primaryOf(next)], versions, collected);
  }
  if (!versions.isProven) compareWithToday(now, located, primaryOf, theirs, collected);
  const isKnown = ({ key, block }: KeyedBlock): boolean =>
    // A run's record does not know the title, which is there all the same.
    before.has(key) || located.has(key) || block.id === titleBlock;
  insertNew({ now, located, places, isKnown, apart }, renewed.fresh, versions, collected);
  giveWay(old, now, located, versions, collected);
  const { splices, comments, charts, notices } = collected;
  return { splices, comments, charts, notices: withoutCrowd(notices) };
}

/** The new block that says what a person made of this one: its words were harvested, and stand under a name of their own. */
function heirOf(
  place: Location,
  now: readonly KeyedBlock[],
  before: ReadonlyMap<string, KeyedBlock>,
): KeyedBlock | undefined {
  if (place.kind !== 'text' || !isWhole(place)) return undefined;
  const words = textOf(place);
  return words.length < shortestHarvest
    ? undefined
    : now.find(({ key, block }) => !before.has(key) && tidy(block.text) === words);
}

/** The paragraph stays as the person left it, under the new block's mark; false where it has no mark of its own. */
function takesMark(
  one: KeyedBlock,
  heir: KeyedBlock,
  place: Location,
  { xml }: StoryMap,
  { splices }: Collected,
): boolean {
  const marks = place.kind === 'text' ? (place.parts[0]?.paragraph.blocks ?? []) : [];
  const mark = marks.find(({ name }) => name === one.key);
  const named = mark === undefined ? -1 : xml.indexOf(`"${one.key}"`, mark.start);
  if (mark === undefined || named === -1 || named > mark.end) return false;
  splices.push({ start: named + 1, end: named + 1 + one.key.length, text: heir.key });
  return true;
}

/** A block's paragraph, with what belongs to it: the notes under its table, the chart above it, the list below it. */
function mergeBlock(kept: KeptText, words: readonly [string, string], versions: Versions, collected: Collected): void {
  mergeNotes(kept, versions, collected);
  if (versions.isProven) mergeContents(kept, versions, collected);
  renewChart(kept, versions, collected);
  mergeParagraphs(kept, words, versions, collected);
}

const shortestHarvest = 6;

/** Whether words stand in the new version and did not in the old one. */
function harvestedSince(base: DocumentMemory, ours: DocumentMemory): (words: string) => boolean {
  const text = ({ blocks }: DocumentMemory): string => blocks.map((block) => tidy(block.text)).join('\n');
  const [before, now] = [text(base), text(ours)];
  return (words) => words.length >= shortestHarvest && now.includes(words) && !before.includes(words);
}

function collecting(firstComment: number): Collected {
  const [splices, comments, notices]: [Splice[], NewComment[], MergeNotice[]] = [[], [], []];
  const charts: RenewedChart[] = [];
  let marks = 0;
  return {
    splices,
    comments,
    charts,
    notices,
    newMark: () => {
      marks += 1;
      return `${newMarkPrefix}${marks}`;
    },
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
    const words = asItem(item.text);
    if (words.length < shortestHarvest || before.includes(words)) continue;
    if (written.some((text) => text.includes(words))) splices.push({ start: item.start, end: item.end, text: '' });
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

/** A document that lost its marks altogether is told once, not paragraph by paragraph. */
function withoutCrowd(notices: readonly MergeNotice[]): readonly MergeNotice[] {
  const found = notices.filter(({ kind }) => kind === 'found');
  const [first] = found;
  if (first === undefined || found.length <= mostFound) return notices;
  const message = `这份文件有${found.length}处的定位标记不见了，按文字相似认出，请通读核对。`;
  return [{ ...first, message }, ...notices.filter(({ kind }) => kind !== 'found')];
}

const mostFound = 5;

/** The blocks of the new version, where they stand in the person's document and in the new one. */
interface NewVersion {
  readonly now: readonly KeyedBlock[];
  readonly located: ReadonlyMap<string, Location>;
  readonly places: ReadonlyMap<string, Location>;
  /** Was the block there before? */
  readonly isKnown: (one: KeyedBlock) => boolean;
  readonly apart: ColumnsApart;
}

/** New blocks go behind the nearest block before them that is still there. */
function insertNew(
  { now, located, places, isKnown, apart }: NewVersion,
  renewed: ReadonlySet<number>,
  versions: Versions,
  collected: Collected,
): void {
  const insertedTables = new Set<number>(renewed);
  for (const [index, one] of now.entries()) {
    if (isKnown(one)) continue;
    const place = places.get(one.key);
    if (place === undefined || (place.kind === 'row' && insertedTables.has(place.item))) continue;
    const host = apart.fresh.get(place.item);
    if (place.kind === 'row' && host !== undefined) {
      leaveRowOut(one, host, collected);
      continue;
    }
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

/** Under headings that are not its own a new row would say what is not so. */
function leaveRowOut({ block }: KeyedBlock, table: MappedTable, collected: Collected): void {
  const paragraph = table.rows[0]?.cells[0]?.paragraphs[0];
  if (paragraph !== undefined)
    collected.comment(paragraph, `数据修正后，程序在这张表里新写了一行：\n${tidy(block.text).replaceAll('\t', ' | ')}`);
  const message = `表格里新的一行“${quoted(block.text)}”没有写入：这张表有人改过，各列与程序现在写的不同，见批注。`;
  collected.notices.push({ kind: 'conflict', block: block.id, message });
}
