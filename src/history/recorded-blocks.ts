/** A document as the manifest remembers it: each block's text, and each figure in it with the places it comes from. */
import { formatOrigin } from '../provenance.ts';
import type { Block, Inline, Report, TableRow } from '../report/model.ts';
import { claimRecord } from '../report/claims/remembered-claim.ts';
import type { SheetModel, WorkbookModel } from '../report/workbook-model.ts';
import type { RecordedBlock, RecordedClaim, RecordedFigure } from './manifest.ts';
import { shortHash } from './manifest.ts';

type Content = Report | WorkbookModel;

/** A document's own memory, the run's and the comparison with the last run ask for the same: nobody changes a content. */
export function recordedBlocks(content: Content): readonly RecordedBlock[] {
  return ofEach(blocksKnown, content, blocksOf);
}

/** Of everything that stands in the document: equal for two runs exactly when their documents are equal. */
export function contentFingerprint(content: Content): string {
  return ofEach(fingerprintsKnown, content, fingerprintOf);
}

const blocksKnown = new WeakMap<Content, readonly RecordedBlock[]>();
const fingerprintsKnown = new WeakMap<Content, string>();

function ofEach<T>(known: WeakMap<Content, T>, content: Content, compute: (content: Content) => T): T {
  const before = known.get(content);
  if (before !== undefined) return before;
  const result = compute(content);
  known.set(content, result);
  return result;
}

function blocksOf(content: Content): readonly RecordedBlock[] {
  return 'sheets' in content
    ? content.sheets.flatMap(recordSheet)
    : content.sections.flatMap((section) => section.blocks.flatMap((block) => recordBlock(section.id, block)));
}

function fingerprintOf(content: Content): string {
  const { id, header, draft } = content;
  const body =
    'sheets' in content
      ? content.sheets
      : [content.title, content.sections, ...(content.letterhead === undefined ? [] : [content.letterhead])];
  return shortHash(JSON.stringify([id, header, draft, body]));
}

/** A sheet is what stands around its rows, and one block a row. */
function recordSheet(sheet: SheetModel): readonly RecordedBlock[] {
  const around = { ...sheet, id: sheet.name, rows: [] };
  const words = [sheet.title, ...sheet.head, ...sheet.notes, ...sheet.foot].join('\n');
  return [
    record(sheet.name, around, [{ kind: 'text', text: words }]),
    ...sheet.rows.map((row) => recordRow(sheet.name, row)),
  ];
}

/** A table is its caption's block and one block a row, since a row can be edited by itself. */
function recordBlock(section: string, block: Block): readonly RecordedBlock[] {
  switch (block.kind) {
    case 'heading':
      return [record(section, block, block.inlines)];
    case 'paragraph':
      return [record(section, block, [...(block.lead ?? []), ...block.inlines])];
    case 'table':
      return [recordTable(section, block), ...block.rows.map((row) => recordRow(section, row))];
    case 'chart': {
      const figures = block.chart.series.flatMap((series) => series.figures);
      return [
        {
          ...record(section, block, [...block.caption, { kind: 'text', text: `\n${block.chart.alt}` }]),
          figures: figures.flatMap((id) =>
            id === null ? [] : [{ id, text: '', origins: block.chart.origins.map(formatOrigin) }],
          ),
        },
      ];
    }
    case 'contents': {
      const lines = [block.title, ...block.entries.map((entry) => entry.text)];
      return [record(section, block, [{ kind: 'text', text: lines.join('\n') }])];
    }
    case 'page-break':
      return [];
  }
}

/** The caption and the notes, on lines; that a row changed is the row's affair. */
function recordTable(section: string, block: Extract<Block, { readonly kind: 'table' }>): RecordedBlock {
  const head = { ...block, rows: [] };
  const lines = [block.caption, ...block.notes];
  return { ...record(section, head, lines.flat()), ...laid(lines, '\n') };
}

function recordRow(section: string, row: TableRow): RecordedBlock {
  return {
    ...record(section, row, row.cells.flat()),
    ...laid(row.cells, '\t'),
  };
}

function record(section: string, block: { readonly id: string }, inlines: readonly Inline[]): RecordedBlock {
  return {
    id: block.id,
    section,
    ...laid([inlines], ''),
    fingerprint: shortHash(printed(block)),
    figures: inlines.flatMap(figureIn),
  };
}

/** The parts' words with their judging words, in places of the whole text. */
function laid(parts: readonly (readonly Inline[])[], separator: string): Pick<RecordedBlock, 'text' | 'claims'> {
  let text = '';
  const claims: RecordedClaim[] = [];
  for (const [number, inlines] of parts.entries()) {
    if (number > 0) text += separator;
    for (const inline of inlines) {
      if (inline.kind === 'claim')
        claims.push({ text: inline.text, at: text.length, claim: claimRecord(inline.claim) });
      text += inline.text;
    }
  }
  return claims.length === 0 ? { text } : { text, claims };
}

/** Where a placeholder's answer is to be written is no part of what the block says. */
function printed(block: { readonly id: string }): string {
  const text = JSON.stringify(block);
  // Inside of a text the quotes would be escaped.
  return text.includes('"way":')
    ? JSON.stringify(block, (key, value: unknown) => (key === 'way' ? undefined : value))
    : text;
}

function figureIn(inline: Inline): readonly RecordedFigure[] {
  if (inline.kind !== 'figure') return [];
  return [{ id: inline.figure, text: inline.text, origins: inline.origins.map(formatOrigin) }];
}
