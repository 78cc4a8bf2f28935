/** A unit's table with what was typed in it: the same workbook that comes back from Excel, without its formulas. */
import { decimal, printed } from '../../indicators/decimals.ts';
import type { Indicator } from '../../indicators/definition.ts';
import { rateFactor } from '../../indicators/rate-factor.ts';
import { columns } from '../../report/compose/forms/form-frame.ts';
import type { LaidCell, LaidContent, LaidSheet, LaidWorkbook } from '../../report/sheet-model.ts';
import { openCells } from './open-cells.ts';
import type { OpenCell } from './open-cells.ts';
import type { Typed } from './typed.ts';

export function filledTable(
  table: LaidWorkbook,
  indicators: readonly Indicator[],
  cells: Typed['cells'],
): LaidWorkbook {
  return { ...table, sheets: table.sheets.map((sheet) => filledSheet(sheet, indicators, cells)) };
}

function filledSheet(sheet: LaidSheet, indicators: readonly Indicator[], cells: Typed['cells']): LaidSheet {
  const open = new Map(openCells(sheet).map((one) => [one.cell, one]));
  return {
    ...sheet,
    highlights: [],
    cells: sheet.cells.map((cell) => {
      const one = open.get(cell);
      const content = one === undefined ? cell.content : contentOf(one, indicators, cells);
      return { ...cell, check: null, content: content.kind === 'formula' ? { kind: 'blank' } : content };
    }),
  };
}

/** What a cell would hold if it had been typed into Excel: a plain decimal is a number, whatever else stays as typed. */
function contentOf(one: OpenCell, indicators: readonly Indicator[], cells: Typed['cells']): LaidContent {
  const typed = (cells[one.key] ?? '').trim();
  if (typed !== '') return holdsFigure(one.cell) && isPlain(typed) ? numberOf(typed) : { kind: 'text', text: typed };
  const worked = workedOut(one, indicators, cells);
  return worked === null ? { kind: 'blank' } : numberOf(worked);
}

function holdsFigure({ look }: LaidCell): boolean {
  return look === 'input';
}

function isPlain(text: string): boolean {
  return /^[+-]?\d+(\.\d+)?$/.test(text) && text.replace(/\D/g, '').length <= 15;
}

function numberOf(text: string): LaidContent {
  return { kind: 'number', text: decimal(text).toFixed() };
}

/** A rate whose counts are in the table, as its formula in the workbook works it out; null where one of them is no number. */
export function workedOut(
  { row, field, cell }: OpenCell,
  indicators: readonly Indicator[],
  cells: Typed['cells'],
): string | null {
  if (field !== 'current' || cell.column !== columns.current || cell.content.kind !== 'formula') return null;
  const [code = '', dimension] = row.split('/');
  const rate = indicators.find((one) => one.code === code);
  const [top, bottom] = [rate?.numerator, rate?.denominator].map((wanted) =>
    indicators.find((one) => one.code === wanted),
  );
  if (rate === undefined || top === undefined || bottom === undefined) return null;
  const factor = rateFactor(rate, top, bottom);
  const [over, under] = [top, bottom].map((count) => {
    const key = dimension === undefined ? count.code : `${count.code}/${dimension}`;
    const typed = (cells[`${key}#current`] ?? '').trim();
    return isPlain(typed) ? decimal(typed) : null;
  });
  if (factor === null || over === undefined || over === null || under === undefined || under === null) return null;
  if (under.lessThanOrEqualTo(0)) return null;
  return printed(over.dividedBy(under).times(factor), rate.decimals);
}
