/** What became of the round's documents as of a day: sent, received, signed, as ledger.yaml has it. */
import type { HandOver } from '../../dataset/ledger.ts';
import type { JudgedDocument } from '../documents.ts';

export interface HandedOver {
  readonly sent: readonly HandOver[];
  readonly signed: readonly HandOver[];
}

export interface DocumentCourse {
  readonly path: string;
  readonly kind: JudgedDocument['document']['kind'];
  readonly verdict: JudgedDocument['verdict'];
  /** The last time; null where nothing is written down. */
  readonly sent: HandOver | null;
  readonly signed: HandOver | null;
}

export function coursesOf(
  documents: readonly JudgedDocument[],
  handedOver: HandedOver,
  today: string,
): readonly DocumentCourse[] {
  const paths = documents.map(({ document }) => document.path);
  const lastOf = (list: readonly HandOver[], path: string): HandOver | null =>
    list.filter((one) => documentMeant(one.document, paths) === path && !isLater(one, today)).at(-1) ?? null;
  return documents.map(({ document: { path, kind }, verdict }) => ({
    path,
    kind,
    verdict,
    sent: lastOf(handedOver.sent, path),
    signed: lastOf(handedOver.signed, path),
  }));
}

/** Lines of the ledger that name no document of the round, or more than one. */
export function unknownDocuments(documents: readonly JudgedDocument[], handedOver: HandedOver): readonly HandOver[] {
  const paths = documents.map(({ document }) => document.path);
  return [...handedOver.sent, ...handedOver.signed].filter((one) => documentMeant(one.document, paths) === null);
}

/** The document that people mean: by its file name, else by a part of it that no other has; null where that is unclear. */
export function documentMeant(written: string, paths: readonly string[]): string | null {
  const wanted = plainName(written);
  const exact = paths.find((path) => plainName(path) === wanted);
  if (exact !== undefined) return exact;
  const words = wanted.split(/[-_·]/u).filter((word) => word !== '');
  const fitting = paths.filter((path) => words.every((word) => plainName(path).includes(word)));
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/^.*[\\/]/u, '')
    .replace(/\.(?:docx|xlsx|pdf)$/iu, '')
    .replace(/\s/gu, '');
}

function isLater({ date }: HandOver, today: string): boolean {
  return date !== null && date > today;
}
