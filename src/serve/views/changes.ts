/** 改动: what the data as they are now would change of what was built, or of what was sent out. */
import type { DocumentChange } from '../../history/changes.ts';
import { compareRuns } from '../../history/changes.ts';
import { figureRow, judgementRows, sayFigureChange, sentenceRows } from '../../history/changes-rows.ts';
import type { FigureRow, JudgementRow, SentenceRow } from '../../history/changes-rows.ts';
import { openConflictsIn } from '../../formats/docx/merge/beside/comments.ts';
import { prepareRound } from '../../pipeline/pipeline.ts';
import { inputsOf } from '../../pipeline/read/inputs.ts';
import { remember } from '../../pipeline/run/remembering.ts';
import { suppose } from '../../pipeline/what-if.ts';
import { readDocument } from '../../project/copies.ts';
import { issuedManifest, issuedRounds } from '../../project/issued.ts';
import { outFolderOf } from '../../project/project.ts';
import type { RoundNow } from '../round-now.ts';
import { lastChoices } from '../round-now.ts';

export interface ChangesView {
  /** 上次生成的文件, or why there is nothing to compare with. */
  readonly against: string;
  readonly isComparable: boolean;
  readonly figures: readonly FigureRow[];
  readonly judgements: readonly JudgementRow[];
  readonly inputs: readonly string[];
  readonly documents: readonly ChangedDocument[];
  readonly unchanged: number;
  /** What our comments in edited documents say of words that a person and the data both changed. */
  readonly conflicts: readonly { readonly path: string; readonly said: readonly string[] }[];
  readonly issued: readonly number[];
}

export interface ChangedDocument {
  readonly path: string;
  readonly state: DocumentChange['state'];
  readonly because: readonly string[];
  readonly sentences: readonly SentenceRow[];
}

export type ChangesAnswer = ChangesView | { readonly message: string };

/** `issued`: compared with that issue instead of the last build; `set`: figures tried out, as `fuer changes --set`. */
export function changesOf(round: RoundNow, issued: string | null, set: readonly string[]): ChangesAnswer {
  const supposed = suppose(round.configuration, set);
  if (supposed.verdict === 'unclear') return { message: supposed.message };
  const before = issued === null ? round.last() : issuedManifest(round.project, issued);
  const rounds = issuedRounds(round.project);
  const conflicts = conflictsIn(round);
  if (before === null) {
    const none = { figures: [], judgements: [], inputs: [], documents: [], unchanged: 0 };
    return { against: '还没有生成过，没有可比的文件', isComparable: false, ...none, conflicts, issued: rounds };
  }
  const choices = lastChoices(before);
  // What is judged and composed already is what the data say, unless a figure is tried or other documents are compared.
  const isNow = set.length === 0 && JSON.stringify(choices) === JSON.stringify(round.choices);
  const prepared = isNow ? round.prepared : prepareRound(supposed.configuration, round.project.files, choices);
  const found = compareRuns(before, isNow ? round.remembered() : remember(prepared, inputsOf(round.project.files)));
  const { words } = supposed.configuration.templates;
  const names = { round: prepared.dataset.round, indicators: prepared.dataset.indicators, words };
  return {
    against: issued === null ? '上次生成的文件' : `第${issued}次发出的版本`,
    isComparable: true,
    figures: found.figures.map((change) => figureRow(change, names)),
    judgements: found.judgements.flatMap((change) => judgementRows(change, names)),
    inputs: found.inputs,
    documents: found.documents.map((document) => ({
      path: document.path,
      state: document.state,
      because: document.because.map((change) => sayFigureChange(change, names)),
      sentences: sentenceRows(document),
    })),
    unchanged: found.unchanged.length,
    conflicts,
    issued: rounds,
  };
}

function conflictsIn(round: RoundNow): ChangesView['conflicts'] {
  const out = outFolderOf(round.project, undefined);
  return round.prepared.documents.flatMap(({ document: { path } }) => {
    const bytes = path.endsWith('.docx') ? readDocument(out, path) : null;
    const said = bytes === null ? [] : openConflictsIn(bytes);
    return said.length === 0 ? [] : [{ path, said }];
  });
}
