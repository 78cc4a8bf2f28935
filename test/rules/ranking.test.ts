/** Places of areas by one indicator, and where none is given. */
import { describe, expect, it } from 'vitest';
import { decimal } from '../../src/indicators/decimals.ts';
import type { County, JudgedIndicator } from '../../src/rules/overview/county.ts';
import { rankingsOf } from '../../src/rules/overview/ranking.ts';

const rules = { noiseChance: decimal('0.05') };

function county(area: string, change: Partial<JudgedIndicator>): County {
  const judged: JudgedIndicator = {
    code: 'W02',
    name: '孕产妇死亡率',
    plan: 'women',
    domain: '健康',
    units: ['卫生局'],
    attainment: 'met',
    isQualitative: false,
    level: 'green',
    definition: '孕产妇死亡率｜1/10万',
    measure: '1/10万',
    decimals: 2,
    better: 'lower',
    value: '10',
    cases: null,
    denominator: null,
    ...change,
  };
  return { area, year: 2015, handedIn: [], judged: [judged], nearlyMetCounts: true, mechanism: [] };
}

const placesOf = (counties: readonly County[]) =>
  Object.fromEntries((rankingsOf(counties, rules)[0]?.areas ?? []).map(({ area, place }) => [area, place.verdict === 'ranked' ? place.position : place.because])); // prettier-ignore

describe('a rank', () => {
  it('is by the better figure first, ties share it; the distance is from the median, in standard deviations', () => {
    const counties = [county('甲', { value: '8' }), county('乙', { value: '8' }), county('丙', { value: '12' }), county('丁', { value: '16' })]; // prettier-ignore
    expect(placesOf(counties)).toEqual({ 甲: 1, 乙: 1, 丙: 3, 丁: 4 });
    const [ranking] = rankingsOf(counties, rules);
    expect(ranking?.median?.toFixed()).toBe('10');
    // mean 11, squares 9 + 9 + 1 + 25 = 44, 44 / 3
    expect(ranking?.spread).toBeCloseTo(Math.sqrt(44 / 3), 12);
    expect(ranking?.areas[3]?.place.distance).toBeCloseTo(-6 / Math.sqrt(44 / 3), 12);
  });

  it.each<[string, Partial<JudgedIndicator>, string | number]>([
    ['nine cases', { value: '20', cases: '9', denominator: '45000' }, 'few-cases'],
    ['another measure', { value: '20', definition: '孕产妇死亡率｜1/万' }, 'other-definition'],
    ['no figure of the year', { value: null }, 'no-figure'],
    ['two last digits from the middle', { value: '9.53' }, 'noise'],
    ['three last digits from the middle', { value: '9.56' }, 3],
    ['no better and worse', { better: null }, 'no-direction'],
    // 12 of 60,000 against 30 of 180,000 elsewhere: P = 0.58
    ['a difference that chance gives', { value: '20', cases: '12', denominator: '60000' }, 'noise'],
    // 36 of 60,000 against 30 of 180,000
    ['a difference that chance does not give', { value: '60', cases: '36', denominator: '60000' }, 4],
  ])('%s', (_, change, expected) => {
    const others = ['甲', '乙', '丙'].map((area, at) => county(area, { value: String(9 + at / 2), cases: '10', denominator: '60000' })); // prettier-ignore
    const own = county('丁', change);
    const places = placesOf([...others, own]);
    expect(places['丁']).toBe(expected);
  });

  it('is given to nobody where only two can be compared', () => {
    expect(placesOf([county('甲', { value: '8' }), county('乙', { value: '12' })])).toEqual({ 甲: 'few-areas', 乙: 'few-areas' }); // prettier-ignore
  });
});
