/**
 * Which of the register's targets hold for a plan of this round: of the plan's period, later than its base year, of the
 * round's own province; of several left of one set the first at or after the plan's target year, else the latest.
 */
import type { IndicatorTarget } from '../definition.ts';
import type { Period } from '../period.ts';
import { periodOf } from '../period.ts';
import type { PlanId } from '../plan-id.ts';
import { isSameProvince, provinceOfCode } from './province.ts';
import type { Round } from '../round.ts';
import { targetSets } from '../target-definition.ts';

export interface LeftAside {
  readonly target: IndicatorTarget;
  readonly because: 'unconfirmed' | 'other-period' | 'other-province';
}

export interface HeldTargets {
  readonly held: readonly IndicatorTarget[];
  readonly aside: readonly LeftAside[];
}

/** `targets`: the register's for one indicator and plan. */
export function heldTargets(
  targets: readonly IndicatorTarget[],
  plan: PlanId,
  round: Round,
  periods: readonly Period[],
): HeldTargets {
  const span = round.plans[plan];
  const ours = periodOf(periods, span.target)?.id ?? null;
  const judged = targets.map((target) => ({ target, because: whyNot(target, round, span.base, ours, periods) }));
  return {
    held: targetSets.flatMap((set) =>
      nearestDue(
        judged.flatMap(({ target, because }) => (because === null && target.definition.set === set ? [target] : [])),
        span.target,
      ),
    ),
    aside: judged.flatMap(({ target, because }) => (because === null ? [] : [{ target, because }])),
  };
}

function whyNot(
  { definition, year }: IndicatorTarget,
  round: Round,
  baseYear: number,
  period: string | null,
  periods: readonly Period[],
): LeftAside['because'] | null {
  if (!definition.confirmed) return 'unconfirmed';
  const own = definition.period ?? periodOf(periods, year)?.id ?? null;
  if (own !== period || year <= baseYear) return 'other-period';
  return definition.of === null || isOfProvince(round, definition.of) ? null : 'other-province';
}

/** By the name or an alias of the area of role average, or by the first two digits of the area's code. */
export function isOfProvince({ area, areas }: Round, province: string): boolean {
  const byCode = area.code === undefined ? null : provinceOfCode(area.code);
  const names = areas.filter(({ role }) => role === 'average').flatMap(({ name, aliases }) => [name, ...aliases]);
  return [...(byCode === null ? [] : [byCode]), ...names].some((name) => isSameProvince(name, province));
}

function nearestDue(targets: readonly IndicatorTarget[], targetYear: number): readonly IndicatorTarget[] {
  const ordered = targets.toSorted((a, b) => a.year - b.year);
  const one = ordered.find(({ year }) => year >= targetYear) ?? ordered.at(-1);
  return one === undefined ? [] : [one];
}
