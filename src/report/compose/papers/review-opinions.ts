/** 审核意见: the open findings with columns to be filled in, 决定, 理由, 经办人, which `check` reads back into decisions.yaml. */
import type { Dataset } from '../../../dataset/dataset.ts';
import { byUnit } from '../../../dataset/check-json.ts';
import type { Diagnostic } from '../../../diagnostics.ts';
import { formatOrigin, sayOrigin } from '../../../provenance.ts';
import { textCell } from '../../indicator-columns.ts';
import type { Block, Report, TableRow } from '../../model.ts';
import { finishReport } from '../numbering-and-names.ts';
import { signedByHand } from './signed-by-hand.ts';

/** By these heads the list is read back. */
export const opinionHeads = {
  place: '位置',
  problem: '问题',
  decision: '决定',
  reason: '理由',
  by: '经办人',
} as const;

const howToFillIn = [
  '本表列出待处理的问题。“决定”栏写“接受”（核实无误，可以保留）、选用或更正的数字，或“退回”；写了决定的，“理由”“经办人”也要写。其余各栏不要改。',
  '填好后读回：在工作台的“审核”页读入，或运行 fuer check --decisions，后面写本表的路径；决定写进 decisions.yaml。',
] as const;

/** `canAccept`: whether the Bureau may let it stand. */
export function composeOpinions(dataset: Dataset, canAccept: (one: Diagnostic) => boolean): Report {
  const { round } = dataset;
  const open = openFindings(dataset);
  return finishReport(dataset, {
    id: 'opinions',
    kind: 'review',
    unit: round.compiler,
    plan: null,
    title: `${round.area.name}妇女儿童发展规划${round.year}年度监测数据审核意见`,
    sections: [
      {
        id: 'opinions',
        blocks:
          open.length === 0
            ? [line('opinions/none', '没有待处理的问题。')]
            : [
                ...howToFillIn.map((text, position) => line(`opinions/how/${position + 1}`, text)),
                tableOf(open, canAccept),
              ],
      },
      { id: 'closing', blocks: signedByHand(round) },
    ],
    indicators: open.flatMap((one) => one.indicator ?? []),
  });
}

/** What somebody has to decide or to mend. */
export function openFindings({ findings, round }: Pick<Dataset, 'findings' | 'round'>): readonly Diagnostic[] {
  return byUnit(findings, round).filter((one) => one.level !== '提示性');
}

function tableOf(open: readonly Diagnostic[], canAccept: (one: Diagnostic) => boolean): Block {
  const columns = [
    ['序号', 5], ['级别', 7], ['单位', 9], [opinionHeads.place, 20], [opinionHeads.problem, 38], ['可以怎样决定', 18],
    [opinionHeads.decision, 12], [opinionHeads.reason, 18], [opinionHeads.by, 9],
  ] as const; // prettier-ignore
  return {
    kind: 'table',
    id: 'table/opinions',
    caption: textCell('待处理的问题'),
    columns: columns.map(([heading, width]) => ({ heading: [heading], width, align: width < 10 ? 'center' : 'left' })),
    rows: open.map((one, position): TableRow => ({
      id: `table/opinions/${position + 1}`,
      cells: [
        textCell(String(position + 1)),
        textCell(one.level),
        textCell(one.unit ?? ''),
        textCell(placesOf(one)),
        textCell(one.message),
        textCell(choicesFor(one, canAccept(one))),
        [],
        [],
        [],
      ],
    })),
    landscape: true,
    notes: [],
  };
}

/** Both places of a disagreement, each on its line. */
export function placesOf(one: Diagnostic): string {
  const all = [one.origin, ...one.related].flatMap((origin) => (origin === null ? [] : [origin]));
  return [...new Map(all.map((origin) => [formatOrigin(origin), sayOrigin(origin)])).values()].join('\n');
}

function choicesFor(one: Diagnostic, canAccept: boolean): string {
  if (one.code === 'conflict') return '选用的数字或单位';
  const isCell = one.origin?.kind === 'cell' && one.indicator !== null;
  const accept = canAccept ? ['接受'] : [];
  const choices = [...accept, ...(isCell ? ['更正后的数字'] : []), '退回'];
  return choices.join('、');
}

function line(id: string, text: string): Block {
  return { kind: 'paragraph', id, role: 'body', inlines: textCell(text) };
}
