import type { Point, Series } from './series.ts';
import { figure, undefinedBecause, type Outcome, type Undefined } from './verdict.ts';

/**
 * The scale in which a trend is taken to be straight.
 * - `identity`: equal changes; the figure as it is.
 * - `log`: equal ratios; for rates and money above zero. z = ln y.
 * - `logit`: equal ratios of the odds; for shares in per cent, strictly between 0 and 100. z = ln(y/(100 − y)).
 */
export type Scale = 'identity' | 'log' | 'logit';

/** What kind of figure it is, in the words of an indicator register. */
export type FigureKind = 'rate' | 'percent' | 'count' | 'money' | 'real';

/** What is possible, from and to; `null` where there is no limit. */
export type Bounds = readonly [lower: number | null, upper: number | null];

/**
 * The scale for a series: logarithms for rates and money that never touch zero, logits for shares that stay in [1, 99]
 * and whose targets lie strictly between 1 and 99, else the figures as they are.
 *
 * Near 0 and 100 a logit turns a tenth of a point into a landslide, and a target of 100 % could never be reached; a
 * gross rate (without an upper bound of 100) is no share at all.
 */
export function chooseScale(figures: {
  readonly scale: FigureKind;
  readonly bounds: Bounds;
  readonly values: readonly number[];
  readonly targets: readonly number[];
}): Scale {
  switch (figures.scale) {
    case 'rate':
    case 'money':
      return figures.values.every((value) => value > 0) ? 'log' : 'identity';
    case 'percent':
      return isShare(figures.bounds) &&
        figures.values.every((value) => value >= 1 && value <= 99) &&
        figures.targets.every((target) => target > 1 && target < 99)
        ? 'logit'
        : 'identity';
    case 'count':
    case 'real':
      return 'identity';
  }
}

function isShare([lower, upper]: Bounds): boolean {
  return lower === 0 && upper === 100;
}

/** A value's place on the scale. */
export function toScale(scale: Scale, value: number): Outcome {
  switch (scale) {
    case 'identity':
      return figure(value);
    case 'log':
      return value > 0 ? figure(Math.log(value)) : undefinedBecause('non-positive');
    case 'logit':
      return value > 0 && value < 100 ? figure(Math.log(value / (100 - value))) : undefinedBecause('outside-percent');
  }
}

/** The value at a place on the scale; an infinity where it is too large to be one. */
export function fromScale(scale: Scale, z: number): number {
  switch (scale) {
    case 'identity':
      return z;
    case 'log':
      return Math.exp(z);
    case 'logit':
      return 100 / (1 + Math.exp(-z));
  }
}

/** The whole series on the scale; one value that has no place there speaks for all. */
export function seriesOnScale(
  scale: Scale,
  series: Series,
): { readonly verdict: 'series'; readonly series: Series } | Undefined {
  const points: Point[] = [];
  for (const { year, value } of series) {
    const z = toScale(scale, value);
    if (z.verdict === 'undefined') return z;
    points.push({ year, value: z.value });
  }
  return { verdict: 'series', series: points };
}
