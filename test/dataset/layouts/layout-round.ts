/** The round and register that layouts are read in, through the files' own way; and what was read, by figure. */
import { formatOrigin } from '../../../src/provenance.ts';
import type { Observation } from '../../../src/dataset/observation.ts';
import type { Diagnostic } from '../../../src/diagnostics.ts';
import { indicatorsFrom } from '../../indicators/laid-register.ts';
import { parseRound } from '../../../src/indicators/round.ts';
import { readTableFiles } from '../../../src/pipeline/read/table-files.ts';
import type { Expected } from './one-dataset.ts';

const roundReading = parseRound({
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
areas:
  - {id: province, name: 全省, role: average, aliases: [广东省, 全省平均]}
`,
});

const registerText = `
indicators:
  - {code: W01, name: 妇女常见病筛查率, plans: [women], domain: 健康, measure: "%", decimals: 1, direction: increase, bounds: [0, 100], scale: percent}
  - {code: W02, name: 孕产妇死亡率, plans: [women], domain: 健康, measure: 1/10万, decimals: 2, direction: decrease, bounds: [0, 100000], scale: rate}
  - {code: W05, name: 住院分娩率, aliases: [孕产妇住院分娩率], plans: [women], domain: 健康, measure: "%", decimals: 2, direction: increase, bounds: [0, 100], scale: percent}
  - {code: C03, name: 婴儿死亡率, plans: [children], domain: 健康, measure: ‰, decimals: 2, direction: decrease, bounds: [0, 1000], scale: rate}
  - {code: C07, name: 18岁以下儿童伤害死亡率, plans: [children], domain: 健康, measure: 1/10万, decimals: 2, direction: decrease, bounds: [0, 100000], scale: rate}
  - {code: B11, name: 活产数, aliases: [活产婴儿数], measure: 人, decimals: 0, direction: none, scale: count}
  - {code: M01, name: 妇女儿童事业经费, measure: 元, decimals: 0, direction: increase, scale: money}
  - {code: E01, name: 设有儿童福利机构, plans: [children], domain: 福利, measure: 是/否, decimals: 0, direction: increase, scale: yes-no}
`;

if (roundReading.verdict === 'failed') throw new Error('round');
export const layoutRound = roundReading.value.value;
export const layoutRegister = indicatorsFrom(registerText, layoutRound);

export interface LayoutReading {
  /** By figure, as `one-dataset.ts` names them. */
  readonly figures: Readonly<Record<string, Expected>>;
  /** `年报表!E5` by figure. */
  readonly places: Readonly<Record<string, string>>;
  readonly findings: readonly Diagnostic[];
}

/** Blank cells, which no figure stands in, are left out; so is a figure that is read again. Another one is named twice. */
export function readLayout(file: string, bytes: Uint8Array): LayoutReading {
  const { tables, findings } = readTableFiles([{ kind: 'read', file, bytes }], 'workbook', layoutRound, layoutRegister);
  const figures: Record<string, Expected> = {};
  const places: Record<string, string> = {};
  for (const one of tables.flatMap(({ reading }) => reading.observations)) {
    if (one.status === 'missing' && one.word === null) continue;
    const key = keyOf(one);
    const figure: Expected = { value: one.value === null ? null : said(one), status: one.status };
    const before = figures[key];
    if (before?.value === figure.value && before.status === figure.status) continue;
    const name = before === undefined ? key : `${key} again`;
    figures[name] = figure;
    places[name] = formatOrigin(one.origin).replace(`${file}!`, '');
  }
  return { figures, places, findings: [...findings, ...tables.flatMap(({ reading }) => reading.findings)] };
}

const parts: Readonly<Record<string, string>> = { 城市: '城', 农村: '乡' };

function keyOf({ indicator, area, year, dimension }: Observation): string {
  const part = dimension === null ? '' : (parts[dimension] ?? `(${dimension})`);
  const where = area === 'own' ? '' : area === 'province' ? '省' : `(${area})`;
  return `${indicator}${part}/${where}${year % 100}`;
}

function said({ value, word }: Observation): string | null {
  if (word === '是') return '有';
  if (word === '否') return '无';
  return value?.toFixed() ?? null;
}
