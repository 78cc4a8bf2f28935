/** How a rise or a fall is said: the verb that fits the indicator, with the claim that the figure moved, or must move, that way. */
import type { Decimal } from '../indicators/decimals.ts';
import { decimal } from '../indicators/decimals.ts';
import type { Indicator } from '../indicators/definition.ts';
import type { Assessment } from '../rules/assessment.ts';
import { hasLimit } from '../rules/target/target-test.ts';

import type { WordForm } from './claims/words.ts';
import type { Voice } from './composer.ts';
import { judged } from './composer.ts';
import { judgedBy } from './figure-id.ts';
import { measureWords } from './numbers.ts';

export type Direction = 'up' | 'down';

export function directionOf(difference: Decimal | number): Direction {
  return decimal(difference).isNegative() ? 'down' : 'up';
}

/** What the plan asks for where the gap does not say it. */
export function wantedDirection({ direction }: Indicator): Direction {
  return direction === 'decrease' ? 'down' : 'up';
}

/** 提高 is said only of what is better when higher; amounts 增加 and 减少; everything else 上升 and 下降. */
export function verbForm(indicator: Indicator, direction: Direction): WordForm {
  if (measureWords(indicator.measure).amount) return 'amount';
  return direction === 'up' && indicator.direction !== 'increase' ? 'plain' : 'word';
}

/** Equal for two indicators whose changes can share a verb. */
export function verbKey(indicator: Indicator, difference: Decimal | number): string {
  const direction = directionOf(difference);
  return `${direction}/${verbForm(indicator, direction)}`;
}

/** 提高, 上升, 增加, 下降, 减少: against last year, the base, year by year, or as still needed, of all that share it. */
export function sayDirection(
  voice: Voice,
  kind: 'change' | 'since-base' | 'yearly-change' | 'needed',
  members: readonly Assessment[],
  direction: Direction,
  form?: WordForm,
): string {
  const [first] = members;
  if (first === undefined) return '';
  const claim = { kind, is: direction, of: members.map(judgedBy) };
  return judged(voice, claim, form ?? verbForm(first.indicator, direction));
}

/** 略升, 略增: for a change so small that it is hardly one. */
export function slightForm(indicator: Indicator): WordForm {
  return measureWords(indicator.measure).amount ? 'slight-amount' : 'slight';
}

/** Whether lower is better: by the target's limit where it has one, else by the indicator's direction. */
export function isFalling(one: Assessment): boolean {
  if (hasLimit(one.target)) {
    return one.target.comparison === '<=' || one.target.comparison === '<';
  }
  return one.indicator.direction === 'decrease';
}
