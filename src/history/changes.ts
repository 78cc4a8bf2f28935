/** What differs between two runs: figures with both cells, verdicts, and the blocks of each document. */
import type { Remembered, RecordedBlock, RunManifest } from './manifest.ts';
import type { RecordedDatum, RecordedJudgement } from './snapshot.ts';
import { datumKey, judgementKey } from './snapshot.ts';

export interface RunChanges {
  readonly figures: readonly FigureChange[];
  readonly judgements: readonly JudgementChange[];
  /** Files read that are not as they were, or are gone. */
  readonly inputs: readonly string[];
  /** Documents with a changed block, new ones and those no longer made. */
  readonly documents: readonly DocumentChange[];
  /** Names of the documents that stay as they are. */
  readonly unchanged: readonly string[];
}

/** A figure that changed, with the cells of both; null where there was or is none. */
export interface FigureChange extends Omit<RecordedDatum, 'value' | 'origins'> {
  readonly before: Stated | null;
  readonly after: Stated | null;
}

export interface Stated {
  readonly value: string | null;
  readonly origins: readonly string[];
}

export interface JudgementChange {
  readonly indicator: string;
  readonly plan: RecordedJudgement['plan'];
  readonly targetSet: string | null;
  readonly before: RecordedJudgement | null;
  readonly after: RecordedJudgement | null;
}

export interface DocumentChange {
  readonly path: string;
  readonly kind: string;
  readonly unit: string | null;
  readonly plan: RecordedJudgement['plan'] | null;
  /** `withheld`: written before, and not to go out now. */
  readonly state: 'changed' | 'new' | 'gone' | 'withheld';
  readonly blocks: readonly BlockChange[];
  /** The changed figures that stand in it. */
  readonly because: readonly FigureChange[];
}

export interface BlockChange {
  readonly id: string;
  readonly section: string;
  /** null for a block that is new or gone. */
  readonly before: RecordedBlock | null;
  readonly after: RecordedBlock | null;
}

export function compareRuns(before: Remembered, after: Remembered): RunChanges {
  const figures = changedFigures(before.figures, after.figures);
  const documents = after.documents.flatMap((document): readonly DocumentChange[] => {
    const earlier = before.documents.find(({ path }) => path === document.path);
    return changedDocument(earlier, document, figures);
  });
  const gone = before.documents.filter(({ path }) => !after.documents.some((one) => one.path === path));
  const changed = new Set(documents.map(({ path }) => path));
  return {
    figures,
    judgements: changedJudgements(before.judgements, after.judgements),
    inputs: changedInputs(before.inputs, after.inputs),
    documents: [
      ...documents,
      ...gone.map((document): DocumentChange => ({ ...headOf(document), state: 'gone', blocks: [], because: [] })),
    ],
    unchanged: after.documents.flatMap(({ path }) => (changed.has(path) ? [] : [path])),
  };
}

function changedFigures(before: readonly RecordedDatum[], after: readonly RecordedDatum[]): readonly FigureChange[] {
  return paired(before, after, datumKey).flatMap(([old, now]): readonly FigureChange[] => {
    if (sameNumber(old?.value ?? null, now?.value ?? null)) return [];
    const place = now ?? old;
    if (place === null) return [];
    const { indicator, area, year, dimension } = place;
    return [{ indicator, area, year, dimension, before: statedBy(old), after: statedBy(now) }];
  });
}

/** 94 and 94.0 are one figure. */
function sameNumber(one: string | null, other: string | null): boolean {
  if (one === other) return true;
  return one !== null && other !== null && one !== '' && other !== '' && Number(one) === Number(other);
}

function statedBy(datum: RecordedDatum | null): Stated | null {
  return datum === null ? null : { value: datum.value, origins: datum.origins };
}

function changedJudgements(
  before: readonly RecordedJudgement[],
  after: readonly RecordedJudgement[],
): readonly JudgementChange[] {
  return paired(before, after, judgementKey).flatMap(([old, now]): readonly JudgementChange[] => {
    const place = now ?? old;
    if (place === null || (old !== null && now !== null && sameVerdict(old, now))) return [];
    return [{ indicator: place.indicator, plan: place.plan, targetSet: place.targetSet, before: old, after: now }];
  });
}

function sameVerdict(one: RecordedJudgement, other: RecordedJudgement): boolean {
  return (
    one.attainment === other.attainment &&
    one.level === other.level &&
    one.pace === other.pace &&
    one.rank === other.rank
  );
}

function changedInputs(before: RunManifest['inputs'], after: RunManifest['inputs']): readonly string[] {
  return paired(before, after, ({ file }) => file).flatMap(([old, now]) =>
    old?.hash === now?.hash ? [] : [(now ?? old)?.file ?? ''],
  );
}

type Head = Pick<Remembered['documents'][number], 'path' | 'kind' | 'unit' | 'plan'>;

function headOf({ path, kind, unit, plan }: Head): Head {
  return { path, kind, unit, plan };
}

function changedDocument(
  before: Remembered['documents'][number] | undefined,
  after: Remembered['documents'][number],
  figures: readonly FigureChange[],
): readonly DocumentChange[] {
  // Of a withheld document nothing was remembered to compare with.
  const known = before !== undefined && before.blocks.length > 0;
  if (!known) {
    return after.blocks.length === 0 ? [] : [{ ...headOf(after), state: 'new', blocks: [], because: [] }];
  }
  const blocks = changedBlocks(before.blocks, after.blocks);
  if (blocks.length === 0 && before.state === after.state) return [];
  const state = after.state === 'withheld' && before.state !== 'withheld' ? 'withheld' : 'changed';
  return [{ ...headOf(after), state, blocks, because: figuresBehind(blocks, figures) }];
}

function changedBlocks(before: readonly RecordedBlock[], after: readonly RecordedBlock[]): readonly BlockChange[] {
  return paired(distinctBlocks(before), distinctBlocks(after), ({ key }) => key).flatMap(
    ([old, now]): readonly BlockChange[] => {
      const place = now ?? old;
      if (place === null || old?.block.fingerprint === now?.block.fingerprint) return [];
      const { id, section } = place.block;
      return [{ id, section, before: old?.block ?? null, after: now?.block ?? null }];
    },
  );
}

/** Blocks with a key of their own: a group's row (领域) may stand in two tables under one id. */
function distinctBlocks(
  blocks: readonly RecordedBlock[],
): readonly { readonly key: string; readonly block: RecordedBlock }[] {
  const counts = new Map<string, number>();
  return blocks.map((block) => {
    const count = (counts.get(block.id) ?? 0) + 1;
    counts.set(block.id, count);
    return { key: `${block.id}\u0000${count}`, block };
  });
}

/** Changed figures that the changed blocks are made from: through their cells, old or new. */
function figuresBehind(blocks: readonly BlockChange[], figures: readonly FigureChange[]): readonly FigureChange[] {
  const cells = new Set(
    blocks.flatMap(({ before, after }) =>
      [...(before?.figures ?? []), ...(after?.figures ?? [])].flatMap((figure) => figure.origins),
    ),
  );
  return figures.filter(({ before, after }) =>
    [...(before?.origins ?? []), ...(after?.origins ?? [])].some((origin) => cells.has(origin)),
  );
}

/** Entries of both lists that share a key, in the order of the second, what is only in the first last. */
function paired<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (entry: T) => string,
): readonly (readonly [T | null, T | null])[] {
  const old = new Map(before.map((entry) => [keyOf(entry), entry]));
  const now = new Set(after.map(keyOf));
  return [
    ...after.map((entry) => [old.get(keyOf(entry)) ?? null, entry] as const),
    ...before.filter((entry) => !now.has(keyOf(entry))).map((entry) => [entry, null] as const),
  ];
}
