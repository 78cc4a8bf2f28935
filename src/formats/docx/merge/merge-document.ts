/**
 * A report's new version merged into the file that a person edited: their file, with pieces of the body's text replaced.
 * No other part changes, save the comments, the page headers' 草稿 and what the document remembers of itself.
 */
import type { DocumentMemory } from '../../../history/document-memory.ts';
import { parseMemory } from '../../../history/document-memory.ts';
import { withModernIds } from '../../../history/merging/modern-ids.ts';
import { subjectFinder } from '../../../history/merging/subjects.ts';
import { findMainPart } from '../../package/main-part.ts';
import { openPackage } from '../../package/package.ts';
import { guarded, type Guarded } from '../../package/problem.ts';
import { documentRules } from '../../package/rules.ts';
import { findMemory } from '../memory-part.ts';
import { stylesOf } from '../read/read.ts';
import { spliced } from '../story/splices.ts';
import { mapStory } from '../story/story-map.ts';
import { styleIds } from '../style-names.ts';
import { commentXml } from '../write/comments.ts';
import { writeCharts } from './charts.ts';
import { changeComments, commentAuthor, openConflicts, readComments, unsettled } from './beside/comments.ts';
import type { EditedComments } from './beside/comments.ts';
import type { Judging } from './beside/contradicted.ts';
import { adapted, withContentMark, withDistinctBookmarks, withStyleNames } from './inserted.ts';
import { relinked } from './links.ts';
import type { Marked } from './beside/marked.ts';
import { contradictionNotice, markContradicted, markStale, untold } from './beside/marked.ts';
import type { MergeNotice } from './merge-types.ts';
import { besideBody, remember, renewHeaders, repacked } from './merged-package.ts';
import { bringStyles, textOf, type Changes, type MainOf } from './package.ts';
import { remarksBeside, withoutMarks, withRemarks, type Comment } from './beside/remarks.ts';
import { originOf, type EarlierVersions, type Origin } from './returned/origin.ts';
import { isBorneOut } from './returned/returned-document.ts';
import { mergeStory } from './story.ts';

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

export function mergeDocument(merging: Merging): Guarded<Merge> {
  return guarded((): Merge => {
    const theirs = sideOf(merging.edited);
    const ours = sideOf(merging.fresh);
    const memory = parseMemory(findMemory(ours.parts)?.text ?? '');
    if (memory === null) throw new Error('the fresh document carries no memory');
    if (!/<w:document[\s>]/.test(theirs.body)) return { verdict: 'unknown' };
    const base = baseOf(theirs, memory, merging);
    if (base === null) return { verdict: 'unknown' };
    const told = openConflicts(theirs.parts, theirs.main, theirs.body);
    const question: Question = { theirs, ours, memory, base, told: idsOf(told), merging };
    return isCurrent(question) ? alreadyThere(question, told) : merged(question, told);
  });
}

/** A document, its main part and the body's text. */
interface Side extends MainOf {
  readonly body: string;
}

function sideOf(bytes: Uint8Array): Side {
  const parts = openPackage(bytes, documentRules);
  const main = findMainPart(parts, 'document').name;
  return { parts, main, body: textOf(parts, main) };
}

/** What the edited file was made from. */
interface Base {
  readonly origin: Origin;
  /** Under today's ids; the new version itself where none is known. */
  readonly memory: DocumentMemory;
  readonly isKnown: boolean;
  /** Nobody can be said to have changed what such a version may have said. */
  readonly isUnproven: boolean;
}

/** null where the file is another report, or has lost too many of our marks. */
function baseOf({ parts, body }: Side, memory: DocumentMemory, { earlier, formerly = [] }: Merging): Base | null {
  const story = mapStory(body, () => true);
  const origin = originOf(parts, story, earlier);
  const isOwn = [memory.report, ...formerly].includes(origin.report ?? memory.report);
  if (!isOwn || origin.marks < memory.blocks.length * enoughMarks(origin)) return null;
  const found = origin.memory;
  const known = found !== null && origin.isByWords && !isBorneOut(found, story) ? null : found;
  return {
    origin,
    memory: withModernIds(known ?? memory, memory),
    isKnown: known !== null,
    isUnproven: known === null || known.isUnproven === true,
  };
}

/** Where no version is known, some of our blocks must be there; where one is, somebody may have lost all marks. */
function enoughMarks({ memory }: Origin): number {
  return memory === null ? 0.2 : 0;
}

interface Question {
  readonly theirs: Side;
  readonly ours: Side;
  /** Of the new version. */
  readonly memory: DocumentMemory;
  readonly base: Base;
  /** Comments that tell a conflict already. */
  readonly told: ReadonlySet<number>;
  readonly merging: Merging;
}

function isCurrent({ base, memory }: Question): boolean {
  const { origin } = base;
  return base.memory.content === memory.content && origin.part !== null && origin.memory !== null;
}

function alreadyThere({ theirs, memory, base, told, merging }: Question, open: readonly Comment[]): Merge {
  const against = untold(theirs.body, memory, merging.judging, (id) => told.has(id));
  return {
    verdict: 'current',
    notices: [...unsettled(open), ...against.map((one) => contradictionNotice(one, base.isUnproven))],
  };
}

/** Body, comments beside what it cannot set right, remarks beside placeholders; then the parts around it. */
function merged(question: Question, open: readonly Comment[]): Merge {
  const { theirs, ours, memory, base, merging } = question;
  const comments = readComments(theirs.parts, theirs.main, theirs.body, [...base.memory.remarks, ...memory.remarks]);
  // A template's makers may have left some of theirs in it.
  const freshComments = readComments(ours.parts, ours.main, ours.body, memory.remarks);
  const story = mergedStory(question, comments, freshComments);
  const marked = markedBody(question, story, comments.next);
  const remarked = withRemarks(marked.body, {
    beside: remarksBeside(ours.body, freshComments.own),
    own: comments.own,
    standing: comments.comments.filter((one) => !comments.own.includes(one)),
    blocks: memory.blocks,
    firstId: comments.next + marked.comments.length,
  });
  const changes: Changes = new Map([[theirs.main, remarked.body]]);
  bringStyles(changes, theirs, ours, remarked.body);
  const drawn = writeCharts(changes, theirs, ours, story.charts);
  const added = [...marked.comments.map((one) => commentXml(one, commentAuthor, merging.date)), ...remarked.added];
  const gone = comments.own.filter(({ id }) => !remarked.used.has(id));
  changeComments(changes, theirs, comments.part, { added: added.join(''), gone });
  renewHeaders(changes, theirs, base.memory.header, memory.header);
  const remembered = base.isUnproven ? { ...memory, isUnproven: true } : memory;
  remember(changes, theirs, base.origin.part, remembered);
  return {
    verdict: 'merged',
    bytes: repacked(theirs.parts, changes, base.origin.part === null ? remembered : null),
    notices: [...unsettled(open), ...story.notices, ...drawn, ...marked.notices],
  };
}

interface MergedStory extends Marked {
  readonly charts: ReturnType<typeof mergeStory>['charts'];
}

const ourStyleIds: ReadonlySet<string> = new Set(Object.values(styleIds));

/** The text alone, sentence by sentence, in the document's own styles and numbers. */
function mergedStory(
  { theirs, ours, memory, base, merging }: Question,
  comments: EditedComments,
  freshComments: EditedComments,
): MergedStory {
  const body = withoutMarks(theirs.body, idsOf(comments.own));
  const styles = stylesOf(theirs.parts, theirs.main);
  const standing = mapStory(body, (id) => ourStyleIds.has(styles.get(id) ?? id));
  const plainFresh = withoutMarks(ours.body, idsOf(freshComments.comments));
  const {
    splices,
    comments: told,
    notices,
    charts,
  } = mergeStory(
    {
      base: base.memory,
      ours: memory,
      theirs: withStyleNames(standing, styles),
      fresh: mapStory(plainFresh, () => true),
      subjectsIn: subjectFinder(merging.names ?? []),
      isProven: base.isKnown,
    },
    comments.next,
  );
  const inserted = adapted(splices, standing.lastBookmark, styles);
  const whole = withContentMark(withDistinctBookmarks(spliced(body, inserted)), memory.content);
  return { body: relinked(whole, (id) => styles.get(id) ?? id), comments: told, notices, charts };
}

/** With comments beside old figures elsewhere and words that go against the data; all of the merge's comments so far. */
function markedBody({ theirs, memory, base, told, merging }: Question, story: MergedStory, first: number): Marked {
  const stale = markStale(
    story.body,
    besideBody(theirs),
    { versions: [base.memory, memory], subjectsIn: subjectFinder(merging.names ?? []) },
    { ofMerge: first, next: first + story.comments.length },
  );
  const isTold = (id: number): boolean => id >= first || told.has(id);
  const against = markContradicted(
    stale.body,
    base.isKnown ? untold(stale.body, memory, merging.judging, isTold) : [],
    first + story.comments.length + stale.comments.length,
    base.isUnproven,
  );
  return {
    body: against.body,
    comments: [...story.comments, ...stale.comments, ...against.comments],
    notices: [...stale.notices, ...against.notices],
  };
}

function idsOf(comments: readonly Comment[]): ReadonlySet<number> {
  return new Set(comments.map(({ id }) => id));
}
