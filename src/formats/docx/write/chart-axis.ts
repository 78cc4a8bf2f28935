/** Where a chart's axis of values begins and ends: on round numbers, close around what is drawn. */

export interface ValueAxis {
  readonly minimum: number;
  readonly maximum: number;
  /** Between two lines across the plot. */
  readonly interval: number;
  /** As a spreadsheet writes it: as many decimals as the interval needs. */
  readonly numberFormat: string;
}

type Values = readonly (number | null)[];

/**
 * For lines, whose course is to be seen: from a round number below the lowest value, not from zero. What is never below
 * zero gets no axis below zero; a share of a hundred (`hundred`) none above it, unless a value is.
 */
export function axisForLines(values: Values, hundred: boolean): ValueAxis | null {
  const [low, high] = extent(values) ?? [];
  if (low === undefined || high === undefined) return null;
  // A flat line along the bottom would pass for the axis.
  const room = (high - low) * 0.1 || Math.abs(high) * 0.05 || 1;
  const floor = low >= 0 ? 0 : Number.NEGATIVE_INFINITY;
  const ceiling = hundred && high <= 100 ? 100 : Number.POSITIVE_INFINITY;
  return axisAround(
    Math.max(low - room, floor),
    Math.min(high + room / 2, ceiling),
    roundInterval((high - low) / 5 || room),
  );
}

/** For bars that begin at zero and carry their values beyond their ends: with room for the words. */
export function axisForLabelledBars(values: Values): ValueAxis | null {
  const [low, high] = extent([...values, 0]) ?? [];
  if (low === undefined || high === undefined) return null;
  const room = (high - low) * 0.08 || 1;
  // An axis from zero to zero is none.
  const reachesUp = high > 0 || low === high;
  return axisAround(low < 0 ? low - room : 0, reachesUp ? high + room : 0, roundInterval((high - low + room) / 10));
}

/** For bars that count things: from zero in whole numbers. */
export function axisForCounts(totals: Values): ValueAxis | null {
  const [, high] = extent(totals) ?? [];
  return high === undefined ? null : axisAround(0, Math.max(high, 1), Math.max(1, roundInterval(high / 8)));
}

function extent(values: Values): readonly [low: number, high: number] | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : [Math.min(...known), Math.max(...known)];
}

/** The smallest of 1, 2, 5, 10, 20, 50 … (and 0.1, 0.2, 0.5 …) that is not smaller. */
function roundInterval(smallest: number): number {
  const power = Math.floor(Math.log10(smallest));
  const leading = smallest / 10 ** power;
  const round = leading <= 1 ? 1 : leading <= 2 ? 2 : leading <= 5 ? 5 : 10;
  return tidy(round * 10 ** power);
}

function axisAround(low: number, high: number, interval: number): ValueAxis {
  const decimals = Math.max(0, -Math.floor(Math.log10(interval) + 1e-9));
  return {
    minimum: tidy(Math.floor(tidy(low / interval)) * interval),
    maximum: tidy(Math.ceil(tidy(high / interval)) * interval),
    interval,
    numberFormat: decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`,
  };
}

/** 0.30000000000000004 is 0.3. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
