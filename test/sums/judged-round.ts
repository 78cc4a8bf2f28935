/** A round's truth with the slow judgements of it, asked for by plan and indicator. */
import { slowAssessments } from '../independent/assessments.ts';
import type { Exact } from '../independent/exact.ts';
import { recentPerYear } from '../independent/recent.ts';
import { subjectsOf } from '../independent/subject.ts';
import type { PlanId, TrueIndicator, Truth } from '../random/truth.ts';
import type { Judged } from './expected-cells.ts';

export interface JudgedRound {
  readonly truth: Truth;
  /** Under the set that the plan judges by; undefined where the indicator has no target of it or is of another plan. */
  readonly judged: (plan: PlanId, indicator: TrueIndicator) => Judged | undefined;
  /** Whom it is compared with, whatever set has a target. */
  readonly beside: (plan: PlanId, indicator: TrueIndicator) => Judged['comparison'];
  /** The speed of the last three years; null where none is spoken of. */
  readonly recent: (judged: Judged) => Exact | null;
}

export function judgedRound(truth: Truth): JudgedRound {
  const slow = slowAssessments(truth) as unknown as readonly Judged[];
  const recent = new Map(subjectsOf(truth).map((subject, at) => [slow[at], recentPerYear(subject)]));
  return {
    truth,
    judged: (plan, indicator) =>
      slow.find(
        (one) =>
          one.indicator === indicator.code &&
          one.plan === plan &&
          (one.targetSet === truth.plans[plan].judge || one.targetSet === null),
      ),
    beside: (plan, indicator) =>
      slow.find((one) => one.indicator === indicator.code && one.plan === plan)?.comparison ?? [],
    recent: (judged) => recent.get(judged) ?? null,
  };
}
