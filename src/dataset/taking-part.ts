/** Which of the register's indicators are this round's: those somebody answers for, reports, or the city's plan names. */
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
