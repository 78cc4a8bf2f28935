/** What was understood of a target phrase; what was not is never guessed. */
import type { Decimal } from '../decimals.ts';
import type { Indicator } from '../definition.ts';
import type { TargetRequirement } from '../target-definition.ts';

/** 左右 does not say how far: the tolerance is the Bureau's to confirm. */
export type PhraseRequirement =
  | Exclude<TargetRequirement, { readonly kind: 'around' }>
  | { readonly kind: 'around'; readonly value: Decimal; readonly tolerance: null };

export type PhraseReading =
  | {
      readonly verdict: 'target';
      readonly requirement: PhraseRequirement;
      /** Limits that the phrase sets for years before the plan's target year. */
      readonly milestones: ReadonlyMap<number, Decimal>;
      /** Words beside the limit that set none: 城乡差距缩小. */
      readonly besides: readonly string[];
    }
  /** 监测指标, —: the plan sets none. */
  | { readonly verdict: 'none' }
  | { readonly verdict: 'unclear'; readonly why: string };

/** What has to be known of the indicator and the plan to understand a phrase. */
export interface PhraseSubject extends Pick<Indicator, 'name' | 'measure' | 'direction' | 'scale'> {
  /** Base and target year of the plan. */
  readonly base: number;
  readonly target: number;
}

export function unclear(why: string): PhraseReading {
  return { verdict: 'unclear', why };
}
