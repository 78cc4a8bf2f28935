/** The round's indicators: moulds filled with figures, targets, bases, milestones, breaks. */
import type { Dice } from './dice.ts';
import type { Frame } from './frame.ts';
import { spanOfPlans } from './frame.ts';
import type { Mould } from './indicator-pool.ts';
import { moulds } from './indicator-pool.ts';
import type { Series } from './series.ts';
import { figure, ratesOf, seriesOf, within } from './series.ts';
import { targetsOf } from './targets.ts';
import type { PlanId, TrueIndicator, TrueTarget } from './truth.ts';
import { periodOf, planIds } from './truth.ts';

/** An indicator with all of its clean figures, and the support series behind it. */
export interface Grown {
  readonly indicator: TrueIndicator;
  readonly mould: Mould;
  readonly series: Series;
  /** 城市, 农村, by name. */
  readonly parts: ReadonlyMap<string, Series>;
  /** By the area's id. */
  readonly areas: ReadonlyMap<string, Series>;
  readonly support: readonly { readonly indicator: TrueIndicator; readonly series: Series }[];
}

export function indicatorsOf(dice: Dice, frame: Frame, newForms: boolean, isLaidOver: boolean): readonly Grown[] {
  const here = new Set(frame.units.map((unit) => unit.name));
  const answered = moulds.filter((mould) => here.has(mould.unit));
  const possible = answered.length === 0 ? moulds.slice(0, 3) : answered;
  const wanted = dice.weighed([1, 1], [3, dice.whole(2, 5)], [4, dice.whole(6, 15)], [2, dice.whole(16, 40)]);
  const chosen = new Set(dice.shuffled(possible).slice(0, wanted));
  return possible
    .filter((mould) => chosen.has(mould))
    .map((mould, position) => grown(dice.fork(mould.name), mould, position, frame, newForms, isLaidOver));
}

function grown(
  dice: Dice,
  mould: Mould,
  position: number,
  frame: Frame,
  newForms: boolean,
  isLaidOver: boolean,
): Grown {
  const written: readonly PlanId[] = mould.for === 'both' ? planIds : [mould.for];
  const omitted = newForms ? omittedBy(dice.fork('omit'), written) : [];
  const plans = written.filter((plan) => !omitted.includes(plan));
  // Of the round's own, which the register lacks; the first stands in it, so that there is one to stand behind.
  const isNew = isLaidOver && position > 0 && dice.fork('new').chance(0.2);
  const code = `${isNew ? 'X' : written[0] === 'women' ? 'W' : 'C'}${String(position + 1).padStart(2, '0')}`;
  const span = spanOfPlans(written, frame);
  const first = span.base - dice.weighed([3, 0], [2, 1], [1, 3]);
  const years = Array.from({ length: frame.year - first + 1 }, (_, at) => first + at);
  const wanted = dice.chance(0.7) ? mould.rate : null;
  const rates = wanted === null ? null : ratesOf(dice.fork('rate'), { ...mould, rate: wanted }, years);
  const series = rates?.rate ?? wordsOr(dice.fork('series'), mould, years);
  const parts = mould.parts ? partsOf(dice.fork('parts'), mould, series) : new Map<string, Series>();
  const plan = frame.plans[plans[0] ?? written[0] ?? 'women'];
  const targets = targetsOf(dice.fork('targets'), {
    mould,
    series,
    parts,
    year: frame.year,
    base: plan.base,
    target: plan.target,
    province: frame.province,
    newForms,
  });
  const support =
    wanted === null || rates === null
      ? []
      : [
          { indicator: supportSeries(`${code}N`, wanted.cases, mould), series: rates.cases },
          { indicator: supportSeries(`${code}B`, wanted.of, mould), series: rates.population },
        ];
  const indicator: TrueIndicator = {
    code,
    name: mould.name,
    short: mould.short,
    aliases: mould.aliases,
    plans,
    omitted,
    domain: Object.fromEntries(written.map((id) => [id, domainOf(mould, id, frame)])),
    measure: mould.measure,
    scale: mould.scale,
    decimals: mould.decimals,
    direction: mould.direction,
    bounds: mould.bounds,
    policy: dice.chance(0.06) ? 'none' : mould.policy,
    units: [mould.unit],
    numerator: support[0]?.indicator.code ?? null,
    denominator: support[1]?.indicator.code ?? null,
    cases: mould.scale === 'rate' && support.length > 0 ? `${code}N` : null,
    jump: dice.weighed<string | null>([6, null], [1, 'none'], [1, '30%'], [1, '10']),
    targets: newForms ? forOnePlan(dice.fork('one plan'), targets, plans) : targets,
    planBase: basesOf(dice.fork('base'), mould, series, plans, frame, newForms),
    milestones: milestonesOf(dice.fork('milestones'), mould, targets, series, plans, frame),
    breaks: dice.chance(0.08) ? [dice.whole(span.base, frame.year)] : [],
    partial: dice.chance(0.08) ? [dice.whole(frame.year - 1, frame.year)] : [],
    advice: dice.chance(0.6),
  };
  return { indicator, mould, series, parts, areas: areaSeries(dice.fork('areas'), mould, series, frame), support };
}

/** What the city's own plan does not list: all of it now and then, or one of two plans. */
function omittedBy(dice: Dice, plans: readonly PlanId[]): readonly PlanId[] {
  if (dice.chance(0.03)) return plans;
  return plans.length > 1 && dice.chance(0.08) ? [dice.one(plans)] : [];
}

function domainOf(mould: Mould, plan: PlanId, frame: Frame): string {
  const late = periodOf(frame.plans[plan].target) === '2021-2030';
  return mould.domains[plan]?.[late ? 1 : 0] ?? '';
}

/** A count behind a rate: no plan, no target. */
function supportSeries(code: string, name: string, mould: Mould): TrueIndicator {
  return {
    code, name, short: name, aliases: [], plans: [], omitted: [], domain: {}, measure: '人', scale: 'count', decimals: 0, direction: 'none',
    bounds: ['0', null], policy: 'yearly', units: [mould.unit], numerator: null, denominator: null, cases: null, jump: 'none',
    targets: [], planBase: {}, milestones: {}, breaks: [], partial: [], advice: false,
  }; // prettier-ignore
}

function wordsOr(dice: Dice, mould: Mould, years: readonly number[]): Series {
  const words =
    mould.scale === 'text' ? ['未启动', '推进中', '已实现'] : mould.scale === 'yes-no' ? ['否', '是'] : null;
  if (words === null) return seriesOf(dice, mould, years);
  let state = dice.whole(0, words.length - 1);
  return new Map(
    years.map((year) => {
      if (dice.chance(0.3)) state = Math.min(words.length - 1, state + 1);
      return [year, words[state] ?? ''];
    }),
  );
}

/** The whole lies between its parts. */
function partsOf(dice: Dice, mould: Mould, whole: Series): ReadonlyMap<string, Series> {
  const apart = (sign: number): Series =>
    new Map(
      [...whole].map(([year, value]) => [
        year,
        figure(within(Number(value) + sign * mould.step * (0.2 + 2 * dice.real()), mould.bounds), mould.decimals),
      ]),
    );
  return new Map([
    ['城市', apart(1)],
    ['农村', apart(-1)],
  ]);
}

/** Other areas lie around ours, now and then at the very same figure. */
function areaSeries(dice: Dice, mould: Mould, own: Series, frame: Frame): ReadonlyMap<string, Series> {
  if (mould.scale === 'yes-no' || mould.scale === 'text') return new Map();
  return new Map(
    frame.areas
      .filter(() => dice.chance(0.85))
      .map((area) => {
        const apart = mould.step * 6 * (dice.real() - 0.5);
        const equal = dice.chance(0.06);
        const years = [...own].filter(([year]) => year >= frame.year - 2);
        const series = years.map(
          ([year, value]) =>
            [
              year,
              equal
                ? value
                : figure(
                    within(
                      Math.max(
                        mould.scale === 'real' ? -99 : 0,
                        Number(value) + apart + (dice.real() - 0.5) * mould.step,
                      ),
                      mould.bounds,
                    ),
                    mould.decimals,
                  ),
            ] as const,
        );
        return [area.id, new Map(series)];
      }),
  );
}

/** As plan.yaml writes it: of the plan's base year mostly, else of an earlier one; the series' own figure or, seldom, another. */
function basesOf(
  dice: Dice,
  mould: Mould,
  series: Series,
  plans: readonly PlanId[],
  frame: Frame,
  newForms: boolean,
): TrueIndicator['planBase'] {
  if (mould.scale === 'yes-no' || mould.scale === 'text' || dice.chance(0.35)) return {};
  const differs = dice.chance(0.05);
  const baseIn = (year: number) => {
    const value = series.get(year);
    if (value === undefined) return null;
    return { year, value: differs ? figure(within(Number(value) + mould.step, mould.bounds), mould.decimals) : value };
  };
  const years = plans.map((id) => frame.plans[id].base);
  const earlier = dice.chance(0.06) ? dice.whole(1, 3) : 0;
  const one = baseIn((years[0] ?? 0) - earlier);
  if (one !== null && (!newForms || dice.chance(0.5))) {
    // Written once for both plans: of the plan that starts from its year; of both where none does.
    const starting = newForms ? plans.filter((id) => frame.plans[id].base === one.year) : [];
    return Object.fromEntries((starting.length > 0 ? starting : plans).map((id) => [id, { ...one, forBoth: true }]));
  }
  return Object.fromEntries(
    plans.flatMap((id) => {
      const base = dice.chance(0.8) ? baseIn(frame.plans[id].base) : null;
      return base === null ? [] : [[id, base]];
    }),
  );
}

/** Planned values of single years, for targets with a number. */
function milestonesOf(
  dice: Dice,
  mould: Mould,
  targets: readonly TrueTarget[],
  series: Series,
  plans: readonly PlanId[],
  frame: Frame,
): TrueIndicator['milestones'] {
  const own = targets.find((target) => target.set === 'own');
  if (own === undefined || ['trend', 'exists', 'qualitative', 'allOf'].includes(own.rule.kind) || dice.chance(0.8))
    return {};
  const sign = mould.direction === 'decrease' ? -1 : 1;
  const plan = frame.plans[plans[0] ?? 'women'];
  const start = Number(series.get(plan.base) ?? mould.level[0]);
  const planned = Object.fromEntries(
    Array.from({ length: plan.target - plan.base - 1 }, (_, at) => plan.base + 1 + at)
      .filter(() => dice.chance(0.5))
      .map((year) => [
        year,
        figure(
          within(
            Math.max(
              mould.scale === 'real' ? -99 : 0,
              start + sign * mould.step * (year - plan.base) * (0.4 + dice.real()),
            ),
            mould.bounds,
          ),
          mould.decimals,
        ),
      ]),
  );
  return Object.fromEntries(plans.map((id) => [id, planned]));
}

/** Of an indicator in both plans, a target that is one plan's alone. */
function forOnePlan(dice: Dice, targets: readonly TrueTarget[], plans: readonly PlanId[]): readonly TrueTarget[] {
  if (plans.length < 2) return targets;
  return targets.map((target) =>
    target.file === 'plan.yaml' && dice.chance(0.2) ? { ...target, plan: dice.one(plans) } : target,
  );
}
