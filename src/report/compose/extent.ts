/**
 * How much of a unit report's tables stands in its text. A fact is told once: what the annexes carry row by row is not
 * printed again, and the text keeps what a reader is to look at.
 */
import type { Assessment } from '../../rules/assessment.ts';
import { fewIndicators } from './few.ts';
import type { PlanView } from './plan-view.ts';
import { quantitative } from './plan-view.ts';

/** Tables with more rows than this stand in an annex alone. */
export const mostRows = 8;

export interface Extent {
  /** `none`: the annex alone, where sentences tell of each that is short of its target. */
  readonly attainment: 'none' | 'all';
  /** `none`: the sentences name each area's figure; `annexed`: an annex has the rows. */
  readonly comparison: 'none' | 'all' | 'annexed';
}

export function extentOf(view: PlanView): Extent {
  const rows = quantitative(view).length;
  const compared = comparedRows(view).length;
  return {
    // What falls short is told sentence by sentence, and a closing report has a table of its own.
    attainment: rows > fewIndicators && rows <= mostRows ? 'all' : 'none',
    comparison: compared === 0 || (compared === 1 && rows === 1) ? 'none' : compared <= mostRows ? 'all' : 'annexed',
  };
}

/** The rows of the table of comparison: with a target or without. */
export function comparedRows(view: PlanView): readonly Assessment[] {
  return [...quantitative(view), ...view.background].filter((one) => one.comparison.length > 0);
}
