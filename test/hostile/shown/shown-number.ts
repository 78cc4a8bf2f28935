/**
 * What a number looks like under a format code: a slow, plain rendering, section by section and letter by letter, as
 * ECMA-376 18.8.31 tells it. It knows nothing of the reader, and LibreOffice's own rendering is its check.
 */
import { Decimal } from 'decimal.js';

/** As a person sees it; `coloured` is all that tells a negative figure where the format shows no sign. */
export interface Shown {
  readonly text: string;
  readonly coloured: boolean;
  /** The figure shown stands for this many times itself: 0.01 under %, 10000 under `0!.0,`. */
  readonly scale: Decimal;
}

type Token =
  | { readonly kind: 'digit'; readonly sign: '0' | '#' | '?' }
  | { readonly kind: 'point' | 'comma' | 'percent' | 'general' | 'date' }
  | { readonly kind: 'exponent'; readonly sign: string }
  | { readonly kind: 'literal'; readonly text: string };

/** Null for what this statement does not render (dates, fractions). */
export function shownNumber(stored: Decimal, code: string): Shown | null {
  const sections = sectionsOf(code);
  const [first = '', second, third] = sections;
  const isOwn = stored.isNegative() && !stored.isZero() && second !== undefined;
  const section = isOwn ? second : stored.isZero() && third !== undefined ? third : first;
  const tokens = tokensOf(section);
  if (tokens.some((one) => one.kind === 'date')) return null;
  const sign = stored.isNegative() && !stored.isZero() && !isOwn ? '-' : '';
  const text = rendered(stored.abs(), tokens);
  return {
    text: /[0-9]/.test(text.digits) || text.digits !== '' ? `${sign}${text.whole}` : text.whole,
    coloured: isOwn && /\[(?:red|红色|blue|color\s*\d+)\]/i.test(section),
    scale: text.scale,
  };
}

function sectionsOf(code: string): readonly string[] {
  const sections = [''];
  let quoted = false;
  for (let at = 0; at < code.length; at += 1) {
    const letter = code.charAt(at);
    if (!quoted && (letter === '\\' || letter === '!' || letter === '_' || letter === '*')) {
      sections[sections.length - 1] += letter + code.charAt(at + 1);
      at += 1;
    } else if (letter === ';' && !quoted) sections.push('');
    else {
      if (letter === '"') quoted = !quoted;
      sections[sections.length - 1] += letter;
    }
  }
  return sections;
}

function tokensOf(section: string): readonly Token[] {
  const tokens: Token[] = [];
  const literal = (text: string): void => void tokens.push({ kind: 'literal', text });
  const left = { text: section };
  const take = (pattern: RegExp): string | null => {
    const found = pattern.exec(left.text);
    if (found === null) return null;
    left.text = left.text.slice(found[0].length);
    return found[0];
  };
  while (left.text !== '') {
    const quoted = take(/^"[^"]*"/);
    if (quoted !== null) literal(quoted.slice(1, -1));
    else if (take(/^_./s) !== null) literal(' ');
    else if (left.text.startsWith('*')) {
      const filled = take(/^\*./s) ?? '';
      literal(filled.slice(1).trim());
    } else if (/^[\\!]/.test(left.text)) literal((take(/^[\\!]./s) ?? '').slice(1));
    else if (left.text.startsWith('[')) {
      const bracket = take(/^\[[^\]]*\]/) ?? '';
      const money = /^\[\$([^-\]]*)/.exec(bracket)?.[1] ?? '';
      if (money !== '') literal(money);
    } else if (take(/^General/i) !== null) tokens.push({ kind: 'general' });
    else if (take(/^@/) !== null) tokens.push({ kind: 'general' });
    else if (/^E[+-]/i.test(left.text)) tokens.push({ kind: 'exponent', sign: (take(/^E[+-]/i) ?? '').slice(1) });
    else if (/^[0#?]/.test(left.text)) {
      const sign = take(/^[0#?]/);
      tokens.push({ kind: 'digit', sign: sign === '0' ? '0' : sign === '#' ? '#' : '?' });
    } else if (take(/^\./) !== null) tokens.push({ kind: 'point' });
    else if (take(/^,/) !== null) tokens.push({ kind: 'comma' });
    else if (take(/^%/) !== null) tokens.push({ kind: 'percent' });
    else if (take(/^[ymdhs]+/i) !== null) tokens.push({ kind: 'date' });
    else literal(take(/^./s) ?? '');
  }
  return tokens;
}

function rendered(
  size: Decimal,
  tokens: readonly Token[],
): { readonly whole: string; readonly digits: string; readonly scale: Decimal } {
  const percents = tokens.filter((one) => one.kind === 'percent').length;
  const lastDigit = tokens.findLastIndex((one) => one.kind === 'digit');
  const behind = tokens.findIndex((one, at) => at > lastDigit && one.kind !== 'comma');
  const point = tokens.findIndex((one) => one.kind === 'point');
  const wholeEnd = point < 0 ? lastDigit : tokens.findLastIndex((one, at) => one.kind === 'digit' && at < point);
  const isScaling = (at: number): boolean =>
    (at > lastDigit && (behind < 0 || at < behind)) || (point >= 0 && at > wholeEnd && at < point);
  const thousands = lastDigit < 0 ? 0 : tokens.filter((one, at) => one.kind === 'comma' && isScaling(at)).length;
  const grouped = tokens.some((one, at) => one.kind === 'comma' && !isScaling(at) && at < lastDigit);
  const scale = new Decimal(100).pow(-percents).times(new Decimal(1000).pow(thousands));
  const figure = size.div(scale);
  const exponentAt = tokens.findIndex((one) => one.kind === 'exponent');
  const wholeDigits = tokens.filter((one, at) => one.kind === 'digit' && (point < 0 || at < point)).length;
  const decimals = tokens.filter(
    (one, at) => one.kind === 'digit' && point >= 0 && at > point && (exponentAt < 0 || at < exponentAt),
  );
  if (exponentAt >= 0) {
    const power = figure.isZero() ? 0 : figure.e;
    const front = figure.div(new Decimal(10).pow(power)).toFixed(decimals.length, Decimal.ROUND_HALF_UP);
    const text = `${front}E${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
    return { whole: text, digits: text, scale };
  }
  if (tokens.some((one) => one.kind === 'general')) {
    const text = figure.toSignificantDigits(10).toFixed();
    const whole = tokens
      .map((one) => (one.kind === 'general' ? text : one.kind === 'literal' ? one.text : ''))
      .join('');
    return { whole, digits: text, scale };
  }
  // Digits are laid into their places from the point outwards; a quoted point between places stands where it stands.
  const fixed = figure.toFixed(decimals.length, Decimal.ROUND_HALF_UP);
  const [wholePart = '', decimalPart = ''] = fixed.split('.');
  const kept = wholePart === '0' ? '' : wholePart;
  const places: string[] = [];
  for (let place = 0; place < wholeDigits; place += 1) {
    const fromEnd = wholeDigits - 1 - place;
    places.push(
      place === 0 ? kept.slice(0, Math.max(kept.length - fromEnd, 0)) : (kept[kept.length - 1 - fromEnd] ?? ''),
    );
  }
  let digits = '';
  let whole = '';
  let place = 0;
  let decimalPlace = 0;
  const wholeTokens = tokens.filter((one, at) => one.kind === 'digit' && (point < 0 || at < point));
  for (const [at, one] of tokens.entries()) {
    if (one.kind === 'literal') whole += one.text;
    else if (one.kind === 'percent') whole += '%';
    else if (one.kind === 'point') {
      whole += '.';
    } else if (one.kind === 'digit' && (point < 0 || at < point)) {
      const sign = wholeTokens[place]?.kind === 'digit' ? one.sign : '#';
      const own = places[place] ?? '';
      const written = own !== '' ? own : sign === '0' ? '0' : sign === '?' ? ' ' : '';
      whole += grouped && place === 0 ? written : written;
      digits += written.trim();
      place += 1;
    } else if (one.kind === 'digit') {
      const digit = decimalPart[decimalPlace] ?? '0';
      const isTail = /^0*$/.test(decimalPart.slice(decimalPlace));
      const written = one.sign !== '0' && isTail ? (one.sign === '?' ? ' ' : '') : digit;
      whole += written;
      digits += written.trim();
      decimalPlace += 1;
    }
  }
  // Grouping signs are not laid out here: they are no difference, and are taken out of a shown figure before it is judged.
  return { whole, digits, scale: scaleOfQuotedPoint(tokens).times(scale) };
}

/** `0!.0` and `0"."0000`: a point that is only drawn divides what is shown, and the figure is meant so (万). */
function scaleOfQuotedPoint(tokens: readonly Token[]): Decimal {
  const at = tokens.findIndex((one) => one.kind === 'literal' && one.text === '.');
  if (at < 0) return new Decimal(1);
  const behind = tokens.slice(at + 1).filter((one) => one.kind === 'digit').length;
  return new Decimal(10).pow(behind);
}
