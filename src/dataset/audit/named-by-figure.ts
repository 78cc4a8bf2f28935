/**
 * Indicators that a note means by a name nobody has registered and by the very figure: 女高工比例35.4% is 高级专业技术人员女性比例
 * where that stands at 35.4%. The words before the figure share most of their letters with the name of one of the unit's own
 * indicators, and with no other that has this figure.
 */
import type { Decimal } from '../../indicators/decimals.ts';
import { decimal } from '../../indicators/decimals.ts';
import { foldLetter } from '../../indicators/letter-forms.ts';
import type { Mention, OwnName } from '../notes/indicators.ts';
import { measurePattern } from './quoted-figures.ts';

/** As printed, of this year or the last. */
export interface MeasuredFigure {
  readonly figure: Decimal;
  readonly measure: string;
}

/** The mentions of `named` and those found by their figures, in order. */
export function mentionsByFigure(
  text: string,
  named: readonly Mention[],
  figuresOf: (code: string) => readonly MeasuredFigure[],
  own: readonly OwnName[],
): readonly Mention[] {
  const folded = Array.from({ length: text.length }, (_, place) => foldLetter(text.charAt(place))).join('');
  const codes = [...new Set(own.map(({ code }) => code))];
  const candidates = codes.flatMap((code) =>
    figuresOf(code).flatMap(({ figure, measure }) =>
      placesOf(folded, figure, measure).map((place) => ({ ...place, code, isRound: figure.precision() < 2 })),
    ),
  );
  const found = [...new Set(candidates.map(({ start }) => start))].flatMap((start): readonly Mention[] => {
    const here = candidates.filter((one) => one.start === start);
    const [first] = here;
    if (first === undefined || named.some((one) => one.end > start && one.start < first.end)) return [];
    const words = folded.slice(start, first.end);
    const meant = new Set(
      here
        .filter(({ code, isRound }) => own.some((one) => one.code === code && isLike(words, one.letters, isRound)))
        .map(({ code }) => code),
    );
    return meant.size === 1 ? [{ codes: [...meant], start, end: first.end }] : [];
  });
  return [...named, ...found].toSorted((a, b) => a.start - b.start);
}

/** Where the words before this figure begin and end. */
function placesOf(
  folded: string,
  figure: Decimal,
  measure: string,
): readonly { readonly start: number; readonly end: number }[] {
  const own = measurePattern(measure);
  if (own === null) return [];
  const pattern = new RegExp(
    `(?<words>[\\p{Script=Han}\\d-]{2,20}?)(?<![由从])(?:已|均)?(?:为|达到?|是|占|至)?(?<figure>\\d+(?:\\.\\d+)?)\\s*${own}`,
    'gu',
  );
  return [...folded.matchAll(pattern)].flatMap((match) => {
    const { words = '', figure: written = '' } = match.groups ?? {};
    return decimal(written).equals(figure) ? [{ start: match.index, end: match.index + words.length }] : [];
  });
}

const ofEveryName = /[率比例重数的人占每是其中全市县区我本年]|\d/gu;

/** At least two letters that mean something, and most of them in the name; a figure such as 100% is anybody's and takes more. */
function isLike(words: string, name: string, isRound: boolean): boolean {
  const letters = [...new Set(words.replace(ofEveryName, ''))];
  const shared = letters.filter((letter) => name.includes(letter)).length;
  return isRound ? shared >= 5 && shared * 5 >= letters.length * 4 : shared >= 2 && shared * 3 >= letters.length * 2;
}
