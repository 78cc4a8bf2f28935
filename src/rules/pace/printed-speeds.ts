/** The two speeds as they are printed, and how often one goes into the other: who divides gets it. */
import type { Decimal } from '../../indicators/decimals.ts';
import { decimal, fromFloat, printed } from '../../indicators/decimals.ts';
import type { JudgedTarget, Maybe, Pace, PrintedDifference, PrintedSpeeds } from '../assessment.ts';
import { known, unknown } from '../maybe.ts';

/**
 * A yearly speed: one digit more than the figures, where it does not end in zero (2.0, but 0.65),
 * since the mean of two printed differences needs it.
 */
export function printedSpeed(value: number, decimals: number): string {
  const fine = printed(fromFloat(Math.abs(value)), decimals + 1);
  return fine.endsWith('0') && decimals > 0 ? fine.slice(0, -1) : fine.replace(/\.0$/, '');
}

/** Without sign. With one year left the whole gap is needed: the printed gap itself, so that who subtracts gets it. */
export function printedSpeeds(
  question: { readonly decimals: number; readonly year: number; readonly target: JudgedTarget },
  pace: Pace,
  gap: Maybe<{ readonly difference: PrintedDifference }>,
): PrintedSpeeds {
  const { decimals, year, target } = question;
  const { neededPerYear, achievedPerYear } = pace;
  const isLastYear = target.kind !== 'none' && target.year - year === 1;
  const needed =
    neededPerYear.verdict === 'unknown'
      ? neededPerYear
      : known({
          printed:
            isLastYear && gap.verdict === 'known' && neededPerYear.value !== 0
              ? gap.difference.printed.replace(/^-/, '')
              : printedSpeed(neededPerYear.value, decimals),
        });
  const achieved =
    achievedPerYear.verdict === 'unknown'
      ? achievedPerYear
      : known({ printed: printedSpeed(achievedPerYear.value, decimals) });
  return { needed, achieved, multiplier: multiplierOf(pace, needed, achieved) };
}

function multiplierOf(
  { multiplier }: Pace,
  needed: PrintedSpeeds['needed'],
  achieved: PrintedSpeeds['achieved'],
): PrintedSpeeds['multiplier'] {
  if (multiplier.verdict === 'unknown') return multiplier;
  if (needed.verdict === 'unknown') return needed;
  if (achieved.verdict === 'unknown') return achieved;
  const divisor: Decimal = decimal(achieved.printed);
  if (divisor.isZero()) return unknown('zero-achieved');
  const value = decimal(needed.printed).dividedBy(divisor);
  const isLarge = value.greaterThan(largest);
  return known({
    value,
    isLarge,
    printed: isLarge ? String(largest) : value.isInteger() ? value.toFixed() : printed(value, 1),
  });
}

/** Above this the multiple is only said to be above it. */
const largest = 10;
