/** A block's own paragraph, in which a person may have written, brought to the new version. */
import { sentencesOf } from '../../../history/changed-words.ts';
import { asItem } from '../../../history/harvest.ts';
import { markedText, type MarkedFigure, type MarkedText } from '../../../history/merging/marked-text.ts';
import { mergeText, type TextMerge } from '../../../history/merging/merge-text.ts';
import { bookmarkName, parseBookmarkName } from '../names.ts';
import { styleIds } from '../style-names.ts';
import { textOf, type KeyedBlock, type Location } from '../story/locate.ts';
import { editMarked } from '../story/marks.ts';
import { quoted, type Collected, type KeptText, type Versions } from './merge-types.ts';
import type { MappedParagraph } from '../story/mapped.ts';

type TextPlace = Extract<Location, { kind: 'text' }>;

/** `old` and `now` are the words of the block's own paragraph in the base and in the new version. */
export function mergeParagraphs(
  { one, next, place, fresh }: KeptText,
  [old, now]: readonly [string, string],
  versions: Versions,
  collected: Collected,
): void {
  const [part] = place.parts;
  if (part === undefined || fresh?.kind !== 'text') return;
  const { paragraph } = part;
  if (isContents(paragraph, fresh)) return;
  const theirs = textOf(place);
  const source = fresh.parts[0]?.paragraph;
  const isUntouched = isWhole(place) && paragraph.plain && withoutHarvested(theirs, old, versions) === old;
  const isRenewed = old !== now || one.block.fingerprint !== next.block.fingerprint;
  if (isRenewed && isUntouched && source !== undefined) {
    // With its mark.
    const text = versions.fresh.xml.slice(source.contentStart, source.contentEnd);
    collected.splices.push({ start: paragraph.contentStart, end: paragraph.contentEnd, text });
    return;
  }
  if (place.found === 'likeness') restoreMark(one.key, part, versions, collected);
  if (old === now) return;
  const marked = [markedText(old, one.block.figures), freshText(now, next, source)] as const;
  const merge = mergeText(marked[0], theirs, marked[1], versions.subjectsIn);
  writeMerge(place, merge, versions, collected);
  if (merge.conflict) {
    collected.comment(paragraph, `数据修正后，程序把本段写作：\n${now}`);
    collected.notices.push({
      kind: 'conflict',
      block: one.block.id,
      message: `“${quoted(theirs)}”一段有人改过，数据修正也改到同样的词句：保留了改写的文字，新的写法见批注。`,
    });
  } else if (merge.reordered) {
    collected.notices.push({
      kind: 'left-out',
      block: one.block.id,
      message: `“${quoted(theirs)}”一段有人改过，数据修正后程序的句序有变：数字已更新，保留了原来的句序。`,
    });
  }
}

/** All of a paragraph, and nothing else. */
export function isWhole({ parts }: TextPlace): boolean {
  const [part] = parts;
  return (
    part !== undefined &&
    parts.length === 1 &&
    part.paragraph.blocks.length <= 1 &&
    part.from === 0 &&
    part.to === part.paragraph.text.length
  );
}

/** The person's text without sentences that the program writes only now, because they were harvested into the notes. */
export function withoutHarvested(theirs: string, old: string, { isHarvested }: Versions): string {
  return sentencesOf(theirs)
    .filter((sentence) => old.includes(sentence) || !isHarvested(asItem(sentence)))
    .join('');
}

export function isContents(paragraph: MappedParagraph, fresh: TextPlace): boolean {
  return (fresh.parts[0]?.paragraph.style ?? paragraph.style) === styleIds.contentsTitle;
}

/** The new words, with each figure where the new document's own bookmark says. */
function freshText(now: string, { block }: KeyedBlock, source: MappedParagraph | undefined): MarkedText {
  if (source === undefined || source.text !== now) return markedText(now, block.figures);
  const ids = new Map(block.figures.map(({ id }) => [bookmarkName('figure', id), id]));
  const figures = source.figures.flatMap(({ name, at, to }): readonly MarkedFigure[] => {
    const id = ids.get(parseBookmarkName(name)?.base ?? name);
    return id === undefined || at === to ? [] : [{ id, at, to }];
  });
  return { text: now, figures: figures.toSorted((a, b) => a.at - b.at) };
}

/** Edits of a block's text, its paragraphs on lines, in the paragraphs that they fall into. */
function writeMerge(place: TextPlace, { edits, figures }: TextMerge, { theirs }: Versions, collected: Collected): void {
  let [offset, merged] = [0, 0];
  for (const { paragraph, from, to } of place.parts) {
    const end = offset + (to - from);
    const own = edits
      .filter((edit) => edit.start >= offset && edit.end <= end)
      .map((edit) => ({ start: edit.start - offset + from, end: edit.end - offset + from, text: edit.text }));
    const grown = own.reduce((sum, edit) => sum + edit.text.length - (edit.end - edit.start), to - from);
    // What stands in the paragraph before this block's part of it keeps its length.
    const marks = figures
      .filter(({ at, to: last }) => at >= merged && last <= merged + grown)
      .map(({ id, at, to: last }) => ({ id, at: at - merged + from, to: last - merged + from }));
    collected.splices.push(...editMarked(theirs.xml, paragraph, own, marks, collected.newMark));
    offset = end + 1;
    merged += grown + 1;
  }
}

/** The mark that somebody's copying or saving lost, put back where the block was recognised. */
function restoreMark(
  key: string,
  { paragraph, from }: { readonly paragraph: MappedParagraph; readonly from: number },
  { theirs }: Versions,
  collected: Collected,
): void {
  const words = paragraph.words.find((each) => each.from >= from);
  // Inside a joined paragraph the mark can only stand between runs.
  const start = from === 0 || words === undefined ? paragraph.contentStart : runStart(theirs.xml, words.start);
  collected.splices.push({
    start,
    end: start,
    text: `<w:bookmarkStart w:id="0" w:name="${key}"/><w:bookmarkEnd w:id="0"/>`,
  });
}

function runStart(xml: string, position: number): number {
  const at = Math.max(xml.lastIndexOf('<w:r>', position), xml.lastIndexOf('<w:r ', position));
  return at === -1 ? position : at;
}
