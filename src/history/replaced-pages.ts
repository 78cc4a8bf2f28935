/** 换页清单: what in the paper copies already sent is no longer true, part by part, for those who hold them. */
import type { Block, Inline, Report, TableRow } from '../report/model.ts';
import type { RunChanges } from './changes.ts';
import type { Names } from './changes-rows.ts';
import { sayFigureChange, sentenceRows } from './changes-rows.ts';

export interface ReplacedPart {
  readonly document: string;
  /** 一、… as the part is headed, or its id. */
  readonly part: string;
  /** 表2, 段落 … */
  readonly place: string;
  readonly before: string;
  readonly after: string;
}

/** Headings by document and section, so that parts are named as they are printed. */
export type PartNames = (document: string, section: string) => string;

export function replacedParts(changes: RunChanges, partOf: PartNames): readonly ReplacedPart[] {
  return changes.documents.flatMap((document) =>
    document.state === 'new'
      ? []
      : sentenceRows(document).map(({ section, block, before, after }) => ({
          document: document.path,
          part: partOf(document.path, section),
          place: placeOf(block),
          before,
          after,
        })),
  );
}

function placeOf(block: string): string {
  if (block.startsWith('table/') || block.startsWith('annex/')) return `表格（${block}）`;
  return block.includes('chart') ? `图（${block}）` : `段落（${block}）`;
}

/** A report that goes to whoever holds a paper copy. */
export function replacedPagesReport(changes: RunChanges, names: Names, partOf: PartNames, against: string): Report {
  const { round } = names;
  const parts = replacedParts(changes, partOf);
  const reasons = changes.figures.map((change) => sayFigureChange(change, names));
  const opening =
    parts.length === 0
      ? `与${against}相比，没有需要更换的内容。`
      : `与${against}相比，下列内容已不准确，请更换有关页。${reasons.length === 0 ? '' : `原因：${reasons.join('；')}。`}`;
  const blocks: Block[] = [{ kind: 'paragraph', id: 'replaced/opening', inlines: [plain(opening)] }];
  if (parts.length > 0) blocks.push(tableOf(parts));
  return {
    id: 'replaced-pages',
    kind: 'review',
    unit: round.compiler,
    plan: null,
    year: round.year,
    title: `${round.area.name}${round.year}年度监测评估文件换页清单`,
    sections: [{ id: 'replaced', blocks }],
    header: round.header ?? null,
    draft: false,
    indicators: new Set(changes.figures.map(({ indicator }) => indicator)),
  };
}

function tableOf(parts: readonly ReplacedPart[]): Block {
  const columns = [['部分', 14], ['位置', 16], ['发出的文字', 38], ['应为', 38]] as const; // prettier-ignore
  const documents = [...new Set(parts.map(({ document }) => document))];
  return {
    kind: 'table',
    id: 'replaced/table',
    caption: [plain('表1　须更换的内容')],
    columns: columns.map(([heading, width]) => ({ heading: [heading], width, align: 'left' })),
    rows: documents.flatMap((document): readonly TableRow[] => [
      { id: `replaced/${document}`, group: true, cells: [[plain(document)]] },
      ...parts
        .filter((one) => one.document === document)
        .map(({ part, place, before, after }, position): TableRow => {
          const quoted = (text: string): readonly Inline[] => [
            { kind: 'words', text, origin: { kind: 'block', document, block: place } },
          ];
          return {
            id: `replaced/${document}/${position + 1}`,
            cells: [[plain(part)], [plain(place)], quoted(before), quoted(after)],
          };
        }),
    ]),
    landscape: true,
    notes: [],
  };
}

function plain(text: string): Inline {
  return { kind: 'text', text };
}
