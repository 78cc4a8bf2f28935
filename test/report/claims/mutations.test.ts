/**
 * What a document says, changed at random in one thing: the word, the set, the year, the count, or the staff's own pattern.
 * Knows ids and printed words only. What the proofreader lets pass is printed by kind.
 */
import { describe, expect, it } from 'vitest';
import type { Claim, ClaimKind } from '../../../src/report/claims/claim.ts';
import { countedAgain } from '../../../src/report/claims/counted-again.ts';
import { parseFigureId } from '../../../src/report/figure-id-reading.ts';
import type { Inline } from '../../../src/report/model.ts';
import { blockInlines } from '../../../src/report/printed-blocks.ts';
import type { ProofDocument } from '../../../src/report/proofread.ts';
import { faultsIn } from '../../../src/report/proofread.ts';
import { diceOf } from '../../random/dice.ts';
import { templateFiles, templatesWith } from '../templates-on-disk.ts';
import { judgedDocuments } from './judged-documents.ts';

const samples = ['samples/heshan-2015', 'samples/outline-2018'].map((folder) => judgedDocuments(folder));
const dice = diceOf('one thing said otherwise');

/** Every inline of the samples with the document it stands in. */
const places = samples.flatMap((sample) =>
  sample.documents.flatMap((document) =>
    blockInlines(document.content).flatMap(({ inlines }) => inlines.map((inline) => ({ sample, document, inline }))),
  ),
);
type Place = (typeof places)[number];

function isFound({ sample, document }: Place, said: Inline): boolean {
  const block = { kind: 'paragraph', id: 'alone', inlines: [said] } as const;
  const { unit, plan, kind } = document.content;
  const content: ProofDocument['content'] = {
    id: 'alone', kind: kind === 'unit' || kind === 'three-tables' ? 'unit' : 'general', unit, plan, year: 2015, title: '', header: null,
    draft: false, indicators: new Set(), sections: [{ id: 'alone', blocks: [block] }],
  }; // prettier-ignore
  return faultsIn([{ path: 'alone.docx', content }], sample.facts, sample.words).length > 0;
}

/** Found and all, by kind; printed for the note. */
class Recall {
  readonly #tally = new Map<string, { found: number; all: number; missed: string[] }>();

  add(kind: string, found: boolean, what: string): void {
    const one = this.#tally.get(kind) ?? { found: 0, all: 0, missed: [] };
    one.all += 1;
    if (found) one.found += 1;
    else one.missed.push(what);
    this.#tally.set(kind, one);
  }

  print(mutation: string): { readonly found: number; readonly all: number } {
    const lines = [...this.#tally].toSorted().map(([kind, one]) => `${kind} ${one.found}/${one.all}`);
    const missed = [...new Set([...this.#tally.values()].flatMap((one) => one.missed))].slice(0, 8);
    console.info(`${mutation}: ${lines.join(', ')}${missed.length === 0 ? '' : `\n  missed: ${missed.join(' | ')}`}`);
    const sum = (of: 'found' | 'all') => [...this.#tally.values()].reduce((total, one) => total + one[of], 0);
    return { found: sum('found'), all: sum('all') };
  }
}

describe('A count that is not so', () => {
  it('is found wherever its id tells the set', () => {
    const recall = new Recall();
    const [told, untold]: [number, number] = places.reduce(
      ([some, none], place): [number, number] => {
        const { inline, sample, document } = place;
        if (inline.kind !== 'figure') return [some, none];
        const id = parseFigureId(inline.figure);
        if (id?.kind !== 'count') return [some, none];
        const { assessments, round } = sample.facts;
        const judge = { women: round.plans.women.judge, children: round.plans.children.judge };
        const counting = {
          unit: document.content.kind === 'unit' ? document.content.unit : null,
          plan: document.content.plan,
        };
        if (countedAgain(id, counting, { assessments, judge }) === null) return [some, none + 1];
        const wrong = String(Number(inline.text) + dice.one([-1, 1, 2]));
        recall.add(id.what, isFound(place, { ...inline, text: wrong }), `${inline.figure} ${inline.text} → ${wrong}`);
        return [some + 1, none];
      },
      [0, 0],
    );
    const { found, all } = recall.print(`counts (${untold} more whose id does not tell the set)`);
    expect(found).toBe(all);
    expect(told).toBeGreaterThan(300);
  });
});

type Said = Extract<Inline, { readonly kind: 'claim' }>;
const claimed = places.flatMap(({ inline, ...place }) => (inline.kind === 'claim' ? [{ ...place, inline }] : []));

describe('A claim of another year', () => {
  it('is found where the year decides', () => {
    const recall = new Recall();
    // Of a year of which nothing is known 无数据 holds; how it changed is said of this year whatever is forecast.
    const decided = claimed.filter(
      ({ inline: { claim } }) => claim.year !== undefined && claim.is !== 'no-data' && claim.kind !== 'change',
    );
    for (const place of decided) {
      const { claim } = place.inline;
      // Beyond every year that was judged or forecast.
      const other = { ...claim, year: (claim.year ?? 0) + dice.one([-30, 30]) } as Claim;
      recall.add(
        claim.kind,
        isFound(place, { ...place.inline, claim: other }),
        `${claim.kind}/${claim.is} ${claim.year}`,
      );
    }
    const { found, all } = recall.print('years');
    expect(all).toBeGreaterThan(50);
    expect(found).toBe(all);
  });
});

describe('A claim of another set', () => {
  it('is found where one who is not so is counted in', () => {
    const recall = new Recall();
    for (let time = 0; time < 1500; time += 1) {
      const place = dice.one(claimed);
      const { claim } = place.inline;
      if (claim.of.length === 0 || blind.has(claim.kind)) continue;
      // Somebody of whom another saying of the same kind is claimed, under the same plan and set.
      const others = claimed.filter(
        ({ inline, sample }) =>
          sample === place.sample &&
          inline.claim.kind === claim.kind &&
          inline.claim.is !== claim.is &&
          inline.claim.of.length === 1,
      );
      const stranger = others.length === 0 ? undefined : dice.one(others).inline.claim.of[0];
      if (stranger === undefined) continue;
      const wider: Said = { ...place.inline, claim: { ...claim, of: [...claim.of, stranger] } };
      const alone: Said = { ...place.inline, claim: { ...claim, of: [stranger] } };
      // Two sayings may hold of one indicator: then it is no mistake to count it in.
      if (!isFound(place, alone)) continue;
      recall.add(claim.kind, isFound(place, wider), `${claim.kind}/${claim.is}`);
    }
    const { found, all } = recall.print('sets');
    expect(found).toBe(all);
    expect(all).toBeGreaterThan(300);
  });
});

/** They name, and judge nothing of a single indicator. */
const blind: ReadonlySet<ClaimKind> = new Set(['method', 'quantity', 'first']);

describe('A pattern that a clerk edited to judge otherwise', () => {
  it('is refused at its line, twenty times over', () => {
    const source = templateFiles().get('phrases.yaml')?.text ?? '';
    const { words } = samples[0] ?? { words: null };
    if (words === null) throw new Error('no sample');
    const printed = [...new Set(claimed.map(({ inline }) => inline.text))].filter(
      (word) => words.scan(word)[0]?.word === word,
    );
    const lines = source
      .split('\n')
      .filter((line) => /^[^#\s][^:]*: '/.test(line) && words.scan(valueOf(line)).length > 0);
    let refused = 0;
    for (let time = 0; time < 20; time += 1) {
      const line = dice.one(lines);
      const value = valueOf(line);
      const { word, at } = dice.one(words.scan(value));
      const meanings = words.meanings(word);
      const other = dice.one(
        printed.filter((each) => [...words.meanings(each)].every((meaning) => !meanings.has(meaning))),
      );
      const edited = line.replace(value, value.slice(0, at) + other + value.slice(at + word.length));
      const outcome = templatesWith('phrases.yaml', line, edited);
      if (outcome.verdict !== 'failed') continue;
      refused += 1;
      const number = source.split('\n').indexOf(line) + 1;
      expect(outcome.findings.map(({ origin }) => JSON.stringify(origin)).join()).toContain(`"line":${number}`);
    }
    console.info(`patterns: ${refused} of 20 refused at their lines`);
    // The other word may be one that its situation claims elsewhere in the sentence.
    expect(refused).toBeGreaterThanOrEqual(17);
  });
});

function valueOf(line: string): string {
  return line.slice(line.indexOf(": '") + 3, -1);
}
