/** 审核记录: what the audit found, what units explained, what the Bureau decided, to be printed and kept. */
import type { Dataset } from '../../../dataset/dataset.ts';
import type { Decision } from '../../../dataset/settling/decisions.ts';
import { byUnit } from '../../../dataset/check-json.ts';
import type { Diagnostic, FindingCode } from '../../../diagnostics.ts';
import { levels } from '../../../diagnostics.ts';
import { signedByHand } from './signed-by-hand.ts';
import type { Origin } from '../../../provenance.ts';
import { formatOrigin, sayOrigin } from '../../../provenance.ts';
import { textCell } from '../../indicator-columns.ts';
import type { Block, Inline, Report, Section, TableColumn, TableRow } from '../../model.ts';
import { finishReport } from '../numbering-and-names.ts';

export function composeReviewList(dataset: Dataset, decisions: readonly Decision[]): Report {
  const { round } = dataset;
  const findings = byUnit(dataset.findings, round);
  const open = findings.filter((one) => one.level !== '提示性');
  const settled = findings.filter((one) => isSettled(one));
  const hints = findings.filter((one) => one.level === '提示性' && !isSettled(one));
  const parts: readonly (Omit<Section, 'blocks'> & { readonly title: string; readonly block: Block | string })[] = [
    { id: 'open', title: '待处理的问题', block: openTable(open) ?? '没有待处理的问题。' },
    {
      id: 'settled',
      title: '已说明、已决定的问题',
      block: settledTable(dataset, settled) ?? '没有已说明、已决定的问题。',
    },
    { id: 'decisions', title: '统计部门的决定', block: decisionTable(dataset, decisions) ?? '没有决定。' },
    { id: 'hints', title: '提示', block: hintTable(hints) ?? '没有提示。' },
  ];
  return finishReport(dataset, {
    id: 'review',
    kind: 'review',
    unit: round.compiler,
    plan: null,
    title: `${round.area.name}妇女儿童发展规划${round.year}年度监测数据审核记录`,
    sections: [
      { id: 'opening', blocks: [opening(dataset, { open, settled, hints }, decisions)] },
      ...parts.map(({ id, title, block }, position) => ({
        id,
        blocks: [
          heading(id, `${['一', '二', '三', '四'][position] ?? ''}、${title}`),
          typeof block === 'string' ? paragraph(`${id}/none`, block) : block,
        ],
      })),
      { id: 'closing', blocks: signedByHand(dataset.round) },
    ],
    indicators: findings.flatMap((one) => one.indicator ?? []),
  });
}

const settledCodes: readonly FindingCode[] = [
  'accepted',
  'conflict-decided',
  'figure-corrected',
  'workbook-superseded',
  'large-change-explained',
  'revision-explained',
];

function isSettled(one: Diagnostic): boolean {
  return settledCodes.includes(one.code);
}

interface Sorted {
  readonly open: readonly Diagnostic[];
  readonly settled: readonly Diagnostic[];
  readonly hints: readonly Diagnostic[];
}

function opening(
  { round, observations, received }: Dataset,
  { open, settled, hints }: Sorted,
  decisions: readonly Decision[],
): Block {
  const usable = observations.filter((cell) => cell.value !== null || cell.word !== null).length;
  const counts = levels
    .slice(0, 2)
    .map((level) => `${level}${open.filter((one) => one.level === level).length}条`)
    .join('、');
  return {
    kind: 'paragraph',
    id: 'opening',
    inlines: [
      ...textCell(
        `${round.year}年度收到${received.tables.size}个单位的报表、${received.notes.size}个单位的材料，读取数字${usable}个。审核后待处理的问题：${counts}`,
      ),
      ...see('open', open.length),
      ...textCell(`；已说明、已决定的${settled.length}条`),
      ...see('settled', settled.length),
      ...textCell(`；统计部门的决定${decisions.length}项`),
      ...see('decisions', decisions.length),
      ...textCell(`；提示${hints.length}条`),
      ...see('hints', hints.length),
      ...textCell('。'),
    ],
  };
}

/** （见表1）, where there is such a table. */
function see(id: string, rows: number): readonly Inline[] {
  if (rows === 0) return [];
  return [...textCell('（见'), { kind: 'reference', text: '表', to: `table/${id}` }, ...textCell('）')];
}

const narrow = { width: 5, align: 'center' } as const;

function openTable(findings: readonly Diagnostic[]): Block | null {
  return table('open', '待处理的问题', [
    { heading: ['序号'], ...narrow },
    { heading: ['级别'], width: 7, align: 'center' },
    { heading: ['单位'], width: 9, align: 'center' },
    { heading: ['位置'], width: 24, align: 'left' },
    { heading: ['问题'], width: 44, align: 'left' },
    { heading: ['处理办法'], width: 28, align: 'left' },
  ], findings.map((one, position) => [
    textCell(String(position + 1)),
    textCell(one.level),
    textCell(one.unit ?? ''),
    places(one),
    textCell(one.message),
    textCell(one.hint.split('\n')[0] ?? ''),
  ])); // prettier-ignore
}

function settledTable(dataset: Dataset, findings: readonly Diagnostic[]): Block | null {
  return table('settled', '已说明、已决定的问题', [
    { heading: ['序号'], ...narrow },
    { heading: ['处理'], width: 9, align: 'center' },
    { heading: ['单位'], width: 9, align: 'center' },
    { heading: ['位置'], width: 24, align: 'left' },
    { heading: ['问题'], width: 44, align: 'left' },
    { heading: ['说明或决定'], width: 30, align: 'left' },
  ], findings.map((one, position) => [
    textCell(String(position + 1)),
    textCell(treatment[one.code] ?? ''),
    textCell(one.unit ?? ''),
    places(one),
    textCell(one.message),
    explanationOf(dataset, one),
  ])); // prettier-ignore
}

const treatment: Partial<Readonly<Record<FindingCode, string>>> = {
  accepted: '已接受',
  'conflict-decided': '已选定',
  'figure-corrected': '已更正',
  'workbook-superseded': '已替代',
  'large-change-explained': '已说明',
  'revision-explained': '已说明',
};

/** The unit's own words where it explained; a decision's reason stands in the message. */
function explanationOf(dataset: Dataset, one: Diagnostic): readonly Inline[] {
  if (one.code !== 'large-change-explained' && one.code !== 'revision-explained')
    return textCell('见“统计部门的决定”。');
  const found = dataset.explanations.filter((candidate) => candidate.indicator === one.indicator);
  const own = found.find((candidate) => candidate.unit === one.unit) ?? found[0];
  return own === undefined ? textCell('') : [{ kind: 'words', text: own.text, origin: own.origin }];
}

function decisionTable(dataset: Dataset, decisions: readonly Decision[]): Block | null {
  const unused = new Set(
    dataset.findings.flatMap((one) =>
      one.code === 'unmet-decision' && one.origin !== null ? [formatOrigin(one.origin)] : [],
    ),
  );
  return table('decisions', '统计部门的决定', [
    { heading: ['序号'], ...narrow },
    { heading: ['决定'], width: 40, align: 'left' },
    { heading: ['理由'], width: 40, align: 'left' },
    { heading: ['决定人'], width: 12, align: 'center' },
    { heading: ['日期'], width: 11, align: 'center' },
    { heading: ['出处'], width: 16, align: 'left' },
  ], decisions.map((one, position) => [
    textCell(String(position + 1)),
    textCell(`${sayDecision(one, dataset)}${unused.has(formatOrigin(one.origin)) ? '（没有用上）' : ''}`),
    [{ kind: 'words', text: one.reason, origin: one.origin }],
    [{ kind: 'words', text: one.by, origin: one.origin }],
    textCell(one.date),
    textCell(sayOrigin(one.origin)),
  ])); // prettier-ignore
}

function sayDecision(one: Decision, dataset: Dataset): string {
  const named = (code: string): string => {
    const name = dataset.indicators.find((indicator) => indicator.code === code)?.name;
    return name === undefined ? code : `${name}（${code}）`;
  };
  switch (one.kind) {
    case 'choose':
      return `${named(one.indicator)}${one.year}年${one.dimension ?? ''}选用 ${sayDecided(one.decided)}，取自 ${one.from}`;
    case 'correct':
      return `${named(one.indicator)}${one.year}年${one.dimension ?? ''}更正为 ${sayDecided(one.decided)}`;
    case 'accept':
      return `接受 ${one.at} 的问题（${one.finding}）`;
    case 'supersede':
      return `以 ${one.with} 替代 ${one.workbook}`;
  }
}

function sayDecided({ value, word }: Extract<Decision, { kind: 'choose' }>['decided']): string {
  return value?.toFixed() ?? word ?? '';
}

function hintTable(findings: readonly Diagnostic[]): Block | null {
  return table('hints', '提示', [
    { heading: ['序号'], ...narrow },
    { heading: ['单位'], width: 9, align: 'center' },
    { heading: ['位置'], width: 26, align: 'left' },
    { heading: ['提示'], width: 60, align: 'left' },
  ], findings.map((one, position) => [
    textCell(String(position + 1)),
    textCell(one.unit ?? ''),
    places(one),
    textCell(one.message),
  ])); // prettier-ignore
}

/** Both places of a disagreement, each on its line. */
function places(one: Diagnostic): readonly Inline[] {
  const all = [one.origin, ...one.related].filter((origin): origin is Origin => origin !== null);
  return textCell([...new Set(all.map(sayOrigin))].join('\n'));
}

function table(
  id: string,
  caption: string,
  columns: readonly TableColumn[],
  rows: readonly (readonly (readonly Inline[])[])[],
): Block | null {
  if (rows.length === 0) return null;
  return {
    kind: 'table',
    id: `table/${id}`,
    caption: textCell(caption),
    columns,
    rows: rows.map((cells, position): TableRow => ({ id: `table/${id}/${position + 1}`, cells })),
    landscape: true,
    notes: [],
  };
}

function heading(id: string, text: string): Block {
  return { kind: 'heading', id: `heading/${id}`, level: 1, inlines: textCell(text) };
}

function paragraph(id: string, text: string): Block {
  return { kind: 'paragraph', id, inlines: textCell(text) };
}
