/** Who has handed in what, what is still open, what is due, whom to ring: one entry a unit, and the documents held back. */
import type { Dataset } from '../dataset/dataset.ts';
import { isYearly } from '../dataset/audit/blanks.ts';
import { ownArea } from '../dataset/observation.ts';
import { responsibleUnits } from '../dataset/wording.ts';
import type { Diagnostic, FindingCode, Level } from '../diagnostics.ts';
import { planIds } from '../indicators/plan-id.ts';
import type { Round, Unit } from '../indicators/round.ts';
import type { JudgedDocument } from './documents.ts';
import { fileOf } from '../dataset/agreement.ts';
import { daysBetween } from './round-status/days.ts';
import type { DocumentCourse, HandedOver } from './round-status/hand-overs.ts';
import { coursesOf, unknownDocuments } from './round-status/hand-overs.ts';
import type { RoundSteps } from './round-status/steps.ts';
import { stepsOf } from './round-status/steps.ts';
import type { HandOver } from '../dataset/ledger.ts';
import type { ActedOn } from '../rules/warning/mechanism.ts';
import { receivedOn } from '../indicators/round.ts';
import type { DocumentStatus, UnitStatus } from './round-status/unit-status.ts';
import { reminderFor } from './round-status/reminder.ts';

export interface RoundStatus {
  readonly today: string;
  readonly due: Round['due'];
  readonly daysToGeneral: number | null;
  readonly daysToInspection: number | null;
  readonly steps: RoundSteps;
  /** What was sent, received and signed. */
  readonly courses: readonly DocumentCourse[];
  /** Lines of ledger.yaml that name no document of the round. */
  readonly unknownDocuments: readonly HandOver[];
  readonly units: readonly UnitStatus[];
  /** Every document that is not final, with the reasons. */
  readonly heldBack: readonly DocumentStatus[];
}

/** What ledger.yaml says: of the warnings and of documents. */
export interface CarriedOut {
  readonly mechanism: readonly ActedOn[];
  readonly handedOver: HandedOver;
}

const nothingYet: CarriedOut = { mechanism: [], handedOver: { sent: [], signed: [] } };

/** `today` as 2016-05-24: what happened later has not happened yet. */
export function statusOf(
  dataset: Dataset,
  documents: readonly JudgedDocument[],
  today: string,
  { mechanism, handedOver }: CarriedOut = nothingYet,
): RoundStatus {
  const { due } = dataset.round;
  const units = dataset.round.units.map((unit) => unitStatus(unit, dataset, documents, today));
  const courses = coursesOf(documents, handedOver, today);
  return {
    today,
    due,
    daysToGeneral: daysBetween(today, due.general),
    daysToInspection: daysBetween(today, due.inspection),
    steps: stepsOf({ round: dataset.round, today }, units, courses, mechanism),
    courses,
    unknownDocuments: unknownDocuments(documents, handedOver),
    units,
    heldBack: documents.filter(({ verdict }) => verdict !== 'final').map(documentStatus),
  };
}

function unitStatus(unit: Unit, dataset: Dataset, documents: readonly JudgedDocument[], today: string): UnitStatus {
  const { due } = dataset.round;
  const own = dataset.findings.filter((one) => one.unit === unit.name);
  const received = receivedOn(dataset.round, unit.name);
  const count = (level: Level): number => own.filter((one) => one.level === level).length;
  const status = {
    unit: unit.name,
    role: unit.role,
    tables: asOf(today, received, tablesOf(unit, dataset, own)),
    received: received !== null && received <= today ? received : null,
    notes: notesOf(unit, dataset, own),
    explanations: explanationsOf(own),
    findings: { 强制性: count('强制性'), 核实性: count('核实性'), 提示性: count('提示性') },
    reports: documents
      .filter(({ document }) => document.kind === 'unit' && document.unit === unit.name)
      .map(documentStatus),
    daysLeft: { tables: daysBetween(today, due.tables), reports: daysBetween(today, due.reports) },
    contact: contactOf(unit, dataset),
  };
  return { ...status, reminder: reminderFor(status, dataset.round) };
}

/**
 * As round.yaml names the person; else as the unit's own workbook does. The two are not mixed: a name of one and a
 * telephone of the other may be two persons.
 */
function contactOf({ name: unit, contact }: Unit, { contacts }: Dataset): UnitStatus['contact'] {
  const form = contacts?.get(unit) ?? null;
  const said = { head: form?.head ?? null, mail: form?.mail ?? null };
  return contact?.name === undefined && contact?.phone === undefined
    ? { name: form?.filler ?? form?.head ?? null, phone: form?.phone ?? null, ...said }
    : { name: contact.name ?? null, phone: contact.phone ?? null, ...said };
}

function documentStatus({ document, verdict, because }: JudgedDocument): DocumentStatus {
  return { path: document.path, verdict, because };
}

/** Tables that came later were not there yet. */
function asOf(today: string, received: string | null, tables: UnitStatus['tables']): UnitStatus['tables'] {
  const wasLater = received !== null && received > today && tables.state !== 'not-owed';
  return wasLater ? { ...tables, state: 'missing', given: 0 } : tables;
}

/** Figures of the year given, of those that the unit's indicators ask for. */
function tablesOf(unit: Unit, dataset: Dataset, own: readonly Diagnostic[]): UnitStatus['tables'] {
  const { round } = dataset;
  const owed = dataset.indicators.filter(
    (one) => one.plans.length > 0 && responsibleUnits(one, round).includes(unit.name) && isYearly(one),
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
  const lacking = owed.filter((one) => !given.has(one.code));
  const counts = {
    given: owed.length - lacking.length,
    owed: owed.length,
    partners: [...new Set(lacking.flatMap(({ partners }) => partners))].filter((name) => name !== unit.name),
  };
  if (owed.length === 0) return { state: 'not-owed', ...counts };
  if (counts.given > 0) return { state: counts.given < counts.owed ? 'part' : 'in', ...counts };
  if (isUnreadable(own, 'workbooks/')) return { state: 'unreadable', ...counts };
  return { state: 'missing', ...counts };
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
