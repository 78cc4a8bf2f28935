/** Columns of methods in the sheet year by year: both ratios, Open SDG's word, and each projection. */
import type { Assessment } from '../../../rules/assessment.ts';
import type { OpenSdgStatus } from '../../../rules/trend/open-sdg.ts';
import { figureInline } from '../../composer.ts';
import { judgedBy } from '../../figure-id.ts';
import type { IndicatorColumn } from '../../indicator-columns.ts';
import { absent, textCell } from '../../indicator-columns.ts';
import { printedStatistic } from '../../numbers.ts';
import type { PlanView } from '../plan-view.ts';

/** 进度达标率 by both methods, the international measure, and what each method says of the target year. */
export function methodColumns(view: PlanView, shown: readonly Assessment[]): readonly IndicatorColumn[] {
  return [...ratioColumns(), openSdgColumn(view), ...projectionColumns(view, shown)];
}

function ratioColumns(): readonly IndicatorColumn[] {
  const ratios = [
    { method: 'arithmetic', word: '算术', of: (one: Assessment) => one.pace.ratioArithmetic },
    { method: 'geometric', word: '几何', of: (one: Assessment) => one.pace.ratioGeometric },
  ] as const;
  return ratios.map(({ method, word, of }) => ({
    heading: ['进度达标率（%）', word],
    width: 7,
    align: 'right' as const,
    cell: (one: Assessment) => {
      const ratio = of(one);
      if (ratio.verdict === 'unknown') return textCell(absent);
      return [
        figureInline(
          printedStatistic(100 * ratio.value, 1),
          { kind: 'ratio', ...judgedBy(one), method },
          originsOf(one),
        ),
      ];
    },
  }));
}

/** Beside the verdict, never in its place: growth rates since the base against the rate that the target needs. */
function openSdgColumn(view: PlanView): IndicatorColumn {
  return doubled({
    heading: ['国际通用方法（Open SDG）'],
    width: 10,
    align: 'center',
    cell: (one) => {
      const status = view.facts.openSdg.get(one);
      return textCell(status === undefined ? absent : openSdgWord[status]);
    },
  });
}

const openSdgWord = {
  target_achieved: '已到目标值',
  substantial_progress: '进展显著',
  moderate_progress: '进展中等',
  limited_progress: '进展有限',
  deterioration: '倒退',
} as const satisfies Record<OpenSdgStatus, string>;

function originsOf(one: Assessment) {
  return one.current.verdict === 'known' ? one.current.figure.origins : [];
}

function projectionColumns(view: PlanView, shown: readonly Assessment[]): readonly IndicatorColumn[] {
  const methods = [...new Set(shown.flatMap((one) => one.methods.map((projection) => projection.method)))];
  return methods.map((method) => ({
    heading: [
      `各方法推算的${view.span.target}年值`,
      method === 'arithmetic' ? '年均增减量法' : view.voice.words.method(method),
    ],
    width: 10,
    align: 'right' as const,
    cell: (one: Assessment) => {
      const projection = one.methods.find(
        (candidate) => candidate.method === method && candidate.year === view.span.target,
      );
      if (projection?.value.verdict !== 'known') return textCell(absent);
      return [
        figureInline(
          printedStatistic(projection.value.value, one.indicator.decimals),
          { kind: 'projection', ...judgedBy(one), method, year: view.span.target },
          originsOf(one),
        ),
      ];
    },
  }));
}

/** Single headings beside two-line ones span both lines. */
export function doubled(column: IndicatorColumn): IndicatorColumn {
  const heading = column.heading[0] ?? '';
  return { ...column, heading: [heading, heading] };
}
