/** Heads whose figures no year can be given to: a year far from the plans (1905), and one year over two columns. */
import type { Diagnostic } from '../../../diagnostics.ts';
import { finding, listed } from '../../../diagnostics.ts';
import { planIds } from '../../../indicators/plan-id.ts';
import type { Round } from '../../../indicators/round.ts';
import type { TableContext } from '../context.ts';
import type { Column, TableFrame } from '../frame.ts';
import { cellAt } from '../grid-lookup.ts';
import { cellName } from '../grid.ts';
import { originAt } from '../origins.ts';
import { grouped } from '../../agreement.ts';
import { shorten } from '../../wording.ts';
import { resolveYear } from './years.ts';

export interface ClearHeads {
  /** The table with the columns of unclear heads set aside. */
  readonly frame: TableFrame;
  readonly findings: readonly Diagnostic[];
}

/** First and last year of which figures are read: the plans' years and the ten before them. */
export function yearsRead(round: Round): readonly [number, number] {
  const plans = planIds.map((plan) => round.plans[plan]);
  const first = Math.min(...plans.map((plan) => plan.base)) - 10;
  return [first, Math.max(round.year, ...plans.map((plan) => plan.target))];
}

export function isFarYear(year: number, round: Round): boolean {
  const [first, last] = yearsRead(round);
  return year < first || year > last;
}

export function withClearHeads(frame: TableFrame, context: TableContext): ClearHeads {
  const far = frame.columns.filter((column) => {
    const year = yearOf(column, context);
    return year !== null && isFarYear(year, context.round);
  });
  // A year that only stands in a title beside the table heads no column of it.
  const isHeaded = ({ column }: Column): boolean =>
    ['cell', 'covered'].includes(cellAt(frame.grid, frame.bottom, column).kind);
  const near = frame.columns.filter(
    (column) => yearOf(column, context) !== null && !far.includes(column) && isHeaded(column),
  );
  const twins = [...grouped(near, (column) => placeOf(column, context)).values()].filter((same) => same.length > 1);
  const unclear = new Set([...far, ...twins.flat()]);
  if (unclear.size === 0) return { frame, findings: [] };
  const columns = frame.columns.map((one): Column =>
    unclear.has(one) ? { ...one, meaning: { kind: 'unclear' } } : one,
  );
  return {
    frame: { ...frame, columns },
    findings: [...farHeads(far, frame, context), ...twins.map((same) => twoHeads(same, frame, context))],
  };
}

/** The year that the head itself names; 基期值 is no year's column. */
function yearOf({ meaning }: Column, context: TableContext): number | null {
  if (meaning.kind !== 'figure' || meaning.part === 'base' || meaning.year === null) return null;
  return resolveYear(meaning.year, context.year);
}

function placeOf(column: Column, context: TableContext): string {
  const { meaning } = column;
  if (meaning.kind !== 'figure') return '';
  const { part, area, dimension, measure, status } = meaning;
  return JSON.stringify([part, yearOf(column, context), area, dimension, measure?.base ?? null, status]);
}

function farHeads(far: readonly Column[], frame: TableFrame, context: TableContext): readonly Diagnostic[] {
  const [first] = far;
  if (first === undefined) return [];
  const [from, to] = yearsRead(context.round);
  const meant = far
    .map((column) => yearAsDay(frame, column))
    .find((year) => year !== null && year >= from && year <= to);
  const heads = listed(
    far.map((column) => `“${yearOf(column, context)}年”（${headName(frame, column)}）`),
    '栏',
  );
  return [
    finding('unclear-head', {
      message: `栏头${heads}不在规划的年份和之前十年里（${from}—${to}年），这${far.length > 1 ? '些栏' : '一栏'}没有采用。`,
      hint:
        meant === undefined
          ? '请核对年份；不是本轮要用的，不用处理。'
          : `格里存的是 ${meant}，却设成了日期格式：是否应为${meant}年？请把栏头改成文字“${meant}年”。`,
      origin: originAt({ file: context.file, sheet: frame.grid.name }, headCell(frame, first)),
      related: far
        .slice(1)
        .map((one) => originAt({ file: context.file, sheet: frame.grid.name }, headCell(frame, one))),
      unit: context.unit,
    }),
  ];
}

function twoHeads(same: readonly Column[], frame: TableFrame, context: TableContext): Diagnostic {
  const [first, ...others] = same;
  const origins = [first, ...others].flatMap((one) =>
    one === undefined ? [] : [originAt({ file: context.file, sheet: frame.grid.name }, headCell(frame, one))],
  );
  const said = listed(
    same.map((one) => `${headName(frame, one)}“${shorten(one.heading)}”`),
    '栏',
  );
  const year = first === undefined ? null : yearOf(first, context);
  return finding('unclear-head', {
    message: `${said}${same.length > 6 ? '' : ` ${same.length} 栏`}都是${year}年的数，不知以哪一栏为准，都没有采用。`,
    hint: '请核对栏头，把写错的一栏改成它真正的年份；重复的，请删去一栏。',
    origin: origins[0],
    related: origins.slice(1),
    unit: context.unit,
  });
}

/** The head's lowest cell over a column. */
export function headCell(frame: TableFrame, { column }: Column): { readonly row: number; readonly column: number } {
  for (let row = frame.bottom; row >= frame.top; row -= 1) {
    const place = cellAt(frame.grid, row, column);
    if (place.kind === 'cell') return place.cell;
    if (place.kind === 'covered' && place.anchor !== undefined) return place.anchor;
  }
  return { row: frame.bottom, column };
}

function headName(frame: TableFrame, column: Column): string {
  const { row, column: at } = headCell(frame, column);
  return cellName(row, at);
}

/** 2015 in a cell that shows days is 7 July 1905: the year that was typed. */
function yearAsDay(frame: TableFrame, column: Column): number | null {
  const { row, column: at } = headCell(frame, column);
  const place = cellAt(frame.grid, row, at);
  if (place.kind !== 'cell' || place.cell.content.kind !== 'date') return null;
  const days = (Date.parse(`${place.cell.content.iso.slice(0, 10)}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;
  return Number.isInteger(days) ? days : null;
}
