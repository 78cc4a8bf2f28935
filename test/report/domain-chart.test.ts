import { describe, expect, it } from 'vitest';
import { domainChart } from '../../src/report/charts/domain-chart.ts';
import { judged } from '../rules/judged.ts';

const met = judged({ is: { base: '94', targets: 'own >= 95' }, series: '2015 96' });
const nearly = judged({ is: { base: '94', targets: 'own >= 95' }, series: '2015 94.5' });
const missed = judged({ is: { base: '80', targets: 'own >= 95' }, series: '2015 84' });
const blank = judged({ is: { base: '80', targets: 'own >= 95' } });
const goal = judged({ is: { scale: 'text', measure: '定性', targets: 'own qualitative' }, series: '2015 已实现' });

describe('The chart of attainment by 领域', () => {
  const chart = domainChart('women', [
    { domain: '健康', assessments: [met, met, missed, goal] },
    { domain: '教育', assessments: [met, nearly, blank] },
    { domain: '法律保护', assessments: [goal] },
  ]);

  it('stacks met, nearly met, not met and no data, each counted once; qualitative goals are left out', () => {
    expect(chart?.categories).toEqual(['健康', '教育']);
    expect(chart?.series.map(({ name, values }) => [name, values])).toEqual([
      ['达标', [2, 1]],
      ['基本达标', [0, 1]],
      ['未达标', [1, 0]],
      ['无数据', [0, 1]],
    ]);
  });

  it('knows every count by the id it has in the table of 领域', () => {
    expect(chart?.series[0]?.figures).toEqual(['count/women/domains/健康/met', 'count/women/domains/教育/met']);
  });

  it('says the same in words', () => {
    expect(chart?.alt).toBe('分领域达标情况堆积条形图：健康达标2项、未达标1项；教育达标1项、基本达标1项、无数据1项。');
  });

  it('leaves away a verdict that nothing has, and is not drawn for a single 领域', () => {
    const plain = domainChart('women', [
      { domain: '健康', assessments: [met] },
      { domain: '教育', assessments: [missed] },
    ]);
    expect(plain?.series.map(({ name }) => name)).toEqual(['达标', '未达标']);
    // 未达标 looks the same in the chart of a plan that has 基本达标 and in one of a plan that has none.
    expect(plain?.series[1]?.shade).toBe(chart?.series[2]?.shade);
    expect(domainChart('women', [{ domain: '健康', assessments: [met, missed] }])).toBeNull();
  });
});
