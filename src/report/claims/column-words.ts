/** What was judged of one indicator, in the short words of a column: 转未达标, 略慢, 黄色. */
import type { Attainment, PaceClass, WarningLevel } from '../../rules/assessment.ts';
import type { ClaimKind, Says } from './claim.ts';
import { isSaying } from './dictionary-keys.ts';
import type { Words } from './words.ts';

export interface JudgedColumns {
  readonly attainment: string;
  readonly pace: string;
  readonly level: string;
}

export function columnWords(
  words: Words,
  {
    attainment,
    pace,
    warning,
  }: {
    readonly attainment: Attainment;
    readonly pace: { readonly class: PaceClass };
    readonly warning: { readonly level: WarningLevel };
  },
): JudgedColumns {
  return {
    attainment: words.say('attainment', attainment, 'short'),
    pace: words.say('pace-class', pace.class, 'short'),
    level: words.say('level', warning.level, 'short'),
  };
}

/** What an earlier run remembered, perhaps of another version: a saying of which this one knows nothing stands as it is. */
export function recordedWord<K extends ClaimKind>(words: Words, kind: K, is: string): string {
  // A saying of the kind, by the table of sayings.
  return isSaying(kind, is) ? words.say(kind, is as Says[K], 'short') : is;
}
