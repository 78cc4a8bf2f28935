/** The new version of a report with its differences from an issued one as Word revisions: 插入 and 删除, by Chinese words. */
import type { RecordedBlock } from '../../../history/manifest.ts';
import { joinParts, packPart } from '../../package/archive.ts';
import { openPackage } from '../../package/package.ts';
import { documentRules } from '../../package/rules.ts';
import { keyed, markedBlocks, textOf, type KeyedBlock, type Location } from '../story/locate.ts';
import { bodyPath } from '../write/package-template.ts';
import { spliced, type Splice } from '../story/splices.ts';
import type { MappedParagraph, MappedRow, StoryMap } from '../story/mapped.ts';
import { mapStory } from '../story/story-map.ts';
import { styleIds } from '../style-names.ts';
import { contentSplice, revisionPen, type Revising, type RevisionPen } from './revision-pen.ts';

/** `fresh` as the program wrote it; `issued` the blocks of the version sent out. */
export function trackChanges(fresh: Uint8Array, issued: readonly RecordedBlock[], revising: Revising): Uint8Array {
  const parts = openPackage(fresh, documentRules);
  const xml = new TextDecoder().decode(parts.get(bodyPath));
  const story = mapStory(xml, () => true);
  const revised = spliced(xml, revisions(story, keyed(issued), revising));
  return joinParts(
    parts.names.map((name) => packPart(name, name === bodyPath ? revised : (parts.get(name) ?? new Uint8Array()))),
  );
}

function revisions(story: StoryMap, issued: readonly KeyedBlock[], revising: Revising): readonly Splice[] {
  const places = markedBlocks(story);
  const old = new Map(issued.map((one) => [one.key, one]));
  const pen = revisionPen(revising);
  const splices: Splice[] = [];
  for (const [key, place] of places) {
    const before = old.get(key)?.block.text;
    if (place.kind === 'row') splices.push(...rowRevisions(story.xml, place, before, pen));
    else
      for (const { paragraph } of place.parts) splices.push(...paragraphRevisions(story.xml, paragraph, before, pen));
  }
  return [...splices, ...removedBlocks(story, issued, places, pen)];
}

function paragraphRevisions(
  xml: string,
  paragraph: MappedParagraph,
  before: string | undefined,
  pen: RevisionPen,
): readonly Splice[] {
  // The title is not recorded, and a list of contents is a field.
  if (paragraph.style === styleIds.title || paragraph.style === styleIds.contentsTitle) return [];
  if (before === undefined) return [newMark(xml, paragraph, pen), contentSplice(xml, paragraph, '', pen)];
  const isCaption = paragraph.style === styleIds.tableCaption || paragraph.style === styleIds.chartCaption;
  const old = isCaption ? (before.split('\n')[0] ?? '') : before;
  return old === paragraph.text ? [] : [contentSplice(xml, paragraph, old, pen)];
}

function rowRevisions(
  xml: string,
  { row }: Extract<Location, { kind: 'row' }>,
  before: string | undefined,
  pen: RevisionPen,
): readonly Splice[] {
  const cells = row.cells.map(({ paragraphs }) => paragraphs[0]);
  const old = before?.split('\t');
  if (old === undefined || old.length !== cells.length) {
    const at = xml.indexOf('</w:trPr>', row.start);
    const mark = old === undefined && at !== -1 && at < row.end ? [{ start: at, end: at, text: pen.mark('ins') }] : [];
    return [
      ...mark,
      ...cells.flatMap((cell) => (cell === undefined || old !== undefined ? [] : [contentSplice(xml, cell, '', pen)])),
    ];
  }
  return cells.flatMap((cell, column) =>
    cell === undefined || cell.text === old[column] ? [] : [contentSplice(xml, cell, old[column] ?? '', pen)],
  );
}

/** Where the paragraph's own mark is new as well, rejecting takes the whole paragraph away. */
function newMark(xml: string, paragraph: MappedParagraph, pen: RevisionPen): Splice {
  const end = xml.lastIndexOf('</w:pPr>', paragraph.contentStart);
  return { start: end, end, text: `<w:rPr>${pen.mark('ins')}</w:rPr>` };
}

/** Blocks that are gone stand struck out behind the one before them: a row behind a row of its table, a paragraph behind a paragraph. */
function removedBlocks(
  story: StoryMap,
  issued: readonly KeyedBlock[],
  places: ReadonlyMap<string, Location>,
  pen: RevisionPen,
): readonly Splice[] {
  return issued.flatMap(({ key, block }, index): readonly Splice[] => {
    if (places.has(key) || block.text === '') return [];
    if (block.text.includes('\t'))
      return removedRow(story, block, [issued.slice(0, index).toReversed(), issued.slice(index + 1)], places, pen);
    const before = issued
      .slice(0, index)
      .toReversed()
      .find((one) => places.get(one.key)?.kind === 'text');
    const place = before === undefined ? undefined : places.get(before.key);
    if (place?.kind !== 'text') return [];
    const item = story.items[place.item];
    const next = story.items[place.item + 1];
    if (item === undefined || next?.kind === 'table' || textOf(place) === '') return [];
    const properties = `<w:pPr><w:pStyle w:val="${styleIds.body}"/><w:rPr>${pen.mark('del')}</w:rPr></w:pPr>`;
    return [
      {
        start: item.end,
        end: item.end,
        text: `<w:p>${properties}${pen.deleted('', block.text.split('\n')[0] ?? '')}</w:p>`,
      },
    ];
  });
}

/** In the look of the nearest row before it, or behind it where it was the first; of a table that is gone its caption tells. */
function removedRow(
  { xml }: StoryMap,
  { text, section, id }: RecordedBlock,
  [before, behind]: readonly [readonly KeyedBlock[], readonly KeyedBlock[]],
  places: ReadonlyMap<string, Location>,
  pen: RevisionPen,
): readonly Splice[] {
  const words = text.split('\t');
  const table = id.slice(0, id.lastIndexOf('/'));
  const nearest = (blocks: readonly KeyedBlock[]): MappedRow | undefined =>
    blocks
      .filter(({ block }) => block.section === section && block.id.startsWith(`${table}/`))
      .flatMap(({ key }) => places.get(key) ?? [])
      .flatMap((place) => (place.kind === 'row' && place.row.cells.length === words.length ? [place.row] : []))[0];
  const above = nearest(before);
  const row = above ?? nearest(behind);
  if (row === undefined) return [];
  const splices = row.cells.map(({ paragraphs: [first] }, column): Splice | null =>
    first === undefined
      ? null
      : {
          start: first.contentStart - row.start,
          end: first.contentEnd - row.start,
          text: (words[column] ?? '')
            .split('\n')
            .map((line) => pen.deleted('', line))
            .join(''),
        },
  );
  const own = spliced(
    xml.slice(row.start, row.end),
    splices.filter((one) => one !== null),
  ).replaceAll(/<w:bookmark(?:Start|End) [^>]*\/>|<w:comment(?:RangeStart|RangeEnd) [^>]*\/>/g, '');
  const marked = own.includes('</w:trPr>')
    ? own.replace('</w:trPr>', () => `${pen.mark('del')}</w:trPr>`)
    : own.replace(/^<w:tr(?:\s[^>]*)?>/, (opening) => `${opening}<w:trPr>${pen.mark('del')}</w:trPr>`);
  const at = above === undefined ? row.start : row.end;
  return [{ start: at, end: at, text: marked }];
}
