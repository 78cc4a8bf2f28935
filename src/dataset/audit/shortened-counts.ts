/** Background counts by name without 数, behind a year word and right before the count: 全年活产6543人 is of 活产数. */
import type { Indicator } from '../../indicators/definition.ts';
import { rememberedBy } from '../../indicators/remembered.ts';
import { literally } from '../../indicators/literal-pattern.ts';
import { compactText, foldName } from '../../indicators/letter-forms.ts';
import type { Mention } from '../notes/indicators.ts';

export function shortenedCounts(text: string, indicators: readonly Indicator[]): readonly Mention[] {
  const { letters, at } = compactText(text);
  return countsIn(indicators).flatMap(({ code, stem, pattern }): readonly Mention[] => {
    if (!letters.includes(stem)) return [];
    return [...letters.matchAll(pattern)].map(({ index }) => ({
      codes: [code],
      start: at[index] ?? 0,
      end: (at[index + stem.length - 1] ?? 0) + 1,
    }));
  });
}

interface Shortened {
  readonly code: string;
  readonly stem: string;
  readonly pattern: RegExp;
}

/** The same counts are looked for in every item of every note. */
const countsIn = rememberedBy((indicators: readonly Indicator[]): readonly Shortened[] =>
  indicators.flatMap(({ code, name, plans, scale, measure }): readonly Shortened[] => {
    if (plans.length > 0 || scale !== 'count' || measure !== '人') return [];
    const folded = foldName(name);
    const stem = folded.replace(/人?数$/u, '');
    if (stem === folded) return [];
    // Behind any other word it is a part: 农村活产, 救助适龄残疾儿童.
    const pattern = `(?<=(?:全年|\\d{4}年|本年|今年|去年|上年)(?:全[市县区]|我[市县区])?(?:共有?)?)${literally(stem)}(?=\\d[\\d,]*人(?:[,;。、]|$))`;
    return [{ code, stem, pattern: new RegExp(pattern, 'gu') }];
  }),
);
