/**
 * A report's new version merged into the file that a person edited: their file, with pieces of the body's text replaced.
 * No other part changes, save the comments, the page headers' 草稿 and what the document remembers of itself.
 */
import type { DocumentMemory } from '../../../history/document-memory.ts';
import { memoryText, parseMemory } from '../../../history/document-memory.ts';
import { joinParts, packPart } from '../../package/archive.ts';
import { findMainPart } from '../../package/main-part.ts';
import { withModernIds } from '../../../history/merging/modern-ids.ts';
import { subjectFinder } from '../../../history/merging/subjects.ts';
import { openPackage, type PackageParts } from '../../package/package.ts';
import { guarded, type Guarded } from '../../package/problem.ts';
import { readRelationships } from '../../package/relationships.ts';
import { documentRules } from '../../package/rules.ts';
import { findMemory, memoryContentType, memoryRelationship, memoryXml, memoryParts } from '../memory-part.ts';
import { commentXml, type NewComment } from '../write/comments.ts';
import { changeComments, commentAuthor, openConflicts, readComments, unsettled } from './comments.ts';
import { addContentType, addRelationship, bringStyles, textOf, type Changes } from './package.ts';
import { newMarkPrefix } from '../story/marks.ts';
import { writeCharts } from './charts.ts';
import { originOf, type EarlierVersions, type Origin } from './returned/origin.ts';
import { remarksBeside, withoutMarks, withRemarks, type Comment } from './remarks.ts';
import { mergeStory } from './story.ts';
import { quoted, type MergeNotice } from './merge-types.ts';
import { relinked } from './links.ts';
import { contradictions, type Contradiction, type Judging } from './contradicted.ts';
import { isBorneOut } from './returned/returned-document.ts';
import { staleFigures, wordsElsewhere } from './stale.ts';
import { contentMarkName, parseBookmarkName } from '../names.ts';
import { stylesOf } from '../read/read.ts';
import { propertyNames } from '../names.ts';
import { styleIds } from '../style-names.ts';
import { commentMarks, spliced, type Splice } from '../story/splices.ts';
import { mapStory } from '../story/story-map.ts';
import { unescapeXml } from '../story/tag-text.ts';
import { escapeXml } from '../text.ts';

export interface Merging {
  /** The person's file, and the program's new one. */
  readonly edited: Uint8Array;
  readonly fresh: Uint8Array;
  /** What the edited file may come from, where it does not say so itself. */
  readonly earlier: EarlierVersions;
  /** Ids under which earlier versions may know the report: of a unit that has a new name. */
  readonly formerly?: readonly string[];
  /** Of comments: `2016-05-25T00:00:00Z`, or null. */
  readonly date: string | null;
  /** Of the register's indicators: by them a sentence's figures are told to be of the same subject. */
  readonly names?: readonly string[];
  /** By what a person's judging words are held against the data; without it only figures are. */
  readonly judging?: Judging;
}

export type Merge =
  | { readonly verdict: 'merged'; readonly bytes: Uint8Array; readonly notices: readonly MergeNotice[] }
  /** The edited file has this version in it already; comments that nobody has settled are still to be told. */
  | { readonly verdict: 'current'; readonly notices: readonly MergeNotice[] }
  /** Nobody knows what the edited file was made from, or another report was put in its place. */
  | { readonly verdict: 'unknown' };

const ourStyleIds: ReadonlySet<string> = new Set(Object.values(styleIds));

export function mergeDocument({
  edited,
  fresh,
  earlier,
  formerly = [],
  date,
  names = [],
  judging,
}: Merging): Guarded<Merge> {
  return guarded((): Merge => {
    const parts = openPackage(edited, documentRules);
    const ours = openPackage(fresh, documentRules);
    const memory = parseMemory(findMemory(ours)?.text ?? '');
    if (memory === null) throw new Error('the fresh document carries no memory');
    const main = findMainPart(parts, 'document').name;
    const standing = textOf(parts, main);
    if (!/<w:document[\s>]/.test(standing)) return { verdict: 'unknown' };
    const origin = originOf(
      parts,
      mapStory(standing, () => true),
      earlier,
    );
    const isOwn = [memory.report, ...formerly].includes(origin.report ?? memory.report);
    if (!isOwn || origin.marks < memory.blocks.length * enoughMarks(origin)) return { verdict: 'unknown' };
    const known = origin.isByWords && !isBorneOutIn(origin.memory, standing) ? null : origin.memory;
    const base = withModernIds(known ?? memory, memory);
    const isUnproven = known === null || known.isUnproven === true;
    const told = openConflicts(parts, main, standing);
    const open = unsettled(told);
    const isCarried = origin.part !== null && origin.memory !== null;
    if (base.content === memory.content && isCarried) {
      const against = untold(standing, memory, judging, (id) => idsOf(told).has(id));
      return { verdict: 'current', notices: [...open, ...against.map((one) => contradictionNotice(one, isUnproven))] };
    }
    const comments = readComments(parts, main, standing, [...base.remarks, ...memory.remarks]);
    const body = withoutMarks(standing, idsOf(comments.own));
    const styles = stylesOf(parts, main);
    const theirs = mapStory(body, (id) => ourStyleIds.has(styles.get(id) ?? id));
    const freshMain = findMainPart(ours, 'document').name;
    const freshBody = textOf(ours, freshMain);
    // A template's makers may have left some of theirs in it.
    const freshComments = readComments(ours, freshMain, freshBody, memory.remarks);
    const plainFresh = withoutMarks(freshBody, idsOf(freshComments.comments));
    const merged = mergeStory(
      {
        base,
        ours: memory,
        theirs: withStyleNames(theirs, styles),
        fresh: mapStory(plainFresh, () => true),
        subjectsIn: subjectFinder(names),
        isProven: known !== null,
      },
      comments.next,
    );
    const inserted = adapted(merged.splices, theirs.lastBookmark, styles);
    const whole = withContentMark(withDistinctBookmarks(spliced(body, inserted)), memory.content);
    const laid = relinked(whole, (id) => styles.get(id) ?? id);
    const stale = markStale(laid, besideBody(parts, main), [base, memory], names, {
      ofMerge: comments.next,
      next: comments.next + merged.comments.length,
    });
    const against = markContradicted(
      stale.body,
      known === null ? [] : untold(stale.body, memory, judging, (id) => id >= comments.next || idsOf(told).has(id)),
      comments.next + merged.comments.length + stale.comments.length,
      isUnproven,
    );
    const remarked = withRemarks(against.body, {
      beside: remarksBeside(freshBody, freshComments.own),
      own: comments.own,
      standing: comments.comments.filter((one) => !comments.own.includes(one)),
      blocks: memory.blocks,
      firstId: comments.next + merged.comments.length + stale.comments.length + against.comments.length,
    });
    const changes: Changes = new Map([[main, remarked.body]]);
    bringStyles(changes, { parts, main }, { parts: ours, main: freshMain }, remarked.body);
    const drawn = writeCharts(changes, { parts, main }, { parts: ours, main: freshMain }, merged.charts);
    const added = [
      ...[...merged.comments, ...stale.comments, ...against.comments].map((one) =>
        commentXml(one, commentAuthor, date),
      ),
      ...remarked.added,
    ];
    const gone = comments.own.filter(({ id }) => !remarked.used.has(id));
    changeComments(changes, parts, main, comments.part, added.join(''), gone);
    renewHeaders(changes, parts, main, base.header, memory.header);
    const remembered = isUnproven ? { ...memory, isUnproven } : memory;
    remember(changes, parts, main, origin.part, remembered);
    return {
      verdict: 'merged',
      bytes: repacked(parts, changes, origin.part === null ? remembered : null),
      notices: [...open, ...merged.notices, ...drawn, ...stale.notices, ...against.notices],
    };
  });
}

/** Where no version is known, some of our blocks must be there; where one is, somebody may have lost all marks. */
function enoughMarks({ memory }: Origin): number {
  return memory === null ? 0.2 : 0;
}

interface Marked {
  readonly body: string;
  readonly comments: readonly NewComment[];
  readonly notices: readonly MergeNotice[];
}

/** Old figures that stand elsewhere, each with a comment where one can stand. */
function markStale(
  body: string,
  others: readonly string[],
  versions: readonly [DocumentMemory, DocumentMemory],
  names: readonly string[],
  numbers: { readonly ofMerge: number; readonly next: number },
): Marked {
  const story = mapStory(body, () => true);
  const found = staleFigures(story, wordsElsewhere(body, others), versions, subjectFinder(names));
  const [comments, splices]: [NewComment[], Splice[]] = [[], []];
  const notices = found.flatMap(({ block, old, now, sentence, paragraph }): readonly MergeNotice[] => {
    const said = now === null ? '数据修正后不再写这个数' : `数据修正后应为${now}`;
    // A comment of this merge says it already.
    if (paragraph !== null && holdsComment(body.slice(paragraph.start, paragraph.end), (id) => id >= numbers.ofMerge))
      return [];
    if (paragraph !== null) {
      const id = numbers.next + comments.length;
      comments.push({ id, text: `此处数字已过时：“${quoted(sentence)}”里的${old}，${said}。请改正后删去批注。` });
      splices.push(...commentMarks(paragraph, id));
    }
    const message = `“${quoted(sentence)}”在文中另有一处，其中的${old}没有更新：${said}。`;
    return [{ kind: 'conflict', block, message }];
  });
  return { body: spliced(body, splices), comments, notices };
}

/** What a person changed against the data, where no comment that tells it stands yet. */
function untold(
  body: string,
  memory: DocumentMemory,
  judging: Judging | undefined,
  tells: (comment: number) => boolean,
): readonly Contradiction[] {
  return contradictions(
    mapStory(body, () => true),
    memory,
    judging,
  ).filter(({ paragraph }) => !holdsComment(body.slice(paragraph.start, paragraph.end), tells));
}

function isBorneOutIn(memory: DocumentMemory | null, body: string): boolean {
  return (
    memory !== null &&
    isBorneOut(
      memory,
      mapStory(body, () => true),
    )
  );
}

function markContradicted(body: string, found: readonly Contradiction[], firstId: number, isUnproven: boolean): Marked {
  const comments = found.map(({ said }, index) => ({
    id: firstId + index,
    text: `此处${said}。请改正，或更正数据后重新生成，再删去批注。`,
  }));
  const splices = found.flatMap(({ paragraph }, index) => commentMarks(paragraph, firstId + index));
  return { body: spliced(body, splices), comments, notices: found.map((one) => contradictionNotice(one, isUnproven)) };
}

/** Nobody is said to have changed what an unknown version may have said. */
function contradictionNotice({ block, said }: Contradiction, isUnproven: boolean): MergeNotice {
  return { kind: 'conflict', block, message: `${isUnproven ? '文中' : '人工改动的'}${said}。` };
}

/** Whether one of these comments stands there. */
function holdsComment(xml: string, isOne: (id: number) => boolean): boolean {
  return [...xml.matchAll(/<w:commentRangeStart\s[^>]*w:id="(\d+)"/g)].some(([, id = '']) => isOne(Number(id)));
}

/** Notes, headers and footers. */
function besideBody(parts: PackageParts, main: string): readonly string[] {
  const kinds = ['footnotes', 'endnotes', 'header', 'footer'];
  return readRelationships(parts, main)
    .filter(({ type, target }) => kinds.includes(type) && parts.has(target))
    .map(({ target }) => textOf(parts, target));
}

function idsOf(comments: readonly Comment[]): ReadonlySet<number> {
  return new Set(comments.map(({ id }) => id));
}

/** Paragraph styles under our ids, whatever the document calls them now. */
function withStyleNames(
  story: ReturnType<typeof mapStory>,
  styles: ReadonlyMap<string, string>,
): ReturnType<typeof mapStory> {
  const named = story.items.map((item) =>
    item.kind === 'paragraph' && item.style !== null ? { ...item, style: styles.get(item.style) ?? item.style } : item,
  );
  return { ...story, items: named };
}

/** Inserted pieces with bookmark numbers of their own and under the document's own style ids. */
function adapted(
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
function withContentMark(xml: string, content: string): string {
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
function withDistinctBookmarks(xml: string): string {
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

/** 草稿 comes and goes with the last placeholder; whatever else stands in a header is the person's. */
function renewHeaders(changes: Changes, parts: PackageParts, main: string, old: string, now: string): void {
  if (old === now || old === '') return;
  for (const { type, target } of readRelationships(parts, main)) {
    if (type !== 'header' || !parts.has(target)) continue;
    const text = textOf(parts, target);
    const renewed = text.replaceAll(
      /(<w:t(?:\s[^>]*)?>)([^<]*)(<\/w:t>)/g,
      (whole, opening: string, words: string, closing: string) =>
        unescapeXml(words) === old ? `${opening}${escapeXml(now)}${closing}` : whole,
    );
    if (renewed !== text) changes.set(target, renewed);
  }
}

function remember(
  changes: Changes,
  parts: PackageParts,
  main: string,
  carried: string | null,
  memory: DocumentMemory,
): void {
  if (carried !== null) changes.set(carried, memoryXml(memoryText(memory)));
  else {
    addRelationship(changes, parts, main, memoryRelationship(freeNumber(parts)));
    addContentType(changes, parts, memoryContentType(freeNumber(parts)));
  }
  const properties = readRelationships(parts, '').find(({ type }) => type === 'custom-properties')?.target;
  if (properties === undefined || !parts.has(properties)) return;
  const run = new RegExp(`(name="${propertyNames.run}"[^>]*>\\s*<vt:lpwstr>)[^<]*`);
  changes.set(
    properties,
    textOf(parts, properties).replace(run, (_, opening: string) => `${opening}${escapeXml(memory.content)}`),
  );
}

/** All parts in their order, the changed ones anew; `memory` goes in where the file had lost it. */
function repacked(parts: PackageParts, changes: Changes, memory: DocumentMemory | null): Uint8Array {
  const kept = parts.names.filter((name) => changes.get(name) !== null);
  const added = [...changes].filter(([name]) => !parts.has(name));
  return joinParts([
    ...kept.map((name) => packPart(name, changes.get(name) ?? parts.get(name) ?? new Uint8Array())),
    ...added.flatMap(([name, content]) => (content === null ? [] : [packPart(name, content)])),
    ...(memory === null ? [] : memoryParts(memoryText(memory), freeNumber(parts))),
  ]);
}

function freeNumber(parts: PackageParts): number {
  let number = 1;
  while (parts.has(`customXml/item${number}.xml`)) number += 1;
  return number;
}
