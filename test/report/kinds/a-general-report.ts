/** The general report of a small round made for one kind of sentence, as the text of its paragraphs. */
import { expect } from 'vitest';
import type { Dataset, Explanation } from '../../../src/dataset/dataset.ts';
import type { LedgerEntry } from '../../../src/dataset/ledger.ts';
import type { NoteItem, NoteSection, UnitNote } from '../../../src/dataset/notes/notes.ts';
import { composeGeneralReport } from '../../../src/report/compose/general/general-report.ts';
import { faultsIn } from '../../../src/report/proofread.ts';
import { noteVerdicts } from '../../../src/rules/note-verdicts.ts';
import { assess } from '../../../src/rules/assess.ts';
import { mechanismAtInspection } from '../../../src/rules/warning/mechanism.ts';
import { roundFacts } from '../../../src/rules/round-facts.ts';
import type { DatasetText } from '../../rules/dataset-from-text.ts';
import { datasetOf } from '../../rules/dataset-from-text.ts';
import { packagedTemplates } from '../templates-on-disk.ts';
import { linesOf } from './a-unit-report.ts';

const templates = packagedTemplates();

export function generalText(
  text: DatasetText,
  more: Partial<Dataset> = {},
  ledger: readonly LedgerEntry[] = [],
): string {
  const dataset = { ...datasetOf(text), ...more };
  const facts = roundFacts(dataset);
  const report = composeGeneralReport(facts, templates, mechanismAtInspection(facts, ledger));
  const faults = faultsIn([{ path: report.id, content: report }], facts, templates.words);
  expect(faults.filter(({ kind }) => kind !== 'unclaimed')).toEqual([]);
  return linesOf(report).join('\n');
}

/** With what the data contradict in its notes among its findings, as the pipeline has it. */
export function doubting(text: DatasetText): Partial<Dataset> {
  const dataset = datasetOf(text);
  return { findings: noteVerdicts(dataset, assess(dataset), (is) => templates.words.say('attainment', is)) };
}

export function written(unit: string, ...items: readonly NoteItem[]): UnitNote {
  return { unit, general: false, items, origin: { kind: 'file', file: `notes/${unit}.md` } };
}

let line = 0;

export function item(section: NoteSection, text: string, more: Partial<NoteItem> = {}): NoteItem {
  line += 1;
  return {
    section, text, plans: ['women', 'children'], planUnclear: false, indicators: [], deadline: null,
    future: section === '对策建议', state: null, origin: { kind: 'line', file: 'notes/卫生局.md', line }, ...more,
  }; // prettier-ignore
}

export function explained(indicator: string, text: string): Explanation {
  return { indicator, unit: '卫生局', text, origin: { kind: 'cell', file: 'workbooks/卫生局.xlsx', sheet: '年报表', cell: 'H5' } }; // prettier-ignore
}
