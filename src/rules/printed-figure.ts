/** A figure with its printed form, and what is taken from two printed figures. */
import type { Figure } from '../dataset/observation.ts';
import type { Decimal } from '../indicators/decimals.ts';
import { printed, rounded } from '../indicators/decimals.ts';
import type { Indicator } from '../indicators/definition.ts';
import type { Origin } from '../provenance.ts';
import { mergeOrigins } from '../provenance.ts';
import type { PrintedDifference, PrintedFigure } from './assessment.ts';

/** An own figure; `word` is the unit's word, printed instead of a number, of yes-no and qualitative indicators. */
export interface OwnFigure extends PrintedFigure {
  readonly word: string | null;
  /** The exact figure as the statistics take it. */
  readonly binary: number;
}

/** Scales on which nothing is subtracted: 是/否 and a unit's own word. */
export function isWorded(indicator: Indicator): boolean {
  return indicator.scale === 'yes-no' || indicator.scale === 'text';
}

export function ownFigure(indicator: Indicator, figure: Figure, year: number): OwnFigure {
  const word = isWorded(indicator) ? figure.word : null;
  const shown = printedFigure(indicator, figure.value, year, figure.origins);
  return { ...shown, printed: word?.trim() ?? shown.printed, word, binary: figure.value.toNumber() };
}

export function printedFigure(
  indicator: Indicator,
  exact: Decimal,
  year: number,
  origins: readonly Origin[],
): PrintedFigure {
  const { decimals } = indicator;
  return { exact, rounded: rounded(exact, decimals), printed: printed(exact, decimals), year, origins };
}

/** `to` − `from`, of the printed figures. */
export function differenceOf(indicator: Indicator, to: PrintedFigure, from: PrintedFigure): PrintedDifference {
  const value = to.rounded.minus(from.rounded);
  return {
    value,
    printed: printed(value, indicator.decimals),
    origins: mergeOrigins([to.origins, from.origins]),
  };
}
