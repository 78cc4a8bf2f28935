/** A table's row, cell by cell: each cell is a small text of its own. */
import { markedSlice, markedText, type MarkedText } from '../../../history/merging/marked-text.ts';
import { mergeText } from '../../../history/merging/merge-text.ts';
import { cellTexts, type KeyedBlock } from '../story/locate.ts';
import { editMarked } from '../story/marks.ts';
import type { ColumnPairs } from './columns.ts';
import { quoted, type Collected, type KeptRow, type Versions } from './merge-types.ts';
import { bookmarkName, parseBookmarkName } from '../names.ts';
import { editWords } from '../story/splices.ts';
import type { MappedCell } from '../story/mapped.ts';

/** `pairs` are the columns that belong together where the table's are no longer the program's; null where each stands at its place. */
export function mergeRow(kept: KeptRow, pairs: ColumnPairs | null, versions: Versions, collected: Collected): void {
  const { one, next, place } = kept;
  if (one.block.text === next.block.text) return;
  const [old, now] = [cellsOf(one), cellsOf(next)];
  const theirs = cellTexts(place.row);
  const columns = pairs ?? (old.length === now.length ? new Map(old.map((_, column) => [column, column])) : null);
  const outcome =
    columns !== null && theirs.length === old.length
      ? mergeCells([old, now], { ...kept, columns }, versions, collected)
      : mergeFigures(kept, collected);
  if (outcome === 'merged') return;
  const paragraph = place.row.cells[0]?.paragraphs[0];
  if (paragraph !== undefined)
    collected.comment(paragraph, `数据修正后，程序把本行写作：\n${now.map(({ text }) => text).join(' | ')}`);
  collected.notices.push({
    kind: 'conflict',
    block: one.block.id,
    message: `表格中“${quoted(theirs.slice(0, 2).join(' '))}”一行有人改过，数据修正也改到同一格：保留了改写的内容，新的写法见批注。`,
  });
}

/** The texts of a row's cells, with the figures in each. */
function cellsOf({ block }: KeyedBlock): readonly MarkedText[] {
  const whole = markedText(block.text, block.figures);
  let at = 0;
  return block.text.split('\t').map((text) => {
    const cell = markedSlice(whole, at, at + text.length);
    at += text.length + 1;
    return cell;
  });
}

function mergeCells(
  [old, now]: readonly [readonly MarkedText[], readonly MarkedText[]],
  { place, fresh, columns }: KeptRow & { readonly columns: ColumnPairs },
  { theirs: story, fresh: freshStory, subjectsIn }: Versions,
  collected: Collected,
): 'merged' | 'conflict' {
  const theirs = cellTexts(place.row);
  let outcome: 'merged' | 'conflict' = 'merged';
  for (const [column, cell] of place.row.cells.entries()) {
    // A column that is no longer written was named above the table.
    const there = columns.get(column);
    if (there === undefined) continue;
    const [before, after] = [old[column], now[there]];
    if (before === undefined || after === undefined || before.text === after.text) continue;
    const [paragraph, ...more] = cell.paragraphs;
    if (paragraph === undefined) continue;
    const source = fresh?.kind === 'row' ? fresh.row.cells[there]?.paragraphs[0] : undefined;
    if (theirs[column] === before.text && more.length === 0 && paragraph.plain && source !== undefined) {
      const text = freshStory.xml.slice(source.contentStart, source.contentEnd);
      collected.splices.push({ start: paragraph.contentStart, end: paragraph.contentEnd, text });
      continue;
    }
    const merge = mergeText(before, theirs[column] ?? '', after, subjectsIn);
    if (merge.conflict) outcome = 'conflict';
    spread(story.xml, cell, merge, collected);
  }
  return outcome;
}

/** Edits of a cell's text, its paragraphs on lines, in the paragraphs that they fall into. */
function spread(
  xml: string,
  cell: MappedCell,
  { edits, figures }: ReturnType<typeof mergeText>,
  collected: Collected,
): void {
  let [offset, merged] = [0, 0];
  for (const paragraph of cell.paragraphs) {
    const end = offset + paragraph.text.length;
    const own = edits
      .filter((edit) => edit.start >= offset && edit.end <= end)
      .map((edit) => ({ start: edit.start - offset, end: edit.end - offset, text: edit.text }));
    const length = own.reduce((sum, edit) => sum + edit.text.length - (edit.end - edit.start), paragraph.text.length);
    const marks = figures
      .filter(({ at, to }) => at >= merged && to <= merged + length)
      .map(({ id, at, to }) => ({ id, at: at - merged, to: to - merged }));
    collected.splices.push(...editMarked(xml, paragraph, own, marks, collected.newMark));
    offset = end + 1;
    merged += length + 1;
  }
}

/** Columns came or went, so that cells cannot be told by their place: figures are, by their bookmarks. */
function mergeFigures({ one, next, place }: KeptRow, collected: Collected): 'merged' | 'conflict' {
  const old = new Map(one.block.figures.map(({ id, text }) => [bookmarkName('figure', id), text]));
  const now = new Map(next.block.figures.map(({ id, text }) => [bookmarkName('figure', id), text]));
  const wanting = new Set([...now].filter(([name, text]) => old.get(name) !== text).map(([name]) => name));
  for (const paragraph of place.row.cells.flatMap(({ paragraphs }) => paragraphs)) {
    for (const { name, at, to } of paragraph.figures) {
      const base = parseBookmarkName(name)?.base ?? '';
      const text = now.get(base);
      if (text === undefined || !wanting.has(base) || paragraph.text.slice(at, to) !== old.get(base)) continue;
      collected.splices.push(...editWords(paragraph, [{ start: at, end: to, text }]));
      wanting.delete(base);
    }
  }
  // Words of its cells (第几位, a verdict) have no bookmark: where they changed, somebody has to look.
  const [before, after] = [new Set(one.block.text.split('\t')), next.block.text.split('\t')];
  const printed = new Set(next.block.figures.map(({ text }) => text));
  const isReworded = after.some((cell) => !before.has(cell) && !printed.has(cell) && cell.trim() !== '');
  return wanting.size === 0 && !isReworded ? 'merged' : 'conflict';
}
