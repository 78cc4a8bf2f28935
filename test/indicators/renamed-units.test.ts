import { expect, it } from 'vitest';
import { nearestOffice } from '../../src/indicators/nearest.ts';
import { parseRound } from '../../src/indicators/round.ts';
import { indicatorsFrom, valueOf } from './laid-register.ts';

const round = valueOf(
  parseRound({
    file: 'round.yaml',
    text: `
area: {name: 云溪市}
year: 2015
plans:
  women:    {title: 云溪市妇女发展规划, base: 2013, target: 2016}
  children: {title: 云溪市儿童发展规划, base: 2013, target: 2016}
compiler: 统计局
units:
  - {name: 卫生和计划生育局, role: key, aliases: [卫生局, 计生局]}
  - {name: 教育局, role: key}
`,
  }),
).value;

const register = `
indicators:
  - {code: W02, name: 孕产妇死亡率, plans: [women], domain: 健康, measure: 1/10万, decimals: 2, direction: decrease, scale: rate, units: [卫生局]}
  - {code: W14, name: 人工流产率, plans: [women], domain: 健康, measure: ‰, decimals: 2, direction: decrease, scale: rate, units: [计生局, 卫生局]}
  - {code: C25, name: 九年义务教育巩固率, plans: [children], domain: 教育, measure: "%", decimals: 1, direction: increase, scale: percent, units: [教育局, 残联]}
`;

const unitsWith = (plan: string) => indicatorsFrom(register, round, plan).map(({ units }) => units);

it('Indicators are answered for by the units as the round names them now, each once; names it does not know stay', () => {
  expect(unitsWith('{}')).toEqual([['卫生和计划生育局'], ['卫生和计划生育局'], ['教育局', '残联']]);
  expect(unitsWith('C25: {units: [计生局]}')[2]).toEqual(['卫生和计划生育局']);
});

it.each([
  ['城市管理局', '城市管理和综合执法局'],
  ['市城市管理局', '城市管理和综合执法局'],
  ['教育厅', '教育局'],
  // Two begin so, and nothing begins with it.
  ['人力局', null],
  ['水利局', null],
])('%s may be %s', (written, office) => {
  const offices = ['城市管理和综合执法局', '教育局', '人力资源和社会保障局', '人力资源服务中心'];
  expect(nearestOffice(written, offices)).toBe(office);
});
