/**
 * A block of a report as a piece of WordprocessingML text. The same pieces go into a fresh document and into one that a
 * person has edited. A piece begins with a paragraph's properties, so that a page break can be set on it, and ends with
 * a paragraph, so that tables do not touch.
 */
import { plainText, type Block } from '../../../../report/model.ts';
import { writeContents, type Pages } from './contents.ts';
import { capInlines, writeInlines, type Pen } from './inlines.ts';
import { bodyCharacter, charactersOnLine, linePitch } from '../look.ts';
import { paragraph, widthInCharacters } from './paragraphs.ts';
import { styleIds } from '../../style-names.ts';
import { writeTable } from './tables.ts';

export interface Drawings {
  /** The `w:drawing` of a chart block; undefined where the chart has nothing to draw. */
  of(block: Block): string | undefined;
}

/** What a block cannot know of itself. */
export interface Setting {
  readonly pen: Pen;
  readonly drawings: Drawings;
  readonly pages: Pages;
  /** The block before it, for lists of annexes and for the date under a signature. */
  readonly previous: Block | undefined;
  /** The block after it: what a signature signs does not end on the page before. */
  readonly next: Block | undefined;
}

/** The piece of a block; a page break has none of its own: it is set on the piece that follows. */
export function writeBlock(block: Block, setting: Setting): string {
  switch (block.kind) {
    case 'heading':
      return anchored(setting.pen, block, headingStyles[block.level], block.inlines);
    case 'paragraph':
      return writeParagraph(block, setting);
    case 'table':
      return writeTable(block, setting.pen);
    case 'chart':
      return writeChart(block, setting);
    case 'contents':
      return writeContents(block, setting.pen, setting.pages);
    case 'page-break':
      return '';
  }
}

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;
type Role = NonNullable<Of<'paragraph'>['role']>;

const headingStyles = {
  1: styleIds.heading1,
  2: styleIds.heading2,
  3: styleIds.heading3,
  4: styleIds.heading4,
} as const;

const roleStyles = {
  body: styleIds.body,
  brief: styleIds.brief,
  addressee: styleIds.addressee,
  signature: styleIds.signature,
  date: styleIds.date,
  'annex-note': styleIds.annexNote,
  'annex-mark': styleIds.annexMark,
  note: styleIds.note,
} as const satisfies Record<Role, string>;

function writeParagraph(block: Of<'paragraph'>, setting: Setting): string {
  const { pen } = setting;
  const role = block.role ?? 'body';
  const style = role === 'annex-note' ? annexNoteStyle(block, setting.previous) : roleStyles[role];
  const direct = directProperties(role, block, setting);
  const whole = capInlines(pen.mender, block.id, [...(block.lead ?? []), ...block.inlines]);
  const leadLength = Math.min(block.lead?.length ?? 0, whole.length);
  const runs =
    writeInlines(pen, block.id, whole.slice(0, leadLength), 'lead') +
    writeInlines(pen, block.id, whole.slice(leadLength));
  return paragraph(style, pen.anchors.block(block.id) + runs, direct);
}

function directProperties(role: Role, block: Of<'paragraph'>, { previous, next }: Setting): string {
  if (role === 'date') return dateIndent(block, previous);
  // A head that stands alone heads what follows it: never at a page's end by itself.
  if (block.lead !== undefined && block.inlines.length === 0 && next?.kind === 'paragraph') return '<w:keepNext/>';
  if ((role === 'body' || role === 'brief') && next?.kind === 'paragraph' && closingRoles.includes(next.role))
    return '<w:keepNext/>';
  // The title has its empty line below it; a list of contents, which Word makes anew, cannot have one of its own.
  return role === 'addressee' && previous?.kind === 'contents' ? `<w:spacing w:before="${linePitch}"/>` : '';
}

const closingRoles: readonly (Role | undefined)[] = ['annex-note', 'signature'];

function anchored(pen: Pen, block: Block, style: string, inlines: Of<'heading'>['inlines']): string {
  return paragraph(style, pen.anchors.block(block.id) + writeInlines(pen, block.id, inlines));
}

/** 附件：1. … begins the list after an empty line; 2. … stands under the name above, not under the word 附件. */
function annexNoteStyle(block: Of<'paragraph'>, previous: Block | undefined): string {
  if (previous?.kind === 'paragraph' && previous.role === 'annex-note') return styleIds.annexNoteMore;
  return /^附件[：:]\s*\d/.test(plainText(block.inlines)) ? styleIds.annexNoteNumbered : styleIds.annexNote;
}

/**
 * The date begins two characters to the right of where the signature above begins (GB/T 9704-2012, 7.3.5.2); where it
 * is the longer of the two, or a signature takes several lines, it stands two characters from the right, as its style has it.
 */
function dateIndent(block: Of<'paragraph'>, previous: Block | undefined): string {
  if (previous?.kind !== 'paragraph' || previous.role !== 'signature') return '';
  const signature = widthInCharacters(plainText(previous.inlines));
  const right = signature - widthInCharacters(plainText(block.inlines));
  // A signature of several lines begins nowhere in particular.
  if (right < 0 || signature > charactersOnLine - 2) return '';
  return `<w:ind w:rightChars="${right * 100}" w:right="${right * bodyCharacter}"/>`;
}

function writeChart(block: Of<'chart'>, setting: Setting): string {
  const { pen } = setting;
  const drawing = setting.drawings.of(block);
  const picture =
    drawing === undefined
      ? writeInlines(pen, block.id, [{ kind: 'placeholder', text: '【待补充：此图没有可画的数据】' }])
      : `<w:r>${drawing}</w:r>`;
  return paragraph(styleIds.chart, picture) + anchored(pen, block, styleIds.chartCaption, block.caption);
}
