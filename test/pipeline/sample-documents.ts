/** A sample round's documents as the program composes them, before they are written. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfiguration } from '../../src/pipeline/read/configuration.ts';
import type { RoundDocument } from '../../src/pipeline/documents.ts';
import { prepareRound } from '../../src/pipeline/pipeline.ts';
import { openRound } from '../../src/project/project.ts';
import { inlinesOf } from '../../src/report/compose/numbering-and-names.ts';
import type { Inline } from '../../src/report/model.ts';
import type { Assessment } from '../../src/rules/assessment.ts';

interface SampleDocuments {
  readonly documents: readonly RoundDocument[];
  readonly assessments: readonly Assessment[];
}

const composed = new Map<string, SampleDocuments>();

/** `folder` within the project: `samples/heshan-2015`. Withheld documents too, as drafts; composed once for all tests that read them. */
export function sampleDocuments(folder: string): SampleDocuments {
  const known = composed.get(folder) ?? composeSample(folder);
  composed.set(folder, known);
  return known;
}

function composeSample(folder: string): SampleDocuments {
  const opening = openRound(resolve(fileURLToPath(new URL('../..', import.meta.url)), folder));
  if (opening.verdict !== 'opened') throw new Error(opening.message);
  const configuration = readConfiguration(opening.project.files);
  if (configuration.verdict !== 'ok') throw new Error(configuration.findings.map((one) => one.message).join('\n'));
  const choices = { draft: true, splitGeneral: false, unitTables: true };
  const { documents, facts } = prepareRound(configuration.value, opening.project.files, choices);
  return { documents: documents.map(({ document }) => document), assessments: facts.assessments };
}

export function inlinesIn({ content }: RoundDocument): readonly Inline[] {
  return 'sheets' in content
    ? content.sheets.flatMap((sheet) => sheet.rows.flatMap((row) => row.cells.flat()))
    : content.sections.flatMap((section) => section.blocks.flatMap(inlinesOf));
}
