/** One figure of one year. Years are real years: a missing year is a longer step, not a closer neighbour. */
export interface Point {
  readonly year: number;
  readonly value: number;
}

/** Points by year, strictly increasing. Everything in this folder relies on that order. */
export type Series = readonly Point[];

/** A series from points in any order. Two figures for one year, or a figure that is no number, are bugs of the caller. */
export function seriesOf(points: readonly Point[]): Series {
  const series = points.toSorted((a, b) => a.year - b.year);
  for (const [index, point] of series.entries()) {
    if (!Number.isFinite(point.year) || !Number.isFinite(point.value)) {
      throw new RangeError(`series: ${point.value} in year ${point.year} is no figure`);
    }
    if (series[index + 1]?.year === point.year) throw new RangeError(`series: year ${point.year} stands twice`);
  }
  return series;
}

/** The first and the last point of a series of at least two, or `undefined`. */
export function endsOf(series: Series): { readonly first: Point; readonly last: Point } | undefined {
  const first = series[0];
  const last = series.at(-1);
  return first === undefined || last === undefined || series.length < 2 ? undefined : { first, last };
}

/** From one point to the next: `years` passed, and the value changed by `change`. */
export interface Step {
  readonly years: number;
  readonly change: number;
}

/** The steps between neighbouring points: one fewer than there are points. */
export function stepsOf(series: Series): readonly Step[] {
  return series.slice(1).map((point, index) => {
    const before = series[index] ?? point;
    return { years: point.year - before.year, change: point.value - before.value };
  });
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The middle of the ordered values; of an even number, the mean of the two middle ones. */
export function median(values: readonly number[]): number {
  const ordered = values.toSorted((a, b) => a - b);
  const upper = ordered[Math.floor(ordered.length / 2)] ?? Number.NaN;
  if (ordered.length % 2 === 1) return upper;
  const lower = ordered[ordered.length / 2 - 1] ?? Number.NaN;
  return lower + (upper - lower) / 2;
}
