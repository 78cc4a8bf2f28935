/** Which of the register's indicators are this round's: those somebody answers for, reports, or the city's plan names. */
import type { Diagnostic } from '../diagnostics.ts';
import { finding } from '../diagnostics.ts';
import type { Indicator } from '../indicators/definition.ts';
import type { Round } from '../indicators/round.ts';
import { findUnit } from '../indicators/round.ts';
import { grouped } from './agreement.ts';
import type { Observation } from './observation.ts';
import { ownArea } from './observation.ts';

/**
 * The register holds for any city. An indicator that no unit of the round answers for, that nobody reported and that
 * plan.yaml does not name is not missing: it is not asked for. Counts and populations stay, for the rates they serve.
 */
export function indicatorsTakingPart(
  indicators: readonly Indicator[],
  observations: readonly Observation[],
  round: Round,
): readonly Indicator[] {
  const reported = new Set(observations.filter((one) => one.area === ownArea).map((one) => one.indicator));
  return indicators.filter(
    (one) =>
      one.plans.length === 0 ||
      reported.has(one.code) ||
      one.targets.some((target) => target.definition.set === 'own') ||
      one.units.some((unit) => findUnit(round, unit) !== null),
  );
}

/**
 * Who reports an indicator answers for it where the register names only units that the round has not: offices are merged
 * and renamed, and the register knows 劳动保障局 where the round has 医疗保障局.
 */
export function answeredByReporters(
  indicators: readonly Indicator[],
  observations: readonly Observation[],
  round: Round,
): { readonly indicators: readonly Indicator[]; readonly findings: readonly Diagnostic[] } {
  const moved: { readonly from: Indicator; readonly to: string }[] = [];
  const answered = indicators.map((one) => {
    if (one.plans.length === 0 || one.units.some((unit) => findUnit(round, unit) !== null)) return one;
    const [reporter, ...others] = reportersOf(one.code, observations, round);
    if (reporter === undefined || others.length > 0) return one;
    moved.push({ from: one, to: reporter });
    return { ...one, units: [reporter] };
  });
  const findings = [...grouped(moved, ({ from, to }) => `${from.units.join('、')}→${to}`).values()].flatMap((same) =>
    reporterFinding(same),
  );
  return { indicators: answered, findings };
}

function reportersOf(code: string, observations: readonly Observation[], round: Round): readonly string[] {
  const units = observations.flatMap((cell) =>
    cell.indicator === code && cell.area === ownArea && cell.year === round.year && cell.unit !== null
      ? (findUnit(round, cell.unit)?.unit.name ?? [])
      : [],
  );
  return [...new Set(units)];
}

function reporterFinding(same: readonly { readonly from: Indicator; readonly to: string }[]): readonly Diagnostic[] {
  const [first] = same;
  if (first === undefined) return [];
  const named = first.from.units.join('、') || '没有写的单位';
  return [
    finding('unlisted-unit', {
      message: `${first.from.code}${same.length > 1 ? `等${same.length}项指标` : ''}的责任单位登记为${named}，不在本轮的单位名单里；现由上报的${first.to}作责任单位。`,
      hint: `${named}就是${first.to}的，请在 round.yaml 里把旧名写进它的 aliases；另有责任单位的，请在 plan.yaml 里写 units。`,
      origin: { kind: 'file', file: 'round.yaml' },
      unit: first.to,
    }),
  ];
}

/** Indicators left out are said once, with the units the register names for them: a unit may only be missing from round.yaml. */
export function leftOutFinding(
  all: readonly Indicator[],
  taking: readonly Indicator[],
  round: Round,
): readonly Diagnostic[] {
  const kept = new Set(taking.map((one) => one.code));
  const left = all.filter((one) => !kept.has(one.code));
  if (left.length === 0) return [];
  const units = [...new Set(left.flatMap((one) => one.units))].filter((unit) => findUnit(round, unit) === null);
  return [
    finding('unlisted-unit', {
      message: `登记册中有${left.length}项指标未纳入本轮：其责任单位（${units.join('、') || '未写'}）不在本轮的单位名单里，也没有人上报。`,
      hint: '单位改了名或漏列的，请在 round.yaml 的 units 里补上（旧名写在 aliases）；确不承担的，不必处理。',
      origin: { kind: 'file', file: 'round.yaml' },
    }),
  ];
}
