/** 报送函, 报送清单 and the mail: what goes with a unit's documents, the general report or the inspection's papers. */
import { periodOf } from '../period.ts';
import type { PlanId } from '../../../indicators/plan-id.ts';
import { planIds } from '../../../indicators/plan-id.ts';
import type { HandedIn } from '../../../indicators/handing-in.ts';
import { copiesText, paperCopies, recipientOf, waysOf } from '../../../indicators/handing-in.ts';
import type { Round } from '../../../indicators/round.ts';
import { findUnit, fullTitle } from '../../../indicators/round.ts';
import type { Align, Block, Inline, Report } from '../../model.ts';
import { sayDate } from '../../numbers.ts';
import { wayToRound } from '../../how-to-supply.ts';
import { recipientInline } from '../addressee.ts';

/** What is handed in together. */
export interface Parcel {
  /** A unit's own documents, the compiler's general report with its tables, or the ledger with its proofs. */
  readonly kind: 'unit' | 'general' | 'inspection';
  readonly unit: string;
  readonly items: readonly ParcelItem[];
  readonly draft: boolean;
}

export interface ParcelItem {
  /** As people call it: the report's title, the table's name. */
  readonly title: string;
  readonly file: string;
  readonly plan: PlanId | null;
  /** A report goes on paper and as a file, a table as round.yaml's `submit.tables` says; a proof is a copy. */
  readonly sort: 'report' | 'table' | 'proof';
}

const handedIn = { unit: 'units', general: 'general', inspection: 'general' } as const satisfies Record<
  Parcel['kind'],
  HandedIn
>;

export function coveringLetter(parcel: Parcel, round: Round): Report {
  const subject = subjectOf(parcel, round);
  const contact = findUnit(round, parcel.unit)?.unit.contact;
  const person = [
    ...(contact?.name === undefined ? [] : [`联系人：${contact.name}`]),
    ...(contact?.phone === undefined ? [] : [`电话：${contact.phone}`]),
  ];
  return paperOf(parcel, round, 'letter', `关于报送${subject}的函`, [
    line('addressee', addressee(parcel, round), 'addressee'),
    line('body', [
      text(
        `按照妇女儿童发展规划监测评估工作安排，现将${subject}${copiesSaid(parcel, round)}报上，请${parcel.kind === 'inspection' ? '检查' : '审核'}。`,
      ),
    ]),
    ...parcel.items.map(({ title }, position) => annexLine(title, position, parcel.items.length)),
    line('signature', [text(signatureOf(parcel, round))], 'signature'),
    line('date', dateOf(parcel, round), 'date'),
    ...(person.length === 0 ? [] : [line('contact', [text(`（${person.join('，')}）`)], 'note')]),
  ]);
}

/** For the one who packs: what to print, how often, and what to see to before it goes. */
export function checklist(parcel: Parcel, round: Round): Report {
  const column = (heading: string, width: number, align: Align) => ({ heading: [heading], width, align });
  const cells = (...words: readonly string[]): readonly (readonly Inline[])[] => words.map((word) => [text(word)]);
  const letter = { title: '报送函', file: '', plan: null, sort: 'report' } as const;
  return paperOf(
    parcel,
    round,
    'checklist',
    `${signatureOf(parcel, round)}${periodOf(round, plansOf(parcel))}报送清单`,
    [
      {
        kind: 'table',
        id: 'checklist',
        caption: [text('报送'), recipientInline(round, handedIn[parcel.kind], '收件单位')],
        columns: [
          column('序号', 1, 'center'),
          column('文件', 8, 'left'),
          column('纸质份数', 2, 'center'),
          column('电子版', 2, 'center'),
          column('已核对', 2, 'center'),
          column('已盖章', 2, 'center'),
        ],
        rows: [letter, ...parcel.items].map(({ title, sort }, position) => {
          const copies = copiesOf(sort, parcel, round);
          return {
            id: `checklist/${position + 1}`,
            cells: cells(String(position + 1), title, copies, '有', '□', copies === '—' ? '—' : '□'),
          };
        }),
        landscape: false,
        notes: notesOf(parcel, round).map((note) => [text(note)]),
      },
      line('handler', [text('经办人：　　　　　　　　审核人：')], 'note'),
      line('handed-in', [text('报送日期：')], 'note'),
    ],
  );
}

/** The words of the mail that carries the parcel: subject, text, attachments. */
export function mailText(parcel: Parcel, round: Round): string {
  const letter = coveringLetter(parcel, round);
  const contact = findUnit(round, parcel.unit)?.unit.contact;
  const date = dateText(parcel, round);
  return [
    ...(parcel.draft ? ['（草稿，请勿发送）', ''] : []),
    `主题：${letter.title.replace(/^关于(报送.*)的函$/, '$1')}（${signatureOf(parcel, round)}）`,
    '',
    `${recipientInline(round, handedIn[parcel.kind], '收件单位').text}：`,
    `　　现报送${signatureOf(parcel, round)}${periodOf(round, plansOf(parcel))}妇女儿童发展规划${parcel.kind === 'inspection' ? '预警机制执行情况' : '监测评估'}材料，见附件，共${parcel.items.length + 1}个文件，纸质件另送。请查收。`,
    '',
    '附件：',
    ...['报送函', ...parcel.items.map(({ title }) => title)].map((title, position) => `${position + 1}. ${title}`),
    '',
    signatureOf(parcel, round),
    ...(contact?.name === undefined ? [] : [`联系人：${contact.name}`]),
    ...(contact?.phone === undefined ? [] : [`电话：${contact.phone}`]),
    ...(date === null ? [] : [date]),
    '',
  ].join('\n');
}

function paperOf(
  parcel: Parcel,
  round: Round,
  name: 'letter' | 'checklist',
  title: string,
  blocks: readonly Block[],
): Report {
  return {
    id: `${name}/${parcel.kind === 'unit' ? parcel.unit : parcel.kind}`,
    kind: 'covering-letter',
    unit: parcel.unit,
    plan: null,
    year: round.year,
    title,
    sections: [{ id: name, blocks }],
    header: round.header ?? null,
    draft: parcel.draft,
    indicators: new Set(),
  };
}

/** 《…妇女…规划》《…儿童…规划》2015年度, of the plans that the parcel's reports are about. */
function judgedBy(parcel: Parcel, round: Round): string {
  const plans = plansOf(parcel);
  return `${plans.map((plan) => `《${round.plans[plan].title}》`).join('')}${periodOf(round, plans)}`;
}

function plansOf(parcel: Parcel): readonly PlanId[] {
  const named = planIds.filter((plan) => parcel.items.some((item) => item.plan === plan));
  return named.length === 0 ? planIds : named;
}

function subjectOf(parcel: Parcel, round: Round): string {
  const judged = judgedBy(parcel, round);
  if (parcel.kind === 'inspection') return `${judged}预警机制执行情况`;
  const reports = parcel.items.filter(({ sort }) => sort === 'report').length;
  if (reports === 0) return `${judged}监测数据`;
  return `${judged}监测评估${parcel.kind === 'general' ? '总报告' : '报告'}`;
}

/** （一式两份，电子版随附）: the copies that the notice asks for, and no others. */
function copiesSaid(parcel: Parcel, round: Round): string {
  const what = handedIn[parcel.kind];
  const copies = parcel.items.some(({ sort }) => sort === 'report') ? paperCopies(round, what) : null;
  if (copies === null) return '（电子版随附）';
  return copies === 1 ? '（纸质版一份，电子版随附）' : `（${copiesText(round, what)}，电子版随附）`;
}

/** A number, 按通知 where round.yaml says none, — for what goes as a file alone. */
function copiesOf(sort: ParcelItem['sort'], { kind }: Parcel, round: Round): string {
  const copies = paperCopies(round, sort === 'table' && kind === 'unit' ? 'tables' : handedIn[kind]);
  switch (sort) {
    case 'report':
      return copies === null ? '按通知' : String(copies);
    case 'table':
      return copies === null || kind !== 'unit' ? '—' : String(copies);
    case 'proof':
      return '—';
  }
}

function notesOf({ kind, items }: Parcel, round: Round): readonly string[] {
  const what = handedIn[kind];
  const ways = waysOf(round, what);
  const copies = copiesText(round, what);
  const tables = recipientOf(round, 'tables');
  const elsewhere =
    kind === 'unit' &&
    tables !== null &&
    tables !== recipientOf(round, 'units') &&
    items.some(({ sort }) => sort === 'table');
  return [
    `注：纸质件${copies === '' ? '' : `${copies}，`}盖章后与电子版一并报送${ways.length === 0 ? '' : `，电子版通过${ways.join('或')}报送`}；□由经办人核对后打勾。`,
    ...(elsewhere ? [`三张表报${tables}。`] : []),
  ];
}

function addressee(parcel: Parcel, round: Round): readonly Inline[] {
  const recipient = recipientInline(round, handedIn[parcel.kind], '主送机关');
  return recipient.kind === 'text' ? [text(`${recipient.text}：`)] : [recipient, text('：')];
}

function signatureOf({ unit }: Parcel, round: Round): string {
  const found = findUnit(round, unit);
  return found === null ? `${round.area.name}${unit}` : fullTitle(round, found.unit);
}

function dateText({ kind }: Parcel, { dates, due }: Round): string | null {
  const days = {
    unit: dates.reports ?? due.reports,
    general: dates.general ?? due.general,
    inspection: due.inspection ?? dates.general ?? due.general,
  } as const;
  const date = days[kind];
  return date === undefined ? null : sayDate(date);
}

function dateOf(parcel: Parcel, round: Round): readonly Inline[] {
  const date = dateText(parcel, round);
  return [date === null ? dateOwed(parcel, round) : text(date)];
}

function annexLine(title: string, position: number, count: number): Block {
  const number = count > 1 ? `${position + 1}. ` : '';
  return line(`annex-note/${position + 1}`, [text(`${position === 0 ? '附件：' : ''}${number}${title}`)], 'annex-note');
}

type Role = NonNullable<Extract<Block, { kind: 'paragraph' }>['role']>;

function line(id: string, inlines: readonly Inline[], role: Role = 'body'): Block {
  return { kind: 'paragraph', id, inlines, role };
}

function text(words: string): Inline {
  return { kind: 'text', text: words };
}

function dateOwed({ kind }: Parcel, { compiler }: Round): Inline {
  const field = { unit: 'dates.reports', general: 'dates.general', inspection: 'due.inspection' } as const;
  return { kind: 'placeholder', text: '【待补充：成文日期】', way: wayToRound(compiler, field[kind]) };
}
