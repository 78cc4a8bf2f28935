/** Tables whose columns or order of rows changed: where nobody touched one, the new table takes its place whole. */
import { cellTexts, type KeyedBlock, type Location } from '../story/locate.ts';
import { holdsForeign } from '../story/foreign.ts';
import type { MappedRow, MappedTable } from '../story/mapped.ts';
import { tidy, type Collected, type Versions } from './merge-types.ts';

export interface RenewedTables {
  /** Tables of the edited document, and the places of theirs in the new one. */
  readonly theirs: ReadonlySet<MappedTable>;
  readonly fresh: ReadonlySet<number>;
}

export function renewTables(
  old: readonly KeyedBlock[],
  located: ReadonlyMap<string, Location>,
  places: ReadonlyMap<string, Location>,
  { base, theirs, fresh }: Versions,
  collected: Collected,
): RenewedTables {
  const renewed = { theirs: new Set<MappedTable>(), fresh: new Set<number>() };
  const before = new Map(old.map(({ key, block }) => [key, block.text]));
  const heads = new Set(base.heads.flat());
  for (const { key } of old) {
    const [place, now] = [located.get(key), places.get(key)];
    if (place?.kind !== 'text' || now?.kind !== 'text') continue;
    const [table, next] = [theirs.items[place.item + 1], fresh.items[now.item + 1]];
    if (table?.kind !== 'table' || next?.kind !== 'table' || isLaidAlike(table, next, before)) continue;
    if (!table.rows.every((row) => isUntouched(row, theirs.xml, before, heads))) continue;
    renewed.theirs.add(table);
    renewed.fresh.add(now.item + 1);
    collected.splices.push({ start: table.start, end: table.end, text: fresh.xml.slice(next.start, next.end) });
  }
  return renewed;
}

/** As many columns, and the rows that both have in one order. */
function isLaidAlike(one: MappedTable, other: MappedTable, before: ReadonlyMap<string, string>): boolean {
  const width = ({ rows }: MappedTable): number => (rows[0]?.cells ?? []).reduce((sum, { across }) => sum + across, 0);
  const keys = ({ rows }: MappedTable): readonly string[] => rows.flatMap(keysIn).filter((key) => before.has(key));
  const [own, now] = [keys(one), keys(other)];
  const shared = own.filter((key) => now.includes(key));
  return width(one) === width(other) && shared.join() === now.filter((key) => own.includes(key)).join();
}

function isUntouched(
  row: MappedRow,
  xml: string,
  before: ReadonlyMap<string, string>,
  heads: ReadonlySet<string>,
): boolean {
  if (holdsForeign(xml.slice(row.start, row.end))) return false;
  const cells = cellTexts(row);
  if (row.heading)
    return heads.size > 0 && cells.every((words) => words === '' || heads.has(words.replaceAll('\n', '')));
  const [key] = keysIn(row);
  return key !== undefined && cells.join('\t') === tidy(before.get(key) ?? '');
}

function keysIn(row: MappedRow): readonly string[] {
  return row.cells.flatMap(({ paragraphs }) => paragraphs.flatMap(({ blocks }) => blocks.map(({ name }) => name)));
}
