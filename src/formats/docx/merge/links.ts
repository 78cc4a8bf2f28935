/** Links to tables, charts and annexes: each leads to the caption that has its words now, or to none. */
import { parseBookmarkName } from '../names.ts';
import { styleIds } from '../style-names.ts';
import { spliced, type Splice } from '../story/splices.ts';
import { mapStory } from '../story/story-map.ts';
import { unescapeXml } from '../story/tag-text.ts';

/** 图1, 表2, 附件. */
const labelPattern = /^(?:图|表|附件)\s?\d*$/;

/** `styleOf` gives our id of a paragraph's style, whatever the document calls it. */
export function relinked(body: string, styleOf: (id: string) => string): string {
  const links = [...body.matchAll(/<w:hyperlink\b[^>]*\sw:anchor="([^"]*)"[^>]*>/g)].filter(
    ([, anchor = '']) => parseBookmarkName(unescapeXml(anchor))?.kind === 'block',
  );
  if (links.length === 0) return body;
  const { marks, labels } = captions(body, styleOf);
  const splices = links.flatMap((link): readonly Splice[] => {
    const [opening, anchor = ''] = link;
    const start = link.index + opening.length;
    const close = opening.endsWith('/>') ? -1 : body.indexOf('</w:hyperlink>', start);
    if (close === -1) return [];
    const words = [...body.slice(start, close).matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/g)]
      .map(([, text = '']) => unescapeXml(text))
      .join('');
    const target = labelPattern.test(words) ? labels.get(words.replaceAll(/\s/g, '')) : undefined;
    if (target !== undefined && target !== anchor) {
      return [{ start: link.index, end: start, text: opening.replace(`w:anchor="${anchor}"`, `w:anchor="${target}"`) }];
    }
    if (target !== undefined || marks.has(anchor)) return [];
    return [
      { start: link.index, end: start, text: '' },
      { start: close, end: close + '</w:hyperlink>'.length, text: '' },
    ];
  });
  return spliced(body, splices);
}

function captions(body: string, styleOf: (id: string) => string) {
  const marks = new Set([...body.matchAll(/<w:bookmarkStart\b[^>]*\sw:name="([^"]*)"/g)].map(([, name = '']) => name));
  const labels = new Map<string, string>();
  for (const item of mapStory(body, () => true).items) {
    if (item.kind !== 'paragraph') continue;
    const style = styleOf(item.style ?? '');
    if (style !== styleIds.tableCaption && style !== styleIds.chartCaption && style !== styleIds.annexMark) continue;
    const label = /^(?:图|表|附件)\s?\d*/.exec(item.text)?.[0].replaceAll(/\s/g, '');
    const mark = item.blocks[0]?.name;
    if (label !== undefined && mark !== undefined && !labels.has(label)) labels.set(label, mark);
  }
  return { marks, labels };
}
