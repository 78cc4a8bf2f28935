/**
 * The contract's paragraph "What a person sees is what is read", stated once more: slowly, on the text that a cell shows,
 * without a look at how the reader does it. The generator's cells are judged by it.
 */
import { Decimal } from 'decimal.js';
import { shownNumber } from './shown-number.ts';

export interface Run {
  readonly text: string;
  readonly mark?: 'struck' | 'subscript' | 'superscript';
}

/** A cell as its file keeps it. */
export type Kept =
  | {
      readonly kind: 'number';
      readonly stored: string;
      readonly code: string;
      readonly struck?: boolean;
      readonly formula?: string;
    }
  | { readonly kind: 'words'; readonly runs: readonly Run[]; readonly struck?: boolean; readonly formula?: string }
  | { readonly kind: 'error'; readonly code: string; readonly formula?: string }
  | { readonly kind: 'unfinished'; readonly formula: string }
  | { readonly kind: 'picture' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'nothing' };

export interface Asked {
  readonly measure: string;
  readonly decimals: number;
  /** What the register holds possible. */
  readonly bounds: readonly [number, number];
}

export type Verdict =
  | { readonly verdict: 'figure'; readonly value: string; readonly rounded: boolean }
  | { readonly verdict: 'refused' | 'absent' };

/** Answers that stand for a figure. */
const marks = /^(?:[-—–－…/／无缺]|——|未统计|不适用|待定)$/;

export function figureIn(kept: Kept, asked: Asked): Verdict {
  if (kept.kind === 'nothing') return { verdict: 'absent' };
  if (kept.kind === 'words') return typed(kept, asked);
  if (kept.kind !== 'number' || kept.struck === true) return { verdict: 'refused' };
  const shown = shownNumber(new Decimal(kept.stored), kept.code);
  if (shown === null) return { verdict: 'refused' };
  return judged(shown.text, asked, {
    exact: new Decimal(kept.stored),
    scale: shown.scale,
    negative: shown.coloured,
  });
}

function typed(kept: Extract<Kept, { kind: 'words' }>, asked: Asked): Verdict {
  const whole = kept.runs.map((run) => run.text).join('');
  if (whole.trim() === '') return { verdict: 'absent' };
  if (kept.struck === true) return { verdict: 'refused' };
  const seen = kept.runs.filter((run) => run.text.trim() !== '');
  if (seen.some((run) => run.mark === 'struck' || run.mark === 'subscript')) return { verdict: 'refused' };
  const text = seen
    .filter((run) => run.mark !== 'superscript')
    .map((run) => run.text)
    .join('');
  if (marks.test(text.trim())) return { verdict: 'absent' };
  return judged(text, asked, null);
}

interface Stored {
  readonly exact: Decimal;
  readonly scale: Decimal;
  readonly negative: boolean;
}

const times: Readonly<Record<string, number>> = { '': 1, 千: 1e3, 万: 1e4, 百万: 1e6, 亿: 1e8 };

function judged(text: string, asked: Asked, stored: Stored | null): Verdict {
  // A footnote mark is no part of the figure, typed or drawn.
  const plain = text
    .replace(/[①②③*]$/, '')
    .normalize('NFKC')
    .replace(/[\s,]/g, '');
  const bracketed = /^\((.+)\)$/.exec(plain);
  const isNegative = bracketed !== null || (stored?.negative ?? false);
  const [, minus = '', number = '', behind = ''] =
    /^(-?)(\d*\.?\d*(?:E[+-]\d+)?)(.*)$/.exec(bracketed?.[1] ?? plain) ?? [];
  if (!/\d/.test(number)) return { verdict: 'refused' };
  const measure = measureFactor(behind, asked.measure);
  if (measure === null) return { verdict: 'refused' };
  const seen = new Decimal(number).times(minus !== '' || isNegative ? -1 : 1).times(measure.factor);
  const [least, most] = asked.bounds;
  // −1 and −2 are marks where they cannot be figures.
  const isMark = (one: Decimal): boolean => behind === '' && (one.equals(-1) || one.equals(-2));
  const isPossible = (one: Decimal): boolean => one.gte(least) && one.lte(most);
  if (stored === null) {
    if (isPossible(seen)) return { verdict: 'figure', value: seen.toFixed(), rounded: false };
    return isMark(seen) ? { verdict: 'absent' } : { verdict: 'refused' };
  }
  const isPercent = stored.scale.lt(1);
  // Nothing is nothing, in thousands too.
  if (stored.scale.gt(1) && measure.factor === 1 && !stored.exact.isZero()) return { verdict: 'refused' };
  const exact =
    isPercent || stored.scale.gt(1)
      ? stored.exact.div(stored.scale).times(measure.factor)
      : stored.exact.times(measure.factor);
  if (!isPossible(exact)) return isMark(exact) ? { verdict: 'absent' } : { verdict: 'refused' };
  const round = (one: Decimal): string =>
    one.toDecimalPlaces(asked.decimals, Decimal.ROUND_HALF_UP).abs().toFixed() +
    (one.isNegative() && !one.isZero() ? '-' : '');
  return { verdict: 'figure', value: exact.toFixed(), rounded: round(seen) !== round(exact) };
}

/** What the words behind a figure say of it; null where they are no measure of the indicator. */
function measureFactor(behind: string, measure: string): { readonly factor: number } | null {
  if (behind === '' || behind === measure || behind === measure.replace(/^1(?=\/)/, '')) return { factor: 1 };
  for (const [word, factor] of Object.entries(times)) {
    if (word !== '' && (behind === word || behind === `${word}${measure}`) && /^[人元个]/.test(measure))
      return { factor };
  }
  return null;
}

/** The year of a head, null where it is no whole year of the plan and the ten before. */
export function yearIn(kept: Kept, years: readonly [number, number]): number | null {
  const text = headText(kept);
  if (text === null) return null;
  const digits = text
    .trim()
    .replace(/[〇零一二三四五六七八九]/g, (letter) =>
      String('〇一二三四五六七八九'.indexOf(letter === '零' ? '〇' : letter)),
    );
  const year = Number(/^(\d{4})年?$/.exec(digits)?.[1] ?? Number.NaN);
  return year >= years[0] && year <= years[1] ? year : null;
}

function headText(kept: Kept): string | null {
  if (kept.kind === 'words') {
    if (kept.struck === true || kept.runs.some((run) => run.mark === 'struck' || run.mark === 'subscript')) return null;
    return kept.runs
      .filter((run) => run.mark === undefined)
      .map((run) => run.text)
      .join('');
  }
  if (kept.kind !== 'number' || kept.struck === true) return null;
  if (kept.code.startsWith('yyyy')) return dateText(Number(kept.stored), kept.code);
  const shown = shownNumber(new Decimal(kept.stored), kept.code);
  return shown?.text.replace(/[\s,]/g, '') ?? null;
}

function dateText(serial: number, code: string): string {
  const day = new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000);
  return code
    .replace(/"/g, '')
    .replace('yyyy', String(day.getUTCFullYear()))
    .replace(/mm?/, String(day.getUTCMonth() + 1))
    .replace(/dd?/, String(day.getUTCDate()));
}

/** The unit's words in 变化说明: words a person wrote and sees; null where there are none. */
export function explanationIn(kept: Kept): string | null {
  if (kept.kind !== 'words' || kept.struck === true) return null;
  const text = kept.runs
    .filter((run) => run.mark !== 'struck')
    .map((run) => run.text)
    .join('')
    .trim();
  return /\p{Script=Han}{2}/u.test(text) && !/^(?:未统计|不适用|待定)$/.test(text) ? text : null;
}
