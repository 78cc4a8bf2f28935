import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '../../src/rules/assess.ts';
import { assessmentsJson } from '../../src/rules/shown/assessment-json.ts';
import { attainmentRate, countAttainment } from '../../src/rules/series/counts.ts';
import type { NoteItem } from '../../src/dataset/notes/notes.ts';
import { datasetOf } from './dataset-from-text.ts';
import { judged, judgedAll } from './judged.ts';

describe('what is assessed', () => {
  it('one item an indicator, plan and target set, in register order; without a target one; support series none', () => {
    const assessments = assess(
      datasetOf({
        year: 2015,
        indicators: `
          code | plans          | targets
          C20  | women children | province >= 90 @2020; own >= 95
          A05  | children       |
          B11  | -              |
        `,
        figures: `
          code | 2015
          C20  | 93
        `,
      }),
    );
    expect(assessments.map(({ indicator, plan, targetSet }) => `${indicator.code} ${plan} ${targetSet}`)).toEqual([
      'C20 women own',
      'C20 women province',
      'C20 children own',
      'C20 children province',
      'A05 children null',
    ]);
  });

  it('each target set is judged by itself, in its own year', () => {
    const [own, province] = judgedAll({
      is: { targets: 'own >= 95; province >= 90 @2020', base: '88' },
      series: '2015 93',
    });
    expect(own).toMatchObject({
      attainment: 'not-met',
      target: { year: 2016, text: '95%以上' },
      gap: { difference: { printed: '-2.0' } },
    });
    expect(province).toMatchObject({
      attainment: 'met-early',
      target: { year: 2020 },
      gap: { difference: { printed: '3.0' } },
    });
    expect(province?.path.map(({ year }) => year)).toEqual([2014, 2015, 2016, 2017, 2018, 2019, 2020]);
  });

  it('shows a revision of last year’s figure', () => {
    const origin = { kind: 'cell', file: 'history/2014.xlsx', sheet: '年报表', cell: 'D4' } as const;
    const at = (value: string) => ({ value, origin });
    const revision = { indicator: 'T01', area: 'own', year: 2014, before: at('88.4'), after: at('88.3') };
    expect(judged({ series: '2015 93', revisions: [revision] }).revision).toMatchObject({
      before: '88.4',
      after: '88.3',
      year: 2014,
    });
    expect(judged({ series: '2015 93', revisions: [{ ...revision, area: 'upper' }] }).revision).toBeNull();
  });

  it('gives the parts of a rate where both are there', () => {
    const round = { is: { numerator: 'N01', denominator: 'N02' }, support: ['N01', 'N02'], series: '2015 90' };
    const { parts } = judged({ ...round, more: ['N01: 2015 9', 'N02: 2015 10'] });
    expect(parts.verdict === 'known' && [parts.numerator, parts.denominator].map(String)).toEqual(['9', '10']);
    expect(judged({ ...round, more: ['N01: 2015 9'] }).parts).toEqual({ verdict: 'unknown', because: 'no-parts' });
  });

  it('takes a qualitative goal’s word from the notes where no table has one, if they agree', () => {
    const goal = (state: '已实现' | '推进中') => ({
      unit: '妇联',
      general: false,
      items: [item(state)],
      origin: item(state).origin,
    });
    const is = { scale: 'text', measure: '定性', targets: 'own qualitative' };
    expect(judged({ is, notes: [goal('已实现')] })).toMatchObject({ attainment: 'met', word: '已实现' });
    expect(judged({ is, series: '2015 推进中', notes: [goal('已实现')] }).word).toBe('推进中');
    expect(judged({ is, notes: [goal('已实现'), goal('推进中')] }).attainment).toBe('no-data');
  });
});

function item(state: '已实现' | '推进中'): NoteItem {
  return {
    section: '定性目标',
    text: '已建立联席会议制度。',
    plans: ['women'],
    planUnclear: false,
    indicators: ['T01'],
    deadline: null,
    future: false,
    state,
    origin: { kind: 'line', file: 'notes/妇联.md', line: 12 },
  };
}

describe('counts', () => {
  it('add up, with qualitative goals and what has no target apart', () => {
    const one = (targets: string, series: string, scale = 'percent') =>
      judged({ is: { targets, scale, base: '80' }, series });
    const counts = countAttainment([
      one('own >= 95', '2015 96'),
      one('own >= 95', '2015 94.5'),
      one('own >= 95', '2015 90'),
      one('own >= 95', ''),
      one('own qualitative', '2015 已实现', 'text'),
      one('', '2015 96'),
    ]);
    expect(counts).toEqual({
      met: 1,
      nearlyMet: 1,
      notMet: 1,
      noData: 1,
      total: 4,
      qualitative: { met: 1, notMet: 0, noData: 0 },
      notApplicable: 1,
    });
    expect(attainmentRate(counts, true)?.toFixed()).toBe('50');
    expect(attainmentRate(counts, false)?.toFixed()).toBe('25');
  });
});

describe('the wording of a target that the plan does not give', () => {
  it.each([
    ['own >= 95', {}, '95%以上'],
    ['own <= 15', { measure: '1/10万', scale: 'rate' }, '15/10万以下'],
    ['own <= 4.5', { measure: '‰', scale: 'rate' }, '4.5‰以下'],
    ['own > 95', {}, '高于95%'],
    ['own < 2', {}, '低于2%'],
    ['own >= 3000', { measure: '元/月', scale: 'money' }, '3000元/月以上'],
    ['own 103..107', { measure: '女=100', scale: 'real' }, '103～107'],
    ['own 50±3', {}, '50%左右'],
    ['own fromBase 2010 -1/6', {}, '比2010年降低1/6'],
    ['own fromBase 2010 30%', { scale: 'money', measure: '元' }, '比2010年增加30%'],
    ['own all 城市>=95 农村>=87', {}, '城市95%以上，农村87%以上'],
    ['own trend increase', {}, '提高'],
    ['own trend decrease', { scale: 'count', measure: '人' }, '减少'],
  ])('%s', (targets, more, text) => {
    const { target } = judged({ is: { ...more, targets, base: '2010:50' } });
    expect(target.kind !== 'none' && target.text).toBe(text);
  });
});

describe('whatever the figures are', () => {
  const value = fc.oneof(
    fc.constantFrom('0', '0', '1', '50', '95', '94.05', '100', '-3', '1e-9', '123456789012345', '1e40', '-1e40'),
    fc.integer({ min: -2000, max: 12000 }).map((tenths) => (tenths / 10).toFixed(1)),
    fc.constantFrom('!', '?', '未统计'),
  );
  const series = fc.dictionary(fc.integer({ min: 2008, max: 2022 }).map(String), value, { maxKeys: 12 });
  const target = fc.constantFrom(
    '', 'own >= 95', 'own <= 0', 'own < 5', 'own > 0', 'own 40..60', 'own 50±3', 'own fromBase 2010 -1/6', 'own fromBase 2010=0 10%',
    'own all 城市>=95 农村<=3', 'own trend increase', 'own trend decrease', 'own exists', 'own qualitative', 'own >= 95; national <= 1 @2012',
  ); // prettier-ignore
  const columns = fc.record({
    targets: target,
    scale: fc.constantFrom('rate', 'percent', 'count', 'money', 'real', 'yes-no', 'text'),
    direction: fc.constantFrom('increase', 'decrease', 'range', 'none'),
    policy: fc.constantFrom('yearly', 'yearly', 'election', 'census', 'none'),
    breaks: fc.constantFrom('', '2014', '2012 2015'),
    base: fc.constantFrom('', '0', '-5', '95', '2010:12.1', '2016:7'),
    bounds: fc.constantFrom('0..100', '0..', '..'),
    cases: fc.constantFrom('', 'N01'),
    milestones: fc.constantFrom('', '2014:0 2015:90'),
  });
  const settings = fc.record({
    forecastMethod: fc.constantFrom('last-value', 'drift', 'geometric', 'last-change', 'ols', 'theil-sen', 'combined'),
    intervalLevel: fc.constantFrom('0.5', '0.8', '0.999'),
  });

  it('nothing is thrown, no number is NaN or infinite, and every null statistic has its reason', () => {
    fc.assert(
      fc.property(
        columns,
        settings,
        fc.array(series, { minLength: 4, maxLength: 4 }),
        fc.integer({ min: 2011, max: 2018 }),
        (is, chosen, [own, town, country, peer], year) => {
          const row = (code: string, figures: Readonly<Record<string, string>> = {}) =>
            `${code}: ${Object.entries(figures)
              .map(([of, figure]) => `${of} ${figure}`)
              .join(', ')}`;
          const assessments = judgedAll({
            year,
            is,
            settings: chosen,
            support: ['N01'],
            more: [
              row('T01@own', own),
              row('T01/城市', town),
              row('T01/农村', country),
              row('T01@peer-1', peer),
              row('T01@peer-2', town),
              row('N01', own),
            ],
          });
          for (const json of assessmentsJson(assessments)) expectSound(JSON.parse(JSON.stringify(json, refusingNaN)));
        },
      ),
      { numRuns: 200 },
    );
  }, 60_000);
});

function refusingNaN(key: string, value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`${key} is ${value}`);
  if (typeof value === 'string' && /NaN|Infinity|^undefined$/.test(value)) throw new Error(`${key} says ${value}`);
  return value;
}

function expectSound(json: {
  readonly because: object;
  readonly pace: object;
  readonly change: object;
  readonly value: unknown;
}): void {
  const reasons = Object.keys(json.because);
  const explained = (field: string, value: unknown) => value !== null || reasons.includes(field);
  expect(explained('value', json.value)).toBe(true);
  for (const [field, value] of Object.entries(json.pace))
    expect(explained(`pace.${field}`, value), `pace.${field}`).toBe(true);
  for (const field of ['difference', 'relative', 'sinceBase'] as const) {
    expect(explained(`change.${field}`, (json.change as Record<string, unknown>)[field]), `change.${field}`).toBe(true);
  }
}
