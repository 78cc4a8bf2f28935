/** Pieces of the new version made fit for the document that takes them: bookmark numbers, names and style ids of its own. */
import { contentMarkName, parseBookmarkName } from '../names.ts';
import { newMarkPrefix } from '../story/marks.ts';
import type { Splice } from '../story/splices.ts';
import { mapStory } from '../story/story-map.ts';
import { escapeXml } from '../text.ts';

/** Paragraph styles under our ids, whatever the document calls them now. */
export function withStyleNames(
  story: ReturnType<typeof mapStory>,
  styles: ReadonlyMap<string, string>,
): ReturnType<typeof mapStory> {
  const named = story.items.map((item) =>
    item.kind === 'paragraph' && item.style !== null ? { ...item, style: styles.get(item.style) ?? item.style } : item,
  );
  return { ...story, items: named };
}

/** Inserted pieces with bookmark numbers of their own and under the document's own style ids. */
export function adapted(
  splices: readonly Splice[],
  lastBookmark: number,
  styles: ReadonlyMap<string, string>,
): readonly Splice[] {
  let last = lastBookmark;
  const renumbered = new Map<string, number>();
  const theirIds = new Map([...styles].map(([theirs, ours]) => [ours, theirs]));
  return splices.map((splice) => {
    if (!splice.text.includes('<w:')) return splice;
    const numbers = new Map<string, number>();
    const text = splice.text
      .replaceAll(/(<w:bookmark(?:Start|End) w:id=")(\d+)"/g, (_, opening: string, number: string) => {
        const known = numbers.get(number);
        const own = known ?? (last += 1);
        // A pair that has ended frees its number: marks put back all say 0.
        if (known === undefined) numbers.set(number, own);
        else numbers.delete(number);
        return `${opening}${own}"`;
      })
      // A pair that stands in two pieces.
      .replaceAll(newMarks, (_, opening: string, mark: string) => {
        const own = renumbered.get(mark) ?? (last += 1);
        renumbered.set(mark, own);
        return `${opening}${own}"`;
      })
      .replaceAll(/(<w:(?:pStyle|rStyle|tblStyle) w:val=")([^"]*)"/g, (_, opening: string, id: string) => {
        return `${opening}${escapeXml(theirIds.get(id) ?? id)}"`;
      });
    return { ...splice, text };
  });
}

const newMarks = new RegExp(`(<w:bookmark(?:Start|End) w:id=")${newMarkPrefix}(\\d+)"`, 'g');

/** The mark that says which version this is, renewed; put back where it was lost. */
export function withContentMark(xml: string, content: string): string {
  const name = contentMarkName(content);
  if (name === null || xml.includes(`w:name="${name}"`)) return xml;
  const renewed = xml.replaceAll(/(<w:bookmarkStart\b[^>]*\sw:name=")(_v_[0-9a-f]{16})"/g, `$1${name}"`);
  if (renewed !== xml) return renewed;
  const story = mapStory(xml, () => true);
  const first = story.items.find((item) => item.kind === 'paragraph' && item.blocks.length > 0);
  if (first?.kind !== 'paragraph') return xml;
  const number = story.lastBookmark + 1;
  const mark = `<w:bookmarkStart w:id="${number}" w:name="${name}"/><w:bookmarkEnd w:id="${number}"/>`;
  return xml.slice(0, first.contentStart) + mark + xml.slice(first.contentStart);
}

/** A second figure under one name gets the next free number: word processors drop bookmarks of a name in use. */
export function withDistinctBookmarks(xml: string): string {
  const pattern = /(<w:bookmarkStart [^>]*w:name=")([^"]*)"/g;
  const names = new Set([...xml.matchAll(pattern)].map((match) => match[2] ?? ''));
  const seen = new Set<string>();
  return xml.replaceAll(pattern, (whole, opening: string, name: string) => {
    if (!seen.has(name) || parseBookmarkName(name)?.kind !== 'figure') {
      seen.add(name);
      return whole;
    }
    const base = parseBookmarkName(name)?.base ?? name;
    let number = 2;
    while (names.has(`${base}_${number}`)) number += 1;
    const free = `${base}_${number}`;
    names.add(free);
    seen.add(free);
    return `${opening}${free}"`;
  });
}
