/**
 * Whole reports as text, read by a person before they were committed: a large unit's, a small unit's, one of a unit
 * without indicators, the general report. Where a change is meant, run with FUER_UPDATE_GOLDEN=1 and read the difference.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { composedRound, textOf } from './composed.ts';

const cases = [
  { folder: 'yunxi-2015', report: '教育局/children', what: 'a large unit' },
  { folder: 'yunxi-2015', report: '体育局/women', what: 'a small unit' },
  { folder: 'yunxi-2015', report: '民政局/women', what: 'a unit with one indicator' },
  { folder: 'yunxi-2015', report: '体育局/children', what: 'a unit without indicators or notes' },
  { folder: 'yunxi-2015', report: 'general', what: 'the Bureau' },
] as const;

const isUpdating = process.env['FUER_UPDATE_GOLDEN'] === '1';
const rounds = new Map([...new Set(cases.map(({ folder }) => folder))].map((folder) => [folder, composedRound(`test/golden/${folder}`)] as const)); // prettier-ignore

describe('The report of', () => {
  it.each(cases)('$what: $report', ({ folder, report }) => {
    const round = rounds.get(folder);
    if (round === undefined) throw new Error(`no round ${folder}`);
    const text = textOf(round.report(report));
    const expected = new URL(`${folder}/expected/${report.replace('/', '-')}.txt`, import.meta.url);
    if (isUpdating) {
      mkdirSync(new URL('.', expected), { recursive: true });
      writeFileSync(expected, text);
    }
    expect(text).toBe(readFileSync(expected, 'utf8'));
  });
});
