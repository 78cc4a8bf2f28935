/** The list of contents: a field that Word can renew, filled in so that it also stands where nobody renews it. */
import type { Block } from '../../../../report/model.ts';
import { linkTo, writeRun, type Pen } from './inlines.ts';
import { bookmarkName } from '../../names.ts';
import { paragraph } from './paragraphs.ts';
import { styleIds } from '../../style-names.ts';

export interface Pages {
  /** The page a block is expected on; undefined where it is not known. */
  of(block: string): number | undefined;
}

/**
 * Every entry has the page it is expected on inside a PAGEREF field. WPS and Word show that number until the fields are
 * renewed (F9, or on printing where that is set); LibreOffice shows it until the list is renewed. The fields are not
 * marked for renewal on opening: Word would ask a question each time.
 */
export function writeContents(block: Extract<Block, { kind: 'contents' }>, pen: Pen, pages: Pages): string {
  const title = paragraph(styleIds.contentsTitle, pen.anchors.block(block.id) + writeRun(pen, block.id, block.title));
  const last = block.entries.length - 1;
  const entries = block.entries.map((entry, position) => {
    const style = entry.level === 1 ? styleIds.contents1 : styleIds.contents2;
    const words = writeRun(pen, block.id, entry.text);
    const page = pen.targets.has(entry.to)
      ? `<w:r><w:tab/></w:r>${field(`PAGEREF ${bookmarkName('block', entry.to)} \\h`, pages.of(entry.to))}`
      : '';
    const open = position === 0 ? fieldOpening('TOC \\o "1-2" \\h \\z \\u') : '';
    const close = position === last ? fieldEnd : '';
    return paragraph(style, open + linkTo(pen, entry.to, words + page) + close);
  });
  return title + entries.join('');
}

const fieldEnd = '<w:r><w:fldChar w:fldCharType="end"/></w:r>';

function fieldOpening(instruction: string): string {
  return (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' +
    `<w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r>` +
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
  );
}

function field(instruction: string, result: number | undefined): string {
  const shown = result === undefined ? '' : `<w:r><w:t>${result}</w:t></w:r>`;
  return fieldOpening(instruction) + shown + fieldEnd;
}
