/** A round's reports as the program composes them, and their text as a person reads it. */
import { mechanismAtInspection } from '../../src/rules/warning/mechanism.ts';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Dataset } from '../../src/dataset/dataset.ts';
import { readConfiguration } from '../../src/pipeline/read/configuration.ts';
import { judgeRound, readDataset } from '../../src/pipeline/pipeline.ts';
import { openRound } from '../../src/project/project.ts';
import { composeReports } from '../../src/report/compose/reports.ts';
import type { Block, Report } from '../../src/report/model.ts';
import { plainText } from '../../src/report/model.ts';
import type { Assessment } from '../../src/rules/assessment.ts';

export interface ComposedRound {
  readonly dataset: Dataset;
  readonly assessments: readonly Assessment[];
  readonly reports: readonly Report[];
  /** By its id: `教育局/children`, `general` … */
  readonly report: (id: string) => Report;
}

/** `folder` within the project: `test/golden/yunxi-2015`, `samples/heshan-2015`. */
export function composedRound(folder: string, splitGeneral = false): ComposedRound {
  const opening = openRound(resolve(fileURLToPath(new URL("../..", import.meta.url)), folder));
  if (opening.verdict !== 'opened') throw new Error(opening.message);
  const { files } = opening.project;
  const configuration = readConfiguration(files);
  if (configuration.verdict !== 'ok') throw new Error(configuration.findings.map((one) => one.message).join('\n'));
  const { templates, ledger } = configuration.value;
  const dataset = readDataset(configuration.value, files);
  const facts = judgeRound(dataset);
  const { assessments } = facts;
  const reports = composeReports({ facts, templates, ledger: mechanismAtInspection(facts, ledger), splitGeneral });
  const report = (id: string): Report => {
    const found = reports.find((one) => one.id === id);
    if (found === undefined) throw new Error(`no report ${id}`);
    return found;
  };
  return { dataset, assessments, reports, report };
}

/** The whole report, a line a paragraph; run-in headings and table rows are marked. */
export function textOf(report: Report): string {
  const lines = [report.title + (report.draft ? '（草稿）' : ''), ''];
  for (const { blocks } of report.sections) lines.push(...blocks.flatMap(linesOf), '');
  return `${lines.join('\n').trimEnd().replace(/\n{3,}/gu, '\n\n')}\n`;
}

/** Headings and paragraphs only: what the report says in sentences. */
export function paragraphsOf(report: Report): readonly string[] {
  return report.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => {
      if (block.kind === 'heading') return [plainText(block.inlines)];
      return block.kind === 'paragraph' ? [plainText([...(block.lead ?? []), ...block.inlines])] : [];
    }),
  );
}

function linesOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return ['', plainText(block.inlines), ''];
    case 'paragraph':
      return [(block.lead === undefined ? '' : `【${plainText(block.lead)}】`) + plainText(block.inlines)];
    case 'table':
      return [
        `[${plainText(block.caption)}]`,
        `| ${block.columns.map((column) => column.heading.join('/')).join(' | ')} |`,
        ...block.rows.map((row) => `| ${row.cells.map(plainText).join(' | ')} |`),
        ...block.notes.map(plainText),
      ];
    case 'chart':
      return [`[${plainText(block.caption)}]`];
    case 'contents':
      return [`[${block.title}]`];
    case 'page-break':
      return [];
  }
}
