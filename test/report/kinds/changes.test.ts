/** What is said of a change: noise raises no alarm, a direction is judged by the base, results by the gap they closed. */
import { describe, expect, it } from 'vitest';
import { unitText } from './a-unit-report.ts';

describe('A change within the last digits', () => {
  const text = unitText({
    year: 2015,
    indicators: `
      code | name     | base | targets
      W01  | 甲保健率 | 97.0 | own >= 90
      W02  | 乙保健率 | 97.0 | own >= 90`,
    figures: `
      code | area | 2013 | 2014 | 2015
      W01  | own  | 97.0 | 97.2 | 97.1
      W02  | own  | 97.0 | 97.2 | 96.5`,
  }); // prettier-ignore

  it('is printed and alarms nobody', () => {
    expect(text).toMatch(/甲保健率[^。]*(比上年略降0\.1|比基期2013年提高0\.1)个百分点/u);
    expect(text).not.toMatch(/甲保健率[^。]*(防止|注意|虽)/u);
    expect(text).toContain('乙保健率虽达标但比上年有所退步');
  });

  it('of what is better when higher is never 反弹', () => {
    expect(text.split('五、')[0]).not.toContain('防止反弹');
  });
});

describe('A direction that was asked for', () => {
  it('is judged against the base, and the year stands apart from the verdict', () => {
    const text = unitText({
      year: 2015,
      indicators: `
        code | name | direction | base | targets
        W01  | 甲率 | increase  | 30.0 | own trend increase
        W02  | 乙率 | increase  | 30.0 | own trend increase
        W03  | 丙率 | increase  | 30.0 | own trend increase`,
      figures: `
        code | area | 2013 | 2014 | 2015
        W01  | own  | 30.0 | 29.0 | 29.4
        W02  | own  | 30.0 | 29.6 | 30.0
        W03  | own  | 30.0 | 29.6 | 29.2`,
    }); // prettier-ignore
    expect(text).toContain('比基期2013年下降0.6个百分点，与目标方向相反，未达标；但比上年提高0.4个百分点');
    expect(text).toContain('与基期2013年持平，未达到目标要求。');
    expect(text).not.toContain('尚未改变');
    expect(text).toContain('下降0.4个百分点，与目标方向相反，未达标。');
    // Beside its ground only the change that the ground is about.
    expect(text).toContain('不作预测；比基期2013年下降0.6个百分点。变化方向与目标相反');
  });
});

describe('Results', () => {
  const text = unitText({
    year: 2015,
    indicators: `
      code | name     | measure | base  | targets     | scale   | decimals
      W01  | 甲筛查率 | %       | 80.0  | own >= 90   | percent | 1
      W02  | 乙筛查率 | %       | 50.0  | own >= 90   | percent | 1
      W03  | 丙床位数 | 张/千人 | 20.0  | own >= 30   | real    | 1
      W04  | 丁筛查率 | %       | 80.00 | own >= 90   | percent | 2
      W05  | 戊筛查率 | %       | 95.0  | own >= 90   | percent | 1`,
    figures: `
      code | area | 2013  | 2014  | 2015
      W01  | own  | 80.0  | 81.0  | 85.0
      W02  | own  | 50.0  | 51.0  | 57.0
      W03  | own  | 20.0  | 22.0  | 28.0
      W04  | own  | 80.00 | 81.00 | 81.02
      W05  | own  | 95.0  | 95.0  | 99.0`,
  }); // prettier-ignore

  it('are ranked by the share of the gap that the year closed, each in its own measure', () => {
    expect(text).toContain(
      // 乙: 6 of 40 in one of three years is slower than its plan.
      '进展居前的（按本年弥补的目标差距占规划全程的比例）是丙床位数（增加6.0张）、甲筛查率（提高4.0个百分点）。',
    );
  });
});

describe('A total of more than part one counts', () => {
  it('says how many could not be judged', () => {
    const text = unitText({
      year: 2015,
      indicators: `
        code | name | direction | base | targets
        W01  | 甲率 | increase  | 80.0 | own >= 90
        W02  | 乙率 | increase  | 80.0 | own >= 90
        W03  | 丙率 | increase  | 80.0 | own >= 90
        W04  | 丁率 | increase  | 80.0 | own >= 90
        W05  | 戊率 | increase  | 80.0 | own >= 90
        W06  | 己率 | increase  |      | own fromBase 2010 +1/10`,
      figures: `
        code | area | 2014 | 2015
        W01 | own | 91.0 | 91.1
        W02 | own | 91.0 | 91.1
        W03 | own | 91.0 | 91.1
        W04 | own | 91.0 | 91.1
        W05 | own | 91.0 | 91.1
        W06 | own | 91.0 | 91.1
        W01 | province | | 90.0
        W02 | province | | 90.0`,
    }); // prettier-ignore
    expect(text).toContain('5项主要定量指标');
    expect(text).toContain('6项指标（含无法判断的1项）');
  });
});
