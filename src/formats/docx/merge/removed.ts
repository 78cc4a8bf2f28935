/** Blocks that the program no longer writes, in a document that a person edited. */
import { cellTexts, textOf, type KeyedBlock, type Location } from '../story/locate.ts';
import { isCaption, quoted, tidy, type Collected, type Versions } from './merge-types.ts';
import { linesUnder, notesOf } from './notes.ts';
import { isWhole, withoutHarvested } from './paragraphs.ts';
import { isCommented } from './beside/remarks.ts';
import { holdsForeign } from '../story/foreign.ts';
import type { MappedParagraph, MappedRow, StoryMap } from '../story/mapped.ts';
import { styleIds } from '../style-names.ts';

/** The blocks of the version that a person edited, and of the new one, by their marks. */
export interface BlocksByKey {
  readonly before: ReadonlyMap<string, KeyedBlock>;
  readonly after: ReadonlyMap<string, KeyedBlock>;
}

interface GoneBlock {
  readonly one: KeyedBlock;
  readonly place: Location;
  /** The words of its own paragraph. */
  readonly text: string;
}

/** A block that the program no longer writes goes, if nobody made it their own. */
export function removeBlock(
  { one, place, text }: GoneBlock,
  versions: Versions,
  blocks: BlocksByKey,
  collected: Collected,
): void {
  const { theirs } = versions;
  if (place.kind === 'row') return removeRow(one, place, versions, blocks, collected);
  const [part] = place.parts;
  if (part === undefined) return;
  const { paragraph } = part;
  // No fresh version is there to tell that a block's own paragraph is only its caption.
  const own = isCaption(place) ? (text.split('\n')[0] ?? text) : text;
  const above = theirs.items[place.item - 1];
  const isChart = paragraph.style === styleIds.chartCaption && above?.kind === 'paragraph' && above.hasDrawing;
  const picture = isChart ? above : null;
  const isRemarked = picture !== null && isCommented(theirs.xml.slice(picture.start, picture.end));
  const isTheirs = withoutHarvested(textOf(place), own, versions) !== own;
  if (!isTheirs && isWhole(place) && paragraph.plain && !paragraph.endsSection && !isRemarked) {
    for (const { start, end } of [paragraph, ...(picture === null ? [] : [picture])])
      collected.splices.push({ start, end, text: '' });
    if (paragraph.style === styleIds.tableCaption) removeNotes(one, place.item, theirs, collected);
    return;
  }
  keepRemoved(one, paragraph, collected);
}

/** A table's notes go with its caption; one that somebody wrote or changed stays. */
function removeNotes(one: KeyedBlock, caption: number, theirs: StoryMap, collected: Collected): void {
  if (theirs.items[caption + 1]?.kind !== 'table') return;
  const words = notesOf(one);
  for (const line of linesUnder(theirs, caption + 1, words)) {
    if (words.includes(line.text) && line.plain) collected.splices.push({ start: line.start, end: line.end, text: '' });
    else keepRemoved(one, line, collected);
  }
}

/** A row goes if nobody put anything into it; with the last one that stays, the table. */
function removeRow(
  one: KeyedBlock,
  { row, table, item }: Extract<Location, { kind: 'row' }>,
  { base, theirs: { xml, items } }: Versions,
  { before, after }: BlocksByKey,
  collected: Collected,
): void {
  const stands = (each: MappedRow, text: string): boolean =>
    cellTexts(each).join('\t') === tidy(text) && !holdsForeign(xml.slice(each.start, each.end));
  if (!stands(row, one.block.text)) return keepRemoved(one, row.cells[0]?.paragraphs[0], collected);
  const goes = (each: MappedRow): boolean =>
    each === row || keysIn(each).some((key) => !after.has(key) && stands(each, before.get(key)?.block.text ?? ''));
  const rest = table.rows.filter((each) => !goes(each));
  const caption = items[item - 1];
  // Then other rows come into it.
  const isStillWritten = caption?.kind === 'paragraph' && caption.blocks.some(({ name }) => after.has(name));
  const isAlone = rest.every((each) => each.heading);
  if (isAlone && !isStillWritten) {
    const heads = new Set(base.heads.flat());
    const isTheirs = rest.some(
      (each) =>
        holdsForeign(xml.slice(each.start, each.end)) ||
        // An older document does not know what its headings were.
        (heads.size > 0 && cellTexts(each).some((words) => words !== '' && !heads.has(words.replaceAll('\n', '')))),
    );
    const isTableCommented = isCommented(xml.slice(table.start, table.end));
    if (!isTableCommented && !isTheirs) collected.splices.push({ start: table.start, end: table.end, text: '' });
    else if (isTheirs) {
      collected.splices.push({ start: row.start, end: row.end, text: '' });
      keepHeading(one, rest[0], collected);
    }
  } else if (rest.length > 0) collected.splices.push({ start: row.start, end: row.end, text: '' });
}

function keysIn(row: {
  readonly cells: readonly { readonly paragraphs: readonly MappedParagraph[] }[];
}): readonly string[] {
  return row.cells.flatMap(({ paragraphs }) => paragraphs.flatMap(({ blocks }) => blocks.map(({ name }) => name)));
}

function keepHeading({ block }: KeyedBlock, row: MappedRow | undefined, collected: Collected): void {
  const paragraph = row?.cells[0]?.paragraphs[0];
  const message = `“${quoted(block.text)}”所在的表数据修正后没有内容了，但表头有人改过，没有删去。`;
  if (collected.notices.some((notice) => notice.message === message) || paragraph === undefined) return;
  collected.comment(paragraph, '数据修正后，程序不再写这张表；因为有人改过表头，没有删去。请决定去留。');
  collected.notices.push({ kind: 'conflict', block: block.id, message });
}

function keepRemoved({ block }: KeyedBlock, paragraph: MappedParagraph | undefined, collected: Collected): void {
  if (paragraph !== undefined)
    collected.comment(paragraph, '数据修正后，程序不再写这一段；因为有人改过，没有删去。请决定去留。');
  collected.notices.push({
    kind: 'conflict',
    block: block.id,
    message: `“${quoted(block.text)}”数据修正后不再需要，但有人改过，没有删去。`,
  });
}
