/** GB/T 9704-2012, read from the parts of every Word document of both samples with styles resolved. */
import { beforeAll, describe, expect, test } from 'vitest';
import { breaks } from './gb9704-breaks.ts';
import { formFacts } from './gb9704-form.ts';
import { pageFacts } from './gb9704-page.ts';
import { tableFacts } from './gb9704-tables.ts';
import { wordFacts } from './gb9704-words.ts';
import { samplePapers, type Paper } from './sample-papers.ts';
import { readDocument } from './word-document.ts';

const facts = [...pageFacts, ...wordFacts, ...formFacts, ...tableFacts];

let papers: readonly Paper[];

beforeAll(async () => {
  papers = await samplePapers();
}, 240_000);

describe('Every Word document of both samples', () => {
  test('is among the papers of each kind that the program makes.', () => {
    const kinds = papers.map(({ kind }) => kind);
    // Eleven key units with two reports each in one sample, none in the other.
    expect(kinds.filter((kind) => kind === 'unit')).toHaveLength(22);
    expect(kinds.filter((kind) => kind === 'general')).toHaveLength(2);
    expect(kinds.filter((kind) => kind === 'ledger')).toHaveLength(2);
    expect(kinds.filter((kind) => kind === 'brief')).toHaveLength(2);
    for (const kind of [
      'letter',
      'checklist',
      'note-form',
      'return-notice',
      'review',
      'revision-note',
      'changes',
      'notice',
      'warning-notice',
      'meeting-paper',
      'minutes',
      'scheme',
    ] as const) {
      expect(kinds).toContain(kind);
    }
  });

  test('has rows in 审核意见 where something is to be decided.', () => {
    const opinions = papers.find(({ name }) => name === 'heshan-2015/审核意见');
    const body = opinions?.parts.get('word/document.xml') ?? '';
    expect(body.match(/<w:tr[ >]/gu)?.length).toBeGreaterThan(1);
    expect(body).toContain('经办人');
  });

  test.each(facts)('$title', ({ check }) => {
    expect(papers.flatMap((paper) => check(paper).map((fault) => `${paper.name}: ${fault}`))).toEqual([]);
  });
});

describe('A document with', () => {
  test.each(breaks)('$what is found out', ({ paper: name, part, from, to, fact, says }) => {
    const paper = papers.find((each) => each.name === name);
    const good = paper?.parts.get(part);
    if (paper === undefined || good === undefined) throw new Error(`no ${part} of ${name}`);
    const broken = good.replace(from, to);
    expect(broken).not.toBe(good);

    const parts = new Map([...paper.parts, [part, broken]]);
    const [checked, ...others] = facts.filter(({ title }) => title.includes(fact));
    expect(others).toEqual([]);
    expect(checked?.check({ ...paper, parts, document: readDocument(parts) }).join('\n')).toContain(says);
  });

  test('any fault is found out by some fact, and every fact finds one.', () => {
    expect(facts.filter(({ title }) => !breaks.some(({ fact }) => title.includes(fact)))).toEqual([]);
  });
});
