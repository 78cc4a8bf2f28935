/** What the plans ask of an indicator: every kind of target, beside where its figures lie and at its limits. */
import type { Dice } from './dice.ts';
import type { Mould } from './indicator-pool.ts';
import type { Series } from './series.ts';
import { figure, within } from './series.ts';
import type { Rule, TargetSetId, TrueTarget } from './truth.ts';

export interface Aim {
  readonly mould: Mould;
  readonly series: Series;
  readonly parts: ReadonlyMap<string, Series>;
  readonly year: number;
  readonly base: number;
  readonly target: number;
  readonly province: string;
  readonly newForms: boolean;
}

export function targetsOf(dice: Dice, aim: Aim): readonly TrueTarget[] {
  const own = dice.chance(aim.mould.direction === 'none' ? 0.25 : 0.92) ? [made(dice.fork('own'), aim, 'own')] : [];
  const upper = dice.chance(0.08) ? [made(dice.fork('upper'), aim, 'upper')] : [];
  const above = (['province', 'national'] as const).flatMap((set) =>
    dice.chance(0.28) ? publishedTargets(dice.fork(set), aim, set) : [],
  );
  return [...above, ...own, ...upper].flatMap((target) => target ?? []);
}

/** One, or with the new forms now and then two of different years; of this plan's time, of a time gone by, or without a year. */
function publishedTargets(dice: Dice, aim: Aim, set: 'province' | 'national'): readonly (TrueTarget | null)[] {
  const count = aim.newForms && dice.chance(0.15) ? 2 : 1;
  return Array.from({ length: count }, (_, position) => {
    const target = made(dice.fork(position), aim, set);
    if (target === null) return null;
    const year = dice.weighed<number | null>(
      [4, aim.target <= 2020 ? 2020 : 2030],
      [2, null],
      [1, 2015],
      [1, 2020],
      [1, 2025],
    );
    const of = aim.newForms && set === 'province' ? dice.weighed([4, aim.province], [1, '东临省'], [1, null]) : null;
    const confirmed = !aim.newForms || dice.chance(0.85);
    return {
      ...target,
      year: position === 0 ? year : 2025,
      of,
      confirmed,
      source: `${set === 'province' ? aim.province : '全国'}妇女儿童发展规划（演示）`,
      file: 'indicators.yaml' as const,
    };
  });
}

function made(dice: Dice, aim: Aim, set: TargetSetId): TrueTarget | null {
  const rule = ruleOf(dice, aim);
  if (rule === null) return null;
  const text = dice.chance(0.92) ? textOf(rule, aim.mould) : null;
  return { set, rule, year: null, text, plan: null, of: null, confirmed: true, source: null, file: 'plan.yaml' };
}

function ruleOf(dice: Dice, aim: Aim): Rule | null {
  const { mould } = aim;
  if (mould.scale === 'yes-no') return { kind: 'exists' };
  if (mould.scale === 'text') return { kind: 'qualitative', criterion: '制度建立并运行' };
  if (mould.direction === 'none') return null;
  if (mould.direction === 'range') return rangeRule(dice, aim);
  const limits = dice.fork('limit');
  return dice.weighed<() => Rule | null>(
    [10, () => threshold(dice, limitOf(limits, aim, aim.series), aim)],
    [2, () => ({ kind: 'trend', way: mould.direction === 'decrease' ? 'decrease' : 'increase' })],
    [1.5, () => relative(dice, aim)],
    [mould.parts ? 8 : 0, () => conditions(dice, aim)],
    [0.5, () => rangeRule(dice, aim)],
  )();
}

function threshold(dice: Dice, limit: string, { mould, newForms }: Aim): Rule {
  const falling = mould.direction === 'decrease';
  const strict = dice.chance(0.14);
  const kind = strict ? (falling ? 'below' : 'above') : falling ? 'atMost' : 'atLeast';
  return newForms && dice.chance(0.1) ? { kind, limit, keep: true } : { kind, limit };
}

function rangeRule(dice: Dice, aim: Aim): Rule {
  const { mould, newForms } = aim;
  const middle = Number(limitOf(dice.fork('middle'), aim, aim.series));
  const reach = mould.step * (0.5 + 2 * dice.real());
  const [from, to] = [middle - reach, middle + reach].map((edge) =>
    figure(within(edge, mould.bounds), mould.decimals),
  ) as [string, string];
  if (dice.chance(0.4))
    return {
      kind: 'around',
      value: figure(middle, mould.decimals),
      tolerance: figure(Math.max(reach, 10 ** -mould.decimals), mould.decimals),
    };
  return newForms && dice.chance(0.15) ? { kind: 'between', from, to, keep: true } : { kind: 'between', from, to };
}

function relative(dice: Dice, { mould, base }: Aim): Rule {
  const by =
    mould.direction === 'decrease'
      ? dice.one(['-1/6', '-1/3', '-1/2', '-10%', '-0.05'])
      : dice.one(['1/10', '1/5', '20%', '0.05']);
  const value = dice.chance(0.5)
    ? figure(within(mould.level[0] + (mould.level[1] - mould.level[0]) * dice.real(), mould.bounds), mould.decimals)
    : null;
  return { kind: 'fromBase', year: dice.chance(0.7) ? base : base - dice.whole(1, 3), value, by };
}

function conditions(dice: Dice, aim: Aim): Rule {
  const { mould } = aim;
  const kind = mould.direction === 'decrease' ? 'atMost' : 'atLeast';
  return {
    kind: 'allOf',
    conditions: ['城市', '农村'].map((where) => ({
      where,
      kind: dice.chance(0.1) ? (kind === 'atMost' ? 'below' : 'above') : kind,
      limit: limitOf(dice.fork(where), aim, aim.parts.get(where) ?? aim.series),
    })),
  };
}

/** Ahead of the base mostly; now and then behind it, at the figure itself, just missed by 1 %, zero, or far off. */
function limitOf(dice: Dice, { mould, base, target, year }: Aim, series: Series): string {
  const sign = mould.direction === 'decrease' ? -1 : 1;
  const start = Number(series.get(base) ?? [...series.values()][0] ?? mould.level[0]);
  const now = Number(series.get(year) ?? start);
  const years = Math.max(1, target - base);
  const raw = dice.weighed<() => number>(
    [8, () => start + sign * mould.step * years * (0.2 + 1.6 * dice.real())],
    [3, () => now + sign * mould.step * dice.real() * 2],
    [2, () => now],
    [1.5, () => start - sign * mould.step * dice.real() * 3],
    [1, () => start],
    [1, () => now * (1 + sign * 0.01)],
    [0.3, () => 0],
    [
      0.5,
      () =>
        mould.bounds[sign === 1 ? 1 : 0] === null ? now * (1 + sign * 0.5) : Number(mould.bounds[sign === 1 ? 1 : 0]),
    ],
  )();
  const decimals = dice.weighed(
    [4, mould.decimals],
    [3, Math.max(0, mould.decimals - 1)],
    [2, raw > 20 ? 0 : mould.decimals],
    [0.4, mould.decimals + 1],
  );
  const clipped = within(mould.scale === 'real' ? raw : Math.max(0, raw), mould.bounds);
  return figure(within(Number(figure(clipped, decimals)), mould.bounds), decimals);
}

/** As plans word it; a negative limit has no customary wording. */
function textOf(rule: Rule, mould: Mould): string | null {
  const say = (limit: string): string => worded(limit, mould.measure);
  switch (rule.kind) {
    case 'atLeast':
      return Number(rule.limit) < 0
        ? null
        : rule.keep === true
          ? `达到并保持在${say(rule.limit)}以上`
          : `${say(rule.limit)}以上`;
    case 'atMost':
      return Number(rule.limit) < 0
        ? null
        : rule.keep === true
          ? `降低并控制在${say(rule.limit)}以下`
          : `${say(rule.limit)}以下`;
    case 'above':
      return Number(rule.limit) < 0 ? null : `高于${say(rule.limit)}（不含本数）`;
    case 'below':
      return Number(rule.limit) < 0 ? null : `低于${say(rule.limit)}（不含本数）`;
    case 'between':
      return Number(rule.from) < 0 ? null : `${rule.from}—${say(rule.to)}之间`;
    case 'around':
      return Number(rule.value) < 0 ? null : `保持在${say(rule.value)}左右`;
    case 'fromBase':
      return `比${rule.year}年${rule.by.startsWith('-') ? '降低' : '提高'}${rule.by.replace('-', '')}`;
    case 'allOf':
      return rule.conditions
        .map((one) => `${one.where}${say(one.limit)}${one.kind === 'atMost' || one.kind === 'below' ? '以下' : '以上'}`)
        .join('，');
    case 'trend':
      return rule.way === 'increase' ? '逐步提高' : '逐步降低';
    case 'exists':
      return '建成1所并投入使用';
    case 'qualitative':
      return '制度建立并运行';
  }
}

function worded(limit: string, measure: string): string {
  if (measure.startsWith('1/')) return `${limit}${measure.slice(1)}`;
  if (measure === '比') return `1:${limit}`;
  return measure === '女=100' ? limit : `${limit}${measure}`;
}
