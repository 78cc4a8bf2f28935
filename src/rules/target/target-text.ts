/** A target's wording made from its number, for plans that give none: 95%以上, 15/10万以下, 50%左右. */
import type { Decimal } from '../../indicators/decimals.ts';
import { decimal } from '../../indicators/decimals.ts';
import type { Indicator, TargetDefinition } from '../../indicators/definition.ts';

export function targetText(indicator: Indicator, target: TargetDefinition): string {
  return target.text ?? madeText(indicator, target);
}

function madeText(indicator: Indicator, target: TargetDefinition): string {
  const say = (value: Decimal) => `${value.toFixed()}${suffix(indicator.measure)}`;
  const simple = thresholdText(target, say);
  if (simple !== '') return simple;
  if (target.between !== undefined) return `${say(target.between[0])}～${say(target.between[1])}`;
  if (target.around !== undefined) return `${say(target.around.value)}左右`;
  if (target.fromBase !== undefined) {
    const { year, by } = target.fromBase;
    return `比${year}年${moveWord(indicator, by.isNegative() ? 'decrease' : 'increase')}${shareText(by.abs())}`;
  }
  if (target.allOf !== undefined) {
    return target.allOf.map((condition) => condition.where + thresholdText(condition, say)).join('，');
  }
  if (target.trend !== undefined) return moveWord(indicator, target.trend);
  if (target.exists !== undefined) return '有';
  return target.qualitative?.criterion ?? '';
}

type Threshold = Partial<Record<'atLeast' | 'atMost' | 'above' | 'below', Decimal | undefined>>;

function thresholdText(target: Threshold, say: (value: Decimal) => string): string {
  return [
    target.atLeast === undefined ? '' : `${say(target.atLeast)}以上`,
    target.atMost === undefined ? '' : `${say(target.atMost)}以下`,
    target.above === undefined ? '' : `高于${say(target.above)}`,
    target.below === undefined ? '' : `低于${say(target.below)}`,
  ].join('');
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
