/**
 * The program's comments beside placeholders while a new version goes into an edited document. They are taken out of both
 * bodies before the merge, so that they are no edit, and set again beside the placeholders that stand afterwards. What a
 * person wrote, and a comment of ours that a person answered, stays where it is.
 */
import { rangeEnd, rangeStart } from '../../write/comments.ts';
import { keyed } from '../../story/locate.ts';
import type { RecordedBlock } from '../../../../history/manifest.ts';
import { spliced, type Splice } from '../../story/splices.ts';
import { paragraphsIn, type MappedParagraph } from '../../story/mapped.ts';
import { mapStory } from '../../story/story-map.ts';
import { unescapeXml } from '../../story/tag-text.ts';
import { createMender } from '../../text.ts';

/** A comment of a comments part. */
export interface Comment {
  readonly id: number;
  /** Its words without spaces and line ends, which word processors set as they like. */
  readonly words: string;
  /** Names of its paragraphs, by which other parts refer to it. */
  readonly paragraphs: readonly string[];
  readonly xml: string;
}

export function commentsIn(part: string): readonly Comment[] {
  return [...part.matchAll(/<w:comment\b[^>]*[^/]>[\s\S]*?<\/w:comment>|<w:comment\b[^>]*\/>/g)].flatMap(([xml]) => {
    const opening = /^<[^>]*>/.exec(xml)?.[0] ?? '';
    const id = /\sw:id="(\d+)"/.exec(opening)?.[1];
    if (id === undefined) return [];
    const texts = [...xml.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/g)].map(([, text = '']) => unescapeXml(text));
    return [
      {
        id: Number(id),
        words: squeezed(texts.join('')),
        paragraphs: [...xml.matchAll(/\sw14:paraId="([^"]*)"/g)].map(([, name = '']) => name),
        xml,
      },
    ];
  });
}

/** A text as it is compared: without spaces and what cannot be written. */
function squeezed(text: string): string {
  return createMender().line('', text).replaceAll(/\s/g, '');
}

/** Where the edited document's comments stand. `extended` is the part that says which comment answers which. */
export interface Commented {
  readonly comments: readonly Comment[];
  readonly body: string;
  readonly extended: string | null;
}

/**
 * The comments that are ours, word for word, and that nobody has answered. `remarks` are all that we may have said. Not by
 * their author: Word puts another name there where it is told to leave out who worked on a document.
 */
export function ownRemarks(commented: Commented, remarks: readonly string[]): readonly Comment[] {
  const said = new Set(remarks.map(squeezed));
  const ours = commented.comments.filter(({ words }) => said.has(words));
  const ids = new Set(ours.map(({ id }) => id));
  return ours.filter((one) => !isAnswered(one, commented, ids));
}

/** Where the document does not say so, a person's comment at the very same place is an answer. */
function isAnswered({ id, paragraphs }: Comment, { body, extended }: Commented, ours: ReadonlySet<number>): boolean {
  if (extended !== null && paragraphs.some((name) => extended.includes(`:paraId="${name}"`))) {
    return paragraphs.some((name) => extended.includes(`:paraIdParent="${name}"`));
  }
  const marks = [...body.matchAll(markPattern)];
  return marks.some((mark, index) => {
    if (idOf(mark[0]) !== id || mark[1] === 'RangeEnd') return false;
    return [marks[index - 1], marks[index + 1]].some((other) => {
      if (other === undefined || other[1] !== mark[1] || ours.has(idOf(other[0]) ?? id)) return false;
      const [first, second] = other.index < mark.index ? [other, mark] : [mark, other];
      return !/<w:(?:t|tab|br|p)\b/.test(body.slice(first.index + first[0].length, second.index));
    });
  });
}

const markPattern = /<w:comment(RangeStart|RangeEnd|Reference)\b[^>]*>/g;

function idOf(mark: string): number | null {
  const id = /\sw:id="(\d+)"/.exec(mark)?.[1];
  return id === undefined ? null : Number(id);
}

/** Whether a piece of a body holds a mark of some comment. */
export function isCommented(xml: string): boolean {
  return /<w:comment(?:RangeStart|RangeEnd|Reference)\b/.test(xml);
}

/** The body without the marks of these comments, and without the runs that held nothing else. */
export function withoutMarks(body: string, ids: ReadonlySet<number>): string {
  if (ids.size === 0) return body;
  const splices = [...body.matchAll(markPattern)].flatMap((match): readonly Splice[] => {
    const [mark, kind = ''] = match;
    if (!ids.has(idOf(mark) ?? -1)) return [];
    const start = match.index;
    const element = mark.endsWith('/>') ? mark.length : body.indexOf('>', start + mark.length) + 1 - start;
    const end = start + element;
    const run = kind === 'Reference' ? runOfMark(body, start, end) : null;
    return [{ ...(run ?? { start, end }), text: '' }];
  });
  return spliced(body, splices);
}

/** The run around a comment's reference, where nothing but its properties stands beside it. */
function runOfMark(body: string, start: number, end: number) {
  const before = /<w:r(?:\s[^<>]*)?>(?:<w:rPr\/>|<w:rPr>(?:(?!<\/w:rPr>)[\s\S])*<\/w:rPr>)?\s*$/.exec(
    body.slice(Math.max(0, start - longestProperties), start),
  );
  const after = /^\s*<\/w:r>/.exec(body.slice(end, end + 100));
  if (before === null || after === null) return null;
  return { start: start - before[0].length, end: end + after[0].length };
}

const longestProperties = 2000;

/** What the fresh document says beside each placeholder: the comment's XML by the placeholder's words. */
export function remarksBeside(fresh: string, comments: readonly Comment[]): ReadonlyMap<string, Comment> {
  const byId = new Map(comments.map((one) => [one.id, one]));
  const beside = new Map<string, Comment>();
  for (const [, id, inside = ''] of fresh.matchAll(
    /<w:commentRangeStart w:id="(\d+)"\/>([\s\S]*?)<w:commentRangeEnd w:id="\1"\/>/g,
  )) {
    const comment = byId.get(Number(id));
    const placeholder = mapStory(`<w:p>${inside}</w:p>`, () => true).items[0];
    if (comment === undefined || placeholder?.kind !== 'paragraph' || beside.has(placeholder.text)) continue;
    beside.set(placeholder.text, comment);
  }
  return beside;
}

export interface RemarkedBody {
  readonly body: string;
  /** Comments that were not in the document, under their new numbers. */
  readonly added: readonly string[];
  /** Those of `own` that stand beside a placeholder again, under their old numbers. */
  readonly used: ReadonlySet<number>;
}

export interface Remarking {
  readonly beside: ReadonlyMap<string, Comment>;
  /** Ours, taken out before; each comes back where the same is to be said. */
  readonly own: readonly Comment[];
  /** All that stand in the body. */
  readonly standing: readonly Comment[];
  readonly blocks: readonly RecordedBlock[];
  readonly firstId: number;
}

/** One comment a section or table for what it lacks, beside the first placeholder that says so. */
export function withRemarks(body: string, { beside, own, standing, blocks, firstId }: Remarking): RemarkedBody {
  const [added, used, splices]: [string[], Set<number>, Splice[]] = [[], new Set(), []];
  if (beside.size === 0) return { body, added, used };
  const free = [...own];
  const { pieces, scopeAt } = scoped(body, blocks);
  const said = saidAlready(body, standing, scopeAt);
  for (const { paragraph, scope } of pieces) {
    for (const match of paragraph.text.matchAll(/【[^】]*】/g)) {
      const comment = beside.get(match[0]);
      const runs = runsAround(body, paragraph, match.index, match.index + match[0].length);
      if (comment === undefined || runs === null || said.has(`${scope}\n${comment.words}`)) continue;
      said.add(`${scope}\n${comment.words}`);
      const again = free.findIndex(({ words }) => words === comment.words);
      const known = again === -1 ? undefined : free.splice(again, 1)[0];
      const id = known?.id ?? firstId + added.length;
      if (known === undefined) added.push(comment.xml.replace(/\sw:id="\d+"/, ` w:id="${id}"`));
      else used.add(id);
      splices.push({ start: runs.start, end: runs.start, text: rangeStart(id) });
      splices.push({ start: runs.end, end: runs.end, text: rangeEnd(id) });
    }
  }
  return { body: spliced(body, splices), added, used };
}

interface Scoped {
  readonly pieces: readonly { readonly paragraph: MappedParagraph; readonly scope: string }[];
  /** Of a place in the body's text. */
  readonly scopeAt: (position: number) => string;
}

/** Every paragraph with its section, or its table; a paragraph that is no block of ours belongs to the one before. */
function scoped(body: string, blocks: readonly RecordedBlock[]): Scoped {
  const sections = new Map(keyed(blocks).map(({ key, block }) => [key, block.section]));
  let section = '';
  const ends: { readonly end: number; readonly scope: string }[] = [];
  const pieces = mapStory(body, () => true).items.flatMap((item, index) => {
    if (item.kind === 'paragraph') {
      section = item.blocks.map(({ name }) => sections.get(name)).find((name) => name !== undefined) ?? section;
    }
    const scope = item.kind === 'table' ? `table ${index}` : `section ${section}`;
    ends.push({ end: item.end, scope });
    return paragraphsIn([item]).map((paragraph) => ({ paragraph, scope }));
  });
  return { pieces, scopeAt: (position) => ends.find(({ end }) => position < end)?.scope ?? '' };
}

/** What comments say that were left in the body, of ours those that somebody answered. */
function saidAlready(body: string, standing: readonly Comment[], scopeAt: Scoped['scopeAt']): Set<string> {
  if (standing.length === 0) return new Set();
  const wordsOf = new Map(standing.map(({ id, words }) => [id, words]));
  return new Set(
    [...body.matchAll(markPattern)].flatMap((match) => {
      const words = wordsOf.get(idOf(match[0]) ?? -1);
      return words === undefined ? [] : [`${scopeAt(match.index)}\n${words}`];
    }),
  );
}

/** The whole runs in which a piece of a paragraph's text stands; null where it stands in none. */
function runsAround(body: string, paragraph: MappedParagraph, from: number, to: number) {
  const words = paragraph.words.filter((one) => one.from < to && one.to > from);
  const [first, last] = [words[0], words.at(-1)];
  if (first === undefined || last === undefined) return null;
  const opening = Math.max(body.lastIndexOf('<w:r>', first.start), body.lastIndexOf('<w:r ', first.start));
  const closing = body.indexOf('</w:r>', last.end);
  // A run may hold a text box with runs of its own beside the words: there the paragraph is the place.
  const isInner = closing === -1 || opening === -1 || /<w:r[ >]/.test(body.slice(last.end, closing));
  if (isInner || body.slice(opening, first.start).includes('</w:r>') || opening < paragraph.contentStart) {
    return { start: paragraph.contentStart, end: paragraph.contentEnd };
  }
  return { start: opening, end: closing + '</w:r>'.length };
}
