/** A sample round as the program sees it: read from disk, put together, judged. */
import type { Dataset } from '../../src/dataset/dataset.ts';
import type { TargetSet } from '../../src/indicators/target-definition.ts';
import { readConfiguration } from '../../src/pipeline/read/configuration.ts';
import { readDataset } from '../../src/pipeline/pipeline.ts';
import { openRound } from '../../src/project/project.ts';
import { assess } from '../../src/rules/assess.ts';
import type { Assessment } from '../../src/rules/assessment.ts';

export interface SampleRound {
  readonly dataset: Dataset;
  readonly assessments: readonly Assessment[];
}

export function sampleRound(folder: string): SampleRound {
  const opening = openRound(folder);
  if (opening.verdict !== 'opened') throw new Error(opening.message);
  const { files } = opening.project;
  const configuration = readConfiguration(files);
  if (configuration.verdict !== 'ok') throw new Error(configuration.findings.map((one) => one.message).join('\n'));
  const dataset = readDataset(configuration.value, files);
  return { dataset, assessments: assess(dataset) };
}

/** The judgements that reports count: against `set`, and without a target where an indicator has none of that set. */
export function judgedBy(set: TargetSet, assessments: readonly Assessment[]): readonly Assessment[] {
  const key = (one: Assessment): string => `${one.indicator.code} ${one.plan}`;
  const counted = new Set(assessments.filter((one) => one.targetSet === set).map(key));
  return assessments.filter((one) => one.targetSet === set || (one.targetSet === null && !counted.has(key(one))));
}
