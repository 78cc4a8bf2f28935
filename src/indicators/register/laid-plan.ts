/** The register with the city's plan laid over it: this round's indicators. */
import type { Diagnostic, Outcome } from '../../diagnostics.ts';
import { failed, finding, ok } from '../../diagnostics.ts';
import { decimal } from '../decimals.ts';
import type { Decimal } from '../decimals.ts';
import type { BaseFigure, Indicator, IndicatorEntry, IndicatorTarget, JumpLimit, Milestone } from '../definition.ts';
import { byPlan } from '../definition.ts';
import { domainRuleIn } from './entry-domain.ts';
import { orNearest } from './entry-mistakes.ts';
import type { LeftAside } from './held-targets.ts';
import { heldTargets } from './held-targets.ts';
import { leftAsideFindings, unconfirmedFinding, unconfirmedTargetFinding } from './left-aside.ts';
import type { Period } from '../period.ts';
import { periodFollowed, periodOf } from '../period.ts';
import type { CityPlan, PlanEntry, WrittenBase, WrittenMilestones } from '../plan.ts';
import type { PlanId } from '../plan-id.ts';
import { planIds, planWord } from '../plan-id.ts';
import type { Register, RegisterEntry } from './register-entry.ts';
import { withoutContradictions } from './target-contradictions.ts';
import type { Round } from '../round.ts';
import { findUnit } from '../round.ts';
import type { Located } from '../yaml/yaml.ts';

interface Ground {
  readonly register: Register;
  readonly plan: Located<CityPlan>;
  readonly round: Round;
  /** The period of each plan. */
  readonly periods: Readonly<Record<PlanId, Period>>;
}

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

function withoutPeriod({ periods }: Register, { value: round, locate }: Located<Round>): readonly Diagnostic[] {
  return planIds
    .filter((plan) => periodFollowed(periods, round.plans[plan].target) === null)
    .map((plan) =>
      finding('invalid-configuration', {
        message: `${planWord[plan]}发展规划的目标年${round.plans[plan].target}年不在登记册的任何规划期内。`,
        hint: `登记册的规划期有：${periods.map(({ id }) => id).join('、')}；请核对 target，或在登记册的 periods 里补上。`,
        origin: locate(['plans', plan, 'target']),
      }),
    );
}

/** The register knows the plans of two decades; a later one has its 领域 and indicators from the last, and none of its targets. */
function laterThanRegister({ periods }: Register, { value: round, locate }: Located<Round>): readonly Diagnostic[] {
  const later = planIds.filter((plan) => periodOf(periods, round.plans[plan].target) === null);
  const [first] = later;
  if (first === undefined) return [];
  const { base, target } = round.plans[first];
  const followed = periodFollowed(periods, target)?.id ?? '';
  return [
    finding('later-period', {
      message: `登记册还没有${base + 1}—${target}年规划期：${later.map((plan) => planWord[plan]).join('、')}发展规划的领域、顺序和指标暂照 ${followed} 规划期，省和国家的目标都不用。`,
      hint: '新规划改了领域或指标的，请在登记册的 periods 里补上新的规划期，并在本轮的 indicators.yaml 里改；没有改的，核对后用 accept 认可。',
      origin: locate(['plans', first, 'target']),
      related: later.slice(1).map((plan) => locate(['plans', plan, 'target'])),
    }),
  ];
}

function unknownCodes({ register, plan }: Ground): readonly Diagnostic[] {
  const codes = register.entries.map(({ entry }) => entry.code);
  return Object.keys(plan.value)
    .filter((code) => !codes.includes(code))
    .map((code) =>
      finding('invalid-configuration', {
        message: `plan.yaml 中的代码“${code}”在指标登记册里没有。`,
        hint: ofThatName(code, register) ?? orNearest(code, codes, '请核对代码。'),
        origin: plan.locate([code]),
      }),
    );
}

/** Somebody wrote the indicator's name where its code belongs. */
function ofThatName(written: string, { entries }: Register): string | null {
  const found = entries.find(({ entry: { name, aliases } }) => [name, ...(aliases ?? [])].includes(written.trim()));
  return found === undefined ? null : `这里要写代码：${found.entry.name}的代码是 ${found.entry.code}。`;
}

/** A plan that is judged by a set of the register's of which nothing holds would be judged by nothing. */
function withoutJudgedTargets(
  indicators: readonly Indicator[],
  { value: round, locate }: Located<Round>,
): readonly Diagnostic[] {
  return planIds.flatMap((plan) => {
    const { judge } = round.plans[plan];
    const has = indicators.some(({ targets }) =>
      targets.some((target) => target.plan === plan && target.definition.set === judge),
    );
    const ofPlan = indicators.some(({ plans }) => plans.includes(plan));
    if (has || !ofPlan || judge === 'own' || judge === 'upper') return [];
    return [
      finding('invalid-configuration', {
        message: `${planWord[plan]}发展规划按${judge === 'province' ? '省' : '国家'}的目标评价（judge: ${judge}），但没有一个适用的目标。`,
        hint: `登记册的目标须属于本规划期、年份晚于基期年${judge === 'province' ? '、属于本省（area.code 或全省的名称、别名要能认出是哪个省）' : ''}；请在本轮的 indicators.yaml 或 plan.yaml 里写上，或改 judge。`,
        origin: locate(['plans', plan, 'judge']),
      }),
    ];
  });
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

interface PlacedDomain {
  readonly plan: PlanId;
  readonly domain: string;
  readonly mistakes: readonly Diagnostic[];
}

function domainOf({ entry, at }: RegisterEntry, plan: PlanId, { periods }: Ground): PlacedDomain {
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

/** Targets that somebody wrote for an indicator of another period would vanish unsaid. */
function unusedEntries({ plan, register, periods }: Ground): readonly Diagnostic[] {
  return register.entries.flatMap(({ entry }) => {
    const written = plan.value[entry.code];
    const of = entry.plans ?? [];
    const stands = of.some((one) => domainRuleIn(entry, one, periods[one].id) !== null);
    if (written === undefined || written.targets.length === 0 || stands || of.length === 0) return [];
    return [
      finding('plan-entry-unused', {
        message: `“${entry.name}”（${entry.code}）不是${[...new Set(of.map((one) => periods[one].id))].join('、')}规划期的指标，plan.yaml 里为它写的目标没有用。`,
        hint: '请改用本规划期的指标代码（名称相近的口径可能不同）；确要沿用的，请在本轮的 indicators.yaml 里给它写上本规划期的 domain 和 periods。',
        origin: plan.locate([entry.code]),
        indicator: entry.code,
      }),
    ];
  });
}

/** The city's own targets that nobody has confirmed judge nothing. */
function unconfirmedTargets({ plan, register }: Ground): readonly Diagnostic[] {
  return register.entries.flatMap(({ entry: { code, name } }) =>
    (plan.value[code]?.targets ?? []).flatMap((target, position) =>
      target.confirmed
        ? []
        : [unconfirmedTargetFinding({ code, name }, target, plan.locate([code, 'targets', position]))],
    ),
  );
}

/** The city's own go before the register's of the same set. */
function targetsOf(
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

function basesOf(
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

function milestonesOf(
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

type OfThisRound = Pick<Indicator, 'plans' | 'domain' | 'domainOrder' | 'targets' | 'base' | 'milestones'>;

function indicatorOf(
  { entry, at }: RegisterEntry,
  order: number,
  { plan, round }: Ground,
  laid: OfThisRound,
): Indicator {
  const city = plan.value[entry.code];
  const responsible = city?.units ?? entry.units ?? [];
  const { lead, partners } = Array.isArray(responsible)
    ? { lead: responsible, partners: [] }
    : { lead: [responsible.lead], partners: responsible.with };
  return {
    code: entry.code,
    name: entry.name,
    short: entry.short ?? entry.name,
    aliases: entry.aliases ?? [],
    measure: entry.measure,
    decimals: entry.decimals,
    direction: entry.direction,
    bounds: boundsOf(entry),
    scale: entry.scale,
    units: namesNow(lead, round),
    partners: namesNow(partners, round),
    says: {
      people: entry.says?.people ?? null,
      verb: entry.says?.verb ?? null,
      missing: entry.says?.missing ?? null,
    },
    numerator: entry.numerator ?? null,
    denominator: entry.denominator ?? null,
    cases: entry.cases ?? null,
    trendPolicy: entry.trendPolicy ?? 'yearly',
    jump: jumpOf(entry),
    notAbove: entry.audit?.notAbove ?? [],
    meaning: entry.meaning ?? null,
    advice: {
      hard: entry.advice?.hard ?? [],
      behind: entry.advice?.behind ?? [],
      kept: entry.advice?.kept ?? [],
    },
    contradicted: false,
    breaks: city?.breaks ?? [],
    partial: city?.partial ?? [],
    order,
    origin: at('code'),
    ...laid,
  };
}

/** By the names the round uses: the register's 卫生局 and 计生局 may be one 卫生和计划生育局 by now. */
function namesNow(units: readonly string[], round: Round): readonly string[] {
  return [...new Set(units.map((name) => findUnit(round, name)?.unit.name ?? name))];
}

function boundsOf(entry: IndicatorEntry): readonly [Decimal | null, Decimal | null] {
  if (entry.bounds === undefined)
    return entry.scale === 'text' || entry.scale === 'real' ? [null, null] : [decimal(0), null];
  const [low, high] = entry.bounds;
  return [low === 'null' ? null : low, high === 'null' ? null : high];
}

/** Default: 10 points for shares in %, 30 % of last year's figure for the rest. */
function jumpOf(entry: IndicatorEntry): JumpLimit {
  const written = entry.audit?.jump;
  if (written === 'none' || entry.scale === 'yes-no' || entry.scale === 'text') return { kind: 'none' };
  if (written === undefined) {
    return entry.measure === '%'
      ? { kind: 'points', points: decimal(10) }
      : { kind: 'relative', share: decimal('0.3') };
  }
  return written.endsWith('%')
    ? { kind: 'relative', share: decimal(written.slice(0, -1)).dividedBy(100) }
    : { kind: 'points', points: decimal(written) };
}
