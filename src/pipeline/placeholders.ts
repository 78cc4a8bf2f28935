/** 【待补充】: what people still owe a document, each once, at its first place. */
import type { Diagnostic } from '../diagnostics.ts';
import { finding } from '../diagnostics.ts';
import type { Block, Inline, Report } from '../report/model.ts';
import type { WorkbookModel } from '../report/workbook-model.ts';

export function placeholdersIn(path: string, content: Report | WorkbookModel): readonly Diagnostic[] {
  const pieces =
    'sheets' in content
      ? content.sheets.flatMap((sheet) => sheet.rows.map((row) => ({ id: row.id, inlines: row.cells.flat() })))
      : content.sections.flatMap((section) => section.blocks.flatMap(piecesOf));
  const first = new Map<string, { readonly block: string; readonly way: string | undefined }>();
  for (const { id, inlines } of pieces) {
    for (const inline of inlines) {
      if (inline.kind === 'placeholder' && !first.has(inline.text))
        first.set(inline.text, { block: id, way: inline.way });
    }
  }
  return [...first].map(([text, { block, way }]) =>
    finding('placeholder', {
      message: `文中有${text}。`,
      hint: `${way ?? '由有关单位补充，写在 notes 里的材料中。'}写好后重新生成。`,
      origin: { kind: 'block', document: path, block },
      unit: content.unit,
    }),
  );
}

/** The sentence that a placeholder keeps open: the one that it stands in; where it stands behind a 。, the one before it. */
export function sentenceKeptOpen(paragraph: string, placeholder: string): string {
  const sentences = paragraph.split(/(?<=。)/u);
  const at = sentences.findIndex((one) => one.includes(placeholder));
  const sentence = sentences[at] ?? paragraph;
  const [head = ''] = /^(?:【[^】]*】)+/u.exec(sentence) ?? [];
  const open = head.includes(placeholder) && at > 0 ? `${sentences[at - 1] ?? ''}${head}` : sentence;
  return open.length > longestSentence ? `${open.slice(0, longestSentence)}……` : open;
}

const longestSentence = 160;

function piecesOf(block: Block): readonly { readonly id: string; readonly inlines: readonly Inline[] }[] {
  switch (block.kind) {
    case 'heading':
      return [block];
    case 'paragraph':
      return [{ id: block.id, inlines: [...(block.lead ?? []), ...block.inlines] }];
    case 'table':
      return block.rows.map((row) => ({ id: row.id, inlines: row.cells.flat() }));
    case 'chart':
    case 'contents':
    case 'page-break':
      return [];
  }
}
