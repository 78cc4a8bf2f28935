/** GB/T 9704-2012, read from the parts of every Word document of both samples with styles resolved. */
import { beforeAll, expect, test } from 'vitest';
import { formFacts } from './gb9704-form.ts';
import { pageFacts } from './gb9704-page.ts';
import { tableFacts } from './gb9704-tables.ts';
import { wordFacts } from './gb9704-words.ts';
import { samplePapers, type Paper } from './sample-papers.ts';

let papers: readonly Paper[];

beforeAll(async () => {
  papers = await samplePapers();
}, 60_000);

test('The papers are of every kind that the program makes.', () => {
  expect(new Set(papers.map(({ kind }) => kind))).toEqual(
    new Set([
      'unit',
      'general',
      'ledger',
      'letter',
      'checklist',
      'note-form',
      'return-notice',
      'review',
      'revision-note',
    ]),
  );
  // Eleven key units with two reports each in one sample; a general report and a ledger in both.
  expect(papers.filter(({ kind }) => kind === 'unit')).toHaveLength(22);
  expect(papers.filter(({ kind }) => kind === 'general')).toHaveLength(2);
  expect(papers.filter(({ kind }) => kind === 'ledger')).toHaveLength(2);
});

test.each([...pageFacts, ...wordFacts, ...formFacts, ...tableFacts])('$title', ({ check }) => {
  expect(papers.flatMap((paper) => check(paper).map((fault) => `${paper.name}: ${fault}`))).toEqual([]);
});
