/**
 * Which version an edited document really comes from. It says so in several places, since programs that save it again
 * drop some of them: its memory, a custom property, a mark beside the title. Where all are gone, the version tells that
 * most of its words are of.
 */
import { parseMemory, type DocumentMemory } from '../../../../history/document-memory.ts';
import type { PackageParts } from '../../../package/package.ts';
import { findMemory } from '../../memory-part.ts';
import { contentOfMark, propertyNames } from '../../names.ts';
import { customProperties } from '../../read/read.ts';
import { cellTexts, keyed, markedBlocks } from '../../story/locate.ts';
import type { StoryMap } from '../../story/mapped.ts';

/** The versions that runs of the program remember, the newest first; read only where they are needed. */
export interface EarlierVersions {
  readonly all: () => readonly DocumentMemory[];
}

export interface Origin {
  /** null where no version can be shown to be the one. */
  readonly memory: DocumentMemory | null;
  /** The id of the report that it says it is; null where nothing says so. */
  readonly report: string | null;
  /** The part in which the document carries its memory; null where that is lost. */
  readonly part: string | null;
  /** How many of the document's paragraphs and rows are marked as ours. */
  readonly marks: number;
  /** Whether nothing but its words tells the version. */
  readonly isByWords: boolean;
}

export function originOf(parts: PackageParts, story: StoryMap, earlier: EarlierVersions): Origin {
  const carried = findMemory(parts);
  const memory = carried === null ? null : parseMemory(carried.text);
  const marks = markedBlocks(story).size;
  const part = carried?.part ?? null;
  const properties = customProperties(parts);
  const report = memory?.report ?? properties.get(propertyNames.report) ?? null;
  const standing = contentMark(story.xml);
  // Words pasted over from another version bring that version's mark along.
  const isOwn = memory !== null && (standing === null || standing === memory.content);
  if (isOwn) return { memory, report, part, marks, isByWords: false };
  const named = [standing, properties.get(propertyNames.run) ?? null];
  const versions = earlier.all();
  for (const content of named) {
    const known = content === null ? undefined : versions.find((one) => one.content !== '' && one.content === content);
    if (known !== undefined) return { memory: known, report: known.report, part, marks, isByWords: false };
  }
  const alike = memory ?? mostAlike(versions, story);
  return { memory: alike, report: report ?? alike?.report ?? null, part, marks, isByWords: memory === null };
}

function contentMark(xml: string): string | null {
  for (const [, name = ''] of xml.matchAll(/<w:bookmarkStart\b[^>]*\sw:name="(_v_[^"]*)"/g)) {
    const content = contentOfMark(name);
    if (content !== null) return content;
  }
  return null;
}

/** The version of which most blocks stand word for word; of equals the newest. Too few are no proof. */
function mostAlike(versions: readonly DocumentMemory[], story: StoryMap): DocumentMemory | null {
  const places = markedBlocks(story);
  const words = new Set(
    story.items.flatMap((item) =>
      item.kind === 'paragraph' ? [item.text] : item.rows.map((row) => cellTexts(row).join('\t')),
    ),
  );
  let best: { readonly memory: DocumentMemory; readonly standing: number } | null = null;
  for (const memory of versions) {
    const blocks = keyed(memory.blocks);
    const standing = blocks.filter(({ key, block }) => {
      const place = places.get(key);
      const own = block.text.split('\n')[0] ?? block.text;
      if (place === undefined) return own.length >= shortestProof && words.has(own);
      const now =
        place.kind === 'row'
          ? cellTexts(place.row).join('\t')
          : place.parts.map(({ paragraph, from, to }) => paragraph.text.slice(from, to)).join('\n');
      return now === own || now === block.text;
    }).length;
    if (standing < blocks.length * enoughProof) continue;
    if (best === null || standing > best.standing) best = { memory, standing };
  }
  return best?.memory ?? null;
}

const shortestProof = 8;
const enoughProof = 0.3;
