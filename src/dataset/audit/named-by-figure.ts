/**
 * Indicators that a note means by a name nobody has registered and by the very figure: 女高工比例35.4% is 高级专业技术人员女性比例
 * where that stands at 35.4%. The words before the figure share most of their letters with the name of one of the unit's own
 * indicators, and with no other that has this figure.
 */
import type { Decimal } from '../../indicators/decimals.ts';
import { decimal } from '../../indicators/decimals.ts';
import { keptByText } from '../../indicators/kept-by-text.ts';
import { foldedText } from '../../indicators/letter-forms.ts';
import type { Mention, OwnName } from '../notes/indicators.ts';
import { inWordsOfNames } from '../notes/heads/spoken-words.ts';
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
  const folded = foldedText(inWordsOfNames(text));
  const figuresIn = keptByText((measure) => writtenFigures(folded, measure));
  const codes = [...new Set(own.map(({ code }) => code))];
  const candidates = codes.flatMap((code) =>
    figuresOf(code).flatMap(({ figure, measure }) =>
      figuresIn(measure)
        .filter(({ value }) => value.equals(figure))
        .map(({ start, end }) => ({ start, end, code, isRound: figure.precision() < 2 })),
    ),
  );
  const found = [...new Set(candidates.map(({ start }) => start))].flatMap((start): readonly Mention[] => {
    const here = candidates.filter((one) => one.start === start);
    const [first] = here;
    if (first === undefined || named.some((one) => isOwn(one, codes) && one.end > start && one.start < first.end)) return []; // prettier-ignore
    const words = folded.slice(start, first.end);
    const meant = new Set(
      here
        .filter(({ code, isRound }) => own.some((one) => one.code === code && isLike(words, one.letters, isRound)))
        .map(({ code }) => code),
    );
    return meant.size === 1 ? [{ codes: [...meant], start, end: first.end }] : [];
  });
  // 就业人员中女性占45.2% is the unit's own figure, though another unit's indicator has a name like it.
  const kept = named.filter(
    (one) => isOwn(one, codes) || !found.some(({ start, end }) => one.end > start && one.start < end),
  );
  return [...kept, ...found].toSorted((a, b) => a.start - b.start);
}

function isOwn({ codes }: Mention, own: readonly string[]): boolean {
  return codes.some((code) => own.includes(code));
}

interface WrittenFigure {
  readonly value: Decimal;
  /** Where the words before it begin and end. */
  readonly start: number;
  readonly end: number;
}

/** All that a text gives in this measure with words before it, whosoever figures they are. */
function writtenFigures(folded: string, measure: string): readonly WrittenFigure[] {
  const pattern = figurePattern(measure);
  if (pattern === null) return [];
  return [...folded.matchAll(pattern)].map(({ index, groups: { words = '', figure = '' } = {} }) => ({
    value: decimal(figure),
    start: index,
    end: index + words.length,
  }));
}

const figurePattern = keptByText((measure): RegExp | null => {
  const own = measurePattern(measure);
  return own === null
    ? null
    : new RegExp(
        `(?<words>[\\p{Script=Han}\\d-]{2,20}?)(?<![由从])(?:已|均)?(?:为|达到?|是|占|至)?(?<figure>\\d+(?:\\.\\d+)?)\\s*${own}`,
        'gu',
      );
});

const ofEveryName = /[率比例重数的人占每是其中全市县区我本年]|\d/gu;

/** At least two letters that mean something, and most of them in the name; a figure such as 100% is anybody's and takes more. */
function isLike(words: string, name: string, isRound: boolean): boolean {
  const letters = [...new Set(words.replace(ofEveryName, ''))];
  const shared = letters.filter((letter) => name.includes(letter)).length;
  return isRound ? shared >= 5 && shared * 5 >= letters.length * 4 : shared >= 2 && shared * 3 >= letters.length * 2;
}
