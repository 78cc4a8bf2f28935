/** The letters of a number format code as tokens. ECMA-376 part 1, 18.8.31, and what Chinese Excel and WPS add (`!`, 上午/下午, G/通用格式). */
export interface FormatToken {
  readonly kind:
    | 'digit'
    | 'point'
    | 'comma'
    | 'percent'
    | 'general'
    | 'text'
    | 'exponent'
    | 'date'
    | 'time'
    | 'month-or-minute'
    | 'duration'
    | 'condition'
    | 'colour'
    /** Shown as they stand, without quotes: - + ( ) / : and the space. */
    | 'sign'
    | 'literal'
    | 'ignored';
  readonly text: string;
}

/** In the order in which they are tried at each place. */
const patterns: readonly { readonly kind: FormatToken['kind']; readonly pattern: RegExp }[] = [
  { kind: 'digit', pattern: /[0#?]/y },
  { kind: 'point', pattern: /\./y },
  { kind: 'comma', pattern: /,/y },
  { kind: 'general', pattern: /General|G\/通用格式/iy },
  { kind: 'duration', pattern: /\[(h+|m+|s+)\]/iy },
  { kind: 'condition', pattern: /\[((?:<=|>=|<>|<|>|=)-?[\d.]+)\]/y },
  { kind: 'literal', pattern: /\[\$([^\]-]*)[^\]]*\]/y },
  {
    kind: 'colour',
    pattern: /\[(?:black|blue|cyan|green|magenta|red|white|yellow|colou?r *\d+|[黑蓝青绿红白黄]色?|洋红|颜色 *\d+)\]/iy,
  },
  { kind: 'ignored', pattern: /\[[^\]]*\]?|[_*].?/suy },
  { kind: 'literal', pattern: /"([^"]*)"?/y },
  { kind: 'literal', pattern: /[\\!](.?)/suy },
  { kind: 'exponent', pattern: /E[+-]/iy },
  { kind: 'time', pattern: /AM\/PM|A\/P|上午\/下午|h+|s+/iy },
  { kind: 'date', pattern: /y+|d+|e+|g+|b+|aaa+/iy },
  { kind: 'month-or-minute', pattern: /m+/iy },
  { kind: 'percent', pattern: /%/y },
  { kind: 'text', pattern: /@/y },
  { kind: 'sign', pattern: /[-+()/: ]/y },
  { kind: 'literal', pattern: /(.)/suy },
];

export function formatTokens(section: string): readonly FormatToken[] {
  const found: FormatToken[] = [];
  for (let offset = 0; offset < section.length;) {
    const { token, length } = tokenAt(section, offset);
    found.push(token);
    offset += length;
  }
  return found;
}

function tokenAt(section: string, offset: number): { readonly token: FormatToken; readonly length: number } {
  for (const { kind, pattern } of patterns) {
    pattern.lastIndex = offset;
    const match = pattern.exec(section);
    if (match !== null) return { token: { kind, text: match[1] ?? match[0] }, length: match[0].length };
  }
  return { token: { kind: 'ignored', text: '' }, length: 1 };
}

/** Splits at semicolons outside quotes, escapes and brackets. */
export function formatSections(code: string): readonly string[] {
  const pieces = code.match(/"[^"]*"?|[\\!_*].|\[[^\]]*\]?|[\s\S]/gu) ?? [];
  const sections = [''];
  for (const piece of pieces) {
    if (piece === ';') sections.push('');
    else sections[sections.length - 1] += piece;
  }
  return sections;
}
