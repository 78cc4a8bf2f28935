/** How a document's new version goes into the file that a person edited. */
import type { Dataset } from '../../dataset/dataset.ts';
import { memoryOfRecord, type DocumentMemory } from '../../history/document-memory.ts';
import type { RecordedBlock, RunManifest } from '../../history/manifest.ts';
import type { Judging } from '../../formats/docx/merge/beside/contradicted.ts';
import type { Revising } from '../../formats/docx/revisions/revision-pen.ts';
import type { Round } from '../../indicators/round.ts';
import type { RoundDocument } from '../documents.ts';
import { once } from '../memoize.ts';
import type { WorkbookModel } from '../../report/workbook-model.ts';
import type { EditMerge, MadeDocument } from './run.ts';
import { typedInto, withTypedWords } from './workbook-words.ts';

export type MergeInto = (document: RoundDocument, fresh: Uint8Array) => Pick<MadeDocument, 'merge' | 'recognise'>;

/** `runs` are those that are remembered, the newest first: one of them made the file that a person edited. */
export async function merging(
  { round, indicators }: Pick<Dataset, 'round' | 'indicators'>,
  judging: Judging,
  runs: () => readonly RunManifest[],
): Promise<MergeInto> {
  const [{ mergeDocument }, { recogniseCopy, reportIn }] = await Promise.all([
    import('../../formats/docx/merge/merge-document.ts'),
    import('../../formats/docx/merge/returned/recognise.ts'),
  ]);
  const reportsSeen = new WeakMap<Uint8Array, string | null>();
  const reportOf = (bytes: Uint8Array): string | null => {
    const seen = reportsSeen.get(bytes);
    if (seen !== undefined) return seen;
    const report = reportIn(bytes);
    reportsSeen.set(bytes, report);
    return report;
  };
  const names = indicators.flatMap(({ name, short }) => [name, short]);
  const remembered = once(runs);
  return ({ path, content }, fresh) => {
    if ('sheets' in content) return { merge: workbookMerge(path, content, fresh, remembered) };
    const formerly = formerIds(content.id, round);
    const all = once(() => versionsOf([content.id, ...formerly], path, remembered()));
    const date = dateOf(round, content.kind);
    const reports = [content.id, ...formerly];
    return {
      recognise: (bytes) => (reports.includes(reportOf(bytes) ?? '') ? recogniseCopy(bytes, reports, { all }) : null),
      merge: (edited) => {
        const merge = mergeDocument({ edited, fresh, earlier: { all }, formerly, date, names, judging });
        if (merge.verdict === 'refused' || merge.content.verdict === 'unknown') return { verdict: 'unmergeable' };
        return merge.content;
      },
    };
  };
}

/** Where revisions are asked for, what the merge changes in a document that somebody edited is written as such. */
export async function withRevisions<Way extends Pick<MadeDocument, 'merge'>>(
  way: Way,
  revising: Revising | null,
): Promise<Way> {
  const { merge } = way;
  if (revising === null || merge === undefined) return way;
  const [{ trackMerge }, { quoted }] = await Promise.all([
    import('../../formats/docx/revisions/track-merge.ts'),
    import('../../formats/docx/merge/merge-types.ts'),
  ]);
  return {
    ...way,
    merge: (edited: Uint8Array): EditMerge => {
      const merged = merge(edited);
      if (merged.verdict === 'current') return { ...merged, notices: [...merged.notices, leftOut(alreadyThere)] };
      if (merged.verdict !== 'merged') return merged;
      const tracked = trackMerge(edited, merged.bytes, revising);
      if (tracked.verdict === 'unsound') return { ...merged, notices: [...merged.notices, leftOut(noRevisions)] };
      const left = tracked.left.length === 0 ? [] : [leftOut(partly(tracked.left.map(quoted)))];
      return { ...merged, bytes: tracked.bytes, notices: [...merged.notices, ...left] };
    },
  };
}

function leftOut(message: string) {
  return { kind: 'left-out', block: 'title', message } as const;
}

const alreadyThere =
  '这份文件有人改过，已是现在的数据，没有新的改动可写成修订；与上次发出的版本有哪些不同，请看 fuer changes --issued。';
const noRevisions =
  '这份文件有人改过，修订没有写进去；与上次发出的版本有哪些不同，请看 fuer changes --issued，或发出后的换页清单。';

function partly(left: readonly string[]): string {
  const named = left.slice(0, 3).map((words) => `“${words}”`);
  return `这份文件有人改过，改动写成了修订；${named.join('、')}${left.length > 3 ? '等' : ''}${left.length}处有图、域、批改等，改动直接写入，没有修订。`;
}

/** A workbook that a person edited stays; the words in its columns for words go into the new one. */
function workbookMerge(
  path: string,
  model: WorkbookModel,
  fresh: Uint8Array,
  runs: () => readonly RunManifest[],
): (edited: Uint8Array) => EditMerge {
  return (edited) => {
    const typed = typedInto(path, edited, model, recordedRows(path, runs()));
    return typed.length === 0
      ? { verdict: 'unmergeable' }
      : { verdict: 'beside', ...withTypedWords(path, fresh, model, typed) };
  };
}

/** The rows of every version of a workbook that a run remembers. */
export function recordedRows(path: string, runs: readonly RunManifest[]): readonly (readonly RecordedBlock[])[] {
  return runs.flatMap(({ documents }) => documents.filter((one) => one.path === path).map(({ blocks }) => blocks));
}

/** Ids of the same report while its unit had another name: `教育局/children` of 教育体育局. */
function formerIds(report: string, { units }: Round): readonly string[] {
  const [unit = '', ...rest] = report.split('/');
  const aliases = units.find(({ name }) => name === unit)?.aliases ?? [];
  return rest.length === 0 ? [] : aliases.map((name) => [name, ...rest].join('/'));
}

/** Versions of one report that were made, each once. */
export function versionsOf(
  reports: readonly string[],
  path: string,
  runs: readonly RunManifest[],
): readonly DocumentMemory[] {
  const seen = new Set<string>();
  return runs.flatMap((run) =>
    run.documents.flatMap((record): readonly DocumentMemory[] => {
      const isOfReport = record.report === undefined ? record.path === path : reports.includes(record.report);
      if (!isOfReport) return [];
      const older = record.editedFrom === null ? [] : [{ ...record, content: '', blocks: record.editedFrom.blocks }];
      return [record, ...older].flatMap((one): readonly DocumentMemory[] => {
        const memory = memoryOfRecord({ ...one, report: record.report ?? reports[0] ?? path }, run);
        const key = memory?.blocks.map(({ fingerprint }) => fingerprint).join() ?? '';
        if (memory === null || seen.has(`${memory.content}|${key}`)) return [];
        seen.add(`${memory.content}|${key}`);
        return [memory];
      });
    }),
  );
}

/** Who revises, and when, of documents that nobody edited and of those that somebody did. */
export function revisingOf(kind: string, round: Round): Revising {
  return { author: '妇儿', date: dateOf(round, kind) };
}

/** The day printed under the signature: the date of comments and revisions too, since nobody asks the clock. */
function dateOf({ dates, due }: Round, kind: string): string | null {
  const day = kind === 'general' || kind === 'brief' ? (dates.general ?? due.general) : (dates.reports ?? due.reports);
  return day === undefined ? null : `${day}T00:00:00Z`;
}
