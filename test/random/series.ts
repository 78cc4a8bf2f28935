/** The clean figures of one indicator: a path through the years, as decimal text to the register's decimals. */
import type { Dice } from './dice.ts';
import type { Mould } from './indicator-pool.ts';

export type Series = ReadonlyMap<number, string>;

/** How a series goes; `toward` is the better side. */
type Course = 'toward' | 'away' | 'flat' | 'zigzag' | 'jump' | 'kept' | 'lost';

export function seriesOf(dice: Dice, mould: Mould, years: readonly number[]): Series {
  const [low, high] = mould.level;
  const sign = mould.direction === 'decrease' ? -1 : 1;
  const course = dice.weighed<Course>(
    [9, 'toward'],
    [3, 'away'],
    [2, 'flat'],
    [3, 'zigzag'],
    [1, 'jump'],
    [1, 'kept'],
    [1, 'lost'],
  );
  let level = low + (high - low) * dice.real();
  const step = mould.step * (0.3 + 1.4 * dice.real());
  const turn = years[Math.floor(years.length / 2)] ?? 0;
  const decimals = mould.decimals + (dice.chance(0.12) && mould.scale !== 'count' ? 1 : 0);
  const series = new Map<number, string>();
  for (const year of years) {
    series.set(year, figure(within(level, mould.bounds), decimals));
    const noise = (dice.real() - 0.5) * mould.step * 0.8;
    level += moveOf(course, sign * step, year >= turn, dice) + (course === 'flat' ? noise * 0.05 : noise);
    if (mould.scale !== 'real' && level < 0) level = dice.chance(0.5) ? 0 : step * dice.real();
  }
  const drops = dice.chance(0.04) && years.length > 1 && Number(mould.bounds[0] ?? 0) <= 0;
  return drops ? withZero(series, years, decimals, dice) : series;
}

function moveOf(course: Course, step: number, late: boolean, dice: Dice): number {
  switch (course) {
    case 'toward':
      return step;
    case 'away':
      return -step;
    case 'flat':
      return 0;
    case 'zigzag':
      return dice.chance(0.5) ? step * 1.5 : -step * 1.5;
    case 'jump':
      return dice.chance(0.25) ? step * 6 : step * 0.2;
    case 'kept':
      return step * 0.1;
    case 'lost':
      return late ? -step * 1.5 : step;
  }
}

/** A real zero in one year: 0 cases, or nobody left. */
function withZero(series: Series, years: readonly number[], decimals: number, dice: Dice): Series {
  return new Map([...series, [dice.one(years), figure(0, decimals)]]);
}

export function within(value: number, [low, high]: readonly [string | null, string | null]): number {
  const least = low === null ? value : Math.max(Number(low), value);
  return high === null ? least : Math.min(Number(high), least);
}

/** Four decimals at most are ever asked for: a double holds them. */
export function figure(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? (0).toFixed(decimals) : text;
}

/** A rate with the counts it is made of: cases, their population, and the rate itself to the register's decimals. */
export function ratesOf(
  dice: Dice,
  mould: Mould & { readonly rate: NonNullable<Mould['rate']> },
  years: readonly number[],
): { readonly rate: Series; readonly cases: Series; readonly population: Series } {
  const wanted = seriesOf(dice.fork('wanted'), mould, years);
  let population = dice.whole(...mould.rate.population);
  const rate = new Map<number, string>();
  const cases = new Map<number, string>();
  const populations = new Map<number, string>();
  for (const year of years) {
    const expected = (Number(wanted.get(year) ?? 0) / mould.rate.per) * population;
    const count = Math.min(
      population,
      Math.max(0, Math.round(expected + (mould.scale === 'rate' ? (dice.real() - 0.5) * Math.sqrt(expected + 1) : 0))),
    );
    cases.set(year, String(count));
    populations.set(year, String(population));
    rate.set(year, quotient(count * mould.rate.per, population, mould.decimals));
    population = Math.max(50, Math.round(population * (0.96 + 0.08 * dice.real())));
  }
  return { rate, cases, population: populations };
}

/** 四舍五入 in whole numbers. */
function quotient(top: number, bottom: number, decimals: number): string {
  const scale = 10n ** BigInt(decimals);
  const doubled = (2n * BigInt(top) * scale + BigInt(bottom)) / (2n * BigInt(bottom));
  const text = doubled.toString().padStart(decimals + 1, '0');
  return decimals === 0 ? text : `${text.slice(0, -decimals)}.${text.slice(-decimals)}`;
}
