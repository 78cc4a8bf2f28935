/** Which of the register's indicators are this round's: those somebody answers for, reports, or the city's plan names. */
import type { Diagnostic } from '../diagnostics.ts';
import { finding } from '../diagnostics.ts';
import type { Indicator } from '../indicators/definition.ts';
import type { Round } from '../indicators/round.ts';
import { findUnit } from '../indicators/round.ts';
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
