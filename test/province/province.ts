/**
 * A province that never was, from a seed: counties with eleven units, a hundred indicators of the packaged register, ten
 * years of figures, plans of their own and notes of some three thousand characters. The same seed gives the same files.
 */
import type { IndicatorEntry } from '../../src/indicators/definition.ts';
import { parseRegister } from '../../src/indicators/register/register.ts';
import { packagedRegister } from '../../src/project/packaged.ts';
import type { Dice } from '../random/dice.ts';
import { diceOf } from '../random/dice.ts';

export interface Province {
  readonly seed: number;
  readonly year: number;
}

/** What was dealt to one county, for whoever counts again. */
export interface County {
  readonly folder: string;
  readonly name: string;
  readonly files: ReadonlyMap<string, string>;
}

const units: readonly string[] = ['统计局', '教育局', '卫生局', '民政局', '妇联', '组织部', '劳动保障局', '计生局', '环保局', '体育局', '司法局']; // prettier-ignore

export function countyOf({ seed, year }: Province, number: number): County {
  const dice = diceOf(`${seed}/${number}`);
  const name = countyName(number);
  const [base, target] = dice.one<readonly [number, number]>([
    [year - 5, year + 5],
    [year - 2, year + 1],
    [year - 4, year + 1],
  ]);
  const chosen = hundred().map((entry, at) => dealt(dice.fork(entry.code), entry, units[at % units.length] ?? '', { year, base })); // prettier-ignore
  const files = new Map<string, string>([
    ['round.yaml', roundText(name, number, year, base, target)],
    ['plan.yaml', chosen.map(planLine).join('\n')],
  ]);
  for (const unit of units) {
    const own = chosen.filter((one) => one.unit === unit);
    files.set(`workbooks/${unit}.csv`, tableText(unit, own, year));
    files.set(`notes/${unit}.md`, noteText(dice.fork(`note ${unit}`), unit));
  }
  files.set('reference/全省.csv', referenceText(chosen, year));
  return { folder: `${String(number).padStart(3, '0')}-${name}`, name, files };
}

interface Dealt {
  readonly entry: IndicatorEntry;
  readonly unit: string;
  /** By year, ten of them; null where the unit left it open. */
  readonly values: readonly (number | null)[];
  readonly base: number;
  readonly target: number;
}

/** Entries with a direction, a measure in numbers and a 领域, in register order. */
function hundred(): readonly IndicatorEntry[] {
  const register = parseRegister(packagedRegister());
  if (register.verdict === 'failed') throw new Error('the packaged register cannot be read');
  const seen = new Set<string>();
  return register.value.entries
    .map(({ entry }) => entry)
    .filter(
      ({ plans, direction, scale, code, domain, audit }) =>
        (plans ?? []).length > 0 &&
        (direction === 'increase' || direction === 'decrease') &&
        (scale === 'percent' || scale === 'rate') &&
        !/2021-2030(?!.*2011-2020)/.test(JSON.stringify(domain)) &&
        (audit?.notAbove ?? []).length === 0 &&
        !seen.has(code) &&
        seen.add(code).size > 0,
    )
    .slice(0, 100);
}

function dealt(dice: Dice, entry: IndicatorEntry, unit: string, years: { readonly year: number; readonly base: number }): Dealt {
  const up = entry.direction === 'increase';
  const start = entry.scale === 'percent' ? (up ? dice.whole(550, 900) / 10 : dice.whole(60, 300) / 10) : dice.whole(80, 300) / 10; // prettier-ignore
  const pace = dice.weighed([6, 0.008], [3, 0.002], [2, -0.006]) * (up ? 1 : -1) * start;
  const at = (index: number): number => {
    const value = start + pace * index + (dice.real() - 0.5) * start * 0.01;
    return Math.min(entry.scale === 'percent' ? 99.9 : value, Math.max(0.5, value));
  };
  const round = (value: number): number => Number(value.toFixed(entry.decimals));
  const values = Array.from({ length: 10 }, (_, index) => round(at(index)));
  const base = values[9 - (years.year - years.base)] ?? start;
  const wish = base * (1 + (up ? 1 : -1) * dice.whole(1, 8) / 100);
  const target = round(entry.scale === 'percent' ? Math.min(99.5, wish) : wish);
  return { entry, unit, values: values.map((value) => (dice.chance(0.004) ? null : value)), base, target };
} // prettier-ignore

function planLine({ entry, unit, base, target }: Dealt): string {
  const kind = entry.direction === 'increase' ? 'atLeast' : 'atMost';
  const word = entry.direction === 'increase' ? '以上' : '以下';
  const text = `${target}${entry.measure.replace(/^1(?=\/)/, '')}${word}`;
  return `${entry.code}: {base: {value: ${base}}, targets: [{set: own, ${kind}: ${target}, text: "${text}"}], units: [${unit}]}`;
}

function tableText(unit: string, own: readonly Dealt[], year: number): string {
  const years = Array.from({ length: 10 }, (_, index) => year - 9 + index);
  const rows = own.map(({ entry, values }) => [entry.code, entry.name, entry.measure, ...values.map((value) => value?.toFixed(entry.decimals) ?? '')]); // prettier-ignore
  return [`填报单位：${unit}`, ['代码', '指标名称', '计量单位', ...years.map((one) => `${one}年`)], ...rows]
    .map((row) => (typeof row === 'string' ? row : row.join(',')))
    .join('\n');
}

function referenceText(all: readonly Dealt[], year: number): string {
  const head = ['代码', '指标名称', '计量单位', `${year - 1}年`, `${year}年`];
  const rows = all.map(({ entry, base }) => [entry.code, entry.name, entry.measure, ...[1.01, 1.02].map((by) => Math.min(99.9, base * by).toFixed(entry.decimals))]); // prettier-ignore
  return ['填报单位：省统计局', '地区：全省', ...[head, ...rows].map((row) => row.join(','))].join('\n');
}

function noteText(dice: Dice, unit: string): string {
  const deeds = ['印发工作方案，明确责任分工和时限', '开展业务培训，覆盖基层工作人员', '联合有关部门开展专项检查', '新建服务场所并向群众开放', '设立专项经费，纳入年度预算', '组织入户走访，建立台账'];
  const lacks = ['基层人员不足，力量分布不均', '部分场所设施陈旧，服务半径偏大', '部门间信息尚未共享', '经费保障水平有待提高'];
  const plan = (word: string): string => {
    const lines: string[] = [`# ${word}发展规划`, '', '## 主要做法', ''];
    while (lines.join('\n').length < 1200) lines.push(`- ${unit}${dice.one(deeds)}，全年共${dice.whole(3, 90)}次，涉及${dice.whole(100, 9000)}人。`, '');
    lines.push('## 存在问题', '', ...lacks.flatMap((lack) => [`- ${lack}，涉及${dice.whole(2, 30)}个镇街。`, '']));
    lines.push('## 对策建议', '');
    while (lines.join('\n').length < 1550) lines.push(`- ${dice.one(['充实基层人员', '完成设施改造', '建立信息共享机制', '安排专项经费'])}，分${dice.whole(2, 6)}批落实。`, '');
    return lines.join('\n');
  };
  return `${plan('妇女')}\n${plan('儿童')}\n`;
} // prettier-ignore

function roundText(name: string, number: number, year: number, base: number, target: number): string {
  const plan = (word: string): string => `{title: ${name}${word}发展规划（${base + 1}—${target}年）, base: ${base}, target: ${target}}`; // prettier-ignore
  return [
    `area: {code: "${990_000 + number}", name: ${name}, self: 我县}`,
    `year: ${year}`,
    `plans: {women: ${plan('妇女')}, children: ${plan('儿童')}}`,
    'compiler: 统计局',
    'recipient: {units: 县妇儿工委办公室, general: 省妇儿工委办公室}',
    'units:',
    ...units.map((unit) => `  - {name: ${unit}, role: key}`),
    `received: {${units.slice(0, 9).map((unit, at) => `${unit}: ${year + 1}-05-${String(10 + ((number + at) % 12)).padStart(2, '0')}`).join(', ')}}`,
    'areas: [{id: province, name: 全省, role: average}]',
    `due: {tables: ${year + 1}-05-19, reports: ${year + 1}-05-25, general: ${year + 1}-06-10}`,
    '',
  ].join('\n'); // prettier-ignore
}

function countyName(number: number): string {
  const first = '云澜禾松溪岭石江湖泉林';
  const second = '阳川山平安城河源宁兴丰';
  return `${first[number % 11] ?? ''}${second[Math.floor(number / 11) % 11] ?? ''}${number >= 121 ? '新' : ''}县`;
}
