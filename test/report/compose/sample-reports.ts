/** The sample round's documents as data, for tests of what they hold. */
import { readConfiguration } from '../../../src/pipeline/read/configuration.ts';
import { judgeRound, readDataset } from '../../../src/pipeline/pipeline.ts';
import { openRound } from '../../../src/project/project.ts';
import { composeReports } from '../../../src/report/compose/reports.ts';
import type { Block, Report } from '../../../src/report/model.ts';

export function sampleReports(folder: string): readonly Report[] {
  const opening = openRound(folder);
  if (opening.verdict !== 'opened') throw new Error(opening.message);
  const configuration = readConfiguration(opening.project.files);
  if (configuration.verdict !== 'ok') throw new Error(configuration.findings.map((one) => one.message).join('\n'));
  const dataset = readDataset(configuration.value, opening.project.files);
  const { templates, ledger } = configuration.value;
  return composeReports({ facts: judgeRound(dataset), templates, ledger, splitGeneral: false });
}

export function reportNamed(reports: readonly Report[], id: string): Report {
  const found = reports.find((report) => report.id === id);
  if (found === undefined) throw new Error(`no report ${id}`);
  return found;
}

export function blocksOf(report: Report): readonly Block[] {
  return report.sections.flatMap((section) => section.blocks);
}
