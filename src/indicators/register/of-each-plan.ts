/** What an indicator has by plan: its 领域, targets, base and milestones. */
import type { Diagnostic } from '../../diagnostics.ts';
import { finding } from '../../diagnostics.ts';
import type { BaseFigure, Indicator, IndicatorTarget, Milestone } from '../definition.ts';
import { byPlan } from '../definition.ts';
import type { PlanId } from '../plan-id.ts';
import { planIds, planWord } from '../plan-id.ts';
import type { PlanEntry, WrittenBase, WrittenMilestones } from '../plan.ts';
import { domainRuleIn } from './entry-domain.ts';
import { orNearest } from './entry-mistakes.ts';
import type { Ground } from './ground.ts';
import type { LeftAside } from './held-targets.ts';
import { heldTargets } from './held-targets.ts';
import type { RegisterEntry } from './register-entry.ts';

interface PlacedDomain {
  readonly plan: PlanId;
  readonly domain: string;
  readonly mistakes: readonly Diagnostic[];
}

export function domainOf({ entry, at }: RegisterEntry, plan: PlanId, { periods }: Ground): PlacedDomain {
  const period = periods[plan];
  const rule = domainRuleIn(entry, plan, period.id);
  const order = period.domains[plan];
  const domain = rule?.domain ?? '';
  if (order.includes(domain)) return { plan, domain, mistakes: [] };
  return {
    plan,
    domain,
    mistakes: [
      finding('invalid-configuration', {
        message: `${period.id}${planWord[plan]}发展规划没有领域“${domain}”（${entry.code}）。`,
        hint: orNearest(domain, order, `只能写 ${order.join('、')}。`),
        origin: at(...(rule?.path ?? ['domain'])),
      }),
    ],
  };
}

/** The city's own go before the register's of the same set. */
export function targetsOf(
  { entry, at }: RegisterEntry,
  city: PlanEntry | undefined,
  plans: readonly PlanId[],
  { plan: cityPlan, round, register }: Ground,
): { readonly held: readonly IndicatorTarget[]; readonly aside: readonly LeftAside[] } {
  const parts = plans.map((plan) => {
    const here = (definition: IndicatorTarget['definition'], origin: IndicatorTarget['origin']) =>
      definition.plan === null || definition.plan === plan
        ? [{ plan, definition, year: definition.year ?? round.plans[plan].target, origin }]
        : [];
    const own = (city?.targets ?? []).flatMap((definition, position) =>
      here(definition, cityPlan.locate([entry.code, 'targets', position])),
    );
    const sets = new Set(own.map(({ definition }) => definition.set));
    const registered = (entry.targets ?? [])
      .flatMap((definition, position) => here(definition, at('targets', position)))
      .filter(({ definition }) => !sets.has(definition.set));
    const { held, aside } = heldTargets(registered, plan, round, register.periods);
    return { held: [...own.filter(({ definition }) => definition.confirmed), ...held], aside };
  });
  return { held: parts.flatMap(({ held }) => held), aside: parts.flatMap(({ aside }) => aside) };
}

function isByPlan<T extends object>(written: T | Readonly<Partial<Record<PlanId, T>>>): written is Readonly<Partial<Record<PlanId, T>>> {
  return Object.keys(written).some((key) => planIds.some((id) => id === key));
} // prettier-ignore

export function basesOf(
  code: string,
  city: PlanEntry | undefined,
  plans: readonly PlanId[],
  { plan: cityPlan, round }: Ground,
): { readonly base: Indicator['base']; readonly mistakes: readonly Diagnostic[] } {
  const written = city?.base;
  if (written === undefined) return { base: {}, mistakes: [] };
  const figure = (base: WrittenBase, plan: PlanId, path: readonly PropertyKey[]): BaseFigure => ({
    year: base.year ?? round.plans[plan].base,
    value: base.value,
    origin: cityPlan.locate([code, 'base', ...path, 'value']),
  });
  if (isByPlan<WrittenBase>(written)) {
    return {
      base: byPlan(plans, (plan) => {
        const own = written[plan];
        return own === undefined ? null : figure(own, plan, [plan]);
      }),
      mistakes: [],
    };
  }
  const years = new Set(plans.map((plan) => round.plans[plan].base));
  if (written.year === undefined && years.size > 1) {
    return {
      base: {},
      mistakes: [
        finding('invalid-configuration', {
          message: `“${code}”属于两个规划，基期年不同（妇女${round.plans.women.base}年、儿童${round.plans.children.base}年），看不出这是哪一年的基期值。`,
          hint: '请分开写：base: {women: {value: 数字}, children: {value: 数字}}，或写明 year。',
          origin: cityPlan.locate([code, 'base']),
          indicator: code,
        }),
      ],
    };
  }
  // Of the plan that starts from its year; of all where none does.
  const starting = plans.filter((plan) => written.year === undefined || round.plans[plan].base === written.year);
  return {
    base: byPlan(starting.length > 0 ? starting : plans, (plan) => figure(written, plan, [])),
    mistakes: [],
  };
}

export function milestonesOf(
  code: string,
  city: PlanEntry | undefined,
  plans: readonly PlanId[],
  { plan: cityPlan }: Ground,
): Indicator['milestones'] {
  const written = city?.milestones;
  if (written === undefined) return {};
  const map = (values: WrittenMilestones, path: readonly PropertyKey[]): ReadonlyMap<number, Milestone> =>
    new Map(
      Object.entries(values).map(([year, value]) => [
        Number(year),
        { value, origin: cityPlan.locate([code, 'milestones', ...path, year]) },
      ]),
    );
  return byPlan(plans, (plan) => {
    if (!isByPlan<WrittenMilestones>(written)) return map(written, []);
    const own = written[plan];
    return own === undefined ? null : map(own, [plan]);
  });
}
