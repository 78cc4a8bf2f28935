/** A sample's documents with the facts and the dictionary that its proofreader reads them by. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { composeRound, judgeRound, readDataset } from '../../../src/pipeline/pipeline.ts';
import { readConfiguration } from '../../../src/pipeline/read/configuration.ts';
import { openRound } from '../../../src/project/project.ts';
import type { Words } from '../../../src/report/claims/words.ts';
import type { ProofDocument } from '../../../src/report/proofread.ts';
import type { RoundFacts } from '../../../src/rules/round-facts.ts';

export interface JudgedDocuments {
  readonly documents: readonly ProofDocument[];
  readonly facts: RoundFacts;
  readonly words: Words;
}

/** `folder` within the project: `samples/heshan-2015`. */
export function judgedDocuments(folder: string): JudgedDocuments {
  const opening = openRound(resolve(fileURLToPath(new URL('../../..', import.meta.url)), folder));
  if (opening.verdict !== 'opened') throw new Error(opening.message);
  const { files } = opening.project;
  const configuration = readConfiguration(files);
  if (configuration.verdict !== 'ok') throw new Error(configuration.findings.map((one) => one.message).join('\n'));
  const facts = judgeRound(readDataset(configuration.value, files));
  const choices = { draft: true, splitGeneral: false, unitTables: true };
  return {
    documents: composeRound(configuration.value, facts, choices),
    facts,
    words: configuration.value.templates.words,
  };
}
