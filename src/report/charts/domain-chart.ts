/** The chart of attainment by 领域: how many are met, nearly met, not met, and without data in each. */
import type { PlanId } from '../../indicators/plan-id.ts';
import type { Assessment } from '../../rules/assessment.ts';
import { countAttainment, type AttainmentCounts } from '../../rules/series/counts.ts';
import { figureIdText } from '../figure-id.ts';
import type { ChartModel, ChartSeries } from '../model.ts';

export interface DomainCounts {
  readonly domain: string;
  readonly assessments: readonly Assessment[];
}

/** null for a single 领域, which a sentence says as well. */
export function domainChart(plan: PlanId, groups: readonly DomainCounts[]): ChartModel | null {
  const counted = groups
    .map(({ domain, assessments }) => ({ domain, counts: countAttainment(assessments), assessments }))
    .filter(({ counts }) => counts.total > 0);
  if (counted.length < 2) return null;
  const series = parts
    .filter(({ of }) => counted.some(({ counts }) => of(counts) > 0))
    .map(({ name, key, shade, of }): ChartSeries => ({
      name,
      look: 'bar',
      shade,
      values: counted.map(({ counts }) => of(counts)),
      figures: counted.map(({ domain }) =>
        figureIdText({ kind: 'count', scope: plan, what: 'domains', within: [domain, key] }),
      ),
    }));
  return {
    type: 'stacked-bar',
    title: '',
    categories: counted.map(({ domain }) => domain),
    series,
    valueAxis: '项',
    alt: `分领域达标情况堆积条形图：${counted.map(({ domain, counts }) => `${domain}${countsText(counts)}`).join('；')}。`,
    origins: counted.flatMap(({ assessments }) =>
      assessments.flatMap((one) => (one.current.verdict === 'known' ? one.current.figure.origins : [])),
    ),
  };
}

interface Part {
  readonly name: string;
  readonly key: string;
  /** The same in every chart of a report, whichever verdicts occur in it. */
  readonly shade: number;
  readonly of: (counts: AttainmentCounts) => number;
}

const parts: readonly Part[] = [
  { name: '达标', key: 'met', shade: 0, of: ({ met }) => met },
  { name: '基本达标', key: 'nearly', shade: 1, of: ({ nearlyMet }) => nearlyMet },
  { name: '未达标', key: 'not-met', shade: 2, of: ({ notMet }) => notMet },
  { name: '无数据', key: 'no-data', shade: 3, of: ({ noData }) => noData },
];

function countsText(counts: AttainmentCounts): string {
  return parts
    .filter(({ of }) => of(counts) > 0)
    .map(({ name, of }) => `${name}${of(counts)}项`)
    .join('、');
}
