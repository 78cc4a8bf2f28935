/** Where new blocks go in an edited document, and what of the fresh one they bring along. */
import type { KeyedBlock, Location } from '../story/locate.ts';
import type { Versions } from './merge-types.ts';
import type { MappedItem, StoryMap } from '../story/mapped.ts';
import { styleIds } from '../style-names.ts';

export interface NewPiece {
  readonly xml: string;
  /** The fresh document's tables in it, by item. */
  readonly tables: readonly number[];
  /** The paragraph of a chart's drawing above its caption; the chart is parts of the package besides. */
  readonly drawing: string | null;
}

/** A row alone, or a block's paragraph with the table, notes and entries that follow it. */
export function pieceOf(place: Location, fresh: StoryMap): NewPiece {
  if (place.kind === 'row') return { xml: fresh.xml.slice(place.row.start, place.row.end), tables: [], drawing: null };
  const first = fresh.items[place.item];
  const before = fresh.items[place.item - 1];
  const isDrawing = before?.kind === 'paragraph' && before.hasDrawing && before.blocks.length === 0;
  const drawing = isDrawing ? fresh.xml.slice(before.start, before.end) : null;
  const tables: number[] = [];
  let last = first;
  for (let next = place.item + 1; next < fresh.items.length; next += 1) {
    const item = fresh.items[next];
    if (item === undefined || !belongsToBlockAbove(item)) break;
    if (item.kind === 'table') tables.push(next);
    last = item;
  }
  return { xml: fresh.xml.slice(first?.start ?? 0, last?.end ?? 0), tables, drawing };
}

function belongsToBlockAbove(item: MappedItem): boolean {
  if (item.kind === 'table') return true;
  return item.blocks.length === 0 && !item.hasDrawing && !item.endsSection;
}

/** null where nothing before it is left. `before` are the blocks before it, nearest first. */
export function insertionPoint(
  place: Location,
  before: readonly KeyedBlock[],
  located: ReadonlyMap<string, Location>,
  places: ReadonlyMap<string, Location>,
  { theirs, fresh }: Versions,
): number | null {
  if (place.kind === 'row') return rowPoint(place, before, located, places, theirs);
  const nearest = before.find(({ key }) => located.has(key));
  const spot = nearest === undefined ? undefined : located.get(nearest.key);
  if (nearest === undefined || spot === undefined) return null;
  const lastPart = spot.kind === 'text' ? spot.parts.at(-1)?.paragraph : undefined;
  let item = lastPart === undefined ? spot.item : Math.max(spot.item, theirs.items.indexOf(lastPart));
  while (followsTable(theirs.items[item + 1])) item += 1;
  const next = theirs.items[item + 1];
  // Behind the end of a section where the fresh document has one there as well.
  if (next?.kind === 'paragraph' && next.endsSection && next.text === '' && hasSectionEndBefore(place.item, fresh))
    item += 1;
  return theirs.items[item]?.end ?? null;
}

/** What a table's caption is followed by: the table, its notes, the gap under it. */
function followsTable(item: MappedItem | undefined): boolean {
  if (item === undefined) return false;
  if (item.kind === 'table') return true;
  return item.blocks.length === 0 && (item.style === styleIds.tableNote || item.style === styleIds.gap);
}

function hasSectionEndBefore(position: number, { items }: StoryMap): boolean {
  for (let index = position - 1; index >= 0; index -= 1) {
    const item = items[index];
    if (item?.kind !== 'paragraph' || item.blocks.length > 0) return false;
    if (item.endsSection) return true;
  }
  return false;
}

/** Behind the nearest row before it, else behind the heading rows of the table under its caption. */
function rowPoint(
  place: Extract<Location, { kind: 'row' }>,
  before: readonly KeyedBlock[],
  located: ReadonlyMap<string, Location>,
  places: ReadonlyMap<string, Location>,
  theirs: StoryMap,
): number | null {
  for (const { key } of before) {
    const own = places.get(key);
    const spot = located.get(key);
    if (own?.kind === 'row' && own.item !== place.item) return null;
    if (spot === undefined) continue;
    if (spot.kind === 'row') return spot.row.end;
    const table = theirs.items[spot.item + 1];
    if (table?.kind !== 'table') return null;
    return table.rows.findLast(({ heading }) => heading)?.end ?? table.rows[0]?.end ?? null;
  }
  return null;
}
