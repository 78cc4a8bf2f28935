import type { NumberFormat } from '../../../dataset/tables/grid.ts';

/** A format as it applies to one figure, and for a date how the serial number is meant. */
interface AppliedFormat {
  readonly format: NumberFormat;
  readonly calendar: 'none' | 'date' | 'time' | 'duration';
}

/** A format code has up to four sections; which one applies depends on the figure. */
export type FormatChooser = (figure: number) => AppliedFormat;

/** Reads a format code such as `0.0%;-0.0%;"—"`. ECMA-376 part 1, 18.8.31, and what Chinese Excel and WPS add (`!`, 上午/下午, G/通用格式). */
export function formatChooser(code: string): FormatChooser {
  const sections = splitSections(code).map(tokens);
  const last = sections.at(-1);
  const forText = sections.length > 1 && last?.some(({ kind }) => kind === 'text');
  const forNumbers = (forText === true ? sections.slice(0, -1) : sections).slice(0, 3);
  const applied = forNumbers.map((section) => applySection(section, code));
  const fallback = applied[0] ?? general;
  const conditions = forNumbers.map(conditionOf);
  if (conditions.some((condition) => condition !== undefined)) {
    return (figure) => applied[conditions.findIndex((holds) => holds?.(figure) ?? true)] ?? applied.at(-1) ?? fallback;
  }
  return (figure) => (figure < 0 ? applied[1] : figure === 0 ? applied[2] : undefined) ?? fallback;
}

const general: AppliedFormat = {
  format: { kind: 'general', code: 'General', scaleExponent: 0, literal: '' },
  calendar: 'none',
};

interface Token {
  readonly kind:
    | 'digit'
    | 'point'
    | 'comma'
    | 'percent'
    | 'general'
    | 'text'
    | 'date'
    | 'time'
    | 'month-or-minute'
    | 'duration'
    | 'condition'
    | 'literal'
    | 'ignored';
  readonly text: string;
}

/** In the order in which they are tried at each place. */
const patterns: readonly { readonly kind: Token['kind']; readonly pattern: RegExp }[] = [
  { kind: 'digit', pattern: /[0#?]/y },
  { kind: 'point', pattern: /\./y },
  { kind: 'comma', pattern: /,/y },
  { kind: 'general', pattern: /General|G\/通用格式/iy },
  { kind: 'duration', pattern: /\[(h+|m+|s+)\]/iy },
  { kind: 'condition', pattern: /\[((?:<=|>=|<>|<|>|=)-?[\d.]+)\]/y },
  { kind: 'literal', pattern: /\[\$([^\]-]*)[^\]]*\]/y },
  { kind: 'ignored', pattern: /\[[^\]]*\]?|[_*].?/suy },
  { kind: 'literal', pattern: /"([^"]*)"?/y },
  { kind: 'literal', pattern: /[\\!](.?)/suy },
  { kind: 'ignored', pattern: /E[+-]/iy },
  { kind: 'time', pattern: /AM\/PM|A\/P|上午\/下午|h+|s+/iy },
  { kind: 'date', pattern: /y+|d+|e+|g+|b+|aaa+/iy },
  { kind: 'month-or-minute', pattern: /m+/iy },
  { kind: 'percent', pattern: /%/y },
  { kind: 'text', pattern: /@/y },
  { kind: 'ignored', pattern: /[-+()/: ]/y },
  { kind: 'literal', pattern: /(.)/suy },
];

function tokens(section: string): readonly Token[] {
  const found: Token[] = [];
  for (let offset = 0; offset < section.length;) {
    const { token, length } = tokenAt(section, offset);
    found.push(token);
    offset += length;
  }
  return found;
}

function tokenAt(section: string, offset: number): { readonly token: Token; readonly length: number } {
  for (const { kind, pattern } of patterns) {
    pattern.lastIndex = offset;
    const match = pattern.exec(section);
    if (match !== null) return { token: { kind, text: match[1] ?? match[0] }, length: match[0].length };
  }
  return { token: { kind: 'ignored', text: '' }, length: 1 };
}

/** Splits at semicolons outside quotes, escapes and brackets. */
function splitSections(code: string): readonly string[] {
  const pieces = code.match(/"[^"]*"?|[\\!_*].|\[[^\]]*\]?|[\s\S]/gu) ?? [];
  const sections = [''];
  for (const piece of pieces) {
    if (piece === ';') sections.push('');
    else sections[sections.length - 1] += piece;
  }
  return sections;
}

function applySection(section: readonly Token[], code: string): AppliedFormat {
  const calendar = calendarOf(section);
  const { scaleExponent, literalPoint } = scaleOf(section);
  const literal = section
    .filter((token) => token.kind === 'literal' && token !== literalPoint)
    .map(({ text }) => text)
    .join('')
    .trim();
  const kind = calendar === 'none' ? kindOf(section, code, scaleExponent, literal) : 'date';
  return { format: { kind, code, scaleExponent: calendar === 'none' ? scaleExponent : 0, literal }, calendar };
}

function kindOf(section: readonly Token[], code: string, scale: number, literal: string): NumberFormat['kind'] {
  const has = (kind: Token['kind']): boolean => section.some((token) => token.kind === kind);
  if (has('percent')) return 'percent';
  if (scale > 0) return 'scaled';
  if (literal.includes('‰')) return 'permille';
  if (has('general') || code === '') return 'general';
  return has('text') ? 'text' : 'number';
}

/** An m is a month unless hours or seconds stand beside it. */
function calendarOf(section: readonly Token[]): AppliedFormat['calendar'] {
  const has = (kind: Token['kind']): boolean => section.some((token) => token.kind === kind);
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
function scaleOf(section: readonly Token[]): { readonly scaleExponent: number; readonly literalPoint?: Token } {
  const shape = section.map((token) => shapeOf(token)).join('');
  const commas = shape.match(/(?<=0),+(?![,0])/g)?.join('').length ?? 0;
  const drawn = /^[^.p]*0[^.p]*p([^.p]*0[^.p]*)$/.exec(shape)?.[1];
  const literalPoint = section.find(isDrawnPoint);
  if (drawn === undefined || literalPoint === undefined) return { scaleExponent: commas * 3 };
  return { scaleExponent: commas * 3 + drawn.replace(/[^0]/g, '').length, literalPoint };
}

/** One letter a token: digits 0, grouping or scaling commas, the point, a point that is only drawn p, all else x. */
function shapeOf(token: Token): string {
  if (isDrawnPoint(token)) return 'p';
  return token.kind === 'digit' ? '0' : token.kind === 'comma' ? ',' : token.kind === 'point' ? '.' : 'x';
}

function isDrawnPoint(token: Token): boolean {
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

function conditionOf(section: readonly Token[]): ((figure: number) => boolean) | undefined {
  const condition = section.find(({ kind }) => kind === 'condition');
  const [, sign, bound] = /^([<>=]+)(.*)$/.exec(condition?.text ?? '') ?? [];
  const compare = comparisons.get(sign ?? '');
  return compare === undefined ? undefined : (figure) => compare(figure, Number(bound));
}
