/** Where round.yaml, plan.yaml and the register do not fit together: mistakes that stop the round, and what is said once. */
import type { Diagnostic } from '../../diagnostics.ts';
import { finding } from '../../diagnostics.ts';
import type { Indicator } from '../definition.ts';
import { periodFollowed, periodOf } from '../period.ts';
import { planIds, planWord } from '../plan-id.ts';
import type { Round } from '../round.ts';
import type { Located } from '../yaml/yaml.ts';
import { domainRuleIn } from './entry-domain.ts';
import { orNearest } from './entry-mistakes.ts';
import type { Ground } from './ground.ts';
import { unconfirmedTargetFinding } from './left-aside.ts';
import type { Register } from './register-entry.ts';

export function withoutPeriod({ periods }: Register, { value: round, locate }: Located<Round>): readonly Diagnostic[] {
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
export function laterThanRegister(
  { periods }: Register,
  { value: round, locate }: Located<Round>,
): readonly Diagnostic[] {
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

export function unknownCodes({ register, plan }: Ground): readonly Diagnostic[] {
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
export function withoutJudgedTargets(
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

/** Targets that somebody wrote for an indicator of another period would vanish unsaid. */
export function unusedEntries({ plan, register, periods }: Ground): readonly Diagnostic[] {
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
export function unconfirmedTargets({ plan, register }: Ground): readonly Diagnostic[] {
  return register.entries.flatMap(({ entry: { code, name } }) =>
    (plan.value[code]?.targets ?? []).flatMap((target, position) =>
      target.confirmed
        ? []
        : [unconfirmedTargetFinding({ code, name }, target, plan.locate([code, 'targets', position]))],
    ),
  );
}
