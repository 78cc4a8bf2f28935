/** What is printed of the speed is what decided the level: the figures beside a reason bear it out. */
import { describe, expect, it } from 'vitest';
import { generalText } from './a-general-report.ts';
import { unitText } from './a-unit-report.ts';

/** From 20 to 10 in ten years; half way down in amounts, behind in shares: 20 → 14.9 is 100.2 % against 85 %. */
const byShares = {
  year: 2015, base: 2010, target: 2020,
  indicators: `
    code | name     | measure | scale | direction | base  | targets
    W01  | 甲死亡率 | ‰       | rate  | decrease  | 20.00 | own <= 10`,
  figures: `
    code | area | 2010  | 2011  | 2012  | 2013  | 2014  | 2015
    W01  | own  | 20.00 | 18.98 | 17.96 | 16.94 | 15.92 | 14.90`,
}; // prettier-ignore

describe('A pace that is decided by shares, and would be another by amounts', () => {
  it('is told by the ratio that decides, not by speeds in points that deny it', () => {
    for (const text of [unitText(byShares), generalText(byShares)]) {
      expect(text).not.toContain('不高于近年速度');
      expect(text).not.toContain('快于');
      // (14.9 ÷ 20)^(1/5) − 1 = −5.72 % against (10 ÷ 20)^(1/10) − 1 = −6.70 %: 85.4 %.
      expect(text).toContain('按年均增长速度法测算，2010—2015年下降的速度为规划全程所需速度的85.4%');
    }
  });
});

describe('A pace that is taken as slower because it wavers', () => {
  const wavering = {
    year: 2015, base: 2010, target: 2020,
    indicators: `
      code | name     | base | targets
      W01  | 甲保健率 | 80.0 | own >= 90`,
    figures: `
      code | area | 2010 | 2011 | 2012 | 2013 | 2014 | 2015
      W01  | own  | 80.0 | 89.0 | 88.0 | 87.0 | 86.0 | 85.2`,
  }; // prettier-ignore

  it('says so, where the speed alone would be called on schedule', () => {
    const unit = unitText(wavering);
    expect(unit).toContain('各年有升有降，从严按进度略慢看待');
    expect(unit).not.toMatch(/不高于近年速度[^。]*。[^各]*进度略慢于时间进度/u);
    expect(generalText(wavering)).toContain('各年有升有降，从严按进度略慢看待');
  });
});
