import type { PackageParts } from '../../package/package.ts';
import { tooLarge } from '../../package/refusals.ts';
import { readRelationships } from '../../package/relationships.ts';
import { isAt, readPart } from '../../package/xml.ts';
import { RichTextCollector } from './rich-text.ts';

const comment = ['s:comments', 's:commentList', 's:comment'];
const commentText = [...comment, 's:text'];
const manyComments = 100_000;

/** The notes of a sheet by the cell they stand at (E12); none where their part is missing. Throws a Refusal. */
export function readComments(parts: PackageParts, sheetPart: string): ReadonlyMap<string, string> {
  const comments = new Map<string, string>();
  const { words } = parts.rules;
  const target = readRelationships(parts, sheetPart).find(({ type }) => type === 'comments')?.target;
  if (target === undefined) return comments;
  const collector = new RichTextCollector(commentText.length);
  let reference = '';
  readPart(parts, target, {
    open: (path, attributes) => {
      if (isAt(path, comment)) reference = attributes.get('ref') ?? '';
      else if (path.length > commentText.length && path[3] === 's:text') collector.open(path, attributes);
    },
    text: (path, text) => {
      if (path[3] === 's:text') collector.add(path, text);
    },
    close: (path) => {
      if (!isAt(path, commentText)) return;
      if (comments.size >= manyComments) throw tooLarge(words, '批注太多');
      const { text, superscript } = collector.take();
      comments.set(reference, text + superscript);
    },
  });
  return comments;
}
