/** An understood limit in plain words, to be checked against the plan's own: 不高于12（1/10万）. */
import type { Decimal } from '../decimals.ts';
import type { Indicator } from '../definition.ts';
import type { Comparison } from '../target-definition.ts';
import type { PhraseRequirement } from './phrase-reading.ts';

export function limitSaid(requirement: PhraseRequirement, { measure }: Pick<Indicator, 'measure'>): string {
  switch (requirement.kind) {
    case 'threshold':
      return `${sides[requirement.comparison]}${requirement.limit.toFixed()}（${measure}）${requirement.keep ? '，达到后保持' : ''}`;
    case 'range':
      return `${requirement.low.toFixed()}至${requirement.high.toFixed()}（${measure}）`;
    case 'around':
      return `${requirement.value.toFixed()}左右（${measure}），上下幅度待确认`;
    case 'relative': {
      const { from, by } = requirement;
      return `比${from.year}年${by.isNegative() ? '下降' : '提高'}${shareSaid(by.abs())}`;
    }
    case 'all-of':
      return requirement.conditions
        .map(({ where, comparison, limit }) => `${where}${sides[comparison]}${limit.toFixed()}（${measure}）`)
        .join('，');
    case 'trend':
      return requirement.toward === 'increase' ? '比基期提高' : '比基期降低';
    case 'existence':
      return '要求有';
    case 'qualitative':
      return '定性目标，由单位判定';
  }
}

const sides = { '>=': '不低于', '<=': '不高于', '>': '高于', '<': '低于' } as const satisfies Record<
  Comparison,
  string
>;

/** -1/6 where it is a whole part, else percent. */
export function shareSaid(by: Decimal): string {
  const parts = by.isZero() ? null : by.abs().pow(-1);
  const sign = by.isNegative() ? '-' : '';
  const whole = parts?.toDecimalPlaces(0) ?? null;
  if (parts !== null && whole !== null && parts.minus(whole).abs().lessThan('1e-15') && !by.times(100).isInteger())
    return `${sign}1/${whole.toFixed()}`;
  return `${by.times(100).toDecimalPlaces(6).toFixed()}%`;
}
