/**
 * What a person sees of a figure under one section of a format code. Grouping signs are left out, and a negative figure that
 * is told by brackets or by colour has its minus: neither is a difference.
 */
import type { FormatToken } from './format-tokens.ts';

/** How the section came to be chosen: the first, or one that stands for figures of one sign and shows none itself. */
export type SectionUse = 'any' | 'negative';

/** `text` is a plain decimal (-95.6); one that keeps an exponent is shown as it is. */
export function shownNumber(text: string, section: readonly FormatToken[], use: SectionUse): string {
  const figure = plainDecimal.exec(text);
  if (figure === null) return text;
  const [, minus = '', whole = '0', fraction = ''] = figure;
  const shown = isFraction(section)
    ? asFraction(Number(`${whole}.${fraction}0`), section)
    : laidOut({ whole, fraction }, section);
  if (minus === '' || shown === '') return shown;
  return use === 'negative' ? withSign(shown, section) : `-${shown}`;
}

const plainDecimal = /^(-?)(\d+)(?:\.(\d+))?$/;

interface Digits {
  readonly whole: string;
  readonly fraction: string;
}

function withSign(shown: string, section: readonly FormatToken[]): string {
  if (/[-−]/.test(shown)) return shown;
  const bracketed = /^\s*[(（](.*)[)）]\s*$/.exec(shown);
  if (bracketed !== null) return `-${bracketed[1] ?? ''}`;
  return section.some(({ kind }) => kind === 'colour') ? `-${shown}` : shown;
}

function laidOut(stored: Digits, section: readonly FormatToken[]): string {
  const exponentAt = section.findIndex(({ kind }) => kind === 'exponent');
  const mantissa = exponentAt < 0 ? section : section.slice(0, exponentAt);
  const point = mantissa.findIndex(({ kind }) => kind === 'point');
  const places = point < 0 ? 0 : mantissa.slice(point).filter(({ kind }) => kind === 'digit').length;
  if (exponentAt >= 0) return withExponent(stored, places);
  const percents = section.filter(({ kind }) => kind === 'percent').length;
  const moved = movedPoint(stored, percents * 2 - thousandsIn(section) * 3);
  const digits = section.some(({ kind }) => kind === 'digit') ? rounded(moved, places) : moved;
  return filled(digits, section, point);
}

/** Places the digits into the section's places, outwards from the point; the first place takes all that are left. */
function filled({ whole, fraction }: Digits, section: readonly FormatToken[], point: number): string {
  const isWhole = (at: number): boolean => point < 0 || at < point;
  let left = section.filter(({ kind }, at) => kind === 'digit' && isWhole(at)).length;
  const digits = whole === '0' ? '' : whole;
  let isFirst = true;
  let behind = 0;
  return section
    .map(({ kind, text }, at) => {
      switch (kind) {
        case 'general':
        case 'text':
          return fraction === '' ? whole : `${whole}.${fraction}`;
        case 'digit': {
          if (!isWhole(at)) {
            const isNeeded = text === '0' || /[1-9]/.test(fraction.slice(behind));
            behind += 1;
            return isNeeded ? (fraction[behind - 1] ?? '0') : '';
          }
          left -= 1;
          const taken = isFirst ? digits.slice(0, Math.max(digits.length - left, 0)) : (digits.at(-left - 1) ?? '');
          isFirst = false;
          return taken === '' && text === '0' ? '0' : taken;
        }
        // 95. under 0.## is the bare 95 to whoever reads it.
        case 'point':
          return section.some((one, place) => place > at && one.kind === 'digit' && one.text === '0') ||
            /[1-9]/.test(fraction)
            ? '.'
            : '';
        case 'percent':
          return '%';
        case 'sign':
        case 'literal':
          return text;
        default:
          return '';
      }
    })
    .join('')
    .trim();
}

/** Commas behind the last digit before the point: each divides by a thousand. */
export function thousandsIn(section: readonly FormatToken[]): number {
  const shape = section.map(({ kind }) => (kind === 'digit' ? '0' : kind === 'comma' ? ',' : 'x')).join('');
  return shape.match(/(?<=0),+(?![,0])/g)?.join('').length ?? 0;
}

function movedPoint({ whole, fraction }: Digits, places: number): Digits {
  if (places === 0) return { whole, fraction };
  const digits = whole + fraction;
  const at = whole.length + places;
  const padded = at <= 0 ? '0'.repeat(1 - at) + digits : digits.padEnd(at, '0');
  const cut = Math.max(at, 1);
  return { whole: padded.slice(0, cut).replace(/^0+(?=\d)/, ''), fraction: padded.slice(cut) };
}

/** Half up, as spreadsheet programs round what they show. */
function rounded({ whole, fraction }: Digits, places: number): Digits {
  if (fraction.length <= places) return { whole, fraction };
  const kept = BigInt(whole + fraction.slice(0, places)) + (fraction.charAt(places) >= '5' ? 1n : 0n);
  const digits = kept.toString().padStart(places + 1, '0');
  const cut = digits.length - places;
  return { whole: digits.slice(0, cut), fraction: digits.slice(cut) };
}

function withExponent({ whole, fraction }: Digits, places: number): string {
  return Number(`${whole}.${fraction}0`).toExponential(Math.min(places, 15)).toUpperCase();
}

function isFraction(section: readonly FormatToken[]): boolean {
  const slash = section.findIndex(({ kind, text }) => kind === 'sign' && text === '/');
  return (
    slash > 0 &&
    section.slice(0, slash).some(({ kind }) => kind === 'digit') &&
    section.slice(slash).some(({ kind, text }) => kind === 'digit' || (kind === 'literal' && /\d/.test(text)))
  );
}

/** 95.6 as 95 3/5: with a denominator of as many digits as the section has places for, or the one it names. */
function asFraction(figure: number, section: readonly FormatToken[]): string {
  const slash = section.findIndex(({ kind, text }) => kind === 'sign' && text === '/');
  const places = section.slice(slash).filter(({ kind }) => kind === 'digit').length;
  const limit = 10 ** Math.max(1, Math.min(places, 3)) - 1;
  const whole = Math.floor(figure);
  let best = { top: 0, bottom: 1, off: figure - whole };
  for (let bottom = 1; bottom <= limit; bottom += 1) {
    const top = Math.round((figure - whole) * bottom);
    const off = Math.abs(figure - whole - top / bottom);
    if (off < best.off - 1e-12) best = { top, bottom, off };
  }
  return best.top === 0 ? String(whole) : `${whole} ${best.top}/${best.bottom}`;
}
