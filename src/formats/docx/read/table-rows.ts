/** The tables of a Word document as rows of words, merged cells repeated; the words between them are not read. */
import { findMainPart } from '../../package/main-part.ts';
import { openPackage } from '../../package/package.ts';
import type { Guarded } from '../../package/problem.ts';
import { guarded } from '../../package/problem.ts';
import { documentRules } from '../../package/rules.ts';
import type { XmlElement } from '../../package/xml-tree.ts';
import { childNamed, elementsOf, readTree, textOf, within } from '../../package/xml-tree.ts';

export interface WordTable {
  /** The paragraph above the table: its title. */
  readonly title: string;
  readonly rows: readonly (readonly string[])[];
}

export function readWordTables(bytes: Uint8Array): Guarded<readonly WordTable[]> {
  return guarded(() => {
    const parts = openPackage(bytes, documentRules);
    const document = readTree(parts, findMainPart(parts, 'document').name);
    const body = childNamed(document ?? undefined, 'w:body');
    return body === undefined ? [] : tablesIn(body);
  });
}

function tablesIn(body: XmlElement): readonly WordTable[] {
  let title = '';
  return shown(body).flatMap((block) => {
    if (block.name === 'w:tbl') return [{ title, rows: rowsOf(block) }];
    const words = wordsOf(block);
    if (words !== '') title = words;
    return [];
  });
}

/** A cell that goes on with the one above has its words. */
function rowsOf(table: XmlElement): readonly (readonly string[])[] {
  const rows: (readonly string[])[] = [];
  for (const row of shown(table).filter(({ name }) => name === 'w:tr')) {
    const above = rows.at(-1) ?? [];
    const cells: string[] = [];
    for (const cell of shown(row).filter(({ name }) => name === 'w:tc')) {
      const properties = childNamed(cell, 'w:tcPr');
      const merge = childNamed(properties, 'w:vMerge');
      const goesOn = merge !== undefined && merge.attributes.get('w:val') !== 'restart';
      const span = Number(childNamed(properties, 'w:gridSpan')?.attributes.get('w:val') ?? 1);
      const words = goesOn ? (above[cells.length] ?? '') : wordsOf(cell);
      for (let at = 0; at < Math.min(Math.max(span, 1), 60); at += 1) cells.push(words);
    }
    rows.push(cells);
  }
  return rows;
}

/** Children as a reader sees them: in content controls and insertions too, without deletions. */
function shown(element: XmlElement): readonly XmlElement[] {
  return elementsOf(element).flatMap((child) =>
    wrappings.has(child.name) ? shown(child) : gone.has(child.name) ? [] : [child],
  );
}

const wrappings = new Set(['w:sdt', 'w:sdtContent', 'w:ins', 'w:moveTo', 'w:customXml', 'w:smartTag', 'w:hyperlink']);
const gone = new Set(['w:del', 'w:moveFrom', 'w:sdtPr']);

function wordsOf(element: XmlElement): string {
  const paragraphs = element.name === 'w:p' ? [element] : within(element, new Set(['w:p']));
  return paragraphs
    .map((paragraph) => runs(paragraph))
    .filter((words) => words !== '')
    .join('');
}

function runs(element: XmlElement): string {
  return shown(element)
    .map((child) => {
      if (child.name === 'w:t') return textOf(child);
      return child.name === 'w:r' ? runs(child) : '';
    })
    .join('')
    .trim();
}
