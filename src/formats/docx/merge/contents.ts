/** The list of contents in a document that a person edited: a list that nobody touched is the new one, another is told. */
import { styleIds } from '../style-names.ts';
import type { KeyedBlock } from '../story/locate.ts';
import type { MappedParagraph, StoryMap } from '../story/mapped.ts';
import { tidy, type Collected, type KeptText, type Versions } from './merge-types.ts';

export function mergeContents(
  { one, next, place, fresh: freshPlace }: KeptText,
  { theirs, fresh }: Versions,
  collected: Collected,
): void {
  if (freshPlace?.kind !== 'text' || freshPlace.parts[0]?.paragraph.style !== styleIds.contentsTitle) return;
  const [standing, renewed] = [entriesUnder(theirs, place.item), entriesUnder(fresh, freshPlace.item)];
  const [old, now] = [headingsOf(one), headingsOf(next)];
  const [list, own] = [sliceOf(theirs, standing), sliceOf(fresh, renewed)];
  const isUntouched = standing.map(headingIn).join('\n') === old.join('\n') && isWholeField(list.xml);
  const tell = (message: string): number => collected.notices.push({ kind: 'left-out', block: one.block.id, message });
  if (isUntouched && standing.length > 0 && renewed.length > 0) {
    if (list.xml !== own.xml) collected.splices.push({ start: list.start, end: list.end, text: own.xml });
    tell('目录的页码按程序的版面估算，人工增删后会有出入：请在 Word 里右键单击目录，选“更新域”。');
  } else if (old.join('\n') === now.join('\n')) {
    tell('目录没有重排：请在 Word 里右键单击目录，选“更新域”，页码才与正文一致。');
  } else {
    tell('数据修正后标题有变，目录有人改过或重做过，没有改动：请在 Word 里右键单击目录，选“更新域”。');
  }
}

function headingsOf({ block }: KeyedBlock): readonly string[] {
  return tidy(block.text).split('\n').slice(1);
}

/** Without the page. */
function headingIn({ text }: MappedParagraph): string {
  return text.replace(/\t\d*$/, '');
}

/** The lines behind a list's title, in whatever style a program gave them: each ends in a page. */
function entriesUnder({ items }: StoryMap, title: number): readonly MappedParagraph[] {
  const entries: MappedParagraph[] = [];
  for (const item of items.slice(title + 1)) {
    if (item.kind === 'table' || item.blocks.length > 0 || item.endsSection) break;
    if (item.style !== styleIds.contents1 && item.style !== styleIds.contents2 && !/\t\d+$/.test(item.text)) break;
    entries.push(item);
  }
  return entries;
}

function sliceOf({ xml }: StoryMap, entries: readonly MappedParagraph[]) {
  const [start, end] = [entries[0]?.start ?? 0, entries.at(-1)?.end ?? 0];
  return { start, end, xml: xml.slice(start, end) };
}

/** All of the list's field and of nothing else, so that another can take its place. */
function isWholeField(xml: string): boolean {
  const count = (pattern: RegExp): number => xml.match(pattern)?.length ?? 0;
  const [begin, end] = [count(/w:fldCharType="begin"/g), count(/w:fldCharType="end"/g)];
  return (
    begin > 0 &&
    begin === end &&
    !/<\/?w:sdt[ >]|<w:(?:commentRangeStart|commentReference|ins|del|drawing)[ >]/.test(xml)
  );
}
