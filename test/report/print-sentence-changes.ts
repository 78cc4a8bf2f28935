/**
 * What a change of wording did, sentence by sentence: `npx tsx test/report/print-sentence-changes.ts <before> <after>` reads
 * the run.json of every out folder under two trees, made before and after, and prints for each document the sentences that
 * are gone (-) and that are new (+). Tables count by their rows. A sentence that stands twice counts twice.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { sentencesOf } from '../../src/dataset/notes/sentences.ts';
import { manifestName, parseManifest } from '../../src/history/manifest.ts';

/** Sentences of each document, in their order. */
type Tree = ReadonlyMap<string, readonly string[]>;

const [before, after] = process.argv.slice(2);
if (before === undefined || after === undefined) throw new Error('two folders are wanted: before and after');
const [old, now] = [treeOf(before), treeOf(after)];
let [gone, come] = [0, 0];
for (const document of [...new Set([...old.keys(), ...now.keys()])].toSorted()) {
  const [was, is] = [old.get(document) ?? [], now.get(document) ?? []];
  const lost = without(was, is);
  const found = without(is, was);
  if (lost.length + found.length === 0) continue;
  gone += lost.length;
  come += found.length;
  console.log([document, ...lost.map((one) => `  - ${one}`), ...found.map((one) => `  + ${one}`)].join('\n'));
}
console.log(`${old.size} documents before, ${now.size} after: ${gone} sentences gone, ${come} new`);

function treeOf(root: string): Tree {
  const manifests = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith(manifestName),
  );
  return new Map(
    manifests.flatMap((path) => {
      const manifest = parseManifest(readFileSync(join(root, path), 'utf8'));
      if (manifest === null) throw new Error(`${join(root, path)} is no run of this program`);
      return manifest.documents.map(
        (document) =>
          [
            relative('.', join(dirname(path), document.path)),
            document.blocks.flatMap(({ text }) => sentencesOf(text).map((one) => one.trim())),
          ] as const,
      );
    }),
  );
}

/** Those of `list` that `other` does not have, each as often as it lacks it. */
function without(list: readonly string[], other: readonly string[]): readonly string[] {
  const left = [...other];
  return list.filter((one) => {
    const at = left.indexOf(one);
    if (at !== -1) left.splice(at, 1);
    return at === -1 && one !== '';
  });
}
