/** The outlook stands once, beside the figure it follows from; the method that takes the last step says which step it was. */
import { describe, expect, it } from 'vitest';
import { unitText } from './a-unit-report.ts';

describe('With more than a year left', () => {
  const text = unitText({
    year: 2023, base: 2020, target: 2030,
    indicators: `
      code | name     | base | targets
      W01  | 甲入学率 | 90.0 | own >= 96`,
    figures: `
      code | area | 2020 | 2021 | 2022 | 2023
      W01  | own  | 90.0 | 91.3 | 92.6 | 93.9`,
  }); // prettier-ignore

  it('the target year’s forecast is told, and the outlook with it alone', () => {
    expect(text).toMatch(/预测2030年为9[0-9.]+%，预期可达标。/u);
    expect(text).not.toMatch(/2024年/u);
    expect(text.match(/预期可达标/gu)).toHaveLength(1);
  });

  it('leaves the interval to the annex', () => {
    expect(text).not.toMatch(/%～/u);
    expect(text).toContain('80%预测区间见附件');
  });
});

describe('A forecast that only nearly reaches the target', () => {
  const text = unitText({
    year: 2015,
    indicators: `
      code | name     | base  | targets       | decimals
      W01  | 甲入学率 | 98.00 | own >= 99     | 2`,
    figures: `
      code | area | 2013  | 2014  | 2015
      W01  | own  | 98.00 | 98.60 | 98.58`,
  }); // prettier-ignore

  it('is not called 预期可达标 beside a figure short of the target', () => {
    expect(text).toContain('与目标尚差');
    expect(text).toContain('预期基本达标');
    expect(text).not.toContain('预期可达标');
  });
});

describe('A severe level that the forecast does not support', () => {
  const text = unitText({
    year: 2018, base: 2015, target: 2020,
    indicators: `
      code | name     | base | targets
      W01  | 甲保健率 | 87.8 | own >= 92`,
    figures: `
      code | area | 2015 | 2016 | 2017 | 2018
      W01  | own  | 87.8 | 92.6 | 89.5 | 91.0`,
  }); // prettier-ignore

  it('is said beside it in one sentence, and neither 困难 nor a second verdict', () => {
    expect(text).toMatch(
      /预测2020年为92\.[0-9]%，可达到目标。[^。]*但以前年份已由达标转为未达标，[^。]*从严列橙色预警/u,
    );
    expect(text).not.toContain('达标困难');
  });
});

describe('The last step', () => {
  it('is not last year’s where last year has no figure', () => {
    const text = unitText({
      year: 2017, base: 2013, target: 2020,
      indicators: `
        code | name     | base | targets
        W01  | 甲巩固率 | 93.0 | own >= 96`,
      figures: `
        code | area | 2013 | 2014 | 2015 | 2017
        W01  | own  | 93.0 | 92.8 | 92.6 | 95.0`,
    }); // prettier-ignore
    expect(text).toContain('按最近一次增量法');
    expect(text).not.toContain('上年增量法');
  });
});

describe('A speed more than ten times the one so far', () => {
  const asked = (now: string): string =>
    unitText({
      year: 2018, base: 2015, target: 2020,
      indicators: `
        code | name     | base | targets
        W01  | 甲保健率 | 60.0 | own >= 90`,
      figures: `
        code | area | 2015 | 2016 | 2017 | 2018
        W01  | own  | 60.0 | 60.3 | 60.7 | ${now}`,
    }); // prettier-ignore

  // 60.0 → 63.0: 1.0 a year so far, 13.5 a year needed; 64.5: 1.5 and 12.75, printed 12.8 and so 8.5 times.
  it('is said as 10倍以上, and no number is given for it', () => {
    expect(asked('63.0')).toContain('所需速度是近年速度的10倍以上');
    expect(asked('63.0')).not.toContain('13.5倍');
    expect(asked('64.5')).toContain('所需速度是近年速度的8.5倍');
  });
});
