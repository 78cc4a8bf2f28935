/** How revisions are written: 插入 and 删除 inside a paragraph, parted at words, and the marks of paragraphs and rows. */
import { diffArrays } from 'diff';
import { tokensOf } from '../../../history/merging/tokens.ts';
import type { MappedParagraph } from '../story/mapped.ts';
import { runText, type Splice } from '../story/splices.ts';
import { mapStory } from '../story/story-map.ts';
import { escapeXml } from '../text.ts';

export interface Revising {
  readonly author: string;
  /** `2016-05-25T00:00:00Z`, or null. */
  readonly date: string | null;
}

export interface RevisionPen {
  readonly inserted: (content: string) => string;
  readonly deleted: (properties: string, text: string) => string;
  /** The mark of a paragraph or row that is new or gone. */
  readonly mark: (kind: 'ins' | 'del') => string;
}

/** Word numbers revisions by themselves; these stay clear of bookmarks. */
const firstRevision = 100_000;

/** `above`: the highest number that revisions of the document have already. */
export function revisionPen({ author, date }: Revising, above = 0): RevisionPen {
  let next = Math.max(firstRevision, above);
  const attributes = (): string => {
    next += 1;
    return `w:id="${next}" w:author="${escapeXml(author)}"${date === null ? '' : ` w:date="${date}"`}`;
  };
  return {
    inserted: (content) => `<w:ins ${attributes()}>${content}</w:ins>`,
    deleted: (properties, text) =>
      `<w:del ${attributes()}><w:r>${properties}${runText(text).replaceAll('<w:t ', '<w:delText ').replaceAll('</w:t>', '</w:delText>')}</w:r></w:del>`,
    mark: (kind) => `<w:${kind} ${attributes()}/>`,
  };
}

/** Runs of others have attributes; nothing in them holds runs itself. */
const runPattern = /<w:r(?:\s[^>]*)?>(<w:rPr>.*?<\/w:rPr>|<w:rPr\/>)?(.*?)<\/w:r>/gs;

/** The paragraph's runs again, parted where old and new words part. */
export function contentSplice(xml: string, paragraph: MappedParagraph, old: string, pen: RevisionPen): Splice {
  const { contentStart: start, contentEnd: end, text } = paragraph;
  const changes = changesBetween(old, text);
  let at = 0;
  const content = xml
    .slice(start, end)
    .replaceAll(runPattern, (run: string, properties: string | undefined, inner: string) => {
      const length = plainLength(inner);
      if (length === 0) return run;
      const from = at;
      at += length;
      const parts = pieces(changes, from, at, text);
      if (parts.every(({ kind }) => kind === 'kept')) return run;
      return parts.map((piece) => revisedRun(piece, properties ?? '', pen)).join('');
    });
  // Words that stood behind the last run.
  const tail = changes
    .filter((one) => one.at >= text.length)
    .flatMap((one) => (one.kind === 'deleted' ? [pen.deleted('', one.text)] : []));
  return { start, end, text: content + tail.join('') };
}

type Change =
  | { readonly kind: 'deleted'; readonly at: number; readonly text: string }
  | { readonly kind: 'inserted'; readonly at: number; readonly to: number };

function changesBetween(old: string, now: string): readonly Change[] {
  let at = 0;
  return diffArrays([...tokensOf(old)], [...tokensOf(now)]).flatMap(({ added, removed, value }): readonly Change[] => {
    const words = value.join('');
    if (removed) return [{ kind: 'deleted', at, text: words }];
    at += words.length;
    return added ? [{ kind: 'inserted', at: at - words.length, to: at }] : [];
  });
}

type RunPiece =
  { readonly kind: 'kept' | 'inserted'; readonly text: string } | { readonly kind: 'deleted'; readonly text: string };

/** The stretch from `from` to `to` in the order in which it reads: what was deleted stands before what came for it. */
function pieces(changes: readonly Change[], from: number, to: number, text: string): readonly RunPiece[] {
  const cuts = new Set([from, to]);
  for (const change of changes) {
    for (const cut of change.kind === 'deleted' ? [change.at] : [change.at, change.to])
      if (cut > from && cut < to) cuts.add(cut);
  }
  const ordered = [...cuts].toSorted((a, b) => a - b);
  return ordered.slice(0, -1).flatMap((start, index): readonly RunPiece[] => {
    const end = ordered[index + 1] ?? to;
    const gone = changes.flatMap((one): readonly RunPiece[] =>
      one.kind === 'deleted' && one.at === start ? [{ kind: 'deleted', text: one.text }] : [],
    );
    const isNew = changes.some((one) => one.kind === 'inserted' && one.at <= start && end <= one.to);
    return [...gone, { kind: isNew ? 'inserted' : 'kept', text: text.slice(start, end) }];
  });
}

function revisedRun({ kind, text }: RunPiece, properties: string, pen: RevisionPen): string {
  if (kind === 'deleted') return pen.deleted(properties, text);
  const run = `<w:r>${properties}${runText(text)}</w:r>`;
  return kind === 'inserted' ? pen.inserted(run) : run;
}

/** Of a run of ours: words, tabs and line breaks. */
function plainLength(inner: string): number {
  return mapStory(`<w:p><w:r>${inner}</w:r></w:p>`, () => true).items.reduce(
    (sum, item) => sum + (item.kind === 'paragraph' ? item.text.length : 0),
    0,
  );
}
