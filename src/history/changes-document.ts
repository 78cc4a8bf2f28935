/** 改数影响单 as a Word report and as a workbook, to be put on file or sent round. */
import { parseOrigin } from '../provenance.ts';
import { figureInline } from '../report/composer.ts';
import type { Block, Inline, Report, TableColumn, TableRow } from '../report/model.ts';
import { chineseNumber } from '../report/numbers.ts';
import type { SheetModel, WorkbookModel } from '../report/workbook-model.ts';
import type { RunChanges } from './changes.ts';
import type { JudgedNames, Names } from './changes-rows.ts';
import { datumId, figureRow, judgementRows, sentenceRows } from './changes-rows.ts';

export function changesReport(changes: RunChanges, names: JudgedNames, against: string): Report {
  const { round } = names;
  const tables = [figuresTable(changes, names), judgementsTable(changes, names), sentencesTable(changes)];
  const filled = tables.filter(({ rows }) => rows.length > 0);
  const mark = (table: PlainTable): string => `表${filled.indexOf(table) + 1}`;
  const blocks: Block[] = [
    {
      kind: 'paragraph',
      id: 'changes/opening',
      inlines: [
        { kind: 'text', text: `以下是现在的数据与${against}相比的变化` },
        ...filled.flatMap((table, index): readonly Inline[] => [
          { kind: 'text', text: index === 0 ? '（见' : '、' },
          { kind: 'reference', text: mark(table), to: tableIdOf(table.id) },
        ]),
        { kind: 'text', text: `${filled.length === 0 ? '' : '）'}；不变的文件${changes.unchanged.length}份，未列。` },
      ],
    },
    ...tables.flatMap((table, index): readonly Block[] => [
      heading(`changes/heading/${table.id}`, `${chineseNumber(index + 1)}、${table.title}`, index),
      ...(table.rows.length === 0 ? [none(table.id)] : [tableOf(table, `${mark(table)}　${table.title}`)]),
    ]),
  ];
  return {
    id: 'changes',
    kind: 'review',
    unit: round.compiler,
    plan: null,
    year: round.year,
    title: `${round.area.name}${round.year}年度监测评估改数影响单`,
    sections: [{ id: 'changes', blocks }],
    header: round.header ?? null,
    draft: false,
    indicators: new Set(changes.figures.map(({ indicator }) => indicator)),
  };
}

export function changesWorkbook(changes: RunChanges, names: JudgedNames, against: string): WorkbookModel {
  const { round } = names;
  const tables = [figuresTable(changes, names), judgementsTable(changes, names), sentencesTable(changes)];
  return {
    id: 'changes',
    kind: 'changes-table',
    unit: round.compiler,
    plan: null,
    year: round.year,
    indicators: new Set(changes.figures.map(({ indicator }) => indicator)),
    header: round.header ?? null,
    draft: false,
    sheets: tables.map(({ title, columns, rows }): SheetModel => ({
      name: title,
      title: `改数影响单：${title}`,
      head: [`与${against}相比`],
      columns: columns.map(({ heading: lines, width, align }) => ({ heading: lines, width, align })),
      rows,
      notes: [],
      foot: [],
      landscape: true,
      frozenColumns: 1,
    })),
  };
}

interface PlainTable {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
}

function figuresTable({ figures }: RunChanges, names: Names): PlainTable {
  return {
    id: 'figures',
    title: '变化的数字',
    columns: columnsOf([['代码', 8], ['指标', 22], ['年份', 10], ['原值', 9], ['原出处', 26], ['现值', 9], ['现出处', 26]], ['原值', '现值']), // prettier-ignore
    rows: figures.map((change, position): TableRow => {
      const row = figureRow(change, names);
      const figure = (text: string, from: readonly string[]): readonly Inline[] => [
        figureInline(text, datumId(change), from.map(parseOrigin)),
      ];
      const places = (from: readonly string[]): readonly Inline[] => [{ kind: 'text', text: from.join('\n') }];
      return {
        id: `changes/figures/${position + 1}`,
        cells: [
          ...plainCells([row.code, row.name, row.what]),
          figure(row.before, row.beforeOrigins),
          places(row.beforeOrigins),
          figure(row.after, row.afterOrigins),
          places(row.afterOrigins),
        ],
      };
    }),
  };
}

function judgementsTable({ judgements }: RunChanges, names: JudgedNames): PlainTable {
  const rows = judgements.flatMap((one) => judgementRows(one, names));
  return {
    id: 'judgements',
    title: '变化的判定',
    columns: columnsOf([['代码', 8], ['指标', 26], ['规划和目标', 16], ['项目', 10], ['原', 12], ['现', 12]]), // prettier-ignore
    rows: rows.map(({ code, name, target, what, before, after }, position) => ({
      id: `changes/judgements/${position + 1}`,
      cells: plainCells([code, name, target, what, before, after]),
    })),
  };
}

function sentencesTable({ documents }: RunChanges): PlainTable {
  return {
    id: 'sentences',
    title: '变化的语句和表格',
    columns: columnsOf([
      ['位置', 22],
      ['原', 50],
      ['现', 50],
    ]),
    rows: documents.flatMap((document): readonly TableRow[] => [
      {
        id: `changes/document/${document.path}`,
        group: true,
        cells: plainCells([`${document.path}${document.state === 'gone' ? '（不再生成）' : ''}`]),
      },
      ...sentenceRows(document).map(({ block, before, after }, position): TableRow => {
        const quoted = (text: string): readonly Inline[] => [
          { kind: 'words', text, origin: { kind: 'block', document: document.path, block } },
        ];
        return {
          id: `changes/document/${document.path}/${position + 1}`,
          cells: [[{ kind: 'text', text: block }], quoted(before), quoted(after)],
        };
      }),
    ]),
  };
}

/** `figures` are the columns of numbers. */
function columnsOf(
  columns: readonly (readonly [string, number])[],
  figures: readonly string[] = [],
): readonly TableColumn[] {
  return columns.map(([name, width]) => ({
    heading: [name],
    width,
    align: figures.includes(name) ? ('right' as const) : ('left' as const),
  }));
}

function plainCells(texts: readonly string[]): readonly (readonly Inline[])[] {
  return texts.map((text) => [{ kind: 'text', text }]);
}

function heading(id: string, text: string, index: number): Block {
  return { kind: 'heading', id: `${id}/${index}`, level: 1, inlines: [{ kind: 'text', text }] };
}

function none(id: string): Block {
  return { kind: 'paragraph', id: `changes/none/${id}`, inlines: [{ kind: 'text', text: '没有变化。' }] };
}

function tableIdOf(id: string): string {
  return `changes/table/${id}`;
}

function tableOf({ id, columns, rows }: PlainTable, caption: string): Block {
  const block = { kind: 'table', id: tableIdOf(id), columns, rows, landscape: true, notes: [] } as const;
  return { ...block, caption: [{ kind: 'text', text: caption }] };
}
