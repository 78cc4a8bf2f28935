import { describe, expect, it } from 'vitest';
import type { Claim } from '../../../src/report/claims/claim.ts';
import type { Inline } from '../../../src/report/model.ts';
import { blockInlines } from '../../../src/report/printed-blocks.ts';
import type { ProofDocument } from '../../../src/report/proofread.ts';
import { faultsIn } from '../../../src/report/proofread.ts';
import { diceOf } from '../../random/dice.ts';
import { judgedDocuments } from './judged-documents.ts';
import { judgingOutsideClaims } from './words-that-judge.ts';

const samples = ['samples/heshan-2015', 'samples/outline-2018'].map((folder) => judgedDocuments(folder));

type SaidClaim = Extract<Inline, { readonly kind: 'claim' }>;

const claims: readonly { readonly said: SaidClaim; readonly sample: number }[] = samples.flatMap(
  ({ documents }, sample) =>
    documents.flatMap(({ content }) =>
      blockInlines(content).flatMap(({ inlines }) =>
        inlines.flatMap((said) => (said.kind === 'claim' ? [{ said, sample }] : [])),
      ),
    ),
);

/** A document that says this alone. */
function alone(said: Inline): ProofDocument {
  const block = { kind: 'paragraph', id: 'alone', inlines: [said] } as const;
  return {
    path: 'alone.docx',
    content: {
      id: 'alone', kind: 'unit', unit: '', plan: null, year: 2015, title: '', header: null, draft: false, indicators: new Set(),
      sections: [{ id: 'alone', blocks: [block] }],
    },
  }; // prettier-ignore
}

/** A closing round stands beside those whose claims are said otherwise below. */
const all = [...samples, judgedDocuments('samples/heshan-2016')];

describe('The proofreader', () => {
  it(`reads ${claims.length} claims in the samples' documents, and each is what its word means and what was judged`, () => {
    const wrong = all.flatMap(({ documents, facts, words }) =>
      faultsIn(documents, facts, words).filter(({ kind }) => kind !== 'unclaimed'),
    );
    expect(claims.length).toBeGreaterThan(2000);
    expect(wrong).toEqual([]);
  });

  it('finds no judging word outside a claim, nor does a list that knows nothing of its dictionary', () => {
    for (const { documents, facts, words } of all) {
      const names = [
        ...facts.indicators.flatMap(({ name, short }) => [name, short]),
        ...[...facts.round.units, ...facts.round.areas].map(({ name }) => name),
      ];
      expect(faultsIn(documents, facts, words).filter(({ kind }) => kind === 'unclaimed')).toEqual([]);
      expect(documents.flatMap(({ content }) => judgingOutsideClaims(content, names))).toEqual([]);
    }
  });
});

describe('One thing said otherwise, at random', () => {
  const dice = diceOf('mutations');
  const printedWords = [...new Set(claims.map(({ said }) => said.text))];
  const subjects = claims.flatMap(({ said }) => said.claim.of);

  function isFound(said: Inline, sample: number): boolean {
    const round = samples[sample];
    if (round === undefined) throw new Error('no such sample');
    return faultsIn([alone(said)], round.facts, round.words).length > 0;
  }

  const perKind = 700;

  it(`another printed word that means something else is found, ${perKind} times`, () => {
    const missed: string[] = [];
    for (let time = 0; time < perKind; time += 1) {
      const { said, sample } = dice.one(claims);
      const meanings = samples[sample]?.words.meanings(said.text) ?? new Set();
      const others = printedWords.filter(
        (word) =>
          word !== said.text &&
          // 1 and 第1位 are one place.
          !(said.claim.kind === 'rank' && word === said.claim.is) &&
          [...(samples[sample]?.words.meanings(word) ?? [])].every(
            (meaning) => !meanings.has(meaning) && meaning !== `${said.claim.kind}/${said.claim.is}`,
          ),
      );
      if (!isFound({ ...said, text: dice.one(others) }, sample))
        missed.push(`${said.text} ${said.claim.kind}/${said.claim.is}`);
    }
    expect(missed).toEqual([]);
  });

  it(`a claim of another verdict, level or side than was judged is found, ${perKind} times`, () => {
    let tried = 0;
    const missed: string[] = [];
    for (let time = 0; tried < perKind && time < 20 * perKind; time += 1) {
      const { said, sample } = dice.one(claims);
      const otherwise = claims.filter(
        ({ said: { claim } }) => claim.kind === said.claim.kind && claim.is !== said.claim.is,
      );
      if (otherwise.length === 0) continue;
      const other = dice.one(otherwise);
      // The word of the other goes along, so that only what was judged can tell.
      const claim = { ...said.claim, is: other.said.claim.is } as Claim;
      if (said.claim.of.length === 0 || alsoHolds(said.claim, claim)) continue;
      tried += 1;
      if (!isFound({ kind: 'claim', text: other.said.text, claim }, sample)) {
        missed.push(`${said.text} ${said.claim.kind}: ${said.claim.is} as ${claim.is}`);
      }
    }
    expect(tried).toBe(perKind);
    expect(missed).toEqual([]);
  });

  it(`a claim about an indicator that nobody judged under that plan and set is found, ${perKind} times`, () => {
    const missed: string[] = [];
    for (let time = 0; time < perKind; time += 1) {
      const { said, sample } = dice.one(claims.filter(({ said: { claim } }) => claim.of.length > 0));
      const stranger = { ...dice.one(subjects), indicator: 'X99' };
      const claim: Claim = { ...said.claim, of: [stranger, ...said.claim.of.slice(1)] };
      if (!isFound({ ...said, claim }, sample)) missed.push(`${said.text} ${said.claim.kind}/${said.claim.is}`);
    }
    expect(missed).toEqual([]);
  });
});

/** Sayings of one kind that do not shut each other out: 达标 and 提前达标, 优于 and 高于, two grounds of one level. */
function alsoHolds(claim: Claim, other: Claim): boolean {
  if (['ground', 'special', 'quantity', 'first', 'pace', 'method', 'counted'].includes(claim.kind)) return true;
  if (claim.kind === 'level-before') return true;
  if (claim.kind === 'attainment') return overlaps(attainmentClasses, claim.is, other.is);
  if (claim.kind === 'area') return overlaps([['higher', 'lower', 'equal'], ['better', 'worse', 'equal']], claim.is, other.is); // prettier-ignore
  if (claim.kind === 'change') return overlaps([['up', 'down', 'level'], ['better', 'worse', 'level']], claim.is, other.is); // prettier-ignore
  if (claim.kind === 'side') return overlaps([['above', 'below', 'equal'], ['within', 'away']], claim.is, other.is); // prettier-ignore
  if (claim.kind === 'since-base') return overlaps([['up', 'down', 'level'], ['against', 'level']], claim.is, other.is); // prettier-ignore
  // The third of three is the last of them; who is first is never last.
  if (claim.kind === 'rank') return [claim.is, other.is].includes('last') && ![claim.is, other.is].includes('1');
  if (claim.kind === 'forecast') return claim.is !== 'short' && other.is !== 'short';
  return false;
}

const verdicts = ['met-kept', 'met-early', 'met', 'nearly-met', 'not-met', 'regressed'];

/** What has no figure of the year may also lack the base that its target hangs on. */
const attainmentClasses = [
  [...verdicts, 'no-data'],
  [...verdicts, 'not-applicable'],
  ['reached', 'unmet'],
];

/** Only two of one list are sure to shut each other out. */
function overlaps(lists: readonly (readonly string[])[], one: string, other: string): boolean {
  return !lists.some((list) => list.includes(one) && list.includes(other));
}
