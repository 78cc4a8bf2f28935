/** How large a difference is said to be. */
import type { Decimal } from '../../../indicators/decimals.ts';
import { rounded } from '../../../indicators/decimals.ts';
import type { Assessment } from '../../assessment.ts';
import type { Size } from '../statement.ts';

/** 持平 is also said of two thousandths of the figure, 基本持平 of a hundredth. */
export function isAbout(difference: Decimal, { current }: Assessment, share: string): boolean {
  if (difference.isZero() || current.verdict === 'unknown') return true;
  return difference.abs().lessThanOrEqualTo(current.figure.rounded.abs().times(share));
}

/** In as many digits as the words give, as far as they leave it open. */
export function isOfSize(difference: Decimal, size: Size | null, before: Decimal | null): boolean {
  if (size === null) return true;
  const actual = difference.abs();
  const share = before === null || before.isZero() ? null : actual.dividedBy(before.abs()).times(100);
  if (size.in === 'points') return isAmount(actual, size);
  if (share === null) return true;
  return isAmount(share, size) || (size.in === 'either' && isAmount(actual, size));
}

/** 左右 leaves a fifth, 近 a quarter below; 多 and 以上 as much again. */
function isAmount(amount: Decimal, { value, places, allows }: Size): boolean {
  switch (allows) {
    case 'nothing':
      return rounded(amount, places).equals(value);
    case 'about':
      return amount.minus(value).abs().lessThanOrEqualTo(value.times('0.2'));
    case 'at-least':
      return amount.greaterThanOrEqualTo(value);
    case 'more':
      return amount.greaterThanOrEqualTo(value) && amount.lessThanOrEqualTo(value.times(2).plus(1));
    case 'under':
      return amount.lessThan(value);
    case 'less':
      return rounded(amount, places + 1).lessThanOrEqualTo(value) && amount.greaterThanOrEqualTo(value.times('0.75'));
  }
}
