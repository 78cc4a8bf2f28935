/** Background counts by name without 数, behind a year word and right before the count: 全年活产6543人 is of 活产数. */
import type { Indicator } from '../../indicators/definition.ts';
import { compactText, foldName } from '../../indicators/letter-forms.ts';
import type { Mention } from '../notes/indicators.ts';

export function shortenedCounts(text: string, indicators: readonly Indicator[]): readonly Mention[] {
  const { letters, at } = compactText(text);
  return indicators.flatMap(({ code, name, plans, scale, measure }): readonly Mention[] => {
    const stem = foldName(name).replace(/人?数$/u, '');
    if (plans.length > 0 || scale !== 'count' || measure !== '人' || stem === foldName(name)) return [];
    // Behind any other word it is a part: 农村活产, 救助适龄残疾儿童.
    const pattern = `(?<=(?:全年|\\d{4}年|本年|今年|去年|上年)(?:全[市县区]|我[市县区])?(?:共有?)?)${stem}(?=\\d[\\d,]*人(?:[,;。、]|$))`;
    return [...letters.matchAll(new RegExp(pattern, 'gu'))].map(({ index }) => ({
      codes: [code],
      start: at[index] ?? 0,
      end: (at[index + stem.length - 1] ?? 0) + 1,
    }));
  });
}
