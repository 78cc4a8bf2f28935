/**
 * What a page form shows while it is filled in: the very round that the Bureau will read, with this unit's table and
 * notes in it, read, judged, composed and proofread by the same functions. Nothing is worked out a second way.
 */
import type { Dataset } from '../../dataset/dataset.ts';
import type { TableFile } from '../../dataset/sources.ts';
import { writeValues } from '../../formats/xlsx/write/write-values.ts';
import { planIds } from '../../indicators/plan-id.ts';
import { composeUnitReport } from '../../report/compose/unit-report.ts';
import type { Templates } from '../../report/patterns/templates.ts';
import { readTemplates } from '../../report/patterns/templates.ts';
import { proofread } from '../../report/proofread.ts';
import type { RoundFacts } from '../../rules/round-facts.ts';
import { roundFacts } from '../../rules/round-facts.ts';
import type { JudgedDocument } from '../documents.ts';
import { documentsOf } from '../documents.ts';
import { assessedDataset, readSources } from '../pipeline.ts';
import type { Configuration } from '../read/configuration.ts';
import type { ReadFile } from '../read/round-files.ts';
import { release } from '../run/release.ts';
import type { Attached } from './attached.ts';
import { filledTable } from './filled-table.ts';
import { noteName, placeFile, tableName } from './names.ts';
import { noteText } from './note-text.ts';
import type { FormSlice } from './slice.ts';
import { unitOf } from './slice.ts';
import type { Typed } from './typed.ts';

export interface JudgedForm {
  /** The parts of a return: the table and the notes as files of the round. */
  readonly files: HandedIn;
  readonly dataset: Dataset;
  readonly facts: RoundFacts;
  /** The unit's two reports, drafts where something is open; none of a unit that owes none. */
  readonly documents: readonly JudgedDocument[];
}

/** null where nothing was written. */
export interface HandedIn {
  readonly table: ReadFile | null;
  readonly note: ReadFile | null;
  /** What grass-roots offices wrote. */
  readonly places: readonly ReadFile[];
}

export function handedIn(
  { mark, table, notes, configuration }: FormSlice,
  typed: Typed,
  attached: readonly Attached[] = [],
): HandedIn {
  const text = notes === null ? '' : noteText(notes, typed.answers, configuration.indicators);
  return {
    table:
      table === null
        ? null
        : {
            kind: 'read',
            file: `workbooks/${tableName(mark.unit)}`,
            bytes: writeValues(filledTable(table, configuration.indicators, typed.cells)),
          },
    note:
      text === ''
        ? null
        : { kind: 'read', file: `notes/${noteName(mark.unit)}`, bytes: new TextEncoder().encode(text) },
    places: attached.map(({ name, bytes }) => ({ kind: 'read', file: placeFile(mark.unit, name), bytes })),
  };
}

/** The slice's configuration with its templates read: once, as the form opens. */
export function configurationOf({ configuration, templates }: FormSlice): Configuration {
  const read = readTemplates(templates.own, templates.packaged);
  if (read.verdict === 'failed') throw new Error(read.findings.map(({ message }) => message).join('\n'));
  return { ...configuration, templates: read.value };
}

export function judgeForm(
  slice: FormSlice,
  configuration: Configuration,
  typed: Typed,
  attached: readonly Attached[] = [],
): JudgedForm {
  const files = handedIn(slice, typed, attached);
  const folders = {
    workbooks: files.table === null ? [] : [files.table],
    notes: [...(files.note === null ? [] : [files.note]), ...files.places],
    reference: [],
    history: [],
  };
  const own = readSources(configuration, { folders });
  const { dataset, assessments } = assessedDataset(configuration, {
    ...own,
    workbooks: inFileOrder([...slice.known.workbooks, ...own.workbooks.map(ofThisEdition)]),
    reference: slice.known.reference,
    history: slice.known.history,
  });
  const facts = roundFacts(dataset, assessments);
  const composed = documentsOf(reportsOf(slice, configuration.templates, facts), configuration.round);
  const findings = [...dataset.findings, ...proofread(composed, facts, configuration.templates.words)];
  const checked = { ...dataset, findings };
  return { files, dataset: checked, facts, documents: release(composed, checked, true) };
}

function reportsOf(slice: FormSlice, templates: Templates, facts: RoundFacts) {
  const unit = unitOf(slice);
  return unit.role === 'key' ? planIds.map((plan) => composeUnitReport(facts, templates, unit, plan)) : [];
}

/** The edition is that of the whole register, of which the slice holds a part. */
function ofThisEdition({ file, reading }: TableFile): TableFile {
  return { file, reading: { ...reading, findings: reading.findings.filter(({ code }) => code !== 'old-form') } };
}

/** As the round's folder lists them. */
function inFileOrder(files: readonly TableFile[]): readonly TableFile[] {
  return files.toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
}
