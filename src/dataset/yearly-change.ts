/**
 * A figure against last year's: whether the change is only noise, and whether it asks to be explained. One statement, for
 * the audit and for the reports.
 */
import logpmf from '@stdlib/stats-base-dists-binomial-logpmf';
import type { Decimal } from '../indicators/decimals.ts';
import { decimal, fromFloat, rounded } from '../indicators/decimals.ts';
import type { Indicator } from '../indicators/definition.ts';
import { tenThousands } from '../indicators/rate-factor.ts';
import type { Settings } from '../indicators/settings.ts';
import type { Figures } from './figure-index.ts';
import type { Figure } from './observation.ts';
import { ownArea } from './observation.ts';

/** At most two last digits; at most one case more or less; counts below ten; no more than chance. */
export type Noise = 'last-digits' | 'one-case' | 'few' | 'chance';

export interface YearlyChange {
  readonly previous: Figure;
  readonly current: Figure;
  /** current − previous, as printed. */
  readonly change: Decimal;
  /** It is printed, but raises no alarm word, no request for an explanation and no finding. */
  readonly noise: Noise | null;
  /** At the register's limit or beyond, and no noise. */
  readonly asks: boolean;
}

/** null where either year has no figure, or a definition changed between them. */
export function yearlyChange(
  {
    figure,
    indicators,
    settings,
  }: Pick<Figures, 'figure'> & {
    readonly indicators: readonly Indicator[];
    readonly settings: Settings;
  },
  indicator: Indicator,
  year: number,
  dimension: string | null,
): YearlyChange | null {
  if (indicator.breaks.includes(year)) return null;
  const of = (code: string | null, at: number): Figure | null => {
    const found = code === null ? null : figure(code, ownArea, at, dimension);
    return found?.verdict === 'figure' ? found.figure : null;
  };
  const [previous, current] = [of(indicator.code, year - 1), of(indicator.code, year)];
  if (previous === null || current === null) return null;
  const behind = (code: string | null, at: number): Decimal | null => {
    const counted = indicators.find((one) => one.code === code);
    return counted === undefined ? null : (of(code, at)?.value.times(tenThousands(counted)) ?? null);
  };
  const counts = (at: number) => ({
    cases: behind(indicator.cases ?? indicator.numerator, at),
    of: behind(indicator.denominator, at),
  });
  const before = rounded(previous.value, indicator.decimals);
  const change = rounded(current.value, indicator.decimals).minus(before);
  const noise = noiseOf(indicator, { before, change }, [counts(year - 1), counts(year)], settings);
  return { previous, current, change, noise, asks: noise === null && isBeyond(indicator, before, change) };
}

interface Counts {
  readonly cases: Decimal | null;
  readonly of: Decimal | null;
}

function noiseOf(
  indicator: Indicator,
  { before, change }: { readonly before: Decimal; readonly change: Decimal },
  [last, now]: readonly [Counts, Counts],
  settings: Settings,
): Noise | null {
  if (change.abs().lessThanOrEqualTo(decimal(2).times(decimal(10).pow(-indicator.decimals)))) return 'last-digits';
  const isFew = (...of: readonly Decimal[]) => of.every((count) => count.abs().lessThan(fewest));
  if (indicator.scale === 'count' && isFew(before, before.plus(change))) return 'few';
  if (last.cases === null || now.cases === null) return null;
  if (now.cases.minus(last.cases).abs().lessThanOrEqualTo(1)) return 'one-case';
  if (isFew(last.cases, now.cases)) return 'few';
  if (last.of === null || now.of === null) return null;
  const chance = equalRates([last.cases, last.of], [now.cases, now.of]);
  return chance !== null && fromFloat(chance).greaterThanOrEqualTo(settings.noiseChance) ? 'chance' : null;
}

/** Below this many in both years, one more or less is no news. */
const fewest = 10;

type Rate = readonly [cases: Decimal, of: Decimal];

/**
 * The conditional test that two rates are equal, exact, two-sided: given all cases together, those of the second year are
 * binomial with its share of the denominators; p is the probability of all outcomes that are no likelier than this one.
 * null where there is nothing to test. Source: Przyborowski & Wilenski (1940), Biometrika 31, 313–323.
 */
export function equalRates([first, ofFirst]: Rate, [second, ofSecond]: Rate): number | null {
  const total = Math.round(first.plus(second).toNumber());
  const whole = ofFirst.plus(ofSecond);
  const valid =
    [first, second].every((count) => !count.isNegative()) && ofFirst.greaterThan(0) && ofSecond.greaterThan(0);
  if (!valid || total === 0 || total > mostCases) return null;
  const share = ofSecond.dividedBy(whole).toNumber();
  const likelihood = (count: number): number => logpmf(count, total, share);
  const limit = likelihood(Math.round(second.toNumber())) + tie;
  // The likelihood rises up to the mode and falls behind it: the outcomes that are no likelier are the two ends.
  const mode = Math.min(total, Math.floor((total + 1) * share));
  const lower = lengthWhile((count) => likelihood(count) <= limit, mode + 1) - 1;
  const upper = total + 1 - lengthWhile((back) => likelihood(total - back) <= limit, total - mode + 1);
  if (lower >= upper) return 1;
  const odds = share / (1 - share);
  const below = tail(lower, -1, lower + 1, likelihood, (count) => count / (total - count + 1) / odds);
  const above = tail(upper, 1, total + 1 - upper, likelihood, (count) => ((total - count) / (count + 1)) * odds);
  return Math.min(1, below + above);
}

/** How many of 0, 1, … `length` − 1 hold, where those that hold come first. */
function lengthWhile(holds: (count: number) => boolean, length: number): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The probability of `length` outcomes from `start` outwards, each from the one before it; until they no longer count. */
function tail(
  start: number,
  step: 1 | -1,
  length: number,
  likelihood: (count: number) => number,
  ratio: (count: number) => number,
): number {
  if (length === 0) return 0;
  let sum = 0;
  let term = Math.exp(likelihood(start));
  for (let taken = 0; taken < length && term > sum * negligible; taken += 1) {
    sum += term;
    term *= ratio(start + step * taken);
  }
  return sum;
}

/** Beyond the last digit of a sum of doubles. */
const negligible = 1e-18;

/** Two outcomes as likely as each other may differ in the last digits. */
const tie = 1e-7;

/** Beyond so many cases a change that reaches any limit is never chance, and the sum would be long. */
const mostCases = 10_000_000;

/** The register's limit, reached or passed: points of the measure, or a share of last year's figure. */
function isBeyond({ jump }: Indicator, before: Decimal, change: Decimal): boolean {
  switch (jump.kind) {
    case 'none':
      return false;
    case 'points':
      return change.abs().greaterThanOrEqualTo(jump.points);
    case 'relative':
      return before.isZero() || change.dividedBy(before).abs().greaterThanOrEqualTo(jump.share);
  }
}
