/**
 * Prints what the checker of language finds, by kind: `npx tsx test/report/language/print-language.ts 1-30 [--new] [--all]`;
 * the samples always, `--all` with every find.
 */
import { composedRound } from '../../golden/composed.ts';
import { roundInMemory } from '../../random/in-memory.ts';
import type { LanguageFind } from './language.ts';
import { languageFinds } from './language.ts';
import { namesOf, sampleFolders } from './names.ts';

interface Placed extends LanguageFind {
  readonly document: string;
}

async function randomFinds(seed: number, newForms: boolean): Promise<readonly Placed[]> {
  const { documents, facts } = await roundInMemory(seed, { newForms });
  return documents.flatMap(({ document: { content, path } }) =>
    'sheets' in content
      ? []
      : languageFinds(content, namesOf(facts)).map((find) => ({ ...find, document: `${seed}/${path}` })),
  );
}

function grouped(finds: readonly Placed[]): ReadonlyMap<string, readonly Placed[]> {
  const kinds = new Map<string, Placed[]>();
  for (const find of finds) kinds.set(find.kind, [...(kinds.get(find.kind) ?? []), find]);
  return kinds;
}

const words = process.argv.slice(2);
const seeds = words
  .filter((word) => /^\d/.test(word))
  .flatMap((word) => {
    const [from = 0, to = from] = word.split('-').map(Number);
    return Array.from({ length: to - from + 1 }, (_, at) => from + at);
  });
const found: Placed[] = sampleFolders.flatMap((folder) => {
  const { reports, dataset } = composedRound(folder);
  return reports.flatMap((report) =>
    languageFinds(report, namesOf(dataset)).map((find) => ({ ...find, document: `${folder}/${report.id}` })),
  );
});
for (const seed of seeds) found.push(...(await randomFinds(seed, words.includes('--new'))));
const kinds = grouped(found);
for (const [kind, finds] of [...kinds].toSorted((a, b) => b[1].length - a[1].length)) {
  console.log(`${finds.length} ${kind}`);
  for (const { document, block, text } of words.includes('--all') ? finds : finds.slice(0, 6))
    console.log(`    ${document} ${block}: ${text}`);
}
