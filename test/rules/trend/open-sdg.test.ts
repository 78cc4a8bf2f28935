import { describe, expect, it } from 'vitest';
import { assessOpenSdg, type OpenSdgConfig } from '../../../src/rules/trend/open-sdg.ts';
import { publishedProgress, yearly } from './vectors.ts';

describe('the figures Statistics Canada published', () => {
  it('has all 158 of them', () => {
    expect(publishedProgress).toHaveLength(158);
  });

  it.each(publishedProgress)('$id', ({ config, series, published }) => {
    const assessment = assessOpenSdg(
      series.map(([year, value]) => ({ year, value })),
      {
        ...(config.direction && { direction: config.direction }),
        ...(config.target !== undefined && { target: config.target }),
        ...(config.target_year !== undefined && { targetYear: config.target_year }),
        ...(config.base_year !== undefined && { baseYear: config.base_year }),
        ...(config.limit !== undefined && { limit: config.limit }),
      },
    );
    if (published.status === 'not_available') {
      expect(assessment.verdict).toBe('not-assessed');
      return;
    }
    if (assessment.verdict === 'not-assessed') throw new Error(`not assessed: ${assessment.because}`);
    expect(assessment.status).toBe(published.status);
    expect([assessment.base.year, assessment.current.year]).toEqual([published.base_year, published.current_year]);
    expectClose(assessment.base.value, published.base_value);
    expectClose(assessment.current.value, published.current_value);
    expectClose(assessment.score, published.score);
    if (published.progress_value === null) expect(assessment.progress.verdict).toBe('undefined');
    else if (assessment.progress.verdict === 'undefined') throw new Error('no progress value');
    else expectClose(assessment.progress.value, published.progress_value);
  });

  function expectClose(actual: number, published: number | null) {
    expect(Math.abs(actual - (published ?? Number.NaN))).toBeLessThanOrEqual(1e-12 * Math.abs(published ?? 0));
  }
});

describe('what the publication has no example of', () => {
  const up = (config: OpenSdgConfig = {}): OpenSdgConfig => ({ direction: 'positive', ...config });

  it('takes the next year with a figure where the base year has none', () => {
    expect(assessOpenSdg(yearly([1, 2, 4, 8], [2010, 2014, 2017, 2018]), up())).toMatchObject({
      base: { year: 2017, value: 4 },
      status: 'substantial_progress',
      progress: { verdict: 'value', value: 1 },
      score: 5,
    });
  });

  it('needs a base no earlier than the base year, and a year of time', () => {
    expect(assessOpenSdg([], up())).toEqual({ verdict: 'not-assessed', because: 'no-base' });
    expect(assessOpenSdg(yearly([1, 2], 2010), up())).toEqual({ verdict: 'not-assessed', because: 'no-base' });
    expect(assessOpenSdg(yearly([1, 2], 2014), up())).toEqual({ verdict: 'not-assessed', because: 'no-time' });
  });

  it('does not assess a value that changed its sign', () => {
    expect(assessOpenSdg(yearly([-1, 2], 2015), up())).toEqual({ verdict: 'not-assessed', because: 'sign-change' });
    expect(assessOpenSdg(yearly([0, -2], 2015), up())).toEqual({ verdict: 'not-assessed', because: 'sign-change' });
  });

  it('reads a negative figure that doubles as a fall: -1 to -2 is deterioration where higher is better', () => {
    // g_a = (-2/-1)^1 - 1 = 1, sign = -1, s = +1: p = -1; score max(-125 - 2.5, -5)
    expect(assessOpenSdg(yearly([-1, -2], 2015), up())).toMatchObject({
      progress: { value: -1 },
      score: -5,
      status: 'deterioration',
    });
  });

  it('replaces a base of zero by 0.001', () => {
    // g_a = 0.002/0.001 - 1 = 1
    expect(assessOpenSdg(yearly([0, 0.002], 2015), up())).toMatchObject({ progress: { value: 1 } });
  });

  it('does not assess a target that equals the base, unless it is kept', () => {
    expect(assessOpenSdg(yearly([5, 4], 2015), up({ target: 5 }))).toEqual({
      verdict: 'not-assessed',
      because: 'no-growth-needed',
    });
    expect(assessOpenSdg(yearly([5, 5], 2015), up({ target: 5 }))).toMatchObject({
      status: 'target_achieved',
      score: 5,
    });
  });

  it('does not assess a target beyond zero, or a target year no later than the base', () => {
    const falling = yearly([5, 4], 2015);
    expect(assessOpenSdg(falling, { target: -1 })).toEqual({ verdict: 'not-assessed', because: 'no-rate' });
    expect(assessOpenSdg(falling, { target: 1, targetYear: 2015 }).verdict).toBe('not-assessed');
  });

  it('lowers its cuts towards the limit, and asks nothing of a value at the limit', () => {
    // at the limit C = 0: all cuts are 0, standing still is enough
    expect(assessOpenSdg(yearly([100, 100], 2015), up({ limit: 100 }))).toMatchObject({
      status: 'substantial_progress',
      score: 5,
    });
    // from 150, C = 1 - 0.5^4.44 = 0.95393; p = 0.0145 ≥ 0.015·C = 0.014309; score 500p/C - 5 = 2.600
    const above = assessOpenSdg(yearly([150, 150 * 1.0145], 2015), up({ limit: 100 }));
    expect(above).toMatchObject({ status: 'substantial_progress' });
    expect(above.verdict === 'assessed' && above.score).toBeCloseTo(2.6, 3);
    // from twice the limit on, C = 1: 0.0145 falls short of 0.015
    expect(assessOpenSdg(yearly([200, 202.9], 2015), up({ limit: 100 }))).toMatchObject({
      status: 'moderate_progress',
    });
  });
});
