/**
 * The audit's checks of sums and orders as formulas of the form, so that whoever fills it in sees a slip before it is handed
 * in. Other rows are looked up by their key. A check is of this year's figures, and of numbers alone.
 */
import { divisions, isMean } from '../../../dataset/audit/sums.ts';
import { columnName } from '../../../dataset/tables/grid.ts';
import type { Indicator } from '../../../indicators/definition.ts';
import type { Frame } from './form-frame.ts';
import { columns, keyOf, limitColumn } from './form-frame.ts';
import type { FormRow } from './form-rows.ts';

/** Every word of a check begins so. */
export const checkWord = '核对';

export interface FormCheck {
  /** True where the figures cannot be right together; false where one of them is no number. */
  readonly broken: string;
  readonly words: string;
}

/** `cell`: the row's own figure of the year. */
export function checksOf(frame: Frame, one: FormRow, cell: string): readonly FormCheck[] {
  return [
    ...notAbove(frame, one, cell),
    ...(one.dimension === null ? divided(frame, one, cell) : partNotAbove(frame, one, cell)),
  ];
}

/** 新生儿 ≤ 婴儿 ≤ 5岁以下 */
function notAbove(frame: Frame, { indicator, dimension }: FormRow, cell: string): readonly FormCheck[] {
  return indicator.notAbove.flatMap((code) => {
    const upper = frame.dataset.indicators.find((candidate) => candidate.code === code);
    const above = upper === undefined ? null : figureOf(frame, { indicator: upper, dimension });
    if (upper === undefined || above === null) return [];
    const tolerance = upper.decimals === indicator.decimals ? '0' : `${half(upper)}+${half(indicator)}`;
    const broken = ofNumbers([cell, above], `ROUND(${cell}-${above},9)>${tolerance}`);
    return [{ broken, words: `${checkWord}：不应大于“${upper.name.replaceAll('"', '')}”` }];
  });
}

/** 男+女=合计 of counts; a rate lies between those of its parts, unless these are shares that add up to it. */
function divided(frame: Frame, { indicator }: FormRow, cell: string): readonly FormCheck[] {
  return divisions.flatMap(([one, other]) => {
    const parts = [one, other].flatMap((dimension) => figureOf(frame, { indicator, dimension }) ?? []);
    const [first, second] = parts;
    if (first === undefined || second === undefined) return [];
    const sumIsOff = `ROUND(ABS(${first}+${second}-${cell}),9)>2*${half(indicator)}`;
    if (indicator.scale === 'count')
      return [
        {
          broken: ofNumbers([cell, first, second], sumIsOff),
          words: `${checkWord}：${one}、${other}之和应等于合计`,
        },
      ];
    if (!isMean(indicator)) return [];
    const low = `ROUND(MIN(${first},${second})-${cell},9)>${half(indicator)}`;
    const high = `ROUND(${cell}-MAX(${first},${second}),9)>${half(indicator)}`;
    return [
      {
        broken: ofNumbers([cell, first, second], `AND(OR(${low},${high}),${sumIsOff})`),
        words: `${checkWord}：合计应在${one}、${other}的数之间`,
      },
    ];
  });
}

function partNotAbove(frame: Frame, { indicator }: FormRow, cell: string): readonly FormCheck[] {
  const total = figureOf(frame, { indicator, dimension: null });
  if (indicator.scale !== 'count' || total === null) return [];
  const broken = ofNumbers([cell, total], `ROUND(${cell}-${total},9)>2*${half(indicator)}`);
  return [{ broken, words: `${checkWord}：分项不应大于合计` }];
}

/** Half a last digit. */
function half({ decimals }: Indicator): string {
  return `0.5*10^-${decimals}`;
}

/** Chosen by IF: with a text or a row that was taken out, the comparison would be an error. */
function ofNumbers(cells: readonly string[], comparison: string): string {
  return `IF(AND(${cells.map((cell) => `ISNUMBER(${cell})`).join(',')}),${comparison},FALSE)`;
}

/** The year's figure of another row, or last year's, by its key; null where the form has no such row. */
export function figureOf(
  frame: Frame,
  one: FormRow,
  year: typeof columns.previous | typeof columns.current = columns.current,
): string | null {
  const key = keyOf(one);
  if (!frame.keys.has(key)) return null;
  const range = (column: number): string =>
    `$${columnName(column)}$${frame.first}:$${columnName(column)}$${frame.last}`;
  return `INDEX(${range(year)},MATCH("${key}",${range(limitColumn(frame, '行'))},0))`;
}
