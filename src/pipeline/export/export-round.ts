/** What a round gives to other programs, systems and those who check it: long tables, the form on the net, a 溯源表 a report. */
import type { Diagnostic, Outcome } from '../../diagnostics.ts';
import { failed, ok } from '../../diagnostics.ts';
import { csvBytes } from '../../formats/csv-writing.ts';
import { readCsv } from '../../formats/csv.ts';
import { readWorkbook } from '../../formats/xlsx/read/read.ts';
import { traceWorkbook } from '../../history/explain/trace-workbook.ts';
import { parseOnlineForm } from './described-form.ts';
import type { SourceText } from '../../indicators/yaml/document.ts';
import type { WorkbookModel } from '../../report/workbook-model.ts';
import type { Configuration } from '../read/configuration.ts';
import type { RoundFiles } from '../read/round-files.ts';
import { refusedFinding } from '../read/table-files.ts';
import { wholeRound } from '../run/whole-round.ts';
import type { FilledForm } from './online-form.ts';
import { filledForm, onlineWorkbook } from './online-form.ts';
import type { OnlineComparison } from './online-comparison.ts';
import { comparedWith } from './online-comparison.ts';
import { figuresTable, judgementsTable } from './long-tables.ts';

export interface ExportedFile {
  readonly path: string;
  /** A workbook that is still to be written, or the file itself. */
  readonly content: WorkbookModel | Uint8Array;
}

export interface ExportedRound {
  readonly files: readonly ExportedFile[];
  readonly form: FilledForm;
  readonly year: number;
  readonly findings: readonly Diagnostic[];
}

/** `onlineForm`: online-form.yaml, where the round has one. */
export function exportRound(
  configuration: Configuration,
  files: RoundFiles,
  onlineForm: SourceText | null,
): Outcome<ExportedRound> {
  const described = onlineForm === null ? null : parseOnlineForm(onlineForm);
  if (described?.verdict === 'failed') return failed(described.findings);
  const whole = wholeRound(configuration, files);
  const { dataset, facts, assessments, now } = whole;
  const { words } = configuration.templates;
  const knowledge = { dataset, assessments, words };
  const { year } = dataset.round;
  const form = filledForm(described === null ? null : described.value, dataset, facts.annual);
  const reports = now.documents.filter(({ path }) => path.endsWith('.docx'));
  return ok({
    files: [
      { path: `指标数据-${year}.csv`, content: csvBytes(figuresTable(dataset)) },
      { path: `判定结果-${year}.csv`, content: csvBytes(judgementsTable(assessments, words)) },
      { path: `网上填报单-${year}.xlsx`, content: onlineWorkbook(form, dataset) },
      ...reports.map((report) => ({
        path: `溯源表-${report.path.replace(/\.docx$/u, '')}.xlsx`,
        content: traceWorkbook([report], knowledge),
      })),
    ],
    form,
    year,
    findings: [...(described?.findings ?? []), ...form.findings],
  });
}

/** A system's own export, .xlsx or .csv, against the form that was to be typed into it. */
export function compareOnline(
  name: string,
  bytes: Uint8Array,
  { form, year }: Pick<ExportedRound, 'form' | 'year'>,
): Outcome<OnlineComparison | null> {
  const reading = /\.csv$/iu.test(name) ? readCsv(name, bytes) : readWorkbook(name, bytes);
  if (reading.verdict === 'refused') return failed([refusedFinding(name, reading.problem, null)]);
  return ok(comparedWith(reading.workbook, form, year));
}
