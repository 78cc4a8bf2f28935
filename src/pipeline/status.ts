/** Who has handed in what, what is still open, what is due, whom to ring: one entry a unit, and the documents held back. */
import type { Dataset } from '../dataset/dataset.ts';
import { ownArea } from '../dataset/observation.ts';
import { responsibleUnits } from '../dataset/wording.ts';
import type { Diagnostic, FindingCode, Level } from '../diagnostics.ts';
import type { PlanId } from '../indicators/plan-id.ts';
import { planIds, planWord } from '../indicators/plan-id.ts';
import type { Round, Unit } from '../indicators/round.ts';
import { findUnit } from '../indicators/round.ts';
import type { JudgedDocument } from './documents.ts';
import { fileOf } from '../dataset/agreement.ts';

/** `not-owed`: nothing of the kind is asked of the unit. */
export type HandIn = 'in' | 'part' | 'unreadable' | 'missing' | 'not-owed';

export interface UnitStatus {
  readonly unit: string;
  readonly role: Unit['role'];
  readonly tables: { readonly state: HandIn; readonly given: number; readonly owed: number };
  readonly notes: { readonly state: HandIn; readonly lacking: readonly PlanId[] };
  /** Changes and revisions that ask for words, and how many of them have got them. */
  readonly explanations: { readonly given: number; readonly owed: number };
  readonly findings: Readonly<Record<Level, number>>;
  readonly reports: readonly DocumentStatus[];
  /** Days from today to the deadline; negative when it is past, null where round.yaml gives none. */
  readonly daysLeft: { readonly tables: number | null; readonly reports: number | null };
  readonly contact: { readonly name: string | null; readonly phone: string | null };
  /** To be pasted into a message; null where nothing is to be asked for. */
  readonly reminder: string | null;
}

export interface DocumentStatus {
  readonly path: string;
  readonly verdict: JudgedDocument['verdict'];
  readonly because: readonly Diagnostic[];
}

export interface RoundStatus {
  readonly today: string;
  readonly due: Round['due'];
  readonly daysToGeneral: number | null;
  readonly units: readonly UnitStatus[];
  /** Every document that is not final, with the reasons. */
  readonly heldBack: readonly DocumentStatus[];
}

/** `today` as 2016-05-24. */
export function statusOf(dataset: Dataset, documents: readonly JudgedDocument[], today: string): RoundStatus {
  const { due } = dataset.round;
  return {
    today,
    due,
    daysToGeneral: daysBetween(today, due.general),
    units: dataset.round.units.map((unit) => unitStatus(unit, dataset, documents, today)),
    heldBack: documents.filter(({ verdict }) => verdict !== 'final').map(documentStatus),
  };
}

function unitStatus(unit: Unit, dataset: Dataset, documents: readonly JudgedDocument[], today: string): UnitStatus {
  const { due } = dataset.round;
  const own = dataset.findings.filter((one) => one.unit === unit.name);
  const count = (level: Level): number => own.filter((one) => one.level === level).length;
  const status = {
    unit: unit.name,
    role: unit.role,
    tables: tablesOf(unit, dataset, own),
    notes: notesOf(unit, dataset, own),
    explanations: explanationsOf(own),
    findings: { 强制性: count('强制性'), 核实性: count('核实性'), 提示性: count('提示性') },
    reports: documents
      .filter(({ document }) => document.kind === 'unit' && document.unit === unit.name)
      .map(documentStatus),
    daysLeft: { tables: daysBetween(today, due.tables), reports: daysBetween(today, due.reports) },
    contact: { name: unit.contact?.name ?? null, phone: unit.contact?.phone ?? null },
  };
  return { ...status, reminder: reminderFor(status, dataset.round) };
}

function documentStatus({ document, verdict, because }: JudgedDocument): DocumentStatus {
  return { path: document.path, verdict, because };
}

/** Figures of the year given, of those that the unit's indicators ask for. */
function tablesOf(unit: Unit, dataset: Dataset, own: readonly Diagnostic[]): UnitStatus['tables'] {
  const { round } = dataset;
  const owed = dataset.indicators.filter(
    (one) => one.plans.length > 0 && responsibleUnits(one, round).includes(unit.name) && isYearly(one.trendPolicy),
  );
  const given = new Set(
    dataset.observations
      .filter(
        (cell) =>
          cell.area === ownArea && cell.year === round.year && cell.unit === unit.name && cell.source === 'workbook',
      )
      .filter((cell) => cell.status !== 'missing')
      .map((cell) => cell.indicator),
  );
  const counts = { given: owed.filter((one) => given.has(one.code)).length, owed: owed.length };
  if (owed.length === 0) return { state: 'not-owed', ...counts };
  if (counts.given > 0) return { state: counts.given < counts.owed ? 'part' : 'in', ...counts };
  if (isUnreadable(own, 'workbooks/')) return { state: 'unreadable', ...counts };
  return { state: 'missing', ...counts };
}

function isYearly(policy: string): boolean {
  return policy !== 'election' && policy !== 'census';
}

function notesOf(unit: Unit, dataset: Dataset, own: readonly Diagnostic[]): UnitStatus['notes'] {
  if (unit.role !== 'key') return { state: 'not-owed', lacking: [] };
  const notes = dataset.notes.filter((note) => note.unit === unit.name && !note.general);
  const covered = new Set(notes.flatMap((note) => note.items.flatMap((item) => item.plans)));
  const lacking = planIds.filter((plan) => !covered.has(plan));
  if (lacking.length === 0) return { state: 'in', lacking };
  if (lacking.length < planIds.length) return { state: 'part', lacking };
  return { state: isUnreadable(own, 'notes/') ? 'unreadable' : 'missing', lacking };
}

function isUnreadable(own: readonly Diagnostic[], folder: string): boolean {
  const codes: readonly FindingCode[] = ['unreadable-file', 'no-table-found', 'empty-note'];
  return own.some((one) => codes.includes(one.code) && one.origin !== null && fileOf(one.origin).startsWith(folder));
}

function explanationsOf(own: readonly Diagnostic[]): UnitStatus['explanations'] {
  const count = (...codes: readonly FindingCode[]): number => own.filter((one) => codes.includes(one.code)).length;
  const given = count('large-change-explained', 'revision-explained');
  return { given, owed: given + count('large-change', 'revision') };
}

/** What is to be asked of the unit, in the words of a short message. */
function reminderFor(status: Omit<UnitStatus, 'reminder'>, round: Round): string | null {
  const { tables, notes, explanations, findings, daysLeft } = status;
  const asks = [
    ...(tables.state === 'missing' ? [`报表还没有收到（${dueWords(round.due.tables, daysLeft.tables)}）`] : []),
    ...(tables.state === 'unreadable' ? ['报来的工作簿打不开，请另存为 .xlsx 后重报'] : []),
    ...(tables.state === 'part' ? [`报表还缺${tables.owed - tables.given}项指标的${round.year}年数`] : []),
    ...(notes.state === 'missing' ? [`文字材料还没有收到（${dueWords(round.due.reports, daysLeft.reports)}）`] : []),
    ...(notes.state === 'unreadable' ? ['报来的文字材料打不开或没有内容，请重报'] : []),
    ...(notes.state === 'part'
      ? [`文字材料还缺${notes.lacking.map((plan) => planWord[plan]).join('、')}发展规划部分`]
      : []),
    ...(explanations.owed > explanations.given
      ? [`有${explanations.owed - explanations.given}个变动较大或修订过的数字没有写变化说明`]
      : []),
    ...(findings.强制性 > 0 ? [`有${findings.强制性}处数字有错，须改正后重报`] : []),
  ];
  if (asks.length === 0) return null;
  const to = `${status.unit}${status.contact.name ?? ''}`;
  const opening = `${to}：您好！${round.year}年度妇女儿童发展规划监测，`;
  const compiler = findUnit(round, round.compiler)?.unit;
  if (compiler?.name === status.unit) return `${opening}我单位${asks.join('；')}。请尽快办理，谢谢！`;
  const contact = [compiler?.contact?.name, compiler?.contact?.phone].filter((part) => part !== undefined);
  const whom = `${round.compiler}${contact.length === 0 ? '' : `（${contact.join('，')}）`}`;
  return `${opening}贵单位${asks.join('；')}。请尽快报${whom}，谢谢！`;
}

/** 时限5月19日，已过5天 */
function dueWords(due: string | undefined, days: number | null): string {
  if (due === undefined || days === null) return '请尽快';
  const [, month, day] = due.split('-').map(Number);
  const left = days > 0 ? `还有${days}天` : days === 0 ? '就在今天' : `已过${-days}天`;
  return `时限${month}月${day}日，${left}`;
}

function daysBetween(today: string, due: string | undefined): number | null {
  return due === undefined ? null : Math.round((dayOf(due) - dayOf(today)) / 86_400_000);
}

/** Midnight in UTC: no time zone, no clock. */
function dayOf(date: string): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return Date.UTC(year, month - 1, day);
}
