import { describe, expect, it } from 'vitest';
import { assess } from '../../src/rules/assess.ts';
import { assessmentJson } from '../../src/rules/shown/assessment-json.ts';
import { datasetOf } from './dataset-from-text.ts';

const maternalMortality = datasetOf({
  year: 2015,
  indicators: `
    code | name         | measure | direction | scale | bounds    | base | targets   | milestones
    W02  | 孕产妇死亡率 | 1/10万  | decrease  | rate  | 0..100000 | 12.1 | own <= 15 | 2014:15 2015:15
  `,
  firstRow: 12,
  figures: `
    code | area     | 2013 | 2014 | 2015
    W02  | own      |      | 9.7  | 8.51
    W02  | province |      |      | 11.56
    W02  | upper    |      |      | 9.2
    W02  | peer-1   |      |      | 10.1
    W02  | peer-2   |      |      | 8.0
  `,
});

describe('the form of assess --json', () => {
  it.each([
    ['own keep >= 92', { kind: 'threshold', comparison: '>=', value: '92', keep: true }],
    ['own keep 45..55', { kind: 'range', comparison: 'in', value: ['45', '55'], keep: true }],
    ['own >= 92', { kind: 'threshold', comparison: '>=', value: '92' }],
  ])('says of %s whether it is to be kept', (targets, told) => {
    const dataset = datasetOf({
      year: 2015,
      indicators: `
        code | name   | measure | direction | scale   | base | targets
        C25  | 巩固率 | %       | increase  | percent | 90   | ${targets}
      `,
      figures: 'code | area | 2015\nC25 | own | 93',
    });
    const [one] = assess(dataset);
    const target = one === undefined ? null : assessmentJson(one)['target'];
    expect(target).toMatchObject(told);
    expect(Object.keys(target ?? {}).includes('keep')).toBe('keep' in told);
  });

  it('is the contract’s own example to the last field', () => {
    const [one] = assess(maternalMortality);
    if (one === undefined) throw new Error('nothing assessed');
    const json = JSON.parse(JSON.stringify(assessmentJson(one), shortened));
    expect(json).toEqual({
      indicator: 'W02',
      name: '孕产妇死亡率',
      plan: 'women',
      domain: '健康',
      unit: '卫生局',
      measure: '1/10万',
      targetSet: 'own',
      year: 2015,
      value: '8.51',
      valueYear: 2015,
      previous: '9.70',
      base: { year: 2013, value: '12.10' },
      target: { kind: 'threshold', comparison: '<=', value: '15', year: 2016, text: '15/10万以下', conditions: null },
      attainment: 'met-kept',
      gap: '-6.49',
      change: { difference: '-1.19', relative: -0.12268, sinceBase: '-3.59', comparability: 'full' },
      comparison: [
        { area: 'province', year: 2015, value: '11.56', difference: '-3.05', better: true },
        { area: 'upper', year: 2015, value: '9.20', difference: '-0.69', better: true },
        { area: 'peer-1', year: 2015, value: '10.10', difference: '-1.59', better: true },
        { area: 'peer-2', year: 2015, value: '8.00', difference: '0.51', better: false },
      ],
      rank: { position: 2, of: 3 },
      pace: {
        method: 'geometric',
        progress: null,
        schedule: 0.66667,
        ratioArithmetic: null,
        ratioGeometric: null,
        class: 'maintain',
        achievedPerYear: -1.795,
        neededPerYear: 0,
        multiplier: null,
        achievedRate: -0.16137,
        neededRate: null,
        flags: [],
      },
      path: [
        { year: 2014, planned: '15.00', value: '9.70', attainment: 'met-kept', onPath: true, level: 'green' },
        { year: 2015, planned: '15.00', value: '8.51', attainment: 'met-kept', onPath: true, level: 'green' },
        { year: 2016, planned: '15.00', forecast: '7.79' },
      ],
      forecast: [
        {
          year: 2016,
          method: 'combined',
          value: 7.7932,
          lower: 5.7837,
          upper: 10.5008,
          level: 0.8,
          probability: 0.98914,
        },
      ],
      warning: { level: 'green', reasons: [], since: 'unchanged' },
      cases: null,
      because: {
        'pace.progress': 'maintain',
        'pace.ratioArithmetic': 'maintain',
        'pace.ratioGeometric': 'maintain',
        'pace.multiplier': 'met',
        'pace.neededRate': 'met',
      },
      origins: { value: 'workbooks/卫生局.xlsx!年报表!E12' },
      // Beyond the contract. 5.78 to 10.50 is wider than half of 7.79; (8.51 − 12.1)/2 a year.
      further: {
        issued: null,
        outlook: null,
        noise: null,
        asksExplanation: false,
        unsaid: [{ year: 2016, because: 'wide-interval' }],
        recent: { from: 2013, to: 2015, perYear: -1.795 },
        pooled: null,
        lacking: null,
      },
    });
  });

  it('writes the fields in the contract’s order', () => {
    const [one] = assess(maternalMortality);
    if (one === undefined) throw new Error('nothing assessed');
    const json = assessmentJson(one);
    expect(Object.keys(json)).toEqual([
      'indicator', 'name', 'plan', 'domain', 'unit', 'measure', 'targetSet', 'year', 'value', 'valueYear', 'previous',
      'base', 'target', 'attainment', 'gap', 'change', 'comparison', 'rank', 'pace', 'path', 'forecast', 'warning',
      'cases', 'because', 'origins', 'further',
    ]); // prettier-ignore
    expect(Object.keys(json['pace'] ?? {})).toEqual([
      'method', 'progress', 'schedule', 'ratioArithmetic', 'ratioGeometric', 'class', 'achievedPerYear',
      'neededPerYear', 'multiplier', 'achievedRate', 'neededRate', 'flags',
    ]); // prettier-ignore
  });
});

/** The contract shows statistics shortened: shares to five decimals, the forecast to four. */
function shortened(key: string, value: unknown): unknown {
  if (typeof value !== 'number') return value;
  const decimals = ['value', 'lower', 'upper'].includes(key) ? 4 : 5;
  return Number(value.toFixed(decimals));
}
