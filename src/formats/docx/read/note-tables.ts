/**
 * Tables in a Word note. Many offices hand in a form that is one large table, with a heading in the left column and the
 * words in the right one: such a table is read, cell after cell. One of figures is not, and is named.
 */
import type { XmlElement } from '../../package/xml-tree.ts';
import { childNamed, elementsOf } from '../../package/xml-tree.ts';
import type { NoteParagraph, NoteReading } from './note-words.ts';
import { remark } from './note-words.ts';
import { isSet } from './run-look.ts';

type ReadInside = (reading: NoteReading, element: XmlElement) => readonly NoteParagraph[];

export function readTable(reading: NoteReading, table: XmlElement, readInside: ReadInside): void {
  const rows = rowsOf(table).map((row) => cellsOf(row).map((cell) => readInside(reading, cell)));
  const cells = rows.flat();
  const layout = isLayout(rows);
  const paragraphs = cells.flatMap((cell) =>
    cell.map((paragraph) => ({ ...paragraph, leftOut: paragraph.leftOut || !layout })),
  );
  reading.paragraphs.push(...(layout ? withSerials(cells) : paragraphs));
  const words = cells.map(wordsOf).join('');
  if (!layout)
    remark(
      reading,
      'table',
      cells
        .map(wordsOf)
        .filter((each) => each !== '')
        .join(' '),
    );
  else if (words.trim() !== '' && rows.some((row) => row.length > 1)) remark(reading, 'layout-table', words);
}

/** Rows may stand in content controls; those taken away or hidden do not show. */
function rowsOf(table: XmlElement): readonly XmlElement[] {
  return inWrappings(table, 'w:tr').filter((row) => {
    const properties = childNamed(row, 'w:trPr');
    return childNamed(properties, 'w:del') === undefined && !isSet(properties, 'w:hidden');
  });
}

/** Without those that only go on with the cell above. */
function cellsOf(row: XmlElement): readonly XmlElement[] {
  return inWrappings(row, 'w:tc').filter((cell) => {
    const properties = childNamed(cell, 'w:tcPr');
    const merge = childNamed(properties, 'w:vMerge');
    const goesOn = merge !== undefined && merge.attributes.get('w:val') !== 'restart';
    return !goesOn && childNamed(properties, 'w:cellDel') === undefined;
  });
}

function inWrappings(element: XmlElement, name: string): readonly XmlElement[] {
  return elementsOf(element).flatMap((child) => {
    if (child.name === name) return [child];
    return ['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins', 'w:moveTo'].includes(child.name)
      ? inWrappings(child, name)
      : [];
  });
}

function wordsOf(cell: readonly NoteParagraph[]): string {
  return cell.map(({ text }) => text).join('');
}

/** One column is a frame; a sentence in any cell makes it a form. */
function isLayout(rows: readonly (readonly (readonly NoteParagraph[])[])[]): boolean {
  return rows.every((row) => row.length <= 1) || rows.flat().some((cell) => /[。；;]/.test(wordsOf(cell)));
}

const serial = /^[\d一二三四五六七八九十]{1,3}([.．、]?)$/;

/** A cell that holds only a number numbers the one beside it. */
function withSerials(cells: readonly (readonly NoteParagraph[])[]): readonly NoteParagraph[] {
  const read: NoteParagraph[] = [];
  let number: readonly NoteParagraph[] = [];
  for (const cell of cells) {
    const isNumber = serial.test(wordsOf(cell).trim());
    const first = cell.findIndex(({ text }) => text.trim() !== '');
    if (isNumber || first === -1) {
      read.push(...number);
      number = [];
    }
    if (isNumber) number = cell;
    else {
      const opening = numberOf(number);
      if (first !== -1) number = [];
      read.push(
        ...cell.map((each, index) =>
          index === first ? { ...each, text: `${opening}${each.text.trimStart()}` } : each,
        ),
      );
    }
  }
  return [...read, ...number];
}

function numberOf(cell: readonly NoteParagraph[]): string {
  const words = wordsOf(cell).trim();
  return serial.exec(words)?.[1] === '' ? `${words}、` : words;
}
