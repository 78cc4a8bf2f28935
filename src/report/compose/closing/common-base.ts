/** Changes of a closing report are since the base: of many indicators that is said once, at the head. */
import { saySinceBase } from '../../figure-words.ts';
import type { Assessment } from '../../../rules/assessment.ts';
import { fewIndicators } from '../few.ts';
import type { PlanView } from '../plan-view.ts';
import { quantitative } from '../plan-view.ts';

/** The year that a change without a year of its own is counted from; null where each says it. */
export function commonBase(view: PlanView): number | null {
  if (view.stage !== 'final') return null;
  const counted = quantitative(view).filter((one) => one.attainment !== 'not-applicable');
  return counted.length > fewIndicators ? view.span.base : null;
}

/** 提高1.7个百分点 where the base has been said, else 比基期2013年提高1.7个百分点. */
export function changeSinceBase(view: PlanView, one: Assessment): string {
  return saySinceBase(view.voice, one, commonBase(view));
}

/** 《规划》各项指标的增减以基期2013年为比较基数…。 '' where each says it. */
export function commonBaseSentence(view: PlanView): string {
  const year = commonBase(view);
  if (year === null) return '';
  return view.voice.phrase('终期·增减', 0, { 规划简称: view.voice.planName, 基期年: String(year) });
}
