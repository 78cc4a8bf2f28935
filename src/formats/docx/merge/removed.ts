/** Blocks that the program no longer writes, in a document that a person edited. */
import { cellTexts, textOf, type KeyedBlock, type Location } from './locate.ts';
import { isCommented } from './remarks.ts';
import { isCaption, quoted, tidy, type Collected, type Versions } from './merge-types.ts';
import type { MappedParagraph, MappedRow, StoryMap } from './story-map.ts';
import { styleIds } from '../style-names.ts';

/** The blocks of the version that a person edited, and of the new one, by their marks. */
export interface BlocksByKey {
  readonly before: ReadonlyMap<string, KeyedBlock>;
  readonly after: ReadonlyMap<string, KeyedBlock>;
}

/** A block that the program no longer writes goes, if nobody made it their own. */
export function removeBlock(
  one: KeyedBlock,
  place: Location,
  text: string,
  { theirs }: Versions,
  blocks: BlocksByKey,
  collected: Collected,
): void {
  if (place.kind === 'row') return removeRow(one, place, theirs, blocks, collected);
  const [part] = place.parts;
  if (part === undefined) return;
  const { paragraph } = part;
  const isWhole =
    place.parts.length === 1 && paragraph.blocks.length <= 1 && part.from === 0 && part.to === paragraph.text.length;
  // No fresh version is there to tell that a block's own paragraph is only its caption.
  const own = isCaption(place) ? (text.split('\n')[0] ?? text) : text;
  const above = theirs.items[place.item - 1];
  const isChart = paragraph.style === styleIds.chartCaption && above?.kind === 'paragraph' && above.hasDrawing;
  const picture = isChart ? above : null;
  const isRemarked = picture !== null && isCommented(theirs.xml.slice(picture.start, picture.end));
  if (textOf(place) === own && isWhole && paragraph.plain && !paragraph.endsSection && !isRemarked) {
    for (const { start, end } of [paragraph, ...(picture === null ? [] : [picture])])
      collected.splices.push({ start, end, text: '' });
    return;
  }
  keepRemoved(one, paragraph, collected);
}

/** A row goes if nobody typed or commented in it; with the last one that stays, the table. */
function removeRow(
  one: KeyedBlock,
  { row, table, item }: Extract<Location, { kind: 'row' }>,
  { xml, items }: StoryMap,
  { before, after }: BlocksByKey,
  collected: Collected,
): void {
  const stands = (each: MappedRow, text: string): boolean =>
    cellTexts(each).join('\t') === tidy(text) && !isCommented(xml.slice(each.start, each.end));
  if (!stands(row, one.block.text)) return keepRemoved(one, row.cells[0]?.paragraphs[0], collected);
  const goes = (each: MappedRow): boolean =>
    each === row || keysIn(each).some((key) => !after.has(key) && stands(each, before.get(key)?.block.text ?? ''));
  const rest = table.rows.filter((each) => !goes(each));
  const caption = items[item - 1];
  // Then other rows come into it.
  const isStillWritten = caption?.kind === 'paragraph' && caption.blocks.some(({ name }) => after.has(name));
  const isTableCommented = isCommented(xml.slice(table.start, table.end));
  if (rest.every((each) => each.heading) && !isTableCommented && !isStillWritten) {
    collected.splices.push({ start: table.start, end: table.end, text: '' });
  } else if (rest.length > 0) collected.splices.push({ start: row.start, end: row.end, text: '' });
}

function keysIn(row: {
  readonly cells: readonly { readonly paragraphs: readonly MappedParagraph[] }[];
}): readonly string[] {
  return row.cells.flatMap(({ paragraphs }) => paragraphs.flatMap(({ blocks }) => blocks.map(({ name }) => name)));
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
