/** Slips of the hand in YAML, as Chinese keyboards make them: full-width punctuation, missing spaces, tabs. */

import type { Diagnostic } from '../../diagnostics.ts';
import { finding } from '../../diagnostics.ts';
import type { SourceText } from './document.ts';

export function slipFindings({ file, text }: SourceText): readonly Diagnostic[] {
  return slipsIn(text).map(({ line, column, message, hint }) =>
    finding('invalid-configuration', { message, hint, origin: { kind: 'line', file, line, column } }),
  );
}

interface YamlSlip {
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly hint: string;
}

interface SlipKind {
  /** What it looks like in a line without quoted text and comment; the slip itself is the first group. */
  readonly pattern: RegExp;
  readonly message: string;
  readonly hint: string;
}

const key = String.raw`[\w\u4e00-\u9fff-]+`;

/** A line is told of the first that fits. */
const kinds: readonly SlipKind[] = [
  { pattern: /^( *\t\s*)/u, message: '行首用了制表符（Tab）', hint: '请改用空格缩进，每层两个空格。' },
  {
    pattern: new RegExp(`^\\s*(?:- +)?(?:\\{ *)?${key}(：)`, 'u'),
    message: '冒号用了全角“：”',
    hint: '请改为半角“:”，后面空一格，如 year: 2022。',
  },
  {
    pattern: new RegExp(`[{,，] *${key}(：)`, 'u'),
    message: '冒号用了全角“：”',
    hint: '请改为半角“:”，后面空一格，如 {name: 教育局}。',
  },
  {
    pattern: /[{[][^}\]]*(，)/u,
    message: '逗号用了全角“，”',
    hint: '花括号、方括号里的逗号请改为半角“,”，后面空一格。',
  },
  { pattern: /[:\s]([｛［])|([｝］])\s*$/u, message: '括号用了全角', hint: '请改为半角的 { } 或 [ ]。' },
  {
    pattern: new RegExp(`^\\s*(?:- +)?${key}(:)[^\\s:/]`, 'u'),
    message: '冒号后面没有空格',
    hint: '请在冒号后面空一格，如 year: 2022。',
  },
  { pattern: /^\s*(-)[^\s-]/u, message: '短横线后面没有空格', hint: '列表每项写成“- ”开头，短横线后面空一格。' },
];

/** One a line; the same slip on many lines is one mistake of habit, told at the first with the others' numbers. */
function slipsIn(text: string): readonly YamlSlip[] {
  const found = new Map<
    SlipKind['message'],
    { readonly kind: SlipKind; readonly at: { line: number; column: number }[] }
  >();
  for (const [index, written] of text.split('\n').entries()) {
    const line = withoutWords(written);
    const kind = kinds.find(({ pattern }) => pattern.test(line));
    if (kind === undefined) continue;
    const match = kind.pattern.exec(line);
    const column = 1 + (match === null ? 0 : match.index + match[0].lastIndexOf(match[1] ?? match[2] ?? ''));
    const slip = found.get(kind.message) ?? { kind, at: [] };
    slip.at.push({ line: index + 1, column });
    found.set(kind.message, slip);
  }
  return [...found.values()].flatMap(({ kind, at }) => {
    const [first, ...others] = at;
    if (first === undefined) return [];
    const also = others.length === 0 ? '' : `（第${others.map(({ line }) => line).join('、')}行也是）`;
    return [{ ...first, message: `${kind.message}${also}。`, hint: kind.hint }];
  });
}

/** Quoted text and comments blanked out, columns kept. */
function withoutWords(line: string): string {
  return line
    .replace(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'/gu, (words) => ' '.repeat(words.length))
    .replace(/(^|\s)#.*$/u, '$1');
}
