/** A target's wording made from its number, for plans that give none: 95%以上, 15/10万以下, 50%左右. */
import type { Decimal } from './decimals.ts';
import { decimal } from './decimals.ts';
import type { Indicator } from './definition.ts';
import type { Comparison, TargetDefinition } from './target-definition.ts';

export function targetText(indicator: Indicator, target: TargetDefinition): string {
  return target.text ?? madeText(indicator, target);
}

function madeText(indicator: Indicator, target: TargetDefinition): string {
  const say = (value: Decimal) => `${value.toFixed()}${suffix(indicator.measure)}`;
  switch (target.kind) {
    case 'threshold':
      return limitText(target.comparison, say(target.limit));
    case 'range':
      return `${say(target.low)}～${say(target.high)}`;
    case 'around':
      return `${say(target.value)}左右`;
    case 'relative':
      return `比${target.from.year}年${moveWord(indicator, target.by.isNegative() ? 'decrease' : 'increase')}${shareText(target.by.abs())}`;
    case 'all-of':
      return target.conditions
        .map(({ where, comparison, limit }) => where + limitText(comparison, say(limit)))
        .join('，');
    case 'trend':
      return moveWord(indicator, target.toward);
    case 'existence':
      return '有';
    case 'qualitative':
      return target.criterion;
  }
}

function limitText(comparison: Comparison, limit: string): string {
  switch (comparison) {
    case '>=':
      return `${limit}以上`;
    case '<=':
      return `${limit}以下`;
    case '>':
      return `高于${limit}`;
    case '<':
      return `低于${limit}`;
  }
}

/** What stands behind a number of this measure. */
function suffix(measure: string): string {
  const written: Readonly<Record<string, string>> = {
    '1/10万': '/10万',
    '1/万': '/万',
    '张/千人': '张/千人',
    '元/月': '元/月',
    比: '',
    '女=100': '',
    '是/否': '',
    定性: '',
  };
  return written[measure] ?? measure;
}

/** 提高 is said of ratios, 增加 of amounts. */
function moveWord(indicator: Indicator, toward: 'increase' | 'decrease'): string {
  const amount = indicator.scale === 'count' || indicator.scale === 'money';
  if (toward === 'increase') return amount ? '增加' : '提高';
  return amount ? '减少' : '降低';
}

/** 1/6 where it is one over a small number, else 16.5%. */
function shareText(share: Decimal): string {
  const percent = share.times(100);
  if (percent.isInteger() && !percent.equals(50)) return `${percent.toFixed()}%`;
  const parts = [2, 3, 4, 5, 6, 7, 8, 9, 10].find((count) => share.times(count).minus(1).abs().lessThan('1e-30'));
  return parts === undefined ? `${decimal(percent.toFixed(1)).toFixed()}%` : `1/${parts}`;
}
