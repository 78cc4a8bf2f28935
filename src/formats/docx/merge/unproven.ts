/**
 * A document of which nobody knows from which version it comes: nothing in it is changed. Whatever is not as the program
 * writes it today is told with its figures, and no person is said to have written it.
 */
import { cellTexts, textOf, type KeyedBlock, type Location } from '../story/locate.ts';
import type { MappedParagraph, StoryMap } from '../story/mapped.ts';
import { parseBookmarkName } from '../names.ts';
import { quoted, type Collected } from './merge-types.ts';
import { paragraphsOf, standingFigures } from './returned/returned-document.ts';

export function compareWithToday(
  now: readonly KeyedBlock[],
  located: ReadonlyMap<string, Location>,
  primaryOf: (one: KeyedBlock) => string,
  theirs: StoryMap,
  collected: Collected,
): void {
  for (const one of now) {
    const written = primaryOf(one);
    const place = located.get(one.key);
    if (place === undefined) {
      const message = `不知道这份文件出自哪一版：程序现在写的“${quoted(written)}”文中没有，请核对。`;
      collected.notices.push({ kind: 'conflict', block: one.block.id, message });
      continue;
    }
    const standing = place.kind === 'row' ? cellTexts(place.row).join('\t') : textOf(place);
    if (standing === written) continue;
    const paragraphs = paragraphsOf(place);
    const [paragraph] = paragraphs;
    if (paragraph !== undefined)
      collected.comment(paragraph, `数据修正后，程序把本段写作：\n${written.replaceAll('\t', ' | ')}`);
    const figures = standingFigures(one.block.figures, paragraphs, standing)
      .filter((figure) => figure.now !== null && figure.now !== figure.before)
      .map((figure) => `${figure.now ?? ''}按数据应为${figure.before}`);
    const said =
      figures.length === 0
        ? `“${quoted(standing)}”与程序现在写的不同`
        : `“${quoted(standing)}”里的${[...new Set(figures)].join('，')}`;
    const message = `不知道这份文件出自哪一版：${said}，没有改动，见批注。`;
    collected.notices.push({ kind: 'conflict', block: one.block.id, message });
  }
  for (const { paragraph, name } of markedOtherwise(theirs, new Set(now.map(({ key }) => key)))) {
    collected.comment(paragraph, '数据修正后，程序不再写这一段；不知道这份文件出自哪一版，没有删去。请决定去留。');
    const message = `不知道这份文件出自哪一版：“${quoted(paragraph.text)}”程序现在不写，没有删去，见批注。`;
    collected.notices.push({ kind: 'conflict', block: name, message });
  }
}

/** Paragraphs, and rows by their first, under a mark of ours that today's report does not have. */
function markedOtherwise(
  { items }: StoryMap,
  today: ReadonlySet<string>,
): readonly { readonly paragraph: MappedParagraph; readonly name: string }[] {
  const paragraphs = items.flatMap((item) =>
    item.kind === 'paragraph' ? [item] : item.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.paragraphs)),
  );
  return paragraphs.flatMap((paragraph) => {
    const names = paragraph.blocks.map(({ name }) => name);
    const [name] = names;
    const isOther = names.every((each) => parseBookmarkName(each)?.kind === 'block' && !today.has(each));
    return name === undefined || !isOther || paragraph.text.trim() === '' ? [] : [{ paragraph, name }];
  });
}
