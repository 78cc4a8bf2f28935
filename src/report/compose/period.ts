/** What the papers of a round are called by: the year reported on, or the time of the plan that they are written for. */
import type { PlanId } from '../../indicators/plan-id.ts';
import { planIds } from '../../indicators/plan-id.ts';
import type { Round } from '../../indicators/round.ts';
import { stageOf } from '../../indicators/round.ts';

/** 2015年度; 中期 or 终期 where all of the plans are at one of them. */
export function periodOf(round: Round, plans: readonly PlanId[] = planIds): string {
  const [stage, ...others] = [...new Set(plans.map((plan) => stageOf(round, plan)))];
  if (others.length > 0 || stage === undefined || stage === 'annual') return `${round.year}年度`;
  return stage === 'final' ? '终期' : '中期';
}
