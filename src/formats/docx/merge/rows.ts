/** A table's row, cell by cell: each cell is a small text of its own. */
import { mergeText } from '../../../history/merge-text.ts';
import { cellTexts, type KeyedBlock, type Location } from './locate.ts';
import { quoted, type Collected } from './merge-types.ts';
import { bookmarkName, parseBookmarkName } from '../names.ts';
import { editWords } from './splices.ts';
import type { MappedCell, StoryMap } from './story-map.ts';

type RowPlace = Extract<Location, { kind: 'row' }>;

export function mergeRow(
  one: KeyedBlock,
  next: KeyedBlock,
  place: RowPlace,
  fresh: Location | undefined,
  story: StoryMap,
  collected: Collected,
): void {
  if (one.block.text === next.block.text) return;
  const [old, now] = [one.block.text.split('\t'), next.block.text.split('\t')];
  const theirs = cellTexts(place.row);
  const outcome =
    old.length === now.length && theirs.length === old.length
      ? mergeCells(old, now, place, fresh, story, collected)
      : mergeFigures(one, next, place, collected);
  if (outcome === 'merged') return;
  const paragraph = place.row.cells[0]?.paragraphs[0];
  if (paragraph !== undefined) collected.comment(paragraph, `数据修正后，程序把本行写作：\n${now.join(' | ')}`);
  collected.notices.push({
    kind: 'conflict',
    block: one.block.id,
    message: `表格中“${quoted(theirs.slice(0, 2).join(' '))}”一行有人改过，数据修正也改到同一格：保留了改写的内容，新的写法见批注。`,
  });
}

function mergeCells(
  old: readonly string[],
  now: readonly string[],
  place: RowPlace,
  fresh: Location | undefined,
  story: StoryMap,
  collected: Collected,
): 'merged' | 'conflict' {
  const theirs = cellTexts(place.row);
  let outcome: 'merged' | 'conflict' = 'merged';
  for (const [column, cell] of place.row.cells.entries()) {
    const [before, after] = [old[column] ?? '', now[column] ?? ''];
    if (before === after) continue;
    const [paragraph, ...more] = cell.paragraphs;
    if (paragraph === undefined) continue;
    const source = fresh?.kind === 'row' ? fresh.row.cells[column]?.paragraphs[0] : undefined;
    if (theirs[column] === before && more.length === 0 && paragraph.plain && source !== undefined) {
      const text = story.xml.slice(source.contentStart, source.contentEnd);
      collected.splices.push({ start: paragraph.contentStart, end: paragraph.contentEnd, text });
      continue;
    }
    const { edits, conflict } = mergeText(before, theirs[column] ?? '', after);
    if (conflict) outcome = 'conflict';
    spread(cell, edits, collected);
  }
  return outcome;
}

/** Edits of a cell's text, its paragraphs on lines, in the paragraphs that they fall into. */
function spread(cell: MappedCell, edits: ReturnType<typeof mergeText>['edits'], collected: Collected): void {
  let offset = 0;
  for (const paragraph of cell.paragraphs) {
    const end = offset + paragraph.text.length;
    const own = edits
      .filter((edit) => edit.start >= offset && edit.end <= end)
      .map((edit) => ({ start: edit.start - offset, end: edit.end - offset, text: edit.text }));
    collected.splices.push(...editWords(paragraph, own));
    offset = end + 1;
  }
}

/** Columns came or went, so that cells cannot be told by their place: figures are, by their bookmarks. */
function mergeFigures(one: KeyedBlock, next: KeyedBlock, place: RowPlace, collected: Collected): 'merged' | 'conflict' {
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
  return wanting.size === 0 ? 'merged' : 'conflict';
}
