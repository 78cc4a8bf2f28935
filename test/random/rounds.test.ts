/**
 * Rounds nobody has read. `npm test` looks at a few, always the same; `npm run test:random` at as many as FUER_ROUNDS says.
 * A failure names its seed: `npx tsx test/random/write-rounds.ts <folder> <seed>` writes that round.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { lintDocument } from '../../src/formats/docx/lint/lint.ts';
import { renderDocument } from '../../src/pipeline/render/render.ts';
import { checkReportWording } from '../../src/report/patterns/forbidden-words.ts';
import { faultsIn } from '../../src/report/proofread.ts';
import { judgingOutsideClaims } from '../report/claims/words-that-judge.ts';
import { languageFinds } from '../report/language/language.ts';
import { namesOf } from '../report/language/names.ts';
import { roundInMemory } from './in-memory.ts';
import type { RoundInMemory } from './in-memory.ts';
import { randomRound, roundFiles } from './round.ts';
import { firstSeed, seeds } from './seeds.ts';

/** What is wrong in one round, by what was looked at. */
const faults = {
  thrown: new Array<string>(),
  misread: new Array<string>(),
  wording: new Array<string>(),
  language: new Array<string>(),
  proofread: new Array<string>(),
  lint: new Array<string>(),
};

describe(`Random rounds from seed ${firstSeed} on`, () => {
  beforeAll(async () => {
    for (const seed of seeds()) {
      try {
        const round = await roundInMemory(seed);
        faults.misread.push(...misread(seed, round));
        faults.wording.push(...misworded(seed, round));
        faults.language.push(...oddlyPut(seed, round));
        faults.proofread.push(...unproved(seed, round));
        if (seed % 10 === 0) faults.lint.push(...(await unfit(seed, round)));
      } catch (error) {
        faults.thrown.push(`seed ${seed}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      }
    }
  }, 7_200_000);

  it('are the same bytes for the same seed, and others for another', async () => {
    const once = await roundFiles(firstSeed);
    expect(await roundFiles(firstSeed)).toEqual(once);
    expect(await roundFiles(firstSeed + 1)).not.toEqual(once);
  });

  it('go through the whole program: read, judged, composed, proofread', () => {
    expect(faults.thrown).toEqual([]);
  });

  it('mean what their truth says: each figure the program reads is the one that was meant', () => {
    expect(faults.misread).toEqual([]);
  });

  it('become reports in the program’s own wording', () => {
    expect(faults.wording).toEqual([]);
  });

  it('say nothing that was not judged, and judge in no word that nobody claims', () => {
    expect(faults.proofread).toEqual([]);
  });

  it('become units’ reports that read as the checker of language asks', () => {
    console.info(faults.language.join('\n'));
    // The dozen is silent; of more rounds one in sixty may hold a long sentence about an odd target.
    expect(faults.language.length).toBeLessThanOrEqual(Math.floor(seeds().length / 60));
  });

  it('become Word documents that pass the lint', () => {
    expect(faults.lint).toEqual([]);
  });
});

/** By the program's own dictionary, and by a list that knows nothing of it. */
function unproved(seed: number, { documents, facts, configuration }: RoundInMemory): readonly string[] {
  const contents = documents.map(({ document: { path, content } }) => ({ path, content }));
  const names = [
    ...facts.indicators.flatMap(({ name, short }) => [name, short]),
    ...[...facts.round.units, ...facts.round.areas].map(({ name }) => name),
  ];
  return [
    ...faultsIn(contents, facts, configuration.templates.words).map(
      ({ path, block, kind, word, around }) => `seed ${seed} ${path} [${block}] ${kind} “${word}” ${around}`,
    ),
    ...contents.flatMap(({ path, content }) =>
      judgingOutsideClaims(content, names).map((one) => `seed ${seed} ${path} ${one}`),
    ),
  ];
}

function misread(seed: number, { dataset }: RoundInMemory): readonly string[] {
  return [...randomRound(seed).truth.figures].flatMap(([key, meant]) => {
    // Whether a figure that stands under 基期值 alone is one of its year is the base's own question.
    if (meant.asBase) return [];
    const [code = '', area = '', year = '', dimension = ''] = key.split('|');
    const found = dataset.figure(code, area, Number(year), dimension === '' ? null : dimension);
    const read = found.verdict === 'figure' ? (found.figure.word ?? found.figure.value.toFixed()) : found.verdict;
    const absence = meant.because === 'conflict' ? 'conflict' : 'marked';
    const due = meant.because === null ? (meant.word ?? String(Number(meant.value))) : absence;
    return read === due ? [] : [`seed ${seed} ${key}: read ${read}, meant ${due} (${meant.origins.join(' ')})`];
  });
}

function misworded(seed: number, { documents, dataset }: RoundInMemory): readonly string[] {
  return documents.flatMap(({ document: { content, path } }) =>
    'sheets' in content
      ? []
      : checkReportWording(content, dataset.indicators).map(({ message }) => `seed ${seed} ${path}: ${message}`),
  );
}

function oddlyPut(seed: number, { documents, facts }: RoundInMemory): readonly string[] {
  return documents.flatMap(({ document: { content, path } }) =>
    'sheets' in content
      ? []
      : languageFinds(content, namesOf(facts)).map(
          ({ kind, block, text }) => `seed ${seed} ${path} ${block}: ${kind}: ${text}`,
        ),
  );
}

async function unfit(seed: number, { documents }: RoundInMemory): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { document } of documents) {
    if ('sheets' in document.content) continue;
    const { bytes } = await renderDocument(document, { area: '演示', program: '0' });
    found.push(...lintDocument(bytes).map((fault) => `seed ${seed} ${document.path}: ${fault}`));
  }
  return found;
}
