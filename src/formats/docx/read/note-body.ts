/** The body of a Word note: paragraphs, tables, text boxes and embedded files as paragraphs of words. */
import type { XmlElement } from '../../package/xml-tree.ts';
import { childNamed, elementsOf } from '../../package/xml-tree.ts';
import { isSet } from './run-look.ts';
import { readControl, readLine } from './note-runs.ts';
import type { FoundInNote, NoteParagraph, NoteReading, NoteSources, OpenParagraph } from './note-words.ts';
import { beginReading, remark } from './note-words.ts';
import { readTable } from './note-tables.ts';

export interface NoteBody {
  readonly paragraphs: readonly NoteParagraph[];
  readonly found: readonly FoundInNote[];
}

/** Accepts insertions and deletions as if they had been accepted. `body` is the `w:body`. */
export function readNoteBody(body: XmlElement, sources: NoteSources): NoteBody {
  const reading = beginReading(sources);
  readBlocks(reading, body);
  for (const field of reading.fields) {
    if (field.swallowed.trim() !== '') remark(reading, 'field', field.swallowed, field.number);
  }
  return {
    paragraphs: reading.paragraphs,
    found: [...reading.found.values()].map((one) => ({ ...one, words: one.words.trim() })),
  };
}

/** In the order of the page; words carried over the last paragraph mark are a paragraph of their own. */
function readBlocks(reading: NoteReading, element: XmlElement): void {
  for (const block of elementsOf(element)) readBlock(reading, block);
  if (reading.carried === '') return;
  reading.paragraphs.push({ ...emptyParagraph(reading), text: reading.carried, bold: false });
  reading.carried = '';
}

function readBlock(reading: NoteReading, block: XmlElement): void {
  switch (block.name) {
    case 'w:p':
      if (reading.inside === 0) reading.number += 1;
      readParagraph(reading, block);
      break;
    case 'w:tbl':
      if (reading.inside === 0) reading.number += 1;
      readTable(reading, block, readInside);
      break;
    case 'w:altChunk':
      if (reading.inside === 0) reading.number += 1;
      readChunk(reading, block.attributes.get('r:id') ?? '');
      break;
    case 'w:sdt':
      readControl(reading, block, () => {
        readBlocks(reading, childNamed(block, 'w:sdtContent') ?? block);
      });
      break;
    case 'w:del':
    case 'w:moveFrom':
      remark(reading, 'tracked-change', '');
      break;
    case 'w:sectPr':
      break;
    default:
      for (const inner of elementsOf(block)) readBlock(reading, inner);
  }
}

/** The paragraphs of a cell or a text box; what stands around them stays as it is. */
function readInside(reading: NoteReading, element: XmlElement): readonly NoteParagraph[] {
  const { paragraphs, paragraph, carried } = reading;
  Object.assign(reading, { paragraphs: [], paragraph: null, carried: '', inside: reading.inside + 1 });
  readBlocks(reading, element);
  const read = reading.paragraphs;
  Object.assign(reading, { paragraphs, paragraph, carried, inside: reading.inside - 1 });
  return read;
}

function emptyParagraph({ number }: NoteReading): NoteParagraph {
  return {
    number,
    text: '',
    style: null,
    outline: null,
    list: null,
    depth: null,
    bold: true,
    leftOut: false,
  };
}

function readParagraph(reading: NoteReading, element: XmlElement): void {
  const properties = childNamed(element, 'w:pPr');
  const mark = childNamed(properties, 'w:rPr');
  const value = (name: string): string | undefined => childNamed(properties, name)?.attributes.get('w:val');
  const numbers = childNamed(properties, 'w:numPr');
  const outline = value('w:outlineLvl');
  const style = value('w:pStyle') ?? null;
  const open: OpenParagraph = {
    ...emptyParagraph(reading),
    text: reading.carried,
    style,
    outline: /^\d$/.test(outline ?? '') ? Number(outline) : null,
    list: childNamed(numbers, 'w:numId')?.attributes.get('w:val') ?? null,
    depth: depthOf(numbers),
    below: [],
  };
  reading.carried = '';
  reading.paragraph = open;
  const isContents = reading.sources.styles.byId.get(style ?? '')?.ofContents === true;
  if (isContents) reading.inContents += 1;
  readLine(reading, element, (inner, box) => {
    // Text boxes stand beside their paragraph and are read below it.
    open.below.push(...readInside(inner, box));
  });
  if (isContents) reading.inContents -= 1;
  reading.paragraph = null;
  const { below, ...paragraph } = open;
  if (isWithoutMark(properties, mark)) reading.carried = paragraph.text;
  else reading.paragraphs.push(paragraph);
  reading.paragraphs.push(...below);
  if (childNamed(mark, 'w:del') !== undefined || childNamed(mark, 'w:moveFrom') !== undefined)
    remark(reading, 'tracked-change', '');
}

function depthOf(numbers: XmlElement | undefined): number | null {
  const depth = childNamed(numbers, 'w:ilvl')?.attributes.get('w:val');
  return depth === undefined ? null : Number(depth);
}

/** Its end was taken away or does not show, or it is the large first letter of the next one. */
function isWithoutMark(properties: XmlElement | undefined, mark: XmlElement | undefined): boolean {
  const dropped = childNamed(properties, 'w:framePr')?.attributes.get('w:dropCap');
  return (
    childNamed(mark, 'w:del') !== undefined ||
    childNamed(mark, 'w:moveFrom') !== undefined ||
    isSet(mark, 'w:vanish') ||
    dropped === 'drop' ||
    dropped === 'margin'
  );
}

/** An embedded file stands where it is: as Word shows it once it has been opened. */
function readChunk(reading: NoteReading, relationship: string): void {
  const chunk = reading.sources.chunk(relationship);
  if (chunk === null) {
    remark(reading, 'chunk', '');
    return;
  }
  for (const { kind, words } of chunk.found) remark(reading, kind, words);
  reading.paragraphs.push(...chunk.paragraphs.map((one) => ({ ...emptyParagraph(reading), ...one })));
}
