/** Which 领域 an entry of the register stands in, by plan and period. */
import type { IndicatorEntry } from '../definition.ts';
import type { PlanId } from '../plan-id.ts';
import { planIds } from '../plan-id.ts';

/** One thing that an entry says of its 领域 under a plan. */
export interface DomainRule {
  /** null: whichever period. */
  readonly period: string | null;
  readonly domain: string;
  /** Where in the entry it is said. */
  readonly path: readonly string[];
}

export function domainRules({ domain }: IndicatorEntry, plan: PlanId): readonly DomainRule[] {
  if (domain === undefined) return [];
  if (typeof domain === 'string') return [{ period: null, domain, path: ['domain'] }];
  const byPlan: Readonly<Partial<Record<string, string | Readonly<Record<string, string>>>>> = domain;
  if (!Object.keys(byPlan).some((key) => planIds.some((id) => id === key))) return rulesByPeriod(byPlan, ['domain']);
  const one = byPlan[plan];
  if (one === undefined) return [];
  if (typeof one === 'string') return [{ period: null, domain: one, path: ['domain', plan] }];
  return rulesByPeriod(one, ['domain', plan]);
}

function rulesByPeriod(
  domains: Readonly<Partial<Record<string, string | Readonly<Record<string, string>>>>>,
  path: readonly string[],
): readonly DomainRule[] {
  return Object.entries(domains).flatMap(([period, domain]) =>
    typeof domain === 'string' ? [{ period, domain, path: [...path, period] }] : [],
  );
}

/** The 领域 of an entry in a period; null where it does not stand in that period, or not in that plan. */
export function domainRuleIn(entry: IndicatorEntry, plan: PlanId, period: string): DomainRule | null {
  if (!(entry.plans ?? []).includes(plan)) return null;
  if (entry.periods !== undefined && !entry.periods.includes(period)) return null;
  return domainRules(entry, plan).find((rule) => rule.period === null || rule.period === period) ?? null;
}
