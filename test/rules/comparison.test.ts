import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/rules/assessment.ts';
import { judged, type Case } from './judged.ts';

const rising = { scale: 'real', targets: 'own >= 95' };

it('says nothing of other areas’ totals in documents, and keeps them for programs', () => {
  const round = { series: '2015 8005', more: ['T01@peer-1: 2015 7000', 'T01@peer-2: 2015 9000'] };
  const people = { scale: 'count', measure: '人', decimals: '0' };
  for (const is of [people, { scale: 'money', measure: '万元', decimals: '0' }]) {
    const one = judged({ is, ...round });
    expect(one).toMatchObject({ comparison: [], rank: { because: 'total' } });
    expect(one.besideAreas.comparison).toHaveLength(2);
    expect(one.besideAreas.rank).toMatchObject({ rank: { position: 2, of: 3 } });
  }
  const perHead = { scale: 'money', measure: '元/月', decimals: '0' };
  expect(judged({ is: perHead, ...round }).comparison).toHaveLength(2);
});

describe('beside other areas', () => {
  it('stands in the round’s order, printed figures subtracted', () => {
    const one = judged({
      is: rising,
      series: '2015 90.04',
      more: ['T01@upper: 2015 91', 'T01@province: 2015 88.06', 'T01@peer-1: 2015 90'],
    });
    expect(rows(one)).toEqual([
      'province 2015 90.0 88.1 1.9 true',
      'upper 2015 90.0 91.0 -1.0 false',
      'peer-1 2015 90.0 90.0 0.0 null',
    ]);
  });

  it('lower is better where the direction is down, and neither without one', () => {
    const others = ['T01@province: 2015 88', 'T01@upper: 2015 91'];
    const better = (direction: string) =>
      judged({ is: { ...rising, direction }, series: '2015 90', more: others }).comparison.map((area) => area.better);
    expect(better('decrease')).toEqual([false, true]);
    expect(better('increase')).toEqual([true, false]);
    expect(
      judged({ is: { scale: 'real', direction: 'none' }, series: '2015 90', more: others }).comparison.map(
        (area) => area.better,
      ),
    ).toEqual([null, null]);
  });

  it('of a range the nearer one is better, and inside it nobody', () => {
    const is = { scale: 'real', direction: 'range', targets: 'own 103..107' };
    const one = judged({
      is,
      series: '2015 108',
      more: ['T01@province: 2015 101', 'T01@upper: 2015 107', 'T01@peer-1: 2015 102', 'T01@peer-2: 2015 110'],
    });
    expect(one.comparison.map(({ better }) => better)).toEqual([true, false, null, true]);
    expect(one.rank).toMatchObject({ rank: { position: 1, of: 3, shared: true } });
    expect(judged({ is, series: '2015 105', more: ['T01@province: 2015 106'] }).comparison[0]?.better).toBeNull();
  });

  it('an area without a figure of the year is compared a year earlier, own figure of then', () => {
    const one = judged({
      is: rising,
      series: '2014 89, 2015 90',
      more: ['T01@province: 2014 88', 'T01@upper: 2013 80'],
    });
    expect(rows(one)).toEqual(['province 2014 89.0 88.0 1.0 true']);
  });

  it('how far back is a setting', () => {
    const round: Case = { is: rising, series: '2013 85, 2014 89, 2015 90', more: ['T01@province: 2013 88'] };
    expect(judged({ ...round, settings: { comparisonLag: '2' } }).comparison).toMatchObject([{ year: 2013 }]);
    expect(judged({ ...round, settings: { comparisonLag: '0' } }).comparison).toEqual([]);
  });

  it('a carried figure is compared with the others’ figures of its own year', () => {
    const one = judged({
      is: { ...rising, policy: 'election' },
      series: '2014 89',
      more: ['T01@province: 2014 88, 2015 95'],
    });
    expect(rows(one)).toEqual(['province 2014 89.0 88.0 1.0 true']);
  });

  it('without a figure of its own there is nothing to compare', () => {
    const one = judged({ is: rising, series: '2014 89', more: ['T01@province: 2014 88'] });
    expect(one).toMatchObject({ comparison: [], rank: { because: 'no-data' } });
  });

  it('words are not compared', () => {
    const one = judged({
      is: { scale: 'yes-no', targets: 'own exists' },
      series: '2015 有',
      more: ['T01@province: 2015 有'],
    });
    expect(one.comparison).toEqual([]);
  });
});

describe('the place among own area and peers', () => {
  it.each([
    ['90', '88', '91', 2, false],
    ['90', '88', '89', 1, false],
    ['90', '91', '92', 3, false],
    ['90', '90', '92', 2, true],
    ['90.04', '90', '88', 1, true],
  ])('%s beside %s and %s: place %i', (own, first, second, position, shared) => {
    const one = judged({
      is: rising,
      series: `2015 ${own}`,
      more: [`T01@peer-1: 2015 ${first}`, `T01@peer-2: 2015 ${second}`, 'T01@upper: 2015 99'],
    });
    expect(one.rank).toMatchObject({ rank: { position, of: 3, shared, areaNames: ['鹤山市', '开平市', '台山市'] } });
  });

  it('counts figures of the same year only, from three areas on', () => {
    expect(
      judged({ is: rising, series: '2014 89, 2015 90', more: ['T01@peer-1: 2015 88', 'T01@peer-2: 2014 91'] }).rank,
    ).toMatchObject({ because: 'few-areas' });
  });

  it('is not given without a direction', () => {
    const more = ['T01@peer-1: 2015 88', 'T01@peer-2: 2015 91'];
    expect(judged({ is: { scale: 'real', direction: 'none' }, series: '2015 90', more }).rank).toMatchObject({
      because: 'no-direction',
    });
  });
});

function rows(one: Assessment): readonly string[] {
  return one.comparison.map(({ area, year, own, figure, difference, better }) =>
    [area, year, own.printed, figure.printed, difference.printed, String(better)].join(' '),
  );
}
