/** What is taken back from a document: under its own heading, about the right indicator, and nothing that is the program's. */
import { describe, expect, it } from 'vitest';
import { asItem, typedWords } from '../../src/history/harvest.ts';

const codeIn = (text: string): string | null =>
  text.includes('污水处理率') ? 'W52a' : text.includes('厕位') ? 'W51' : null;
const figures = ['W51/difference/2015', 'W54/difference/2015', 'W52a/difference/2015'].map((id) => ({ id }));
const [toilets, green, sewage] = [
  '公厕男女厕位比低于全省平均水平0.05。',
  '人均公园绿地面积虽已达标，仍低于全省平均水平1.54平方米。',
  '污水处理率虽已达标，仍低于全省平均水平1.6个百分点。',
];
const gap = (now: string) => ({ id: 'comparison/worse/W51', before: `${toilets}${sewage}${green}`, now, figures });
const taken = (now: string) =>
  typedWords({ blocks: [gap(now)], added: [] }, codeIn).map(({ kind, indicator, text }) => [kind, indicator, text]);

describe('Words in a paragraph about several indicators', () => {
  const reworded = sewage.replace('虽已达标', '虽然已经达标');

  it('that word a sentence of the program’s otherwise are no cause, though the sentences stand in the old order', () => {
    expect(taken(`${toilets}${green}${reworded}`)).toEqual([['reworded', 'W51', reworded]]);
    expect(taken(`${toilets}${reworded}${green}`)).toEqual([['reworded', 'W51', reworded]]);
  });

  it('that name an indicator are about that one; those that name none stay in the document', () => {
    const cause = '污水处理率偏低是因为管网老化。';
    expect(taken(`${toilets}${sewage}${green}${cause}`)).toEqual([['added', 'W52a', cause]]);
    expect(taken(`${toilets}${sewage}${green}上述指标请按月报送进度。`)).toEqual([
      ['unplaced', null, '上述指标请按月报送进度。'],
    ]);
    const paragraphs = { blocks: [gap(`${toilets}${sewage}${green}`)], added: [{ text: '请按月报送。', after: 'comparison/worse/W51' }] }; // prettier-ignore
    expect(typedWords(paragraphs, codeIn).map(({ kind }) => kind)).toEqual(['unplaced']);
  });

  it('of one indicator are that indicator’s', () => {
    const block = { id: 'progress/C27', before: '毛入学率为92.3%。', now: '毛入学率为92.3%。职校没有招满。', figures: [{ id: 'C27/own/2015' }] }; // prettier-ignore
    expect(typedWords({ blocks: [block], added: [] }, codeIn)).toMatchObject([
      { kind: 'added', heading: '原因分析', indicator: 'C27', text: '职校没有招满。' },
    ]);
  });
});

describe('An item of its own', () => {
  it('has neither the number nor the word that leads on from the one before it', () => {
    expect(asItem('六是此外，组织培训4期。')).toBe('组织培训4期。');
    expect(asItem('同时期相比有所提高。')).toBe('同时期相比有所提高。');
  });
});
