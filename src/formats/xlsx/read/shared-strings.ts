import type { PackageParts } from '../../package/package.ts';
import { damaged, tooLarge } from '../../package/refusals.ts';
import { isAt, readPart } from '../../package/xml.ts';
import type { RichText } from './rich-text.ts';
import { RichTextCollector } from './rich-text.ts';

const root = ['s:sst'];
const item = ['s:sst', 's:si'];
const manyStrings = 1_000_000;
const muchText = 64 * 1024 * 1024;

/**
 * The texts that cells point to by number; none where the workbook has no such part, for a cell that needs one is then
 * refused at its place. Throws a Refusal.
 */
export function readSharedStrings(parts: PackageParts, part: string | undefined): readonly RichText[] {
  const strings: RichText[] = [];
  if (part === undefined) return strings;
  const { words } = parts.rules;
  const collector = new RichTextCollector(item.length);
  let length = 0;
  readPart(parts, part, {
    open: (path, attributes) => {
      if (path.length === 1 && !isAt(path, root)) throw damaged(words, '文字表不是文字表');
      if (path.length > item.length) collector.open(path, attributes);
    },
    text: (path, text) => {
      if (path[1] === 's:si') collector.add(path, text);
    },
    close: (path) => {
      if (!isAt(path, item)) return;
      const string = collector.take();
      length += string.text.length + string.superscript.length + string.struck.length;
      if (strings.length >= manyStrings || length > muchText) throw tooLarge(words, '文字太多');
      strings.push(string);
    },
  });
  return strings;
}
