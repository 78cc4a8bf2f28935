import type { NumberFormat } from '../../../dataset/tables/grid.ts';
import type { FormatToken } from './format-tokens.ts';
import { formatSections, formatTokens } from './format-tokens.ts';
import type { SectionUse } from './shown-number.ts';
import { shownNumber, thousandsIn } from './shown-number.ts';

/** A format as it applies to one figure, and for a date how the serial number is meant. */
interface AppliedFormat {
  readonly format: NumberFormat;
  readonly calendar: 'none' | 'date' | 'time' | 'duration';
  /** What a person sees of the figure, a plain decimal; '' where the format shows nothing. */
  readonly show: (text: string) => string;
}

/** A format code has up to four sections; which one applies depends on the figure. */
export type FormatChooser = (figure: number) => AppliedFormat;

/** What a person sees of a text under a format code: the text itself, nothing (`;;;`), or words around it. */
export type TextShower = (text: string) => string;

/** Reads a format code such as `0.0%;-0.0%;"—"`. */
export function formatChooser(code: string): FormatChooser {
  const sections = sectionsForNumbers(formatSections(code).map(formatTokens));
  const conditions = sections.map(conditionOf);
  const isConditional = conditions.some((condition) => condition !== undefined);
  const applied = sections.map((section, index) =>
    applySection(section, code, index === 1 && !isConditional ? 'negative' : 'any'),
  );
  const fallback = applied[0] ?? general;
  if (isConditional) {
    return (figure) => applied[conditions.findIndex((holds) => holds?.(figure) ?? true)] ?? applied.at(-1) ?? fallback;
  }
  return (figure) => (figure < 0 ? applied[1] : figure === 0 ? applied[2] : undefined) ?? fallback;
}

export function textShower(code: string): TextShower {
  const sections = formatSections(code).map(formatTokens);
  const section = sections.length > 3 ? sections[3] : isForText(sections.at(-1)) ? sections.at(-1) : undefined;
  if (section === undefined) return (text) => text;
  return (text) =>
    section
      .map(({ kind, text: own }) => (kind === 'text' ? text : kind === 'literal' || kind === 'sign' ? own : ''))
      .join('');
}

function isForText(section: readonly FormatToken[] | undefined): boolean {
  return section?.some(({ kind }) => kind === 'text') === true;
}

function sectionsForNumbers(sections: readonly (readonly FormatToken[])[]): readonly (readonly FormatToken[])[] {
  return (sections.length > 1 && isForText(sections.at(-1)) ? sections.slice(0, -1) : sections).slice(0, 3);
}

const general: AppliedFormat = {
  format: { kind: 'general', code: 'General', scaleExponent: 0, literal: '' },
  calendar: 'none',
  show: (text) => text,
};

function applySection(section: readonly FormatToken[], code: string, use: SectionUse): AppliedFormat {
  const calendar = calendarOf(section);
  const { scaleExponent, literalPoint } = scaleOf(section);
  const literal = section
    .filter((token) => token.kind === 'literal' && token !== literalPoint)
    .map(({ text }) => text)
    .join('')
    .trim();
  const kind = calendar === 'none' ? kindOf(section, code, scaleExponent, literal) : 'date';
  const isBare = section.every((token) => ['general', 'text', 'ignored', 'colour'].includes(token.kind));
  return {
    format: { kind, code, scaleExponent: calendar === 'none' ? scaleExponent : 0, literal },
    calendar,
    show: code === '' || (isBare && section.some(isGeneral)) ? general.show : (text) => shownNumber(text, section, use),
  };
}

function isGeneral({ kind }: FormatToken): boolean {
  return kind === 'general' || kind === 'text';
}

function kindOf(section: readonly FormatToken[], code: string, scale: number, literal: string): NumberFormat['kind'] {
  const has = (kind: FormatToken['kind']): boolean => section.some((token) => token.kind === kind);
  if (has('percent')) return 'percent';
  if (scale > 0) return 'scaled';
  if (literal.includes('‰')) return 'permille';
  if (has('general') || code === '') return 'general';
  return has('text') ? 'text' : 'number';
}

/** An m is a month unless hours or seconds stand beside it. */
function calendarOf(section: readonly FormatToken[]): AppliedFormat['calendar'] {
  const has = (kind: FormatToken['kind']): boolean => section.some((token) => token.kind === kind);
  if (has('general')) return 'none';
  if (has('date')) return 'date';
  if (has('duration')) return 'duration';
  if (has('time')) return 'time';
  return has('month-or-minute') ? 'date' : 'none';
}

/**
 * A comma behind the last digit divides by a thousand; one between digits only groups. `0!.0,` shows 万: it divides by
 * a thousand and draws a point before the last digit, so the point counts for one more power of ten.
 */
function scaleOf(section: readonly FormatToken[]): {
  readonly scaleExponent: number;
  readonly literalPoint?: FormatToken;
} {
  const shape = section.map((token) => shapeOf(token)).join('');
  const commas = thousandsIn(section);
  const drawn = /^[^.p]*0[^.p]*p([^.p]*0[^.p]*)$/.exec(shape)?.[1];
  const literalPoint = section.find(isDrawnPoint);
  if (drawn === undefined || literalPoint === undefined) return { scaleExponent: commas * 3 };
  return { scaleExponent: commas * 3 + drawn.replace(/[^0]/g, '').length, literalPoint };
}

/** One letter a token: digits 0, grouping or scaling commas, the point, a point that is only drawn p, all else x. */
function shapeOf(token: FormatToken): string {
  if (isDrawnPoint(token)) return 'p';
  return token.kind === 'digit' ? '0' : token.kind === 'comma' ? ',' : token.kind === 'point' ? '.' : 'x';
}

function isDrawnPoint(token: FormatToken): boolean {
  return token.kind === 'literal' && token.text === '.';
}

type Comparison = (figure: number, bound: number) => boolean;

const comparisons: ReadonlyMap<string, Comparison> = new Map<string, Comparison>([
  ['<', (figure, bound) => figure < bound],
  ['<=', (figure, bound) => figure <= bound],
  ['>', (figure, bound) => figure > bound],
  ['>=', (figure, bound) => figure >= bound],
  ['=', (figure, bound) => figure === bound],
  ['<>', (figure, bound) => figure !== bound],
]);

function conditionOf(section: readonly FormatToken[]): ((figure: number) => boolean) | undefined {
  const condition = section.find(({ kind }) => kind === 'condition');
  const [, sign, bound] = /^([<>=]+)(.*)$/.exec(condition?.text ?? '') ?? [];
  const compare = comparisons.get(sign ?? '');
  return compare === undefined ? undefined : (figure) => compare(figure, Number(bound));
}
