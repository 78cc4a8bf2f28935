/** Every piece of a document that prints words, with the id of the block it stands in: paragraphs, table rows, sheet rows. */
import type { Block, Inline, Report } from './model.ts';
import type { WorkbookModel } from './workbook-model.ts';

export interface PrintedBlock {
  readonly block: string;
  readonly inlines: readonly Inline[];
}

export function blockInlines(content: Report | WorkbookModel): readonly PrintedBlock[] {
  if ('sheets' in content) {
    return content.sheets.flatMap((sheet) =>
      sheet.rows.flatMap(({ id, cells }) => cells.map((inlines) => ({ block: id, inlines }))),
    );
  }
  return content.sections.flatMap(({ blocks }) => blocks.flatMap(piecesOf));
}

function piecesOf(block: Block): readonly PrintedBlock[] {
  switch (block.kind) {
    case 'heading':
      return [{ block: block.id, inlines: block.inlines }];
    case 'paragraph':
      return [{ block: block.id, inlines: [...(block.lead ?? []), ...block.inlines] }];
    case 'table':
      return [
        { block: block.id, inlines: block.caption },
        ...block.rows.flatMap(({ id, cells }) => cells.map((inlines) => ({ block: id, inlines }))),
        ...block.notes.map((inlines) => ({ block: block.id, inlines })),
      ];
    case 'chart':
      return [{ block: block.id, inlines: block.caption }];
    case 'contents':
    case 'page-break':
      return [];
  }
}
