/** 通知: what opens the round, with the work plan, the table of responsibilities and the receipt as its annexes. */
import { periodOf } from '../period.ts';
import type { HandedIn } from '../../../indicators/handing-in.ts';
import { annualTitle, paperCopies, warningTitle, waysOf } from '../../../indicators/handing-in.ts';
import { planIds } from '../../../indicators/plan-id.ts';
import type { Round } from '../../../indicators/round.ts';
import { findUnit } from '../../../indicators/round.ts';
import type { RoundFacts } from '../../../rules/round-facts.ts';
import type { Voice } from '../../composer.ts';
import { voiceOf } from '../../composer.ts';
import type { IndicatorColumn } from '../../indicator-columns.ts';
import { nameColumn, serialColumn, targetColumn, textCell, unitColumn } from '../../indicator-columns.ts';
import { Marks } from '../../patterns/inline-marks.ts';
import type { Templates } from '../../patterns/templates.ts';
import type { Block, Inline, Report, Section, TableColumn, TableRow } from '../../model.ts';
import { chineseNumber, sayDate } from '../../numbers.ts';
import { recipientInline } from '../addressee.ts';
import { finishReport } from '../numbering-and-names.ts';
import type { PlanView } from '../plan-view.ts';
import { planView } from '../plan-view.ts';
import { partnersColumn } from '../workbooks/responsibility-workbook.ts';
import { paperText } from './paper-text.ts';

export function composeNotice(facts: RoundFacts, templates: Templates): Report {
  const { round } = facts;
  const voice = voiceOf(templates, new Marks(), round, '两个规划');
  const text = paperText(voice, 'notice', templates.papers.notice, slotsOf(voice, round));
  const views = planIds.map((plan) => planView(voice, facts, plan, null));
  return finishReport(facts, {
    id: 'notice',
    kind: 'notice',
    unit: round.compiler,
    plan: null,
    title: text.title,
    sections: [
      { id: 'opening', blocks: [addressees(round), ...text.blocks] },
      closing(round),
      annex(1, workPlan(round)),
      annex(2, responsibilities(views)),
      annex(3, receipt(round)),
    ],
    indicators: [],
  });
}

/** As the tables are headed. */
const annexNames = (round: Round) =>
  [
    `${periodOf(round)}监测评估工作计划`,
    `妇女儿童发展规划目标责任分解表（${round.year}年度）`,
    `${periodOf(round)}监测评估工作回执`,
  ] as const;

function slotsOf(voice: Voice, round: Round): Readonly<Record<string, string>> {
  const office = (what: HandedIn): string => voice.marks.mark(recipientInline(round, what, '收件单位'));
  const day = (date: string | undefined): string => (date === undefined ? '' : sayDate(date));
  const copies = (what: HandedIn): string => {
    const number = paperCopies(round, what);
    return number === null ? '' : number === 2 ? '两' : chineseNumber(number);
  };
  const keys = keyUnits(round);
  const annexMark = (number: number): string =>
    voice.marks.mark({ kind: 'reference', text: `附件${number}`, to: `annex-${number}` });
  return {
    地区: round.area.name,
    年份: String(round.year),
    期别: periodOf(round),
    妇女规划: round.plans.women.title,
    儿童规划: round.plans.children.title,
    年报表: annualTitle(round),
    妇女预警表: warningTitle(round, 'women'),
    儿童预警表: warningTitle(round, 'children'),
    重点单位: keys.join('、'),
    重点单位数: String(keys.length),
    汇总单位: round.compiler,
    收表单位: office('tables'),
    收报告单位: office('units'),
    上级单位: office('general'),
    报表时限: day(round.due.tables),
    报告时限: day(round.due.reports),
    总报告时限: day(round.due.general),
    检查时限: day(round.due.inspection),
    报表份数: copies('tables'),
    报表途径: waysOf(round, 'tables').join('或'),
    报告份数: copies('units'),
    报告途径: waysOf(round, 'units').join('或'),
    总报告份数: copies('general'),
    联系人: contactOf(round),
    工作计划附件: annexMark(1),
    责任表附件: annexMark(2),
    回执附件: annexMark(3),
  };
}

function keyUnits({ units }: Round): readonly string[] {
  return units.filter(({ role }) => role === 'key').map(({ name }) => name);
}

/** Of the office that collects. */
function contactOf({ recipient: { contact } }: Round): string {
  const parts = [contact?.name, contact?.phone, contact?.email].filter((part) => part !== undefined);
  return parts.join('，');
}

function addressees({ units }: Round): Block {
  return line('addressee', `${units.map(({ name }) => name).join('、')}：`, 'addressee');
}

/** The office to which the units hand in is the one that sends it out; its day is written in by hand, no clock is printed. */
function closing(round: Round): Section {
  return {
    id: 'closing',
    blocks: [
      ...annexNames(round).map((name, position) =>
        line(`annex-note/${position + 1}`, `${position === 0 ? '附件：' : ''}${position + 1}. ${name}`, 'annex-note'),
      ),
      {
        kind: 'paragraph',
        id: 'signature',
        role: 'signature',
        inlines: textCell(recipientInline(round, 'tables', '收件单位').text),
      },
      line('date', '　　年　　月　　日', 'date'),
    ],
  };
}

function annex(number: 1 | 2 | 3, block: Block): Section {
  return {
    id: `annex-${number}`,
    blocks: [line(`annex-${number}`, `附件${number}`, 'annex-mark'), block],
  };
}

/** 任务、责任单位、责任人、时限, in the order of the round; who does it within a unit is the unit's to say. */
function workPlan(round: Round): Block {
  const members = round.units.map(({ name }) => name).join('、');
  const keys = keyUnits(round).join('、');
  const compiler = findUnit(round, round.compiler)?.unit;
  const { due } = round;
  const tasks: readonly (readonly [task: string, units: string, person: string, due: string | undefined])[] = [
    ['指定专人，制定本单位工作计划，交回执', members, '', undefined],
    ['全面盘点承担的目标，对未达标指标分年度逐项分析，分列预警情况表', members, '', due.tables],
    [
      `报送${[annualTitle(round), ...planIds.map((plan) => warningTitle(round, plan))].join('、')}，附变化说明`,
      members,
      '',
      due.tables,
    ],
    ['就两个规划各报送一份评估报告', keys, '', due.reports],
    ['对红色、橙色预警指标召开会议研究，制定推进的措施和方案', '列入预警指标的牵头单位、配合单位', '', undefined],
    ['审核数据，汇总编写总报告并报送', round.compiler, compiler?.contact?.name ?? '', due.general],
    ['备好预警机制执行情况的材料，迎接检查', members, '', due.inspection],
  ];
  const columns: readonly TableColumn[] = [
    { heading: ['序号'], width: 5, align: 'center' },
    { heading: ['任务'], width: 34, align: 'left' },
    { heading: ['责任单位'], width: 34, align: 'left' },
    { heading: ['责任人'], width: 12, align: 'center' },
    { heading: ['时限'], width: 18, align: 'center' },
  ];
  const rows = tasks.map(([task, units, person, date], position) =>
    row(`work-plan/${position + 1}`, [
      String(position + 1),
      task,
      units,
      person,
      date === undefined ? '' : `${sayDate(date)}前`,
    ]),
  );
  const last = rows.at(-1);
  const inspected =
    last === undefined || due.inspection === undefined
      ? rows
      : [...rows.slice(0, -1), { ...last, cells: [...last.cells.slice(0, -1), textCell(sayDate(due.inspection))] }];
  return table('work-plan', annexNames(round)[0], columns, inspected, true);
}

/** Without this year's state: nobody has handed in a figure yet. */
function responsibilities(views: readonly PlanView[]): Block {
  const year = views[0]?.facts.round.year ?? 0;
  const head = columnsOf(views[0]?.span.target ?? 0);
  const rows = views.flatMap((view): readonly TableRow[] => {
    const columns = columnsOf(view.span.target);
    const group = {
      id: `duties/${view.plan}`,
      group: true,
      cells: [textCell(`《${view.span.title}》（目标年${view.span.target}年）`)],
    };
    return [
      ...(view.judged.length === 0 ? [] : [group]),
      ...view.judged.map((one, position) => ({
        id: `duties/${view.plan}/${one.indicator.code}`,
        cells: columns.map((column) => column.cell(one, position)),
      })),
    ];
  });
  return table('duties', `妇女儿童发展规划目标责任分解表（${year}年度）`, head, rows, false);
}

function columnsOf(target: number): readonly IndicatorColumn[] {
  return [
    serialColumn,
    { ...nameColumn, width: 26 },
    { heading: ['领域'], width: 9, align: 'center', cell: (one) => textCell(one.domain) },
    { ...targetColumn(target), heading: ['目标值'], width: 14 },
    { ...unitColumn, heading: ['牵头单位'], width: 12 },
    { ...partnersColumn, width: 12 },
  ];
}

function receipt(round: Round): Block {
  const lines = [
    '单位名称',
    '分管领导（姓名、职务）',
    '专人（姓名、职务）',
    '办公电话',
    '手机',
    '电子邮箱',
    '公文交换系统收文账号',
    '备注',
  ];
  const columns: readonly TableColumn[] = [
    { heading: ['项目'], width: 14, align: 'center' },
    { heading: ['填写'], width: 30, align: 'left' },
  ];
  return {
    ...table(
      'receipt',
      annexNames(round)[2],
      columns,
      lines.map((name, position) => row(`receipt/${position + 1}`, [name, ''])),
      false,
    ),
    notes: [[...textCell('注：盖单位公章后报'), recipientInline(round, 'tables', '收件单位'), ...textCell('。')]],
  };
}

function table(
  id: string,
  caption: string,
  columns: readonly TableColumn[],
  rows: readonly TableRow[],
  landscape: boolean,
): Extract<Block, { kind: 'table' }> {
  return { kind: 'table', id: `table/${id}`, caption: textCell(caption), columns, rows, landscape, notes: [] };
}

function row(id: string, cells: readonly string[]): TableRow {
  return { id, cells: cells.map((text): readonly Inline[] => textCell(text)) };
}

type Role = NonNullable<Extract<Block, { kind: 'paragraph' }>['role']>;

function line(id: string, text: string, role: Role): Block {
  return { kind: 'paragraph', id, role, inlines: textCell(text) };
}
