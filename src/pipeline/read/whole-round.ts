/** A round as it is now, judged and composed in memory, without writing anything. */
import type { Dataset } from '../../dataset/dataset.ts';
import type { Remembered } from '../../history/manifest.ts';
import type { ComposeChoices } from '../pipeline.ts';
import { assessRound, composeRound, readDataset } from '../pipeline.ts';
import type { Assessment } from '../../rules/assessment.ts';
import type { Configuration } from './configuration.ts';
import { inputsOf } from './inputs.ts';
import { remember } from '../remembering.ts';
import type { RoundFiles } from './round-files.ts';

export interface WholeRound {
  readonly dataset: Dataset;
  readonly assessments: readonly Assessment[];
  readonly now: Remembered;
  /** The reports' own ids by file name: `教育局/children`. */
  readonly reports: ReadonlyMap<string, string>;
}

export function wholeRound(
  configuration: Configuration,
  files: RoundFiles,
  choices: Partial<ComposeChoices> = {},
): WholeRound {
  const dataset = readDataset(configuration, files);
  const assessments = assessRound(dataset);
  const all = { draft: true, splitGeneral: false, unitTables: false, ...choices };
  const documents = composeRound(configuration, dataset, assessments, all);
  return {
    dataset,
    assessments,
    now: remember(dataset, assessments, documents, inputsOf(files)),
    reports: new Map(documents.map(({ document }) => [document.path, document.content.id])),
  };
}
