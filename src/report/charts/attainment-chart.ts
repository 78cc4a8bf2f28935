/** The chart of attainment by plan: how many indicators are met, nearly met, not met, and without data in each. */
import type { PlanId } from '../../indicators/plan-id.ts';
import type { Assessment } from '../../rules/assessment.ts';
import { countAttainment, type AttainmentCounts } from '../../rules/series/counts.ts';
import type { Says } from '../claims/claim.ts';
import type { Words } from '../claims/words.ts';
import type { Counted } from '../figure-id.ts';
import { figureIdText } from '../figure-id.ts';
import type { ChartModel, ChartSeries } from '../model.ts';

export interface PlanCounts {
  readonly plan: PlanId;
  /** As the bar is called: 妇女规划. */
  readonly name: string;
  readonly assessments: readonly Assessment[];
}

/** A bar a plan that counts anything; null where none does. */
export function attainmentChart(plans: readonly PlanCounts[], words: Words): ChartModel | null {
  const counted = plans
    .map((each) => ({ ...each, counts: countAttainment(each.assessments) }))
    .filter(({ counts }) => counts.total > 0);
  if (counted.length === 0) return null;
  const series = parts
    .filter(({ of }) => counted.some(({ counts }) => of(counts) > 0))
    .map(({ is, what, shade, of }): ChartSeries => ({
      name: words.say('attainment', is),
      look: 'bar',
      shade,
      // None of a kind is no bar, and stands in no text.
      values: counted.map(({ counts }) => of(counts) || null),
      figures: counted.map(({ plan, counts }) =>
        of(counts) === 0 ? null : figureIdText({ kind: 'count', scope: plan, what, within: [] }),
      ),
    }));
  return {
    type: 'stacked-bar',
    title: '',
    categories: counted.map(({ name }) => name),
    series,
    valueAxis: '项',
    alt: `各类项数的堆积条形图：${counted.map(({ name, counts }) => `${name}${countsText(counts, words)}`).join('；')}。`,
    origins: counted.flatMap(({ assessments }) =>
      assessments.flatMap((one) => (one.current.verdict === 'known' ? one.current.figure.origins : [])),
    ),
  };
}

interface Part {
  readonly is: Says['attainment'];
  readonly what: Counted;
  /** The same in every chart, whichever verdicts occur in it. */
  readonly shade: number;
  readonly of: (counts: AttainmentCounts) => number;
}

const parts: readonly Part[] = [
  { is: 'reached', what: 'met', shade: 0, of: ({ met }) => met },
  { is: 'nearly-met', what: 'nearly', shade: 1, of: ({ nearlyMet }) => nearlyMet },
  { is: 'unmet', what: 'not-met', shade: 2, of: ({ notMet }) => notMet },
  { is: 'no-data', what: 'no-data', shade: 3, of: ({ noData }) => noData },
];

function countsText(counts: AttainmentCounts, words: Words): string {
  return parts
    .filter(({ of }) => of(counts) > 0)
    .map(({ is, of }) => `${words.say('attainment', is)}${of(counts)}项`)
    .join('、');
}
