/** Which of a unit's proposals answer which indicator. */
import { expect, it } from 'vitest';
import type { NoteItem } from '../../src/dataset/notes/notes.ts';
import { assess } from '../../src/rules/assess.ts';
import { policyOf } from '../../src/rules/policy.ts';
import { recommend } from '../../src/rules/recommendations.ts';
import { datasetOf } from './dataset-from-text.ts';

const proposal = (text: string): NoteItem => ({
  section: '下年计划',
  text,
  plans: ['women'],
  planUnclear: false,
  indicators: [],
  deadline: null,
  future: true,
  state: null,
  origin: { kind: 'file', file: 'notes/卫生局.md' },
});

function answered(names: readonly string[], ...texts: readonly string[]): readonly string[] {
  const dataset = datasetOf({
    year: 2015,
    indicators: `code | name | base | targets\n${names.map((name, at) => `W0${at + 1} | ${name} | 60.0 | own >= 95`).join('\n')}`,
    figures: `code | area | 2013 | 2014 | 2015\n${names.map((_, at) => `W0${at + 1} | own | 60.0 | 61.0 | 62.0`).join('\n')}`,
    notes: [
      { unit: '卫生局', general: false, items: texts.map(proposal), origin: { kind: 'file', file: 'notes/卫生局.md' } },
    ],
  });
  const { recommendations } = recommend(assess(dataset), policyOf(dataset, '卫生局', 'women'));
  return recommendations.flatMap((one) => one.proposals.map(({ text }) => text));
}

it('a proposal with a word of the only indicator answers it; one of another matter does not', () => {
  const texts = ['逐村动员参保', '开展禁止使用童工检查'] as const;
  expect(answered(['妇女医保参保率'], ...texts)).toEqual(['逐村动员参保']);
  expect(answered(['妇女医保参保率', '婚检率'], ...texts)).toEqual([]);
});
