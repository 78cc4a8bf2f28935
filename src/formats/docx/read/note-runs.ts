/** The line of a Word note: runs and what stands in them. Whatever shows is read, or named where it stood. */
import type { XmlElement } from '../../package/xml-tree.ts';
import { childNamed, elementsOf, textOf, within } from '../../package/xml-tree.ts';
import { linearEquation } from './equation.ts';
import { isListOfContents, openField, showsItself, wordsWithoutResult } from './note-fields.ts';
import type { NoteReading } from './note-words.ts';
import { allText, remark, write } from './note-words.ts';
import type { RunLook } from './run-look.ts';
import { lookProperties, runLook } from './run-look.ts';
import { signOf, withSigns } from './symbol-fonts.ts';

/** Reads the blocks of a text box; given by the reader of blocks, which reads lines in turn. */
export type ReadBlocks = (reading: NoteReading, element: XmlElement) => void;

/** What stands in a paragraph, in order. */
export function readLine(reading: NoteReading, element: XmlElement, readBlocks: ReadBlocks): void {
  for (const child of elementsOf(element)) readInline(reading, child, readBlocks);
}

const plainLook = { hidden: false, struck: false, bold: false };

/** Properties, and marks without width. */
const nothingInline =
  /^w:(?:pPr|proofErr|(?:bookmark|commentRange|perm|moveFromRange|moveToRange|customXml(?:Ins|Del|MoveFrom|MoveTo)Range)(?:Start|End)|smartTagPr|customXmlPr|sdtPr|sdtEndPr)$/;

function readInline(reading: NoteReading, element: XmlElement, readBlocks: ReadBlocks): void {
  const inside = (): void => {
    readLine(reading, element, readBlocks);
  };
  if (nothingInline.test(element.name)) return;
  switch (element.name) {
    case 'w:r':
      readRun(reading, element, readBlocks);
      break;
    case 'w:del':
    case 'w:moveFrom':
      remark(reading, 'tracked-change', '');
      break;
    case 'w:ins':
    case 'w:moveTo':
      remark(reading, 'tracked-change', '');
      inside();
      break;
    case 'w:sdt':
      readControl(reading, element, () => {
        inside();
      });
      break;
    case 'w:fldSimple':
      readSimpleField(reading, element, inside);
      break;
    case 'm:oMath':
      readEquation(reading, element);
      break;
    case 'w:bdo':
    case 'w:dir': {
      const before = reading.paragraph?.text.length ?? 0;
      inside();
      remark(reading, 'direction', reading.paragraph?.text.slice(before) ?? '');
      break;
    }
    case 'w:subDoc':
      remark(reading, 'sub-document', '');
      break;
    default:
      inside();
  }
}

/** A prompt that nobody has written over is no words, and is named; a control may hold a list of contents. */
export function readControl(reading: NoteReading, element: XmlElement, inside: () => void): void {
  const properties = childNamed(element, 'w:sdtPr');
  if (childNamed(properties, 'w:showingPlcHdr') !== undefined) {
    // Between paragraphs the prompt is one of its own.
    if (reading.paragraph === null && reading.inside === 0) reading.number += 1;
    const words = allText(childNamed(element, 'w:sdtContent') ?? element, (name) => name === 'w:t').trim();
    if (words !== '') remark(reading, 'prompt', words);
    return;
  }
  const gallery = childNamed(childNamed(properties, 'w:docPartObj'), 'w:docPartGallery')?.attributes.get('w:val') ?? '';
  const isContents = /^tables? of contents$/i.test(gallery);
  if (isContents) reading.inContents += 1;
  inside();
  if (isContents) reading.inContents -= 1;
}

function readSimpleField(reading: NoteReading, element: XmlElement, inside: () => void): void {
  const field = openField(element, reading.number);
  field.code = element.attributes.get('w:instr') ?? '';
  field.inResult = true;
  field.isContents = isListOfContents(field.code);
  reading.fields.push(field);
  inside();
  reading.fields.pop();
  if (!field.shows) writeField(reading, field, plainLook);
}

function readEquation(reading: NoteReading, element: XmlElement): void {
  const words = linearEquation(element, (run) => equationWords(reading, run));
  remark(reading, 'equation', words);
  write(reading, words, plainLook);
}

/** The letters of a run of an equation that show; what is struck out or hidden is named. */
function equationWords(reading: NoteReading, run: XmlElement): string {
  const look = lookOf(reading, run);
  const letters = elementsOf(run)
    .map((child) => (child.name === 'w:sym' ? (symbolOf(child).text ?? '') : ['m:t', 'w:t'].includes(child.name) ? textOf(child) : ''))
    .join(''); // prettier-ignore
  if (!look.hidden && !look.struck) return letters;
  write(reading, letters, look);
  return '';
}

function lookOf(reading: NoteReading, run: XmlElement): RunLook {
  const { styles } = reading.sources;
  const own = lookProperties(childNamed(run, 'w:rPr'));
  const paragraph = styles.byId.get(reading.paragraph?.style ?? styles.standard ?? '')?.look ?? {};
  const letters = styles.byId.get(own.style ?? '')?.look ?? {};
  return runLook(own, { defaults: styles.defaults, paragraph, letters });
}

function readRun(reading: NoteReading, run: XmlElement, readBlocks: ReadBlocks): void {
  const look = lookOf(reading, run);
  for (const piece of elementsOf(run)) readPiece(reading, piece, look, readBlocks);
}

/** Shows nothing by itself. */
const nothingInRun =
  /^w:(?:rPr|softHyphen|lastRenderedPageBreak|annotationRef|footnoteRef|endnoteRef|separator|continuationSeparator|delText|delInstrText)$/;

function readPiece(reading: NoteReading, piece: XmlElement, look: RunLook, readBlocks: ReadBlocks): void {
  if (nothingInRun.test(piece.name)) return;
  switch (piece.name) {
    case 'w:t':
      writeLetters(reading, textOf(piece), look);
      break;
    case 'w:instrText': {
      const field = reading.fields.at(-1);
      if (field !== undefined && !field.inResult) field.code += textOf(piece);
      break;
    }
    case 'w:tab':
    case 'w:ptab':
      write(reading, '\t', look);
      break;
    case 'w:br':
      if (['textWrapping', undefined].includes(piece.attributes.get('w:type'))) write(reading, '\n', look);
      break;
    case 'w:cr':
      write(reading, '\n', look);
      break;
    case 'w:noBreakHyphen':
      write(reading, '-', look);
      break;
    case 'w:sym':
      writeSymbol(reading, piece, look);
      break;
    case 'w:fldChar':
      readFieldMark(reading, piece, look);
      break;
    case 'w:footnoteReference':
    case 'w:endnoteReference': {
      const kind = piece.name === 'w:footnoteReference' ? 'footnote' : 'endnote';
      remark(reading, 'footnote', reading.sources.asideWords(kind, piece.attributes.get('w:id') ?? ''));
      break;
    }
    case 'w:commentReference':
      remark(reading, 'comment', reading.sources.asideWords('comment', piece.attributes.get('w:id') ?? ''));
      break;
    case 'w:drawing':
    case 'w:pict':
    case 'w:object':
      readGraphic(reading, piece, look, readBlocks);
      break;
    case 'w:ruby':
      readLine(reading, childNamed(piece, 'w:rubyBase') ?? piece, readBlocks);
      remark(reading, 'ruby', allText(childNamed(piece, 'w:rt') ?? piece, isWords));
      break;
    case 'w:pgNum':
    case 'w:dayShort':
    case 'w:dayLong':
    case 'w:monthShort':
    case 'w:monthLong':
    case 'w:yearShort':
    case 'w:yearLong':
      remark(reading, 'field', piece.name.slice(2));
      break;
    case 'mc:AlternateContent':
    case 'mc:Choice':
    case 'mc:Fallback':
      for (const inner of elementsOf(piece)) readPiece(reading, inner, look, readBlocks);
      break;
    default:
      remark(
        reading,
        'element',
        allText(piece, () => true),
      );
  }
}

function isWords(name: string): boolean {
  return name === 'w:t' || name === 'm:t' || name === 'a:t';
}

function writeLetters(reading: NoteReading, letters: string, look: RunLook): void {
  const { text, unknown } = withSigns(letters, look.fonts);
  const raised = look.raised === 'baseline' ? text : raisedText(text, look.raised);
  write(reading, look.capitals ? raised.toUpperCase() : raised, look);
  if (unknown.length > 0 && !look.hidden && !look.struck) remark(reading, 'symbol', unknown.join(''));
}

/** 10² is not 102, and a small figure behind a figure is none of it. */
function raisedText(text: string, raised: 'superscript' | 'subscript'): string {
  const [from, to] =
    raised === 'superscript' ? ['0123456789+-=()n', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ'] : ['0123456789+-=()', '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎'];
  return Array.from(text, (letter) => to[from.indexOf(letter)] ?? letter).join('');
}

function symbolOf(piece: XmlElement): { readonly text: string | null; readonly known: boolean } {
  const code = Number.parseInt(piece.attributes.get('w:char') ?? '', 16);
  if (!(code > 0 && code <= 0xffff)) return { text: null, known: false };
  const sign = signOf(piece.attributes.get('w:font') ?? '', code);
  if (sign !== null) return { text: sign, known: true };
  return { text: String.fromCharCode(code), known: code < 0xe000 || code > 0xf8ff };
}

/** A sign that no letter stands for stays as its private-use character, so that the place is seen. */
function writeSymbol(reading: NoteReading, piece: XmlElement, look: RunLook): void {
  const { text, known } = symbolOf(piece);
  write(reading, text ?? '', look);
  if (!known)
    remark(reading, 'symbol', `${piece.attributes.get('w:font') ?? ''} ${piece.attributes.get('w:char') ?? ''}`);
}

function readFieldMark(reading: NoteReading, mark: XmlElement, look: RunLook): void {
  const field = reading.fields.at(-1);
  switch (mark.attributes.get('w:fldCharType')) {
    case 'begin':
      reading.fields.push(openField(mark, reading.number));
      break;
    case 'separate':
      if (field === undefined) break;
      field.isContents = isListOfContents(field.code);
      // What a form's box shows is not its result.
      field.inResult = !showsItself(field);
      break;
    case 'end':
      reading.fields.pop();
      if (field === undefined) break;
      if (!field.shows) writeField(reading, field, look);
      break;
  }
}

function writeField(
  reading: NoteReading,
  field: Parameters<typeof wordsWithoutResult>[0],
  look: Pick<RunLook, 'hidden' | 'struck' | 'bold'>,
): void {
  const shown = wordsWithoutResult(field);
  if (shown.kind === 'unread') remark(reading, 'field', shown.name);
  if (shown.kind !== 'words') return;
  // Inside another field's code it is part of that code.
  const outer = reading.fields.at(-1);
  if (outer !== undefined && !outer.inResult) outer.code += shown.text;
  else write(reading, shown.text, look);
}

const textBoxes: ReadonlySet<string> = new Set(['w:txbxContent']);
const diagram = '{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds';
const chart = '{http://schemas.openxmlformats.org/drawingml/2006/chart}chart';
const picture = '{http://schemas.openxmlformats.org/drawingml/2006/picture}pic';
const marks: ReadonlySet<string> = new Set([
  diagram, chart, picture, "v:imagedata", "v:textpath", "o:OLEObject", "w:control",
]); // prettier-ignore

/** Text boxes are read below their paragraph; pictures, charts, objects are named, with their words where they have any. */
function readGraphic(reading: NoteReading, graphic: XmlElement, look: RunLook, readBlocks: ReadBlocks): void {
  if (look.hidden) {
    remark(reading, 'hidden-text', allText(graphic, isWords));
    return;
  }
  const boxes = within(graphic, textBoxes);
  for (const box of boxes.filter((each) => boxes.every((other) => other === each || !contains(other, each)))) {
    remark(reading, 'text-box', allText(box, isWords));
    readBlocks(reading, box);
  }
  const held = within(graphic, marks);
  const has = (name: string): boolean => held.some((element) => element.name === name);
  const words = [
    allText(graphic, (name) => name === 'a:t'),
    ...held.map((element) => (element.name === 'v:textpath' ? (element.attributes.get('string') ?? '') : '')),
    ...held.map((element) =>
      element.name === diagram ? reading.sources.diagramWords(element.attributes.get('r:dm') ?? '') : '',
    ),
  ].join('');
  if (words.trim() !== '') remark(reading, 'drawing', words);
  else if (has('o:OLEObject') || has('w:control'))
    remark(reading, 'object', held.find((element) => element.name === 'o:OLEObject')?.attributes.get('ProgID') ?? '');
  else if (has(chart)) remark(reading, 'chart', '');
  else if (has(picture) || has('v:imagedata') || (boxes.length === 0 && !isRule(graphic)))
    remark(reading, 'picture', '');
}

function contains(outer: XmlElement, inner: XmlElement): boolean {
  return within(outer, textBoxes).includes(inner);
}

/** A line across the page. */
function isRule(graphic: XmlElement): boolean {
  return elementsOf(graphic).some((shape) => ['t', '1', 'true'].includes(shape.attributes.get('o:hr') ?? ''));
}
