/** The sums of `explain`, done again by somebody who knows nothing of the program: ＋ － × ÷ ＾, brackets, 四舍五入, 进位取整, 取小, 取大. */
import { Decimal } from 'decimal.js';

const Exact = Decimal.clone({ precision: 40 });

export interface Evaluated {
  readonly value: Decimal;
  /** What the sum itself says it gives. */
  readonly said: Decimal;
}

export function evaluate(formula: string): Evaluated {
  const [sum = '', said = '', ...more] = formula.split(' ＝ ');
  if (said === '' || more.length > 0) throw new Error(`no sum: ${formula}`);
  const tokens = sum.match(/\d+(?:\.\d+)?|[＋－×÷＾（），-]|进位取整|四舍五入|取小|取大/gu) ?? [];
  if (tokens.join('') !== sum.replaceAll(' ', '')) throw new Error(`not understood: ${formula}`);
  const reader = { tokens, at: 0 };
  const value = operation(reader);
  if (reader.at !== tokens.length) throw new Error(`left over: ${formula}`);
  return { value, said: new Exact(said) };
}

interface Reader {
  readonly tokens: readonly string[];
  at: number;
}

function take(reader: Reader, wanted?: string): string {
  const token = reader.tokens[reader.at] ?? '';
  if (wanted !== undefined && token !== wanted) throw new Error(`${wanted} expected, ${token} found`);
  reader.at += 1;
  return token;
}

/** One operation: inner ones stand in brackets, so that none goes before another. */
function operation(reader: Reader): Decimal {
  const left = term(reader);
  const sign = reader.tokens[reader.at] ?? '';
  if (!'＋－×÷＾'.includes(sign) || sign === '') return left;
  take(reader);
  const right = term(reader);
  switch (sign) {
    case '＋':
      return left.plus(right);
    case '－':
      return left.minus(right);
    case '×':
      return left.times(right);
    case '÷':
      return left.dividedBy(right);
    default:
      return left.pow(right);
  }
}

function term(reader: Reader): Decimal {
  const token = take(reader);
  switch (token) {
    case '（': {
      const inner = operation(reader);
      take(reader, '）');
      return inner;
    }
    case '-':
      return new Exact(take(reader)).negated();
    case '进位取整':
      take(reader, '（');
      return closed(reader, operation(reader).ceil());
    case '四舍五入': {
      take(reader, '（');
      const value = operation(reader);
      take(reader, '，');
      return closed(reader, value.toDecimalPlaces(Number(take(reader)), Decimal.ROUND_HALF_UP));
    }
    case '取小':
    case '取大': {
      take(reader, '（');
      const value = operation(reader);
      take(reader, '，');
      const bound = term(reader);
      return closed(reader, token === '取小' ? Exact.min(value, bound) : Exact.max(value, bound));
    }
    default:
      return new Exact(token);
  }
}

function closed(reader: Reader, value: Decimal): Decimal {
  take(reader, '）');
  return value;
}
