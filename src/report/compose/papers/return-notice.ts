/** 退回通知: what a unit has to mend and to explain, by place, with the way out and the day by which it is asked for. */
import type { Dataset } from '../../../dataset/dataset.ts';
import { fileOf } from '../../../dataset/agreement.ts';
import type { Diagnostic } from '../../../diagnostics.ts';
import type { Unit } from '../../../indicators/round.ts';
import { findUnit, fullTitle } from '../../../indicators/round.ts';
import type { HandedIn } from '../../../indicators/handing-in.ts';
import type { Block, Inline, Report } from '../../model.ts';
import { sayDate } from '../../numbers.ts';
import { recipientInline } from '../addressee.ts';
import { hintForUnit, messageForUnit, placeForUnit } from '../forms/unit-hints.ts';

/** `annotated`: the file name of the tables sent back with it; null where none were read. */
export function composeReturnNotice(
  dataset: Dataset,
  unit: Unit,
  findings: readonly Diagnostic[],
  annotated: string | null,
): Report {
  const { round } = dataset;
  const mandatory = findings.filter((one) => one.level === '强制性');
  const others = findings.filter((one) => one.level === '核实性');
  return {
    id: `return-notice/${unit.name}`,
    kind: 'return-notice',
    unit: unit.name,
    plan: null,
    year: round.year,
    title: `关于核对${round.year}年度妇女儿童发展规划监测数据和材料的通知`,
    sections: [
      {
        id: 'opening',
        blocks: [
          paragraph('addressee', `${fullTitle(round, unit)}：`, 'addressee'),
          line('opening', opening(dataset, mandatory, others, annotated)),
        ],
      },
      { id: 'mandatory', blocks: list('mandatory', '须改正的问题', mandatory) },
      { id: 'doubtful', blocks: list('doubtful', '须核实、补报或说明的问题', others) },
      { id: 'closing', blocks: closing(dataset, annotated) },
    ].map((section, position, all) => numberedSection(section, all.slice(0, position))),
    header: round.header ?? null,
    draft: false,
    indicators: new Set(findings.flatMap((one) => one.indicator ?? [])),
  };
}

function opening(
  { round }: Dataset,
  mandatory: readonly Diagnostic[],
  others: readonly Diagnostic[],
  annotated: string | null,
): readonly Inline[] {
  const counts = [
    ...(mandatory.length > 0 ? [`须改正的问题${mandatory.length}条`] : []),
    ...(others.length > 0 ? [`须核实、补报或说明的问题${others.length}条`] : []),
  ].join('，');
  const [due, what, to] = dueOf([...mandatory, ...others], round.due);
  const until = due === null ? '尽快' : `于${sayDate(due)}前`;
  const copy = annotated === null ? '' : `有问题的单元格已在所附《${annotated}》中标出。`;
  return [
    {
      kind: 'text',
      text: `经审核，你单位报送的${round.year}年度妇女儿童发展规划监测${what}有${counts}，现退回核对。${copy}请逐条改正或说明，${until}重报`,
    },
    recipientInline(round, to, '收件单位'),
    { kind: 'text', text: '。' },
  ];
}

/** Tables are due before reports: the earlier day holds where both are concerned. */
function dueOf(
  findings: readonly Diagnostic[],
  due: Dataset['round']['due'],
): readonly [due: string | null, what: string, to: HandedIn] {
  const isAboutNotes = (one: Diagnostic): boolean =>
    one.code === 'missing-notes' || (one.origin !== null && fileOf(one.origin).startsWith('notes/'));
  const notes = findings.some(isAboutNotes);
  const tables = findings.some((one) => !isAboutNotes(one));
  const what = notes && tables ? '数据和材料' : notes ? '材料' : '数据';
  return [(tables ? due.tables : due.reports) ?? due.reports ?? null, what, tables ? 'tables' : 'units'];
}

function list(id: string, title: string, findings: readonly Diagnostic[]): readonly Block[] {
  if (findings.length === 0) return [];
  return [
    { kind: 'heading', id: `${id}/heading`, level: 1, inlines: [{ kind: 'text', text: title }] },
    ...findings.map((one, position) => {
      const place = placeForUnit(one.origin);
      const others = one.related.filter((origin) => !fileOf(origin).endsWith('.yaml')).map(placeForUnit);
      const beside =
        others.length === 0 ? '' : `（另见 ${others.slice(0, 4).join('、')}${others.length > 4 ? '等' : ''}）`;
      return paragraph(
        `${id}/${position + 1}`,
        `${position + 1}.${place === '' ? '' : ` ${place}：`}${messageForUnit(one)}${beside}${hintForUnit(one)}`,
      );
    }),
  ];
}

function closing({ round }: Dataset, annotated: string | null): readonly Block[] {
  const compiler = findUnit(round, round.compiler);
  const contact = [compiler?.unit.contact?.name, compiler?.unit.contact?.phone].filter((part) => part !== undefined);
  return [
    ...(contact.length === 0 ? [] : [paragraph('contact', `联系人：${contact.join('，联系电话：')}。`)]),
    ...(annotated === null
      ? []
      : [paragraph('annex', `附件：${annotated.replace(/\.xlsx$/, '')}报表审核标注`, 'annex-note')]),
    paragraph(
      'signature',
      compiler === null ? `${round.area.name}${round.compiler}` : fullTitle(round, compiler.unit),
      'signature',
    ),
    // The day it goes out is written in by hand: no clock is printed.
    paragraph('date', '　　年　　月　　日', 'date'),
  ];
}

/** 一、 and 二、 before the headings, counting only those that are there. */
function numberedSection(
  section: { readonly id: string; readonly blocks: readonly Block[] },
  before: readonly { readonly blocks: readonly Block[] }[],
): { readonly id: string; readonly blocks: readonly Block[] } {
  const headings = before.flatMap(({ blocks }) => blocks).filter((block) => block.kind === 'heading').length;
  const number = ['一', '二'][headings] ?? '三';
  return {
    ...section,
    blocks: section.blocks.map((block) =>
      block.kind === 'heading'
        ? { ...block, inlines: [{ kind: 'text', text: `${number}、` }, ...block.inlines] }
        : block,
    ),
  };
}

type Role = NonNullable<Extract<Block, { kind: 'paragraph' }>['role']>;

function paragraph(id: string, text: string, role: Role = 'body'): Block {
  return line(id, [{ kind: 'text', text }], role);
}

function line(id: string, inlines: readonly Inline[], role: Role = 'body'): Block {
  return { kind: 'paragraph', id, role, inlines };
}
