/** Targets that are a range: inside with how near the end is and whence it came, outside with the distance. */
import { judged } from '../../composer.ts';
import { sayAttainment } from '../verdict-words.ts';
import { printed } from '../../../indicators/decimals.ts';
import type { Assessment } from '../../../rules/assessment.ts';
import { isMet } from '../../../rules/series/counts.ts';
import { sayDifference, sayGap, sayLimit } from '../../figure-words.ts';
import { nearerEndOf } from '../../derived-figures.ts';
import { judgedBy } from '../../figure-id.ts';
import type { SituationId, Slots } from '../../patterns/situations.ts';
import type { PlanView } from '../plan-view.ts';

/** A sentence of a situation, its pattern chosen by the indicator it tells of. */
export type Say = <S extends SituationId>(situation: S, slots: Slots<S>) => string;

/** What most sentences about one indicator can use. */
export type SingleSlots = Slots<'提前达标'>;

export function rangeSentence(view: PlanView, one: Assessment, slots: SingleSlots, say: Say): string {
  const { target } = one;
  if (target.kind !== 'range') return '';
  const limit = (bound: typeof target.low, end: 'low' | 'high') =>
    sayLimit(view.voice, one, bound, end, target.origins);
  // The plan's own words may be the two ends already.
  const range = /\d[%‰]?\s?[～~—–-]+\s?\d/u.test(target.text)
    ? ''
    : `${limit(target.low, 'low')}～${limit(target.high, 'high')}`;
  if (isMet(one)) {
    const near = nearerEnd(view, one);
    return say('区间·内', {
      ...slots,
      区间: range,
      判定: sayAttainment(view.voice, one),
      由外进入: cameFrom(one),
      近端: near?.words ?? '',
      近端差: near?.distance ?? '',
    });
  }
  const below = one.gap.verdict === 'known' && one.gap.difference.value.isNegative();
  const gap = sayGap(view.voice, one);
  return say('区间·外', {
    ...slots,
    区间: range,
    低于下限: below ? gap : '',
    高于上限: below ? '' : gap,
    曾达到: one.attainment === 'regressed',
  });
}

/** 以下 or 以上 where last year's figure lay outside the range; '' where it lay inside or is not known. */
function cameFrom(one: Assessment): string {
  const { previous } = one.change;
  if (one.target.kind !== 'range' || previous.verdict === 'unknown') return '';
  const last = previous.figure.rounded;
  if (last.lessThan(one.target.low.rounded)) return '以下';
  return last.greaterThan(one.target.high.rounded) ? '以上' : '';
}

export interface NearerEnd {
  /** 高于下限 or 低于上限 */
  readonly words: string;
  readonly distance: string;
  /** As a share of half the range. */
  readonly share: number;
}

/** How far a figure inside its range is from the nearer end. */
export function nearerEnd(view: PlanView, one: Assessment): NearerEnd | null {
  const { target, current, indicator } = one;
  const near = nearerEndOf(one);
  if (near === null || target.kind !== 'range' || current.verdict === 'unknown') return null;
  const half = target.high.rounded.minus(target.low.rounded).dividedBy(2);
  const origins = [...current.figure.origins, ...target.origins];
  const difference = { value: near.distance, printed: printed(near.distance, indicator.decimals), origins };
  return {
    words: judged(view.voice, { kind: 'nearer-end', is: near.end, of: [judgedBy(one)] }),
    distance: sayDifference(view.voice, indicator, difference, { kind: 'inside', ...judgedBy(one) }),
    share: half.isZero() ? 1 : near.distance.dividedBy(half).toNumber(),
  };
}
