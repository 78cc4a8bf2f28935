/** Tables whose columns or order of rows changed: where nobody touched one, the new table takes its place whole. */
import { cellTexts, type KeyedBlock, type Location } from '../story/locate.ts';
import { holdsForeign } from '../story/foreign.ts';
import type { MappedRow, MappedTable } from '../story/mapped.ts';
import { columnsOf } from './columns.ts';
import { quoted, tidy, type Collected, type MergeNotice, type Versions } from './merge-types.ts';

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
  const order = old.map(({ key }) => key);
  const heads = new Set(base.heads.flat());
  for (const { key, block } of old) {
    const [place, now] = [located.get(key), places.get(key)];
    if (place?.kind !== 'text' || now?.kind !== 'text') continue;
    const [table, next] = [theirs.items[place.item + 1], fresh.items[now.item + 1]];
    if (table?.kind !== 'table' || next?.kind !== 'table' || isLaidAlike(table, next, before)) continue;
    const standing = new Set(table.rows.flatMap(keysIn));
    const isWithoutRow = next.rows.flatMap(keysIn).some((each) => before.has(each) && !standing.has(each));
    // A row that somebody took out does not come back with the table.
    if (isWithoutRow || !table.rows.every((row) => isUntouched(row, theirs.xml, before, heads))) {
      if (isTurned(table, next, order)) collected.notices.push(orderKept(block));
      continue;
    }
    renewed.theirs.add(table);
    renewed.fresh.add(now.item + 1);
    collected.splices.push({ start: table.start, end: table.end, text: fresh.xml.slice(next.start, next.end) });
  }
  return renewed;
}

/** The same columns, and the rows that both have in one order. */
function isLaidAlike(one: MappedTable, other: MappedTable, before: ReadonlyMap<string, string>): boolean {
  const width = ({ rows }: MappedTable): number => (rows[0]?.cells ?? []).reduce((sum, { across }) => sum + across, 0);
  const heads = (table: MappedTable): string =>
    columnsOf(table)
      .map(({ label }) => label)
      .join('\t');
  const keys = ({ rows }: MappedTable): readonly string[] => rows.flatMap(keysIn).filter((key) => before.has(key));
  const [own, now] = [keys(one), keys(other)];
  const shared = own.filter((key) => now.includes(key));
  return (
    width(one) === width(other) &&
    heads(one) === heads(other) &&
    shared.join() === now.filter((key) => own.includes(key)).join()
  );
}

/** Does the program set the rows that stand there in another order than it did? */
function isTurned(table: MappedTable, next: MappedTable, order: readonly string[]): boolean {
  const [standing, now] = [new Set(table.rows.flatMap(keysIn)), next.rows.flatMap(keysIn)];
  const shared = order.filter((key) => standing.has(key) && now.includes(key));
  return shared.join() !== now.filter((key) => shared.includes(key)).join();
}

function orderKept({ id, text }: KeyedBlock['block']): MergeNotice {
  const message = `“${quoted(text.split('\n')[0] ?? '')}”的表有人改过，数据修正后程序的行序有变：数字已更新，保留了原来的行序。`;
  return { kind: 'left-out', block: id, message };
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
