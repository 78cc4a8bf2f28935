/** What in a document's body is not of our making: pictures, notes, revisions, a person's own bookmarks and links. */
import { contentOfMark, parseBookmarkName } from '../names.ts';
import { attribute } from './tag-text.ts';

/** Bookmarks that no person set: Word's place of the last edit, the program's content id. */
export function isUnnamed(bookmark: string): boolean {
  return bookmark === '_GoBack' || contentOfMark(bookmark) !== null;
}

/** Whether a piece of the body holds what no piece of ours does: a picture, a note, a table in a cell, a revision … */
export function holdsForeign(xml: string): boolean {
  if (foreignElements.test(xml) || /<w:br\b[^>]*w:type="(?:page|column)"/.test(xml)) return true;
  if (xml.split(/<w:tbl[\s>]/).length > 2 || (xml.startsWith('<w:tr') && /<w:tbl[\s>]/.test(xml))) return true;
  const names = [...xml.matchAll(/<w:bookmarkStart\b[^>]*\sw:name="([^"]*)"/g)].map(([, name = '']) => name);
  const anchors = [...xml.matchAll(/<w:hyperlink\b[^>]*>/g)].map(([tag]) => attribute(tag, 'w:anchor') ?? '');
  return (
    names.some((name) => !isUnnamed(name) && parseBookmarkName(name) === null) ||
    anchors.some((anchor) => parseBookmarkName(anchor)?.kind !== 'block')
  );
}

const foreignElements =
  /<(?:w:(?:drawing|pict|object|footnoteReference|endnoteReference|del|ins|moveFrom|moveTo|sdt|fldSimple|fldChar|instrText|sym|txbxContent|commentRangeStart|commentRangeEnd|commentReference|ruby|altChunk|subDoc|customXml|smartTag|permStart)|m:oMath(?:Para)?|mc:AlternateContent)[\s/>]/;
