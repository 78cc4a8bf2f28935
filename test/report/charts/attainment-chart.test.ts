import { describe, expect, it } from 'vitest';
import { attainmentChart } from '../../../src/report/charts/attainment-chart.ts';
import { packagedTemplates } from '../templates-on-disk.ts';
import { judged } from '../../rules/judged.ts';

const { words } = packagedTemplates();
const met = judged({ is: { base: '94', targets: 'own >= 95' }, series: '2015 96' });
const nearly = judged({ is: { base: '94', targets: 'own >= 95' }, series: '2015 94.5' });
const missed = judged({ is: { base: '80', targets: 'own >= 95' }, series: '2015 84' });
const blank = judged({ is: { base: '80', targets: 'own >= 95' } });
const goal = judged({ is: { scale: 'text', measure: '定性', targets: 'own qualitative' }, series: '2015 已实现' });

describe('The chart of attainment by plan', () => {
  const chart = attainmentChart(
    [
      { plan: 'women', name: '妇女规划', assessments: [met, met, missed, goal] },
      { plan: 'children', name: '儿童规划', assessments: [met, nearly, blank] },
    ],
    words,
  );

  it('stacks met, nearly met, not met and no data, each counted once; qualitative goals are left out', () => {
    expect(chart?.categories).toEqual(['妇女规划', '儿童规划']);
    expect(chart?.series.map(({ name, values }) => [name, values])).toEqual([
      ['达标', [2, 1]],
      ['基本达标', [null, 1]],
      ['未达标', [1, null]],
      ['无数据', [null, 1]],
    ]);
  });

  it('knows every count by the id it has in the text', () => {
    expect(chart?.series[0]?.figures).toEqual(['count/women/met', 'count/children/met']);
    // None of a kind is drawn by no bar and printed nowhere.
    expect(chart?.series[1]?.figures).toEqual([null, 'count/children/nearly']);
  });

  it('says the same in words', () => {
    expect(chart?.alt).toBe(
      '各类项数的堆积条形图：妇女规划达标2项、未达标1项；儿童规划达标1项、基本达标1项、无数据1项。',
    );
  });

  it('leaves away a verdict that nothing has and a plan that counts nothing', () => {
    const plain = attainmentChart(
      [
        { plan: 'women', name: '妇女规划', assessments: [met, missed] },
        { plan: 'children', name: '儿童规划', assessments: [goal] },
      ],
      words,
    );
    expect(plain?.categories).toEqual(['妇女规划']);
    expect(plain?.series.map(({ name }) => name)).toEqual(['达标', '未达标']);
    // 未达标 looks the same in a chart that has 基本达标 and in one that has none.
    expect(plain?.series[1]?.shade).toBe(chart?.series[2]?.shade);
    expect(attainmentChart([{ plan: 'women', name: '妇女规划', assessments: [goal] }], words)).toBeNull();
  });
});
