/**
 * What a document says, changed at random in one thing: the word, the set, the year, the count, or the staff's own pattern.
 * Knows ids and printed words only. What the proofreader lets pass is printed by kind.
 */
import { describe, expect, it } from 'vitest';
import type { Claim, ClaimKind } from '../../../src/report/claims/claim.ts';
import { listedKinds } from '../../../src/report/claims/dictionary-keys.ts';
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
const printedWords = [...new Set(claimed.map(({ inline }) => inline.text))];

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

describe('Every kind of claim in turn', () => {
  const kinds = [...new Set(claimed.map(({ inline }) => inline.claim.kind))].toSorted();
  const each = 40;

  it('is among the samples’ claims, save those that are named here', () => {
    expect(listedKinds.filter((kind) => !kinds.includes(kind))).toEqual(unsaid);
  });

  it(`another printed word is found, ${each} times of every kind`, () => {
    const recall = new Recall();
    for (const kind of kinds) {
      const own = claimed.filter(({ inline }) => inline.claim.kind === kind);
      for (let time = 0; time < each; time += 1) {
        const place = dice.one(own);
        const { claim, text } = place.inline;
        const meant = place.sample.words.meanings(text);
        const others = printedWords.filter((word) => {
          // 1 and 第1位 are one place.
          if (word === text || (kind === 'rank' && word === claim.is)) return false;
          const meanings = [...place.sample.words.meanings(word)];
          return meanings.every((one) => !meant.has(one) && one !== `${kind}/${claim.is}`);
        });
        const word = dice.one(others);
        recall.add(kind, isFound(place, { ...place.inline, text: word }), `${kind}/${claim.is} ${text} → ${word}`);
      }
    }
    const { found, all } = recall.print('words');
    expect(all).toBe(each * kinds.length);
    expect(found).toBe(all);
  });

  it('another saying with its own word is found, where the two shut each other out', () => {
    const recall = new Recall();
    const survivors = new Set<string>();
    for (const kind of kinds.filter((one) => !blind.has(one))) {
      const own = claimed.filter(({ inline }) => inline.claim.kind === kind && inline.claim.of.length > 0);
      for (let time = 0; own.length > 0 && time < each; time += 1) {
        const place = dice.one(own);
        const { claim } = place.inline;
        const others = claimed.filter(({ inline }) => inline.claim.kind === kind && inline.claim.is !== claim.is);
        if (others.length === 0) continue;
        const other = dice.one(others).inline;
        const said: Said = { ...place.inline, text: other.text, claim: { ...claim, is: other.claim.is } as Claim };
        const found = isFound(place, said);
        const pair = `${claim.kind}: ${[claim.is, other.claim.is].toSorted().join(' and ')}`;
        recall.add(kind, found, pair);
        if (!found) survivors.add(pair);
      }
    }
    const { found, all } = recall.print('sayings');
    console.info([...survivors].toSorted().join('\n'));
    expect(found / all).toBeGreaterThan(0.5);
    expect([...survivors].filter((one) => !bothMayHold.some((pattern) => pattern.test(one)))).toEqual([]);
  });
});

/** Kinds that the samples never say. */
const unsaid: readonly string[] = ['pace-class', 'method'];

/** Two things that may be true of one indicator at once: no mutation that could be found. */
const bothMayHold: readonly RegExp[] = [
  // By size and by worth.
  /^(?:area|change|since-base): (?:better|worse|against) and (?:higher|lower|equal|up|down|level|neither)$/,
  /^(?:area|change|since-base): (?:higher|lower|equal|down|level) and (?:better|worse|neither|up|against)$/,
  /^change: up and worse$/,
  /^side: (?:above|below|away|equal) and (?:away|below|within|equal)$/,
  // A verdict and the classes that it belongs to.
  /^attainment: (?:gained|met|met-early|met-kept|newly-met) and (?:met|met-early|met-kept|newly-met|reached)$/,
  /^attainment: (?:nearly-met|not-met|regressed|short) and (?:regressed|short|unmet)$/,
  /^attainment: nearly-met and newly-nearly$/,
  /^attainment: (?:no-data|not-applicable) and (?:no-data|not-applicable)$/,
  // How it stands and how it changed.
  /^counted: (?:better|worse|level|slipping|not-met|nearly-met|no-data|met[a-z-]*|lost|newly-met|level\/[a-z]+)[^ ]* and /,
  // The last of three is the third; a level has several grounds; whoever is behind may move away too.
  /^rank: \d+ and last$/,
  /^ground: /,
  /^pace: (?:against|ahead|behind|even|far-behind|slightly-behind|still) and (?:behind|far-behind|faster|slightly-behind|still)$/,
  /^special: /,
  /^forecast: just and (?:reaches|short)$/,
  /^outlook: expected and expected-nearly$/,
];

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
