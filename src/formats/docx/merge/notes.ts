/** 注：… under a table: lines that no block of their own is, kept in step with the new version. */
import { unmarked } from '../../../history/merging/marked-text.ts';
import { mergeText } from '../../../history/merging/merge-text.ts';
import { likeness } from '../../../history/likeness.ts';
import type { KeyedBlock } from '../story/locate.ts';
import { quoted, tidy, type Collected, type KeptText, type Versions } from './merge-types.ts';
import { editWords } from '../story/splices.ts';
import type { MappedParagraph, StoryMap } from '../story/mapped.ts';
import { styleIds } from '../style-names.ts';

/** Lines that nobody touched become, go and come as the new version has them; a touched one stays and is told. */
export function mergeNotes(
  { one, next, place, fresh: freshPlace }: KeptText,
  { theirs, fresh }: Versions,
  collected: Collected,
): void {
  const [old, now] = [notesOf(one), notesOf(next)];
  if (old.join('\n') === now.join('\n') || freshPlace?.kind !== 'text') return;
  const table = tableUnder(theirs, place.item);
  const freshTable = tableUnder(fresh, freshPlace.item);
  if (table === null || freshTable === null) return;
  const standing = linesUnder(theirs, table, old);
  const renewed = linesUnder(fresh, freshTable, now).map((line) => fresh.xml.slice(line.start, line.end));
  const lineOf = placesOf(old, standing);
  const nextOf = pairLines(old, now);
  let behind = theirs.items[table]?.end ?? 0;
  const written = new Set<number>();
  const writeUpTo = (line: number): void => {
    for (let index = 0; index < line; index += 1) {
      if (written.has(index) || [...nextOf.values()].includes(index)) continue;
      written.add(index);
      collected.splices.push({ start: behind, end: behind, text: renewed[index] ?? '' });
    }
  };
  for (const [index, words] of old.entries()) {
    const paragraph = lineOf.get(index);
    if (paragraph === undefined) continue;
    const [target, after] = [nextOf.get(index), now[nextOf.get(index) ?? -1]];
    if (target !== undefined) writeUpTo(target);
    const isUntouched = paragraph.text === words && paragraph.plain;
    if (after === undefined) {
      if (isUntouched) collected.splices.push({ start: paragraph.start, end: paragraph.end, text: '' });
      else keep(one, paragraph, '数据修正后，程序不再写这条注；因为有人改过，没有删去。请决定去留。', collected);
    } else if (after !== words) {
      if (isUntouched && target !== undefined)
        collected.splices.push({ start: paragraph.start, end: paragraph.end, text: renewed[target] ?? '' });
      else {
        const { edits, conflict } = mergeText(unmarked(words), paragraph.text, unmarked(after));
        collected.splices.push(...editWords(paragraph, edits));
        if (conflict) keep(one, paragraph, `数据修正后，程序把这条注写作：\n${after}`, collected);
      }
    }
    behind = paragraph.end;
  }
  writeUpTo(now.length);
}

/** The lines under a table. */
export function notesOf({ block }: KeyedBlock): readonly string[] {
  return tidy(block.text).split('\n').slice(1);
}

/** The table that a caption stands above; null where something else came in between. */
function tableUnder({ items }: StoryMap, caption: number): number | null {
  return items[caption + 1]?.kind === 'table' ? caption + 1 : null;
}

/** The paragraphs under a table that are notes by their style or by their words. */
export function linesUnder({ items }: StoryMap, table: number, words: readonly string[]): readonly MappedParagraph[] {
  const lines: MappedParagraph[] = [];
  for (const item of items.slice(table + 1)) {
    if (item.kind === 'table' || item.blocks.length > 0 || item.endsSection || item.hasDrawing) break;
    if (item.style !== styleIds.tableNote && !words.includes(item.text)) break;
    lines.push(item);
  }
  return lines;
}

/** Which paragraph a line of the old version is: the same words, else the likest that is left. */
function placesOf(old: readonly string[], standing: readonly MappedParagraph[]): ReadonlyMap<number, MappedParagraph> {
  const places = new Map<number, MappedParagraph>();
  const free = new Set(standing);
  for (const isRight of [equal, alikeWords]) {
    for (const [index, words] of old.entries()) {
      const found = places.has(index) ? undefined : [...free].find((paragraph) => isRight(words, paragraph.text));
      if (found === undefined) continue;
      places.set(index, found);
      free.delete(found);
    }
  }
  // A line that somebody wrote anew stands where the old one stood.
  const left = old.flatMap((_, index) => (places.has(index) ? [] : [index]));
  for (const [position, paragraph] of [...free].entries()) {
    const index = left[position];
    if (index !== undefined) places.set(index, paragraph);
  }
  return places;
}

/** Which new line an old one became. */
function pairLines(old: readonly string[], now: readonly string[]): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  const free = new Set(now.keys());
  for (const isRight of [equal, alikeWords]) {
    for (const [index, words] of old.entries()) {
      const found = pairs.has(index) ? undefined : [...free].find((line) => isRight(words, now[line] ?? ''));
      if (found === undefined) continue;
      pairs.set(index, found);
      free.delete(found);
    }
  }
  return pairs;
}

function equal(one: string, other: string): boolean {
  return one === other;
}

function alikeWords(one: string, other: string): boolean {
  return likeness(one, other) >= 0.6;
}

function keep({ block }: KeyedBlock, paragraph: MappedParagraph, comment: string, collected: Collected): void {
  collected.comment(paragraph, comment);
  collected.notices.push({
    kind: 'conflict',
    block: block.id,
    message: `表下的注“${quoted(paragraph.text)}”有人改过，数据修正也改到这一条：保留了改写的文字，见批注。`,
  });
}
