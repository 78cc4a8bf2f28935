/** Comments through LibreOffice: the program's own beside placeholders, people's, and answers, saved there and merged. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  bytesOf,
  first,
  linesOf,
  mergedWith,
  smallReport,
  turned,
  written,
  type Said,
} from '../formats/docx/edited.ts';
import { owed, paragraph, text } from '../formats/docx/reports.ts';
import { commentsOf, faultsOfComments, withAnswer, withPersonsComment } from '../formats/docx/word-comments.ts';
import type { Inline } from '../../src/report/model.ts';
import { hasLibreOffice, saveAgain } from './libreoffice.ts';

const reportOf = (said: Said, ...causes: readonly Inline[]): Promise<Uint8Array> =>
  written(smallReport(said, [paragraph('policy/causes', [text('原因在于'), ...causes])]));

function saved(documents: Readonly<Record<string, Uint8Array>>): (name: string) => Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'fuer-comments-'));
  const files = Object.entries(documents).map(([name, bytes]) => {
    const file = join(folder, `${name}.docx`);
    writeFileSync(file, bytes);
    return file;
  });
  saveAgain(join(folder, 'saved'), ...files);
  return (name) => readFileSync(join(folder, 'saved', `${name}.docx`));
}

const date = '2016-05-20T09:00:00Z';

describe.skipIf(!hasLibreOffice)('A document with comments that LibreOffice saved', () => {
  it('keeps them, and merging finds the program’s own among them', { timeout: 120_000 }, async () => {
    const lacking = await reportOf(first, owed('原因'));
    const [still, filled] = await Promise.all([reportOf(turned, owed('原因')), reportOf(turned, text('家庭迁离。'))]);
    const file = saved({
      alone: lacking,
      person: withPersonsComment(lacking, '高中阶段毛入学率', { id: 7, author: '李', text: '请核', date }),
      answered: withAnswer(lacking, 0, { id: 5, author: '王', text: '下周报', date }, true),
    });
    const authors = (bytes: Uint8Array): readonly string[] => commentsOf(bytes).map(({ author }) => author);
    expect(commentsOf(file('alone'))).toEqual(commentsOf(lacking));
    const after = (name: string, fresh: Uint8Array): readonly string[] => {
      const merged = bytesOf(mergedWith(file(name), fresh));
      expect(linesOf(merged), name).toEqual(linesOf(fresh));
      expect(faultsOfComments(merged), name).toEqual([]);
      return authors(merged).toSorted();
    };
    expect(after('alone', still)).toEqual(['fuer']);
    expect(after('alone', filled)).toEqual([]);
    expect(after('person', still)).toEqual(['fuer', '李']);
    expect(after('person', filled)).toEqual(['李']);
    expect(after('answered', still)).toEqual(['fuer', '王']);
    expect(after('answered', filled)).toEqual(['fuer', '王']);
  });
});
