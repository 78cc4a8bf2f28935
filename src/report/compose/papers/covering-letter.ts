/** 报送函 and 报送清单: what goes with a unit's documents, or the compiler's, when they are handed in. */
import type { PlanId } from '../../../indicators/plan-id.ts';
import { planIds } from '../../../indicators/plan-id.ts';
import type { Round } from '../../../indicators/round.ts';
import { findUnit, fullTitle } from '../../../indicators/round.ts';
import type { Align, Block, Inline, Report } from '../../model.ts';
import { sayDate } from '../../numbers.ts';
import { wayToRound } from '../../how-to-supply.ts';

/** What is handed in together. */
export interface Parcel {
  /** A unit's own documents, or the compiler's general report with its tables. */
  readonly kind: 'unit' | 'general';
  readonly unit: string;
  readonly items: readonly ParcelItem[];
  readonly draft: boolean;
}

export interface ParcelItem {
  /** As people call it: the report's title, the table's name. */
  readonly title: string;
  readonly file: string;
  readonly plan: PlanId | null;
  /** A report goes on paper and as a file; a table as a file alone. */
  readonly paper: boolean;
}

/** 一式两份 */
const paperCopies = 2;

export function coveringLetter(parcel: Parcel, round: Round): Report {
  const reports = parcel.items.filter(({ paper }) => paper);
  const subject = reports.length > 0 ? `${judgedBy(parcel, round)}监测评估报告` : `${judgedBy(parcel, round)}监测数据`;
  const copies = reports.length > 0 ? '（一式两份，电子版随附）' : '（电子版随附）';
  const contact = findUnit(round, parcel.unit)?.unit.contact;
  const person = [
    ...(contact?.name === undefined ? [] : [`联系人：${contact.name}`]),
    ...(contact?.phone === undefined ? [] : [`电话：${contact.phone}`]),
  ];
  return paperOf(parcel, round, 'letter', `关于报送${subject}的函`, [
    line('addressee', addressee(parcel, round), 'addressee'),
    line('body', [text(`按照妇女儿童发展规划监测评估工作安排，现将${subject}${copies}报上，请审核。`)]),
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
  const letter = { title: '报送函', file: '', plan: null, paper: true };
  return paperOf(parcel, round, 'checklist', `${signatureOf(parcel, round)}${round.year}年度报送清单`, [
    {
      kind: 'table',
      id: 'checklist',
      caption: [text(`报送${recipientOf(parcel, round) ?? '上级妇儿工委办公室'}`)],
      columns: [
        column('序号', 1, 'center'),
        column('文件', 8, 'left'),
        column('纸质份数', 2, 'center'),
        column('电子版', 2, 'center'),
        column('已核对', 2, 'center'),
        column('已盖章', 2, 'center'),
      ],
      rows: [letter, ...parcel.items].map(({ title, paper }, position) => ({
        id: `checklist/${position + 1}`,
        cells: cells(String(position + 1), title, paper ? String(paperCopies) : '—', '有', '□', paper ? '□' : '—'),
      })),
      landscape: false,
      notes: [[text('注：纸质件一式两份，盖章后与电子版一并报送；□由经办人核对后打勾。')]],
    },
    line('handler', [text('经办人：　　　　　　　　审核人：')], 'note'),
    line('handed-in', [text('报送日期：')], 'note'),
  ]);
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
    `${recipientOf(parcel, round) ?? '【待补充：收件单位】'}：`,
    `　　现报送${signatureOf(parcel, round)}${round.year}年度妇女儿童发展规划监测评估材料，见附件，共${parcel.items.length + 1}个文件，纸质件另送。请查收。`,
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
    id: `${name}/${parcel.kind === 'general' ? 'general' : parcel.unit}`,
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
  const named = planIds.filter((plan) => parcel.items.some((item) => item.plan === plan));
  const plans = named.length === 0 ? planIds : named;
  return `${plans.map((plan) => `《${round.plans[plan].title}》`).join('')}${round.year}年度`;
}

function recipientOf({ kind }: Parcel, { recipient }: Round): string | undefined {
  return kind === 'general' ? recipient.general : recipient.units;
}

function addressee(parcel: Parcel, round: Round): readonly Inline[] {
  const recipient = recipientOf(parcel, round);
  return recipient === undefined ? [owed('主送机关', parcel, round), text('：')] : [text(`${recipient}：`)];
}

function signatureOf({ unit }: Parcel, round: Round): string {
  const found = findUnit(round, unit);
  return found === null ? `${round.area.name}${unit}` : fullTitle(round, found.unit);
}

function dateText({ kind }: Parcel, { dates, due }: Round): string | null {
  const date = kind === 'general' ? (dates.general ?? due.general) : (dates.reports ?? due.reports);
  return date === undefined ? null : sayDate(date);
}

function dateOf(parcel: Parcel, round: Round): readonly Inline[] {
  const date = dateText(parcel, round);
  return [date === null ? owed('成文日期', parcel, round) : text(date)];
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

function owed(what: '主送机关' | '成文日期', { kind }: Parcel, { compiler }: Round): Inline {
  const general = kind === 'general';
  const field =
    what === '主送机关' ? `recipient.${general ? 'general' : 'units'}` : `dates.${general ? 'general' : 'reports'}`;
  return { kind: 'placeholder', text: `【待补充：${what}】`, way: wayToRound(compiler, field) };
}
