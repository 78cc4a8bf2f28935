import cdf from '@stdlib/stats-base-dists-t-cdf';
import { projectOnScale, type Projection } from './forecast.ts';
import type { MethodId } from './methods.ts';
import { toScale, type Scale } from './scale.ts';
import type { Series } from './series.ts';
import { figure, type Outcome } from './verdict.ts';

/** What is to be reached: a threshold from one side, or a closed range. */
export type Goal =
  | { readonly comparison: '>=' | '>' | '<=' | '<'; readonly value: number }
  | { readonly comparison: 'in'; readonly lower: number; readonly upper: number };

/**
 * The probability that a series reaches a goal in a later year:
 *
 *     F(s·(ẑ − g(T))/se)      for a range      F((g(upper) − ẑ)/se) − F((g(lower) − ẑ)/se)
 *
 * F the t distribution of the forecast (`uncertaintyAhead`), s = +1 for at least and −1 for at most, g the scale;
 * before any clipping. Where nothing ever moved (se = 0) it is 1 or 0, as the forecast reaches the goal or not.
 */
export function probabilityOfReaching(question: {
  readonly series: Series;
  readonly scale: Scale;
  readonly year: number;
  readonly method: MethodId;
  readonly goal: Goal;
}): Outcome {
  const projection = projectOnScale(question);
  if (projection.verdict === 'undefined') return projection;
  if (projection.se === 0) return figure(reaches(projection, question.goal) ? 1 : 0);
  return figure(shareReaching(projection, question.goal));
}

function shareReaching(projection: Projection, goal: Goal): number {
  switch (goal.comparison) {
    case '>=':
    case '>':
      return 1 - shareBelow(projection, goal.value);
    case '<=':
    case '<':
      return shareBelow(projection, goal.value);
    case 'in':
      return Math.max(0, shareBelow(projection, goal.upper) - shareBelow(projection, goal.lower));
  }
}

function reaches({ scale, z }: Projection, goal: Goal): boolean {
  switch (goal.comparison) {
    case '>=':
      return z >= placeOf(scale, goal.value);
    case '>':
      return z > placeOf(scale, goal.value);
    case '<=':
      return z <= placeOf(scale, goal.value);
    case '<':
      return z < placeOf(scale, goal.value);
    case 'in':
      return z >= placeOf(scale, goal.lower) && z <= placeOf(scale, goal.upper);
  }
}

/** F((g(T) − ẑ)/se): how much of the forecast lies below T. */
function shareBelow({ scale, z, se, df }: Projection, value: number): number {
  const distance = (placeOf(scale, value) - z) / se;
  if (distance === Infinity) return 1;
  return distance === -Infinity ? 0 : cdf(distance, df);
}

/** g(T), running off to an infinity at the ends of the scale: nothing on a logarithm lies at or below 0. */
function placeOf(scale: Scale, value: number): number {
  const place = toScale(scale, value);
  if (place.verdict === 'value') return place.value;
  return value <= 0 ? -Infinity : Infinity;
}
