/** Sentences that a statistician at the desk read twice: one fact said in two ways, a yes that is no word of the sentence. */
import { describe, expect, it } from 'vitest';
import { generalText } from './a-general-report.ts';
import { unitText } from './a-unit-report.ts';

const nearly = {
  year: 2022, base: 2020, target: 2030,
  indicators: `
    code | name     | plans          | base | targets
    W01  | 甲巩固率 | women children | 98.7 | own >= 99`,
  figures: `
    code | area | 2020 | 2021 | 2022
    W01  | own  | 98.7 | 98.4 | 98.2`,
}; // prettier-ignore

describe('What is nearly met and loses ground', () => {
  it.each([
    ['a unit’s report', unitText(nearly)],
    ['the general report', generalText(nearly)],
  ])('in %s says so once, and which of the two it is', (_, text) => {
    const sentences = text.split(/[。\n]/u).filter((one) => one.includes('甲巩固率'));
    expect(sentences.join('\n')).toContain('基本达标');
    expect(text).not.toMatch(/落后或|或方向相反/u);
    for (const one of sentences) expect(one.match(/基本达标/gu)?.length ?? 0, one).toBeLessThan(2);
  });
});

describe('What has to exist', () => {
  const exists = {
    year: 2022, base: 2020, target: 2030,
    indicators: `
      code | name                         | measure | scale  | targets
      W01  | 未成年人检察社会支持体系建设 | 是否    | yes-no | own exists`,
    figures: `
      code | area | 2020 | 2021 | 2022
      W01  | own  | 否   | 否   | 是`,
  }; // prettier-ignore

  it('is not said to be 是', () => {
    const text = unitText(exists);
    expect(text).toContain('未成年人检察社会支持体系建设');
    expect(text).not.toMatch(/建设为是|为“?是”?[，。]/u);
  });
});

describe('An interval that nobody could hand in', () => {
  const wide = {
    year: 2022, base: 2020, target: 2030,
    indicators: `
      code | name     | base | targets
      W01  | 甲覆盖率 | 60.0 | own >= 95`,
    figures: `
      code | area | 2020 | 2021 | 2022
      W01  | own  | 60.0 | 78.0 | 82.0`,
  }; // prettier-ignore

  it('is neither in the text nor is a forecast made there', () => {
    const text = unitText(wide);
    expect(text).not.toMatch(/%～|预测2030年为/u);
    expect(text).toContain('区间过宽');
  });
});
