/** What a run would remember, before anything is written. */
import type { Dataset } from '../../dataset/dataset.ts';
import type { Remembered } from '../../history/manifest.ts';
import { recordedBlocks } from '../../history/recorded-blocks.ts';
import { recordFigures, recordJudgements } from '../../history/snapshot.ts';
import type { RoundFacts } from '../../rules/round-facts.ts';
import type { JudgedDocument } from '../documents.ts';

export interface Rememberable {
  readonly dataset: Dataset;
  readonly facts: Pick<RoundFacts, 'assessments'>;
  readonly documents: readonly JudgedDocument[];
}

export function remember({ dataset, facts, documents }: Rememberable, inputs: Remembered['inputs']): Remembered {
  return {
    inputs,
    figures: [...recordFigures(dataset)],
    judgements: [...recordJudgements(facts.assessments)],
    documents: documents.map(({ document, verdict }) => ({
      path: document.path,
      kind: document.kind,
      unit: document.unit,
      plan: document.plan,
      state: verdict,
      indicators: [...document.content.indicators].toSorted(),
      blocks: [...recordedBlocks(document.content)],
    })),
  };
}
