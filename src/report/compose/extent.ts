/**
 * How much of a unit report's tables stands in its text. A fact is told once: what the annexes carry row by row is not
 * printed again, and the text keeps what a reader is to look at.
 */
import { isMet } from '../../rules/series/counts.ts';
import type { Assessment } from '../../rules/assessment.ts';
import { fewIndicators } from './few.ts';
import type { PlanView } from './plan-view.ts';
import { quantitative } from './plan-view.ts';

/** Tables with more rows than this keep the telling ones in the text. */
export const mostRows = 8;

export interface Extent {
  /** `none`: the annex alone; `short`: what is short of its target or has no figure. */
  readonly attainment: 'none' | 'all' | 'short';
  /** `none`: the sentences name each area's figure; `annexed`: an annex has the rows, and sentences the widest differences. */
  readonly comparison: 'none' | 'all' | 'annexed';
}

export function extentOf(view: PlanView): Extent {
  const rows = quantitative(view).length;
  const compared = comparedRows(view).length;
  return {
    // A closing report has its own table of what was not met.
    attainment: rows <= fewIndicators ? 'none' : rows <= mostRows ? 'all' : view.stage === 'final' ? 'none' : 'short',
    comparison: compared === 0 || (compared === 1 && rows === 1) ? 'none' : compared <= mostRows ? 'all' : 'annexed',
  };
}

/** The rows of the table of comparison: with a target or without. */
export function comparedRows(view: PlanView): readonly Assessment[] {
  return [...quantitative(view), ...view.background].filter((one) => one.comparison.length > 0);
}

/** What a shortened table of part one keeps: of the others the sentences say what is new. */
export function isShort(one: Assessment): boolean {
  return !isMet(one);
}
