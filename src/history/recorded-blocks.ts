/** A document as the manifest remembers it: each block's text, and each figure in it with the places it comes from. */
import { formatOrigin } from '../provenance.ts';
import type { Block, Inline, Report, TableRow } from '../report/model.ts';
import { plainText } from '../report/model.ts';
import type { SheetModel, WorkbookModel } from '../report/workbook-model.ts';
import type { RecordedBlock, RecordedFigure } from './manifest.ts';
import { shortHash } from './manifest.ts';

export function recordedBlocks(content: Report | WorkbookModel): RecordedBlock[] {
  return 'sheets' in content
    ? content.sheets.flatMap(recordSheet)
    : content.sections.flatMap((section) => section.blocks.flatMap((block) => recordBlock(section.id, block)));
}

/** Of everything that stands in the document: equal for two runs exactly when their documents are equal. */
export function contentFingerprint(content: Report | WorkbookModel): string {
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
  const lines = [block.caption, ...block.notes].map(plainText);
  return { ...record(section, head, [...block.caption, ...block.notes.flat()]), text: lines.join('\n') };
}

function recordRow(section: string, row: TableRow): RecordedBlock {
  return {
    ...record(section, row, row.cells.flat()),
    text: row.cells.map((cell) => plainText(cell)).join('\t'),
  };
}

function record(section: string, block: { readonly id: string }, inlines: readonly Inline[]): RecordedBlock {
  return {
    id: block.id,
    section,
    text: plainText(inlines),
    fingerprint: shortHash(printed(block)),
    figures: inlines.flatMap(figureIn),
  };
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
