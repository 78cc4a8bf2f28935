/** A number cell: its value, and the decimal text that stands for it everywhere else. */
export interface Figure {
  readonly value: number;
  readonly text: string;
}

const stored = /^[+-]?(\d+\.?\d*|\.\d+)(E[+-]?\d{1,4})?$/i;
/** Excel keeps 15 significant digits; the digits behind them are the shadow of the binary number. */
const significantDigits = 15;
/** Beyond this many zeros a plain decimal helps nobody. */
const plainExponent = 40;

/** Reads a stored number (0.95599999999999996 is 0.956); undefined where the text is none or is beyond all bounds. */
export function readFigure(text: string): Figure | undefined {
  if (!stored.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? { value, text: decimalText(value) } : undefined;
}

function decimalText(value: number): string {
  const [mantissa = '0', exponentText = '0'] = value.toExponential(significantDigits - 1).split('e');
  const exponent = Number(exponentText);
  const sign = mantissa.startsWith('-') ? '-' : '';
  const digits = mantissa.replace(/[-.]/g, '').replace(/0+$/, '');
  if (digits === '') return '0';
  if (Math.abs(exponent) > plainExponent) {
    const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
    return `${sign}${digits.slice(0, 1)}${fraction}e${exponent > 0 ? '+' : ''}${exponent}`;
  }
  return sign + withPoint(digits, exponent);
}

/** Places the point behind the first `exponent + 1` digits. */
function withPoint(digits: string, exponent: number): string {
  if (exponent < 0) return `0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  const fraction = digits.slice(exponent + 1);
  return fraction === '' ? whole : `${whole}.${fraction}`;
}
