/**
 * Reads a report back from a Word document: its paragraphs and tables in order, and the words inside every bookmark, so
 * that figures and blocks can be found again whoever saved the file since.
 */
import { findMainPart } from '../../package/main-part.ts';
import { openPackage, type PackageParts } from '../../package/package.ts';
import { guarded, type Guarded } from '../../package/problem.ts';
import { readRelationships } from '../../package/relationships.ts';
import { documentRules } from '../../package/rules.ts';
import { isAt, readPart } from '../../package/xml.ts';
import type { BlockId } from '../../../report/model.ts';
import { bookmarkName } from '../names.ts';
import type { ReadBlock, ReadDocument } from './reading.ts';
import { readChart } from './read-charts.ts';
import { readStory } from './read-story.ts';
import { propertyNames } from '../names.ts';
import { styleIdOf } from '../style-names.ts';

export function readReportText(bytes: Uint8Array): Guarded<ReadDocument> {
  return guarded(() => {
    const parts = openPackage(bytes, documentRules);
    const main = findMainPart(parts, 'document').name;
    const styles = stylesOf(parts, main);
    const story = readStory(parts, main, styles);
    const relationships = readRelationships(parts, main);
    const headers = relationships
      .filter(({ type }) => type === 'header')
      .map(({ target }) => readStory(parts, target, styles).blocks.map(wordsOf).join('\n'));
    const charts = story.charts.flatMap((id) => relationships.filter((each) => each.id === id));
    return {
      blocks: story.blocks,
      bookmarks: story.bookmarks,
      charts: charts.map(({ target }) => readChart(parts, target)),
      headers: [...new Set(headers)],
      made: madeBy(parts),
    };
  });
}

/** What stands where this figure was printed; undefined where its bookmark is gone. */
export function figureText(document: ReadDocument, figure: string, occurrence = 1): string | undefined {
  return document.bookmarks.get(bookmarkName('figure', figure, occurrence));
}

/** What stands where this block was printed: a paragraph, a caption, a row's first cell; undefined where its mark is gone. */
export function blockText(document: ReadDocument, block: BlockId): string | undefined {
  return document.bookmarks.get(bookmarkName('block', block));
}

/** Our ids of the document's styles, by the ids it uses now. */
export function stylesOf(parts: PackageParts, main: string): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  const part = readRelationships(parts, main).find(({ type }) => type === 'styles');
  if (part === undefined) return ids;
  let id = '';
  readPart(parts, part.target, {
    open: (path, attributes) => {
      if (isAt(path, ['w:styles', 'w:style'])) id = attributes.get('w:styleId') ?? '';
      if (isAt(path, ['w:styles', 'w:style', 'w:name'])) ids.set(id, styleIdOf(attributes.get('w:val') ?? '') ?? id);
    },
  });
  return ids;
}

function wordsOf(block: ReadBlock): string {
  if (block.kind === 'paragraph') return block.text;
  return block.rows.map((row) => row.cells.map((cell) => cell.text).join('\t')).join('\n');
}

function madeBy(parts: PackageParts): ReadDocument['made'] {
  const properties = customProperties(parts);
  const report = properties.get(propertyNames.report);
  const run = properties.get(propertyNames.run);
  return report === undefined || run === undefined ? null : { report, run };
}

export function customProperties(parts: PackageParts): ReadonlyMap<string, string> {
  const properties = new Map<string, string>();
  const part = readRelationships(parts, '').find(({ type }) => type === 'custom-properties');
  if (part === undefined) return properties;
  let name: string | undefined;
  readPart(parts, part.target, {
    open: (path, attributes) => {
      if (path.length === 2) name = attributes.get('name');
    },
    text: (path, text) => {
      if (path.length === 3 && name !== undefined) properties.set(name, (properties.get(name) ?? '') + text);
    },
  });
  return properties;
}
