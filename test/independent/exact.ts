/** Decimals as people write them, rounded 四舍五入 once. */
import { Decimal as Library } from 'decimal.js';

const Exact = Library.clone({ precision: 50, rounding: Library.ROUND_HALF_UP, toExpNeg: -40, toExpPos: 40 });
export type Exact = Library;

export function exact(value: string | number | Exact): Exact {
  return new Exact(value);
}

/** A statistic as a decimal: the 15 digits that a double carries, not its binary shadow. */
export function statistic(value: number): Exact {
  return new Exact(value.toPrecision(15));
}

/** Half up, away from zero. */
export function rounded(value: Exact, decimals: number): Exact {
  return value.toDecimalPlaces(decimals, Library.ROUND_HALF_UP);
}

export function printed(value: Exact, decimals: number): string {
  const figure = rounded(value, decimals);
  return (figure.isZero() ? exact(0) : figure).toFixed(decimals);
}

/** `-1/6`, `-10%`, `0.05`. */
export function fractionOf(text: string): Exact {
  const [top = '0', bottom] = text.replace('%', '').split('/');
  const share = exact(top).dividedBy(bottom ?? '1');
  return text.endsWith('%') ? share.dividedBy(100) : share;
}
