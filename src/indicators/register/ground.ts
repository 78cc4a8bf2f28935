/** What a round's files say together, before any indicator is laid out. */
import type { Period } from '../period.ts';
import type { PlanId } from '../plan-id.ts';
import type { CityPlan } from '../plan.ts';
import type { Round } from '../round.ts';
import type { Located } from '../yaml/yaml.ts';
import type { Register } from './register-entry.ts';

export interface Ground {
  readonly register: Register;
  readonly plan: Located<CityPlan>;
  readonly round: Round;
  /** The period of each plan. */
  readonly periods: Readonly<Record<PlanId, Period>>;
}
