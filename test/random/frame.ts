/** Where and when a random round happens: the city, the years, the plans, the offices, the areas to compare with. */
import type { Dice } from './dice.ts';
import type { PlanId, StageId, TrueArea, TruePlan, TrueUnit } from './truth.ts';
import { planIds } from './truth.ts';

export interface Frame {
  readonly area: { readonly code: string | null; readonly name: string; readonly self: string };
  readonly province: string;
  readonly year: number;
  readonly plans: Readonly<Record<PlanId, TruePlan>>;
  readonly stages: Readonly<Partial<Record<PlanId, StageId>>>;
  readonly units: readonly TrueUnit[];
  readonly areas: readonly TrueArea[];
  readonly compiler: string;
  readonly settings: Readonly<Record<string, string>>;
}

export function frameOf(dice: Dice): Frame {
  const stem = cityStem(dice.fork('city'));
  const [kind, self] = dice.weighed<readonly [string, string]>(
    [7, ['市', '我市']],
    [2, ['县', '我县']],
    [1, ['区', '我区']],
  );
  const name = `${stem}${kind}`;
  const province = dice.one(provinces);
  const spans = spansOf(dice.fork('years'));
  const plan = (id: PlanId): TruePlan => ({
    title: `${name}${id === 'women' ? '妇女' : '儿童'}发展规划（${spans[id].base + 1}—${spans[id].target}年）`,
    ...spans[id],
    judge: 'own',
  });
  const units = unitsOf(dice.fork('units'), name);
  return {
    area: { code: dice.chance(0.6) ? `${province.digits}${dice.whole(1000, 9999)}` : null, name, self },
    province: province.name,
    year: spans.year,
    plans: { women: plan('women'), children: plan('children') },
    stages: stagesOf(dice.fork('stages'), spans),
    units,
    areas: areasOf(dice.fork('areas'), province.name, stem),
    compiler: units.find((unit) => unit.name === '统计局')?.name ?? units[0]?.name ?? '统计局',
    settings: settingsOf(dice.fork('settings')),
  };
}

/** Invented: no such city stands on a map. */
function cityStem(dice: Dice): string {
  return (
    dice.one(['云', '禾', '栖', '砚', '棠', '澜', '岫', '翠', '霁', '沅', '芦', '槿']) +
    dice.one(['溪', '浦', '屿', '陂', '汀', '岚', '埠', '湾', '垭', '泽'])
  );
}

const provinces = [
  { name: '广东省', digits: '44' },
  { name: '东临省', digits: '99' },
  { name: '南原省', digits: '98' },
] as const;

interface Span {
  readonly base: number;
  readonly target: number;
}

/** The decades' plans and short city plans; two plans of one span mostly, of two now and then; the year within, or just behind the shorter. */
function spansOf(dice: Dice): Readonly<Record<PlanId, Span>> & { readonly year: number } {
  const first = spanOf(dice);
  const second = dice.chance(0.35) ? otherSpan(dice, first) : first;
  const [women, children] = dice.chance(0.5) ? [first, second] : [second, first];
  const from = Math.max(women.base, children.base) + (dice.chance(0.03) ? 0 : 1);
  const to = dice.chance(0.85) ? Math.min(women.target, children.target) : Math.max(women.target, children.target);
  const year = dice.weighed<() => number>(
    [6, () => dice.whole(from, Math.max(from, to))],
    [2, () => Math.max(from, to)],
    [2, () => Math.max(from, to - 1)],
    [1, () => from],
  )();
  return { women, children, year };
}

/**
 * Half way through a plan its reports are mid-term ones mostly, and now and then earlier or later; in its last year they
 * are closing ones, whether round.yaml says so or not.
 */
function stagesOf(
  dice: Dice,
  spans: Readonly<Record<PlanId, Span>> & { readonly year: number },
): Readonly<Partial<Record<PlanId, StageId>>> {
  return Object.fromEntries(
    planIds.flatMap((id): readonly (readonly [PlanId, StageId])[] => {
      const own = dice.fork(id);
      const { base, target } = spans[id];
      const passed = (spans.year - base) / (target - base);
      if (passed >= 1) return own.chance(0.4) ? [[id, 'final']] : [];
      const isMiddle = passed >= 0.35 && passed <= 0.65;
      if (own.chance(isMiddle ? 0.6 : 0.06)) return [[id, 'midterm']];
      return own.chance(0.2) ? [[id, 'annual']] : [];
    }),
  );
}

function spanOf(dice: Dice): Span {
  return dice.weighed<() => Span>(
    [4, () => ({ base: 2010, target: 2020 })],
    [4, () => ({ base: 2020, target: 2030 })],
    [4, () => shortSpan(dice, dice.one([2010, 2011, 2012, 2013, 2014, 2015, 2016, 2017, 2020, 2021, 2022, 2024]))],
  )();
}

/** 2014—2016 and the like; never across the turn of the decades' plans. */
function shortSpan(dice: Dice, base: number): Span {
  const end = base < 2020 ? 2020 : 2030;
  return { base, target: Math.min(end, base + dice.whole(2, 6)) };
}

/** Another span that shares years with the first. */
function otherSpan(dice: Dice, { base, target }: Span): Span {
  const start = dice.whole(Math.max(2009, base - 2), target - 1);
  const end = start < 2020 && target <= 2020 ? 2020 : 2030;
  return { base: start, target: Math.max(start + 1, Math.min(end, start + dice.whole(2, 10))) };
}

const offices: readonly (readonly [string, readonly string[]])[] = [
  ['教育局', ['市教育局']],
  ['卫生健康局', ['卫生局', '卫生和计划生育局', '计生局']],
  ['民政局', []],
  ['人力资源和社会保障局', ['劳动保障局', '人社局']],
  ['妇联', ['妇女联合会']],
  ['组织部', ['市委组织部']],
  ['生态环境局', ['环保局']],
  ['城市管理局', ['市政局']],
  ['体育和文旅局', ['体育局', '文广新局']],
  ['司法局', []],
  ['公安局', []],
  ['总工会', ['工会']],
  ['残联', ['残疾人联合会']],
  ['医疗保障局', ['医保局']],
];

/** 统计局 and 1 to 14 others; the first offices are key units mostly. */
function unitsOf(dice: Dice, city: string): readonly TrueUnit[] {
  const count = dice.weighed([1, 1], [3, 3], [4, 6], [3, 10], [1, offices.length]);
  const chosen = dice.shuffled(offices).slice(0, count);
  const all: readonly (readonly [string, readonly string[]])[] = [['统计局', ['市统计局']], ...chosen];
  return all.map(([name, aliases], position) => ({
    name,
    title: name === '组织部' ? `中共${city.slice(0, -1)}${city.slice(-1)}委组织部` : `${city}${name}`,
    role: dice.chance(position === 0 ? 0.95 : 0.75) ? 'key' : 'member',
    aliases,
  }));
}

function areasOf(dice: Dice, province: string, city: string): readonly TrueArea[] {
  const peers = ['霞浦滩市', '东坪埠市', '上洛泽市', '西岭汀市'].filter((name) => !name.includes(city));
  const all: readonly TrueArea[] = [
    { id: 'province', name: '全省', role: 'average', aliases: [province, '全省平均'] },
    { id: 'upper', name: '临江埔市', role: 'upper', aliases: [] },
    ...peers.map((name, position): TrueArea => ({ id: `peer-${position + 1}`, name, role: 'peer', aliases: [] })),
  ];
  const count = dice.weighed([1, 0], [2, 1], [3, 2], [3, 4], [2, 5]);
  const kept = dice.chance(0.75) ? all.slice(0, count) : dice.shuffled(all).slice(0, count);
  return kept;
}

/** Mostly none; where there are some, cuts stay in their order. */
function settingsOf(dice: Dice): Readonly<Record<string, string>> {
  if (dice.chance(0.7)) return {};
  const possible: readonly (readonly [string, readonly string[]])[] = [
    ['nearlyMet', ['1%', '0', '2%']],
    ['nearlyMetCounts', ['false', 'true']],
    ['intervalLevel', ['0.8', '0.9', '0.5']],
    ['comparisonLag', ['0', '1', '2']],
    ['smallCount', ['10', '5']],
    ['onSchedule', ['0.95', '0.9']],
    ['farBehind', ['0.60', '0.5']],
  ];
  return Object.fromEntries(
    dice
      .shuffled(possible)
      .slice(0, dice.whole(1, 3))
      .map(([id, values]) => [id, dice.one(values)]),
  );
}

export function spanOfPlans(
  plans: readonly PlanId[],
  frame: Frame,
): { readonly base: number; readonly target: number } {
  const spans = (plans.length === 0 ? planIds : plans).map((plan) => frame.plans[plan]);
  return { base: Math.min(...spans.map((span) => span.base)), target: Math.max(...spans.map((span) => span.target)) };
}
