/** The round and register that the table reader's tests read with, and observations in a short form. */
import type { Grid } from '../../src/dataset/tables/grid.ts';
import type { Observation } from '../../src/dataset/observation.ts';
import type { TableReading } from '../../src/dataset/tables/reading.ts';
import { readTables } from '../../src/dataset/tables/tables.ts';
import type { Outcome } from '../../src/diagnostics.ts';
import type { Indicator } from '../../src/indicators/definition.ts';
import type { Round } from '../../src/indicators/round.ts';
import { parseRound } from '../../src/indicators/round.ts';
import { indicatorsFrom } from '../indicators/laid-register.ts';
import { workbookOf } from './grid-from-text.ts';

export const round: Round = valueOf(
  parseRound({
    file: 'round.yaml',
    text: `
area: {code: "440784", name: 鹤山市, self: 我市}
year: 2015
plans:
  women:    {title: 鹤山市妇女发展规划（2014—2016年）, base: 2013, target: 2016}
  children: {title: 鹤山市儿童发展规划（2014—2016年）, base: 2013, target: 2016}
compiler: 统计局
units:
  - {name: 卫生局, role: key, aliases: [卫生和计划生育局]}
  - {name: 教育局, role: key, aliases: [市教育局]}
  - {name: 民政局, role: key}
areas:
  - {id: province, name: 全省, role: average, aliases: [广东省, 全省平均]}
  - {id: upper, name: 江门市, role: upper}
  - {id: peer-1, name: 开平市, role: peer}
`,
  }),
).value;

export const register: readonly Indicator[] = indicatorsFrom(
  `
indicators:
  - {code: W02, name: 孕产妇死亡率, plans: [women], domain: 健康, measure: 1/10万, decimals: 2, direction: decrease, bounds: [0, 100000], scale: rate, numerator: W02N, denominator: B11}
  - {code: W05, name: 孕产妇系统管理率, aliases: [孕产妇系统保健管理率], plans: [women], domain: 健康, measure: "%", decimals: 2, direction: increase, bounds: [0, 100], scale: percent}
  - {code: W19, name: 高中阶段毛入学率（女）, plans: [women], domain: 教育, measure: "%", decimals: 2, direction: increase, bounds: [0, null], scale: percent}
  - {code: W49, name: 农村自来水普及率, plans: [women], domain: 环境, measure: "%", decimals: 2, direction: increase, bounds: [0, 100], scale: percent}
  - {code: C01, name: 婴儿死亡率, plans: [children], domain: 健康, measure: ‰, decimals: 2, direction: decrease, bounds: [0, 1000], scale: rate}
  - {code: C03, name: 新生儿死亡率, plans: [children], domain: 健康, measure: ‰, decimals: 2, direction: decrease, bounds: [0, 1000], scale: rate}
  - {code: C10, name: 0—6个月婴儿纯母乳喂养率, plans: [children], domain: 健康, measure: "%", decimals: 2, direction: increase, bounds: [0, 100], scale: percent}
  - {code: C25, name: 九年义务教育巩固率, short: 巩固率, plans: [children], domain: 教育, measure: "%", decimals: 2, direction: increase, bounds: [0, 100], scale: percent}
  - {code: C27, name: 高中阶段毛入学率, plans: [children], domain: 教育, measure: "%", decimals: 2, direction: increase, bounds: [0, null], scale: percent}
  - {code: C36, name: 儿童福利机构, plans: [children], domain: 福利, measure: 是/否, decimals: 0, direction: increase, scale: yes-no}
  - {code: C43, name: 农村饮水普及率, aliases: [农村自来水普及率], plans: [children], domain: 社会环境, measure: "%", decimals: 2, direction: increase, bounds: [0, 100], scale: percent}
  - {code: C50, name: 未成年人保护联席会议, plans: [children], domain: 法律保护, measure: 定性, decimals: 0, direction: increase, scale: text}
  - {code: W40, name: 女性参加养老保险人数, plans: [women], domain: 社会保障, measure: 人, decimals: 0, direction: increase, scale: count}
  - {code: W60, name: 农村卫生厕所普及率, plans: [women], domain: 环境, measure: "%", decimals: 2, direction: increase, bounds: [0, 100], scale: percent}
  - {code: C60, name: 农村卫生厕所普及率, plans: [children], domain: 社会环境, measure: "%", decimals: 2, direction: increase, bounds: [0, 100], scale: percent}
  - {code: W51, name: 城市公共厕所男女厕位比, plans: [women], domain: 环境, measure: 比, decimals: 2, direction: increase, scale: real}
  - {code: W54, name: 人均公园绿地面积, plans: [women], domain: 环境, measure: 平方米/人, decimals: 2, direction: increase, scale: real}
  - {code: B01, name: 人均地区生产总值, measure: 元, decimals: 0, direction: increase, scale: money}
  - {code: B02, name: 人口自然增长率, measure: ‰, decimals: 2, direction: none, bounds: ["null", "null"], scale: rate}
  - {code: W02N, name: 孕产妇死亡人数, measure: 人, decimals: 0, direction: none, scale: count}
  - {code: B11, name: 活产数, measure: 人, decimals: 0, direction: none, scale: count}
`,
  round,
);

export function read(file: string, ...grids: readonly Grid[]): TableReading {
  const source = file.startsWith('reference/') ? 'reference' : file.startsWith('history/') ? 'history' : 'workbook';
  return readTables(workbookOf(file, ...grids), { round, indicators: register, source });
}

/** `W02 own 2015 8.51`, `W05 own 2015 城市 95`, `C25 own 2015 (missing)`: sorted, places left out. */
export function figures(reading: TableReading): readonly string[] {
  return reading.observations.map(said).toSorted();
}

export function said(one: Observation): string {
  const usable = one.status === 'normal' ? '' : ` (${one.status})`;
  const figure = one.value === null ? (one.word ?? '') : one.value.toFixed();
  return (
    [one.indicator, one.area, one.year, one.dimension, figure]
      .filter((part) => part !== null && part !== '')
      .join(' ') + usable
  );
}

/** `measure-mismatch C4`: code and cell, in the order told. */
export function told(reading: TableReading): readonly string[] {
  return reading.findings.map(({ code, origin }) => `${code} ${placeOf(origin)}`.trim());
}

function placeOf(origin: TableReading['findings'][number]['origin']): string {
  if (origin === null) return '';
  return origin.kind === 'cell' ? origin.cell : origin.kind === 'sheet' ? origin.sheet : origin.kind;
}

function valueOf<T>(outcome: Outcome<T>): T {
  if (outcome.verdict === 'ok') return outcome.value;
  throw new Error(outcome.findings.map((one) => one.message).join('\n'));
}
