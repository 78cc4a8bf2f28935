/** A build on disk: documents into the out folder, what is left of earlier runs out of it, the manifest last. */
import { dirname, join } from 'node:path';
import type { Diagnostic } from '../diagnostics.ts';
import type { RecordedDocument, RecordedFile, RunManifest } from '../history/manifest.ts';
import { manifestName, manifestText, parseManifest } from '../history/manifest.ts';
import type { FinishedDocument } from '../history/run-record.ts';
import { manifestOf, recordDocument } from '../history/run-record.ts';
import type { MadeDocument, Placement, Run, RunOutcome, Shelf } from '../pipeline/run/run.ts';
import { formatOrigin } from '../provenance.ts';
import { writeWhole } from './atomic-write.ts';
import type { OutFolder } from './out-folder.ts';
import { allIssued } from './issued.ts';
import { keepRun, keptRuns } from './kept-runs.ts';
import { finishRun, placeDocuments, readOutText, removeFiles } from './out-folder.ts';

/** The out folder as the pipeline is given it: what the last run left, and the place for the next. */
export function shelfOf(out: OutFolder, now: () => number): Shelf {
  const last = lastManifest(out);
  const runs = (): readonly RunManifest[] => [
    ...(last === null ? [] : [last]),
    ...keptRuns(out.state),
    ...allIssued({ folder: dirname(out.state) }),
  ];
  return { last, runs, place: (run) => writeRun(out, run, last, now()) };
}

function writeRun(
  out: OutFolder,
  { documents, facts, outdated }: Run,
  before: RunManifest | null,
  now: number,
): RunOutcome {
  const known = (before?.documents ?? []).flatMap((document) => document.files);
  const made = documents.flatMap(({ judged, bytes, merge, recognise }) =>
    bytes === null
      ? []
      : [
          {
            path: judged.document.path,
            bytes,
            ...(merge === undefined ? {} : { merge }),
            ...(recognise === undefined ? {} : { recognise }),
          },
        ],
  );
  const placements = new Map(placeDocuments(out, made, known).map((placement) => [placement.path, placement]));

  const removals = removeFiles(out, staleFiles(before, documents, placements, outdated));
  const left = new Set(removals.filter(({ outcome }) => outcome !== 'removed').map(({ path }) => path));
  const records = documents.flatMap((document): readonly RecordedDocument[] => {
    const earlier = before?.documents.find(({ path }) => path === document.judged.document.path);
    if (!document.selected) return earlier === undefined ? [] : [earlier];
    return [recordDocument(finished(document, placements, earlier, left), earlier)];
  });
  const kept = (before?.documents ?? []).filter(
    (record) => !documents.some(({ judged }) => judged.document.path === record.path) && !outdated(record),
  );
  const manifest = manifestOf(facts, [...records, ...kept]);
  const manifestHeld = !writeManifest(out, manifest);
  keepRun(out, manifest);
  finishRun(out, now);
  return { placements, removals, manifestHeld };
}

export function lastManifest(out: OutFolder): RunManifest | null {
  const text = readOutText(out, manifestName);
  return text === null ? null : parseManifest(text);
}

/** Files that the last run left and that belong to no document as it is now. */
function staleFiles(
  before: RunManifest | null,
  documents: readonly MadeDocument[],
  placements: ReadonlyMap<string, Placement>,
  outdated: (record: RecordedDocument) => boolean,
): readonly RecordedFile[] {
  const current = new Set(
    [...placements.values()].flatMap(({ files, path }) => [path, ...files.map((file) => file.path)]),
  );
  const selection = new Map(documents.map(({ judged, selected }) => [judged.document.path, selected]));
  return (before?.documents ?? [])
    .filter((record) => selection.get(record.path) ?? outdated(record))
    .flatMap((document) => document.files)
    .filter(({ path }) => !current.has(path));
}

function finished(
  { judged }: MadeDocument,
  placements: ReadonlyMap<string, Placement>,
  earlier: RecordedDocument | undefined,
  left: ReadonlySet<string>,
): FinishedDocument {
  const { document, verdict, because } = judged;
  const placement = placements.get(document.path);
  return {
    path: document.path,
    kind: document.kind,
    unit: document.unit,
    plan: document.plan,
    state: verdict,
    because: because.map(reasonText),
    content: document.content,
    hash: placement?.hash ?? null,
    edited: placement === undefined ? left.has(document.path) : placement.obstacle === 'edited',
    files: placement?.files ?? (earlier?.files ?? []).filter(({ path }) => left.has(path)),
  };
}

function reasonText(one: Diagnostic): string {
  return one.origin === null ? one.code : `${one.code} ${formatOrigin(one.origin)}`;
}

function writeManifest(out: OutFolder, manifest: RunManifest): boolean {
  const text = manifestText(manifest);
  if (readOutText(out, manifestName) === text) return true;
  return writeWhole(join(out.folder, manifestName), text).verdict === 'written';
}
