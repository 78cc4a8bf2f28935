/** What the offices of an invented city, 云和市, hand in for 2015: made from the packaged register, from no sample. */
import type { Indicator } from '../../src/indicators/definition.ts';
import { planIds, planWord } from '../../src/indicators/plan-id.ts';

export interface HandedIn {
  readonly name: string;
  readonly text: string;
}

const years = [2010, 2014, 2015] as const;

/** Indicators whose measure and direction say what a plausible figure and target are. */
export function countable(indicators: readonly Indicator[]): readonly Indicator[] {
  return indicators.filter(
    ({ scale, direction }) => ['percent', 'rate'].includes(scale) && ['increase', 'decrease'].includes(direction),
  );
}

/** Steady and small steps the right way; never beyond what is possible. */
export function figureOf(indicator: Indicator, year: number): string {
  const place = indicator.order % 7;
  const step = year === 2010 ? 0 : year === 2014 ? 0.8 : 1.1;
  const value = indicator.direction === 'increase' ? 80 + place + step : 9 + place - step;
  return value.toFixed(indicator.decimals);
}

/** The plan's table of targets, as it is copied from Excel. */
export function targetTable(indicators: readonly Indicator[]): string {
  const rows = countable(indicators)
    .filter(({ measure }) => ['%', '‰', '1/10万'].includes(measure))
    .map((one) => {
      const word = one.direction === 'increase' ? '以上' : '以下';
      const limit = one.direction === 'increase' ? '86' : '12';
      const sign = one.measure === '1/10万' ? '/10万' : one.measure;
      return [one.name, one.measure, figureOf(one, 2010), `${limit}${sign}${word}`].join('\t');
    });
  return [['指标名称', '计量单位', '2010年基期值', '2020年目标值'].join('\t'), ...rows].join('\n');
}

/** `changed`: what a unit wrote instead, by code and year. */
export function tableOf(
  unit: string,
  indicators: readonly Indicator[],
  changed: ReadonlyMap<string, string> = new Map(),
  more: readonly Indicator[] = [],
): HandedIn {
  const own = [...countable(indicators).filter(({ units }) => units.includes(unit)), ...more];
  const lines = own.map((one) =>
    [
      one.code,
      one.name,
      one.measure,
      ...years.map((year) => changed.get(`${one.code} ${year}`) ?? figureOf(one, year)),
      '',
    ].join(','),
  );
  const head = ['代码', '指标名称', '计量单位', ...years.map((year) => `${year}年`), '变化说明'].join(',');
  return { name: `${unit}.csv`, text: `填报单位：${unit}\n${head}\n${lines.join('\n')}\n` };
}

export function noteOf(unit: string): HandedIn {
  const parts = planIds.map(
    (plan) => `# ${planWord[plan]}发展规划

## 政策措施

- 2015年印发${unit}实施${planWord[plan]}发展规划的工作方案，明确到科室和责任人。

## 主要做法

- 面向${planWord[plan]}开展服务和宣传活动，基层站点都有专人负责。

## 存在问题

- 基层工作人员少，部分站点由其他岗位的人兼着。

## 对策建议

- 充实基层力量，把${planWord[plan]}工作列入年度考核。
`,
  );
  return { name: `${unit}.md`, text: parts.join('\n') };
}

/** The general report's own words. */
export const generalNote: HandedIn = {
  name: '总报告.md',
  text: '# 总报告\n\n## 摘要\n\n- 两个规划实施总体平稳，部门之间配合较好。\n',
};
