/**
 * Reads composed documents back and compares what they say with what was judged, and with each other. What disagrees is
 * the program's own fault and holds back the documents that say it.
 */
import { literally } from '../indicators/literal-pattern.ts';
import type { Diagnostic } from '../diagnostics.ts';
import { finding } from '../diagnostics.ts';
import type { RoundFacts } from '../rules/round-facts.ts';
import type { Claim } from './claims/claim.ts';
import { countedAgain, type Counting } from './claims/counted-again.ts';
import { claimText } from './claims/claim.ts';
import { claimHolds, type ClaimFacts } from './claims/holds.ts';
import { sayingOf, type Words } from './claims/words.ts';
import { misdated } from './claims/year-of-cells.ts';
import { parseFigureId } from './figure-id-reading.ts';
import type { Inline, Report } from './model.ts';
import { plainText } from './model.ts';
import { blockInlines } from './printed-blocks.ts';
import type { WorkbookModel } from './workbook-model.ts';

export interface ProofDocument {
  /** Its file name, which findings name. */
  readonly path: string;
  readonly content: Report | WorkbookModel;
}

/** What does not hold at a place of a document. */
export interface Fault {
  readonly path: string;
  readonly block: string;
  /**
   * `misread`: the word means something else; `untrue`: the judgement says otherwise; `miscounted`: so many are not judged
   * so; `misdated`: it stands under a year that is not its own; `unclaimed`: nobody claims it.
   */
  readonly kind: 'misread' | 'untrue' | 'miscounted' | 'misdated' | 'unclaimed';
  readonly word: string;
  readonly claim: Claim | null;
  /** The sentence around it. */
  readonly around: string;
}

/** 自校不符 findings at the blocks that say what was not judged. */
export function proofread(documents: readonly ProofDocument[], facts: RoundFacts, words: Words): readonly Diagnostic[] {
  // A judging word that nobody claims is for the tests to find; it is not known to be wrong, and not looked for here.
  return faultsAmongAll(documents, facts, { words, masked: null }).map(({ path, block, word, around, kind }) =>
    finding('self-check', {
      message: `“${around}”里的“${word}”${reasons[kind]}。`,
      hint: `这是程序自身的差错，请把这一行发给程序的维护者：${kind}｜${block}｜${word}`,
      origin: { kind: 'block', document: path, block },
    }),
  );
}

const reasons = {
  misread: '与它应有的含义不符',
  untrue: '与判定的结果不符',
  miscounted: '与逐项重数的结果不符',
  misdated: '不是所在年份的数',
  unclaimed: '没有判定作依据',
} as const satisfies Record<Fault['kind'], string>;

export function faultsIn(documents: readonly ProofDocument[], facts: RoundFacts, words: Words): readonly Fault[] {
  const names = [
    ...facts.indicators.flatMap(({ name, short }) => [name, short]),
    ...facts.round.units.map(({ name }) => name),
  ];
  return faultsAmongAll(documents, facts, { words, masked: maskOf([...new Set(names)]) });
}

function faultsAmongAll(
  documents: readonly ProofDocument[],
  facts: RoundFacts,
  { words, masked }: Pick<Proof, 'words' | 'masked'>,
): readonly Fault[] {
  const judged = judgedIn(facts);
  const proof: Proof = { words, isSo: truthOf(facts), masked };
  return documents.flatMap(({ path, content }) => [
    ...blockInlines(content).flatMap(({ block, inlines }) =>
      [...faultsAmong(inlines, proof), ...miscounted(inlines, countingOf(content), judged)].map((fault) => ({
        ...fault,
        path,
        block,
      })),
    ),
    ...misdated(content).map((found): Fault => ({ ...found, kind: 'misdated', claim: null, path })),
  ]);
}

function judgedIn({ assessments, round: { plans } }: RoundFacts): ClaimFacts {
  return {
    assessments,
    judge: { women: plans.women.judge, children: plans.children.judge },
    targetYears: { women: plans.women.target, children: plans.children.target },
  };
}

function countingOf({ kind, unit, plan }: Report | WorkbookModel): Counting {
  return { unit: kind === 'unit' || kind === 'three-tables' ? unit : null, plan };
}

/** Counts that are not what counting again gives. */
function miscounted(inlines: readonly Inline[], counting: Counting, judged: ClaimFacts): readonly Found[] {
  return inlines.flatMap((inline): readonly Found[] => {
    if (inline.kind !== 'figure' || !inline.figure.startsWith('count/')) return [];
    const id = parseFigureId(inline.figure);
    const again = id?.kind === 'count' ? countedAgain(id, counting, judged) : null;
    if (again === null || inline.text === String(again)) return [];
    return [{ kind: 'miscounted', word: inline.text, claim: null, around: shortened(plainText(inlines)) }];
  });
}

/** Whether a claim is so by the round's judgements; each is looked into once. */
export function truthOf(facts: RoundFacts): (claim: Claim) => boolean {
  const judged = judgedIn(facts);
  const known = new Map<string, boolean>();
  return (claim) => {
    const text = claimText(claim);
    const before = known.get(text);
    if (before !== undefined) return before;
    const now = claimHolds(claim, judged);
    known.set(text, now);
    return now;
  };
}

interface Proof {
  readonly words: Words;
  readonly isSo: (claim: Claim) => boolean;
  /** A text without the names of indicators and units, in which judging words may stand; null where no word without a claim is looked for. */
  readonly masked: ((text: string) => string) | null;
}

type Found = Omit<Fault, 'path' | 'block'>;

function faultsAmong(inlines: readonly Inline[], { words, isSo, masked }: Proof): readonly Found[] {
  let around: string | null = null;
  const place = (): string => (around ??= shortened(plainText(inlines)));
  return inlines.flatMap((inline): readonly Found[] => {
    if (inline.kind === 'claim') {
      const { text: word, claim } = inline;
      if (!means(word, claim, words)) return [{ kind: 'misread', word, claim, around: place() }];
      return isSo(claim) ? [] : [{ kind: 'untrue', word, claim, around: place() }];
    }
    if (inline.kind !== 'text' || masked === null) return [];
    return words
      .scan(masked(inline.text))
      .map(({ word }): Found => ({ kind: 'unclaimed', word, claim: null, around: place() }));
  });
}

/** Whether a printed word can be read as what is claimed. */
function means(word: string, { kind, is }: Claim, words: Words): boolean {
  if (kind === 'rank' && /^[0-9]+$/.test(word)) return word === is;
  if (kind === 'run') return chineseCounts[word] === Number(is);
  if (kind === 'ground') return words.meanings(word.replace(/[0-9.]+(?=倍)/u, '{倍数}')).has(`ground/${is}`);
  const meanings = words.meanings(word);
  if (kind === 'counted') return sayingOf(is).some((saying) => meanings.has(saying));
  return [...meanings].some((saying) => saying === `${kind}/${is}`);
}

const chineseCounts: Readonly<Record<string, number>> = {
  两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10,
}; // prettier-ignore

function maskOf(names: readonly string[]): (text: string) => string {
  const longestFirst = names.filter((name) => name !== '').toSorted((a, b) => b.length - a.length);
  if (longestFirst.length === 0) return (text) => text;
  const pattern = new RegExp(longestFirst.map(literally).join('|'), 'gu');
  return (text) => text.replace(pattern, (name) => '〇'.repeat(name.length));
}

const mostAround = 60;

function shortened(text: string): string {
  const characters = [...text];
  return characters.length <= mostAround ? text : `${characters.slice(0, mostAround).join('')}…`;
}
