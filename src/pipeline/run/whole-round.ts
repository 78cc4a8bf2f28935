/** A round as it is now, judged and composed in memory, without writing anything. */
import type { Remembered } from '../../history/manifest.ts';
import type { Assessment } from '../../rules/assessment.ts';
import type { ComposeChoices, PreparedRound } from '../pipeline.ts';
import { prepareRound } from '../pipeline.ts';
import type { Configuration } from '../read/configuration.ts';
import { inputsOf } from '../read/inputs.ts';
import type { RoundFiles } from '../read/round-files.ts';
import { remember } from './remembering.ts';

export interface WholeRound extends PreparedRound {
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
  const prepared = prepareRound(configuration, files, {
    draft: true,
    splitGeneral: false,
    unitTables: false,
    ...choices,
  });
  return {
    ...prepared,
    assessments: prepared.facts.assessments,
    now: remember(prepared, inputsOf(files)),
    reports: new Map(prepared.documents.map(({ document }) => [document.path, document.content.id])),
  };
}
