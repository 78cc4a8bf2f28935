/** Inlines as runs: the words of a paragraph, a caption or a table cell. */
import type { BlockId, Inline } from '../../report/model.ts';
import type { Anchors } from './anchors.ts';
import { bookmarkName } from './names.ts';
import { styleIds } from './style-names.ts';
import { cutText, longestParagraph, type Mender } from './text.ts';

/** What the pieces of one document share while they are written. */
export interface Pen {
  readonly anchors: Anchors;
  readonly mender: Mender;
  /** Every block that is written: a reference to another one stays plain text. */
  readonly targets: ReadonlySet<BlockId>;
}

type CharacterStyle = 'lead' | 'strong' | 'placeholder' | 'small' | 'smaller';

/** The runs of a paragraph's inlines. `style` holds for all that have none of their own. */
export function writeInlines(pen: Pen, place: BlockId, inlines: readonly Inline[], style?: CharacterStyle): string {
  let runs = '';
  for (const [index, inline] of inlines.entries()) {
    const inherited = inline.kind === 'figure' && isInsideStrong(inlines, index) ? 'strong' : style;
    runs += writeInline(pen, place, inline, inherited);
  }
  return runs;
}

/** A figure has no weight of its own: inside a strong sentence it is strong too. */
function isInsideStrong(inlines: readonly Inline[], index: number): boolean {
  const before = inlines[index - 1];
  const after = inlines[index + 1];
  if (before === undefined && after === undefined) return false;
  return isStrong(before ?? after) && isStrong(after ?? before);
}

function isStrong(inline: Inline | undefined): boolean {
  return inline?.kind === 'text' && inline.strong === true;
}

function writeInline(pen: Pen, place: BlockId, inline: Inline, style: CharacterStyle | undefined): string {
  switch (inline.kind) {
    case 'text':
      return writeRun(pen, place, inline.text, inline.strong === true ? 'strong' : style);
    case 'words':
      return writeRun(pen, place, inline.text, style);
    case 'figure':
      return pen.anchors.around('figure', inline.figure, writeRun(pen, place, inline.text, style));
    case 'placeholder':
      return writeRun(pen, place, inline.text, 'placeholder');
    case 'reference':
      return linkTo(pen, inline.to, writeRun(pen, place, inline.text, style));
  }
}

/** Runs that lead to a block when clicked, in plain black. */
export function linkTo(pen: Pen, target: BlockId, runs: string): string {
  if (!pen.targets.has(target)) return runs;
  return `<w:hyperlink w:anchor="${bookmarkName('block', target)}" w:history="1">${runs}</w:hyperlink>`;
}

export function writeRun(pen: Pen, place: BlockId, text: string, style?: CharacterStyle): string {
  const content = pen.mender.runContent(place, text);
  if (content === '') return '';
  const isChinese = sharedPunctuation.test(text);
  return `<w:r>${properties[isChinese ? 'chinese' : 'plain'][style ?? 'none']}${content}</w:r>`;
}

/**
 * “ ” — … · ‰ ≤ ① and their like belong to Chinese and to Latin fonts; Word takes the Latin one, half as wide, unless
 * told that the run is Chinese.
 */
const sharedPunctuation = /[\u00a1-\u2e7f]/;

const hint = '<w:rFonts w:hint="eastAsia"/>';

function runProperties(style: CharacterStyle): { readonly plain: string; readonly chinese: string } {
  const named = `<w:rStyle w:val="${styleIds[style]}"/>`;
  return { plain: `<w:rPr>${named}</w:rPr>`, chinese: `<w:rPr>${named}${hint}</w:rPr>` };
}

const lead = runProperties('lead');
const strong = runProperties('strong');
const placeholder = runProperties('placeholder');
const small = runProperties('small');
const smaller = runProperties('smaller');

const properties = {
  plain: {
    none: '',
    lead: lead.plain,
    strong: strong.plain,
    placeholder: placeholder.plain,
    small: small.plain,
    smaller: smaller.plain,
  },
  chinese: {
    none: `<w:rPr>${hint}</w:rPr>`,
    lead: lead.chinese,
    strong: strong.chinese,
    placeholder: placeholder.chinese,
    small: small.chinese,
    smaller: smaller.chinese,
  },
} as const;

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
