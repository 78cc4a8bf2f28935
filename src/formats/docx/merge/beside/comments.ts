/** The comments part of an edited document, and the parts that go with it: read before a merge, changed after it. */
import { findMainPart } from '../../../package/main-part.ts';
import { openPackage, type PackageParts } from '../../../package/package.ts';
import { guarded } from '../../../package/problem.ts';
import { documentRules } from '../../../package/rules.ts';
import { readRelationships } from '../../../package/relationships.ts';
import { commentsPart, nextCommentId, withComments } from '../../write/comments.ts';
import { addContentType, addRelationship, dropPart, textNow, textOf, type Changes, type MainOf } from '../package.ts';
import { commentsIn, ownRemarks, type Comment } from './remarks.ts';
import type { MergeNotice } from '../merge-types.ts';

/** By whom the comments are that tell of what a merge could not settle. */
export const commentAuthor = '妇儿';

export interface EditedComments {
  /** null where the document has none yet. */
  readonly part: string | null;
  readonly comments: readonly Comment[];
  /** Those beside placeholders that are as the program wrote them. */
  readonly own: readonly Comment[];
  /** A number that no comment of the document has. */
  readonly next: number;
}

/** `remarks` are all that the program may have said beside placeholders. Throws a Refusal. */
export function readComments(
  parts: PackageParts,
  main: string,
  body: string,
  remarks: readonly string[],
): EditedComments {
  const part = partOf(parts, main, 'comments');
  if (part === null) return { part, comments: [], own: [], next: 0 };
  const xml = textOf(parts, part);
  const comments = commentsIn(xml);
  const extendedPart = partOf(parts, main, 'commentsExtended');
  const extended = extendedPart === null ? null : textOf(parts, extendedPart);
  return { part, comments, own: ownRemarks({ comments, body, extended }, remarks), next: nextCommentId(xml) };
}

/** Comments of earlier merges that are still in the body and that nobody has marked as settled. */
export function unsettled(open: readonly Comment[]): readonly MergeNotice[] {
  const count = open.length;
  if (count === 0) return [];
  const message = `文中还有${count}条“${commentAuthor}”的批注没有处理：改好后请删去批注。`;
  return [{ kind: 'conflict', block: 'comments', message }];
}

/** Conflicts in a document as it lies there that nobody has settled; none in what is no document. */
export function openConflictsIn(bytes: Uint8Array): readonly string[] {
  const reading = guarded(() => {
    const parts = openPackage(bytes, documentRules);
    const main = findMainPart(parts, 'document').name;
    return openConflicts(parts, main, textOf(parts, main)).map(({ words }) => words);
  });
  return reading.verdict === 'refused' ? [] : reading.content;
}

/** Not by their author alone: Word puts another name there where it is told to leave names out. */
export function openConflicts(parts: PackageParts, main: string, body: string): readonly Comment[] {
  const part = partOf(parts, main, 'comments');
  if (part === null) return [];
  const extendedPart = partOf(parts, main, 'commentsExtended');
  const extended = extendedPart === null ? '' : textOf(parts, extendedPart);
  const isDone = ({ paragraphs }: Comment): boolean =>
    paragraphs.some((name) =>
      [...extended.matchAll(/<[\w.-]+:commentEx\b[^>]*>/g)].some(
        ([entry]) => entry.includes(`:paraId="${name}"`) && /:done="(?:1|true)"/.test(entry),
      ),
    );
  return commentsIn(textOf(parts, part))
    .filter(({ xml, words }) => xml.includes(`w:author="${commentAuthor}"`) || conflictWords.test(words))
    .filter((one) => new RegExp(`<w:commentReference\\s[^>]*w:id="${one.id}"`).test(body) && !isDone(one));
}

/** How comments begin that tell of what a merge could not settle. */
const conflictWords = /^(?:数据修正后，程序|此后原有一段已被删去|此处数字已过时|此处“)/;

/** `added` is the XML of new comments; `gone` are the program's own that have nothing more to say. */
export function changeComments(
  changes: Changes,
  { parts, main }: MainOf,
  part: string | null,
  { added, gone }: { readonly added: string; readonly gone: readonly Comment[] },
): void {
  if (part === null) {
    if (added !== '') addCommentsPart(changes, parts, main, added);
    return;
  }
  if (added === '' && gone.length === 0) return;
  let xml = textNow(changes, parts, part);
  for (const comment of gone) xml = xml.replace(comment.xml, '');
  if (added === '' && commentsIn(xml).length === 0) {
    for (const type of ['comments', ...kinds]) {
      const own = partOf(parts, main, type);
      if (own !== null) dropPart(changes, parts, main, own);
    }
    return;
  }
  changes.set(part, withComments(xml, added));
  const paragraphs = gone.flatMap((comment) => comment.paragraphs);
  if (paragraphs.length > 0) forget(changes, parts, main, paragraphs);
}

/** Parts that hold what Word notes of comments besides. */
const kinds = ['commentsExtended', 'commentsIds', 'commentsExtensible'] as const;

function addCommentsPart(changes: Changes, parts: PackageParts, main: string, added: string): void {
  const name = freeName(parts, 'word/comments', '.xml');
  const { xml, relationship, contentType } = commentsPart(added, name);
  changes.set(name, xml);
  addRelationship(changes, parts, main, relationship);
  addContentType(changes, parts, contentType);
}

/** What Word notes of a comment besides (whether it is settled, which one it answers), by the names of its paragraphs. */
function forget(changes: Changes, parts: PackageParts, main: string, paragraphs: readonly string[]): void {
  const durable: string[] = [];
  for (const type of ['commentsExtended', 'commentsIds']) {
    dropEntries(changes, parts, partOf(parts, main, type), (entry) => {
      const isGone = paragraphs.some((name) => entry.includes(`:paraId="${name}"`));
      const id = /:durableId="([^"]*)"/.exec(entry)?.[1];
      if (isGone && id !== undefined) durable.push(id);
      return isGone;
    });
  }
  dropEntries(changes, parts, partOf(parts, main, 'commentsExtensible'), (entry) =>
    durable.some((id) => entry.includes(`:durableId="${id}"`)),
  );
}

function dropEntries(
  changes: Changes,
  parts: PackageParts,
  part: string | null,
  isGone: (entry: string) => boolean,
): void {
  if (part === null) return;
  const xml = textNow(changes, parts, part);
  const kept = xml.replaceAll(/<[\w.-]+:(?:commentEx|commentId|commentExtensible)\b[^>]*\/>/g, (entry) =>
    isGone(entry) ? '' : entry,
  );
  if (kept !== xml) changes.set(part, kept);
}

/** By the last word of the relationship's type, which is Microsoft's own for some. */
function partOf(parts: PackageParts, main: string, type: string): string | null {
  const found = readRelationships(parts, main).find((one) => one.type === type || one.type.endsWith(`/${type}`));
  return found !== undefined && parts.has(found.target) ? found.target : null;
}

function freeName(parts: PackageParts, stem: string, extension: string): string {
  let name = `${stem}${extension}`;
  for (let number = 2; parts.has(name); number += 1) name = `${stem}${number}${extension}`;
  return name;
}
