/** The chart of differences to one area: the better side is always to the right, whichever way the indicator runs. */
import type { AreaComparison, Assessment } from '../../rules/assessment.ts';
import type { Words } from '../claims/words.ts';
import { figureIdText } from '../figure-id.ts';
import { areaDifferenceId } from '../figure-words.ts';
import type { ChartModel } from '../model.ts';

/** Fewer bars than this are read quicker in the table. */
const fewestBars = 5;
/** From either end. */
const mostAtEachEnd = 6;

/**
 * Indicators counted in per cent, in percentage points: the one measure in which most indicators can stand side by side.
 * Best first; of many, those at both ends. null for fewer than five.
 */
export function comparisonChart(
  assessments: readonly Assessment[],
  area: string,
  areaName: string,
  words: Words,
): ChartModel | null {
  const bars = assessments
    .flatMap((one) => barOf(one, area))
    .toSorted((a, b) => b.lead - a.lead || a.one.indicator.order - b.one.indicator.order);
  const shown =
    bars.length <= 2 * mostAtEachEnd ? bars : [...bars.slice(0, mostAtEachEnd), ...bars.slice(-mostAtEachEnd)];
  if (shown.length < fewestBars) return null;
  return {
    type: 'bar',
    title: '',
    categories: shown.map(({ one }) => one.indicator.short),
    series: [
      {
        name: `比${areaName}（右侧为优）`,
        look: 'bar',
        values: shown.map(({ lead }) => lead),
        decimals: shown.map(({ with: { difference } }) => difference.printed.split('.')[1]?.length ?? 0),
        figures: shown.map(({ one, with: comparison }) => figureIdText(areaDifferenceId(one, comparison))),
      },
    ],
    valueAxis: '百分点',
    alt: altOf(shown, areaName, words),
    origins: shown.flatMap(({ with: { own, figure } }) => [...own.origins, ...figure.origins]),
  };
}

interface Bar {
  readonly one: Assessment;
  readonly with: AreaComparison;
  /** In points, as printed; positive where the own area is the better one. */
  readonly lead: number;
}

/** Only what has a better side; equal figures have a bar of no length. */
function barOf(one: Assessment, area: string): readonly Bar[] {
  const found = one.comparison.find((each) => each.area === area);
  if (found === undefined || one.indicator.measure !== '%') return [];
  const { better, difference } = found;
  if (better === null && !difference.value.isZero()) return [];
  const size = Math.abs(Number(difference.printed));
  return [{ one, with: found, lead: better === false ? -size : size }];
}

function altOf(bars: readonly Bar[], areaName: string, words: Words): string {
  const ahead = bars.filter(({ lead }) => lead > 0);
  const behind = bars.filter(({ lead }) => lead < 0).toReversed();
  const said = (list: readonly Bar[]): string =>
    list
      .map(({ one, with: { difference } }) => `${one.indicator.short}（${difference.printed.replace(/^[-−]/, '')}）`)
      .join('、');
  return [
    `与${areaName}之差的条形图，单位百分点，右侧为优。`,
    ...(ahead.length === 0 ? [] : [`${words.say('area', 'better')}${areaName}的：${said(ahead)}。`]),
    ...(behind.length === 0 ? [] : [`${words.say('area', 'worse')}${areaName}的：${said(behind)}。`]),
  ].join('');
}
