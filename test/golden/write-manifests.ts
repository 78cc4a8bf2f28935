/** Writes the manifests anew; look at what changed before it is committed. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { sampleDocuments } from '../pipeline/sample-documents.ts';
import { manifestOf } from './manifest.ts';

mkdirSync(new URL('manifests', import.meta.url), { recursive: true });
for (const sample of ['heshan-2015', 'outline-2018']) {
  const { documents } = sampleDocuments(`samples/${sample}`);
  writeFileSync(new URL(`manifests/${sample}.txt`, import.meta.url), manifestOf(documents));
}
