import { describe, expect, it } from 'vitest';
import { alteredWords, outdatedWords } from '../../src/history/judging-words.ts';
import type { RecordedBlock } from '../../src/history/manifest.ts';
import { recordedBlocks } from '../../src/history/recorded-blocks.ts';
import { truthOf } from '../../src/report/proofread.ts';
import { readClaimRecord } from '../../src/report/claims/remembered-claim.ts';
import { diceOf } from '../random/dice.ts';
import { judgedDocuments } from '../report/claims/judged-documents.ts';

const sample = judgedDocuments('samples/heshan-2015');
const blocks: readonly RecordedBlock[] = sample.documents.flatMap(({ content }) => recordedBlocks(content));
const claims = blocks.flatMap((block) => (block.claims ?? []).map((claim) => ({ block, claim })));

const stood = ({ id, text, claims: said = [] }: RecordedBlock, now: string) => ({
  id,
  before: text,
  now,
  claims: said,
});

describe('The judging words that a document remembers', () => {
  it('stand where it says, and can be read back', () => {
    expect(claims.length).toBeGreaterThan(2000);
    for (const { block, claim } of claims) {
      expect(block.text.slice(claim.at, claim.at + claim.text.length)).toBe(claim.text);
      expect(readClaimRecord(claim.claim), claim.claim).not.toBe(null);
    }
  });

  it('are found neither altered nor outdated as long as nothing changed', () => {
    const whole = blocks.map((block) => stood(block, block.text));
    expect(alteredWords(whole, sample.words)).toEqual([]);
    expect(outdatedWords(whole, blocks, sample.words, truthOf(sample.facts))).toEqual([]);
  });

  it('are no claims of this program when they come from elsewhere', () => {
    const odd = [
      '', '[]', '{"is":["level","purple"],"of":[]}', '{"is":["colour","red"],"of":[]}',
      '{"is":["level","red"],"of":[["W02","men","own"]]}', '{"is":["counted","toString"],"of":[]}', '{"is":["level","red"],"of":[],"x":1}',
    ]; // prettier-ignore
    expect(odd.map(readClaimRecord)).toEqual(odd.map(() => null));
  });
});

describe('A judging word that a person changed', () => {
  const dice = diceOf('words by hand');
  const printed = [...new Set(claims.map(({ claim }) => claim.text))];

  // What is read as the old word with something beside it has left it standing.
  const isOther = (other: string, word: string): boolean =>
    other !== word && other !== `第${word}位` && (!other.includes(word) || sample.words.scan(other)[0]?.word === other);

  it('is named with what it was, whatever it was changed to, beside other edits too', () => {
    const missed: string[] = [];
    for (let time = 0; time < 1000; time += 1) {
      const { block, claim } = dice.one(claims);
      const word = dice.one(printed.filter((other) => isOther(other, claim.text)));
      const changed = block.text.slice(0, claim.at) + word + block.text.slice(claim.at + claim.text.length);
      const now = time % 2 === 0 ? changed : `另据了解，${changed}详见附件。`;
      const found = alteredWords([stood(block, now)], sample.words);
      if (!found.some(({ should, stands }) => should === claim.text && stands !== claim.text)) {
        missed.push(`${claim.text} → ${word} in ${block.text.slice(Math.max(0, claim.at - 15), claim.at + 20)}`);
      }
    }
    expect(missed).toEqual([]);
  });

  it('is named where it was put in, and nothing is named where a person only added words that judge nothing', () => {
    const block = dice.one(blocks.filter(({ text }) => text.length > 30 && !text.includes('\t')));
    const added = alteredWords([stood(block, `${block.text}属红色预警。`)], sample.words);
    expect(added).toContainEqual({ block: block.id, of: [], claim: null, stands: '红色预警', should: null });
    for (const each of blocks.filter(({ text }) => !text.includes('\t')).slice(0, 400)) {
      expect(alteredWords([stood(each, `（经办人补记）${each.text}请予支持。`)], sample.words)).toEqual([]);
    }
  });
});

describe('A judging word that the data have left behind', () => {
  it('is named with the word of today', () => {
    const red = claims.find(({ claim }) => claim.claim.includes('"is":["level","red"]'));
    if (red === undefined) throw new Error('no red level in the sample');
    const turned = (red.block.claims ?? []).map((claim) =>
      claim === red.claim ? { ...claim, text: '黄色', claim: claim.claim.replace('"red"', '"yellow"') } : claim,
    );
    const today = [{ ...red.block, claims: turned }];
    const isSo = (claim: { readonly kind: string; readonly is: string }): boolean =>
      !(claim.kind === 'level' && claim.is === 'red');
    const found = outdatedWords([stood(red.block, red.block.text)], today, sample.words, isSo);
    expect(found).toContainEqual(
      expect.objectContaining({ block: red.block.id, stands: red.claim.text, should: '黄色' }),
    );
  });
});
