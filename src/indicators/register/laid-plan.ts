/** The register with the city's plan laid over it: this round's indicators. */
import type { Diagnostic, Outcome } from '../../diagnostics.ts';
import { failed, ok } from '../../diagnostics.ts';
import type { Indicator } from '../definition.ts';
import { byPlan } from '../definition.ts';
import { periodFollowed } from '../period.ts';
import type { PlanId } from '../plan-id.ts';
import type { CityPlan, PlanEntry } from '../plan.ts';
import type { Round } from '../round.ts';
import type { Located } from '../yaml/yaml.ts';
import { domainRuleIn } from './entry-domain.ts';
import type { Ground } from './ground.ts';
import type { LeftAside } from './held-targets.ts';
import { indicatorOf } from './indicator-of-entry.ts';
import { leftAsideFindings, unconfirmedFinding } from './left-aside.ts';
import { basesOf, domainOf, milestonesOf, targetsOf } from './of-each-plan.ts';
import {
  laterThanRegister, unconfirmedTargets, unknownCodes, unusedEntries, withoutJudgedTargets, withoutPeriod,
} from './plan-against-register.ts'; // prettier-ignore
import type { Register, RegisterEntry } from './register-entry.ts';
import { withoutContradictions } from './target-contradictions.ts';

/** Codes and 领域 that do not fit are mistakes at their line; targets and entries that do not hold are said once. */
export function layPlanOver(
  register: Register,
  plan: Located<CityPlan>,
  located: Located<Round>,
): Outcome<readonly Indicator[]> {
  const { value: round, locate } = located;
  const women = periodFollowed(register.periods, round.plans.women.target);
  const children = periodFollowed(register.periods, round.plans.children.target);
  if (women === null || children === null) return failed(withoutPeriod(register, located));

  const ground: Ground = { register, plan, round, periods: { women, children } };
  const laid = register.entries.map((one, order) => laidEntry(one, order, ground));
  const mistakes = [
    ...unknownCodes(ground),
    ...laid.flatMap(({ mistakes: found }) => found),
    ...withoutJudgedTargets(
      laid.flatMap(({ indicator }) => indicator ?? []),
      located,
    ),
  ];
  if (mistakes.length > 0) return failed(mistakes);

  const standing = laid.flatMap(({ indicator }) => (indicator === null ? [] : [indicator]));
  const needed = new Set(
    standing.flatMap((one) => (one.plans.length > 0 ? [one.numerator, one.denominator, one.cases] : [])),
  );
  const unconfirmed = laid.flatMap(({ unconfirmed: codes }) => codes);
  const taking = laid.flatMap(({ indicator, asSupport }) => {
    if (indicator !== null) return [indicator];
    return asSupport !== null && needed.has(asSupport.code) ? [asSupport] : [];
  });
  const judged = withoutContradictions(taking, round);
  return ok(judged.indicators, [
    ...laterThanRegister(register, located),
    ...leftAsideFindings(
      laid.flatMap(({ aside }) => aside),
      locate(['plans']),
    ),
    ...unconfirmedFinding(unconfirmed),
    ...unconfirmedTargets(ground),
    ...unusedEntries(ground),
    ...judged.findings,
  ]);
}

interface Laid {
  /** null where the round leaves it out. */
  readonly indicator: Indicator | null;
  /** The same without plans, for the rates that it serves. */
  readonly asSupport: Indicator | null;
  readonly aside: readonly LeftAside[];
  /** Codes that stand in the register from memory only. */
  readonly unconfirmed: readonly string[];
  readonly mistakes: readonly Diagnostic[];
}

function laidEntry(one: RegisterEntry, order: number, ground: Ground): Laid {
  const { entry } = one;
  const city = ground.plan.value[entry.code];
  const written = entry.plans ?? [];
  const standing = written.filter((plan) => domainRuleIn(entry, plan, ground.periods[plan].id) !== null);
  const wanted = standing.filter((plan) => !isOmitted(city, plan));
  const known = entry.confirmed !== false || (city !== undefined && city.targets.length > 0);
  const plans = known ? wanted : [];
  const domains = plans.map((plan) => domainOf(one, plan, ground));
  const targets = targetsOf(one, city, plans, ground);
  const bases = basesOf(entry.code, city, plans, ground);
  const indicator = indicatorOf(one, order, ground, {
    plans,
    domain: byPlan(plans, (plan) => domains.find((found) => found.plan === plan)?.domain ?? null),
    domainOrder: byPlan(plans, (plan) => ground.periods[plan].domains[plan]),
    targets: targets.held,
    base: bases.base,
    milestones: milestonesOf(entry.code, city, plans, ground),
  });
  const isSupport = written.length === 0;
  return {
    indicator: plans.length > 0 || isSupport ? indicator : null,
    asSupport: isSupport ? null : { ...indicator, units: [] },
    aside: targets.aside,
    unconfirmed: known || wanted.length === 0 ? [] : [entry.code],
    mistakes: [...domains.flatMap(({ mistakes }) => mistakes), ...bases.mistakes],
  };
}

function isOmitted(city: PlanEntry | undefined, plan: PlanId): boolean {
  const omit = city?.omit;
  return omit !== undefined && (typeof omit === 'string' || omit[plan] !== undefined);
}
