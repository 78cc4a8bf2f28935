/**
 * The one place where a figure gets its printed form: 四舍五入 on the decimal figure, once.
 * Verdicts, gaps, changes and ranks are taken from printed figures, so that whoever subtracts gets the printed result.
 */
import { Decimal as DecimalConstructor } from 'decimal.js';

/** Forty digits: sums and products of printed figures stay exact. */
export const Decimal = DecimalConstructor.clone({ precision: 40, toExpNeg: -30, toExpPos: 30 });
export type Decimal = DecimalConstructor;

export function decimal(value: string | number | Decimal): Decimal {
  return new Decimal(value);
}

/** `value` rounded half up (away from zero) to `decimals` places, as a decimal. */
export function rounded(value: Decimal, decimals: number): Decimal {
  return value.toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP);
}

/** `value` as printed: half up, padded to `decimals` places, never -0. */
export function printed(value: Decimal, decimals: number): string {
  const figure = rounded(value, decimals);
  return (figure.isZero() ? figure.abs() : figure).toFixed(decimals);
}

/** A statistic (binary) as a decimal of 15 significant digits, which is what it carries. */
export function fromFloat(value: number): Decimal {
  return new Decimal(value.toPrecision(15));
}
