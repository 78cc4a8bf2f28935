/** Whether a document still says what the data say, and what in it is by another hand. */
import { nameOneFigure } from '../report/figure-id-reading.ts';
import type { Claim } from '../report/claims/claim.ts';
import type { Words } from '../report/claims/words.ts';
import type { WordDisagreement } from './judging-words.ts';
import { alteredWords, outdatedWords } from './judging-words.ts';
import type { RecordedBlock, RecordedClaim } from './manifest.ts';

export interface Stood {
  readonly id: string;
  readonly before: string;
  readonly now: string | null;
  readonly figures: readonly StoodFigure[];
  readonly claims: readonly RecordedClaim[];
}

interface StoodFigure {
  readonly id: string;
  readonly origins: readonly string[];
  readonly before: string;
  readonly now: string | null;
}

export interface Disagreement {
  readonly block: string;
  readonly figure: string;
  readonly origins: readonly string[];
  /** As the document has it; null where it is gone. */
  readonly stands: string | null;
  /** As it was made, or as the data of today have it; null where they have none. */
  readonly should: string | null;
}

export interface Verification {
  /** Figures that somebody overwrote or took out. */
  readonly altered: readonly Disagreement[];
  /** Judging words that somebody overwrote, took out or put in. */
  readonly alteredWords: readonly WordDisagreement[];
  /** Paragraphs and rows whose words are not as they were made. */
  readonly reworded: readonly { readonly block: string; readonly before: string; readonly now: string }[];
  readonly deleted: readonly { readonly block: string; readonly before: string }[];
  /** Figures that the data of today give otherwise. */
  readonly outdated: readonly Disagreement[];
  /** Judging words that today's judgements do not bear out. */
  readonly outdatedWords: readonly WordDisagreement[];
  /** Blocks that today's report would not have, and those it would have besides. */
  readonly noLonger: readonly string[];
  readonly missing: readonly string[];
}

/** The same report made from today's data, and whether a claim is so by today's judgements. */
export interface TodaysReport {
  readonly blocks: readonly RecordedBlock[];
  readonly isSo: (claim: Claim) => boolean;
}

/** `report` is null where there is no round to make it from. */
export function verify(blocks: readonly Stood[], report: TodaysReport | null, words: Words): Verification {
  const today = report?.blocks ?? null;
  const now = new Map((today ?? []).map((block) => [block.id, block]));
  const made = new Set(blocks.map(({ id }) => id));
  return {
    altered: blocks.flatMap(({ id, now: stands, figures }) =>
      stands === null
        ? []
        : figures.filter((one) => one.now !== one.before).map((one) => disagreement(id, one, one.before)),
    ),
    alteredWords: alteredWords(blocks, words),
    reworded: blocks.flatMap(({ id, before, now: stands }) =>
      stands === null || stands === before ? [] : [{ block: id, before, now: stands }],
    ),
    deleted: blocks.flatMap(({ id, before, now: stands }) =>
      stands === null && before !== '' ? [{ block: id, before }] : [],
    ),
    outdated: today === null ? [] : blocks.flatMap((block) => outdatedIn(block, now.get(block.id))),
    outdatedWords: report === null ? [] : outdatedWords(blocks, report.blocks, words, report.isSo),
    noLonger:
      today === null
        ? []
        : blocks.flatMap(({ id, now: stands }) => (stands === null || now.has(id) || id === 'title' ? [] : [id])),
    missing: (today ?? []).flatMap(({ id }) => (made.has(id) ? [] : [id])),
  };
}

function outdatedIn({ id, now: stands, figures }: Stood, today: RecordedBlock | undefined): readonly Disagreement[] {
  if (stands === null || today === undefined) return [];
  const printed = [...today.figures];
  return figures.flatMap((one) => {
    const at = printed.findIndex((figure) => nameOneFigure(figure.id, one.id));
    const should = at < 0 ? null : (printed.splice(at, 1)[0]?.text ?? null);
    return one.now === null || one.now === should ? [] : [disagreement(id, one, should)];
  });
}

function disagreement(block: string, { id, origins, now }: StoodFigure, should: string | null): Disagreement {
  return { block, figure: id, origins, stands: now, should };
}
