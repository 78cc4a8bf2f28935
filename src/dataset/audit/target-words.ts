/** Whether a table's 目标值 (“95%以上”, “≥95”, “比2010年下降1/6”) says what the plan's target says: by its numbers. */
import type { Decimal } from '../../indicators/decimals.ts';
import { decimal, printed } from '../../indicators/decimals.ts';
import type { BaseFigure, Indicator, IndicatorTarget } from '../../indicators/definition.ts';
import type { TargetDefinition } from '../../indicators/target-definition.ts';
import { isFromBelow } from '../../indicators/target-definition.ts';
import {
  asksForLess,
  asksForMore,
  fallingWords,
  numbersIn,
  plainTargetText,
  risingWords,
} from '../../indicators/target-words.ts';
import type { StatedFigure } from '../tables/reading.ts';

/** False only where the cell clearly says something else; what cannot be compared counts as said. */
export function statesTarget(
  stated: StatedFigure,
  { plan, definition: target }: IndicatorTarget,
  indicator: Indicator,
): boolean {
  const text = plainTargetText(stated.text);
  if (text === '' || (target.text !== null && plainTargetText(target.text) === text)) return true;
  const numbers = stated.value === null ? numbersIn(text) : [stated.value];
  const mentions = (limit: Decimal): boolean => numbers.some((number) => number.equals(limit));
  switch (target.kind) {
    case 'threshold': {
      const againstIt = isFromBelow(target.comparison) ? asksForLess(text) : asksForMore(text);
      return mentions(target.limit) && numbers.length === 1 && !againstIt;
    }
    case 'range':
      return mentions(target.low) && mentions(target.high);
    case 'around':
      return mentions(target.value);
    case 'all-of':
      return numbers.every((number) => target.conditions.some(({ limit }) => limit.equals(number)));
    case 'relative':
      return statesFromBase(text, stated.value, target, { indicator, base: indicator.base[plan] });
    case 'trend':
      if (target.toward === 'increase' ? fallingWords.test(text) : risingWords.test(text)) return false;
      return numbers.length === 0 || risingWords.test(text) || fallingWords.test(text);
    case 'existence':
    case 'qualitative':
      return true;
  }
}

/** By the share (1/6, 30%), or by the number that it comes to. */
function statesFromBase(
  text: string,
  value: Decimal | null,
  target: Extract<TargetDefinition, { readonly kind: 'relative' }>,
  { indicator, base: planned }: { readonly indicator: Indicator; readonly base: BaseFigure | undefined },
): boolean {
  const share = target.by.abs();
  const bare = text.replace(/(?:19|20)\d\d年?/g, '');
  const fraction = /(\d+)\/(\d+)/.exec(bare);
  const [, top, bottom] = fraction ?? [];
  if (top !== undefined && bottom !== undefined && bottom !== '0') {
    return decimal(top).dividedBy(decimal(bottom)).minus(share).abs().lessThan('0.000001');
  }
  const words = /(\d*[一二三四五六七八九十])分之([一二三四五六七八九十])/.exec(bare);
  if (words !== null) return true;
  const percent = /(\d+(?:\.\d+)?)%/.exec(bare)?.[1];
  if (percent !== undefined && decimal(percent).dividedBy(100).equals(share)) return true;
  const { year } = target.from;
  const base = target.from.value ?? (planned?.year === year ? planned.value : undefined);
  const numbers = value === null ? numbersIn(bare) : [value];
  if (numbers.length === 0 || base === undefined) return true;
  const reached = printed(base.times(target.by.plus(1)), indicator.decimals);
  return numbers.some((number) => printed(number, indicator.decimals) === reached);
}
