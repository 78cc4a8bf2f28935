/** The forms of a round: for each unit a fill-in workbook and a Word form, from what is known so far. */
import type { Dataset } from '../dataset/dataset.ts';
import type { LedgerEntry } from '../dataset/ledger.ts';
import { stampOf } from '../dataset/tables/heads/form-stamp.ts';
import { findUnit } from '../indicators/round.ts';
import type { Round } from '../indicators/round.ts';
import type { Report } from '../report/model.ts';
import type { EarlierProposal } from '../report/compose/forms/note-form.ts';
import { composeMemberForm } from '../report/compose/forms/member-form.ts';
import { composeNoteForm } from '../report/compose/forms/note-form.ts';
import { composeUnitForm } from '../report/compose/forms/unit-form.ts';
import type { LaidWorkbook } from '../report/sheet-model.ts';
import { assess } from '../rules/assess.ts';
import type { Assessment } from '../rules/assessment.ts';
import type { Configuration } from './read/configuration.ts';
import { distinctNames, safeNamePart } from './file-names.ts';

export interface FormDocument {
  /** Its file name within forms/. */
  readonly path: string;
  readonly unit: string;
  readonly content: LaidWorkbook | Report;
}

/** `earlier`: what last year's notes proposed, where last year's round is at hand. */
export function composeForms(
  { round, indicators, ledger, promises }: Configuration,
  dataset: Dataset,
  earlier: readonly EarlierProposal[],
): readonly FormDocument[] {
  const assessments = latestAssessments(dataset);
  // Of all indicators: those that take part change as tables come in.
  const stamp = stampOf(round.year, indicators);
  const proposals = askedOnce([...promises, ...earlier, ...ledger.flatMap((entry) => proposalsIn(entry, round))]);
  const forms = round.units.flatMap((unit): readonly FormDocument[] => {
    const workbook = composeUnitForm(dataset, unit, stamp);
    const name = safeNamePart(unit.name);
    const sources = { dataset, assessments, proposals };
    // Members owe figures, and causes.
    const note = unit.role === 'key' ? composeNoteForm(sources, unit) : composeMemberForm(sources, unit);
    return [
      ...(workbook === null ? [] : [{ path: `${name}-报表.xlsx`, unit: unit.name, content: workbook }]),
      ...(note === null ? [] : [{ path: `${name}-材料.docx`, unit: unit.name, content: note }]),
    ];
  });
  const paths = distinctNames(forms.map((form) => form.path));
  return forms.map((form, position) => ({ ...form, path: paths[position] ?? form.path }));
}

/** A unit's proposal that became a measure of the ledger is asked about once. */
function askedOnce(proposals: readonly EarlierProposal[]): readonly EarlierProposal[] {
  return proposals.filter(
    (one, at) =>
      !proposals
        .slice(0, at)
        .some(
          (other) =>
            other.unit === one.unit &&
            other.text === one.text &&
            other.indicator === one.indicator &&
            one.plans.every((plan) => other.plans.includes(plan)),
        ),
  );
}

/** What a unit's notes of an earlier round proposed to do. */
export function proposalsOf({ notes }: Dataset): readonly EarlierProposal[] {
  return notes.flatMap((note) =>
    note.items
      .filter((item) => item.section === '对策建议')
      .map((item) => ({
        unit: note.unit,
        plans: item.plans,
        indicator: item.indicators.length === 1 ? (item.indicators[0] ?? null) : null,
        text: item.text,
        deadline: item.deadline,
      })),
  );
}

/** Before this year's tables have come in, last year's figures say what is unmet. */
function latestAssessments(dataset: Dataset): readonly Assessment[] {
  const { round } = dataset;
  const before = assess({ ...dataset, round: { ...round, year: round.year - 1 } });
  return assess(dataset).map((one) => {
    if (one.attainment !== 'no-data') return one;
    const same = (other: Assessment): boolean =>
      other.indicator.code === one.indicator.code && other.plan === one.plan && other.targetSet === one.targetSet;
    return before.find(same) ?? one;
  });
}

/** The actions of the ledger's entry, for the unit that leads and those that help. */
function proposalsIn(entry: LedgerEntry, round: Round): readonly EarlierProposal[] {
  const named = [entry.lead, ...entry.with].flatMap((name) => (name === null ? [] : (findUnit(round, name) ?? [])));
  return [...new Set(named.map(({ unit }) => unit.name))].flatMap((unit) =>
    entry.actions.map((text) => ({
      unit,
      plans: [entry.plan],
      indicator: entry.indicator,
      text,
      deadline: entry.deadline,
    })),
  );
}
