/**
 * What a merge changed in the file that a person edited, as Word revisions: accepted, the file reads as it would without
 * them; rejected, as the person left it. Both are read back before anything is handed on.
 */
import { diffArrays } from 'diff';
import { joinParts, packPart } from '../../package/archive.ts';
import { findMainPart } from '../../package/main-part.ts';
import { openPackage } from '../../package/package.ts';
import { documentRules } from '../../package/rules.ts';
import type { MappedItem, MappedParagraph, MappedRow, MappedTable } from '../story/mapped.ts';
import { spliced, type Splice } from '../story/splices.ts';
import { mapStory } from '../story/story-map.ts';
import { textOf } from '../merge/package.ts';
import { contentSplice, revisionPen, type Revising, type RevisionPen } from './revision-pen.ts';
import { settled, wordsOf } from './settled-revisions.ts';

/** `left`: paragraphs and rows, by their words, whose change could not be written so. */
export type TrackedMerge =
  | { readonly verdict: 'tracked'; readonly bytes: Uint8Array; readonly left: readonly string[] }
  /** Read back it was not the same: the merge goes out as it is. */
  | { readonly verdict: 'unsound' };

export function trackMerge(edited: Uint8Array, merged: Uint8Array, revising: Revising): TrackedMerge {
  const [before, after] = [edited, merged].map((bytes) => openPackage(bytes, documentRules));
  if (before === undefined || after === undefined) return { verdict: 'unsound' };
  const main = findMainPart(after, 'document').name;
  const [old, now] = [textOf(before, findMainPart(before, 'document').name), textOf(after, main)];
  const tracking: Tracking = { old, now, pen: revisionPen(revising, highestNumber(now)), splices: [], left: [] };
  trackItems(itemsOf(old), itemsOf(now), tracking);
  // Written from the end: what stands at one place is turned round again.
  const body = spliced(now, tracking.splices.toReversed());
  const reads = (xml: string, as: string): boolean => wordsOf(xml) === wordsOf(as);
  const isSound =
    reads(settled(body, 'accepted', revising.author), now) &&
    (tracking.left.length > 0 || reads(settled(body, 'rejected', revising.author), old));
  if (!isSound) return { verdict: 'unsound' };
  const bytes = joinParts(
    after.names.map((name) => packPart(name, name === main ? body : (after.get(name) ?? new Uint8Array()))),
  );
  return { verdict: 'tracked', bytes, left: tracking.left };
}

interface Tracking {
  /** The bodies' XML before and after the merge. */
  readonly old: string;
  readonly now: string;
  readonly pen: RevisionPen;
  readonly splices: Splice[];
  readonly left: string[];
}

function itemsOf(xml: string): readonly MappedItem[] {
  return mapStory(xml, () => true).items;
}

/** Revisions are numbered on from what stands there. */
function highestNumber(xml: string): number {
  return Math.max(0, ...[...xml.matchAll(/<w:(?:ins|del)\s[^>]*w:id="(\d+)"/gu)].map(([, id]) => Number(id)));
}

type Pair<T> = readonly [old: T | undefined, now: T | undefined];

/** Those that stand in both under one key, and what stands in one alone, in the order in which it reads. */
function paired<T>(old: readonly T[], now: readonly T[], keyOf: (one: T) => string): readonly Pair<T>[] {
  let [before, after] = [0, 0];
  return diffArrays(old.map(keyOf), now.map(keyOf)).flatMap(({ added, removed, value }): readonly Pair<T>[] =>
    value.map(() => [added ? undefined : old[before++], removed ? undefined : now[after++]]),
  );
}

function trackItems(old: readonly MappedItem[], now: readonly MappedItem[], tracking: Tracking): void {
  let end = now.at(-1)?.end ?? 0;
  // What is gone stands before what comes next.
  for (const [before, after] of paired(old, now, itemKey).toReversed()) {
    if (before?.kind === 'table' && after?.kind === 'table') trackTable(before, after, tracking);
    else if (before?.kind === 'table' || after?.kind === 'table') tracking.left.push('表格');
    else if (before !== undefined && after !== undefined) trackParagraph(before, after, tracking);
    else if (after !== undefined) insertParagraph(after, tracking);
    else if (before !== undefined) deleteParagraph(before, end, tracking);
    end = after?.start ?? end;
  }
}

/** By its own mark; a person's by its words. Tables are taken in their order. */
function itemKey(item: MappedItem): string {
  if (item.kind === 'table') return 'table';
  return item.blocks[0]?.name ?? `words ${item.text}`;
}

function trackParagraph(
  before: MappedParagraph,
  after: MappedParagraph,
  { old, now, pen, splices, left }: Tracking,
): void {
  if (before.text === after.text) return;
  const [was, is] = [contentOf(old, before), contentOf(now, after)];
  if (isIntricate(was) || isIntricate(is)) left.push(after.text);
  else splices.push(contentSplice(now, after, before.text, pen));
}

function insertParagraph(after: MappedParagraph, { now, pen, splices, left }: Tracking): void {
  const properties = now.slice(after.start, after.contentStart);
  if (isIntricate(contentOf(now, after)) || after.endsSection) return void left.push(after.text);
  splices.push(
    { start: after.start, end: after.contentStart, text: withMark(properties, pen.mark('ins')) },
    contentSplice(now, after, '', pen),
  );
}

function deleteParagraph(before: MappedParagraph, at: number, { old, pen, splices, left }: Tracking): void {
  if (isIntricate(contentOf(old, before)) || before.endsSection) return void left.push(before.text);
  const opening = withMark(withoutNames(old.slice(before.start, before.contentStart)), pen.mark('del'));
  splices.push({ start: at, end: at, text: `${opening}${pen.deleted('', before.text)}</w:p>` });
}

function trackTable(before: MappedTable, after: MappedTable, tracking: Tracking): void {
  if (widthOf(before) !== widthOf(after)) {
    tracking.left.push(
      cellParagraphs(after.rows[0] ?? noRow)
        .map(({ text }) => text)
        .join(' '),
    );
    return;
  }
  let end = after.rows.at(-1)?.end ?? after.end;
  for (const [old, now] of paired(before.rows, after.rows, rowKey).toReversed()) {
    if (old !== undefined && now !== undefined) trackCells(old, now, tracking);
    else if (now !== undefined) insertRow(now, tracking);
    else if (old !== undefined) deleteRow(old, end, tracking);
    end = now?.start ?? end;
  }
}

const noRow: MappedRow = { start: 0, end: 0, heading: false, cells: [] };

function widthOf({ rows }: MappedTable): number {
  return (rows[0]?.cells ?? []).reduce((sum, { across }) => sum + across, 0);
}

function rowKey(row: MappedRow): string {
  const [mark] = cellParagraphs(row).flatMap(({ blocks }) => blocks);
  return mark?.name ?? `words ${cellParagraphs(row).map(({ text }) => text).join('\t')}`;
} // prettier-ignore

function cellParagraphs({ cells }: MappedRow): readonly MappedParagraph[] {
  return cells.flatMap(({ paragraphs }) => paragraphs);
}

function trackCells(before: MappedRow, after: MappedRow, tracking: Tracking): void {
  const shape = ({ cells }: MappedRow): string => cells.map(({ paragraphs }) => paragraphs.length).join();
  const [was, is] = [cellParagraphs(before), cellParagraphs(after)];
  if (shape(before) !== shape(after)) {
    if (was.map(({ text }) => text).join('\t') !== is.map(({ text }) => text).join('\t'))
      tracking.left.push(is.map(({ text }) => text).join(' '));
    return;
  }
  for (const [position, paragraph] of is.entries()) {
    const old = was[position];
    if (old !== undefined) trackParagraph(old, paragraph, tracking);
  }
}

function insertRow(row: MappedRow, { now, pen, splices, left }: Tracking): void {
  const xml = now.slice(row.start, row.end);
  if (isIntricate(xml)) return void left.push(cellParagraphs(row)[0]?.text ?? '');
  const opening = rowOpening(xml);
  splices.push(
    { start: row.start, end: row.start + opening.length, text: withRowMark(opening, pen.mark('ins')) },
    ...cellParagraphs(row).map((paragraph) => contentSplice(now, paragraph, '', pen)),
  );
} // prettier-ignore

function deleteRow(row: MappedRow, at: number, { old, pen, splices, left }: Tracking): void {
  const xml = old.slice(row.start, row.end);
  if (isIntricate(xml)) return void left.push(cellParagraphs(row)[0]?.text ?? '');
  const struck = spliced(
    xml,
    cellParagraphs(row).map(({ contentStart, contentEnd, text }) => ({
      start: contentStart - row.start,
      end: contentEnd - row.start,
      text: text === '' ? '' : pen.deleted('', text),
    })),
  );
  const opening = rowOpening(struck);
  const marked = withRowMark(opening, pen.mark('del')) + struck.slice(opening.length);
  splices.push({ start: at, end: at, text: withoutNames(marked) });
} // prettier-ignore

function contentOf(xml: string, { contentStart, contentEnd }: MappedParagraph): string {
  return xml.slice(contentStart, contentEnd);
}

/** What revisions cannot be written around soundly: drawings, fields, controls, notes, tables within, others' revisions. */
function isIntricate(xml: string): boolean {
  return (
    intricate.test(xml) ||
    [...xml.matchAll(/<w:r(?:\s[^>]*)?>(.*?)<\/w:r>/gsu)].some(([, inner = '']) => isMixed(inner))
  );
}

const intricate =
  /<w:(?:ins|del|moveFrom|moveTo|drawing|pict|object|fldChar|fldSimple|instrText|sdt|footnoteReference|endnoteReference|tbl|ruby|smartTag)[\s>/]|<(?:mc|m):/u;

/** A run that is written anew keeps its words, its tabs and its line breaks: one with anything else beside words is left. */
function isMixed(inner: string): boolean {
  const beside = inner
    .replaceAll(/<w:rPr>.*?<\/w:rPr>|<w:rPr\/>/gsu, '')
    .replaceAll(/<w:t(?:\s[^>]*)?>[^<]*<\/w:t>|<w:t(?:\s[^>]*)?\/>|<w:(?:tab|br|lastRenderedPageBreak)\/>/gu, '');
  return beside.trim() !== '' && /<w:t[\s>]/u.test(inner);
}

/** Word's own numbers of paragraphs and rows, and bookmarks, stand once in a document. */
function withoutNames(xml: string): string {
  return xml.replaceAll(/ w14:(?:paraId|textId)="[^"]*"/gu, '').replaceAll(/<w:bookmark(?:Start|End) [^>]*\/>|<w:comment(?:RangeStart|RangeEnd) [^>]*\/>/gu, '');
} // prettier-ignore

/** The paragraph's opening and properties with the mark of its own end in them. */
function withMark(opening: string, mark: string): string {
  const properties = `<w:rPr>${mark}</w:rPr>`;
  if (/<w:pPr>.*<w:rPr>/su.test(opening)) return opening.replace('<w:rPr>', () => `<w:rPr>${mark}`);
  if (opening.includes('<w:rPr/>')) return opening.replace('<w:rPr/>', () => properties);
  const end = /<w:sectPr[\s>]|<w:pPrChange[\s>]|<\/w:pPr>/u.exec(opening);
  if (end !== null) return opening.slice(0, end.index) + properties + opening.slice(end.index);
  const whole = `<w:pPr>${properties}</w:pPr>`;
  return opening.includes('<w:pPr/>') ? opening.replace('<w:pPr/>', () => whole) : opening + whole;
}

function withRowMark(opening: string, mark: string): string {
  if (opening.includes('</w:trPr>')) return opening.replace('</w:trPr>', () => `${mark}</w:trPr>`);
  return `${opening.replace('<w:trPr/>', '')}<w:trPr>${mark}</w:trPr>`;
}

/** The row's tag and properties. */
function rowOpening(xml: string): string {
  const pattern = /^<w:tr(?:\s[^>]*)?>(?:<w:tblPrEx>.*?<\/w:tblPrEx>)?(?:<w:trPr>.*?<\/w:trPr>|<w:trPr\/>)?/su;
  return pattern.exec(xml)?.[0] ?? '';
}
