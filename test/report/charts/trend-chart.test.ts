import { describe, expect, it } from 'vitest';
import { trendChart } from '../../../src/report/charts/trend-chart.ts';
import { judged } from '../../rules/judged.ts';

describe('The chart of one indicator', () => {
  // 88.3, 89.6, 92.3 towards 95 in 2016; a gross rate, as it is. combined: 93.633 [90.115, 97.151]
  const one = judged({
    is: { name: '高中阶段毛入学率', base: '88.3', bounds: '0..', targets: 'own >= 95' },
    series: '2014 89.6, 2015 92.3',
  });
  const chart = trendChart(one);
  const values = (name: string) => chart?.series.find((series) => series.name === name)?.values;

  it('shows the years from the base to the target year', () => {
    expect(chart?.categories).toEqual(['2013', '2014', '2015', '2016']);
  });

  it('draws what came as a line, and what the plan asks for straight from the base, dashed', () => {
    expect(values('实际值')).toEqual([88.3, 89.6, 92.3, null]);
    // 6.7/3 = 2.2333 a year: 90.5, 92.8 as printed
    expect(values('规划要求')).toEqual([88.3, 90.5, 92.8, 95]);
    expect(chart?.series.map(({ look }) => look)).toEqual(['line', 'dashed', 'forecast', 'band-low', 'band-high']);
  });

  it('opens the forecast with its interval as a fan from the last figure', () => {
    expect(values('预测值')).toEqual([null, null, 92.3, 93.3]);
    expect(values('预测下限')).toEqual([null, null, 92.3, 89.8]);
    expect(values('预测上限')).toEqual([null, null, 92.3, 96.8]);
  });

  it('knows every point by the id it has in tables and sentences', () => {
    expect(chart?.series[0]?.figures).toEqual(['T01/base/2013/women', 'T01/own/2014', 'T01/own/2015', null]);
    expect(chart?.series[3]?.figures[3]).toBe('T01/forecast/2016/lower/women/own');
  });

  it('says in words what it shows', () => {
    expect(chart?.alt).toBe(
      '高中阶段毛入学率折线图：实际值2013年88.3%、2014年89.6%、2015年92.3%；规划要求2016年95%以上；预测2016年93.3%，区间89.8%至96.8%。',
    );
  });

  it('has a forecast for each year up to a later target', () => {
    const later = trendChart(judged({ is: { base: '80', targets: 'own >= 95 @2018' }, series: '2014 82, 2015 84' }));
    const forecast = later?.series.find(({ name }) => name === '预测值')?.values;
    expect(forecast).toHaveLength(6);
    expect(forecast?.slice(2).every((value) => value !== null)).toBe(true);
  });

  it('leaves a gap for a year without a figure', () => {
    const gap = trendChart(
      judged({ year: 2016, target: 2017, is: { base: '80', targets: 'own >= 95' }, series: '2014 82, 2016 85' }),
    );
    expect(gap?.series[0]?.values).toEqual([80, 82, null, 85, null]);
  });

  it('is not drawn for fewer than three figures: two points show no course', () => {
    expect(trendChart(judged({ is: { base: '80', targets: 'own >= 95' }, series: '2015 84' }))).toBeNull();
  });

  it('is not drawn where the plan names no number to hold it against', () => {
    expect(
      trendChart(judged({ is: { base: '80', targets: 'own trend increase' }, series: '2014 82, 2015 84' })),
    ).toBeNull();
  });

  it('goes without a forecast where none can be made', () => {
    const election = trendChart(
      judged({ is: { base: '20', policy: 'election', targets: 'own >= 30' }, series: '2014 22, 2015 24' }),
    );
    expect(election?.series.map(({ name }) => name)).toEqual(['实际值', '规划要求']);
  });
});
