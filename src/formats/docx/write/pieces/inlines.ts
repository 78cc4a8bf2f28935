/** Inlines as runs: the words of a paragraph, a caption or a table cell. */
import type { BlockId, Inline } from '../../../../report/model.ts';
import type { Anchors } from '../../anchors.ts';
import type { Remarks } from '../comments.ts';
import { bookmarkName } from '../../names.ts';
import { styleIds } from '../../style-names.ts';
import { cellPoints, sizeXml } from '../styles.ts';
import { cutText, longestParagraph, type Mender } from '../../text.ts';

/** What the pieces of one document share while they are written. */
export interface Pen {
  readonly anchors: Anchors;
  readonly mender: Mender;
  readonly remarks: Remarks;
  /** Every block that is written: a reference to another one stays plain text. */
  readonly targets: ReadonlySet<BlockId>;
  /** How wide tables may be, in twips, where the paper is an office's own; else as wide as the type area. */
  readonly room?: TextWidths;
}

/** Of the paper upright and turned, in twips. */
export interface TextWidths {
  readonly portrait: number;
  readonly landscape: number;
}

type CharacterStyle = 'lead' | 'strong' | 'placeholder';

/** The size of words in a table, where it is not 10.5 pt. */
export type CellSize = 'small' | 'smaller' | undefined;

/** The runs of a paragraph's inlines. `style` holds for all that have none of their own. */
export function writeInlines(
  pen: Pen,
  place: BlockId,
  inlines: readonly Inline[],
  style?: CharacterStyle,
  size?: CellSize,
): string {
  let runs = '';
  // The program's own words, judging or not, are one run as long as they look alike.
  let ours = '';
  // By index: most cells hold one inline, and an iterator costs more than its words.
  for (let index = 0; index < inlines.length; index += 1) {
    const inline = inlines[index];
    if (inline === undefined) continue;
    if (isOwnWords(inline)) {
      ours += inline.text;
      const next = inlines[index + 1];
      const isJoined = next !== undefined && isOwnWords(next) && next.strong === inline.strong;
      if (isJoined && (inline.kind === 'claim' || next.kind === 'claim')) continue;
      runs += writeRun(pen, place, ours, inline.strong === true ? 'strong' : style, size);
      ours = '';
      continue;
    }
    const inherited = inline.kind === 'figure' && isInsideStrong(inlines, index) ? 'strong' : style;
    runs += writeInline(pen, place, inline, inherited, size);
  }
  return runs;
}

/** A figure has no weight of its own: inside a strong sentence it is strong too. */
function isInsideStrong(inlines: readonly Inline[], index: number): boolean {
  // Not `inlines[-1]`: looked up by name, it costs more than the run.
  const before = index === 0 ? undefined : inlines[index - 1];
  const after = inlines[index + 1];
  if (before === undefined && after === undefined) return false;
  return isStrong(before ?? after) && isStrong(after ?? before);
}

function isStrong(inline: Inline | undefined): boolean {
  return inline !== undefined && isOwnWords(inline) && inline.strong === true;
}

type OwnWords = Extract<Inline, { readonly kind: 'text' | 'claim' }>;

function isOwnWords(inline: Inline): inline is OwnWords {
  return inline.kind === 'text' || inline.kind === 'claim';
}

function writeInline(
  pen: Pen,
  place: BlockId,
  inline: Exclude<Inline, OwnWords>,
  style: CharacterStyle | undefined,
  size: CellSize,
): string {
  switch (inline.kind) {
    case 'words':
      return writeRun(pen, place, inline.text, style, size);
    case 'figure':
      return pen.anchors.figure(inline.figure, writeRun(pen, place, inline.text, style, size));
    case 'placeholder':
      return pen.remarks.around(place, inline, writeRun(pen, place, inline.text, 'placeholder', size));
    case 'reference':
      return linkTo(pen, inline.to, writeRun(pen, place, inline.text, style, size));
  }
}

/** Runs that lead to a block when clicked, in plain black. */
export function linkTo(pen: Pen, target: BlockId, runs: string): string {
  if (!pen.targets.has(target)) return runs;
  return `<w:hyperlink w:anchor="${bookmarkName('block', target)}" w:history="1">${runs}</w:hyperlink>`;
}

export function writeRun(pen: Pen, place: BlockId, text: string, style?: CharacterStyle, size?: CellSize): string {
  const content = pen.mender.runContent(place, text);
  if (content === '') return '';
  const properties = sharedPunctuation.test(text) ? chineseProperties : plainProperties;
  return `<w:r>${properties[size ?? 'usual'][style ?? 'none']}${content}</w:r>`;
}

/**
 * “ ” — … · ‰ ≤ ① and their like belong to Chinese and to Latin fonts; Word takes the Latin one, half as wide, unless
 * told that the run is Chinese.
 */
const sharedPunctuation = /[\u00a1-\u2e7f]/;

const plainProperties = propertiesBySize('');
const chineseProperties = propertiesBySize('<w:rFonts w:hint="eastAsia"/>');

// Written once: most of what a run is made of.
function propertiesBySize(hint: string) {
  return {
    usual: propertiesByStyle(hint, ''),
    small: propertiesByStyle(hint, 'small'),
    smaller: propertiesByStyle(hint, 'smaller'),
  };
}

function propertiesByStyle(hint: string, size: 'small' | 'smaller' | '') {
  return {
    none: runProperties(size === '' ? '' : styleIds[size], hint, ''),
    lead: runProperties(styleIds.lead, hint, size),
    strong: runProperties(styleIds.strong, hint, size),
    placeholder: runProperties(styleIds.placeholder, hint, size),
  };
}

/** A run has one character style; where that is not the size's, the size stands beside it. */
function runProperties(style: string, hint: string, size: 'small' | 'smaller' | ''): string {
  const named = style === '' ? '' : `<w:rStyle w:val="${style}"/>`;
  const all = named + hint + (size === '' ? '' : sizeXml(cellPoints[size]));
  return all === '' ? '' : `<w:rPr>${all}</w:rPr>`;
}

/**
 * The inlines, cut at the longest paragraph that can be opened, with a placeholder that says what is missing. What was
 * cut is noted with the mender.
 */
export function capInlines(mender: Mender, place: BlockId, inlines: readonly Inline[]): readonly Inline[] {
  let length = 0;
  for (const inline of inlines) length += inline.text.length;
  if (length <= longestParagraph) return inlines;

  const kept: Inline[] = [];
  let room = longestParagraph;
  for (const inline of inlines) {
    const text = cutText(inline.text, room);
    if (text !== '') kept.push({ ...inline, text });
    room -= text.length;
    if (text !== inline.text) break;
  }
  const keptLength = longestParagraph - room;
  mender.capped(place, length, keptLength);
  return [...kept, { kind: 'placeholder', text: `【此段过长，其后${length - keptLength}字未印出，请在原文中分段】` }];
}
