/** Word's comments: those beside placeholders while a document is written, and the part in which all of them stand. */
import { plainText, type BlockId, type Inline, type Report } from '../../../report/model.ts';
import { remarkOn } from '../../../report/placeholder-comment.ts';
import { packPart, type PackedPart } from '../../package/archive.ts';
import { sizeXml, wordNamespace } from './styles.ts';
import { createMender, escapeXml } from '../text.ts';

/** By whom the comments beside placeholders are. */
const remarkAuthor = 'fuer';

export interface Remarks {
  /**
   * The runs of a placeholder inside the marks of its comment. What has been said in the same section, or the same
   * table, is not said again there: the runs stay as they are.
   */
  around(place: BlockId, placeholder: Extract<Inline, { readonly kind: 'placeholder' }>, runs: string): string;
  /** All comments so far; empty where there are none. */
  xml(): string;
}

/** `firstId` is a number above those of all comments in the document. */
export function createRemarks(report: Report, firstId = 0): Remarks {
  const texts: string[] = [];
  const said = new Set<string>();
  let scopes: ReadonlyMap<BlockId, string> | undefined;
  return {
    around(place, placeholder, runs) {
      const text = remarkOn(placeholder, report.kind);
      if (text === null || runs === '') return runs;
      scopes ??= scopesOf(report);
      const key = `${scopes.get(place) ?? ''}\n${text}`;
      if (said.has(key)) return runs;
      said.add(key);
      texts.push(text);
      const id = firstId + texts.length - 1;
      return rangeStart(id) + runs + rangeEnd(id);
    },
    xml() {
      if (texts.length === 0) return '';
      const date = dateOf(report);
      return texts.map((text, index) => commentXml({ id: firstId + index, text }, remarkAuthor, date)).join('');
    },
  };
}

/** Within what one comment is enough: the table of a table's block or row, the section of any other. */
function scopesOf({ sections }: Report): ReadonlyMap<BlockId, string> {
  return new Map(
    sections.flatMap(({ id: section, blocks }) =>
      blocks.flatMap((block): readonly (readonly [BlockId, string])[] => {
        if (block.kind !== 'table') return [[block.id, `section ${section}`]];
        return [block, ...block.rows].map(({ id }) => [id, `table ${block.id}`] as const);
      }),
    ),
  );
}

/**
 * The day printed under the signature, else the last of the reporting year: nobody asks the clock. To a comment without
 * a date LibreOffice gives one that Word cannot read.
 */
function dateOf({ sections, year }: Report): string {
  const printed = sections
    .flatMap(({ blocks }) => blocks)
    .findLast((block) => block.kind === 'paragraph' && block.role === 'date');
  const words = printed?.kind === 'paragraph' ? plainText(printed.inlines) : '';
  const [, of = String(year), month = '12', day = '31'] = /(\d{4})年(\d{1,2})月(\d{1,2})日/.exec(words) ?? [];
  return `${of}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T00:00:00Z`;
}

export function rangeStart(id: number): string {
  return `<w:commentRangeStart w:id="${id}"/>`;
}

export function rangeEnd(id: number): string {
  return `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;
}

export interface NewComment {
  readonly id: number;
  /** On lines. */
  readonly text: string;
}

/** `date` as Word writes it, or null; never the clock. */
export function commentXml({ id, text }: NewComment, author: string, date: string | null): string {
  const by = escapeXml(author);
  const when = date === null ? '' : ` w:date="${date}"`;
  const mender = createMender();
  const lines = text.split('\n').map((line) => {
    const words = mender.runContent('', line);
    return `<w:p>${commentParagraph}${words === '' ? '' : `<w:r>${commentRun}${words}</w:r>`}</w:p>`;
  });
  return `<w:comment w:id="${id}" w:author="${by}"${when} w:initials="${by}">${lines.join('')}</w:comment>`;
}

/** Small and at the left: the document's own paragraphs are large, set in full lines of the grid. */
const commentParagraph =
  '<w:pPr><w:snapToGrid w:val="0"/><w:spacing w:line="240" w:lineRule="auto"/><w:jc w:val="left"/></w:pPr>';
const commentRun = `<w:rPr>${sizeXml(9)}</w:rPr>`;

export const commentsPath = 'word/comments.xml';

/** What a package gets with its first comments; `path` of their part. */
export interface CommentsPart {
  readonly xml: string;
  readonly contentType: string;
  readonly relationship: string;
}

/** `comments` are the comments' own XML. */
export function commentsPart(comments: string, path: string): CommentsPart {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml';
  return {
    xml: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:comments xmlns:w="${wordNamespace}">${comments}</w:comments>`,
    contentType: `<Override ContentType="${type}" PartName="/${path}"/>`,
    relationship: `<Relationship Id="rIdFuerComments" Type="${office}/comments" Target="/${path}"/>`,
  };
}

/** The same for a package that is being written: nothing where there are no comments. */
export interface CommentsAddition {
  readonly parts: readonly PackedPart[];
  readonly contentType: string;
  readonly relationship: string;
}

export function commentsAddition(comments: string, path = commentsPath): CommentsAddition {
  if (comments === '') return { parts: [], contentType: '', relationship: '' };
  const { xml, ...said } = commentsPart(comments, path);
  return { parts: [packPart(path, xml)], ...said };
}

/** A comments part with more comments at its end. */
export function withComments(part: string, comments: string): string {
  if (part.includes('</w:comments>')) return part.replace('</w:comments>', () => `${comments}</w:comments>`);
  return part.replace(
    /<w:comments\b([^>]*)\/>/,
    (_, attributes: string) => `<w:comments${attributes}>${comments}</w:comments>`,
  );
}

/** A number above those of all comments in the part. */
export function nextCommentId(part: string): number {
  const ids = [...part.matchAll(/<w:comment\b[^>]*?\sw:id="(\d+)"/g)].map(([, id]) => Number(id));
  return Math.max(-1, ...ids) + 1;
}
