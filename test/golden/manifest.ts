/**
 * What the documents of a round contain, a line a piece: reports with their parts, tables, charts and annexes, workbooks
 * with their sheets and heads. Kinds, not words: figures and sentences may change, pieces may not come and go unseen.
 */
import type { RoundDocument } from '../../src/pipeline/documents.ts';
import type { Block, Report } from '../../src/report/model.ts';
import { plainText } from '../../src/report/model.ts';
import type { WorkbookModel } from '../../src/report/workbook-model.ts';

export function manifestOf(documents: readonly RoundDocument[]): string {
  return documents
    .flatMap(({ path, content }) => [
      `── ${path}`,
      ...('sheets' in content ? sheetLines(content) : sectionLines(content)),
      '',
    ])
    .join('\n');
}

function sectionLines({ sections }: Report): readonly string[] {
  return sections.flatMap(({ id, blocks }) => {
    const [title] = blocks.flatMap((block) =>
      block.kind === 'heading' && block.level === 1 ? [plainText(block.inlines)] : [],
    );
    return [`${id}${title === undefined ? '' : ` ${title}`}`, ...blocks.flatMap(pieceLines)];
  });
}

function pieceLines(block: Block): readonly string[] {
  switch (block.kind) {
    case 'table':
      return [`  table ${block.id}: ${block.columns.map(({ heading }) => heading.join('/')).join('、')}`];
    case 'chart':
      // Which indicators are drawn is the data's to say.
      return [`  chart ${block.id.replace(/\/[A-Z]+\d+\w*$/u, '/…')}`];
    case 'contents':
      return [`  contents: ${block.entries.map(({ text }) => text).join('、')}`];
    case 'paragraph':
      return ['annex-mark', 'annex-note', 'signature', 'date', 'addressee'].includes(block.role ?? '')
        ? [`  ${block.role ?? ''}`]
        : [];
    case 'heading':
    case 'page-break':
      return [];
  }
}

function sheetLines({ sheets }: WorkbookModel): readonly string[] {
  return sheets.flatMap(({ name, title, columns, rows }) => [
    `${name}：${title}`,
    `  ${columns.map(({ heading }) => heading.join('/')).join('、')}`,
    `  ${rows.length > 0 ? 'with rows' : 'without rows'}`,
  ]);
}
