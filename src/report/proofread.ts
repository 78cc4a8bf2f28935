/**
 * Reads composed documents back and compares what they say with what was judged, and with each other. What disagrees is
 * the program's own fault and holds back the documents that say it.
 */
import type { Diagnostic } from '../diagnostics.ts';
import type { RoundFacts } from '../rules/round-facts.ts';
import type { Report } from './model.ts';
import type { WorkbookModel } from './workbook-model.ts';

export interface ProofDocument {
  /** Its file name, which findings name. */
  readonly path: string;
  readonly content: Report | WorkbookModel;
}

/** Findings at blocks of the documents. Nothing is compared yet: sentences carry no claims. */
export function proofread(_documents: readonly ProofDocument[], _facts: RoundFacts): readonly Diagnostic[] {
  return [];
}
