/** The base figures by plan: plan.yaml's, else the tables' figure of that plan's base year, under 基期值 or under the year. */
import { isGoalState } from '../../indicators/goal-state.ts';
import type { BaseFigure, Indicator } from '../../indicators/definition.ts';
import { byPlan } from '../../indicators/definition.ts';
import type { PlanId } from '../../indicators/plan-id.ts';
import type { Round } from '../../indicators/round.ts';
import type { Figures } from '../figure-index.ts';
import { ownArea } from '../observation.ts';

export function fillBases(indicators: readonly Indicator[], figures: Figures, round: Round): readonly Indicator[] {
  return indicators.map((indicator) => ({
    ...indicator,
    base: byPlan(indicator.plans, (plan) => indicator.base[plan] ?? readBase(indicator, plan, figures, round)),
  }));
}

function readBase({ code }: Indicator, plan: PlanId, figures: Figures, round: Round): BaseFigure | null {
  const { base: year } = round.plans[plan];
  const lookup = figures.figure(code, ownArea, year);
  if (lookup.verdict !== 'figure' || isWordOnly(lookup.figure)) return null;
  const [origin] = lookup.figure.origins;
  return origin === undefined ? null : { year, value: lookup.figure.value, origin };
}

/** A word of judgement (推进中) is no base to reckon from. */
function isWordOnly(figure: { readonly word: string | null }): boolean {
  return figure.word !== null && isGoalState(figure.word);
}
