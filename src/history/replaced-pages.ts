/** 换页清单: what in the paper copies already sent is no longer true, part by part, for those who hold them. */
import type { Block, Inline, Report, TableRow } from '../report/model.ts';
import type { RunChanges } from './changes.ts';
import type { Names } from './changes-rows.ts';
import { sayFigureChange, sentenceRows } from './changes-rows.ts';

export interface ReplacedPart {
  readonly document: string;
  /** 一、… as the part is headed, or its id. */
  readonly part: string;
  /** 段落, 表中一行 … */
  readonly place: string;
  readonly block: string;
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
          place: placeOf(document.path, block),
          block,
          before,
          after,
        })),
  );
}

/** What kind of thing to look for; the words sent out, beside it, are what finds it. */
function placeOf(document: string, block: string): string {
  if (document.endsWith('.xlsx') || /^(?:table|annex)\//u.test(block)) return '表中一行';
  if (block.includes('chart')) return '图';
  return block === 'version' ? '落款前' : '段落';
}

/** Copies of one version, and what is otherwise now; `against`: 第1次发出的版本. */
export interface HeldCopies {
  readonly changes: RunChanges;
  readonly against: string;
}

/** A report that goes to whoever holds a paper copy. */
export function replacedPagesReport(held: readonly HeldCopies[], names: Names, partOf: PartNames): Report {
  const { round } = names;
  const told = held.map((one) => ({ ...one, parts: replacedParts(one.changes, partOf) }));
  const parts = told.flatMap((one) => one.parts);
  const blocks: Block[] = told.map(({ changes, against, parts: own }, position) => {
    // Of several versions, each is told what stands in its own documents.
    const standing = new Set(changes.documents.flatMap(({ because }) => because));
    const figures = told.length === 1 ? changes.figures : changes.figures.filter((change) => standing.has(change));
    const reasons = figures.map((change) => sayFigureChange(change, names));
    const which = told.length === 1 ? '' : `${documentsIn(changes)}：`;
    const opening =
      own.length === 0
        ? `${which}与${against}相比，没有需要更换的内容。`
        : `${which}与${against}相比，下列内容已不准确，请更换有关页。${reasons.length === 0 ? '' : `原因：${reasons.join('；')}。`}`;
    const id = position === 0 ? 'replaced/opening' : `replaced/opening/${position + 1}`;
    return { kind: 'paragraph', id, inlines: [plain(opening)] };
  });
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
    indicators: new Set(held.flatMap(({ changes }) => changes.figures.map(({ indicator }) => indicator))),
  };
}

function documentsIn({ documents, unchanged }: RunChanges): string {
  return [...documents.map(({ path }) => path), ...unchanged].map((path) => path.replace(/\.\w+$/u, '')).join('、');
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
        .map(({ part, place, block, before, after }, position): TableRow => {
          const quoted = (text: string): readonly Inline[] => [
            { kind: 'words', text, origin: { kind: 'block', document, block } },
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
