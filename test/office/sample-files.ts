/** Every Word document of both samples as a file, with the model it was written from; made here, without a build's disk work. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RoundDocument } from '../../src/pipeline/documents.ts';
import { renderDocument } from '../../src/pipeline/render/render.ts';
import type { Report } from '../../src/report/model.ts';
import { sampleDocuments } from '../pipeline/sample-documents.ts';

export interface SampleFile {
  /** 卫生局-妇女发展规划-2015.docx; no two of both samples have one name. */
  readonly name: string;
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly document: RoundDocument;
  readonly report: Report;
}

let written: Promise<readonly SampleFile[]> | undefined;

/** Written once for all tests of a file. */
export function sampleFiles(): Promise<readonly SampleFile[]> {
  written ??= writeFiles();
  return written;
}

async function writeFiles(): Promise<readonly SampleFile[]> {
  const folder = mkdtempSync(join(tmpdir(), 'fuer-samples-'));
  const files: SampleFile[] = [];
  for (const sample of ['heshan-2015', 'outline-2018']) {
    for (const document of sampleDocuments(`samples/${sample}`).documents) {
      const { content, path: name } = document;
      if ('sheets' in content) continue;
      const { bytes } = await renderDocument(document, { area: sample, program: 'test' });
      const path = join(folder, name);
      writeFileSync(path, bytes);
      files.push({ name, path, bytes, document, report: content });
    }
  }
  return files;
}
