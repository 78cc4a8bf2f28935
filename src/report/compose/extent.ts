/**
 * How much of a unit report's tables stands in its text. A fact is told once: what the annexes carry row by row is not
 * printed again, and the text keeps what a reader is to look at.
 */
import { isMet } from '../../rules/series/counts.ts';
import { isNewlyMet } from './parts/opening.ts';
import { isSmall } from '../../rules/special-cases.ts';
import type { Assessment } from '../../rules/assessment.ts';
import { fewIndicators } from './few.ts';
import type { PlanView } from './plan-view.ts';
import { quantitative } from './plan-view.ts';

/** Tables with more rows than this keep the telling ones in the text. */
export const mostRows = 8;

export interface Extent {
  /** `none`: the annex alone; `news`: the unmet, the missing and what turned. */
  readonly attainment: 'none' | 'all' | 'news';
  /** `none`: the sentences name each area's figure; `ends`: the widest differences, an annex has all. */
  readonly comparison: 'none' | 'all' | 'ends';
  readonly watched: boolean;
}

export function extentOf(view: PlanView): Extent {
  const rows = quantitative(view).length;
  const compared = comparedRows(view).length;
  return {
    // A closing report has its own table of what was not met.
    attainment: rows <= fewIndicators ? 'none' : rows <= mostRows ? 'all' : view.stage === 'final' ? 'none' : 'news',
    comparison: compared === 0 || (compared === 1 && rows === 1) ? 'none' : compared <= mostRows ? 'all' : 'ends',
    watched: rows > fewIndicators,
  };
}

/** The rows of the table of comparison: with a target or without. */
export function comparedRows(view: PlanView): readonly Assessment[] {
  return [...quantitative(view), ...view.background].filter((one) => one.comparison.length > 0);
}

/** What a shortened table of part one keeps. */
export function isNews(one: Assessment): boolean {
  return !isMet(one) || isNewlyMet(one);
}

const mostOfASide = 3;

/** Of each side those that lie farthest from the area, by share of the area's figure; a handful of cases shows no side. */
export function widestRows(rows: readonly Assessment[], area: string): readonly Assessment[] {
  const told = rows.flatMap((one) => {
    const found = one.comparison.find((comparison) => comparison.area === area);
    if (found === undefined || found.better === null || isSmall(one) || found.figure.rounded.isZero()) return [];
    // A difference of one last digit is no distance.
    if (
      found.difference.value
        .abs()
        .times(10 ** one.indicator.decimals)
        .lessThanOrEqualTo(1)
    )
      return [];
    const share = found.difference.value.abs().dividedBy(found.figure.rounded.abs()).toNumber();
    return [{ one, share, better: found.better }];
  });
  const side = (better: boolean) =>
    told
      .filter((each) => each.better === better)
      .toSorted((a, b) => b.share - a.share || a.one.indicator.order - b.one.indicator.order)
      .slice(0, mostOfASide)
      .map(({ one }) => one);
  return [...side(true), ...side(false).toReversed()];
}
