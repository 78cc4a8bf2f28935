/** The sample round's documents as data, for tests of what they hold. */
import { mechanismAtInspection } from '../../../src/rules/warning/mechanism.ts';
import { readConfiguration } from '../../../src/pipeline/read/configuration.ts';
import { judgeRound, readDataset } from '../../../src/pipeline/pipeline.ts';
import { openRound } from '../../../src/project/project.ts';
import { composeReports } from '../../../src/report/compose/reports.ts';
import type { Block, Report } from '../../../src/report/model.ts';

/** `ledger`: the text of another ledger.yaml than the folder's. */
export function sampleReports(folder: string, ledger?: string): readonly Report[] {
  const opening = openRound(folder);
  if (opening.verdict !== 'opened') throw new Error(opening.message);
  const { files } = opening.project;
  const configuration = readConfiguration(
    ledger === undefined ? files : { ...files, ledger: { file: 'ledger.yaml', text: ledger } },
  );
  if (configuration.verdict !== 'ok') throw new Error(configuration.findings.map((one) => one.message).join('\n'));
  const dataset = readDataset(configuration.value, files);
  const { templates, ledger: entries } = configuration.value;
  const facts = judgeRound(dataset);
  return composeReports({ facts, templates, ledger: mechanismAtInspection(facts, entries), splitGeneral: false });
}

export function reportNamed(reports: readonly Report[], id: string): Report {
  const found = reports.find((report) => report.id === id);
  if (found === undefined) throw new Error(`no report ${id}`);
  return found;
}

export function blocksOf(report: Report): readonly Block[] {
  return report.sections.flatMap((section) => section.blocks);
}
