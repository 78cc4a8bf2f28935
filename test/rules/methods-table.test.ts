import { describe, expect, it } from 'vitest';
import type { MethodsRow } from '../../src/rules/shown/methods-table.ts';
import { methodsTable, openSdgStatuses } from '../../src/rules/shown/methods-table.ts';
import { methodsJson } from '../../src/rules/shown/methods-json.ts';
import { assess } from '../../src/rules/assess.ts';
import { datasetOf } from './dataset-from-text.ts';

/** One indicator T01 under the plan 2013—2016, seen from 2015. */
function rowOf(columns: Readonly<Record<string, string>>, figures: Readonly<Record<string, string>>): MethodsRow {
  const named = { code: 'T01', ...columns };
  const dataset = datasetOf({
    year: 2015,
    indicators: [Object.keys(named).join(' | '), Object.values(named).join(' | ')].join('\n'),
    figures: [
      ['code', 'area', ...Object.keys(figures)].join(' | '),
      ['T01', 'own', ...Object.values(figures)].join(' | '),
    ].join('\n'),
  });
  const [row] = methodsTable(dataset);
  if (row === undefined) throw new Error('no row');
  return row;
}

function projection(row: MethodsRow, method: string, year: number): number | string {
  const found = row.projections.find((one) => one.method === method && one.year === year);
  if (found === undefined) return 'not asked';
  return found.value.verdict === 'known' ? found.value.value : found.value.because;
}

describe('Every method of one indicator, side by side', () => {
  // 88.3, 89.6, 92.3 towards 95 % or more: a gross rate, as it is.
  const gross = rowOf(
    { scale: 'percent', bounds: '0..', base: '88.3', targets: 'own >= 95' },
    { '2014': '89.6', '2015': '92.3' },
  );

  it.each([
    ['last-value', 92.3],
    // (92.3 − 88.3)/2 = 2 a year
    ['drift', 94.3],
    // 92.3 · (92.3/88.3)^(1/2) = 92.3 · 1.0224
    ['geometric', 94.367],
    // 92.3 − 89.6 = 2.7
    ['last-change', 95],
    // slope (92.3 − 88.3)/2 = 2 through the mean 90.0667 in 2014: + 2 · 2
    ['ols', 94.0667],
    // slopes 1.3, 2.7, 2: the median is 2
    ['theil-sen', 94.3],
    // half of 2 a year
    ['combined', 93.3],
  ])('%s projects %f for 2016', (method, value) => {
    expect(projection(gross, method, 2016)).toBeCloseTo(value, 3);
  });

  it('says the years that the projections start from, and which of them reach the target', () => {
    expect(gross.years).toEqual([2013, 2014, 2015]);
    const reaching = gross.projections.filter((one) => one.reachesTarget === true).map((one) => one.method);
    expect(reaching).toEqual(['last-change']);
  });

  it('gives both ratios with the class each alone would give, and names the one that decides', () => {
    // ρ = (4/2) / (6.7/3) = 0.8955; growth 2.2398 % a year against 2.4671 %: 0.9079
    const [arithmetic, geometric] = gross.ratios;
    expect(arithmetic?.ratio).toMatchObject({ class: 'slightly-behind', years: { from: 2013, to: 2015 } });
    expect(arithmetic?.ratio).toHaveProperty('value', expect.closeTo(0.89552, 4));
    expect(geometric?.ratio).toHaveProperty('value', expect.closeTo(0.9079, 3));
    expect(gross.decisive).toBe('arithmetic');
  });

  it('sets open-sdg to the plan’s base and target year: with a target its progress is the geometric ratio', () => {
    // p = 0.9079: 7.1429 · p − 4.2857 = 2.199, between 0.6 and 0.95
    expect(gross.openSdg).toMatchObject({ status: 'moderate_progress', years: { from: 2013, to: 2015 } });
    expect(gross.openSdg).toHaveProperty('score', expect.closeTo(2.199, 2));
  });

  it('gives both annual rates of reduction, negative where the figure rises', () => {
    // ln(88.3/92.3)/2 = −0.02215; 1 − (92.3/88.3)^(1/2) = −0.02240
    expect(gross.rates.map(({ rate }) => (rate.verdict === 'known' ? rate.value : rate.because))).toEqual([
      expect.closeTo(-0.022152, 5),
      expect.closeTo(-0.022399, 5),
    ]);
  });

  it('asks for next year and the target year where they differ', () => {
    const later = rowOf({ base: '80', targets: 'own >= 95 @2020' }, { '2014': '82', '2015': '84' });
    expect(projection(later, 'drift', 2016)).toBe(86);
    expect(projection(later, 'drift', 2020)).toBe(94);
  });

  it('passes no bounds', () => {
    const full = rowOf({ base: '96', targets: 'own >= 95 @2020' }, { '2014': '98', '2015': '99.9' });
    expect(projection(full, 'last-change', 2020)).toBe(100);
  });
});

describe('What a method cannot say', () => {
  it('is said with its reason: no growth from a zero', () => {
    const zero = rowOf(
      { scale: 'rate', direction: 'decrease', base: '0', targets: 'own <= 1' },
      { '2014': '3', '2015': '2' },
    );
    expect(projection(zero, 'geometric', 2016)).toBe('geometric-undefined');
    expect(projection(zero, 'drift', 2016)).toBe(3);
    expect(zero.rates[0]?.rate).toEqual({ verdict: 'unknown', because: 'geometric-undefined' });
  });

  it('leaves everything undefined without a figure of the year', () => {
    const missing = rowOf({ base: '80', targets: 'own >= 95' }, { '2014': '82', '2015': '未统计' });
    expect(missing.years).toEqual([]);
    expect(projection(missing, 'last-value', 2016)).toBe('no-data');
    expect(missing.openSdg).toEqual({ verdict: 'unknown', because: 'no-data' });
    expect(missing.rates[1]?.rate).toEqual({ verdict: 'unknown', because: 'no-data' });
  });

  it('keeps open-sdg to what has a better side and a number: not to conditions, existence, or a target equal to its base', () => {
    const parts = rowOf({ base: '90', targets: 'own all 城市>=95 农村>=87' }, { '2014': '91', '2015': '92' });
    expect(parts.openSdg).toEqual({ verdict: 'unknown', because: 'several-conditions' });
    const home = rowOf(
      { scale: 'count', decimals: '0', base: '0', targets: 'own exists' },
      { '2014': '0', '2015': '1' },
    );
    expect(home.openSdg).toEqual({ verdict: 'unknown', because: 'existence' });
    // p has no need to be measured against; not reached any more, so nothing can be said
    const equal = rowOf({ base: '95', targets: 'own >= 95' }, { '2014': '96', '2015': '94' });
    expect(equal.openSdg).toEqual({ verdict: 'unknown', because: 'maintain' });
  });

  it('starts from the next comparable year where the base cannot be compared, towards the same target', () => {
    // The break leaves 2014 and 2015: 82.7 → 86.0 is +3.99 %; towards 88 in 2016 (88/82.7)^(1/2) − 1 = 3.15 % a year: 1.27
    const cut = rowOf({ base: '96.4', breaks: '2014', targets: 'own >= 88' }, { '2014': '82.7', '2015': '86.0' });
    expect(cut.ratios[0]?.ratio).toEqual({ verdict: 'unknown', because: 'series-break' });
    expect(cut.openSdg).toMatchObject({ status: 'substantial_progress', years: { from: 2014, to: 2015 } });
    expect(cut.openSdg).toHaveProperty('progress.value', expect.closeTo(1.265, 2));
  });

  it('measures growth alone where the plan asks for a direction only, closer to a natural limit with smaller cuts', () => {
    // (82/80)^(1/2) − 1 = 1.242 % a year; C = 1 − 0.8^4.44 = 0.629: cuts 0.94 % and 0.31 %
    const rising = rowOf({ base: '80', targets: 'own trend increase' }, { '2014': '81', '2015': '82' });
    expect(rising.openSdg).toMatchObject({ status: 'substantial_progress' });
  });
});

describe('The row of one judgement', () => {
  it('gives its Open SDG status to the judgement of its indicator, plan and target set', () => {
    const dataset = datasetOf({
      year: 2015,
      indicators: 'code | base | targets\nT01 | 80 | own >= 95; province >= 84',
      figures: 'code | area | 2014 | 2015\nT01 | own | 82 | 84',
    });
    const assessments = assess(dataset);
    const statuses = openSdgStatuses(dataset, assessments);
    const bySet = assessments.map((one) => [one.targetSet, statuses.get(one)]);
    expect(bySet).toEqual([
      ['own', 'limited_progress'],
      ['province', 'target_achieved'],
    ]);
  });

  it('is written with a reason beside everything that is null', () => {
    const row = rowOf({ base: '80', targets: 'own >= 95' }, { '2015': '84' });
    const [json] = methodsJson([row]);
    expect(json).toMatchObject({
      indicator: 'T01',
      decides: 'arithmetic',
      target: { text: '95%以上', year: 2016 },
      ratios: [{ method: 'arithmetic', because: null, years: [2013, 2015] }, { method: 'geometric' }],
      openSdg: { method: 'open-sdg', because: null },
    });
  });
});
