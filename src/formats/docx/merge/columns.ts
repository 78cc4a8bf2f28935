/**
 * Which column of a table that a person touched is which of the new version: told by the headings, never by their place.
 * What the program no longer writes, and what it writes besides, is named at the table.
 */
import type { KeyedBlock, Location } from '../story/locate.ts';
import { paragraphsIn, type MappedParagraph, type MappedTable, type StoryMap } from '../story/mapped.ts';
import { quoted, type Collected, type Versions } from './merge-types.ts';

/** A column by the words above it. */
interface Column {
  /** Unlike that of every other column: a word that stands above several (差值) goes by the one before it. */
  readonly label: string;
  /** From the top down. */
  readonly words: readonly string[];
  /** Where they stand. */
  readonly paragraph: MappedParagraph | null;
}

/** Columns of the person's table and of the new one that belong together, by their places. */
export type ColumnPairs = ReadonlyMap<number, number>;

/** Tables whose columns are no longer the program's: by the person's table, and by the new one's place. */
export interface ColumnsApart {
  readonly theirs: ReadonlyMap<MappedTable, ColumnPairs>;
  readonly fresh: ReadonlyMap<number, MappedTable>;
}

/** The words above each column of a table. */
export function columnsOf(table: MappedTable): readonly Column[] {
  const above = table.rows.filter(({ heading }) => heading).map(({ cells }) => cells.flatMap(spanned));
  const heads = (above[0] ?? []).map((_, column) => {
    const paragraphs = above.map((row) => row[column]?.paragraphs ?? []);
    const words = paragraphs.map((lines) => lines.map(({ text }) => text).join('')).filter((each) => each !== '');
    return { words, paragraph: paragraphs.find(([first]) => first !== undefined)?.[0] ?? null };
  });
  const said = heads.map(({ words }) => words.join(''));
  const isAlone = (one: string): boolean => said.filter((other) => other === one).length === 1;
  const labels = said.map((one, index) =>
    isAlone(one) ? one : `${said.slice(0, index).findLast(isAlone) ?? ''}\t${one}`,
  );
  return heads.map(({ words, paragraph }, index) => {
    const [label = '', before] = [labels[index], labels.slice(0, index).filter((other) => other === labels[index])];
    return { label: before.length === 0 ? label : `${label}\t${before.length}`, words, paragraph };
  });
}

function spanned<Cell extends { readonly across: number }>(cell: Cell): readonly Cell[] {
  return Array.from({ length: cell.across }, () => cell);
}

function tableUnder(caption: Location | undefined, { items }: StoryMap): MappedTable | null {
  const below = caption?.kind === 'text' ? items[caption.item + 1] : undefined;
  return below?.kind === 'table' ? below : null;
}

/** Said once for each table, with a comment above the columns that are meant. */
export function columnsApart(
  old: readonly KeyedBlock[],
  located: ReadonlyMap<string, Location>,
  places: ReadonlyMap<string, Location>,
  renewed: ReadonlySet<MappedTable>,
  { base, theirs, fresh }: Versions,
  collected: Collected,
): ColumnsApart {
  const apart = { theirs: new Map<MappedTable, ColumnPairs>(), fresh: new Map<number, MappedTable>() };
  const known = new Set(base.heads.flat());
  const widths = new Map(old.map(({ key, block }) => [key, block.text.split('\t').length]));
  for (const { key, block } of old) {
    const [table, next] = [tableUnder(located.get(key), theirs), tableUnder(places.get(key), fresh)];
    if (table === null || next === null || renewed.has(table)) continue;
    const [own, written] = [columnsOf(table), columnsOf(next)];
    if (own.length === 0 || written.length === 0) continue;
    const pairs = paired(own, written, known);
    const before = keysIn(table).flatMap((each) => widths.get(each) ?? []);
    const { gone, come } = unpaired({ own, written, pairs }, known, before[0] ?? written.length);
    const order = [...pairs].toSorted(([one], [other]) => one - other).map(([, column]) => column);
    const isTurned = order.some((column, index) => index > 0 && column < (order[index - 1] ?? 0));
    if (gone.length === 0 && come.length === 0 && !isTurned) continue;
    apart.theirs.set(table, pairs);
    apart.fresh.set(fresh.items.indexOf(next), table);
    const said = [
      ...(gone.length === 0 ? [] : [`程序不再写${named(gone)}`]),
      ...(come.length === 0 ? [] : [`程序另写了${named(come)}`]),
      ...(gone.length === 0 && come.length === 0 ? ['程序的列序有变'] : []),
    ].join('，');
    const spot = gone[0]?.paragraph ?? own[0]?.paragraph;
    if (spot !== null && spot !== undefined)
      collected.comment(spot, `数据修正后，${said}；因为表中有人改过，列没有增减，其余各列的数已更新。请决定去留。`);
    const caption = quoted(block.text.split('\n')[0] ?? '');
    const message = `“${caption}”的表有人改过，数据修正后${said}：列没有增减，其余各列的数已更新，见批注。`;
    collected.notices.push({ kind: 'conflict', block: block.id, message });
  }
  return apart;
}

interface Pairing {
  readonly own: readonly Column[];
  readonly written: readonly Column[];
  readonly pairs: ColumnPairs;
}

/** What the program wrote and no longer writes, and what it writes anew; columns that a person put in or took out are neither. */
function unpaired(
  { own, written, pairs }: Pairing,
  known: ReadonlySet<string>,
  widthBefore: number,
): { readonly gone: readonly Column[]; readonly come: readonly Column[] } {
  const taken = new Set(pairs.values());
  const isKnown = ({ words, label }: Column): boolean => {
    const [head = '', ...repeated] = label.split('\t');
    return isOurs(words, known) && (repeated.length === 0 || head === '' || known.has(head));
  };
  const come = written.filter((one, column) => !taken.has(column) && !isKnown(one));
  // All that the program ever wrote there stands in it: what else does is a person's, whatever its name.
  const isAllThere = taken.size === written.length && widthBefore === written.length;
  const gone = isAllThere ? [] : own.filter(({ words }, column) => !pairs.has(column) && isOurs(words, known));
  return { gone, come };
}

/** An older document does not know what its headings were. */
function isOurs(words: readonly string[], known: ReadonlySet<string>): boolean {
  return words.length > 0 && (known.size === 0 || words.every((each) => known.has(each)));
}

function keysIn(table: MappedTable): readonly string[] {
  return paragraphsIn([table]).flatMap(({ blocks }) => blocks.map(({ name }) => name));
}

function named(columns: readonly Column[]): string {
  return `${columns.map(({ label }) => `“${label.replaceAll('\t', '')}”`).join('')}${columns.length === 1 ? '一列' : `${columns.length}列`}`;
}

/** By their labels; a heading that a person typed is the one that stands between the same neighbours. */
function paired(
  own: readonly Column[],
  written: readonly Column[],
  known: ReadonlySet<string>,
): ReadonlyMap<number, number> {
  const isRetyped = (one: Column, other: Column | undefined): boolean =>
    // What is new in this version cannot be what the person retyped.
    other !== undefined && !isOurs(one.words, known) && isOurs(other.words, known);
  const isAsWritten = own.every(
    (one, column) => one.words.join() === written[column]?.words.join() || isRetyped(one, written[column]),
  );
  if (own.length === written.length && isAsWritten) return new Map(own.map((_, column) => [column, column]));
  const placeOf = new Map(written.map(({ label }, column) => [label, column]));
  const pairs = new Map<number, number>();
  for (const [column, { label }] of own.entries()) {
    const same = placeOf.get(label);
    if (same !== undefined) pairs.set(column, same);
  }
  const byLabel = new Map(pairs).set(-1, -1).set(own.length, written.length);
  for (const [column, one] of own.entries()) {
    const [left, right] = [byLabel.get(column - 1), byLabel.get(column + 1)];
    if (byLabel.has(column) || left === undefined || right === undefined) continue;
    if (right - left === 2 && isRetyped(one, written[left + 1])) pairs.set(column, left + 1);
  }
  return pairs;
}
