/** What a run leaves in its manifest: made from its documents, where they went, and what the last run remembered. */
import type { Round } from '../indicators/round.ts';
import type { Report } from '../report/model.ts';
import type { WorkbookModel } from '../report/workbook-model.ts';
import type { RecordedDocument, RecordedFile, RunManifest } from './manifest.ts';
import { contentFingerprint, recordedBlocks } from './recorded-blocks.ts';
import type { RecordedDatum, RecordedJudgement } from './snapshot.ts';

/** A document as it came out of the run. */
export interface FinishedDocument extends Pick<RecordedDocument, 'path' | 'kind' | 'unit' | 'plan' | 'state'> {
  /** Findings as `code origin`. */
  readonly because: readonly string[];
  readonly content: Report | WorkbookModel;
  /** Of the bytes made; null for a withheld document. */
  readonly hash: string | null;
  /** A person edited the file of its name; the new one lies beside it. */
  readonly edited: boolean;
  /** What the program wrote for it, now or earlier, and what is still there. */
  readonly files: readonly RecordedFile[];
}

export interface RunFacts {
  readonly program: string;
  readonly round: Round;
  readonly inputs: RunManifest['inputs'];
  readonly figures: readonly RecordedDatum[];
  readonly judgements: readonly RecordedJudgement[];
}

export function manifestOf(facts: RunFacts, documents: readonly RecordedDocument[]): RunManifest {
  const { program, round, inputs, figures, judgements } = facts;
  return {
    format: 1,
    program,
    area: round.area.name,
    year: round.year,
    settings: Object.fromEntries(Object.entries(round.settings).map(([id, value]) => [id, String(value)])),
    inputs,
    figures: [...figures],
    judgements: [...judgements],
    documents: [...documents],
  };
}

/** `before` is the last run's record of the same document. */
export function recordDocument(document: FinishedDocument, before: RecordedDocument | undefined): RecordedDocument {
  const { path, kind, unit, plan, state, because, content, hash, edited, files } = document;
  return {
    path,
    kind,
    unit,
    plan,
    state,
    because: [...because],
    indicators: [...content.indicators].toSorted(),
    hash,
    files: [...files],
    blocks: hash === null ? [] : [...recordedBlocks(content)],
    report: content.id,
    ...(hash === null ? {} : { content: contentFingerprint(content) }),
    editedFrom: edited ? baseOfEdits(before) : null,
  };
}

/** The version that a person began to edit: of the last run, or of the run that first found it edited. */
function baseOfEdits(before: RecordedDocument | undefined): RecordedDocument['editedFrom'] {
  if (before === undefined || before.editedFrom !== null) return before?.editedFrom ?? null;
  return before.hash === null ? null : { hash: before.hash, blocks: before.blocks };
}
