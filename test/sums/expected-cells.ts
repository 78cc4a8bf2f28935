/** What a cell has to show, from the slow judgements and the truth of a random round; null for what is not recomputed here. */
import type { TrueIndicator, Truth } from '../random/truth.ts';
import { figureKey } from '../random/truth.ts';
import type { Exact } from '../independent/exact.ts';
import { exact, printed, statistic } from '../independent/exact.ts';
import type { JudgedRound } from './judged-round.ts';

export type Kind =
  | 'warning cells' | 'cells by year' | 'annual cells' | 'duty cells' | 'comparison cells' | 'chart points'
  | 'chart bars' | 'answers in part five' | 'answers in the general report'; // prettier-ignore

/** A judgement in the form of `assess --json`, as far as it is read here. */
export interface Judged {
  readonly indicator: string;
  readonly plan: string;
  readonly targetSet: string | null;
  readonly year: number;
  readonly value: string | null;
  readonly valueYear: number | null;
  readonly previous: string | null;
  readonly base: { readonly year: number; readonly value: string | null } | null;
  readonly target: { readonly kind: string; readonly year: number | null };
  readonly attainment: string;
  readonly gap: string | null;
  readonly change: { readonly difference: string | null; readonly sinceBase: string | null };
  readonly comparison: readonly {
    readonly area: string;
    readonly year: number;
    readonly value: string;
    readonly difference: string;
    readonly better: boolean | null;
  }[];
  readonly rank: { readonly position: number; readonly of: number } | null;
  readonly pace: { readonly neededPerYear: number | null; readonly achievedPerYear: number | null };
  readonly path: readonly {
    readonly year: number;
    readonly planned: string | null;
    readonly value?: string | null;
    readonly attainment?: string;
    readonly level?: string;
    readonly forecast?: string | null;
  }[];
  readonly forecast: readonly {
    readonly year: number;
    readonly value: number;
    readonly lower: number;
    readonly upper: number;
  }[];
  readonly warning: { readonly level: string };
}

const verdicts: Readonly<Record<string, string>> = {
  'met-kept': '保持达标', 'met-early': '提前达标', met: '达标', 'nearly-met': '基本达标', 'not-met': '未达标',
  regressed: '由达标转未达标', 'no-data': '无数据', 'not-applicable': '不作判断',
}; // prettier-ignore
const levels: Readonly<Record<string, string>> = {
  red: '红色预警', orange: '橙色预警', yellow: '黄色预警', blue: '关注', green: '正常', grey: '无法判断',
}; // prettier-ignore
const none = '—';

function isWordy({ scale }: TrueIndicator): boolean {
  return scale === 'text' || scale === 'yes-no';
}

/** The sheet of all indicators. */
export function everythingCell(
  { truth, recent }: JudgedRound,
  indicator: TrueIndicator,
  judged: Judged,
  head: string,
): string | null {
  const [next] = judged.forecast;
  const shown = (value: number) => printed(statistic(value), indicator.decimals);
  if (head.startsWith('目标值')) return targetDue(indicator, judged);
  if (/^(基期)?\d{4}年$/u.test(head)) return figureDue(truth, indicator, judged, Number(/\d{4}/u.exec(head)?.[0]));
  if (/^\d{4}年预测$/u.test(head)) {
    const then = judged.forecast.find(({ year }) => year === Number(head.slice(0, 4)));
    return then === undefined ? none : shown(then.value);
  }
  switch (head) {
    case '指标名称':
      return indicator.name;
    case '计量单位':
      return indicator.measure;
    case '比上年增减':
      return judged.change.difference ?? none;
    case '比基期增减':
      return judged.change.sinceBase ?? none;
    case '与目标差距':
      return judged.gap ?? none;
    case '达标情况':
      return verdicts[judged.attainment] ?? null;
    case '预测区间':
      return next === undefined ? none : `${shown(next.lower)}～${shown(next.upper)}`;
    case '预警等级':
      return levels[judged.warning.level] ?? null;
    case '责任单位':
      return indicator.units.join('、');
    case '近年平均速度':
      return judged.pace.achievedPerYear === null ? none : about(judged.pace.achievedPerYear);
    case '近三年平均速度':
      return recentDue(recent(judged));
    case '下年需达速度':
      return neededDue(truth, indicator, judged);
    default:
      return null;
  }
}

function recentDue(recent: Exact | null): string {
  return recent === null ? none : `~${recent.toFixed()}`;
}

/** The plan's own words; null where it gives none and the program makes them. */
function targetDue({ targets }: TrueIndicator, { targetSet, target }: Judged): string | null {
  const fits = targets.filter(({ set, year }) => set === targetSet && (year === null || year === target.year));
  return fits.length === 1 ? (fits[0]?.text ?? null) : null;
}

/** A speed is printed to as many places as it needs to show: compared at the places of the cell. */
function about(speed: number): string {
  return `~${statistic(speed).toFixed()}`;
}

/** With one year left the printed gap itself. */
function neededDue(truth: Truth, indicator: TrueIndicator, judged: Judged): string | null {
  const { neededPerYear } = judged.pace;
  if (neededPerYear === null) return none;
  const isLast = judged.target.year === truth.year + 1;
  if (isLast && judged.gap !== null && neededPerYear !== 0)
    return printed(exact(judged.gap).negated(), indicator.decimals);
  return neededPerYear === 0 ? '0' : about(neededPerYear);
}

function figureDue(truth: Truth, indicator: TrueIndicator, judged: Judged, year: number): string | null {
  if (isWordy(indicator)) return null;
  if (judged.value !== null && judged.valueYear === year) return judged.value;
  if (judged.base !== null && judged.base.year === year) return judged.base.value;
  const step = judged.path.find((one) => one.year === year);
  if (typeof step?.value === 'string') return step.value;
  if (year === truth.year) {
    if (judged.value !== null) return `${judged.value}（${judged.valueYear}）`;
    return judged.attainment === 'no-data' ? '无数据' : null;
  }
  return year === truth.year - 1 && judged.previous !== null ? judged.previous : null;
}

/** The sheet year by year: two lines of heads. */
export function yearCell(
  round: JudgedRound,
  indicator: TrueIndicator,
  judged: Judged,
  [top, under]: readonly [string, string],
): string | null {
  const year = Number(/^(\d{4})年$/u.exec(top)?.[1]);
  const step = judged.path.find((one) => one.year === year);
  if (step === undefined || isWordy(indicator))
    return top === under ? everythingCell(round, indicator, judged, top) : null;
  switch (under) {
    case '计划值':
      return step.planned ?? none;
    case '实际值':
      return step.value ?? null;
    case '预测值（预）':
      return step.forecast ?? none;
    case '达标情况':
      return verdicts[step.attainment ?? ''] ?? null;
    case '预警等级':
      return levels[step.level ?? ''] ?? null;
    default:
      return top === under ? everythingCell(round, indicator, judged, top) : null;
  }
}

/** The annual table: what was reported, to the register's decimals. */
export function annualCell(truth: Truth, indicator: TrueIndicator, head: string): string | null {
  if (head === '代码') return indicator.code;
  if (head === '指标名称') return indicator.name;
  if (head === '计量单位') return indicator.measure;
  const year = /^(\d{4})年$/u.exec(head)?.[1];
  if (year === undefined || isWordy(indicator)) return null;
  const figure = truth.figures.get(figureKey(indicator.code, 'own', Number(year), null));
  const value = figure?.value ?? null;
  return value === null ? null : printed(exact(value), indicator.decimals);
}

/** The table of responsibilities: what the unit answers for, with this year's state. */
export function dutyCell(round: JudgedRound, indicator: TrueIndicator, judged: Judged, head: string): string | null {
  const { truth } = round;
  const plan = truth.plans[judged.plan === 'women' ? 'women' : 'children'];
  if (head === '目标值') return targetDue(indicator, judged);
  if (head === '目标年') return `${plan.target}年`;
  if (head === '基期值') return figureDue(truth, indicator, judged, plan.base);
  if (head === `${truth.year}年值`) return figureDue(truth, indicator, judged, truth.year);
  if (head === '领域') return indicator.domain[judged.plan === 'women' ? 'women' : 'children'] ?? null;
  if (head === '牵头单位') return indicator.units.join('、');
  return everythingCell(round, indicator, judged, head);
}

/**
 * A table of comparison: the area's figure, with its year where it is not that of the row, and behind it the difference;
 * the own figure of each year compared is theirs and the difference together.
 */
export function comparisonCell(
  truth: Truth,
  indicator: TrueIndicator,
  judged: Judged,
  heads: readonly string[],
  at: number,
): string | null {
  const head = heads[at] ?? '';
  const years = [...new Set(judged.comparison.map(({ year }) => year))];
  const [first] = years;
  const ofRow = years.length === 1 && first !== undefined ? first : truth.year;
  const withYear = (text: string, year: number) => (year === ofRow ? text : `${text}（${year}）`);
  const found = (name: string) => {
    const area = truth.areas.find((one) => one.name === name);
    return area === undefined ? null : (judged.comparison.find((one) => one.area === area.id) ?? 'none');
  };
  if (head === '指标名称') return indicator.name;
  if (head === '计量单位') return indicator.measure;
  if (head === '位次') return judged.rank === null ? none : `${judged.rank.position}/${judged.rank.of}`;
  if (head === truth.area.name) {
    const own = years.map((year) => {
      const one = judged.comparison.find((each) => each.year === year);
      const value = exact(one?.value ?? '0').plus(one?.difference ?? '0');
      return withYear(printed(value, indicator.decimals), year);
    });
    return own.join('；');
  }
  if (head === '差值') {
    const one = found(heads[at - 1] ?? '');
    return one === null ? null : one === 'none' ? none : one.difference;
  }
  const one = found(head);
  return one === null ? null : one === 'none' ? '…' : withYear(one.value, one.year);
}
